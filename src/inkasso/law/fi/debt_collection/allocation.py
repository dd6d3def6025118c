"""Section 11 a: what a payment pays first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.fi.debt_collection.wordings import ALLOCATION_2013
from inkasso.law.refusals import not_encoded

K = TypeVar("K")


class Component(StrEnum):
    """What a debt consists of."""

    #: Contract interest and overdue interest.
    INTEREST = "interest"
    #: The principal.
    PRINCIPAL = "principal"
    #: Recovery costs and standard compensation.
    COSTS = "costs"
    #: Interest on recovery costs.
    INTEREST_ON_COSTS = "interest_on_costs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocated(Generic[K]):
    """How a payment was divided."""

    #: Cents paid on each due, in the order the dues were given; zero where nothing was left.
    paid: tuple[tuple[K, int], ...]
    #: Cents that no due was left for.
    left_over: int


@enacted(ACT, "11 a §", since=ALLOCATION_2013, version="31/2013")
def allocation_order(
    regime: Regime, on: date, *, costs_first: bool = False
) -> Decision[tuple[Component, ...]] | Refusal:
    """In which order a payment that arrived on a day pays the parts of a debt (513/1999, 11 a §).

    `costs_first` is for other than consumer receivables, and only when the creditor's contract with
    the debtor says so; towards a consumer it changes nothing. Refuses with `not_encoded` before
    16.12.2013.
    """
    if on < ALLOCATION_2013:
        what = Words(fi="maksun kohdistaminen", sv="avräkningen", en="the order of payment")
        return not_encoded(
            asked=on,
            since=ALLOCATION_2013,
            what=what,
            because=(_ground("11 a §", _INTEREST_FIRST),),
        )
    if regime is Regime.CONSUMER:
        grounds = (_ground("11 a § 1 mom.", _INTEREST_FIRST), _ground("11 a § 2 mom.", _COSTS_LAST))
        return Decision(value=_COSTS_AFTER, because=grounds)
    if costs_first:
        return Decision(value=_COSTS_BEFORE, because=(_ground("11 a § 1 mom.", _AS_AGREED),))
    return Decision(value=_COSTS_AFTER, because=(_ground("11 a § 1 mom.", _INTEREST_FIRST),))


def allocate(amount_cents: int, dues: Sequence[tuple[K, int]]) -> Allocated[K]:
    """Divide a payment over dues in the order given, each paid in full before the next.

    `dues` are (key, cents) in the order of `allocation_order`; within one component the oldest
    first. Raises `ValueError` for a negative payment or due.
    """
    if amount_cents < 0 or any(cents < 0 for _, cents in dues):
        raise ValueError("neither a payment nor a due is below zero; undo it by a counter-posting")
    left = amount_cents
    paid: list[tuple[K, int]] = []
    for key, cents in dues:
        part = min(left, cents)
        paid.append((key, part))
        left -= part
    return Allocated(paid=tuple(paid), left_over=left)


_COSTS_AFTER = (
    Component.INTEREST,
    Component.PRINCIPAL,
    Component.COSTS,
    Component.INTEREST_ON_COSTS,
)
_COSTS_BEFORE = (
    Component.COSTS,
    Component.INTEREST_ON_COSTS,
    Component.INTEREST,
    Component.PRINCIPAL,
)


def _ground(section: str, text: Words) -> Citation:
    return Citation(act=ACT, section=section, version="31/2013", text=text)


_INTEREST_FIRST = Words(
    fi="Maksu kohdistetaan ensin korolle ja sen jälkeen pääomalle.",
    sv="Betalningen räknas av först från räntan och därefter från kapitalet.",
    en="A payment goes first to interest and then to principal.",
)
_COSTS_LAST = Words(
    fi="Kuluttajan maksu kohdistetaan perintäkuluille vasta, kun saatava ja sen korko on maksettu.",
    sv="En konsuments betalning räknas av från indrivningskostnaderna först när fordran och dess "
    "ränta är betalda.",
    en="A consumer's payment goes to recovery costs only once the debt and its interest are paid.",
)
_AS_AGREED = Words(
    fi="Velkojan ja velallisen sopimuksen mukaan maksu kohdistetaan ensin kuluille, sitten korolle "
    "ja pääomalle.",
    sv="Enligt avtalet mellan borgenären och gäldenären räknas betalningen av först från "
    "kostnaderna, sedan från ränta och kapital.",
    en="By the contract of creditor and debtor a payment goes first to costs, then to interest and "
    "principal.",
)
