"""Which elements of an entry and of an item are read, and what their texts mean.

Both ways of reading (learned shapes and the XML parser) bring their texts into the same order, that
of `ITEM_FIELDS` and `ENTRY_FIELDS`, and meet in `make_entry`. Paths are local names; versions 4 and
8 differ from 2 only by the wrappers `Pty` and `Sts/Cd` and by the amount of an item.

Plain texts stand last and in the order of the model's fields: they are taken over as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from inkasso.formats.camt.model import BOOKED, Entry, Item, Part

#: Texts of the file, each in its place of the order, without blanks around; empty if not there.
Texts: TypeAlias = tuple[str, ...]
Path: TypeAlias = tuple[str, ...]


class More(NamedTuple):
    """What an item has beyond one structured part and one charge."""

    #: Texts of the second and further structured parts, each in the order of `PART`.
    parts: tuple[Texts, ...]
    #: Amount and currency of the second and further charges.
    charges: tuple[Texts, ...]


class RawItem(NamedTuple):
    """One item as the XML parser read it, before anything is made of it."""

    #: In the order of `ITEM_FIELDS`, then every free text.
    texts: Texts
    more: More | None = None


class BadField(ValueError):  # noqa: N818  named for what it finds; the reader adds the place
    """A text that cannot mean what its element must mean; becomes `BadInput` with its place."""


def _table(*rows: str) -> dict[Path, int]:
    return {tuple(path.split("/")): place for place, row in enumerate(rows) for path in row.split()}


#: Paths within `TxDtls`, each with the place of its text; several paths may share a place.
ITEM_FIELDS = _table(
    "Amt",
    "Amt/@Ccy",
    "AmtDtls/TxAmt/Amt",
    "AmtDtls/TxAmt/Amt/@Ccy",
    "AmtDtls/CntrValAmt/Amt",
    "AmtDtls/CntrValAmt/Amt/@Ccy",
    "AmtDtls/InstdAmt/Amt",
    "AmtDtls/InstdAmt/Amt/@Ccy",
    "CdtDbtInd",
    "RltdDts/AccptncDtTm",
    "RmtInf/Strd/CdtrRefInf/Ref",
    "RmtInf/Strd/CdtrRefInf/Tp/Issr",
    "RmtInf/Strd/RfrdDocAmt/RmtdAmt",
    "RmtInf/Strd/RfrdDocAmt/RmtdAmt/@Ccy",
    "RmtInf/Strd/RfrdDocAmt/CdtNoteAmt",
    "RmtInf/Strd/RfrdDocAmt/CdtNoteAmt/@Ccy",
    "RmtInf/Strd/RfrdDocInf/Nb",
    "RmtInf/Strd/RfrdDocInf/Tp/CdOrPrtry/Cd",
    "Chrgs/TtlChrgsAndTaxAmt",
    "Chrgs/TtlChrgsAndTaxAmt/@Ccy",
    "Chrgs/Amt Chrgs/Rcrd/Amt",
    "Chrgs/Amt/@Ccy Chrgs/Rcrd/Amt/@Ccy",
    "Refs/AcctSvcrRef",
    "Refs/EndToEndId",
    "Refs/InstrId",
    "Refs/TxId",
    "RltdPties/Dbtr/Nm RltdPties/Dbtr/Pty/Nm",
    "RltdPties/DbtrAcct/Id/IBAN RltdPties/DbtrAcct/Id/Othr/Id",
    "RltdPties/UltmtDbtr/Nm RltdPties/UltmtDbtr/Pty/Nm",
    "RltdPties/Cdtr/Nm RltdPties/Cdtr/Pty/Nm",
    "RltdPties/CdtrAcct/Id/IBAN RltdPties/CdtrAcct/Id/Othr/Id",
    "RtrInf/Rsn/Cd RtrInf/Rsn/Prtry",
    "RtrInf/AddtlInf",
    "AddtlTxInf",
)
#: Number of texts an item has before its free texts (`USTRD`) are added.
ITEM_WIDTH = max(ITEM_FIELDS.values()) + 1
USTRD: Path = ("RmtInf", "Ustrd")
STRD: Path = ("RmtInf", "Strd")
#: The places of one structured part, and those of one charge.
PART = slice(10, 18)
CHARGE = slice(20, 22)
_TOTAL_CHARGE = slice(18, 20)
_ITEM_PLAIN = slice(22, ITEM_WIDTH)

#: Paths within `Ntry`.
ENTRY_FIELDS = _table(
    "Amt",
    "Amt/@Ccy",
    "CdtDbtInd",
    "RvslInd",
    "BookgDt/Dt BookgDt/DtTm",
    "ValDt/Dt ValDt/DtTm",
    "NtryDtls/Btch/NbOfTxs",
    "BkTxCd/Domn/Cd",
    "BkTxCd/Domn/Fmly/Cd",
    "BkTxCd/Domn/Fmly/SubFmlyCd",
    "Sts Sts/Cd Sts/Prtry",
    "AcctSvcrRef",
    "NtryRef",
    "BkTxCd/Prtry/Cd",
    "AddtlNtryInf",
)
ENTRY_WIDTH = max(ENTRY_FIELDS.values()) + 1
_STATUS = ENTRY_FIELDS[("Sts",)]

#: What an entry passes on to its items: amount as written, cents, currency, credit, reversal, and
#: whether it has a single item.
_Moved: TypeAlias = tuple[str, int, str, bool, bool, bool]

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_AMOUNT = re.compile(r"\+?(?:\d{1,18}(?:\.\d{0,5})?|\.\d{1,5})", re.ASCII)
_DIGITS_MAX = 18
_CREDIT = {"CRDT": True, "DBIT": False}
_TRUE = {"": False, "true": True, "1": True, "false": False, "0": False}


def clean(text: str | None) -> str:
    """A text without the blanks of XML around it."""
    return text.strip(" \t\n") if text else ""


def cents(text: str) -> int:
    """Cents of an amount such as `12.5`, `12` or `12.50000`; exact, or `BadField`."""
    if text[-3:-2] == ".":
        digits = text[:-3] + text[-2:]
        if digits.isdigit() and digits.isascii() and len(digits) <= _DIGITS_MAX:
            return int(digits)
    if not _AMOUNT.fullmatch(text):
        raise BadField(f"the amount {text[:40]!r} is not one")
    scaled = Decimal(text) * 100
    if scaled != int(scaled):
        raise BadField(f"the amount {text} is finer than a cent")
    return int(scaled)


@lru_cache(maxsize=4096)
def day(text: str) -> date | None:
    """Day of an ISO 8601 date or date with time, as the bank wrote it; `BadField` if it is none."""
    if not text:
        return None
    match = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(match.group(1) if match else "")
    except ValueError as error:
        raise BadField(f"{text[:40]!r} is not a date") from error


def make_entry(texts: Texts, *, number: int, items: Sequence[RawItem | Texts]) -> Entry:
    """The entry that the texts describe, with its items; `BadField` for what cannot be so."""
    amount, currency, direction, mark, booked, valued, count, domain, family, sub = texts[:10]
    if not amount or not currency:
        raise BadField("the amount or its currency is missing")
    if not (booked or valued) and texts[_STATUS] == BOOKED:
        raise BadField("a booked entry has neither booking date nor value date")
    amount_cents = cents(amount)
    credit = _CREDIT.get(direction)
    if credit is None:
        raise BadField(f"the direction {direction[:40]!r} is neither CRDT nor DBIT")
    reversal = _is_reversal(mark) if mark else False
    moved = (amount, amount_cents, currency, credit, reversal, len(items) == 1)
    return Entry._make(
        (
            number,
            amount_cents,
            currency,
            credit,
            reversal,
            day(booked) if booked else None,
            day(valued) if valued else None,
            _count(count) if count else None,
            _bank_code(domain, family, sub),
            tuple([make_item(raw, moved) for raw in items]),
            *texts[10:],
        )
    )


def make_item(raw: RawItem | Texts, moved: _Moved) -> Item:
    """The payment that the texts describe, within its entry; `BadField` for what cannot be so."""
    more = None
    if isinstance(raw, RawItem):
        raw, more = raw
    written, amount_cents, currency, credit, reversal, _ = moved
    if (raw[0] or raw[2]) != written or (raw[1] or raw[3]) != currency:
        amount_cents, currency = _item_amount(raw, moved)
    return Item._make(
        (
            amount_cents,
            currency,
            _is_credit(raw[8]) if raw[8] else credit,
            reversal,
            _parts(raw, more, moved[2]),
            tuple(filter(None, raw[ITEM_WIDTH:])),
            day(raw[9]) if raw[9] else None,
            _charges(raw, more, moved[2]) if raw[18] or raw[20] else 0,
            *raw[_ITEM_PLAIN],
        )
    )


def _item_amount(texts: Texts, moved: _Moved) -> tuple[int, str]:
    """What moved, in the entry's currency wherever the file allows.

    An item that only names another currency (a payment from abroad) moved what its entry moved
    when it is the only one; else its own amount stands, and `items_difference_cents` shows it.
    """
    _, entry_cents, own, _, _, sole = moved
    for place in (0, 2, 4, 6):
        if texts[place] and texts[place + 1] == own:
            return cents(texts[place]), own
    if sole:
        return entry_cents, own
    for place in (0, 2, 6):
        if texts[place]:
            return cents(texts[place]), texts[place + 1] or own
    return 0, own


def _parts(texts: Texts, more: More | None, currency: str) -> tuple[Part, ...]:
    first = texts[PART]
    parts = (_part(first, currency),) if any(first) else ()
    if more is None:
        return parts
    return (*parts, *(_part(each, currency) for each in more.parts if any(each)))


def _part(texts: Texts, currency: str) -> Part:
    reference, issuer, paid, paid_currency, note, note_currency, number, kind = texts
    return Part._make(
        (
            reference,
            issuer,
            cents(paid) if paid and paid_currency == currency else None,
            cents(note) if note and note_currency == currency else None,
            number,
            kind,
        )
    )


def _charges(texts: Texts, more: More | None, currency: str) -> int:
    """The bank's own total where it gives one, else the sum of the charges it lists."""
    total, total_currency = texts[_TOTAL_CHARGE]
    if total and total_currency == currency:
        return cents(total)
    charges = (texts[CHARGE], *(more.charges if more else ()))
    return sum(cents(text) for text, own in charges if text and own == currency)


def _is_credit(text: str) -> bool:
    found = _CREDIT.get(text)
    if found is None:
        raise BadField(f"the direction {text[:40]!r} is neither CRDT nor DBIT")
    return found


def _is_reversal(text: str) -> bool:
    found = _TRUE.get(text)
    if found is None:
        raise BadField(f"the reversal mark {text[:40]!r} is neither true nor false")
    return found


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS_MAX else None


@lru_cache(maxsize=256)
def _bank_code(domain: str, family: str, sub_family: str) -> str:
    return "/".join([code for code in (domain, family, sub_family) if code])
