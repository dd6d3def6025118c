"""The Finnish bank bar code: 54 digits that fill in a payment, made and read.

Bank Bar Code Guide 5.3. Version 4 carries a national reference, version 5 an RF reference; both
a Finnish account, an amount below a million (zeros mean that the payer decides) and a due date
(zeros mean none). The printed symbol is Code 128 in code set C; `symbols` draws it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from inkasso.base.faults import BadInput
from inkasso.base.iban import Iban
from inkasso.base.money import EUR, Money
from inkasso.formats.reference import check as check_reference
from inkasso.formats.reference import to_national, to_rf

_SHAPE = re.compile(
    r"(?P<version>[45])(?P<account>[0-9]{16})(?P<cents>[0-9]{8})(?P<reference>[0-9]{23})"
    r"(?P<due>[0-9]{6})"
)
_LENGTH = 54
_FIRST_TOO_LARGE = 100_000_000
_NO_DUE_DATE = "000000"
_START_C = 105
_CHECK_MODULUS = 103


@dataclass(frozen=True, slots=True, kw_only=True)
class BarcodeContent:
    """What a bank bar code says."""

    #: 4 with a national reference, 5 with an RF reference.
    version: int
    #: The payee's account, always Finnish.
    iban: Iban
    #: The amount in euros, or `None` where the payer decides it.
    amount: Money | None
    #: The reference without blanks; begins with RF in version 5.
    reference: str
    #: The due date, or `None`.
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Barcode:
    """A bank bar code ready to print."""

    #: The 54 digits.
    digits: str
    #: 4 or 5.
    version: int
    #: The symbol's own check value (modulus 103), at least two digits.
    check: str


def make_barcode(
    *, iban: str, amount: Money | None, reference: str, due: date | None = None
) -> Barcode:
    """The bar code of a payment; an RF reference makes version 5, a national one version 4.

    `None`, zero and amounts of a million or more are written as zeros (guide, amount field).
    Raises `BadInput` for a foreign or wrong account, a reference with wrong check digits, a
    negative or foreign amount, and a due date outside 2000 to 2099.
    """
    account = _finnish_account(iban)
    version, number = _written_reference(reference)
    digits = f"{version}{account.text[2:]}{_written_amount(amount)}{number}{_written_due(due)}"
    return Barcode(digits=digits, version=version, check=f"{check_value(digits):02d}")


def read_barcode(text: str) -> BarcodeContent:
    """What the 54 digits in `text` say, blanks between them forgiven.

    Raises `BadInput`, which names the place, for anything that no bank would accept.
    """
    digits = "".join(text.split())
    shape = _SHAPE.fullmatch(digits)
    if shape is None:
        raise _refused(
            f"a bank bar code is {_LENGTH} digits that begin with 4 or 5; here are {len(digits)} "
            "characters. Read the symbol again"
        )
    version, cents = int(shape["version"]), int(shape["cents"])
    return BarcodeContent(
        version=version,
        iban=_read_account(shape["account"]),
        amount=Money(cents) if cents else None,
        reference=_read_reference(version, shape["reference"]),
        due=_read_due(shape["due"]),
    )


def check_value(digits: str) -> int:
    """The Code 128 check value of an even number of digits in code set C, 0 to 102.

    >>> check_value("479440520200360820048831500000000868516259619897100612")
    40
    """
    pairs = (int(digits[i : i + 2]) for i in range(0, len(digits), 2))
    return (_START_C + sum(place * pair for place, pair in enumerate(pairs, 1))) % _CHECK_MODULUS


def _refused(message: str) -> BadInput:
    return BadInput(message, source="bar code")


def _finnish_account(text: str) -> Iban:
    iban = Iban.parse(text)
    if iban is None:
        raise _refused(f"{text!r} is not a valid account number. Check its digits")
    if not iban.is_finnish:
        raise _refused(f"{iban} is not a Finnish account; a bank bar code carries no other")
    return iban


def _written_reference(text: str) -> tuple[int, str]:
    checked = check_reference(text)
    if checked.faults:
        raise _refused(f"reference {text!r}: {checked.faults[0].message.en}")
    if checked.kind == "national":
        return 4, checked.normalised.zfill(23)
    return 5, checked.normalised[2:4] + checked.normalised[4:].zfill(21)


def _written_amount(amount: Money | None) -> str:
    if amount is None:
        return "0" * 8
    if amount.currency != EUR or amount.cents < 0:
        raise _refused(f"{amount} {amount.currency} is not an amount of euros to pay")
    return f"{amount.cents:08d}" if amount.cents < _FIRST_TOO_LARGE else "0" * 8


def _written_due(due: date | None) -> str:
    if due is None:
        return _NO_DUE_DATE
    if due.year // 100 != 20:
        raise _refused(f"due date {due} is outside 2000 to 2099; leave it out")
    return due.strftime("%y%m%d")


def _read_account(digits: str) -> Iban:
    iban = Iban.parse("FI" + digits)
    if iban is None:
        raise _refused(f"digits 2 to 17, FI{digits}, are not a valid account number. Read it again")
    return iban


def _read_reference(version: int, digits: str) -> str:
    if version == 4 and not digits.startswith("000"):
        raise _refused(f"digits 26 to 28 are {digits[:3]}, but 000 in version 4. Read it again")
    text = digits if version == 4 else f"RF{digits}"
    national = to_national(text)
    if national is None:
        fault = check_reference(text).faults[0]
        raise _refused(f"digits 26 to 48, reference {text}: {fault.message.en}")
    return national if version == 4 else to_rf(national)


def _read_due(digits: str) -> date | None:
    if digits == _NO_DUE_DATE:
        return None
    try:
        return date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        raise _refused(f"digits 49 to 54, {digits}, are not a date YYMMDD. Read it again") from None
