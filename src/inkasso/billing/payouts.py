"""What became of the payments that the agency ordered: under way, carried out, brought back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import connection

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.billing.models import OrderedAgain, Remittance
from inkasso.mandates.services import client_numbered
from inkasso.payments.outgoing import order_id, undone


class PayoutState(StrEnum):
    """Where an ordered payment is."""

    ORDERED = "ordered"
    CONFIRMED = "confirmed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What statements told of an ordered payment."""

    #: Cents that left, less what came back.
    out: int = 0
    #: How many times it came back.
    returns: int = 0
    #: Day of what was told last.
    last_on: date | None = None

    def state(self, ordered_again: int = 0) -> PayoutState:
        """Where it is, having been ordered again so many times since."""
        if self.out > 0:
            return PayoutState.CONFIRMED
        return PayoutState.RETURNED if self.returns > ordered_again else PayoutState.ORDERED


#: Booked as payments of ours only: what merely bears one of our ids is in suspense.
_SEEN = """
SELECT i.end_to_end_id, -sum(i.cents)::bigint, count(*) FILTER (WHERE i.cents > 0),
       max(v.booked_on)
  FROM payments_bankitem i
  JOIN payments_bankevent v ON v.id = i.event_id
  JOIN ledger_entry e ON e.source = 'item:' || i.id AND e.kind = 'payout'
 WHERE i.end_to_end_id = ANY(%s) AND i.end_to_end_id NOT IN ('', 'NOTPROVIDED')
 GROUP BY i.end_to_end_id
"""
_RETURNED = """
SELECT i.end_to_end_id FROM ledger_entry e
  JOIN payments_bankitem i ON i.id = split_part(e.source, ':', 2)::bigint
 WHERE e.kind = 'payout' GROUP BY i.end_to_end_id
HAVING sum(i.cents) >= 0 AND count(*) FILTER (WHERE i.cents > 0) > 0
"""


def seen(kind: str, numbers: Collection[int]) -> Mapping[int, Seen]:
    """What statements told of ordered payments of a kind, by the number of the order."""
    ids = {order_id(kind, number): number for number in numbers}
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [list(ids)])
        found = {
            ids[own_id]: Seen(out=out, returns=returns, last_on=last)
            for own_id, out, returns, last in cursor.fetchall()
        }
    return {number: found.get(number, Seen()) for number in numbers}


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A payment of ours that came back, and that nobody has dealt with yet."""

    #: remittance, refund, payback or own.
    kind: str
    number: int
    cents: int
    on: date


def returned_payouts() -> list[Returned]:
    """Payments that came back and were neither ordered again nor undone, the oldest first."""
    numbers: dict[str, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_RETURNED)
        for (own_id,) in cursor.fetchall():
            _, kind, number = own_id.split("-")
            numbers[kind].add(int(number))
    again = _ordered_again(numbers["remittance"])
    found = []
    for kind, several in numbers.items():
        for number, told in seen(kind, several - undone(kind, several)).items():
            times = again.get(number, 0) if kind == "remittance" else 0
            if told.state(times) == PayoutState.RETURNED and told.last_on is not None:
                found.append(
                    Returned(
                        kind=kind, number=number, cents=_ordered(kind, number), on=told.last_on
                    )
                )
    return sorted(found, key=lambda one: (one.on, one.kind, one.number))


def remittance_states(remittances: Collection[Remittance]) -> Mapping[int, PayoutState]:
    """Where the payments of remittances are; one that pays nothing out is carried out."""
    paying = [one.id for one in remittances if one.paid_out_cents]
    again = _ordered_again(paying)
    told = seen("remittance", paying)
    states = {number: each.state(again.get(number, 0)) for number, each in told.items()}
    return {one.id: states.get(one.id, PayoutState.CONFIRMED) for one in remittances}


def order_again(remittance: Remittance, on: date) -> OrderedAgain:
    """Order a remittance that came back once more, to the client's account of now.

    Raises `Refused` (`not_returned`).
    """
    # Two who order at once come one after the other, and the second finds the first's order.
    locked = Remittance.objects.select_related(None).filter(id=remittance.id)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('billing.again:' || %s, 0))",
            [str(remittance.id)],
        )
    if remittance_states(locked)[remittance.id] != PayoutState.RETURNED:
        raise Refused(Refusal(code="not_returned", message=_NOT_BACK.format(id=remittance.id)))
    iban = client_numbered(remittance.client_id).iban
    return OrderedAgain.objects.create(remittance=remittance, ordered_on=on, iban=iban)


def again_of(remittance: Remittance) -> OrderedAgain | None:
    """The newest order of a remittance that came back; None where it was ordered once."""
    orders = OrderedAgain.objects.select_related("remittance__client")
    return orders.filter(remittance=remittance).order_by("-id").first()


def _ordered_again(numbers: Collection[int]) -> dict[int, int]:
    times: dict[int, int] = defaultdict(int)
    rows = OrderedAgain.objects.filter(remittance_id__in=list(numbers))
    for number in rows.values_list("remittance_id", flat=True):
        times[number] += 1
    return times


def _ordered(kind: str, number: int) -> int:
    """How much an order is of, as the bank carried it out and brought it back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(cents) FROM payments_bankitem WHERE end_to_end_id = %s"
            " AND end_to_end_id NOT IN ('', 'NOTPROVIDED')",
            [order_id(kind, number)],
        )
        return int(cursor.fetchone()[0])


_NOT_BACK = Words(
    fi="Tilityksen {id} maksu ei ole palautunut pankista.",
    sv="Betalningen av redovisning {id} har inte kommit tillbaka från banken.",
    en="The payment of remittance {id} has not come back from the bank.",
)
