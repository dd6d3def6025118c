"""A change to many cases before it happens: judged case by case, then asked for as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.bulk.asked_already import refuse_twice
from inkasso.bulk.choosing import Chosen
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.models import APPROVAL, Order
from inkasso.bulk.orders import Act, Change, Judged
from inkasso.bulk.restricting import CLAIMED, is_claimed, restricted
from inkasso.law.wording import fill
from inkasso.mandates.agency import Agency
from inkasso.mandates.instructing import GIVES_UP, TAKES_BACK, instruct
from inkasso.receivables.models import Case
from inkasso.staff import approvals
from inkasso.staff.models import Approval


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a change would do, case by case; nothing has been done."""

    change: Change
    answers: tuple[Judged, ...]

    @property
    def done(self) -> list[Judged]:
        """Cases that it would be done to."""
        return [one for one in self.answers if one.refusal is None]

    @property
    def refused(self) -> list[Judged]:
        """Cases that are left out."""
        return [one for one in self.answers if one.refusal is not None]

    @property
    def gives_up(self) -> Money:
        """What is given up in all."""
        return Money(sum(one.gives_up.cents for one in self.done))


def preview(change: Change, chosen: Chosen, on: date, agency: Agency) -> Preview:
    """Judge each case as it stands; nothing is done.

    Raises `Refused`: `no_cases`, `too_many_cases`, `several_creditors`, and where the
    change itself cannot be so.
    """
    doing = DOINGS[change.act]
    doing.check(change, on)
    if not chosen.size:
        raise Refused(Refusal(code="no_cases", message=_NO_CASES))
    if chosen.size > doing.most:
        raise Refused(Refusal(code="too_many_cases", message=fill(_TOO_MANY, most=str(doing.most))))
    _refuse_several_clients(change, chosen)
    found = restricted(chosen.cases, on)
    claimed = is_claimed(doing, chosen.size)
    closed = {} if claimed else found
    rest = [case for case in chosen.cases if case.id not in closed]
    judged = {one.case: one for one in doing.judge(change, rest, on, agency)}
    if claimed and found:
        judged = {key: replace(one, note=CLAIMED) for key, one in judged.items()}
    answers = [
        Judged(case=str(case.id), refusal=closed[case.id])
        if case.id in closed
        else judged[str(case.id)]
        for case in chosen.cases
    ]
    unknown = Refusal(code="unknown_case", message=_UNKNOWN)
    answers += [Judged(case=text, refusal=unknown) for text in chosen.unknown]
    return Preview(change=change, answers=tuple(answers))


def ask(shown: Preview, why: str, moment: Moment) -> Approval:
    """Ask for what was shown: the cases that it would be done to, frozen; somebody else approves.

    Raises `Refused`: `no_cases` where every case is refused, `approval_needs_reason`,
    `approval_waits_already`, `bulk_under_way`.
    """
    if not shown.done:
        raise Refused(Refusal(code="no_cases", message=_NONE_LEFT))
    with transaction.atomic():
        refuse_twice(shown.change, {int(one.case) for one in shown.done}, moment.on)
        change = _written_down(shown, moment)
        order = Order.objects.create(
            act=change.act,
            options=change.options(),
            words=dict(shown.change.words),
            cases=[[int(one.case), one.cents] for one in shown.done],
            asked_on=moment.on,
            asked_by=moment.by,
        )
        facts = {"order": order.id, "cases": len(shown.done), "cents": shown.gives_up.cents}
        return approvals.ask(APPROVAL, facts, why, moment)


def _written_down(shown: Preview, moment: Moment) -> Change:
    """The change with the creditor's word on record, where somebody of it spoke."""
    change = shown.change
    if change.said is None:
        return change
    case = Case.objects.get(id=int(shown.done[0].case))
    kind = TAKES_BACK if change.act is Act.RECALL else GIVES_UP
    return replace(change, instruction=instruct(case.client_id, kind, change.said, moment).id)


def _refuse_several_clients(change: Change, chosen: Chosen) -> None:
    """One creditor's word says nothing of another's claims."""
    if change.said is not None and len({case.client_id for case in chosen.cases}) > 1:
        raise Refused(Refusal(code="several_creditors", message=_SEVERAL, remedy=_ONE_AT_A_TIME))


_NO_CASES = Words(
    fi="Anna asioiden numerot tai viitteet, tai valitse toimeksiantaja, jolla on sellaisia.",
    sv="Ange ärendenas nummer eller referenser, eller välj en uppdragsgivare som har sådana.",
    en="Give numbers or references of cases, or choose a client that has such.",
)
_TOO_MANY = Words(
    fi="Kerralla enintään {most} asiaa. Rajaa tai jaa pyyntö.",
    sv="Högst {most} ärenden på en gång. Avgränsa eller dela upp begäran.",
    en="At most {most} cases at once. Narrow it down, or ask in parts.",
)
_SEVERAL = Words(
    fi="Asioilla on useita velkojia, ja vain yksi heistä on ilmoittanut kantansa.",
    sv="Ärendena hör till flera borgenärer, men bara en av dem har gett besked.",
    en="The cases are of several creditors, and only one of them has spoken.",
)
_ONE_AT_A_TIME = Words(
    fi="Pyydä muutosta kunkin velkojan asioihin erikseen.",
    sv="Begär ändringen för varje borgenärs ärenden för sig.",
    en="Ask for each creditor's cases apart.",
)
_UNKNOWN = Words(
    fi="Tällaista asiaa ei ole.", sv="Det finns inget sådant ärende.", en="There is no such case."
)
_NONE_LEFT = Words(
    fi="Yhdellekään asialle ei voi tehdä tätä.",
    sv="Det här kan inte göras i något av ärendena.",
    en="This can be done to none of the cases.",
)
