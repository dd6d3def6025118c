"""The payment slip: account, payee, reference, due date, amount, bar code and QR code."""

from __future__ import annotations

import re

from inkasso.demands.letters.content import LetterContent
from inkasso.demands.letters.wording import Wording
from inkasso.formats.amounts import format_amount
from inkasso.formats.reference import grouped
from inkasso.formats.symbols import barcode_svg, qr_svg
from inkasso.formats.typeset import Drawing, JsonValue


def compose_slip(content: LetterContent, words: Wording) -> dict[str, JsonValue]:
    """Labels and values of the slip."""
    payment = content.payment
    reference, rf = grouped(payment.reference), grouped(payment.rf)
    amount = format_amount(payment.amount, content.language)
    return {
        "account": _field(words, "account", grouped_iban(payment.iban)) | {"bic": payment.bic},
        "payee": _field(words, "payee", payment.payee),
        "payer": _field(words, "payer", content.debtor.name),
        "reference": _field(words, "reference", reference or rf),
        "due": _field(words, "due", words.day(payment.deadline)),
        "amount": _field(words, "amount", amount),
        "rf": words.text("slip_rf", rf=rf) if rf and reference else "",
    }


def slip_drawings(content: LetterContent, words: Wording) -> dict[str, Drawing]:
    """The bar code and the QR code, as far as the content has them, with words for listeners."""
    payment = content.payment
    drawings = {}
    if digits := payment.barcode_digits:
        told = words.text("barcode_alt", digits=digits)
        drawings["barcode"] = Drawing(svg=barcode_svg(digits), alternative=told)
    if payment.qr_text:
        told = words.text(
            "qr_alt",
            payee=payment.payee,
            iban=grouped_iban(payment.iban),
            reference=grouped(payment.reference or payment.rf),
            amount=format_amount(payment.amount, content.language),
        )
        drawings["qr"] = Drawing(svg=qr_svg(payment.qr_text), alternative=told)
    return drawings


def grouped_iban(iban: str) -> str:
    """An account in groups of four from the left, as printed."""
    return " ".join(re.findall(r".{1,4}", re.sub(r"\s", "", iban)))


def _field(words: Wording, name: str, value: str) -> dict[str, JsonValue]:
    return {"label": words.text(f"slip_{name}"), "value": value}
