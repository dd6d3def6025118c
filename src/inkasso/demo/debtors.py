"""How the demo's debtors answer their letters: in full, in part, late, wrongly, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from inkasso.base.dates import next_banking_day
from inkasso.demands.letters.content import LetterContent
from inkasso.demo.bank import Movement


class Planned(NamedTuple):
    """A movement on a day."""

    day: date
    movement: Movement


_WAYS = (
    ("in time", 30),
    ("rf", 4),
    ("late", 10),
    ("part", 8),
    ("wrong reference", 4),
    ("text only", 4),
    ("twice", 2),
    ("too much", 3),
    ("returned", 2),
    ("silent", 33),
)


def answer(letter: LetterContent, random: Random) -> Iterator[Planned]:
    """What a debtor does on a letter; most are silent or pay by the deadline."""
    (way,) = random.choices([name for name, _ in _WAYS], [weight for _, weight in _WAYS])
    deadline, total = letter.payment.deadline, letter.total.cents
    day = min(next_banking_day(letter.dated + timedelta(days=random.randrange(4, 15))), deadline)
    after = next_banking_day(day + timedelta(days=1))
    full = _payment(letter, total)
    text = f"lasku {letter.receivables[0].invoice_number}"
    wrong = letter.payment.reference[:-2] + "00"
    yield from {
        "in time": [Planned(day, full)],
        "rf": [Planned(day, _payment(letter, total, reference=letter.payment.rf))],
        "late": [Planned(next_banking_day(deadline + timedelta(days=2)), full)],
        "part": [Planned(day, _payment(letter, max(total // 3, 1)))],
        "wrong reference": [Planned(day, _payment(letter, total, reference=wrong))],
        "text only": [Planned(day, _payment(letter, total, reference="", message=text))],
        "twice": [Planned(day, full), Planned(after, full)],
        "too much": [Planned(day, _payment(letter, total + 10_00))],
        "returned": [Planned(day, full), Planned(after, _returned(full))],
        "silent": [],
    }[way]


def _payment(
    letter: LetterContent, cents: int, *, reference: str | None = None, message: str = ""
) -> Movement:
    return Movement(
        cents=cents,
        reference=letter.payment.reference if reference is None else reference,
        message=message,
        name=letter.debtor.name,
        iban="FI5810171000000122",
        end_to_end_id=f"DEMO-{letter.letter_number}",
    )


def _returned(payment: Movement) -> Movement:
    return Movement(
        cents=-payment.cents,
        reference=payment.reference,
        name=payment.name,
        end_to_end_id=payment.end_to_end_id,
        return_reason="AC04",
    )
