"""Sections 10 to 10 h: what an act of collecting may cost the debtor, to the cent.

The rules come one after the other: whether the act may be charged at all, the maximum of the act,
the maximum of all acts together, tax on top, and what the standard compensation already covers.
Costs above the maximums, for unusually much work or a special reason, are a person's decision and
are not offered here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import EUR, Money
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    PastAct,
    Regime,
)
from inkasso.law.fi.debt_collection.caps import act_cap
from inkasso.law.fi.debt_collection.compensation import covered_by_compensation
from inkasso.law.fi.debt_collection.conditions import (
    CONSUMER_COUNTED_SINCE,
    CostOutcome,
    Timing,
    counted,
    why_free,
)
from inkasso.law.fi.debt_collection.tables import ACT, Figure, euros, in_force_since, money
from inkasso.law.fi.interpretations import DEFAULT_READINGS, Readings
from inkasso.law.fi.vat.rate import vat_on
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import fill


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
    """What may be asked for the act, and what decided it (513/1999, 10 a to 10 h §).

    `history` holds every earlier act for the receivable, the creditor's own among them; acts after
    `on` are not looked at. Refuses with `not_encoded` (before 16.3.2013, or 1.5.2022 for other
    than consumer receivables), `not_due`, `not_for_consumers` and `not_in_euros`.
    """
    refusal = _refusal(act, facts, on)
    if refusal is not None:
        return refusal
    earlier = tuple(past for past in history if past.sent_on <= on)
    free = why_free(act, facts, earlier, Timing(on=on, readings=readings))
    if free is not None:
        nothing = AllowedCost(cost=Money(0), vat=Money(0), absorbed=Money(0), outcome=free.outcome)
        return Decision(value=nothing, because=free.because)
    cap, because = act_cap(act, facts, earlier, on)
    wanted = cap if act.price is None else min(cap, act.price.cents)
    wanted, less_demands = _less_second_demand(act, facts, earlier, wanted)
    room, total_ground = _room_under_total(act, facts, earlier, on)
    net = Money(min(wanted, room))
    because += less_demands + ((total_ground,) if room < wanted else ())
    outcome = CostOutcome.TOTAL_REACHED if room < wanted else CostOutcome.CHARGED
    return _with_tax_and_compensation(_Net(net, outcome, because), act, facts, (earlier, on))


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
    if _carries_vat(act, facts):
        tax = vat_on(net.amount, on)
        if isinstance(tax, Refusal):
            return tax
        vat, because = tax.value, (*because, _ON_TOP, *tax.because)
    gross = net.amount + vat
    covered = covered_by_compensation(gross, facts, earlier, on)
    if covered.value:
        because = (*because, *covered.because)
        outcome = outcome if covered.value < gross else CostOutcome.COVERED_BY_COMPENSATION
    cost = AllowedCost(cost=gross - covered.value, vat=vat, absorbed=covered.value, outcome=outcome)
    return Decision(value=cost, because=because)


def _refusal(act: CollectionAct, facts: CostFacts, on: date) -> Refusal | None:
    since = in_force_since(facts.regime)
    if on < since:
        return not_encoded(
            asked=on, since=since, what=_COSTS, because=(_ground("10 §", _REASONABLE),)
        )
    if facts.principal.currency != EUR:
        return Refusal(
            code="not_in_euros",
            message=_NOT_IN_EUROS,
            remedy=_CONVERT,
            because=(_ground("10 §", _REASONABLE),),
        )
    if on <= facts.due_date:
        return Refusal(
            code="not_due",
            message=fill(_NOT_DUE, due_date=facts.due_date),
            because=(_ground("1 § 1 mom.", _ONLY_DUE),),
        )
    business_only = act.kind in (ActKind.TRATTA, ActKind.BANKRUPTCY_THREAT)
    if facts.regime is Regime.CONSUMER and business_only:
        section = "7 § 2 mom." if act.kind is ActKind.TRATTA else "10 a §"
        return Refusal(
            code="not_for_consumers",
            message=_NOT_FOR_CONSUMERS,
            remedy=_USE_DEMAND,
            because=(_ground(section, _NOT_FOR_CONSUMERS),),
        )
    return None


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
    return max(0, wanted - beyond_one), (_ground("10 g § 1 mom.", _ONE_DEMAND_WITH_TRATTA),)


def _room_under_total(
    act: CollectionAct, facts: CostFacts, earlier: tuple[PastAct, ...], on: date
) -> tuple[int, Citation]:
    total = _total(act, facts, earlier, on)
    room = total.amount - _sum_counted(counted(earlier, facts.regime))
    begun_before = any(past.sent_on < CONSUMER_COUNTED_SINCE for past in earlier)
    if facts.regime is Regime.CONSUMER and begun_before:
        direct = "_directly_enforceable" if facts.directly_enforceable else ""
        older = euros(f"total{direct}_of_collection_begun_before", facts, on)
        older_room = older.amount - _sum_counted(earlier)
        if older_room < room:
            total, room = older, older_room
    ground = total.ground(_TOTAL, total=money(total), principal=facts.principal)
    return max(0, room), ground


def _sum_counted(history: tuple[PastAct, ...]) -> int:
    return sum(past.counted.cents for past in history)


def _total(act: CollectionAct, facts: CostFacts, earlier: tuple[PastAct, ...], on: date) -> Figure:
    if not facts.directly_enforceable:
        return euros("total", facts, on)
    kinds = {act.kind, *(past.kind for past in earlier)}
    threatened = ActKind.BANKRUPTCY_THREAT in kinds
    if facts.regime is Regime.OTHER and threatened:
        return euros("total_directly_enforceable_with_threat", facts, on)
    return euros("total_directly_enforceable", facts, on)


def _carries_vat(act: CollectionAct, facts: CostFacts) -> bool:
    """Tax comes on top only of a collector's fee, and only outside consumer receivables."""
    return facts.regime is Regime.OTHER and not facts.vat_deductible and not act.by_creditor


