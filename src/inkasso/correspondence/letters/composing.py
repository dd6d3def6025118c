"""From a letter's facts to its page: every text final, in the reader's language. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inkasso.base.decisions import Citation
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.correspondence.deciding import Situation, Wish
from inkasso.correspondence.letters import texts
from inkasso.correspondence.letters.frame import (
    Head,
    Page,
    page_with,
    privacy_of,
    reached_at,
    said,
    told_day,
)
from inkasso.correspondence.templates import Template
from inkasso.formats.amounts import format_amount
from inkasso.formats.typeset import JsonValue
from inkasso.law.citing import in_words
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client
from inkasso.notice.publishing.informing import InformationText
from inkasso.receivables.intake.texts import without_identity_codes


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
    language, receiver = language_of(facts.at), facts.at.receiver
    assert receiver is not None, "a letter without a receiver was refused before"
    head = Head(
        language=language,
        agency=facts.agency,
        heading=said(facts.template.heading, language),
        dated=facts.at.on,
        number=number,
        window=(receiver.name, *receiver.lines),
        details=((texts.CASE, str(facts.case_id)), (texts.CREDITOR, facts.client.name)),
    )
    page = page_with(head, list(_paragraphs(facts, language)), list(_after(facts, language)))
    return {**page, "sum": _sum(facts, language), "privacy": _privacy(facts.told)}


def language_of(at: Situation) -> Language:
    """The reader's language, Finnish where it is none of ours."""
    return next((one for one in LANGUAGES if one == at.language), "fi")


def _paragraphs(facts: LetterFacts, language: Language) -> Iterator[str]:
    """The template's words around the writer's own; then that it is no demand."""
    values = {
        "asked": told_day(facts.at.asked.on if facts.at.asked else None, language),
        "paid": told_day(facts.at.paid_on, language),
        "closed": told_day(facts.at.closed_on, language),
        "creditor": facts.client.name,
        "reach": _reach(facts.client),
        "case": str(facts.case_id),
        "day": told_day(facts.at.on, language),
    }
    yield from (said(words, language, **values) for words in facts.template.before)
    own = without_identity_codes(facts.wish.said(facts.at.language))
    yield from (line.strip() for line in own.splitlines() if line.strip())
    yield from (said(words, language, **values) for words in facts.template.after)
    if facts.at.account.total:
        yield said(texts.NO_DEMAND, language)


def _reach(client: Client) -> str:
    """Where a creditor is reached: its address, telephone and e-mail, as far as they are known."""
    place = f"{client.postal_code} {client.city}".strip()
    return ", ".join(part for part in (client.street, place, client.phone, client.email) if part)


def _sum(facts: LetterFacts, language: Language) -> JsonValue:
    if not facts.template.shows_account:
        return None
    rows: list[JsonValue] = [
        [one.text.in_language(language), format_amount(one.amount, language), _law(one, language)]
        for one in facts.lines
    ]
    total = format_amount(Money(facts.at.account.total), language)
    return {
        "heading": said(texts.OWED, language, dated=told_day(facts.at.on, language)),
        "rows": rows,
        "total": [said(texts.TOTAL, language), total],
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
        yield said(texts.DISPUTED, language, sum=format_amount(at.disputed, language))
    if at.barred:
        yield said(texts.BARRED, language, invoices=", ".join(at.barred))


def _after(facts: LetterFacts, language: Language) -> Iterator[JsonValue]:
    contact = reached_at(facts.agency)
    told = said(texts.CONTACT_TEXT, language, contact=contact, case=str(facts.case_id))
    yield {"heading": said(texts.CONTACT, language), "lines": [told]}
    yield privacy_of(facts.agency, language)


def _privacy(told: InformationText | None) -> JsonValue:
    if told is None:
        return None
    return {
        "heading": told.heading,
        "introduction": told.introduction,
        "paragraphs": [[about, text] for about, text in told.paragraphs],
        "more": told.more,
    }
