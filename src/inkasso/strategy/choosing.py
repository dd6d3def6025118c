"""Choosing a strategy for a client: for cases opened from a day on, and never for those begun.

A case follows one strategy from its first day to its last: what its letters have announced stays
so, and a step that was taken is not taken again under another name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.choices import choices_of
from inkasso.mandates.models import Client, StrategyChoice
from inkasso.mandates.signing import STRATEGY, sign
from inkasso.strategy.plan import Strategy, chosen_strategy, default_strategy, write_strategy

_WHY_MIN, _WHY_MAX = 5, 500


def strategy_on(client_id: int, kind: str, day: date) -> Strategy:
    """The strategy of a client's cases of a kind that are opened on a day."""
    text = choices_of([client_id]).text_for(client_id, kind, day)
    return chosen_strategy(text) or default_strategy(kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewChoice:
    """A strategy for cases that are opened from a day on."""

    strategy: Strategy
    valid_from: date
    why: str


def choose(client: Client, new: NewChoice, moment: Moment) -> StrategyChoice:
    """Let a client's new cases follow a strategy from a day on.

    The house's own strategy is chosen by its being the same. Raises `Refused`:
    `strategy_backwards`, `strategy_unchanged`, `strategy_needs_reason`.
    """
    strategy, valid_from = new.strategy, new.valid_from
    why = " ".join(new.why.split())[:_WHY_MAX]
    if len(why) < _WHY_MIN:
        raise _refused("strategy_needs_reason", _WHY)
    if valid_from < moment.on:
        raise _refused("strategy_backwards", fill(_BACKWARDS, day=valid_from))
    kind = strategy.regime
    with transaction.atomic():
        # Two who choose for the same client come one after the other.
        Client.objects.select_for_update(no_key=True).get(id=client.id)
        if strategy_on(client.id, kind, valid_from) == strategy:
            raise _refused("strategy_unchanged", fill(_UNCHANGED, day=valid_from))
        text = "" if strategy == default_strategy(kind) else write_strategy(strategy)
        row = StrategyChoice.objects.create(
            client=client,
            kind=kind,
            valid_from=valid_from,
            text=text,
            why=why,
            chosen_on=moment.on,
        )
        sign(STRATEGY, row.id, moment)
    return row


def _refused(code: str, message: Words) -> Refused:
    return Refused(Refusal(code=code, message=message))


_WHY = Words(
    fi="Kerro, miksi strategia vaihdetaan.",
    sv="Ange varför strategin byts.",
    en="Say why the strategy is changed.",
)
_BACKWARDS = Words(
    fi="Strategiaa ei voi vaihtaa taannehtivasti: {day} on jo mennyt.",
    sv="Strategin kan inte bytas retroaktivt: {day} har redan passerat.",
    en="A strategy is not changed backwards: {day} is over.",
)
_UNCHANGED = Words(
    fi="Sama strategia on {day} muutenkin voimassa.",
    sv="Samma strategi gäller ändå {day}.",
    en="The same strategy holds on {day} anyway.",
)
