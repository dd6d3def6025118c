"""Judges one row of a hand-over table: a typed row, or every fault that it has.

What needs other rows, the register of parties or a statute is decided elsewhere: duplicates, the
row that a co-debtor refers to, limitation, and who may hand over public claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from inkasso.base.business_id import parse_business_id
from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.faults import Fault
from inkasso.base.identity_code import IdentityCode
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.formats.handover import messages
from inkasso.formats.handover.fields import Fields, clean_text
from inkasso.formats.handover.rows import (
    CoDebtorRow,
    HandoverRow,
    PartyData,
    PartyType,
    PostalAddress,
    ReadRow,
    ReceivableKind,
    kind_for_debtor,
)
from inkasso.formats.handover.tables import RawRow
from inkasso.formats.handover.vocabulary import (
    LANGUAGE_NAMES,
    PARTY_TYPES,
    RECEIVABLE_KINDS,
    YES_OR_NO,
    country_code,
    currency_code,
)

_FINNISH_POSTAL_CODE = re.compile("[0-9]{1,5}")
_CODE_WITHOUT_ITS_ZERO = re.compile(r"[0-9]{5}[-+A-FU-Ya-fu-y][0-9]{3}[0-9A-Za-z]")
_BETWEEN_DAYS = re.compile(r"[,;\s]+")
_ROUNDED_NUMBER = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+", re.IGNORECASE)


def read_row(raw: RawRow, *, on: date, allow_test_range: bool) -> ReadRow | tuple[Fault, ...]:
    """The receivable or the co-debtor that a row hands over on a day, or all of its faults.

    A receivable due on the day itself is not yet due. Identity codes of the test range are taken
    only with `allow_test_range`, never in production.
    """
    fields = Fields(raw)
    if raw.surplus:
        fields.refuse("", "bad_value", messages.TOO_MANY_CELLS)
    if fields.choice("disputed", YES_OR_NO):
        fields.refuse("disputed", "disputed", messages.DISPUTED)
    debtor = _read_party(fields, allow_test_range=allow_test_range)
    shared = fields.text("co_debtor_of")
    notes = _notes(fields, raw)
    row: ReadRow | None
    if shared:
        row = _co_debtor(debtor, shared, notes)
    else:
        row = _read_receivable(fields, debtor, notes=notes, on=on)
    return fields.faults if fields.faults or row is None else row


def _co_debtor(debtor: PartyData | None, shared: str, notes: str) -> CoDebtorRow | None:
    if debtor is None:
        return None
    return CoDebtorRow(co_debtor_of=shared, debtor=debtor, notes=notes)


def _read_receivable(
    fields: Fields, debtor: PartyData | None, *, notes: str, on: date
) -> HandoverRow | None:
    currency = _read_currency(fields)
    number = _read_invoice_number(fields)
    invoiced = fields.day("invoice_date", needed=True)
    due = _read_due_date(fields, invoiced, on=on)
    principal = _positive(fields, "principal", currency, needed=True)
    original = _positive(fields, "original_amount", currency)
    description = fields.text("description", needed=True)
    kind = _read_kind(fields, debtor)
    rate = fields.rate("interest_rate")
    reminders = _read_reminders(fields, due, on=on)
    reminder_cost = _not_negative(fields, "reminder_cost", currency)
    original_creditor = fields.text("original_creditor")
    if not (invoiced and due and principal and debtor and kind):
        return None
    return HandoverRow(
        invoice_number=number,
        invoice_date=invoiced,
        due_date=due,
        principal=principal,
        description=description,
        kind=kind,
        debtor=debtor,
        original_amount=original,
        currency=currency,
        interest_rate=rate,
        reminders=reminders,
        reminder_cost=reminder_cost,
        original_creditor=original_creditor,
        notes=notes,
    )


def _read_currency(fields: Fields) -> str:
    text = fields.text("currency")
    currency = currency_code(text)
    if currency is None:
        fields.refuse("currency", "bad_currency", messages.BAD_CURRENCY, value=text)
    return currency or "EUR"


def _read_invoice_number(fields: Fields) -> str:
    number = fields.text("invoice_number", needed=True)
    if _ROUNDED_NUMBER.fullmatch(number):
        fields.refuse("invoice_number", "bad_value", messages.ROUNDED_NUMBER, value=number)
    return number


def _read_due_date(fields: Fields, invoiced: date | None, *, on: date) -> date | None:
    due = fields.day("due_date", needed=True)
    if due is None:
        return None
    if invoiced is not None and invoiced > due:
        fields.refuse("due_date", "bad_date", messages.DUE_BEFORE_INVOICE, value=due)
    if due >= on:
        fields.refuse("due_date", "not_due", messages.NOT_DUE, value=due)
    return due


def _positive(fields: Fields, field: str, currency: str, *, needed: bool = False) -> Money | None:
    amount = fields.amount(field, currency, needed=needed)
    if amount is not None and amount.cents <= 0:
        fields.refuse(field, "not_positive", messages.NOT_POSITIVE, value=amount)
    return amount


def _not_negative(fields: Fields, field: str, currency: str) -> Money | None:
    amount = fields.amount(field, currency)
    if amount is not None and amount.cents < 0:
        fields.refuse(field, "bad_amount", messages.NEGATIVE, value=amount)
    return amount


def _read_kind(fields: Fields, debtor: PartyData | None) -> ReceivableKind | None:
    kind = fields.choice("kind", RECEIVABLE_KINDS)
    if debtor is None:
        return kind
    consumer_only = kind in ("consumer", "consumer_credit")
    if consumer_only and debtor.type in ("company", "public_body"):
        fields.refuse("kind", "bad_value", messages.COMPANY_IS_NO_CONSUMER)
    return kind or kind_for_debtor(debtor.type)


def _read_reminders(fields: Fields, due: date | None, *, on: date) -> tuple[date, ...]:
    days = _days_in(fields, "reminder_sent")
    for day in days:
        if due is not None and day < due:
            fields.refuse("reminder_sent", "bad_date", messages.REMINDER_BEFORE_DUE, value=day)
        if day > on:
            fields.refuse("reminder_sent", "bad_date", messages.REMINDER_IN_FUTURE, value=day)
    return tuple(sorted(set(days)))


def _days_in(fields: Fields, field: str) -> list[date]:
    texts = _BETWEEN_DAYS.split(fields.text(field))
    days = [fields.day_in(field, text) for text in texts if text]
    return [day for day in days if day is not None]


def _notes(fields: Fields, raw: RawRow) -> str:
    unknown = (f"{title}: {clean_text(text) or ''}" for title, text in raw.extra)
    return "\n".join(line for line in (fields.notes("notes"), *unknown) if line)


def _read_party(fields: Fields, *, allow_test_range: bool) -> PartyData | None:
    kind = fields.choice("debtor_type", PARTY_TYPES, needed=True)
    given, family = fields.text("given_names"), fields.text("family_name")
    name = _read_name(fields, kind, given=given, family=family)
    code = _read_identity_code(fields, allow_test_range=allow_test_range)
    business_id = _parsed(
        fields,
        "business_id",
        parse_business_id,
        fault=("bad_business_id", messages.BAD_BUSINESS_ID),
    )
    address = _read_address(fields)
    email = _parsed(fields, "email", parse_email, fault=("bad_email", messages.BAD_EMAIL))
    phone = _parsed(fields, "phone", parse_phone, fault=("bad_phone", messages.BAD_PHONE))
    language = fields.choice("language", LANGUAGE_NAMES)
    if kind is None:
        return None
    return PartyData(
        type=kind,
        name=name,
        given_names=given,
        family_name=family,
        identity_code=code,
        business_id=business_id,
        address=address,
        email=email,
        phone=phone,
        language=language,
    )


def _read_name(fields: Fields, kind: PartyType | None, *, given: str, family: str) -> str:
    """The whole name: as given, else of a human being's two parts."""
    apart = kind not in ("company", "public_body") and (given or family)
    name = fields.text("name", needed=not apart)
    if name or not apart:
        return name
    for field, text in (("given_names", given), ("family_name", family)):
        if not text:
            fields.refuse(field, "missing", messages.MISSING)
    return f"{given} {family}"


