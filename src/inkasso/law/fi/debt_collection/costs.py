"""Sections 3 b to 3 e and 10 to 10 h: what an act of collecting may cost the debtor, to the cent.

The rules come one after the other: whether the act may be charged at all, the maximum of the act,
the maximum of all acts together, tax on top, and what the standard compensation already covers.
Costs above the maximums, for unusually much work or a special reason, are a person's decision:
`more_costs` says what they take.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import EUR, Money
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    PastAct,
    Regime,
    named_kind,
)
from inkasso.law.fi.debt_collection.compensation import covered_by_compensation
from inkasso.law.fi.debt_collection.conditions import (
    CostOutcome,
    Timing,
    counted,
    why_free,
)
from inkasso.law.fi.debt_collection.maximums.caps import NEVER_FOR_CONSUMERS, act_cap
from inkasso.law.fi.debt_collection.maximums.more_costs import Maximum, more_than
from inkasso.law.fi.debt_collection.maximums.reasonable import (
    cap_of_1999,
    cap_of_1999_grounds,
    no_number,
    reasonable_ground,
)
from inkasso.law.fi.debt_collection.maximums.totals import room_under_total
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.fi.debt_collection.wordings import REFORM_2022, ground, version_among
from inkasso.law.fi.interpretations import DEFAULT_READINGS, Readings
from inkasso.law.fi.vat.rate import vat_at, vat_on
from inkasso.law.wording import fill

_NONE = Money(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedCost:
    """What an act may cost the debtor; keep all of it, the next act's cost depends on it."""

    #: What may be asked now, value added tax included.
    cost: Money
    #: Value added tax on top of the statutory maximum, whether or not the compensation covers it.
    vat: Money
    #: What the standard compensation already covers.
    absorbed: Money
    #: What decided the amount.
    outcome: CostOutcome

    def as_past_act(self, act: CollectionAct, sent_on: date) -> PastAct:
        """The act as history for the next one."""
        return PastAct(
            kind=act.kind,
            sent_on=sent_on,
            cost=self.cost,
            vat=self.vat,
            absorbed=self.absorbed,
            by_creditor=act.by_creditor,
        )


def allowed_cost(
    act: CollectionAct,
    facts: CostFacts,
    history: Sequence[PastAct],
    on: date,
    *,
    readings: Readings = DEFAULT_READINGS,
) -> Decision[Money] | Refusal:
    """What may be asked of the debtor for the act, value added tax included.

    Zero when the act may be done but not charged; the ground says why. Refusals: see
    `allowed_cost_in_parts`, which also tells tax and compensation apart.
    """
    answer = allowed_cost_in_parts(act, facts, history, on, readings=readings)
    if isinstance(answer, Refusal):
        return answer
    return Decision(value=answer.value.cost, because=answer.because)


def allowed_cost_in_parts(
    act: CollectionAct,
    facts: CostFacts,
    history: Sequence[PastAct],
    on: date,
    *,
    readings: Readings = DEFAULT_READINGS,
) -> Decision[AllowedCost] | Refusal:
    """What may be asked for the act, and what decided it (513/1999, 3 b to 3 e and 10 to 10 h §).

    `history` holds every earlier act for the receivable, the creditor's own among them; acts after
    `on` are not looked at. Refuses with `not_encoded` before 1.9.1999, `reasonable_only` where the
    Act had no amounts (consumers until 30.4.2005, others until 31.12.2020), `not_due`,
    `not_for_consumers` and `not_in_euros`.
    """
    older = cap_of_1999(act, facts, on)
    refusal = _refusal(act, facts, on, has_number=older is not None)
    if refusal is not None:
        return refusal
    act = replace(act, kind=named_kind(act.kind, by_creditor=act.by_creditor))
    earlier = tuple(
        replace(past, kind=named_kind(past.kind, by_creditor=past.by_creditor))
        for past in history
        if past.sent_on <= on
    )
    if older is not None:
        cost = _priced(act, older.amount)
        return _decided(cost, CostOutcome.CHARGED, cap_of_1999_grounds(older))
    free = why_free(act, facts, earlier, Timing(on=on, readings=readings))
    if free is not None:
        return _decided(_NONE, free.outcome, free.because)
    cap = act_cap(act, facts, earlier, on)
    if cap is None:
        return _decided(_NONE, CostOutcome.NOT_PRICED, _only_beyond(facts, on))
    wanted, because = _priced(act, cap[0]).cents, cap[1]
    wanted, less_demands = _less_second_demand(act, facts, earlier, wanted)
    room, total_ground = room_under_total(act.kind, facts, earlier, on)
    because += less_demands + ((total_ground,) if room < wanted else ())
    outcome = CostOutcome.TOTAL_REACHED if room < wanted else CostOutcome.CHARGED
    net = _Net(Money(min(wanted, room)), outcome, because)
    return _with_tax_and_compensation(net, act, facts, (earlier, on))


