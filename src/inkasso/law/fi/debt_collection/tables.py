"""The numbers of the Act, in cents and days, with the section each comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Citation
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import CostFacts, Regime
from inkasso.law.parameters import Parameter, ParameterFile, parameters_beside
from inkasso.law.wording import Value, fill

ACT = "513/1999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in force on a day, and where it stands."""

    #: The number: euros in cents, or a count.
    amount: int
    #: Section of the Act.
    section: str

    def ground(self, text: Words, **values: Value) -> Citation:
        """The section as a ground, with its `{places}` filled in."""
        return Citation(act=ACT, section=self.section, text=fill(text, **values))


def rules_of(regime: Regime) -> ParameterFile:
    """The parameter file of a set of rules."""
    name = "consumer.yaml" if regime is Regime.CONSUMER else "other.yaml"
    return parameters_beside("inkasso.law.fi.debt_collection", name)


def in_force_since(regime: Regime) -> date:
    """First day whose costs the code knows."""
    return _parameter(regime, "total").values[0].since


def euros(name: str, facts: CostFacts, on: date) -> Figure:
    """An amount in cents; a scale is read at the open principal."""
    value = _parameter(facts.regime, name).at(on)
    amount = value.value_for(facts.principal.amount)
    return Figure(amount=int(amount * 100), section=value.reference.section)


def count(name: str, facts: CostFacts, on: date) -> Figure:
    """A number of days or times; a scale is read at the open principal."""
    value = _parameter(facts.regime, name).at(on)
    amount = value.value_for(facts.principal.amount)
    return Figure(amount=int(amount), section=value.reference.section)


def days(name: str, regime: Regime, on: date) -> Figure:
    """A number of days that does not depend on the principal.

    For a day before the rules are recorded the first recorded number answers: it was never less.
    """
    parameter = _parameter(regime, name)
    value = parameter.at(max(on, parameter.values[0].since))
    return Figure(amount=int(value.value), section=value.reference.section)


def money(figure: Figure) -> Money:
    """A figure of euros as money."""
    return Money(figure.amount)


def _parameter(regime: Regime, name: str) -> Parameter:
    return rules_of(regime)[name]
