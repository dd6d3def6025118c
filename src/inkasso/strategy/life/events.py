"""The life of a case: hand-over, letters, agreements, payments, holds, objections, its end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.gate.holds.kinds import KINDS
from inkasso.gate.models import Hold
from inkasso.law.wording import fill
from inkasso.objections.standing import Standing
from inkasso.plans.models import Extension, Plan, PlanLetter
from inkasso.receivables.account.loading import LoadedCase
from inkasso.receivables.models import (
    CoDebtor,
    CostWithdrawn,
    Credit,
    Payment,
    Reversal,
    StatusChange,
    WriteOff,
)
from inkasso.receivables.waiving import REASONS
from inkasso.strategy.event import Event
from inkasso.strategy.life.free_letters import free_letters
from inkasso.strategy.life.kept import Kept
from inkasso.strategy.objections_told import objections_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the life of a case is told from."""

    case: LoadedCase
    kept: Kept
    #: Holds of the case and of its debtor, and what was said of them, by number.
    holds: Collection[Hold]
    said: Mapping[int, str]
    objections: Collection[Standing]


def events_of(past: Past, as_of: date) -> Iterator[Event]:
    """What has happened until a day, kind by kind; contacts and notes apart."""
    kept = past.kept
    everything = (
        _handovers(kept),
        _letters(kept, past.case),
        _agreements(kept),
        free_letters(kept),
        _payment_events(kept),
        _hold_events(past.holds, past.said),
        _waivers(kept),
        objections_told(past.objections),
        _status_events(kept),
    )
    for events in everything:
        yield from (event for event in events if event.date <= as_of)


def act_named(key: str) -> Words:
    """What an act or a letter is called; its key where it has no name yet."""
    return _ACTS.get(key) or _same(key.replace("_", " "))


def _handovers(kept: Kept) -> Iterator[Event]:
    for receivable in kept.receivables:
        cents = Money(receivable.principal_cents)
        text = fill(_HANDED_OVER, number=receivable.invoice_number, sum=cents)
        yield Event(date=receivable.handed_over_on, kind="handover", text=text)
    for credit in kept.rows(Credit, "receivable"):
        number = credit.receivable.invoice_number
        text = fill(_CREDITED, number=number, sum=Money(credit.cents))
        yield Event(date=credit.credited_on, kind="credit", text=text)
    for shared in kept.rows(CoDebtor, "receivable"):
        text = fill(_SHARED, number=shared.receivable.invoice_number)
        yield Event(date=shared.receivable.handed_over_on, kind="co_debtor", text=text)


def _letters(kept: Kept, case: LoadedCase) -> Iterator[Event]:
    for letter in kept.letters:
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


def _agreements(kept: Kept) -> Iterator[Event]:
    """Plans, longer times to pay, and the letters about them."""
    for plan in kept.rows(Plan, "planend"):
        yield Event(date=plan.agreed_on, kind="plan", text=fill(_PLANNED, number=str(plan.number)))
        end = getattr(plan, "planend", None)
        if end is not None:
            text = fill(_PLAN_ENDED, number=str(plan.number), reason=_named(_PLAN_ENDS, end.reason))
            yield Event(date=end.ended_on, kind="plan_ended", text=text)
    for extension in kept.rows(Extension):
        total = Money(extension.total_cents)
        text = fill(_EXTENDED, day=extension.until, sum=total)
        yield Event(date=extension.agreed_on, kind="extension", text=text)
    letters = kept.rows(PlanLetter, "planletterfile")
    for letter in letters:
        file = getattr(letter, "planletterfile", None)
        text = fill(
            _PLAN_LETTER,
            number=str(letter.id),
            kind=_named(_PLAN_LETTERS, letter.kind),
            sum=Money(letter.total_cents),
            day=letter.payment_deadline,
        )
        yield Event(
            date=letter.dated,
            kind=f"plan_{letter.kind}",
            text=text,
            letter=letter.id,
            letter_of="plan_letter",
            file=file.path if file else None,
        )


def _payment_events(kept: Kept) -> Iterator[Event]:
    for payment in kept.rows(Payment):
        text = fill(
            _FOUND,
            sum=Money(payment.cents),
            by=_named(_FINDERS, payment.matched_by),
        )
        yield Event(date=payment.value_date, kind="payment", text=text)
    for reversal in kept.rows(Reversal, "payment"):
        text = fill(_TAKEN_BACK, sum=Money(reversal.payment.cents), reason=reversal.reason)
        yield Event(date=reversal.reversed_on, kind="reversal", text=_stripped(text))


def _waivers(kept: Kept) -> Iterator[Event]:
    for taken in kept.rows(CostWithdrawn, "cost"):
        text = fill(
            _WITHDRAWN,
            act=act_named(taken.cost.act),
            sum=Money(taken.cost.cents),
            reason=_reason(taken.reason),
        )
        yield Event(date=taken.withdrawn_on, kind="cost_withdrawn", text=text)
    for row in kept.rows(WriteOff):
        cents = row.principal_cents + row.interest_cents + row.costs_cents
        text = fill(_WRITTEN_OFF, sum=Money(cents), reason=_reason(row.reason))
        yield Event(date=row.written_off_on, kind="write_off", text=text)


