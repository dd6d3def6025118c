"""Writes pain.001.001.03 and pain.001.001.09: SEPA credit transfers, the same bytes every time.

Sources: Finance Finland, ISO 20022 Payment Guide (group header, payment information, credit
transfer transaction); ISO 20022 schemas of both versions. Between them only the execution date
(version 9 wraps it in `Dt`) and the bank's code (`BIC`, later `BICFI`) differ.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from lxml import etree

from inkasso.base.iban import Iban
from inkasso.base.money import Money
from inkasso.formats import reference as references
from inkasso.formats.pain.model import CreditTransfer, PainAddress, PaymentOrder

PainVersion: TypeAlias = Literal["03", "09"]

_NAME_MAX = 70
_Element: TypeAlias = etree._Element


def write(order: PaymentOrder, *, version: PainVersion = "09") -> bytes:
    """The bank file in UTF-8. `ValueError` for another version than 03 and 09."""
    if version not in ("03", "09"):
        raise ValueError(f"version {version} of pain.001 is not one we write")
    namespace = f"urn:iso:std:iso:20022:tech:xsd:pain.001.001.{version}"
    document = etree.Element(f"{{{namespace}}}Document", nsmap={None: namespace})  # type: ignore[dict-item]  # not in the stubs
    message = _add(document, "CstmrCdtTrfInitn")
    _group_header(message, order)
    payment = _payment_information(message, order, version)
    for transfer in order.transfers:
        _transfer(payment, transfer)
    data = etree.tostring(document, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    assert isinstance(data, bytes), "an encoding was asked for"
    return data


def _group_header(message: _Element, order: PaymentOrder) -> None:
    header = _add(message, "GrpHdr")
    _add(header, "MsgId", order.message_id)
    _add(header, "CreDtTm", order.created.replace(microsecond=0).isoformat())
    _totals(header, order)
    _party(header, "InitgPty", order.payer_name)


def _payment_information(message: _Element, order: PaymentOrder, version: PainVersion) -> _Element:
    payment = _add(message, "PmtInf")
    _add(payment, "PmtInfId", order.message_id)
    _add(payment, "PmtMtd", "TRF")
    _add(payment, "BtchBookg", str(order.booked_as_one).lower())
    _totals(payment, order)
    _add(_add(_add(payment, "PmtTpInf"), "SvcLvl"), "Cd", "SEPA")
    day = order.execution_date.isoformat()
    if version == "09":
        _add(_add(payment, "ReqdExctnDt"), "Dt", day)
    else:
        _add(payment, "ReqdExctnDt", day)
    _party(payment, "Dbtr", order.payer_name)
    _account(payment, "DbtrAcct", order.payer_iban)
    bank = _add(_add(payment, "DbtrAgt"), "FinInstnId")
    if order.payer_bic:
        _add(bank, "BICFI" if version == "09" else "BIC", order.payer_bic)
    else:
        _add(_add(bank, "Othr"), "Id", "NOTPROVIDED")
    _add(payment, "ChrgBr", "SLEV")
    return payment


def _totals(parent: _Element, order: PaymentOrder) -> None:
    _add(parent, "NbOfTxs", str(len(order.transfers)))
    _add(parent, "CtrlSum", _amount(order.total))


def _transfer(payment: _Element, transfer: CreditTransfer) -> None:
    element = _add(payment, "CdtTrfTxInf")
    _add(_add(element, "PmtId"), "EndToEndId", transfer.end_to_end_id)
    amount = _add(_add(element, "Amt"), "InstdAmt", _amount(transfer.amount))
    amount.set("Ccy", transfer.amount.currency)
    payee = _party(element, "Cdtr", transfer.payee_name)
    if transfer.address is not None:
        _address(payee, transfer.address)
    _account(element, "CdtrAcct", transfer.payee_iban)
    if transfer.reference:
        _reference(_add(element, "RmtInf"), transfer.reference)
    elif transfer.message.strip():
        _add(_add(element, "RmtInf"), "Ustrd", transfer.message.strip())


def _reference(remittance: _Element, reference: str) -> None:
    """A structured reference; only an RF reference names ISO as its issuer."""
    checked = references.check(reference)
    information = _add(_add(remittance, "Strd"), "CdtrRefInf")
    kind = _add(information, "Tp")
    _add(_add(kind, "CdOrPrtry"), "Cd", "SCOR")
    if checked.kind == "rf":
        _add(kind, "Issr", "ISO")
    _add(information, "Ref", checked.normalised)


def _party(parent: _Element, role: str, name: str) -> _Element:
    party = _add(parent, role)
    _add(party, "Nm", " ".join(name.split())[:_NAME_MAX].strip())
    return party


def _address(party: _Element, address: PainAddress) -> None:
    """Structured: the element order of both schemas is street, code, town, country."""
    postal = _add(party, "PstlAdr")
    for name, text, longest in (
        ("StrtNm", address.street, 70),
        ("PstCd", address.postal_code, 16),
        ("TwnNm", address.city, 35),
        ("Ctry", address.country, 2),
    ):
        if text.strip():
            _add(postal, name, text.strip()[:longest])


def _account(parent: _Element, role: str, iban: str) -> None:
    parsed = Iban.parse(iban)
    assert parsed is not None, "the order has checked its accounts"
    _add(_add(_add(parent, role), "Id"), "IBAN", parsed.text)


def _amount(money: Money) -> str:
    return f"{money.amount:.2f}"


def _add(parent: _Element, name: str, text: str | None = None) -> _Element:
    """A new child in the namespace of its parent."""
    namespace = parent.nsmap[None]
    element = etree.SubElement(parent, f"{{{namespace}}}{name}")
    element.text = text
    return element
