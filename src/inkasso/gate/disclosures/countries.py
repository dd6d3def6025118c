"""Whether data may go to a country: the EU and EEA, or a transfer ground on record (D8)."""

from __future__ import annotations

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.words import Words
from inkasso.gate.disclosures.contracts import contract_with
from inkasso.gate.disclosures.request import Circumstances, Request
from inkasso.gate.disclosures.saying import refuse
from inkasso.law.eu.territory import in_eea, is_adequate
from inkasso.notice.articles import GDPR
from inkasso.notice.register import Register, TransferGround


def transfer_ground(
    request: Request, register: Register, known: Circumstances
) -> Refusal | TransferGround | None:
    """None inside the EU and EEA, else the ground that allows the transfer, or a refusal.

    Codes: `unknown_country`, `other_country`, `third_country`.

    Chapter V of the GDPR binds every disclosure, whatever the register's gate asks for.
    """
    if not is_country(request.country):
        return refuse(request, "unknown_country")
    contract = contract_with(register, request)
    if contract is not None and contract.country != request.country:
        return refuse(request, "other_country", known=contract.country)
    if in_eea(request.country, request.on):
        return None
    ground = contract.transfer_ground if contract else None
    if ground is None or not _holds(ground, request, known):
        return refuse(request, "third_country")
    return ground


def is_country(text: str) -> bool:
    """Whether a text is written as an ISO 3166 code of two letters."""
    return len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()


def citation(ground: TransferGround) -> Citation:
    """The point of chapter V that allows a transfer."""
    return Citation(act=GDPR, section=ground.value, text=_TRANSFER)


def _holds(ground: TransferGround, request: Request, known: Circumstances) -> bool:
    """What can be told of a ground here; of contracts the register's word is taken."""
    if ground is TransferGround.ADEQUACY:
        return is_adequate(request.country, request.on)
    if ground is TransferGround.EXPLICIT_CONSENT:
        # 49(1)(a) asks that the person was told of the risks: no words of a consent tell of them.
        return False
    if ground is TransferGround.LEGAL_CLAIM:
        return known.case is not None
    return True


_TRANSFER = Words(
    fi="Siirto EU- ja ETA-alueen ulkopuolelle perustuu tähän kohtaan.",
    sv="Överföringen utanför EU och EES grundar sig på denna punkt.",
    en="The transfer outside the EU and EEA rests on this point.",
)
