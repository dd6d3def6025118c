"""Asking for less: a cost taken back, a credit note, what is written off. Counter-postings follow.

What is asked for is weighed under the case's lock; the fact is added, the account replayed, and the
difference posted. Principal and interest are the creditor's, and so are costs where its agreement
gives it those: of them nothing is given up without its word, in its agreement or for the case. What
should never have been asked for is nobody's, and a credit note is the creditor's word itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from django.db.models import F, Sum

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.account.loading import LoadedCase, load_cases, lock_cases
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.agreed import MISTAKE, check_agreed, costs_are_the_creditors
from inkasso.receivables.crediting import NewCredit, credit
from inkasso.receivables.models import Cost, CostWithdrawn, Credit, Receivable, WriteOff
from inkasso.receivables.status import close_or_reopen

#: Up to here one person decides; above it, a second one approves. The agency's own limit.
ALONE = Money(20_00)
#: What was given up in a case within so many days counts together: many small ones are a large one.
_TOGETHER = timedelta(days=30)
_NUMBER_MAX = 60


class What(StrEnum):
    """What is asked for no longer."""

    #: Everything that is open.
    EVERYTHING = "everything"
    #: The open interest.
    INTEREST = "interest"
    #: The open costs.
    COSTS = "costs"
    #: One cost, from its beginning: it should not have been charged.
    COST = "cost"
    #: Part of an invoice, from its beginning: the creditor has credited it.
    CREDIT = "credit"


#: Why, in a word; what anybody would tell of their life does not belong here.
REASONS: Mapping[str, Words] = MappingProxyType(
    {
        "creditor": Words(
            fi="velkoja luopui siitä", sv="borgenären avstod", en="the creditor gave it up"
        ),
        "small": Words(fi="pieni jäännössumma", sv="liten restsumma", en="a small rest"),
        MISTAKE: Words(fi="virheellinen vaatimus", sv="felaktigt krav", en="a mistaken demand"),
        "uncollectable": Words(
            fi="ei saada perittyä", sv="går inte att driva in", en="cannot be collected"
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """What is to be asked for no longer, as somebody asks for it."""

    case_id: int
    what: What
    #: A key of `REASONS`.
    reason: str
    #: The most that it may come to, costs and principal; interest goes on running meanwhile.
    cents: int
    #: Of a cost, its row.
    cost_id: int = 0
    #: Of a credit note, its receivable and its number.
    receivable_id: int = 0
    number: str = ""
    #: The creditor's word for it; nought where its agreement is to cover it.
    instruction_id: int = 0

    def facts(self) -> dict[str, object]:
        """As a request for approval keeps it."""
        return {**asdict(self), "what": self.what.value}

    @classmethod
    def of(cls, facts: Mapping[str, object]) -> Waiver:
        """As it was kept."""
        return cls(**{**facts, "what": What(str(facts["what"]))})  # type: ignore[arg-type]


def worth_in(waiver: Waiver, case: LoadedCase, account: Account, *, said: bool = False) -> Money:
    """What a waiver comes to by an account; raises `Refused` as `waive` does, and changes nothing.

    With `said` the creditor has agreed, and its word is yet to be written down.
    """
    _check(waiver, account)
    if not said:
        _check_agreed(waiver, case, account)
    return Money(_cents(waiver, account))


def needs_approval(waiver: Waiver, on: date) -> bool:
    """Whether a second person must approve it, with what was given up in the case lately.

    In the caller's transaction, whose lock of the case puts two who each ask for little in a row.
    Raises `Refused` as `waive` does.
    """
    case = _found(lock_cases([waiver.case_id]), waiver)
    now = worth_in(waiver, case, replay(case.facts, on))
    return now + Money(_given_up(waiver, on)) > ALONE


def waive(waiver: Waiver, on: date, *, by: str) -> Account:
    """Ask for less from now on; the account after it.

    In the caller's transaction. Raises `Refused`: `nothing_open`, `more_open` (more than was
    asked for), `creditor_not_agreed`, `cost_withdrawn`, `unknown_cost`, `credited_already`,
    `credit_too_large`, `bad_credit`, `unknown_case`.
    """
    case = _found(lock_cases([waiver.case_id]), waiver)
    account = replay(case.facts, on)
    _check(waiver, account)
    _check_agreed(waiver, case, account)
    if _principal_and_costs(waiver, account) > waiver.cents:
        raise _refused("more_open", _MORE, cents=Money(waiver.cents))
    if waiver.what is What.CREDIT:
        new = NewCredit(
            receivable_id=waiver.receivable_id, cents=waiver.cents, number=waiver.number
        )
        return replay(credit(case.id, [new], on).facts, on)
    write = _withdraw if waiver.what is What.COST else _write_off
    return _post(case.id, write(waiver, account, on, by), on)


def creditors_part(waiver: Waiver, client_id: int, account: Account) -> int:
    """Cents of what is asked for less that are the creditor's to give up.

    A credit note is its own word; of a cost that was a mistake nothing was its due.
    """
    mistaken = waiver.what is What.COST and waiver.reason == MISTAKE
    if mistaken or waiver.what is What.CREDIT:
        return 0
    costs = _costs(waiver, account)
    ours = 0 if costs_are_the_creditors(client_id, account.as_of) else costs
    return _cents(waiver, account) - ours


def _costs(waiver: Waiver, account: Account) -> int:
    match waiver.what:
        case What.EVERYTHING | What.COSTS:
            return account.costs
        case What.COST:
            return _cost(waiver).cents
        case _:
            return 0


def _check_agreed(waiver: Waiver, case: LoadedCase, account: Account) -> None:
    part = creditors_part(waiver, case.client_id, account)
    check_agreed(case, part, waiver.instruction_id, account.as_of)


def _given_up(waiver: Waiver, on: date) -> int:
    """Cents that were asked for no longer of late; a creditor's credits count among themselves."""
    since = on - _TOGETHER
    if waiver.what is What.CREDIT:
        credits = Credit.objects.filter(
            receivable__case_id=waiver.case_id, credited_on__gt=since
        ).aggregate(cents=Sum("cents"))
        return credits["cents"] or 0
    written = WriteOff.objects.filter(case_id=waiver.case_id, written_off_on__gt=since)
    taken_back = CostWithdrawn.objects.filter(case_id=waiver.case_id, withdrawn_on__gt=since)
    whole = F("principal_cents") + F("interest_cents") + F("costs_cents")
    return (written.aggregate(cents=Sum(whole))["cents"] or 0) + (
        taken_back.aggregate(cents=Sum("cost__cents"))["cents"] or 0
    )


