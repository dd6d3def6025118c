"""Section 10 j, until 30.4.2022 10 f: which recovery costs may be enforced without a judgment.

The costs of a consumer's directly enforceable receivable need none. Of another's, so much of each
act needs none as a consumer's act may cost, and so much of all as a total of its own says; where
the receivable is made up of late commercial payments, 40 euros for each of them instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from inkasso.base.decisions import Citation, Decision
from inkasso.base.money import Money, round_to_cents
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
from inkasso.law.fi.debt_collection.bill import BilledAct, CostBill
from inkasso.law.fi.debt_collection.compensation import each_compensation
from inkasso.law.fi.debt_collection.maximums.caps import act_cap, is_priced_reminder
from inkasso.law.fi.debt_collection.tables import ACT, Figure, euros, money
from inkasso.law.fi.debt_collection.wordings import (
    BEFORE_2022,
    ENACTED,
    MAXIMUMS_2005,
    REFORM_2013,
    REFORM_2022,
    ground,
    version_among,
)

_ONE_DAY = timedelta(days=1)
#: Cents of an act without tax, and the tax on them.
_Part = tuple[int, int]


@enacted(ACT, "10 § 3 mom.", since=ENACTED, until=MAXIMUMS_2005 - _ONE_DAY)
@enacted(ACT, "10 § 3 mom.", since=MAXIMUMS_2005, until=REFORM_2013 - _ONE_DAY, version="28/2005")
@enacted(ACT, "10 f §", since=REFORM_2013, until=BEFORE_2022, version="31/2013")
@enacted(ACT, "10 j §", since=REFORM_2022, version="299/2022")
def costs_without_judgment(bill: CostBill, facts: CostFacts) -> Decision[Money]:
    """What of the costs of a bill may be enforced without a judgment, tax included.

    Each act follows the wording of its own day (299/2022, transition provision). An act of a time
    without numbers counts with what was asked for it. Zero, with the ground, where the receivable
    is not directly enforceable, or is another's than a consumer's and fell due by 16.3.2013.
    """
    last = max((one.done.on for one in bill.acts), default=facts.due_date + _ONE_DAY)
    if not facts.directly_enforceable:
        return Decision(value=Money(0), because=(_ground(_NEEDS_JUDGMENT, last, "1 mom."),))
    if facts.regime is Regime.CONSUMER:
        whole = sum(_gross(one) for one in bill.acts)
        return Decision(value=Money(whole), because=(_ground(_CONSUMER, last, "1 mom."),))
    if facts.due_date <= REFORM_2013:
        return Decision(value=Money(0), because=(_ground(_ONLY_NEWER, last, "2 mom."),))
    return _commercial(bill, facts, last) if facts.commercial else _by_act(bill, facts, last)


def _commercial(bill: CostBill, facts: CostFacts, last: date) -> Decision[Money]:
    """At most 40 euros for each late payment, and on top the tax on what is within them."""
    each = each_compensation(last)
    most = facts.late_payments * each.cents
    parts = [(_gross(one) - one.vat.cents, one.vat.cents) for one in bill.acts]
    gross = max(_within(parts, most), min(most, bill.standard_compensation.cents))
    because = _ground(_EACH_PAYMENT, last, "2 mom. 1 k", each=each)
    return Decision(value=Money(gross), because=(because,))


def _by_act(bill: CostBill, facts: CostFacts, last: date) -> Decision[Money]:
    ordered = sorted(bill.acts, key=lambda one: one.done.on)
    older = [part for one, part in _parts(ordered, facts) if one.done.on < REFORM_2022]
    newer = [part for one, part in _parts(ordered, facts) if one.done.on >= REFORM_2022]
    most_older = _most(facts, min(last, BEFORE_2022))
    taken = min(sum(net for net, _ in older), most_older.amount)
    value = _within(older, most_older.amount)
    most = _most(facts, last)
    value += _within(newer, max(0, most.amount - taken))
    because = (
        _ground(_AS_A_CONSUMER, last, "2 mom. 2 k"),
        most.ground(_IN_ALL, total=money(most)),
    )
    return Decision(value=Money(value), because=because)


def _parts(ordered: list[BilledAct], facts: CostFacts) -> Iterator[tuple[BilledAct, _Part]]:
    """Each act with the cents of it that need no judgment by themselves, and the tax on them."""
    history: list[PastAct] = []
    for one in ordered:
        act = replace(one.done.act, kind=_kind(one))
        net, vat = _gross(one) - one.vat.cents, one.vat.cents
        part = min(net, _cap(act, facts, tuple(history), one.done.on))
        yield one, (part, _share(vat, part, net))
        history.append(PastAct(kind=act.kind, sent_on=one.done.on))


def _share(vat: int, part: int, net: int) -> int:
    """The tax on a part of a cost, in cents."""
    return round_to_cents(Fraction(vat * part, 100 * net)) if net else 0


def _kind(one: BilledAct) -> ActKind:
    return named_kind(one.done.act.kind, by_creditor=one.done.act.by_creditor)


def _cap(act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], on: date) -> int:
    """The maximum of a consumer's act (10 a § 1 mom.); since 1.5.2022 two of 10 e § 1 mom."""
    if act.kind is ActKind.REMINDER and not is_priced_reminder(act, Regime.CONSUMER, on):
        return 0
    if act.kind is not ActKind.REMINDER and act.manner is Manner.OTHER:
        return 0
    own = act.kind is ActKind.REMINDER or (act.kind is ActKind.PAYMENT_DEMAND and act.own_group)
    as_other = own and on >= REFORM_2022
    regime = Regime.OTHER if as_other else Regime.CONSUMER
    cap = act_cap(act, replace(facts, regime=regime, commercial=False), history, on)
    return 0 if cap is None else cap[0]


