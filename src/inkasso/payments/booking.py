"""What becomes of each line of a bank event, and the entries that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from inkasso.base.money import EUR
from inkasso.formats.reference import find_references
from inkasso.ledger.accounts import Account
from inkasso.ledger.bulk import copy_rows, take_ids
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.payments.events import Booking, Line
from inkasso.payments.matching import Match, match
from inkasso.payments.models import OpenReturn, Suspense
from inkasso.payments.outgoing import payout_of
from inkasso.payments.returning import (
    book_return,
    book_suspense_return,
    payment_returned,
    settle_open_returns,
    suspense_returned,
)
from inkasso.payments.wording import FOREIGN, NO_ORDER, RETURNS_UNKNOWN
from inkasso.receivables.account.books import CaseEvent, Settled, post_events, settle
from inkasso.receivables.account.facts import PaymentFacts
from inkasso.receivables.account.loading import LoadedCase, lock_cases
from inkasso.receivables.models import Payment
from inkasso.receivables.status import close_or_reopen


class Done(NamedTuple):
    """What became of a line: matched, returned or suspense."""

    outcome: str
    case_id: int | None
    because: str


def book(bookings: Sequence[Booking], booked_on: date) -> list[Done]:
    """Book lines in the caller's transaction; returns what became of each, in order.

    Money in first, then money out: a payment and its return may come in one file.
    """
    incoming = [b for b in bookings if _may_be_payment(b.line)]
    matches = dict(
        zip(
            (booking.item_id for booking in incoming),
            match([booking.line for booking in incoming]),
            strict=True,
        )
    )
    placed = [(b, m) for b in incoming if (m := matches[b.item_id]).case_id is not None]
    book_payments(placed, booked_on)
    done = {b.item_id: Done("matched", m.case_id, m.by) for b, m in placed}
    others = [b for b in bookings if b.item_id not in done]
    for side in (
        [b for b in others if b.line.cents > 0],
        [b for b in others if b.line.cents <= 0],
    ):
        done |= {b.item_id: _other(b, matches.get(b.item_id), booked_on) for b in side}
        _into_suspense([b for b in side if done[b.item_id].outcome == "suspense"], done, booked_on)
    settle_open_returns({b.line.cents for b in incoming}, booked_on)
    return [done[booking.item_id] for booking in bookings]


def _may_be_payment(line: Line) -> bool:
    """Cases are kept in euros; money in another currency waits for somebody to exchange it."""
    return line.cents > 0 and not line.reversal and line.currency == EUR


def book_payments(placed: Sequence[tuple[Booking, Match]], booked_on: date) -> None:
    """Count payments towards their cases, allocate them and post them."""
    cases = lock_cases([match.case_id for _, match in placed if match.case_id is not None])
    ids = take_ids(Payment, len(placed))
    copy_rows(Payment, _PAYMENT_COLUMNS, _payment_rows(ids, placed, cases, booked_on))
    settled = list(_settle_payments(ids, placed, cases, booked_on))
    post_events(settled)
    close_or_reopen(settled)


_PAYMENT_COLUMNS = (
    "id",
    "case_id",
    "person_id",
    "item_id",
    "value_date",
    "booked_on",
    "cents",
    "matched_by",
)


def _payment_rows(
    ids: Sequence[int],
    placed: Sequence[tuple[Booking, Match]],
    cases: dict[int, LoadedCase],
    booked_on: date,
) -> Iterator[tuple[object, ...]]:
    for number, (booking, found) in zip(ids, placed, strict=True):
        assert found.case_id is not None, "only placed lines become payments"
        line = booking.line
        person = cases[found.case_id].person_id
        yield (
            number,
            found.case_id,
            person,
            booking.item_id,
            line.value_date,
            booked_on,
            line.cents,
            found.by,
        )


def _settle_payments(
    ids: Sequence[int],
    placed: Sequence[tuple[Booking, Match]],
    cases: dict[int, LoadedCase],
    booked_on: date,
) -> Iterator[Settled]:
    """One entry a payment; the account after one is where the next begins."""
    for number, (booking, found) in zip(ids, placed, strict=True):
        assert found.case_id is not None, "only placed lines become payments"
        case, line = cases[found.case_id], booking.line
        payment = PaymentFacts(number, line.value_date, booked_on, line.cents)
        result = settle(
            CaseEvent(
                case=case,
                facts=case.facts._replace(payments=(*case.facts.payments, payment)),
                booked_on=booked_on,
                effective_on=line.value_date,
                kind="payment",
                source=f"payment:{number}",
                money=(NewPosting(booking.source, line.cents, line.currency, case_id=case.id),),
            )
        )
        # The status in the table still is what it was before this chunk.
        cases[found.case_id] = replace(result.case, closed_on=case.closed_on)
        yield result


def _other(booking: Booking, found: Match | None, booked_on: date) -> Done:
    """A line that is no payment towards a case: taken back, paid out, or unknown."""
    line = booking.line
    if line.cents < 0 and line.reversal and (done := _returned(booking, booked_on)) is not None:
        return done
    if (order := payout_of(line)) is not None:
        _post_transfer(booking, Account.BANK_IN_TRANSIT, "payout", booked_on)
        outcome = "returned" if line.cents > 0 else "matched"
        return Done(outcome, None, f"payment order {order}")
    return Done("suspense", None, found.because if found else _why_unknown(line))


def _returned(booking: Booking, booked_on: date) -> Done | None:
    """A return of money in the books: of a payment towards a case, or of money in suspense."""
    reason = booking.line.return_reason or "taken back by the bank"
    if (payment := payment_returned(booking.line)) is not None:
        book_return(payment, booking, booked_on)
        return Done("returned", payment.case_id, reason)
    if (suspense := suspense_returned(booking.line)) is not None:
        book_suspense_return(suspense, booking, booked_on)
        return Done("returned", None, reason)
    return None


def _why_unknown(line: Line) -> str:
    if line.currency != EUR:
        return FOREIGN.en.format(currency=line.currency, ours=EUR)
    if line.reversal:
        return RETURNS_UNKNOWN.en
    return NO_ORDER.en


def _into_suspense(bookings: Sequence[Booking], done: dict[int, Done], booked_on: date) -> None:
    wait_in_suspense([(b, done[b.item_id].because) for b in bookings], booked_on)
    OpenReturn.objects.bulk_create(
        OpenReturn(
            item_id=b.item_id,
            reason=b.line.return_reason[:40],
            other_ids=[text[:35] for text in b.line.other_ids if text],
            named=list(find_references(b.line.message)),
        )
        for b in bookings
        if b.line.reversal and b.line.cents < 0
    )


def wait_in_suspense(waiting: Sequence[tuple[Booking, str]], booked_on: date) -> None:
    """Put items into suspense, each with why it waits, and post that."""
    copy_rows(
        Suspense,
        ("item_id", "because"),
        ((booking.item_id, because[:200]) for booking, because in waiting),
    )
    post(list(_suspense_entries([booking for booking, _ in waiting], booked_on)))


def _suspense_entries(bookings: Iterable[Booking], booked_on: date) -> Iterator[NewEntry]:
    for booking in bookings:
        account = Account.SUSPENSE if booking.line.cents > 0 else Account.UNEXPLAINED_DEBITS
        yield _transfer(booking, account, "suspense", booked_on)


def _post_transfer(booking: Booking, account: Account, kind: str, booked_on: date) -> None:
    post([_transfer(booking, account, kind, booked_on)])


def _transfer(booking: Booking, account: Account, kind: str, booked_on: date) -> NewEntry:
    line = booking.line
    return NewEntry(
        booked_on,
        line.value_date,
        kind,
        f"item:{booking.item_id}",
        None,
        (
            NewPosting(booking.source, line.cents, line.currency),
            NewPosting(account, -line.cents, line.currency),
        ),
    )
