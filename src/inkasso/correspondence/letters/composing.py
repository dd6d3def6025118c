"""From a letter's facts to its page: every text final, in the reader's language. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Citation
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.correspondence.deciding import Situation, Wish
from inkasso.correspondence.letters import texts
from inkasso.correspondence.templates import Template
from inkasso.formats.amounts import format_amount
from inkasso.formats.typeset import JsonValue
from inkasso.law.citing import in_words
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client
from inkasso.notice.publishing.informing import InformationText
from inkasso.notice.publishing.phrases import day
from inkasso.receivables.intake.texts import without_identity_codes

Page = dict[str, JsonValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """One line of what is owed and paid; payments are negative."""

    text: Words
    amount: Money
    because: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter says, before it is put into words."""

    template: Template
    wish: Wish
    at: Situation
    case_id: int
    agency: Agency
    client: Client
    #: What the account is made of, where the template shows it.
    lines: Sequence[AccountLine] = ()
    #: The text of Article 14, for whoever has not been told; None for the others.
    told: InformationText | None = None


def page_of(facts: LetterFacts, number: int | None = None) -> Page:
    """What the page shows, as JSON; without a number it is a draft."""
    language, agency, receiver = language_of(facts.at), facts.agency, facts.at.receiver
    assert receiver is not None, "a letter without a receiver was refused before"
    heading = _said(facts.template.heading, language)
    shown = str(number) if number is not None else _said(texts.DRAFT, language)
    return {
        "language": language,
        "dated": facts.at.on.isoformat(),
        "title": f"{heading}, {shown}",
        "heading": heading,
        "sender": {
            "name": agency.name,
            "lines": [
                f"{agency.street}, {agency.postal_code} {agency.city}",
                ", ".join(one for one in (agency.phone, agency.email) if one),
            ],
        },
        "window": [receiver.name, *receiver.lines],
        "details": [
            [_said(texts.DATED, language), _day(facts.at.on, language)],
            [_said(texts.LETTER, language), shown],
            [_said(texts.CASE, language), str(facts.case_id)],
            [_said(texts.CREDITOR, language), facts.client.name],
        ],
        "lead": "",
        "sections": [{"heading": "", "lines": list(_paragraphs(facts, language))}],
        "sum": _sum(facts, language),
        "after": list(_after(facts, language)),
        "privacy": _privacy(facts.told),
    }


def language_of(at: Situation) -> Language:
    """The reader's language, Finnish where it is none of ours."""
    return next((one for one in LANGUAGES if one == at.language), "fi")


def _said(words: Words, language: Language, **values: str) -> str:
    return words.in_language(language).format(**values)


def _day(on: date | None, language: Language) -> str:
    return day(on).in_language(language) if on else ""


def _paragraphs(facts: LetterFacts, language: Language) -> Iterator[str]:
    """The template's words around the writer's own; then that it is no demand."""
    values = {
        "asked": _day(facts.wish.asked_on, language),
        "paid": _day(facts.at.paid_on, language),
        "closed": _day(facts.at.closed_on, language),
        "creditor": facts.client.name,
    }
    yield from (_said(words, language, **values) for words in facts.template.before)
    own = without_identity_codes(facts.wish.said(facts.at.language))
    yield from (line.strip() for line in own.splitlines() if line.strip())
    yield from (_said(words, language, **values) for words in facts.template.after)
    if facts.at.account.total:
        yield _said(texts.NO_DEMAND, language)


def _sum(facts: LetterFacts, language: Language) -> JsonValue:
    if not facts.template.shows_account:
        return None
    rows: list[JsonValue] = [
        [one.text.in_language(language), format_amount(one.amount, language), _law(one, language)]
        for one in facts.lines
    ]
    total = format_amount(Money(facts.at.account.total), language)
    return {
        "heading": _said(texts.OWED, language, dated=_day(facts.at.on, language)),
        "rows": rows,
        "total": [_said(texts.TOTAL, language), total],
        "notes": list(_notes(facts.at, language)),
    }


def _law(line: AccountLine, language: Language) -> str:
    """The law of a line: what it says, and where it stands."""
    return " ".join(
        f"{one.text.in_language(language)} ({one.act} {in_words(one.section, language)})"
        for one in line.because
    )


def _notes(at: Situation, language: Language) -> Iterator[str]:
    if at.disputed:
        yield _said(texts.DISPUTED, language, sum=format_amount(at.disputed, language))
    if at.barred:
        yield _said(texts.BARRED, language, invoices=", ".join(at.barred))


def _after(facts: LetterFacts, language: Language) -> Iterator[JsonValue]:
    agency = facts.agency
    place = f"{agency.postal_code} {agency.city}"
    reach = (agency.name, agency.street, place, agency.email, agency.phone)
    contact = ", ".join(one for one in reach if one)
    told = _said(texts.CONTACT_TEXT, language, contact=contact, case=str(facts.case_id))
    yield {"heading": _said(texts.CONTACT, language), "lines": [told]}
    notice = agency.privacy_notice or _said(texts.ON_REQUEST, language)
    told = _said(texts.PRIVACY_TEXT, language, agency=agency.name, notice=notice)
    yield {"heading": _said(texts.PRIVACY, language), "lines": [told]}


def _privacy(told: InformationText | None) -> JsonValue:
    if told is None:
        return None
    return {
        "heading": told.heading,
        "introduction": told.introduction,
        "paragraphs": [[about, text] for about, text in told.paragraphs],
        "more": told.more,
    }
