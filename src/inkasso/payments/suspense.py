"""The suspense queue: money without a case, with ranked proposals and a reason for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import EUR
from inkasso.base.words import Words
from inkasso.ledger.accounts import Account
from inkasso.payments.booking import book_payments
from inkasso.payments.events import Booking
from inkasso.payments.matching import Match
from inkasso.payments.models import BankItem, Suspense
from inkasso.payments.returning import settle_open_returns
from inkasso.payments.waiting import line_of, open_suspense
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case

#: Proposals worth showing for one item.
_MOST = 5

#: Cases that something about the item points to, with what it is; amounts come after.
_CANDIDATES = """
SELECT DISTINCT c.id, c.reference, n.name,
       EXISTS (SELECT 1 FROM receivables_receivable r WHERE r.case_id = c.id
                  AND length(r.invoice_number) > 2
                  AND position(lower(r.invoice_number) IN lower(%(message)s)) > 0) AS invoice
  FROM receivables_case c JOIN parties_partyname n ON n.person_id = c.person_id
 WHERE lower(n.name) = lower(%(payer)s)
    OR (length(%(reference)s) > 3 AND length(c.reference) = length(%(reference)s)
        AND (SELECT count(*) FROM generate_series(1, length(c.reference)) AS i
              WHERE substr(c.reference, i, 1) <> substr(%(reference)s, i, 1)) <= 2)
    OR EXISTS (SELECT 1 FROM receivables_receivable r WHERE r.case_id = c.id
                  AND length(r.invoice_number) > 2
                  AND position(lower(r.invoice_number) IN lower(%(message)s)) > 0)
 LIMIT 200
"""
_NO_ITEM = Words(
    fi="Erää {item} ei ole selvittämättömissä.",
    sv="Post {item} finns inte bland de outredda.",
    en="Item {item} is not in suspense.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A case that an item may be for."""

    case_id: int
    #: Higher is likelier; only the order means something.
    score: int
    #: Why it is proposed.
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An item in suspense, with what is known of it."""

    item: BankItem
    because: str
    payer: str
    message: str
    proposals: tuple[Proposal, ...]


def waiting_items(on: date) -> Iterator[Waiting]:
    """Every item in suspense, oldest first, with its likeliest cases."""
    for suspense in open_suspense().select_related("item__itempayer").order_by("item_id"):
        item = suspense.item
        payer = getattr(item, "itempayer", None)
        name, message = (payer.name, payer.message) if payer else ("", "")
        yield Waiting(
            item=item,
            because=suspense.because,
            payer=name,
            message=message,
            proposals=tuple(_proposals(item, name, message, on)) if item.cents > 0 else (),
        )


def _proposals(item: BankItem, payer: str, message: str, on: date) -> list[Proposal]:
    asked = {"payer": payer, "message": message, "reference": item.reference.lstrip("0")}
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, asked)
        candidates = cursor.fetchall()
    cases = load_cases([row[0] for row in candidates])
    found = []
    for case_id, reference, name, invoice in candidates:
        total = replay(cases[case_id].facts, on).total
        reasons = {
            "its reference differs by a digit or two": 40 * _is_near(reference, asked["reference"]),
            "the message names its invoice": 50 * invoice,
            "the payer has the debtor's name": 30 * (name.casefold() == payer.casefold()),
            "the amount is what it owes": 25 * (total == item.cents),
        }
        score = sum(reasons.values())
        because = tuple(reason for reason, points in reasons.items() if points)
        found.append(Proposal(case_id=case_id, score=score, because=because))
    return sorted(found, key=lambda proposal: (-proposal.score, proposal.case_id))[:_MOST]


def _is_near(reference: str, given: str) -> bool:
    differing = sum(a != b for a, b in zip(reference, given, strict=False))
    return len(reference) == len(given) and differing <= 2


def assign(item_id: int, case: Case, on: date) -> None:
    """Count an item in suspense towards a case; raises `Refused` (`not_in_suspense`)."""
    with transaction.atomic():
        # Locked first and looked at again after: who came second finds the first one's payment.
        Suspense.objects.select_for_update(no_key=True).filter(item_id=item_id).first()
        suspense = open_suspense().select_related("item").filter(item_id=item_id).first()
        if suspense is None or suspense.item.cents < 0 or suspense.item.currency != EUR:
            raise Refused(Refusal(code="not_in_suspense", message=_NO_ITEM.format(item=item_id)))
        booking = Booking(item_id, line_of(suspense.item), Account.SUSPENSE)
        book_payments([(booking, Match(case.id, "staff", ""))], on)
        settle_open_returns([suspense.item.cents], on)
