"""The numbers of the Act, in cents and days, each with the section and wording it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Citation
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import CostFacts, Regime
from inkasso.law.known import doubts
from inkasso.law.parameters import DatedValue, Parameter, parameters_beside
from inkasso.law.wording import Value, fill

ACT = "513/1999"
_PACKAGE = "inkasso.law.fi.debt_collection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in force on a day, and where it stands."""

    #: The number: euros in cents, or a count.
    amount: int
    #: Section of the Act.
    section: str
    #: Act that gave the section this wording; empty for the Act itself.
    version: str = ""
    #: What nobody has confirmed of it yet.
    doubts: tuple[Citation, ...] = ()

    def ground(self, text: Words, **values: Value) -> Citation:
        """The section as a ground, with its `{places}` filled in."""
        return Citation(
            act=ACT, section=self.section, version=self.version, text=fill(text, **values)
        )


def stands(name: str, regime: Regime, on: date) -> bool:
    """Whether the Act had such a number on a day."""
    return on >= parameter(regime, name).values[0].since


def euros(name: str, facts: CostFacts, on: date) -> Figure:
    """An amount in cents; a scale is read at the open principal."""
    value = parameter(facts.regime, name).at(on)
    return _figure(value, int(value.value_for(facts.principal.amount) * 100))


def count(name: str, facts: CostFacts, on: date) -> Figure:
    """A number of days, times or per cent; a scale is read at the open principal."""
    value = parameter(facts.regime, name).at(on)
    return _figure(value, int(value.value_for(facts.principal.amount)))


def days(name: str, regime: Regime, on: date) -> Figure:
    """A number of days that does not depend on the principal.

    For a day before the number was enacted the first one answers; ask `stands` where that matters.
    """
    table = parameter(regime, name)
    value = table.at(max(on, table.values[0].since))
    return _figure(value, int(value.value))


def money(figure: Figure) -> Money:
    """A figure of euros as money."""
    return Money(figure.amount)


def parameter(regime: Regime, name: str) -> Parameter:
    """A number of one set of rules through time; raises `BadInput` when its file is faulty."""
    return parameters_beside(_PACKAGE, f"parameters/{regime.value}/{name}.yaml")[name]


def _figure(value: DatedValue, amount: int) -> Figure:
    act = value.reference.act
    # An authority's decision is no wording of the Act.
    version = "" if act == ACT or not act[0].isdigit() else act
    return Figure(
        amount=amount,
        section=value.reference.section,
        version=version,
        doubts=doubts(ACT, value),
    )
