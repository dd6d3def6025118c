"""Sections 10 a and 10 e: the most that may be asked for one act."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    Manner,
    PastAct,
    Regime,
)
from inkasso.law.fi.debt_collection.tables import ACT, Figure, euros, money

#: From this day a durable electronic reminder of a consumer costs the same as one on paper.
_DURABLE_REMINDERS_SINCE = date(2022, 5, 1)
_FEW_INSTALMENTS = 4
_INSTALMENTS_WITHOUT_ADDITION = 6


def act_cap(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], on: date
) -> tuple[int, tuple[Citation, ...]]:
    """The most that may be asked for the act by itself, in cents, and why."""
    if act.kind is ActKind.REMINDER:
        return _reminder(act, facts, on)
    if act.kind is ActKind.PAYMENT_DEMAND:
        return _demand(act, facts, history, on)
    if act.kind is ActKind.PAYMENT_PLAN:
        return _plan(act, facts, on)
    if act.kind is ActKind.BANKRUPTCY_THREAT:
        return _bankruptcy_threat(act, facts, on)
    name = "extension" if act.kind is ActKind.EXTENSION else _tratta_row(facts)
    figure = euros(name, facts, on)
    return figure.amount, (_at_most(act.kind, figure, facts),)


def is_priced_reminder(act: CollectionAct, regime: Regime, on: date) -> bool:
    """Whether it is a reminder with a fixed maximum, rather than one at its actual cost."""
    if act.kind is not ActKind.REMINDER or act.manner is Manner.OTHER:
        return False
    since_durable = regime is Regime.OTHER or on >= _DURABLE_REMINDERS_SINCE
    return act.manner is Manner.WRITTEN or since_durable


def _reminder(act: CollectionAct, facts: CostFacts, on: date) -> tuple[int, tuple[Citation, ...]]:
    if is_priced_reminder(act, facts.regime, on):
        figure = euros("reminder", facts, on)
        return figure.amount, (_at_most(act.kind, figure, facts),)
    section = "10 a § 2 mom." if facts.regime is Regime.CONSUMER else "10 e § 2 mom."
    cents = 0 if act.actual_cost is None else act.actual_cost.cents
    return cents, (Citation(act=ACT, section=section, text=_ACTUAL_COST),)


def _demand(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], on: date
) -> tuple[int, tuple[Citation, ...]]:
    if act.own_group:
        figure = euros("demand_own_group", facts, on)
        return figure.amount, (_at_most(act.kind, figure, facts),)
    direct = facts.directly_enforceable
    figure = euros("demand_directly_enforceable" if direct else "demand", facts, on)
    first = _at_most(act.kind, figure, facts)
    if not any(past.kind is ActKind.PAYMENT_DEMAND for past in history):
        return figure.amount, (first,)
    section = "10 a § 1 mom. 4 k" if facts.regime is Regime.CONSUMER else "10 e § 1 mom. 3 k"
    return figure.amount // 2, (first, Citation(act=ACT, section=section, text=_HALF))


def _plan(act: CollectionAct, facts: CostFacts, on: date) -> tuple[int, tuple[Citation, ...]]:
    instalments = act.instalments or 0
    name = "plan" if instalments > _FEW_INSTALMENTS else "plan_few_instalments"
    if facts.directly_enforceable:
        name = "plan_directly_enforceable"
    figure = euros(name, facts, on)
    ground = _at_most(act.kind, figure, facts)
    added = instalments - _INSTALMENTS_WITHOUT_ADDITION
    if facts.regime is Regime.CONSUMER or facts.directly_enforceable or added <= 0:
        return figure.amount, (ground,)
    each = euros("plan_instalment", facts, on)
    return figure.amount + added * each.amount, (ground, each.ground(_FROM_SEVENTH))


def _bankruptcy_threat(
    act: CollectionAct, facts: CostFacts, on: date
) -> tuple[int, tuple[Citation, ...]]:
    figure = euros("bankruptcy_threat", facts, on)
    service = 0 if act.service_cost is None else act.service_cost.cents
    ground = _at_most(act.kind, figure, facts)
    if not service:
        return figure.amount, (ground,)
    return figure.amount + service, (ground, figure.ground(_SERVICE_COST))


def _tratta_row(facts: CostFacts) -> str:
    return "tratta_directly_enforceable" if facts.directly_enforceable else "tratta"


def _at_most(kind: ActKind, figure: Figure, facts: CostFacts) -> Citation:
    return figure.ground(_AT_MOST, act=_NAMES[kind], most=money(figure), principal=facts.principal)


_AT_MOST = Words(
    fi="Velalliselta saa vaatia {act} enintään {most} euroa (avoin pääoma {principal} euroa).",
    sv="Av gäldenären får för {act} krävas högst {most} euro (öppet kapital {principal} euro).",
    en="At most {most} euros may be asked of the debtor for {act} "
    "(open principal {principal} euros).",
)
_NAMES = {
    ActKind.REMINDER: Words(
        fi="maksumuistutuksesta", sv="en betalningspåminnelse", en="a reminder"
    ),
    ActKind.PAYMENT_DEMAND: Words(
        fi="maksuvaatimuksesta", sv="ett betalningskrav", en="a payment demand"
    ),
    ActKind.EXTENSION: Words(
        fi="maksuajan pidennyksestä", sv="en längre betalningstid", en="a longer time to pay"
    ),
    ActKind.PAYMENT_PLAN: Words(
        fi="maksusuunnitelmasta", sv="en betalningsplan", en="a payment plan"
    ),
    ActKind.TRATTA: Words(fi="tratan käyttämisestä", sv="användning av tratta", en="a tratta"),
    ActKind.BANKRUPTCY_THREAT: Words(
        fi="konkurssiuhkaisesta maksukehotuksesta",
        sv="en betalningsuppmaning vid hot om konkurs",
        en="a demand under threat of bankruptcy",
    ),
}
_HALF = Words(
    fi="Saman saatavan uudesta maksuvaatimuksesta saa vaatia enintään puolet.",
    sv="För ett nytt betalningskrav på samma fordran får högst hälften krävas.",
    en="At most half of it may be asked for a new demand of the same receivable.",
)
_ACTUAL_COST = Words(
    fi="Muusta kuin kirjallisesta tai pysyvällä tavalla toimitetusta muistutuksesta saa vaatia "
    "vain muistuttamistavan keskimääräiset todelliset kulut.",
    sv="För en påminnelse som inte är skriftlig eller varaktig får bara de genomsnittliga "
    "faktiska kostnaderna krävas.",
    en="For a reminder that is neither written nor durable only the average actual cost may be "
    "asked.",
)
_FROM_SEVENTH = Words(
    fi="Yli kuuden erän suunnitelmasta saa vaatia 5 euroa lisää jokaisesta erästä seitsemännestä "
    "alkaen.",
    sv="För en plan med fler än sex poster får ytterligare 5 euro krävas per post från den sjunde.",
    en="A plan of more than six instalments may cost 5 euros more for each one from the seventh.",
)
_SERVICE_COST = Words(
    fi="Lisäksi saa vaatia todisteellisen tiedoksiannon todelliset kulut.",
    sv="Därtill får de faktiska kostnaderna för bevislig delgivning krävas.",
    en="The actual cost of verifiable service may be asked besides.",
)
