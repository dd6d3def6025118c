"""From a case's account and background to the content of its letter: pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from inkasso.base.decisions import Refusal
from inkasso.base.iban import Iban
from inkasso.base.money import Money
from inkasso.base.words import Language, Words
from inkasso.demands.background import Background
from inkasso.demands.informing import information_on_data
from inkasso.demands.letters.content import (
    Addressee,
    Agency,
    CostLine,
    Creditor,
    Kind,
    LetterContent,
    PaymentInstructions,
    PaymentLine,
    PrivacyInformation,
    ReceivableLine,
)
from inkasso.formats.barcode import make_barcode
from inkasso.formats.epc_qr import LARGEST_CENTS, EpcPayment, epc_text
from inkasso.formats.reference import to_rf
from inkasso.law.citing import in_words
from inkasso.law.fi.interest.rates import rate_curve
from inkasso.law.wording import fill
from inkasso.mandates.agency import Agency as AgencyProfile
from inkasso.mandates.models import Client
from inkasso.parties.addressing import Addressee as Receiver
from inkasso.parties.hidden import HiddenRow
from inkasso.receivables.account.loading import LoadedCase, terms_of
from inkasso.receivables.account.replay import Account
from inkasso.receivables.account.undisputed import Contested
from inkasso.receivables.costs import COMPENSATION, EXTENSION, PAYMENT_PLAN
from inkasso.receivables.models import Cost, Receivable

_NAME_IN_CODE = 70
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter says, before it is put into words."""

    number: int
    kind: Kind
    dated: date
    deadline: date
    case: LoadedCase
    background: Background
    #: The account with the letter's own cost in it.
    account: Account
    #: Open receivables that the letter covers.
    receivable_ids: frozenset[int]
    #: Receivables that its account shows: also paid ones, so that every payment is whole.
    shown_ids: frozenset[int]
    receiver: Receiver
    agency: AgencyProfile
    #: Whether the letter itself costs anything.
    is_charged: bool
    #: Whether the receiver owes the case's costs: not who shares only a part of its debt.
    with_costs: bool = True
    settles_in_time: bool
    #: Kind of person in the processing register; empty when nothing is told of personal data.
    informs: str = ""
    #: Disputed principal by receivable: the account leaves it out, and the letter says so.
    contested: Contested = field(default_factory=dict)


def assemble(facts: LetterFacts) -> LetterContent:
    """The content of a letter, in the receiver's language."""
    language = _language(facts.receiver.language)
    receivables = tuple(_receivable_lines(facts, language))
    costs = tuple(_cost_lines(facts, language))
    payments = tuple(_payment_lines(facts, language))
    owed = sum(line.principal.cents + line.overdue_interest.cents for line in receivables)
    total = Money(owed + sum(c.amount.cents for c in costs) - sum(p.amount.cents for p in payments))
    covered = _covered(facts)
    return LetterContent(
        kind=facts.kind,
        audience="consumer" if facts.case.kind == "consumer" else "business",
        language=language,
        letter_number=str(facts.number),
        dated=facts.dated,
        agency=_agency(facts.agency),
        creditor=_creditor(facts.background.client, covered),
        debtor=_addressee(facts.receiver),
        case_number=str(facts.case.id),
        receivables=receivables,
        interest_until=facts.dated,
        payment=_instructions(facts, total),
        costs=costs,
        payments=payments,
        interest_per_day=_per_day(facts),
        settles_if_paid_by_deadline=facts.settles_in_time,
        is_charged=facts.is_charged,
        is_jointly_liable=_is_shared(facts),
        privacy=_privacy(facts, language),
    )


def _privacy(facts: LetterFacts, language: Language) -> PrivacyInformation | None:
    if not facts.informs or not facts.receiver.is_natural:
        return None
    place = facts.agency.privacy_notice
    return information_on_data(language, subject=facts.informs, place=place)


def _is_shared(facts: LetterFacts) -> bool:
    shared = facts.background.co_debtors.values()
    return any(facts.receivable_ids & receivable_ids for receivable_ids in shared)


def _language(language: str) -> Language:
    return language if language in ("fi", "sv", "en") else "fi"  # type: ignore[return-value]


def _covered(facts: LetterFacts) -> list[Receivable]:
    return [r for r in facts.background.receivables if r.id in facts.receivable_ids]


