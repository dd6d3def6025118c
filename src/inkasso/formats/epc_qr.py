"""The QR code of a SEPA credit transfer, as text (EPC069-12, version 002).

Eleven lines in a fixed order; `symbols` draws them. A creditor reference is always written in
its RF form: the field is defined for ISO 11649 and payers' banks check it as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from inkasso.base.faults import BadInput
from inkasso.base.iban import Iban
from inkasso.base.money import EUR, Money
from inkasso.formats.reference import check as check_reference
from inkasso.formats.reference import to_rf

_HEAD = ("BCD", "002", "1", "SCT")
_FEWEST_LINES, _MOST_LINES = 7, 12
_LONGEST = 331
#: The most that a code can ask for, in cents.
LARGEST_CENTS = 99_999_999_999
_AMOUNT = re.compile(r"EUR([0-9]{1,9})(?:\.([0-9]{1,2}))?")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_PURPOSE = re.compile(r"[A-Z0-9]{0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EpcPayment:
    """A SEPA credit transfer as a QR code proposes it to the payer."""

    #: The payee, at most 70 characters.
    name: str
    #: The payee's account.
    iban: Iban
    #: Euros from 0.01 to 999 999 999.99, or `None` where the payer decides.
    amount: Money | None
    #: Valid reference, national or RF; written as RF. Excludes `text`.
    reference: str = ""
    #: Free text to the payee, at most 140 characters.
    text: str = ""
    #: The payee's bank; version 002 needs it only outside the European Economic Area.
    bic: str = ""
    #: Purpose code of up to four characters (ISO 20022).
    purpose: str = ""
    #: Note to the payer, at most 70 characters. Not sent with the payment.
    information: str = ""


def epc_text(payment: EpcPayment) -> str:
    """The text to put into the QR code, at most 331 bytes of UTF-8, lines parted by LF.

    Raises `BadInput` that names the field over its limit.
    """
    for line in (payment.name, payment.text, payment.information):
        if not line.isprintable():
            raise _refused(f"{line!r} holds a line break or another invisible character; remove it")
    _check_limits(payment)
    lines = (
        *_HEAD,
        payment.bic,
        payment.name,
        payment.iban.text,
        "" if payment.amount is None else f"EUR{payment.amount}",
        payment.purpose,
        _rf(payment.reference),
        payment.text,
        payment.information,
    )
    text = "\n".join(lines).rstrip("\n")
    if len(text.encode()) > _LONGEST:
        raise _refused(f"{len(text.encode())} bytes, {_LONGEST} are allowed; shorten the texts")
    return text


def read_epc_text(text: str) -> EpcPayment:
    """The payment that a QR code's text proposes; raises `BadInput` where it breaks the rules.

    Reads versions 001 and 002 in UTF-8, lines parted by LF or CR LF.
    """
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if not _FEWEST_LINES <= len(lines) <= _MOST_LINES:
        raise _refused(f"{len(lines)} lines, but the code has 7 to 12")
    head, fields = tuple(lines[:4]), lines[4:] + [""] * (_MOST_LINES - len(lines))
    if head not in (_HEAD, ("BCD", "001", "1", "SCT")):
        raise _refused(f"begins with {head}, not with {_HEAD}; it is not a transfer in UTF-8")
    iban = Iban.parse(fields[2])
    if iban is None:
        raise _refused(f"line 7: {fields[2]!r} is not a valid account number")
    payment = EpcPayment(
        bic=fields[0],
        name=fields[1],
        iban=iban,
        amount=_read_amount(fields[3]),
        purpose=fields[4],
        reference=_rf(fields[5]),
        text=fields[6],
        information=fields[7],
    )
    _check_limits(payment)
    return payment


def _refused(message: str) -> BadInput:
    return BadInput(message, source="QR code")


def _check_limits(payment: EpcPayment) -> None:
    limits = (
        ("name is 1 to 70 characters", 1 <= len(payment.name) <= 70),
        ("text is at most 140 characters", len(payment.text) <= 140),
        ("information is at most 70 characters", len(payment.information) <= 70),
        ("BIC is 8 or 11 characters", not payment.bic or _BIC.fullmatch(payment.bic)),
        ("purpose is at most four capitals or digits", _PURPOSE.fullmatch(payment.purpose)),
        ("amount is 0.01 to 999999999.99 EUR", _is_payable(payment.amount)),
        ("either reference or text, not both", not (payment.reference and payment.text)),
    )
    broken = [rule for rule, kept in limits if not kept]
    if broken:
        raise _refused("; ".join(broken))


def _is_payable(amount: Money | None) -> bool:
    return amount is None or (amount.currency == EUR and 1 <= amount.cents <= LARGEST_CENTS)


def _rf(reference: str) -> str:
    """The RF form of a reference of either kind; nothing stays nothing."""
    if not reference:
        return ""
    checked = check_reference(reference)
    if checked.faults:
        raise _refused(f"reference {reference!r}: {checked.faults[0].message.en}")
    return checked.normalised if checked.kind == "rf" else to_rf(checked.normalised)


def _read_amount(text: str) -> Money | None:
    if not text:
        return None
    amount = _AMOUNT.fullmatch(text)
    if amount is None:
        raise _refused(f"line 8: {text!r} is not an amount such as EUR124.00")
    return Money(int(amount[1]) * 100 + int((amount[2] or "").ljust(2, "0")))