def _within(parts: list[_Part], most: int) -> int:
    """Costs up to a total, and the tax on what is within it."""
    value, room = 0, most
    for net, vat in parts:
        part = min(net, room)
        value += part + _share(vat, part, net)
        room -= part
    return value


def _most(facts: CostFacts, on: date) -> Figure:
    return euros("directly_enforceable_costs", facts, on)


def _gross(one: BilledAct) -> int:
    asked = one.allowed if one.allowed is not None else one.done.asked
    return 0 if asked is None else asked.cents


def _ground(text: Words, on: date, part: str, **values: Money) -> Citation:
    if on < REFORM_2013:
        return ground("10 § 3 mom.", text, version=version_among(on, "28/2005"), **values)
    section = "10 j §" if on >= REFORM_2022 else "10 f §"
    version = version_among(on, "31/2013", "299/2022")
    return ground(f"{section} {part}", text, version=version, **values)


_NEEDS_JUDGMENT = Words(
    fi="Saatava ei ole suoraan ulosottokelpoinen, joten perintäkulujen ulosottoon tarvitaan "
    "tuomio.",
    sv="Fordran är inte direkt utsökbar, så för utsökning av indrivningskostnaderna krävs en dom.",
    en="The receivable is not directly enforceable, so its recovery costs need a judgment.",
)
_CONSUMER = Words(
    fi="Suoraan ulosottokelpoisen kuluttajasaatavan perintäkulut saadaan periä ulosotossa ilman "
    "tuomiota.",
    sv="Indrivningskostnaderna för en direkt utsökbar konsumentfordran får utsökas utan dom.",
    en="The recovery costs of a directly enforceable consumer receivable need no judgment.",
)
_ONLY_NEWER = Words(
    fi="Perintäkulut saadaan periä ulosotossa ilman tuomiota vain, jos saatava on erääntynyt "
    "16.3.2013 jälkeen.",
    sv="Indrivningskostnaderna får utsökas utan dom bara om fordran har förfallit efter 16.3.2013.",
    en="The recovery costs need no judgment only if the receivable fell due after 2013-03-16.",
)
_EACH_PAYMENT = Words(
    fi="Ilman tuomiota saadaan periä ulosotossa enintään {each} euroa kutakin viivästynyttä "
    "maksuerää kohti.",
    sv="Utan dom får högst {each} euro utsökas för varje försenad betalningspost.",
    en="Without a judgment at most {each} euros may be enforced for each late instalment.",
)
_AS_A_CONSUMER = Words(
    fi="Kustakin perintätoimesta saadaan periä ulosotossa ilman tuomiota enintään se, mitä "
    "suoraan ulosottokelpoisen kuluttajasaatavan perinnässä saisi vaatia.",
    sv="För varje åtgärd får utan dom utsökas högst det som fick krävas vid indrivning av en "
    "direkt utsökbar konsumentfordran.",
    en="Of each act at most what a directly enforceable consumer receivable would bear may be "
    "enforced without a judgment.",
)
_IN_ALL = Words(
    fi="Yhteensä ilman tuomiota saadaan periä ulosotossa enintään {total} euroa.",
    sv="Sammanlagt får högst {total} euro utsökas utan dom.",
    en="In all at most {total} euros may be enforced without a judgment.",
)
