"""What every page of a letter in free words has, whoever it goes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inkasso.base.words import Language, Words
from inkasso.correspondence.letters import texts
from inkasso.formats.typeset import JsonValue
from inkasso.mandates.agency import Agency
from inkasso.notice.publishing.phrases import day

Page = dict[str, JsonValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands at the head of a page."""

    language: Language
    agency: Agency
    heading: str
    dated: date
    #: None for a draft, which says so where its number would stand.
    number: int | None
    #: Whom it is for, line by line, as the envelope's window shows it.
    window: Sequence[str]
    #: What stands beside date and number: name and value.
    details: Sequence[tuple[Words, str]]


def page_with(head: Head, paragraphs: Sequence[str], after: Sequence[JsonValue]) -> Page:
    """A page of paragraphs; `after` are sections with a heading and lines."""
    language, agency = head.language, head.agency
    shown = str(head.number) if head.number is not None else said(texts.DRAFT, language)
    details = (
        (texts.DATED, told_day(head.dated, language)),
        (texts.LETTER, shown),
        *head.details,
    )
    return {
        "language": language,
        "dated": head.dated.isoformat(),
        "title": f"{head.heading}, {shown}",
        "heading": head.heading,
        "sender": {
            "name": agency.name,
            "lines": [
                f"{agency.street}, {agency.postal_code} {agency.city}",
                ", ".join(one for one in (agency.phone, agency.email) if one),
            ],
        },
        "window": list(head.window),
        "details": [[said(name, language), value] for name, value in details],
        "lead": "",
        "sections": [{"heading": "", "lines": list(paragraphs)}],
        "sum": None,
        "after": list(after),
        "privacy": None,
    }


def reached_at(agency: Agency) -> str:
    """How an agency is reached, in a line."""
    place = f"{agency.postal_code} {agency.city}"
    reach = (agency.name, agency.street, place, agency.email, agency.phone)
    return ", ".join(one for one in reach if one)


def privacy_of(agency: Agency, language: Language) -> JsonValue:
    """Where the controller's notice is read."""
    notice = agency.privacy_notice or said(texts.ON_REQUEST, language)
    told = said(texts.PRIVACY_TEXT, language, agency=agency.name, notice=notice)
    return {"heading": said(texts.PRIVACY, language), "lines": [told]}


def said(words: Words, language: Language, **values: str) -> str:
    """A sentence in a language, its places filled in."""
    return words.in_language(language).format(**values)


def told_day(on: date | None, language: Language) -> str:
    """A day as a letter writes it; empty where there is none."""
    return day(on).in_language(language) if on else ""
