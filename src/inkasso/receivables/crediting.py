"""Taking principal off a receivable: what was never owed, with its entry in the books."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.account.loading import LoadedCase, lock_cases
from inkasso.receivables.models import Credit
from inkasso.receivables.status import close_or_reopen


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCredit:
    """Principal of a receivable that is taken back."""

    receivable_id: int
    cents: int
    #: By which it is known again; no client has two of one number.
    number: str


def credit(case_id: int, credits: list[NewCredit], on: date) -> LoadedCase:
    """Take principal off a case's receivables; the books, and whether it is open, follow.

    In the caller's transaction, under the case's lock. Raises `Refused` (`credit_too_large`).
    """
    case = lock_cases([case_id])[case_id]
    owed = {one.id: one.principal_cents for one in case.facts.receivables}
    for one in credits:
        if not 0 < one.cents <= owed[one.receivable_id]:
            most = Money(owed[one.receivable_id])
            message = fill(_TOO_LARGE, sum=Money(one.cents), most=most)
            raise Refused(Refusal(code="credit_too_large", message=message))
        Credit.objects.create(
            receivable_id=one.receivable_id,
            client_id=case.client_id,
            number=one.number,
            credited_on=on,
            cents=one.cents,
        )
    now = lock_cases([case_id])[case_id]
    event = CaseEvent(
        case=now,
        facts=now.facts,
        booked_on=on,
        effective_on=on,
        kind="credit",
        source=f"case:{case_id}",
    )
    settled = settle(event)
    post_events([settled])
    close_or_reopen([settled])
    return settled.case


_TOO_LARGE = Words(
    fi="Hyvitys {sum} euroa ei mahdu saatavaan: pääomaa on {most} euroa.",
    sv="Krediteringen {sum} euro ryms inte i fordran: kapitalet är {most} euro.",
    en="A credit of {sum} euros does not fit the receivable: its principal is {most} euros.",
)