def _priced(act: CollectionAct, cents: int) -> Money:
    return Money(cents if act.price is None else min(cents, act.price.cents))


def _decided(
    cost: Money, outcome: CostOutcome, because: tuple[Citation, ...]
) -> Decision[AllowedCost]:
    value = AllowedCost(cost=cost, vat=_NONE, absorbed=_NONE, outcome=outcome)
    return Decision(value=value, because=because)


def _only_beyond(facts: CostFacts, on: date) -> tuple[Citation, ...]:
    """The wording has no number for the act: only the grounds for more could give one."""
    return more_than(Maximum.ACT, facts, on).because


@dataclass(frozen=True, slots=True)
class _Net:
    amount: Money
    outcome: CostOutcome
    because: tuple[Citation, ...]


def _with_tax_and_compensation(
    net: _Net, act: CollectionAct, facts: CostFacts, when: tuple[tuple[PastAct, ...], date]
) -> Decision[AllowedCost] | Refusal:
    earlier, on = when
    because, outcome, vat = net.because, net.outcome, Money(0)
    if carries_vat(act, facts, on):
        tax = _tax(net.amount, facts, on)
        if isinstance(tax, Refusal):
            return tax
        vat, because = tax.value, (*because, *tax.because)
    gross = net.amount + vat
    covered = covered_by_compensation(gross, facts, earlier, on)
    if covered.value:
        because = (*because, *covered.because)
        outcome = outcome if covered.value < gross else CostOutcome.COVERED_BY_COMPENSATION
    cost = AllowedCost(cost=gross - covered.value, vat=vat, absorbed=covered.value, outcome=outcome)
    return Decision(value=cost, because=because)


@enacted(ACT, "10 e § 4 mom.", since=REFORM_2022, version="299/2022")
@enacted(ACT, "10 h § 5 mom.", since=REFORM_2022, version="299/2022")
def carries_vat(act: CollectionAct, facts: CostFacts, on: date) -> bool:
    """Tax comes on top only of a collector's fee, outside consumer receivables, from 1.5.2022."""
    other = facts.regime is Regime.OTHER and on >= REFORM_2022
    return other and not facts.vat_deductible and not act.by_creditor


def _tax(net: Money, facts: CostFacts, on: date) -> Decision[Money] | Refusal:
    on_top = ground("10 e § 4 mom.", _ON_TOP, version="299/2022")
    percent = facts.vat_percent
    tax = vat_on(net, on) if percent is None else vat_at(net, percent)
    if isinstance(tax, Refusal):
        return tax
    return Decision(value=tax.value, because=(on_top, *tax.because))


def _refusal(act: CollectionAct, facts: CostFacts, on: date, *, has_number: bool) -> Refusal | None:
    if facts.principal.currency != EUR:
        because = (reasonable_ground(on),)
        return Refusal(code="not_in_euros", message=_NOT_IN_EUROS, remedy=_CONVERT, because=because)
    if on <= facts.due_date:
        section = ground("1 § 1 mom.", _ONLY_DUE, version=version_among(on, "28/2005"))
        message = fill(_NOT_DUE, due_date=facts.due_date)
        return Refusal(code="not_due", message=message, because=(section,))
    if facts.regime is Regime.CONSUMER and act.kind in NEVER_FOR_CONSUMERS:
        return not_for_consumers(act.kind, on)
    return None if has_number else no_number(facts.regime, on)