def _agency(profile: AgencyProfile) -> Agency:
    return Agency(
        name=profile.name,
        business_id=profile.business_id,
        address=(profile.street, f"{profile.postal_code} {profile.city}"),
        phone=profile.phone,
        email=profile.email,
        website=profile.website,
        opening_hours=profile.opening_hours,
        privacy_notice=profile.privacy_notice,
    )


def _creditor(client: Client, covered: Iterable[Receivable]) -> Creditor:
    originals = list(dict.fromkeys(r.original_creditor for r in covered if r.original_creditor))
    place = f"{client.postal_code} {client.city}".strip()
    return Creditor(
        name=client.name,
        business_id=client.business_id,
        address=tuple(line for line in (client.street, place) if line),
        phone=client.phone,
        email=client.email,
        original_creditor=", ".join(originals) or None,
    )


def _addressee(receiver: Receiver) -> Addressee:
    return Addressee(name=receiver.name, address=receiver.lines)


def _receivable_lines(facts: LetterFacts, language: Language) -> Iterator[ReceivableLine]:
    """Each receivable as it was before payments; payments are lines of their own."""
    for receivable in facts.background.receivables:
        if receivable.id not in facts.shown_ids:
            continue
        share = facts.account.shares[receivable.id]
        yield ReceivableLine(
            invoice_number=receivable.invoice_number,
            description=_described(receivable, facts, language),
            invoice_date=receivable.invoice_date,
            due_date=receivable.due_date,
            principal=Money(share.principal + share.principal_paid),
            overdue_interest=Money(share.interest + share.interest_paid),
            interest_basis=_basis(receivable, facts, language),
        )


def _described(receivable: Receivable, facts: LetterFacts, language: Language) -> str:
    """What a receivable is for, and what of it is disputed and therefore not asked."""
    description = _description(receivable, facts.background)
    cents = facts.contested.get(receivable.id, 0)
    if not cents:
        return description
    return fill(_LEFT_OUT, what=description, sum=Money(cents)).in_language(language)


def _description(receivable: Receivable, background: Background) -> str:
    """What a receivable is for: the law wants it said, so an unopened text is no empty one."""
    if receivable.id not in background.descriptions:
        raise HiddenRow("receivables_receivabletext", receivable.id)
    return background.descriptions[receivable.id]


def _basis(receivable: Receivable, facts: LetterFacts, language: Language) -> str:
    """Every rate that made up the interest, later ones with their first day, and the section."""
    curve = rate_curve(terms_of(receivable, facts.case))
    if isinstance(curve, Refusal):
        return ""
    start = receivable.due_date + _ONE_DAY
    known = [step for step in curve.steps if step.since <= facts.dated]
    first = [step for step in known if step.since <= start][-1:]
    steps = [*first, *(step for step in known if step.since > start)]
    changes = [new for old, new in pairwise(steps) if old.percent != new.percent]
    rates = [
        fill(_RATE, rate=steps[0].percent).in_language(language),
        *(fill(_SINCE, rate=s.percent, day=s.since).in_language(language) for s in changes),
    ]
    words = _AGREED if receivable.interest_percent is not None else _STATUTORY
    section = in_words(steps[-1].because[0].section, language) if steps[-1].because else "4 §"
    return words.format(rates=", ".join(rates), section=section).in_language(language)


def _cost_lines(facts: LetterFacts, language: Language) -> Iterator[CostLine]:
    void = set(facts.account.void_costs)
    for cost in facts.background.costs if facts.with_costs else ():
        asked = cost.cents - facts.account.waived_costs.get(cost.id, 0)
        if cost.id not in void and asked:
            yield CostLine(
                on=cost.charged_on,
                what=_what(cost, language),
                amount=Money(asked),
                section=in_words(cost.because[0]["section"], language) if cost.because else "10 §",
            )


def _what(cost: Cost, language: Language) -> str:
    is_creditors_reminder = cost.by_creditor and cost.act == "reminder"
    what = _CREDITORS_REMINDER if is_creditors_reminder else _ACTS[cost.act]
    if cost.vat_cents:
        what = fill(_WITH_VAT, what=what, vat=Money(cost.vat_cents))
    return what.in_language(language)


