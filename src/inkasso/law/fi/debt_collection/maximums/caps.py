"""Sections 10 a, 3 b and 10 e: the most that may be asked for one act, by itself.

The numbers of every wording stand in `parameters/`; what differs in words stands here: which acts
have a number at all, and in which form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    Manner,
    PastAct,
    Regime,
    named_kind,
)
from inkasso.law.fi.debt_collection.tables import ACT, Figure, euros, money, stands
from inkasso.law.fi.debt_collection.tables import count as number
from inkasso.law.fi.debt_collection.wordings import (
    MAXIMUMS_2005,
    REFORM_2013,
    REFORM_2022,
    TEMPORARY_2021,
    TEMPORARY_JULY_2021,
    ground,
    version_among,
)

Cap = tuple[int, tuple[Citation, ...]]
#: Acts that no wording prices for a consumer receivable.
NEVER_FOR_CONSUMERS = (ActKind.TRATTA, ActKind.BANKRUPTCY_THREAT)
_ONE_DAY = timedelta(days=1)
_FEW_INSTALMENTS = 4
_INSTALMENTS_WITHOUT_ADDITION = 6
#: Acts that the Act prices only in a form that can be kept; the day a durable one became enough.
_DURABLE_SINCE = {
    (Regime.CONSUMER, ActKind.REMINDER): REFORM_2022,
    (Regime.CONSUMER, ActKind.PAYMENT_DEMAND): REFORM_2013,
    (Regime.CONSUMER, ActKind.PAYMENT_PLAN): REFORM_2013,
    (Regime.OTHER, ActKind.REMINDER): TEMPORARY_2021,
    (Regime.OTHER, ActKind.PAYMENT_DEMAND): TEMPORARY_2021,
    (Regime.OTHER, ActKind.PAYMENT_PLAN): TEMPORARY_2021,
    (Regime.OTHER, ActKind.TRATTA): REFORM_2013,
}


@enacted(ACT, "10 a §", since=MAXIMUMS_2005, until=REFORM_2013 - _ONE_DAY, version="28/2005")
@enacted(ACT, "10 a §", since=REFORM_2013, version="31/2013")
@enacted(ACT, "10 a § 1 mom. 5 k", since=date(2019, 1, 1), version="412/2018")
@enacted(ACT, "10 a § 1 mom. 1 k", since=REFORM_2022, version="299/2022")
@enacted(
    ACT,
    "3 b §",
    since=TEMPORARY_2021,
    until=TEMPORARY_JULY_2021 - _ONE_DAY,
    version="1069/2020",
)
@enacted(ACT, "3 b §", since=TEMPORARY_JULY_2021, until=REFORM_2022 - _ONE_DAY, version="539/2021")
@enacted(ACT, "10 e §", since=REFORM_2022, version="299/2022")
def act_cap(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], on: date
) -> Cap | None:
    """The most that may be asked for an act by itself, in cents, and why.

    None when the wording of the day has no number for such an act: then nothing is asked for it
    but the actual cost of unusually much work.
    """
    if facts.regime is Regime.CONSUMER and act.kind in NEVER_FOR_CONSUMERS:
        return None
    if act.kind is ActKind.PAYMENT_DEMAND:
        return _demand(act, facts, history, on)
    return _CAPS[act.kind](act, facts, on)


def is_in_form(act: CollectionAct, regime: Regime, on: date) -> bool:
    """Whether the act is in the form that has a fixed maximum (513/1999, 3 a § and 10 a §)."""
    since = _DURABLE_SINCE.get((regime, act.kind))
    if since is None or act.manner is Manner.WRITTEN:
        return True
    return act.manner is Manner.DURABLE and on >= since


def is_priced_reminder(act: CollectionAct, regime: Regime, on: date) -> bool:
    """Whether it is a reminder with a fixed maximum, rather than one at its actual cost."""
    kind = named_kind(act.kind, by_creditor=act.by_creditor)
    return kind is ActKind.REMINDER and is_in_form(replace(act, kind=kind), regime, on)


def _reminder(act: CollectionAct, facts: CostFacts, on: date) -> Cap:
    if is_priced_reminder(act, facts.regime, on):
        figure = euros("reminder", facts, on)
        return figure.amount, (_at_most(act.kind, figure, facts),)
    cents = 0 if act.actual_cost is None else act.actual_cost.cents
    return cents, (actual_cost_ground(facts.regime, on),)


def actual_cost_ground(regime: Regime, on: date) -> Citation:
    """Section 10 a(2), 3 b(2) or 10 e(2): a reminder in another manner costs what it costs."""
    if regime is Regime.CONSUMER:
        version = version_among(on, "28/2005", "31/2013")
        return ground("10 a § 2 mom.", _ACTUAL_COST, version=version)
    version = version_among(on, "1069/2020", "539/2021", "299/2022")
    section = "10 e § 2 mom." if on >= REFORM_2022 else "3 b § 2 mom."
    return ground(section, _ACTUAL_COST, version=version)


def _demand(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], on: date
) -> Cap | None:
    if act.own_group and stands("demand_own_group", facts.regime, on):
        figure = euros("demand_own_group", facts, on)
        return figure.amount, (_at_most(act.kind, figure, facts),)
    direct = facts.directly_enforceable
    figure = euros("demand_directly_enforceable" if direct else "demand", facts, on)
    first = _at_most(act.kind, figure, facts)
    before = any(past.kind is ActKind.PAYMENT_DEMAND for past in history)
    if not before or not stands("demand_again", facts.regime, on):
        return figure.amount, (first,)
    part = number("demand_again", facts, on)
    return figure.amount * part.amount // 100, (first, part.ground(_HALF))


def _plan(act: CollectionAct, facts: CostFacts, on: date) -> Cap:
    instalments = act.instalments or 0
    name = "plan" if instalments > _FEW_INSTALMENTS else "plan_few_instalments"
    if facts.directly_enforceable and not _by_general_scale(facts, on):
        name = "plan_directly_enforceable"
    figure = euros(name, facts, on)
    because = _at_most(act.kind, figure, facts)
    added = instalments - _INSTALMENTS_WITHOUT_ADDITION
    flat = name == "plan_directly_enforceable"
    if facts.regime is Regime.CONSUMER or flat or added <= 0:
        return figure.amount, (because,)
    each = euros("plan_instalment", facts, on)
    return figure.amount + added * each.amount, (because, each.ground(_FROM_SEVENTH))


def _by_general_scale(facts: CostFacts, on: date) -> bool:
    """The temporary act had no row for directly enforceable receivables."""
    return facts.regime is Regime.OTHER and on < REFORM_2022


def _bankruptcy_threat(act: CollectionAct, facts: CostFacts, on: date) -> Cap | None:
    if not stands("bankruptcy_threat", facts.regime, on):
        return None
    figure = euros("bankruptcy_threat", facts, on)
    service = 0 if act.service_cost is None else act.service_cost.cents
    because = _at_most(act.kind, figure, facts)
    if not service:
        return figure.amount, (because,)
    return figure.amount + service, (because, figure.ground(_SERVICE_COST))


def _extension(act: CollectionAct, facts: CostFacts, on: date) -> Cap | None:
    if not stands("extension", facts.regime, on):
        return None
    figure = euros("extension", facts, on)
    return figure.amount, (_at_most(act.kind, figure, facts),)


def _tratta(act: CollectionAct, facts: CostFacts, on: date) -> Cap | None:
    if not stands("tratta", facts.regime, on):
        return None
    figure = euros(
        "tratta_directly_enforceable" if facts.directly_enforceable else "tratta", facts, on
    )
    return figure.amount, (_at_most(act.kind, figure, facts),)


_CAPS: dict[ActKind, Callable[[CollectionAct, CostFacts, date], Cap | None]] = {
    ActKind.REMINDER: _reminder,
    ActKind.PAYMENT_PLAN: _plan,
    ActKind.EXTENSION: _extension,
    ActKind.TRATTA: _tratta,
    ActKind.BANKRUPTCY_THREAT: _bankruptcy_threat,
}


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
