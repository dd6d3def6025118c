"""A past case as it was handed over, and what came in since: all that a simulation knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from inkasso.base.money import Money
from inkasso.receivables.account.facts import CaseFacts


class PastReceivable(NamedTuple):
    """One receivable as it was handed over, less what was credited since."""

    id: int
    kind: str
    invoice_date: date
    due_date: date
    handed_over_on: date
    principal: int
    #: Reminders of the creditor's own before it was handed over.
    reminded_on: tuple[date, ...]


class Held(NamedTuple):
    """A time in which a hold stopped letters."""

    since: date
    #: Last day; None where it still stops them.
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether letters were stopped on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCase:
    """A case to play again."""

    id: int
    kind: str
    natural_debtor: bool
    vat_deductible: bool
    receivables: tuple[PastReceivable, ...]
    #: What decided the account, without the letters' own costs and promises.
    facts: CaseFacts
    #: Costs of the creditor's own reminders, by day.
    creditor_costs: dict[date, Money]
    #: Standard compensation claimed at hand-over.
    compensation: Money
    held: tuple[Held, ...] = ()
    #: Day of the first payment plan or longer time to pay; what followed answered real letters.
    agreed_on: date | None = None

    @property
    def handed_over_on(self) -> date:
        """The first day of the case."""
        return min(one.handed_over_on for one in self.receivables)


class Sent(NamedTuple):
    """A letter that a simulated case got."""

    step: str
    send: str
    day: date
    deadline: date
    #: What the law let it cost the debtor, in cents.
    cents: int
    covers: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What became of a case under a strategy."""

    case: PastCase
    letters: tuple[Sent, ...]
    #: Why nothing more was sent: paid, finished, hold, agreed, horizon, or the code of a refusal.
    ended: str
    #: Payments after hand-over: value days in order.
    paid_on: tuple[date, ...] = ()

    @property
    def costs(self) -> int:
        """What its letters cost the debtor, in cents."""
        return sum(letter.cents for letter in self.letters)

    @property
    def days_to_first_letter(self) -> int | None:
        """From hand-over to the first letter."""
        if not self.letters:
            return None
        return (self.letters[0].day - self.case.handed_over_on).days

    @property
    def days_to_last_letter(self) -> int | None:
        """From hand-over to the last letter."""
        if not self.letters:
            return None
        return (self.letters[-1].day - self.case.handed_over_on).days

    @property
    def days_to_payment(self) -> int | None:
        """From the first letter to the first payment after it; None without either."""
        if not self.letters:
            return None
        first = self.letters[0].day
        later = next((day for day in self.paid_on if day >= first), None)
        return None if later is None else (later - first).days