def _payment_lines(facts: LetterFacts, language: Language) -> Iterator[PaymentLine]:
    """Payments as far as they were used for what the letter shows."""
    payments = {payment.id: payment for payment in facts.case.facts.payments}
    used: dict[int, int] = {}
    for part in facts.account.allocated:
        for_costs = part.receivable_id is None and facts.with_costs
        if for_costs or part.receivable_id in facts.shown_ids:
            used[part.payment_id] = used.get(part.payment_id, 0) + part.cents
    for payment_id in sorted(used, key=lambda number: (payments[number].value_date, number)):
        payment, cents = payments[payment_id], used[payment_id]
        part_of = fill(_PART_OF, whole=Money(payment.cents)).in_language(language)
        what = "" if cents == payment.cents else part_of
        yield PaymentLine(on=payment.value_date, amount=Money(cents), what=what)


def _instructions(facts: LetterFacts, total: Money) -> PaymentInstructions:
    agency, reference = facts.agency, facts.case.reference
    iban = Iban.parse(agency.iban)
    assert iban is not None, "the agency's account was checked when it was set"
    barcode = make_barcode(iban=iban.text, amount=total, reference=reference, due=facts.deadline)
    payment = EpcPayment(
        name=agency.name[:_NAME_IN_CODE],
        iban=iban,
        # Like the bar code, a QR code leaves out an amount that is too large for it.
        amount=total if total.cents <= LARGEST_CENTS else None,
        reference=reference,
        bic=agency.bic,
    )
    return PaymentInstructions(
        payee=agency.name,
        iban=iban.text,
        bic=agency.bic,
        reference=reference,
        rf=to_rf(reference),
        amount=total,
        deadline=facts.deadline,
        barcode_digits=barcode.digits,
        qr_text=epc_text(payment),
    )


def _per_day(facts: LetterFacts) -> Decimal | None:
    """Interest of one day at the rate of the letter's day, to four decimals; None without any."""
    yesterday = facts.dated - _ONE_DAY
    total = Fraction(0)
    for receivable in facts.case.facts.receivables:
        if receivable.id in facts.receivable_ids:
            open_cents = facts.account.shares[receivable.id].principal
            daily = receivable.accrual.numerator(open_cents, yesterday, facts.dated)
            total += Fraction(daily, receivable.accrual.denominator * 100)
    per_day = Decimal(total.numerator) / Decimal(total.denominator)
    return per_day.quantize(Decimal("0.0001")) if total else None


_LEFT_OUT = Words(
    fi="{what} (kiistetty osa {sum} euroa ei ole mukana)",
    sv="{what} (den bestridda delen {sum} euro ingår inte)",
    en="{what} (the disputed part of {sum} euros is left out)",
)
_RATE = Words(fi="{rate} %", sv="{rate} %", en="{rate} %")
_SINCE = Words(fi="{rate} % {day} alkaen", sv="{rate} % från {day}", en="{rate} % from {day}")
_STATUTORY = Words(
    fi="{rates} eräpäivän jälkeisestä päivästä, korkolaki {section}",
    sv="{rates} från dagen efter förfallodagen, räntelagen {section}",
    en="{rates} from the day after the due date, Interest Act {section}",
)
_AGREED = Words(
    fi="sovittu korko {rates} eräpäivän jälkeisestä päivästä, korkolaki {section}",
    sv="avtalad ränta {rates} från dagen efter förfallodagen, räntelagen {section}",
    en="agreed rate {rates} from the day after the due date, Interest Act {section}",
)
_WITH_VAT = Words(
    fi="{what}, sis. alv {vat}", sv="{what}, inkl. moms {vat}", en="{what}, incl. VAT {vat}"
)
_PART_OF = Words(
    fi="Käytetty {whole} euron maksusta",
    sv="Använt av betalningen på {whole} euro",
    en="Used of the payment of {whole} euros",
)
_CREDITORS_REMINDER = Words(
    fi="Velkojan maksumuistutus",
    sv="Borgenärens betalningspåminnelse",
    en="Creditor's payment reminder",
)
_ACTS = {
    "reminder": Words(fi="Maksumuistutus", sv="Betalningspåminnelse", en="Payment reminder"),
    "payment_demand": Words(fi="Maksuvaatimus", sv="Betalningskrav", en="Payment demand"),
    PAYMENT_PLAN: Words(fi="Maksusuunnitelma", sv="Betalningsplan", en="Payment plan"),
    EXTENSION: Words(fi="Maksuajan pidennys", sv="Förlängd betalningstid", en="Longer time to pay"),
    COMPENSATION: Words(fi="Vakiokorvaus", sv="Standardersättning", en="Standard compensation"),
}