def _reason(key: str) -> Words:
    return REASONS.get(key) or _same(key)


def _hold_events(holds: Iterable[Hold], said: Mapping[int, str]) -> Iterator[Event]:
    for hold in holds:
        name = KINDS[hold.kind].name if hold.kind in KINDS else _same(hold.kind)
        known = fill(_BECAUSE, kind=name, reason=said[hold.id]) if hold.id in said else name
        text = fill(_UNTIL, what=known, day=hold.until) if hold.until else known
        yield Event(date=hold.placed_on, kind="hold", text=text)
        if hold.lifted_on:
            yield Event(date=hold.lifted_on, kind="hold_lifted", text=name)


def _status_events(kept: Kept) -> Iterator[Event]:
    for change in kept.rows(StatusChange):
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
    fi="lasku {number}, {sum}\u00a0€",
    sv="faktura {number}, {sum}\u00a0€",
    en="invoice {number}, €{sum}",
)
_CREDITED = Words(
    fi="lasku {number}, vähennys {sum}\u00a0€",
    sv="faktura {number}, avdrag {sum}\u00a0€",
    en="invoice {number}, less €{sum}",
)
_SHARED = Words(
    fi="laskusta {number} vastaa myös toinen velallinen",
    sv="för faktura {number} svarar också en annan gäldenär",
    en="invoice {number} is shared by another debtor",
)
_SENT = Words(
    fi="kirje {number}, {sum}\u00a0€ viimeistään {day}",
    sv="brev {number}, {sum}\u00a0€ senast {day}",
    en="letter {number}, €{sum} by {day}",
)
_COPIED = Words(
    fi="kirje {number} yhteisvastuulliselle, {sum}\u00a0€ viimeistään {day}",
    sv="brev {number} till medgäldenären, {sum}\u00a0€ senast {day}",
    en="letter {number} to a co-debtor, €{sum} by {day}",
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
    fi="maksuaikaa jatkettu {day} asti, {sum}\u00a0€",
    sv="betalningstiden förlängd till {day}, {sum}\u00a0€",
    en="longer time to pay until {day}, €{sum}",
)
_PLAN_LETTER = Words(
    fi="suunnitelmakirje {number} ({kind}), {sum}\u00a0€ viimeistään {day}",
    sv="planbrev {number} ({kind}), {sum}\u00a0€ senast {day}",
    en="plan letter {number} ({kind}), €{sum} by {day}",
)
_FOUND = Words(
    fi="{sum}\u00a0€, kohdistus: {by}",
    sv="{sum}\u00a0€, placerad genom {by}",
    en="€{sum}, found by {by}",
)
_TAKEN_BACK = Words(
    fi="maksu {sum}\u00a0€ otettu takaisin {reason}",
    sv="betalningen {sum}\u00a0€ togs tillbaka {reason}",
    en="payment of €{sum} taken back {reason}",
)
_BECAUSE = Words(fi="{kind}: {reason}", sv="{kind}: {reason}", en="{kind}: {reason}")
_UNTIL = Words(fi="{what}, {day} asti", sv="{what}, till {day}", en="{what}, until {day}")
_AFTER = Words(fi="syy: {reason}", sv="orsak: {reason}", en="after {reason}")
#: How a payment found its case, where the row has a word of ours.
_FINDERS = {
    "reference": Words(fi="viite", sv="referensen", en="reference"),
    "staff": Words(fi="käsittelijä", sv="handläggaren", en="staff"),
    "text": Words(fi="viesti", sv="meddelandet", en="text"),
    "original_reference": Words(
        fi="velkojan viite", sv="borgenärens referens", en="the creditor's reference"
    ),
}
_WITHDRAWN = Words(
    fi="{act}, {sum}\u00a0€: {reason}",
    sv="{act}, {sum}\u00a0€: {reason}",
    en="{act}, €{sum}: {reason}",
)
_WRITTEN_OFF = Words(
    fi="{sum}\u00a0€, {reason}", sv="{sum}\u00a0€, {reason}", en="€{sum}, {reason}"
)
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
    "recall": Words(
        fi="velkoja otti asian takaisin",
        sv="borgenären tog tillbaka ärendet",
        en="the creditor took it back",
    ),
    "write_off": Words(fi="luopuminen", sv="avskrivning", en="a write-off"),
    "cost_withdrawn": Words(fi="peruttu kulu", sv="återtagen kostnad", en="a cost taken back"),
    "reminder": Words(fi="muistutus", sv="påminnelse", en="a reminder"),
    "demand": Words(fi="maksuvaatimus", sv="betalningskrav", en="a demand"),
}
_ACTS = {
    "reminder": Words(fi="Maksumuistutus", sv="Betalningspåminnelse", en="Reminder"),
    "demand": Words(fi="Maksuvaatimus", sv="Betalningskrav", en="Payment demand"),
    "payment_demand": Words(fi="Maksuvaatimus", sv="Betalningskrav", en="Payment demand"),
    "extension": Words(fi="Maksuajan pidennys", sv="Förlängd betalningstid", en="Extension"),
    "payment_plan": Words(fi="Maksusuunnitelma", sv="Betalningsplan", en="Payment plan"),
    "compensation": Words(fi="Vakiokorvaus", sv="Standardersättning", en="Standard compensation"),
}