def _post(case_id: int, source: str, on: date) -> Account:
    """The books follow the fact that was written: the account after it."""
    case = load_cases([case_id])[case_id]
    event = CaseEvent(
        case=case,
        facts=case.facts,
        booked_on=on,
        effective_on=on,
        kind=source.partition(":")[0],
        source=source,
    )
    settled = settle(event)
    post_events([settled])
    close_or_reopen([settled])
    return settled.account


def _found(cases: Mapping[int, LoadedCase], waiver: Waiver) -> LoadedCase:
    if waiver.case_id not in cases:
        raise _refused("unknown_case", _UNKNOWN_CASE)
    return cases[waiver.case_id]


def _cents(waiver: Waiver, account: Account) -> int:
    """What is asked for less, interest included."""
    match waiver.what:
        case What.EVERYTHING:
            return account.total
        case What.INTEREST:
            return account.interest
        case _:
            return _principal_and_costs(waiver, account)


def _principal_and_costs(waiver: Waiver, account: Account) -> int:
    match waiver.what:
        case What.EVERYTHING:
            return account.principal + account.costs
        case What.INTEREST:
            return 0
        case What.COSTS:
            return account.costs
        case What.COST:
            return _cost(waiver).cents
        case What.CREDIT:
            return waiver.cents


def _check(waiver: Waiver, account: Account) -> None:
    if waiver.reason not in REASONS:
        raise _refused("unknown_reason", _UNKNOWN_REASON)
    match waiver.what:
        case What.COST:
            _check_cost(waiver)
        case What.CREDIT:
            _check_credit(waiver)
        case _ if not _cents(waiver, account):
            raise _refused("nothing_open", _NOTHING)