def not_for_consumers(kind: ActKind, on: date) -> Refusal:
    """Refuses, with `not_for_consumers`, a tratta or a threat of bankruptcy against a consumer."""
    section = "7 § 2 mom." if kind is ActKind.TRATTA else "10 a §"
    versions = ("31/2013", "299/2022") if kind is ActKind.TRATTA else ("28/2005", "31/2013")
    because = ground(section, _NOT_FOR_CONSUMERS, version=version_among(on, *versions))
    return Refusal(
        code="not_for_consumers",
        message=_NOT_FOR_CONSUMERS,
        remedy=_USE_DEMAND,
        because=(because,),
    )


def _less_second_demand(
    act: CollectionAct, facts: CostFacts, earlier: tuple[PastAct, ...], wanted: int
) -> tuple[int, tuple[Citation, ...]]:
    """A tratta leaves room for one charged demand: what more was charged comes off its price."""
    if act.kind is not ActKind.TRATTA:
        return wanted, ()
    past = counted(earlier, facts.regime)
    demands = sorted(done.counted.cents for done in past if done.kind is ActKind.PAYMENT_DEMAND)
    beyond_one = sum(demands[:-1])
    if not beyond_one:
        return wanted, ()
    return max(0, wanted - beyond_one), (_ONE_DEMAND_WITH_TRATTA_GROUND,)


_ONE_DEMAND_WITH_TRATTA = Words(
    fi="Kun käytetään trattaa, kuluja saa vaatia vain yhdestä maksuvaatimuksesta; toisesta "
    "veloitettu vähennetään tratan kuluista.",
    sv="När tratta används får kostnader krävas för bara ett betalningskrav; det som krävts för "
    "det andra dras av från kostnaden för trattan.",
    en="With a tratta only one demand may be charged; what was asked for a second one is taken off "
    "the cost of the tratta.",
)
_ONE_DEMAND_WITH_TRATTA_GROUND = ground(
    "10 g § 1 mom.", _ONE_DEMAND_WITH_TRATTA, version="299/2022"
)
_ON_TOP = Words(
    fi="Velkoja ei voi vähentää arvonlisäveroa, joten se saadaan vaatia enimmäismäärän lisäksi.",
    sv="Borgenären får inte dra av mervärdesskatten, så den får krävas utöver maximibeloppet.",
    en="The creditor cannot deduct value added tax, so it may be asked on top of the maximum.",
)
_NOT_IN_EUROS = Words(
    fi="Perintäkulujen enimmäismäärät on säädetty euroina, mutta saatava on muussa valuutassa.",
    sv="Maximibeloppen för indrivningskostnader är i euro, men fordran är i en annan valuta.",
    en="The maximums of recovery costs are in euros, but the receivable is in another currency.",
)
_CONVERT = Words(
    fi="Anna avoin pääoma euroina.",
    sv="Ange det öppna kapitalet i euro.",
    en="Give the open principal in euros.",
)
_NOT_DUE = Words(
    fi="Saatava ei ole vielä erääntynyt: eräpäivä on {due_date}.",
    sv="Fordran har inte förfallit ännu: förfallodagen är {due_date}.",
    en="The receivable is not due yet: its due date is {due_date}.",
)
_ONLY_DUE = Words(
    fi="Vain erääntynyttä saatavaa peritään.",
    sv="Bara en förfallen fordran drivs in.",
    en="Only a receivable that is due is collected.",
)
_NOT_FOR_CONSUMERS = Words(
    fi="Kuluttajasaatavan perinnässä ei käytetä trattaa eikä konkurssiuhkaista maksukehotusta.",
    sv="Vid indrivning av en konsumentfordran används varken tratta eller betalningsuppmaning vid "
    "hot om konkurs.",
    en="Neither a tratta nor a demand under threat of bankruptcy is used for a consumer "
    "receivable.",
)
_USE_DEMAND = Words(
    fi="Käytä maksuvaatimusta.",
    sv="Använd ett betalningskrav.",
    en="Use a payment demand.",
)