def _read_identity_code(fields: Fields, *, allow_test_range: bool) -> IdentityCode | None:
    text = fields.text("identity_code")
    if not text:
        return None
    # A spreadsheet ate the zero of the day; the check character confirms that it was one.
    restored = f"0{text}" if _CODE_WITHOUT_ITS_ZERO.fullmatch(text) else text
    code = IdentityCode.parse(restored, allow_test_range=allow_test_range)
    if isinstance(code, IdentityCode):
        return code
    fields.add(code)
    return None


def _read_address(fields: Fields) -> PostalAddress:
    text = fields.text("country")
    country = country_code(text)
    if country is None:
        fields.refuse("country", "bad_country", messages.BAD_COUNTRY, value=text)
    postal_code = fields.text("postal_code", needed=True)
    if postal_code and country == "FI":
        if _FINNISH_POSTAL_CODE.fullmatch(postal_code):
            postal_code = postal_code.zfill(5)
        else:
            fields.refuse("postal_code", "bad_value", messages.BAD_POSTAL_CODE, value=postal_code)
    return PostalAddress(
        street=fields.text("street", needed=True),
        postal_code=postal_code,
        city=fields.text("city", needed=True),
        country=country or "FI",
    )


def _parsed(
    fields: Fields, field: str, parse: Callable[[str], str | None], *, fault: tuple[str, Words]
) -> str:
    """A cell's text in normal form, or a fault where the parser refuses it."""
    text = fields.text(field)
    parsed = parse(text) if text else ""
    if parsed is None:
        code, message = fault
        fields.refuse(field, code, message, value=text)
    return parsed or ""
