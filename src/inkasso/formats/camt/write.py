"""Writes camt.053 and camt.054 as a bank would: for the bank simulator, the benches and the tests.

Versions 2, 4 and 8. What goes in are the reader's own values, and reading what was written gives
the same values back. The file is streamed: an iterator of entries is never held whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO
from xml.sax.saxutils import escape

from inkasso.formats.camt.model import BankFile, Entry, Item, Part, Statement

_MESSAGES = {"camt.053": ("BkToCstmrStmt", "Stmt"), "camt.054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn")}
_VERSIONS = ("02", "04", "08")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(
    target: BinaryIO, bank_file: BankFile, statements: Iterable[tuple[Statement, Iterable[Entry]]]
) -> None:
    """Writes one message in UTF-8. `ValueError` for a format or text that cannot be written."""
    kind, _, version = bank_file.format[:8], bank_file.format[8:13], bank_file.format[13:]
    if kind not in _MESSAGES or version not in _VERSIONS:
        raise ValueError(f"{bank_file.format} is not a message that we write")
    for piece in _message(bank_file, statements, _Writer(int(version)), _MESSAGES[kind]):
        target.write(piece.encode())


def _message(
    bank_file: BankFile,
    statements: Iterable[tuple[Statement, Iterable[Entry]]],
    writer: _Writer,
    names: tuple[str, str],
) -> Iterator[str]:
    message, statement_name = names
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:{bank_file.format}">\n<{message}>\n'
    head = _tag("MsgId", bank_file.message_id) + _tag("CreDtTm", bank_file.created)
    yield f"<GrpHdr>{head}</GrpHdr>\n"
    for statement, entries in statements:
        balances = _balances(statement) if statement_name == "Stmt" else ""
        yield f"<{statement_name}>{_statement_head(statement)}{balances}\n"
        for entry in entries:
            yield writer.entry(entry) + "\n"
        yield f"</{statement_name}>\n"
    yield f"</{message}>\n</Document>\n"


def _statement_head(statement: Statement) -> str:
    period = "".join(
        f"<{name}>{day}T00:00:00</{name}>"
        for name, day in (("FrDtTm", statement.from_date), ("ToDtTm", statement.to_date))
        if day
    )
    account = f"<Id>{_tag('IBAN', statement.account_iban)}</Id>{_tag('Ccy', statement.currency)}"
    return (
        _tag("Id", statement.id)
        + _tag("CreDtTm", statement.created)
        + (f"<FrToDt>{period}</FrToDt>" if period else "")
        + f"<Acct>{account}</Acct>"
    )


def _balances(statement: Statement) -> str:
    return _balance("OPBD", statement.opening_balance_cents, statement) + _balance(
        "CLBD", statement.closing_balance_cents, statement
    )


def _balance(kind: str, cents: int | None, statement: Statement) -> str:
    if cents is None:
        return ""
    when = statement.to_date or statement.from_date or date.fromisoformat(statement.created[:10])
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>"
        f"{_amount('Amt', abs(cents), statement.currency or 'EUR')}{_direction(cents >= 0)}"
        f"<Dt><Dt>{when}</Dt></Dt></Bal>"
    )


class _Writer:
    """Entries and items in the dress of one version."""

    def __init__(self, version: int) -> None:
        self._version = version

    def entry(self, entry: Entry) -> str:
        """One `Ntry` element."""
        status = f"<Cd>{_text(entry.status)}</Cd>" if self._version >= 8 else _text(entry.status)
        return "".join(
            (
                "<Ntry>",
                _tag("NtryRef", entry.entry_ref),
                _amount("Amt", entry.amount_cents, entry.currency),
                _direction(entry.credit),
                "<RvslInd>true</RvslInd>" if entry.reversal else "",
                f"<Sts>{status}</Sts>",
                _day("BookgDt", entry.booking_date),
                _day("ValDt", entry.value_date),
                _tag("AcctSvcrRef", entry.archive_id),
                _bank_code(entry),
                self._details(entry),
                _tag("AddtlNtryInf", entry.information),
                "</Ntry>",
            )
        )

    def _details(self, entry: Entry) -> str:
        if entry.batch_count is None and not entry.items:
            return ""
        count = _tag("NbOfTxs", "" if entry.batch_count is None else str(entry.batch_count))
        batch = f"<Btch>{count}</Btch>" if count else ""
        items = "".join([self._item(item, entry) for item in entry.items])
        return f"<NtryDtls>{batch}{items}</NtryDtls>"

    def _item(self, item: Item, entry: Entry) -> str:
        return "".join(
            (
                "<TxDtls>",
                _references(item),
                self._item_amount(item, entry),
                self._charges(item, entry.currency),
                self._parties(item),
                _remittance(item, entry.currency),
                _payment_day(item.payment_date),
                _return(item),
                _tag("AddtlTxInf", item.information),
                "</TxDtls>",
            )
        )

    def _item_amount(self, item: Item, entry: Entry) -> str:
        amount = _amount("Amt", item.amount_cents, item.currency)
        if self._version > 2:
            return amount + _direction(item.credit)
        if item.credit != entry.credit:
            raise ValueError("version 2 has no place for an item that goes the other way")
        return f"<AmtDtls><TxAmt>{amount}</TxAmt></AmtDtls>"

    def _charges(self, item: Item, currency: str) -> str:
        if not item.charges_cents:
            return ""
        amount = _amount("Amt", item.charges_cents, currency)
        return (
            f"<Chrgs><Rcrd>{amount}</Rcrd></Chrgs>"
            if self._version > 2
            else (f"<Chrgs>{amount}</Chrgs>")
        )

    def _parties(self, item: Item) -> str:
        parties = (
            self._party("Dbtr", item.payer_name)
            + _account("DbtrAcct", item.payer_iban)
            + self._party("UltmtDbtr", item.ultimate_payer_name)
            + self._party("Cdtr", item.payee_name)
            + _account("CdtrAcct", item.payee_iban)
        )
        return f"<RltdPties>{parties}</RltdPties>" if parties else ""

    def _party(self, role: str, name: str) -> str:
        if not name:
            return ""
        party = _tag("Nm", name)
        return (
            f"<{role}><Pty>{party}</Pty></{role}>"
            if self._version >= 8
            else (f"<{role}>{party}</{role}>")
        )


def _references(item: Item) -> str:
    references = (
        _tag("AcctSvcrRef", item.archive_id)
        + _tag("InstrId", item.instruction_id)
        + _tag("EndToEndId", item.end_to_end_id)
        + _tag("TxId", item.transaction_id)
    )
    return f"<Refs>{references}</Refs>" if references else ""


def _remittance(item: Item, currency: str) -> str:
    lines = "".join([_tag("Ustrd", line) for line in item.unstructured])
    parts = "".join([_part(part, currency) for part in item.parts])
    return f"<RmtInf>{lines}{parts}</RmtInf>" if lines or parts else ""


def _part(part: Part, currency: str) -> str:
    kind = _tag("Cd", part.document_kind)
    document = (f"<Tp><CdOrPrtry>{kind}</CdOrPrtry></Tp>" if kind else "") + _tag(
        "Nb", part.document_number
    )
    amounts = "".join(
        _amount(name, cents, currency)
        for name, cents in (
            ("CdtNoteAmt", part.credit_note_cents),
            ("RmtdAmt", part.remitted_cents),
        )
        if cents is not None
    )
    issuer = _tag("Issr", part.issuer)
    return (
        "<Strd>"
        + (f"<RfrdDocInf>{document}</RfrdDocInf>" if document else "")
        + (f"<RfrdDocAmt>{amounts}</RfrdDocAmt>" if amounts else "")
        + (
            f"<CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry>{issuer}</Tp>"
            f"{_tag('Ref', part.reference)}</CdtrRefInf>"
            if part.reference
            else ""
        )
        + "</Strd>"
    )


def _bank_code(entry: Entry) -> str:
    domain = ""
    codes = entry.bank_code.split("/")
    if len(codes) == 3:
        family = f"{_tag('Cd', codes[1])}{_tag('SubFmlyCd', codes[2])}"
        domain = f"<Domn>{_tag('Cd', codes[0])}<Fmly>{family}</Fmly></Domn>"
    own = _tag("Cd", entry.bank_code_proprietary)
    return f"<BkTxCd>{domain}{f'<Prtry>{own}</Prtry>' if own else ''}</BkTxCd>"


def _return(item: Item) -> str:
    if not item.return_reason:
        return ""
    name = "Cd" if len(item.return_reason) == 4 else "Prtry"
    reason = f"<Rsn>{_tag(name, item.return_reason)}</Rsn>"
    return f"<RtrInf>{reason}{_tag('AddtlInf', item.return_text)}</RtrInf>"


def _payment_day(day: date | None) -> str:
    if day is None:
        return ""
    return f"<RltdDts><AccptncDtTm>{day}T00:00:00</AccptncDtTm></RltdDts>"


def _account(role: str, iban: str) -> str:
    return f"<{role}><Id>{_tag('IBAN', iban)}</Id></{role}>" if iban else ""


def _day(name: str, day: date | None) -> str:
    return f"<{name}><Dt>{day}</Dt></{name}>" if day else ""


def _direction(credit: bool) -> str:  # noqa: FBT001  the one thing it writes
    return f"<CdtDbtInd>{'CRDT' if credit else 'DBIT'}</CdtDbtInd>"


def _amount(name: str, cents: int, currency: str) -> str:
    if cents < 0:
        raise ValueError("amounts are never negative; `credit` says which way the money went")
    return f'<{name} Ccy="{currency}">{cents // 100}.{cents % 100:02d}</{name}>'


def _tag(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>" if text else ""


def _text(text: str) -> str:
    if _NOT_XML.search(text):
        raise ValueError(f"{text!r} has characters that XML cannot carry")
    return escape(text)
