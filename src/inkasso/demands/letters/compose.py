"""A letter's content to the data of its page: pure, and in the reader's language.

Nothing is said here that `texts/` does not say, and every figure comes from the content. What
looks like an identity code is masked wherever it came from (Data Protection Act 1050/2018, 29 §).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from inkasso.base.identity_code import IdentityCode
from inkasso.demands.letters.breakdown import compose_breakdown
from inkasso.demands.letters.content import LetterContent
from inkasso.demands.letters.slip import compose_slip, slip_drawings
from inkasso.demands.letters.wording import Wording, wording
from inkasso.formats.amounts import format_amount
from inkasso.formats.reference import grouped
from inkasso.formats.typeset import Document, JsonValue, to_pdf

_IDENTITY_CODE = re.compile(r"(?<![0-9A-Z])\d{6}[-+A-Y]\d{3}[0-9A-Y](?![0-9A-Z])", re.I | re.ASCII)
_MASK = "••••••-••••"


def render_letter(content: LetterContent) -> bytes:
    """The letter as a tagged PDF; the same content gives the same bytes."""
    return to_pdf(compose_letter(content))


def compose_letter(content: LetterContent) -> Document:
    """The document of a letter: template, data, symbols and date."""
    return Document(
        template=_template(),
        data=letter_data(content),
        drawings=slip_drawings(content, wording(content.language)),
        dated=content.dated,
        # Information on processing stands on a page of its own.
        long=content.privacy is not None,
    )


def letter_data(content: LetterContent) -> dict[str, JsonValue]:
    """What the template prints. All texts are final; amounts and dates are written out."""
    words = wording(content.language)
    heading = words.text(content.kind)
    data: dict[str, JsonValue] = {
        "language": content.language,
        "title": words.text("document_title", heading=heading, letter_number=content.letter_number),
        "heading": heading,
        "sender": _sender(content, words),
        "window": [content.debtor.name, *content.debtor.address],
        "details": _details(content, words),
        "creditor": _creditor(content, words),
        "essentials": _essentials(content, words),
        "lead": words.rich("lead", content.audience, content.kind, **_essential_values(content)),
        "notes": _notes(content, words),
        "slip": compose_slip(content, words),
        "breakdown": compose_breakdown(content, words),
        "left": _left_sections(content, words),
        "right": _right_sections(content, words),
        "privacy": _privacy_page(content),
    }
    return {key: _masked(value) for key, value in data.items()}


def privacy_text(content: LetterContent) -> str:
    """What the letter tells of personal data; empty when it tells nothing and leads nowhere."""
    if content.privacy is not None:
        told = content.privacy
        paragraphs = (f"{one.about}: {one.text}" for one in told.paragraphs)
        return "\n".join((told.heading, told.introduction, *paragraphs, told.more))
    if not content.agency.privacy_notice:
        return ""
    parts = _privacy(content, wording(content.language))
    return "".join(str(part["text"]) for part in parts if isinstance(part, Mapping))


def provided_contents(content: LetterContent) -> frozenset[str]:
    """Keys of the statutory contents that this letter's page carries (5 a and 5 b §).

    The keys are those of `inkasso.law.fi.debt_collection.contents`. A key is there only when its
    words are: an address that is missing is not provided.
    """
    agency, creditor, lines = content.agency, content.creditor, content.receivables
    tells_of_suspension = _tells_of_suspension(content)
    provided = {
        "creditor_name_address": bool(creditor.name and creditor.address),
        "basis": all(line.invoice_number or line.description for line in lines),
        "itemised_amounts": True,
        "total": True,
        "payment_instructions": bool(content.payment.payee and content.payment.iban),
        "objection_right": True,
        "objection_address": bool(agency.address and (agency.email or agency.phone)),
        "remedies_and_deferral": bool(content.remedies),
        "public_body_contact": bool(creditor.objection_unit),
        "suspension_right": tells_of_suspension,
        "suspension_how_and_effects": tells_of_suspension,
        "original_creditor_name": bool(creditor.former_name),
        "original_creditor": bool(creditor.original_creditor),
        "interest_explanation_right": True,
        "no_costs_after_suspension": content.is_suspended,
        "interest_rate_and_start": all(
            line.interest_basis and line.interest_from for line in lines
        ),
    }
    return frozenset(key for key, is_there in provided.items() if is_there)


def _tells_of_suspension(content: LetterContent) -> bool:
    """4 c § is a consumer's right, told in the demand."""
    is_consumer_demand = content.audience == "consumer" and content.kind == "demand"
    return is_consumer_demand and content.may_request_suspension


def _sender(content: LetterContent, words: Wording) -> dict[str, JsonValue]:
    agency = content.agency
    business_id = words.text("business_id", business_id=agency.business_id)
    return {
        "name": agency.name,
        "lines": [
            _joined(*agency.address),
            _joined(agency.phone, agency.opening_hours),
            _joined(agency.email, agency.website, business_id),
        ],
    }


