"""A payment order as values that cannot be wrong: they check themselves when made.

A `ValueError` from here is our own mistake, not a user's: amounts, accounts and references have
been checked long before they come to a bank file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from inkasso.base.iban import Iban
from inkasso.base.money import EUR, Money
from inkasso.formats import reference as references

_ID = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]{1,35}")
_COUNTRY = re.compile("[A-Z]{2}")
_NOT_PRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TEXT_MAX = 140
_CENTS_MAX = 99_999_999_999


@dataclass(frozen=True, slots=True, kw_only=True)
class PainAddress:
    """A structured address. Unstructured lines are refused by the banks since 15.11.2026."""

    #: Post town; needed in every address.
    city: str
    #: ISO 3166 code of two letters.
    country: str = "FI"
    #: Postal code.
    postal_code: str = ""
    #: Street with its number.
    street: str = ""

    def __post_init__(self) -> None:
        _refuse_unless(bool(self.city.strip()), "an address needs its post town")
        _refuse_unless(bool(_COUNTRY.fullmatch(self.country)), "the country is two capital letters")
        for text in (self.city, self.postal_code, self.street):
            _refuse_controls(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditTransfer:
    """One payment in euros within SEPA."""

    #: Our id for the payment, which comes back in the bank's statements; at most 35 characters.
    end_to_end_id: str
    #: What is paid; more than nothing.
    amount: Money
    #: Who receives it; names are cut to 70 characters in the file.
    payee_name: str
    #: Account of the payee.
    payee_iban: str
    #: Reference of the payee, national or RF. Either this or `message`, not both.
    reference: str = ""
    #: Free text to the payee, at most 140 characters.
    message: str = ""
    #: Address of the payee, where the bank wants one.
    address: PainAddress | None = None

    def __post_init__(self) -> None:
        _refuse_bad_id(self.end_to_end_id)
        _refuse_unless(self.amount.currency == EUR, "a SEPA credit transfer is in euros")
        _refuse_unless(0 < self.amount.cents <= _CENTS_MAX, f"{self.amount} cannot be paid")
        _refuse_bad_party(self.payee_name, self.payee_iban)
        _refuse_unless(not (self.reference and self.message), "a reference or a message, not both")
        if self.reference:
            _refuse_unless(references.check(self.reference).valid, "the reference is not valid")
        _refuse_unless(len(self.message) <= _TEXT_MAX, "a message has at most 140 characters")
        _refuse_controls(self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentOrder:
    """What goes to the bank in one file: payments from one account on one day."""

    #: Our id for the file, unique for months; at most 35 characters.
    message_id: str
    #: When the file was made, in local time; seconds are the finest.
    created: datetime
    #: On which day the bank is to pay.
    execution_date: date
    #: Who pays; names are cut to 70 characters in the file.
    payer_name: str
    #: Account that is paid from.
    payer_iban: str
    #: BIC of the payer's bank; left out of the file where it is not known.
    payer_bic: str = ""
    #: The payments, in the order of the file; at least one.
    transfers: tuple[CreditTransfer, ...]
    #: Whether the bank books the file as one sum or each payment by itself.
    booked_as_one: bool = False

    def __post_init__(self) -> None:
        _refuse_bad_id(self.message_id)
        _refuse_bad_party(self.payer_name, self.payer_iban)
        _refuse_unless(bool(self.transfers), "an order needs at least one payment")
        ids = {transfer.end_to_end_id for transfer in self.transfers}
        _refuse_unless(len(ids) == len(self.transfers), "two payments have the same id")

    @property
    def total(self) -> Money:
        """Sum of all payments: the control sum of the file."""
        return Money(sum(transfer.amount.cents for transfer in self.transfers), EUR)


def _refuse_bad_id(text: str) -> None:
    sound = _ID.fullmatch(text) and not text.startswith("/") and "//" not in text
    _refuse_unless(
        bool(sound) and text == text.strip(), f"{text!r} is not an id of 1 to 35 SEPA characters"
    )


def _refuse_bad_party(name: str, iban: str) -> None:
    _refuse_unless(bool(name.strip()), "a party needs a name")
    _refuse_controls(name)
    _refuse_unless(Iban.parse(iban) is not None, f"{iban!r} is not an IBAN")


def _refuse_controls(text: str) -> None:
    _refuse_unless(not _NOT_PRINTED.search(text), f"{text!r} has characters that cannot be printed")


def _refuse_unless(sound: bool, reason: str) -> None:  # noqa: FBT001  reads as an assertion
    if not sound:
        raise ValueError(reason)
