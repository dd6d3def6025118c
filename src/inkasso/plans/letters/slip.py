"""The payment slip of what is to be paid first: values for the page, codes for the drawings."""

from __future__ import annotations

import re

from inkasso.base.iban import Iban
from inkasso.base.words import Language, Words
from inkasso.formats.amounts import format_amount
from inkasso.formats.barcode import make_barcode
from inkasso.formats.epc_qr import LARGEST_CENTS, EpcPayment, epc_text
from inkasso.formats.reference import grouped, to_rf
from inkasso.formats.typeset import JsonValue
from inkasso.notice.publishing.phrases import day
from inkasso.plans.letters import texts
from inkasso.plans.letters.kinds import LetterFacts

_NAME_IN_CODE = 70


def slip_of(facts: LetterFacts, language: Language) -> JsonValue:
    """Labels, values, and the two codes with the words that stand for them."""
    agency, receiver = facts.beside.agency, facts.beside.receiver
    assert receiver is not None, "a letter without a receiver was refused before"
    amount = format_amount(facts.amount, language)
    account = " ".join(re.findall(r".{1,4}", re.sub(r"\s", "", agency.iban)))
    reference = grouped(facts.case.reference)
    values = {
        "account": account,
        "payee": agency.name,
        "payer": receiver.name,
        "reference": reference,
        "due": day(facts.deadline).in_language(language),
        "amount": amount,
    }
    codes = _codes(facts)
    said = {"payee": agency.name, "iban": account, "reference": reference, "amount": amount}
    return {
        **{name: _field(name, value, language) for name, value in values.items()},
        "bic": agency.bic,
        "rf": _written(texts.FROM_ABROAD, language, rf=grouped(to_rf(facts.case.reference))),
        **codes,
        "barcode_alt": _written(texts.BARCODE_ALT, language, digits=codes["barcode"]),
        "qr_alt": _written(texts.QR_ALT, language, **said),
    }


def _codes(facts: LetterFacts) -> dict[str, str]:
    agency = facts.beside.agency
    iban = Iban.parse(agency.iban)
    assert iban is not None, "the agency's account was checked when it was set"
    barcode = make_barcode(
        iban=iban.text, amount=facts.amount, reference=facts.case.reference, due=facts.deadline
    )
    payment = EpcPayment(
        name=agency.name[:_NAME_IN_CODE],
        iban=iban,
        # Like the bar code, a QR code leaves out an amount that is too large for it.
        amount=facts.amount if facts.amount.cents <= LARGEST_CENTS else None,
        reference=facts.case.reference,
        bic=agency.bic,
    )
    return {"barcode": barcode.digits, "qr": epc_text(payment)}


def _field(name: str, value: str, language: Language) -> JsonValue:
    return {"label": texts.SLIP[name].in_language(language), "value": value}


def _written(words: Words, language: Language, **values: str) -> str:
    return words.in_language(language).format(**values)
