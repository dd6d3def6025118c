"""One case whole: what is owed on a day, line by line with the law, and what has happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.demands.models import Letter
from inkasso.gate.holds.kinds import KINDS
from inkasso.gate.holds.placing import Protected, holds_of, reasons_of
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.allocation import allocation_order
from inkasso.law.fi.interest.doubtful import doubts_of_interest
from inkasso.law.fi.interest.rates import RateStep, rate_curve
from inkasso.law.wording import fill
from inkasso.plans.models import Extension, Plan, PlanLetter
from inkasso.receivables.account.loading import LoadedCase, load_cases, terms_of
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.costs import AGREED
from inkasso.receivables.grounds import thaw
from inkasso.receivables.models import (
    Case,
    CoDebtor,
    Cost,
    CostWithdrawn,
    Credit,
    Payment,
    Receivable,
    Reversal,
    StatusChange,
    WriteOff,
)
from inkasso.receivables.waiving import REASONS
from inkasso.strategy.contacts.telling import contact_events
from inkasso.strategy.event import Event
from inkasso.strategy.loading import states
from inkasso.strategy.objections_told import objections_told
from inkasso.strategy.overview import next_of, status_of
from inkasso.strategy.rules import Next


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of what is owed and paid; payments are negative."""

    #: principal, interest, cost, payment, waived or refund.
    kind: str
    amount: Money
    text: Words
    because: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case as of a day."""

    case: LoadedCase
    status: str
    account: Account
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    next: Next | None


def case_file(
    case: Case, as_of: date, *, with_reasons: bool = True, with_contacts: bool = True
) -> CaseFile:
    """The case as of a day, with every line explained.

    Without the reasons of holds, or without contacts and notes, for a purpose that may not read
    them.
    """
    loaded = load_cases([case.id])[case.id]
    account = replay(loaded.facts, as_of)
    (state,) = states([case.id], as_of)
    status = status_of(loaded, state, account)
    events = list(_events(case, as_of, with_reasons))
    if with_contacts:
        events += contact_events(case, as_of)
    return CaseFile(
        case=loaded,
        status=status,
        account=account,
        lines=tuple(_lines(loaded, account)),
        events=tuple(sorted(events, key=lambda event: event.date)),
        next=next_of(loaded, state, account),
    )


def _lines(case: LoadedCase, account: Account) -> Iterator[Line]:
    for receivable in Receivable.objects.filter(case_id=case.id).order_by("due_date", "id"):
        share = account.shares[receivable.id]
        yield Line(
            kind="principal",
            amount=Money(share.principal + share.principal_paid + share.principal_waived),
            text=fill(_INVOICE, number=receivable.invoice_number, due=receivable.due_date),
        )
        yield _interest(receivable, case, account)
    costs = list(Cost.objects.filter(case_id=case.id, charged_on__lte=account.as_of).order_by("id"))
    for cost in costs:
        void = cost.id in account.void_costs
        yield Line(
            kind="cost",
            amount=Money(0 if void else cost.cents),
            text=fill(_cost_words(case, cost, void=void), act=_act(cost.act), day=cost.charged_on),
            because=thaw(cost.because),
        )
    for letter in Letter.objects.filter(_own(case), dated__lte=account.as_of).order_by("id"):
        if not any(c.charged_on == letter.dated and _is_of_a_letter(c) for c in costs):
            yield Line(
                kind="cost",
                amount=Money(0),
                text=fill(_FREE, act=_act(letter.kind), day=letter.dated),
                because=thaw(letter.because),
            )
    yield from _payments(case, account)


def _is_of_a_letter(cost: Cost) -> bool:
    return not cost.by_creditor and cost.act not in AGREED


def _own(case: LoadedCase) -> Q:
    """Letters to the debtor; copies to co-debtors never cost anything."""
    return Q(case_id=case.id, person_id=case.person_id)


def _interest(receivable: Receivable, case: LoadedCase, account: Account) -> Line:
    share = account.shares[receivable.id]
    terms = terms_of(receivable, case)
    curve = rate_curve(terms)
    steps = () if isinstance(curve, Refusal) else curve.steps
    used = [s for i, s in enumerate(steps) if _applies(i, steps, receivable.due_date, account)]
    because = dict.fromkeys(ground for step in used for ground in step.because)
    first = receivable.due_date + timedelta(days=1)
    doubts = doubts_of_interest(terms, first, account.as_of) if used else ()
    return Line(
        kind="interest",
        amount=Money(share.interest + share.interest_paid + share.interest_waived),
        text=fill(_INTEREST, due=receivable.due_date, day=account.as_of),
        because=(*because, *doubts),
    )


def _applies(index: int, steps: tuple[RateStep, ...], due: date, account: Account) -> bool:
    """Whether a rate held on some day between the due date and the day of the account."""
    after = steps[index + 1].since if index + 1 < len(steps) else date.max
    return bool(steps[index].since <= account.as_of and after > due)


def _payments(case: LoadedCase, account: Account) -> Iterator[Line]:
    regime = Regime.CONSUMER if case.kind == "consumer" else Regime.OTHER
    order = allocation_order(regime, case.opened_on)
    because = () if isinstance(order, Refusal) else order.because
    for payment in case.facts.payments:
        if payment.value_date <= account.as_of:
            yield Line(
                kind="payment",
                amount=Money(-payment.cents),
                text=fill(_PAID, day=payment.value_date, parts=_parts(account, payment.id)),
                because=because,
            )
    if account.waived:
        yield Line(kind="waived", amount=Money(-account.waived), text=_WAIVED)
    if account.refund_due:
        yield Line(kind="refund", amount=Money(account.refund_due), text=_REFUND)


def _cost_words(case: LoadedCase, cost: Cost, *, void: bool) -> Words:
    if cost.id in case.facts.withdrawn:
        return _TAKEN_BACK_COST
    return _VOID if void else _COST


def _parts(account: Account, payment_id: int) -> Words:
    sums: dict[str, int] = {}
    for part in account.allocated:
        if part.payment_id == payment_id:
            sums[part.component] = sums.get(part.component, 0) + part.cents
    if not sums:
        return _same("0.00")
    named = [fill(_PART, name=_COMPONENTS[name], sum=Money(c)) for name, c in sums.items()]
    return Words(
        fi=", ".join(one.fi for one in named),
        sv=", ".join(one.sv for one in named),
        en=", ".join(one.en for one in named),
    )


def _act(key: str) -> Words:
    """What an act or a letter is called; its key where it has no name yet."""
    return _ACTS.get(key) or _same(key.replace("_", " "))


def _events(case: Case, as_of: date, with_reasons: bool) -> Iterator[Event]:  # noqa: FBT001
    told = objections_told(case.id, as_of)
    everything = (
        _handovers(case),
        _letters(case),
        _agreements(case),
        _payment_events(case),
        _hold_events(case, with_reasons),
        _waivers(case),
        (Event(date=day, kind=kind, text=text) for day, kind, text in told),
        _status_events(case),
    )
    for events in everything:
        yield from (event for event in events if event.date <= as_of)


def _handovers(case: Case) -> Iterator[Event]:
    for receivable in Receivable.objects.filter(case=case):
        cents = Money(receivable.principal_cents)
        text = fill(_HANDED_OVER, number=receivable.invoice_number, sum=cents)
        yield Event(date=receivable.handed_over_on, kind="handover", text=text)
    for credit in Credit.objects.filter(receivable__case=case).select_related("receivable"):
        number = credit.receivable.invoice_number
        text = fill(_CREDITED, number=number, sum=Money(credit.cents))
        yield Event(date=credit.credited_on, kind="credit", text=text)
    for shared in CoDebtor.objects.filter(receivable__case=case).select_related("receivable"):
        text = fill(_SHARED, number=shared.receivable.invoice_number)
        yield Event(date=shared.receivable.handed_over_on, kind="co_debtor", text=text)


def _letters(case: Case) -> Iterator[Event]:
    for letter in Letter.objects.filter(case=case).select_related("letterfile"):
        file = getattr(letter, "letterfile", None)
        words = _SENT if letter.person_id == case.person_id else _COPIED
        yield Event(
            date=letter.dated,
            kind=letter.kind,
            text=fill(
                words,
                number=str(letter.id),
                sum=Money(letter.total_cents),
                day=letter.payment_deadline,
            ),
            letter=letter.id,
            file=file.path if file else None,
        )


def _agreements(case: Case) -> Iterator[Event]:
    """Plans, longer times to pay, and the letters about them."""
    for plan in Plan.objects.filter(case=case).select_related("planend").order_by("id"):
        yield Event(date=plan.agreed_on, kind="plan", text=fill(_PLANNED, number=str(plan.number)))
        end = getattr(plan, "planend", None)
        if end is not None:
            text = fill(_PLAN_ENDED, number=str(plan.number), reason=_named(_PLAN_ENDS, end.reason))
            yield Event(date=end.ended_on, kind="plan_ended", text=text)
    for extension in Extension.objects.filter(case=case).order_by("id"):
        total = Money(extension.total_cents)
        text = fill(_EXTENDED, day=extension.until, sum=total)
        yield Event(date=extension.agreed_on, kind="extension", text=text)
    letters = PlanLetter.objects.filter(case=case).select_related("planletterfile")
    for letter in letters.order_by("id"):
        file = getattr(letter, "planletterfile", None)
        text = fill(
            _PLAN_LETTER,
            number=str(letter.id),
            kind=_named(_PLAN_LETTERS, letter.kind),
            sum=Money(letter.total_cents),
            day=letter.payment_deadline,
        )
        kind = f"plan_{letter.kind}"
        yield Event(date=letter.dated, kind=kind, text=text, file=file.path if file else None)


def _payment_events(case: Case) -> Iterator[Event]:
    for payment in Payment.objects.filter(case=case):
        text = fill(
            _FOUND,
            sum=Money(payment.cents),
            by=_named(_FINDERS, payment.matched_by),
        )
        yield Event(date=payment.value_date, kind="payment", text=text)
    for reversal in Reversal.objects.filter(case=case).select_related("payment"):
        text = fill(_TAKEN_BACK, sum=Money(reversal.payment.cents), reason=reversal.reason)
        yield Event(date=reversal.reversed_on, kind="reversal", text=_stripped(text))


def _waivers(case: Case) -> Iterator[Event]:
    for taken in CostWithdrawn.objects.filter(case=case).select_related("cost"):
        text = fill(
            _WITHDRAWN,
            act=_act(taken.cost.act),
            sum=Money(taken.cost.cents),
            reason=_reason(taken.reason),
        )
        yield Event(date=taken.withdrawn_on, kind="cost_withdrawn", text=text)
    for row in WriteOff.objects.filter(case=case).order_by("id"):
        cents = row.principal_cents + row.interest_cents + row.costs_cents
        text = fill(_WRITTEN_OFF, sum=Money(cents), reason=_reason(row.reason))
        yield Event(date=row.written_off_on, kind="write_off", text=text)


def _reason(key: str) -> Words:
    return REASONS.get(key) or _same(key)


def _hold_events(case: Case, with_reasons: bool) -> Iterator[Event]:  # noqa: FBT001
    holds = holds_of(Protected(person_id=case.person_id, case_id=case.id))
    said = reasons_of(holds) if with_reasons else {}
    for hold in holds:
        name = KINDS[hold.kind].name if hold.kind in KINDS else _same(hold.kind)
        known = fill(_BECAUSE, kind=name, reason=said[hold.id]) if hold.id in said else name
        text = fill(_UNTIL, what=known, day=hold.until) if hold.until else known
        yield Event(date=hold.placed_on, kind="hold", text=text)
        if hold.lifted_on:
            yield Event(date=hold.lifted_on, kind="hold_lifted", text=name)


def _status_events(case: Case) -> Iterator[Event]:
    for change in StatusChange.objects.filter(case=case).order_by("id"):
        kind = "closed" if change.closed else "reopened"
        yield Event(
            date=change.changed_on,
            kind=kind,
            text=fill(_AFTER, reason=_named(_TURNS, change.reason)),
        )


def _named(words: Mapping[str, Words], key: str) -> Words:
    """The words of a key of ours; the key as a person would write it where it has none yet."""
    return words.get(key) or _same(key.replace("_", " "))


def _same(text: str) -> Words:
    return Words(fi=text, sv=text, en=text)


def _stripped(words: Words) -> Words:
    return Words(fi=words.fi.strip(), sv=words.sv.strip(), en=words.en.strip())


_HANDED_OVER = Words(
    fi="lasku {number}, {sum}", sv="faktura {number}, {sum}", en="invoice {number}, {sum}"
)
_CREDITED = Words(
    fi="lasku {number}, vähennys {sum}",
    sv="faktura {number}, avdrag {sum}",
    en="invoice {number}, less {sum}",
)
_SHARED = Words(
    fi="laskusta {number} vastaa myös toinen velallinen",
    sv="för faktura {number} svarar också en annan gäldenär",
    en="invoice {number} is shared by another debtor",
)
_SENT = Words(
    fi="kirje {number}, {sum} viimeistään {day}",
    sv="brev {number}, {sum} senast {day}",
    en="letter {number}, {sum} by {day}",
)
_COPIED = Words(
    fi="kirje {number} yhteisvastuulliselle, {sum} viimeistään {day}",
    sv="brev {number} till medgäldenären, {sum} senast {day}",
    en="letter {number} to a co-debtor, {sum} by {day}",
)
_PLANNED = Words(
    fi="maksusuunnitelma {number} sovittu",
    sv="betalningsplan {number} avtalad",
    en="payment plan {number} agreed",
)
_PLAN_ENDED = Words(
    fi="maksusuunnitelma {number} päättyi ({reason})",
    sv="betalningsplan {number} upphörde ({reason})",
    en="payment plan {number} ended ({reason})",
)
_EXTENDED = Words(
    fi="maksuaikaa jatkettu {day} asti, {sum}",
    sv="betalningstiden förlängd till {day}, {sum}",
    en="longer time to pay until {day}, {sum}",
)
_PLAN_LETTER = Words(
    fi="suunnitelmakirje {number} ({kind}), {sum} viimeistään {day}",
    sv="planbrev {number} ({kind}), {sum} senast {day}",
    en="plan letter {number} ({kind}), {sum} by {day}",
)
_FOUND = Words(
    fi="{sum}, kohdistus: {by}", sv="{sum}, placerad genom {by}", en="{sum}, found by {by}"
)
_TAKEN_BACK = Words(
    fi="maksu {sum} otettu takaisin {reason}",
    sv="betalningen {sum} togs tillbaka {reason}",
    en="payment of {sum} taken back {reason}",
)
_BECAUSE = Words(fi="{kind}: {reason}", sv="{kind}: {reason}", en="{kind}: {reason}")
_UNTIL = Words(fi="{what}, {day} asti", sv="{what}, till {day}", en="{what}, until {day}")
_AFTER = Words(fi="syy: {reason}", sv="orsak: {reason}", en="after {reason}")
_INVOICE = Words(
    fi="Lasku {number}, eräpäivä {due}",
    sv="Faktura {number}, förfallodag {due}",
    en="Invoice {number}, due {due}",
)
_INTEREST = Words(
    fi="Viivästyskorko eräpäivän {due} jälkeisestä päivästä päivään {day}",
    sv="Dröjsmålsränta från dagen efter förfallodagen {due} till {day}",
    en="Overdue interest from the day after the due date {due} to {day}",
)
_PART = Words(fi="{name} {sum}", sv="{name} {sum}", en="{name} {sum}")
_COMPONENTS = {
    "interest": Words(fi="korko", sv="ränta", en="interest"),
    "principal": Words(fi="pääoma", sv="kapital", en="principal"),
    "costs": Words(fi="kulut", sv="kostnader", en="costs"),
    "interest_on_costs": Words(fi="kulujen korko", sv="ränta på kostnader", en="interest on costs"),
}
#: How a payment found its case, where the row has a word of ours.
_FINDERS = {
    "reference": Words(fi="viite", sv="referensen", en="reference"),
    "staff": Words(fi="käsittelijä", sv="handläggaren", en="staff"),
    "text": Words(fi="viesti", sv="meddelandet", en="text"),
    "original_reference": Words(
        fi="velkojan viite", sv="borgenärens referens", en="the creditor's reference"
    ),
}
_ACTS = {
    "reminder": Words(fi="Maksumuistutus", sv="Betalningspåminnelse", en="Reminder"),
    "demand": Words(fi="Maksuvaatimus", sv="Betalningskrav", en="Payment demand"),
    "payment_demand": Words(fi="Maksuvaatimus", sv="Betalningskrav", en="Payment demand"),
    "extension": Words(fi="Maksuajan pidennys", sv="Förlängd betalningstid", en="Extension"),
    "payment_plan": Words(fi="Maksusuunnitelma", sv="Betalningsplan", en="Payment plan"),
    "compensation": Words(fi="Vakiokorvaus", sv="Standardersättning", en="Standard compensation"),
}
_COST = Words(fi="{act}, {day}", sv="{act}, {day}", en="{act}, {day}")
_FREE = Words(
    fi="{act}, {day}: maksuton", sv="{act}, {day}: avgiftsfri", en="{act}, {day}: free of charge"
)
_VOID = Words(
    fi="{act}, {day}: ei peritä, velka oli jo maksettu",
    sv="{act}, {day}: krävs inte, skulden var redan betald",
    en="{act}, {day}: not claimed, the debt had been paid",
)
_PAID = Words(fi="Maksu {day}: {parts}", sv="Betalning {day}: {parts}", en="Payment {day}: {parts}")
_REFUND = Words(
    fi="Liikaa maksettu, palautetaan",
    sv="För mycket betalt, återbetalas",
    en="Paid in excess, owed back",
)
_TAKEN_BACK_COST = Words(
    fi="{act}, {day}: peruttu, ei peritä",
    sv="{act}, {day}: återtagen, krävs inte",
    en="{act}, {day}: taken back, not claimed",
)
_WAIVED = Words(fi="Luovuttu vaatimasta", sv="Avstått från att kräva", en="Claimed no longer")
_WITHDRAWN = Words(
    fi="{act}, {sum}: {reason}", sv="{act}, {sum}: {reason}", en="{act}, {sum}: {reason}"
)
_WRITTEN_OFF = Words(fi="{sum}, {reason}", sv="{sum}, {reason}", en="{sum}, {reason}")
#: Why a plan ended before it was finished.
_PLAN_ENDS = {
    "broken": Words(fi="ei pidetty", sv="hölls inte", en="was not kept"),
    "changed": Words(fi="tilalle uusi", sv="ersatt av en ny", en="another took its place"),
    "debtor": Words(fi="velallisen toive", sv="gäldenärens önskan", en="the debtor's wish"),
    "creditor": Words(fi="velkojan toive", sv="borgenärens önskan", en="the creditor's wish"),
}
#: What letters about plans tell.
_PLAN_LETTERS = {
    "agreed": Words(fi="sovittu suunnitelma", sv="avtalad plan", en="agreed plan"),
    "changed": Words(fi="muutettu suunnitelma", sv="ändrad plan", en="changed plan"),
    "extended": Words(fi="pidempi maksuaika", sv="längre betalningstid", en="longer time to pay"),
    "missed": Words(fi="puuttuva erä", sv="post som saknas", en="missed instalment"),
    "ended": Words(fi="päättynyt suunnitelma", sv="avslutad plan", en="ended plan"),
}
#: What closed or opened a case, as the books call it.
_TURNS = {
    "handover": Words(fi="vastaanotto", sv="mottagande", en="the hand-over"),
    "payment": Words(fi="maksu", sv="betalning", en="a payment"),
    "reversal": Words(fi="peruuntunut maksu", sv="återtagen betalning", en="a payment taken back"),
    "refund": Words(fi="palautus", sv="återbetalning", en="a refund"),
    "credit": Words(fi="hyvityslasku", sv="kreditnota", en="a credit note"),
    "refund_undone": Words(
        fi="peruuntunut palautus", sv="återgången återbetalning", en="a refund undone"
    ),
    "write_off": Words(fi="luopuminen", sv="avskrivning", en="a write-off"),
    "cost_withdrawn": Words(fi="peruttu kulu", sv="återtagen kostnad", en="a cost taken back"),
    "reminder": Words(fi="muistutus", sv="påminnelse", en="a reminder"),
    "demand": Words(fi="maksuvaatimus", sv="betalningskrav", en="a demand"),
}