def _ground(section: str, text: Words) -> Citation:
    return Citation(act=ACT, section=section, text=text)


_TOTAL = Words(
    fi="Saman saatavan perintäkulut saavat olla yhteensä enintään {total} euroa (avoin pääoma "
    "{principal} euroa).",
    sv="Indrivningskostnaderna för samma fordran får vara sammanlagt högst {total} euro (öppet "
    "kapital {principal} euro).",
    en="The recovery costs of one receivable may be at most {total} euros in all (open principal "
    "{principal} euros).",
)
_ONE_DEMAND_WITH_TRATTA = Words(
    fi="Kun käytetään trattaa, kuluja saa vaatia vain yhdestä maksuvaatimuksesta; toisesta "
    "veloitettu vähennetään tratan kuluista.",
    sv="När tratta används får kostnader krävas för bara ett betalningskrav; det som krävts för "
    "det andra dras av från kostnaden för trattan.",
    en="With a tratta only one demand may be charged; what was asked for a second one is taken off "
    "the cost of the tratta.",
)
_ON_TOP = Citation(
    act=ACT,
    section="10 e § 4 mom.",
    text=Words(
        fi="Velkoja ei voi vähentää arvonlisäveroa, joten se saadaan vaatia enimmäismäärän "
        "lisäksi.",
        sv="Borgenären får inte dra av mervärdesskatten, så den får krävas utöver maximibeloppet.",
        en="The creditor cannot deduct value added tax, so it may be asked on top of the maximum.",
    ),
)
_COSTS = Words(fi="perintäkulut", sv="indrivningskostnaderna", en="recovery costs")
_REASONABLE = Words(
    fi="Velallinen korvaa perinnästä velkojalle aiheutuvat kohtuulliset kulut.",
    sv="Gäldenären ersätter borgenärens skäliga kostnader för indrivningen.",
    en="The debtor pays the creditor's reasonable costs of collecting.",
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
