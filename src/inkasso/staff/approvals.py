"""Four eyes: what is dangerous is asked for by one person and carried out by another's approval.

A request holds what is to be done as numbers and values, never names. Its approval does it, in the
same transaction; so it is done once, or not at all. The database refuses that anybody decides what
they asked for themselves, and that a decision is ever changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import TypeAlias

from django.db import connection, transaction
from django.db.models import QuerySet

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.staff.models import Approval

#: What is to be done: numbers, days as text, keys; as JSON keeps it.
Facts: TypeAlias = Mapping[str, object]
#: Does what was asked for; raises `Refused` where it may not be done any more.
CarryOut: TypeAlias = Callable[[Facts, Moment], object]

#: Days for which a request waits; afterwards its facts are too old, and it is asked for anew.
WAITS_DAYS = 14
#: Shortest ground that says anything.
_WHY_MIN = 5

APPROVED, REJECTED, WITHDRAWN = "approved", "rejected", "withdrawn"


def ask(kind: str, facts: Facts, why: str, moment: Moment) -> Approval:
    """Ask for a change that somebody else must approve; nothing is done yet.

    `facts` hold numbers and values, no names. Raises `Refused`: `approval_needs_reason`,
    `approval_waits_already` (the same change is asked for and not decided).
    """
    why = _reason(why)
    with transaction.atomic():
        _one_after_the_other(kind, facts)
        if waiting([kind], moment.on).filter(facts=facts).exists():
            raise Refused(WAITS_ALREADY)
        return Approval.objects.create(
            kind=kind, facts=dict(facts), why=why, asked_by=moment.by, asked_on=moment.on
        )


def approve(number: int, moment: Moment, carry_out: CarryOut, reason: str = "") -> Approval:
    """Approve a request, which carries it out in the same transaction.

    Raises `Refused`: `unknown_approval`, `approval_decided`, `approval_expired`, `own_request`,
    and whatever refuses the change itself; then the request goes on waiting.
    """
    with transaction.atomic():
        approval = _decide(number, APPROVED, reason.strip(), moment)
        carry_out(approval.facts, moment)
    return approval


def reject(number: int, reason: str, moment: Moment) -> Approval:
    """Say no, and why; raises `Refused` as `approve` does, and `approval_needs_reason`."""
    return _decide(number, REJECTED, _reason(reason), moment)


def withdraw(number: int, moment: Moment) -> Approval:
    """Take back one's own request; raises `Refused` (`approval_decided`, `not_own_request`)."""
    return _decide(number, WITHDRAWN, "", moment)


def waiting(kinds: Iterable[str], on: date) -> QuerySet[Approval]:
    """Requests of some kinds that wait for a decision on a day, the oldest first."""
    oldest = on - timedelta(days=WAITS_DAYS)
    found = Approval.objects.filter(kind__in=list(kinds), decision="", asked_on__gte=oldest)
    return found.order_by("asked_on", "id")


def asked_by(name: str, since: date) -> QuerySet[Approval]:
    """What somebody has asked for since a day, with what became of it, the newest first."""
    return Approval.objects.filter(asked_by__iexact=name, asked_on__gte=since).order_by("-id")


def find_approval(number: int) -> Approval:
    """A request; raises `Refused` (`unknown_approval`)."""
    found = Approval.objects.filter(id=number).first() if number < 2**63 else None
    if found is None:
        raise _refused("unknown_approval", _UNKNOWN)
    return found


def last_day(approval: Approval) -> date:
    """The last day on which a request can be approved."""
    return approval.asked_on + timedelta(days=WAITS_DAYS)


def is_own(approval: Approval, name: str) -> bool:
    """Whether somebody asked for it; two people of one whole name count as one."""
    return approval.asked_by.casefold() == name.casefold()


def _one_after_the_other(kind: str, facts: Facts) -> None:
    """Let two who ask the same at once come one after the other; the second finds the first's.

    No unique key can say it: what lapsed or was decided may be asked for again.
    """
    asked = json.dumps([kind, facts], sort_keys=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('staff.approval:' || %s, 0))", [asked]
        )


def _decide(number: int, decision: str, reason: str, moment: Moment) -> Approval:
    with transaction.atomic():
        find_approval(number)
        # Two who decide at once come one after the other; the second finds it decided.
        approval = Approval.objects.select_for_update().get(id=number)
        _check(approval, decision, moment)
        approval.decision, approval.reason = decision, reason
        approval.decided_by, approval.decided_on = moment.by, moment.on
        approval.save(update_fields=["decision", "decided_by", "decided_on", "reason"])
    return approval


def _check(approval: Approval, decision: str, moment: Moment) -> None:
    if approval.decision:
        raise _refused("approval_decided", _DECIDED, who=approval.decided_by)
    own = is_own(approval, moment.by)
    if decision == WITHDRAWN:
        if not own:
            raise _refused("not_own_request", _NOT_OWN, who=approval.asked_by)
        return
    if own:
        raise _refused("own_request", _OWN)
    if moment.on > last_day(approval):
        raise _refused("approval_expired", _EXPIRED, day=last_day(approval))


def _reason(text: str) -> str:
    told = " ".join(text.split())
    if len(told) < _WHY_MIN:
        raise _refused("approval_needs_reason", _NEEDS_REASON)
    return told


def _refused(code: str, message: Words, **values: object) -> Refused:
    return Refused(Refusal(code=code, message=message.format(**values)))


#: Also raised by those whose facts do not tell by themselves that two requests are one.
WAITS_ALREADY = Refusal(
    code="approval_waits_already",
    message=Words(
        fi="Samaa muutosta on jo pyydetty, ja se odottaa toisen hyväksyntää.",
        sv="Samma ändring har redan begärts och väntar på någon annans godkännande.",
        en="The same change is asked for already, and waits for somebody else's approval.",
    ),
)
_UNKNOWN = Words(fi="Pyyntöä ei ole.", sv="Begäran finns inte.", en="There is no such request.")
_DECIDED = Words(
    fi="{who} on jo ratkaissut pyynnön.",
    sv="{who} har redan avgjort begäran.",
    en="{who} has decided the request already.",
)
_NOT_OWN = Words(
    fi="Vain {who} voi perua pyyntönsä.",
    sv="Bara {who} kan ta tillbaka sin begäran.",
    en="Only {who} can take the request back.",
)
_OWN = Words(
    fi="Omaa pyyntöä ei voi itse ratkaista: siihen tarvitaan toinen henkilö.",
    sv="Den egna begäran kan man inte själv avgöra: det krävs en annan person.",
    en="Nobody decides their own request: it takes somebody else.",
)
_EXPIRED = Words(
    fi="Pyyntö vanheni {day}. Se on tehtävä uudelleen tämän päivän tiedoilla.",
    sv="Begäran förföll {day}. Den ska göras på nytt med dagens uppgifter.",
    en="The request lapsed on {day}. Ask again, with the facts of today.",
)
_NEEDS_REASON = Words(
    fi="Kerro syy: toisen on ymmärrettävä, miksi.",
    sv="Ange skälet: den andra måste förstå varför.",
    en="Say why: the other person must understand it.",
)
