"""A strategy that somebody has tried on a client's past cases, and has not switched on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from inkasso.figures.simulations import Kept, simulate
from inkasso.gate.acting import acting
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client
from inkasso.strategy.choosing import strategy_on
from inkasso.strategy.plan import default_strategy
from inkasso.strategy.simulation.comparing import Question


def try_patience(client: Client, on: date, agency: Agency, actor: str) -> Kept:
    """Three weeks before the first demand, and no second one."""
    house = default_strategy("consumer")
    reminder, demand, *_ = house.steps
    patient = replace(house, steps=(reminder, replace(demand, wait_days=21, banking_days=False)))
    with acting("assignments", actor=actor, reason="strategy tried"):
        question = Question(
            client_id=client.id,
            proposed=patient,
            present=strategy_on(client.id, house.regime, on),
            until=on,
            delivery_days=agency.delivery_days,
        )
        return simulate(question, actor, lambda *_: None)
