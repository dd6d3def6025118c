"""The queue of recipients that are owed word, and what came of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.gate.current import current
from inkasso.gate.disclosing import consider, disclose
from inkasso.gate.disclosures.grounds import ARTICLE_19
from inkasso.gate.disclosures.request import Request as DisclosureRequest
from inkasso.gate.fields import Value
from inkasso.gate.models import Disclosure
from inkasso.law.wording import fill
from inkasso.notice.register import Register
from inkasso.rights.models import RecipientNotice, RecipientOutcome
from inkasso.rights.recipients.telling import CHANGES
from inkasso.rights.recipients.wording import text_for
from inkasso.rights.requests.state import State

Kind = RecipientOutcome.Kind
_LONGEST = 200
_PURPOSE = "rights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A recipient that is owed word, and what came of it."""

    notice: RecipientNotice
    #: None while it waits.
    outcome: RecipientOutcome | None
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a recipient is told."""

    outcome: RecipientOutcome
    text: Words
    #: New values that go with it, by name of the field; empty where the text alone is sent.
    values: Mapping[str, Value]


def owed_under(state: State, register: Register) -> list[Owed]:
    """Every recipient that is owed word because of a request, in the order of queueing."""
    notices = list(RecipientNotice.objects.filter(request=state.request).order_by("id"))
    outcomes = RecipientOutcome.objects.in_bulk([notice.id for notice in notices])
    return [
        Owed(notice=one, outcome=outcomes.get(one.id), text=_text(one, register)) for one in notices
    ]


def has_recipients(state: State) -> bool:
    """Whether anybody is, or was, owed word because of a request."""
    return RecipientNotice.objects.filter(request=state.request).exists()


def waiting(on: date) -> list[RecipientNotice]:
    """Recipients that are owed word and have not had it, of every request, by a day."""
    rows = RecipientNotice.objects.filter(recipientoutcome=None, queued_on__lte=on)
    return list(rows.order_by("queued_on", "id"))


def tell(notice: RecipientNotice, how: str, moment: Moment, register: Register) -> Told:
    """Record that a recipient is told of a change, and give what it is told.

    Word of the change and the values that are right now leave as a disclosure under Article 19.
    Where the gate lets no data go there, the text alone is sent, which names nobody. With the
    purpose `rights` acted for. Raises `Refused`: `said_missing`, `already_settled`,
    `before_it_was_owed`.
    """
    with transaction.atomic():
        _check(notice, how, moment)
        number, values = _disclose(notice, moment)
        outcome = _settle(notice, Kind.TOLD, how, moment, disclosure=number)
    return Told(outcome=outcome, text=_text(notice, register), values=values)


def give_up(notice: RecipientNotice, kind: Kind, because: str, moment: Moment) -> RecipientOutcome:
    """Record that a recipient cannot be told, or only with an effort out of all proportion.

    Raises `Refused` as `tell`.
    """
    assert kind is not Kind.TOLD, "who was told is told"
    with transaction.atomic():
        _check(notice, because, moment)
        return _settle(notice, kind, because, moment)


def find_waiting(state: State, recipient: str) -> list[RecipientNotice]:
    """Rows of a request that wait for a recipient, by its name or the row's number.

    Raises `Refused` (`no_such_recipient`).
    """
    rows = RecipientNotice.objects.filter(request=state.request, recipientoutcome=None)
    name = " ".join(recipient.split()).casefold()
    found = [
        row
        for row in rows.order_by("id")
        if str(row.id) == recipient.strip() or " ".join(row.recipient.split()).casefold() == name
    ]
    if not found:
        names = "; ".join(dict.fromkeys(rows.values_list("recipient", flat=True))) or "-"
        message = fill(_NOBODY, recipient=recipient[:_LONGEST], names=names)
        raise Refused(Refusal(code="no_such_recipient", message=message))
    return found


def _check(notice: RecipientNotice, said: str, moment: Moment) -> None:
    if not 0 < len(said.strip()) <= _LONGEST or not said.isprintable():
        raise Refused(Refusal(code="said_missing", message=_SAY))
    if RecipientOutcome.objects.filter(notice=notice).exists():
        message = fill(_SETTLED, recipient=notice.recipient)
        raise Refused(Refusal(code="already_settled", message=message))
    if moment.on < notice.queued_on:
        message = fill(_EARLY, day=notice.queued_on)
        raise Refused(Refusal(code="before_it_was_owed", message=message))


def _settle(
    notice: RecipientNotice,
    kind: Kind,
    said: str,
    moment: Moment,
    *,
    disclosure: int | None = None,
) -> RecipientOutcome:
    return RecipientOutcome.objects.create(
        notice=notice,
        person_id=notice.person_id,
        kind=kind,
        on=moment.on,
        said=said.strip(),
        disclosure=disclosure,
        by=moment.by,
    )


def _disclose(notice: RecipientNotice, moment: Moment) -> tuple[int | None, Mapping[str, Value]]:
    """The disclosure that tells it, with its values; none where the gate lets nothing go."""
    change = f"{CHANGES}.{notice.what}"
    fields = (
        (change, *notice.fields) if notice.what == RecipientNotice.What.RECTIFIED else (change,)
    )
    for wanted in dict.fromkeys((fields, (change,))):
        request = _request(notice, wanted, moment)
        if isinstance(consider(request), Refusal):
            continue
        try:
            gone = disclose(request, actor=moment.by)
        except Refused:
            continue
        return gone.number, {name: text for name, text in gone.values.items() if name != change}
    return None, {}


def _request(notice: RecipientNotice, fields: tuple[str, ...], moment: Moment) -> DisclosureRequest:
    acting = current()
    return DisclosureRequest(
        person_id=notice.person_id,
        case_id=_cases(notice)[-1] if _cases(notice) else None,
        recipient=notice.recipient,
        kind=notice.recipient_key,
        country=notice.country,
        purpose=acting.purpose if acting else _PURPOSE,
        ground=ARTICLE_19,
        fields=fields,
        on=moment.on,
    )


def _cases(notice: RecipientNotice) -> list[int]:
    rows = Disclosure.objects.filter(id__in=notice.disclosures, case_id__isnull=False)
    return [case for case in rows.order_by("id").values_list("case_id", flat=True) if case]


def _text(notice: RecipientNotice, register: Register) -> Words:
    return text_for(notice, _cases(notice), register)


_SAY = Words(
    fi="Kerro yhdellä rivillä, miten vastaanottajalle ilmoitettiin tai miksi ei (enintään 200 "
    "merkkiä).",
    sv="Ange på en rad hur mottagaren underrättades eller varför inte (högst 200 tecken).",
    en="Say in one line how the recipient was told, or why not (at most 200 characters).",
)
_SETTLED = Words(
    fi="Vastaanottajalle {recipient} on jo ilmoitettu tai kirjattu, miksi ei.",
    sv="Mottagaren {recipient} har redan underrättats, eller så har det antecknats varför inte.",
    en="The recipient {recipient} was told already, or it is on record why not.",
)
_EARLY = Words(
    fi="Muutos tehtiin vasta {day}; anna päivä, joka ei ole sitä ennen.",
    sv="Ändringen gjordes först {day}; ange en dag som inte är före den.",
    en="The change was made on {day}; give a day that is not before it.",
)
_NOBODY = Words(
    fi="Pyynnön vuoksi ei odota ilmoitusta vastaanottaja {recipient}. Odottavat: {names}.",
    sv="Ingen mottagare {recipient} väntar på besked på grund av begäran. Väntar: {names}.",
    en="No recipient {recipient} waits for word because of the request. Waiting: {names}.",
)