def _details(content: LetterContent, words: Wording) -> list[JsonValue]:
    return [
        [words.text("dated"), words.day(content.dated)],
        [words.text("letter_number"), content.letter_number],
        [words.text("case_number"), content.case_number],
    ]


def _creditor(content: LetterContent, words: Wording) -> dict[str, JsonValue]:
    creditor = content.creditor
    business_id = creditor.business_id and words.text(
        "business_id", business_id=creditor.business_id
    )
    former = creditor.former_name and words.text("former_name", name=creditor.former_name)
    original = creditor.original_creditor and words.text(
        "original_creditor", name=creditor.original_creditor
    )
    reach = _joined(creditor.phone, creditor.email)
    lines = (former, business_id, _joined(*creditor.address), reach, original)
    return {
        "label": words.text("creditor"),
        "name": creditor.name,
        "lines": [line for line in lines if line],
    }


def _essentials(content: LetterContent, words: Wording) -> list[JsonValue]:
    payment = content.payment
    return [
        [words.text("to_pay"), format_amount(payment.amount, content.language)],
        [words.text("pay_by"), words.day(payment.deadline)],
        [words.text("with_reference"), grouped(payment.reference or payment.rf)],
    ]


def _essential_values(content: LetterContent) -> dict[str, str]:
    words = wording(content.language)
    return {
        "total": format_amount(content.payment.amount, content.language),
        "deadline": words.day(content.payment.deadline),
    }


def _notes(content: LetterContent, words: Wording) -> list[JsonValue]:
    notes = (
        ("joint_liability", content.is_jointly_liable),
        ("no_costs_after_suspension", content.is_suspended),
        ("free_of_charge", not content.is_charged and not content.is_suspended),
    )
    return [words.rich(key) for key, is_told in notes if is_told]


def _left_sections(content: LetterContent, words: Wording) -> list[JsonValue]:
    objection = _objection(content, words)
    if _tells_of_suspension(content):
        return [objection, _section(words.text("suspension_heading"), words.rich("suspension"))]
    return [objection, _supervision(content, words)]


def _supervision(content: LetterContent, words: Wording) -> JsonValue:
    supervision = words.rich("supervision", content.audience)
    return _section(words.text("supervision_heading"), supervision)


def _objection(content: LetterContent, words: Wording) -> JsonValue:
    agency = content.agency
    paragraphs: list[JsonValue] = [
        words.rich(
            "objection",
            content.audience,
            deadline=words.day(content.payment.deadline),
            agency_contact=_joined(agency.name, *agency.address, agency.email, agency.phone),
            case_number=content.case_number,
        )
    ]
    if content.creditor.objection_unit:
        paragraphs.append(words.rich("objection_unit", unit=content.creditor.objection_unit))
    if content.remedies:
        paragraphs.append([{"text": content.remedies, "strong": False}])
    return _section(words.text("objection_heading", content.audience), *paragraphs)


def _right_sections(content: LetterContent, words: Wording) -> list[JsonValue]:
    """Supervision stands in the shorter column, so that the page is not longer than it must be."""
    agency, audience = content.agency, content.audience
    hardship = words.rich("hardship", audience, phone=agency.phone, email=agency.email)
    sections = [
        _section(words.text("hardship_heading", audience), hardship),
        _section(words.text("explanation_heading"), words.rich("explanation", audience)),
        _section(words.text("privacy_heading"), _privacy(content, words)),
    ]
    if _tells_of_suspension(content):
        sections.append(_supervision(content, words))
    return sections


def _privacy_page(content: LetterContent) -> JsonValue:
    told = content.privacy
    if told is None:
        return None
    return {
        "heading": told.heading,
        "introduction": told.introduction,
        "paragraphs": [[one.about, one.text] for one in told.paragraphs],
        "more": told.more,
    }


def _privacy(content: LetterContent, words: Wording) -> list[JsonValue]:
    agency = content.agency
    notice = agency.privacy_notice or words.text("privacy_on_request")
    return words.rich("privacy", content.audience, agency=agency.name, notice=notice)


def _section(heading: str, *paragraphs: JsonValue) -> JsonValue:
    return {"heading": heading, "paragraphs": list(paragraphs)}


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _masked(value: JsonValue) -> JsonValue:
    """The same data with every valid identity code hidden."""
    if isinstance(value, str):
        return _IDENTITY_CODE.sub(_mask_if_real, value)
    if isinstance(value, Mapping):
        return {key: _masked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_masked(item) for item in value]
    return value


def _mask_if_real(found: re.Match[str]) -> str:
    """An invoice number may look like an identity code; only a valid code is one."""
    code = IdentityCode.parse(found.group(), allow_test_range=True)
    return _MASK if isinstance(code, IdentityCode) else found.group()


@cache
def _template() -> str:
    return resources.files(__package__).joinpath("letter.typ").read_text(encoding="utf-8")
