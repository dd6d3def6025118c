"""Decisions on limitation: enforcement nobody learnt of, titles that ended.

Joint debtors and default judgments: `limitation.joint` and `limitation.title`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.dates import add_years
from inkasso.base.decisions import Citation, Decision
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.wording import Value, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class EnforcementEffect:
    """What enforcement that has ended did to limitation."""

    #: Whether a new period began.
    interrupts: bool
    #: Last day on which limitation stands still because of it; None when it interrupted.
    stands_still_until: date | None


@enacted("KKO 2012:107", "enforcement unknown to the debtor", since=date(2012, 1, 1))
def effect_of_enforcement(ended_on: date, *, debtor_learned: bool) -> Decision[EnforcementEffect]:
    """What enforcement does to limitation (728/2003, 11 §): it interrupts only what is learnt of.

    Else limitation stands still during it and for a year after; a reminder that identifies the debt
    interrupts within that year.
    """
    if debtor_learned:
        effect = EnforcementEffect(interrupts=True, stands_still_until=None)
        return Decision(value=effect, because=(_cited("KKO 2012:107", _LEARNT),))
    until = add_years(ended_on, 1)
    effect = EnforcementEffect(interrupts=False, stands_still_until=until)
    grounds = (
        _cited("KKO 2012:107", _UNKNOWN, until=until),
        Citation(act="728/2003", section="11 § 3 mom.", text=fill(_UNKNOWN, until=until)),
    )
    return Decision(value=effect, because=grounds)


@enacted("KKO 2014:62", "no new title", since=date(2014, 1, 1))
def may_be_claimed_again(title_ended_on: date, on: date) -> Decision[bool]:
    """Whether a debt may be asked for once its title has run out: not even by a new agreement."""
    ground = _cited("KKO 2014:62", _ENDED, ended=title_ended_on)
    return Decision(value=on <= title_ended_on, because=(ground,))


not_encoded_section(
    "KKO 2013:36",
    "guarantor's recourse",
    since=date(2013, 1, 1),
    why="A guarantor's recourse has its own limitation: reckon it as a debt of its own.",
)


def _cited(number: str, text: Words, **values: Value) -> Citation:
    return Citation(act=number, section="", text=fill(text, **values))


_LEARNT = Words(
    fi="Ulosotto, josta velallinen sai tiedon, katkaisi vanhentumisen.",
    sv="Utsökning som gäldenären fick kännedom om avbröt preskriptionen.",
    en="Enforcement that the debtor learnt of interrupted limitation.",
)
_UNKNOWN = Words(
    fi="Velallinen ei saanut tietoa ulosotosta: vanhentuminen ei katkennut, mutta seisoi {until} "
    "asti.",
    sv="Gäldenären fick inte kännedom om utsökningen: preskriptionen avbröts inte men stod stilla "
    "till {until}.",
    en="The debtor did not learn of enforcement: limitation was not interrupted but stood still "
    "until {until}.",
)
_ENDED = Words(
    fi="Ulosottoperuste päättyi {ended}; velka raukesi, eikä sopimus luo uutta perustetta.",
    sv="Utsökningsgrunden upphörde {ended}; skulden förföll och ett avtal ger ingen ny grund.",
    en="The title ended on {ended}; the debt lapsed, and an agreement makes no new title.",
)
