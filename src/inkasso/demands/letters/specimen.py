"""Letters made up for proofs, measurements and tests: nobody real, and never sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkasso.base.iban import Iban
from inkasso.base.money import Money
from inkasso.base.words import Language, Words
from inkasso.demands.letters.content import (
    Addressee,
    Agency,
    Audience,
    CostLine,
    Creditor,
    Kind,
    LetterContent,
    PaymentInstructions,
    ReceivableLine,
)
from inkasso.formats.barcode import make_barcode
from inkasso.formats.epc_qr import EpcPayment, epc_text
from inkasso.formats.reference import to_rf

_IBAN = "FI7944052020036082"
_BIC = "HELSFIHH"
_PAYEE = "Mallila Perintä Oy, asiakasvarat"
_REFERENCE = "868516259619897"
_DATED = date(2026, 12, 22)
_DEADLINE = date(2027, 1, 5)

_REMINDER = Words(fi="Maksumuistutus", sv="Betalningspåminnelse", en="Payment reminder")
_DEMAND = Words(fi="Maksuvaatimus", sv="Betalningskrav", en="Payment demand")
_RENT = Words(
    fi="Varaston vuokra, marraskuu 2026",
    sv="Lagerhyra, november 2026",
    en="Storage rent, November 2026",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    """Figures that a letter to this audience could bear: what the law decided elsewhere."""

    interest: Money
    per_day: Decimal
    basis: Words
    reminder: Money
    demand: Money
    section: Words


_FIGURES: dict[Audience, _Figures] = {
    "consumer": _Figures(
        interest=Money(112),
        per_day=Decimal("0.031233"),
        basis=Words(
            fi="9,5 % vuodessa, korkolaki 4 §",
            sv="9,5 % per år, räntelagen 4 §",
            en="9.5 % a year, Interest Act section 4",
        ),
        reminder=Money(500),
        demand=Money(2400),
        section=Words(fi="10 a §", sv="10 a §", en="section 10 a"),
    ),
    "business": _Figures(
        interest=Money(124),
        per_day=Decimal("0.034521"),
        basis=Words(
            fi="10,5 % vuodessa, korkolaki 4 a §",
            sv="10,5 % per år, räntelagen 4 a §",
            en="10.5 % a year, Interest Act section 4 a",
        ),
        reminder=Money(1200),
        demand=Money(5000),
        section=Words(fi="10 e §", sv="10 e §", en="section 10 e"),
    ),
}


def specimen_letter(
    kind: Kind = "demand",
    audience: Audience = "consumer",
    language: Language = "fi",
    *,
    receivables: int = 1,
) -> LetterContent:
    """A letter with all that is usual: so many receivables, costs, bar code and QR code."""
    figures = _FIGURES[audience]
    lines = tuple(_receivable(number, figures, language) for number in range(1, receivables + 1))
    costs = _costs(kind, figures, language)
    owed = sum(line.principal.cents + line.overdue_interest.cents for line in lines)
    return LetterContent(
        kind=kind,
        audience=audience,
        language=language,
        letter_number="2026-000123",
        dated=_DATED,
        agency=_agency(),
        creditor=_creditor(),
        debtor=Addressee(name="Väinö Öhman", address=("Kaislakuja 3 B 12", "33100 Tampere")),
        case_number="100234",
        receivables=lines,
        interest_until=_DATED,
        payment=specimen_payment(Money(owed + sum(cost.amount.cents for cost in costs))),
        costs=costs,
        interest_per_day=figures.per_day * receivables,
        settles_if_paid_by_deadline=True,
    )


def specimen_payment(amount: Money) -> PaymentInstructions:
    """Instructions to pay an amount, with symbols that say the same."""
    rf = to_rf(_REFERENCE)
    account = Iban.parse(_IBAN)
    assert account is not None, "the specimen account is valid"
    qr = EpcPayment(name=_PAYEE, iban=account, bic=_BIC, amount=amount, reference=rf)
    return PaymentInstructions(
        payee=_PAYEE,
        iban=_IBAN,
        bic=_BIC,
        reference=_REFERENCE,
        rf=rf,
        amount=amount,
        deadline=_DEADLINE,
        barcode_digits=make_barcode(
            iban=_IBAN, amount=amount, reference=_REFERENCE, due=_DEADLINE
        ).digits,
        qr_text=epc_text(qr),
    )


def _agency() -> Agency:
    return Agency(
        name="Mallila Perintä Oy",
        business_id="1234567-1",
        address=("Esimerkkikatu 1", "00100 Helsinki"),
        phone="09 123 4567",
        email="asiakaspalvelu@mallila.example",
        website="mallila.example",
        opening_hours="9–16",
        privacy_notice="mallila.example/tietosuoja",
    )


def _creditor() -> Creditor:
    return Creditor(
        name="Åströmin Varastot Oy",
        business_id="7654321-4",
        address=("Satamatie 12", "20100 Turku"),
        phone="02 765 4321",
        email="laskutus@astrom.example",
    )


def _receivable(number: int, figures: _Figures, language: Language) -> ReceivableLine:
    return ReceivableLine(
        invoice_number=f"2026-{number:04d}",
        description=_RENT.in_language(language),
        invoice_date=date(2026, 11, 2),
        due_date=date(2026, 11, 16),
        principal=Money(12000),
        overdue_interest=figures.interest,
        interest_basis=figures.basis.in_language(language),
    )


def _costs(kind: Kind, figures: _Figures, language: Language) -> tuple[CostLine, ...]:
    section = figures.section.in_language(language)
    reminder = CostLine(
        on=date(2026, 12, 1),
        what=_REMINDER.in_language(language),
        amount=figures.reminder,
        section=section,
    )
    demand = CostLine(
        on=_DATED, what=_DEMAND.in_language(language), amount=figures.demand, section=section
    )
    return (reminder, demand) if kind == "demand" else (reminder,)