def _check_cost(waiver: Waiver) -> None:
    if CostWithdrawn.objects.filter(cost=_cost(waiver)).exists():
        raise _refused("cost_withdrawn", _WITHDRAWN)


def _check_credit(waiver: Waiver) -> None:
    receivable = _receivable(waiver)
    if not 0 < len(waiver.number.strip()) <= _NUMBER_MAX or waiver.cents <= 0:
        raise _refused("bad_credit", _BAD_CREDIT)
    if Credit.objects.filter(client_id=receivable.client_id, number=waiver.number).exists():
        raise _refused("credited_already", _CREDITED)


def _cost(waiver: Waiver) -> Cost:
    found = Cost.objects.filter(id=waiver.cost_id, case_id=waiver.case_id).first()
    if found is None:
        raise _refused("unknown_cost", _UNKNOWN_COST)
    return found


def _receivable(waiver: Waiver) -> Receivable:
    found = Receivable.objects.filter(id=waiver.receivable_id, case_id=waiver.case_id).first()
    if found is None:
        raise _refused("bad_credit", _BAD_CREDIT)
    return found


def _write_off(waiver: Waiver, account: Account, on: date, by: str) -> str:
    whole = waiver.what is What.EVERYTHING
    row = WriteOff.objects.create(
        case_id=waiver.case_id,
        written_off_on=on,
        principal_cents=account.principal if whole else 0,
        interest_cents=account.interest if whole or waiver.what is What.INTEREST else 0,
        costs_cents=account.costs if whole or waiver.what is What.COSTS else 0,
        reason=waiver.reason,
        written_off_by=by,
        instruction_id=waiver.instruction_id or None,
    )
    return f"write_off:{row.id}"


def _withdraw(waiver: Waiver, _: Account, on: date, by: str) -> str:
    CostWithdrawn.objects.create(
        cost_id=waiver.cost_id,
        case_id=waiver.case_id,
        withdrawn_on=on,
        reason=waiver.reason,
        withdrawn_by=by,
        instruction_id=waiver.instruction_id or None,
    )
    return f"cost_withdrawn:{waiver.cost_id}"


def _refused(code: str, message: Words, **values: Money) -> Refused:
    return Refused(Refusal(code=code, message=fill(message, **values)))


_NOTHING = Words(
    fi="Tätä ei ole avoinna.", sv="Av detta är inget öppet.", en="Nothing of this is open."
)
_MORE = Words(
    fi="Avoinna on enemmän kuin {cents} euroa, josta luopumista pyydettiin. Pyydä uudelleen.",
    sv="Mer är öppet än de {cents} euro som begäran gällde. Begär på nytt.",
    en="More is open than the {cents} euros that were asked to be given up. Ask again.",
)
_WITHDRAWN = Words(
    fi="Kulu on jo peruttu.", sv="Kostnaden är redan återtagen.", en="The cost is taken back."
)
_UNKNOWN_COST = Words(
    fi="Asiassa ei ole tällaista kulua.",
    sv="Ärendet har ingen sådan kostnad.",
    en="The case has no such cost.",
)
_UNKNOWN_CASE = Words(fi="Asiaa ei ole.", sv="Ärendet finns inte.", en="There is no such case.")
_UNKNOWN_REASON = Words(
    fi="Kerro syy luettelosta.",
    sv="Ange ett skäl ur listan.",
    en="Give a reason from the list.",
)
_CREDITED = Words(
    fi="Hyvityslasku on jo kirjattu.",
    sv="Kreditnotan är redan bokförd.",
    en="The credit note is in the books already.",
)
_BAD_CREDIT = Words(
    fi="Hyvityslaskulla on numero (1–60 merkkiä), summa ja asian lasku, jota se koskee.",
    sv="En kreditnota har ett nummer (1–60 tecken), ett belopp och en faktura i ärendet.",
    en="A credit note has a number (1 to 60 characters), an amount and an invoice of the case.",
)
