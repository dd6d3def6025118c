"""From a letter's facts to its page: every text final, in the reader's language. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.formats.amounts import format_amount
from inkasso.formats.reference import grouped
from inkasso.formats.typeset import JsonValue
from inkasso.law.citing import in_words
from inkasso.notice.publishing.phrases import day
from inkasso.plans.letters import texts
from inkasso.plans.letters.kinds import PREVIEW, Kind, LetterFacts
from inkasso.plans.letters.slip import slip_of

Page = dict[str, JsonValue]
_CONFIRMS = (Kind.AGREED, Kind.CHANGED, Kind.EXTENDED)


def page_of(facts: LetterFacts) -> Page:
    """What the page shows, as JSON: the same page can be set from it at any later time."""
    language = language_of(facts)
    agency = facts.beside.agency
    heading = _said(texts.HEADINGS[facts.kind], language)
    return {
        "language": language,
        "dated": facts.dated.isoformat(),
        "title": _said(texts.TITLE, language, heading=heading, number=_number(facts, language)),
        "heading": heading,
        "sender": {
            "name": agency.name,
            "lines": [
                f"{agency.street}, {agency.postal_code} {agency.city}",
                _joined(agency.phone, agency.opening_hours),
                _joined(agency.email, agency.website, _business_id(agency.business_id, language)),
            ],
        },
        "window": _window(facts),
        "details": _details(facts, language),
        "creditor": _creditor(facts, language),
        "essentials": _essentials(facts, language),
        "lead": _lead(facts, language),
        "sum": _sum(facts, language),
        "instalments": _instalments(facts, language),
        "sections": list(_sections(facts, language)),
        "slip": slip_of(facts, language),
        "privacy": _privacy(facts),
    }


def language_of(facts: LetterFacts) -> Language:
    """The reader's language, Finnish where it is none of ours."""
    receiver = facts.beside.receiver
    return known_language(receiver.language if receiver else "")


def known_language(language: str) -> Language:
    """A language of ours; Finnish for any other."""
    return next((one for one in LANGUAGES if one == language), "fi")


def _said(words: Words, language: Language, **values: str) -> str:
    return words.in_language(language).format(**values)


def _day(on: date, language: Language) -> str:
    return day(on).in_language(language)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _window(facts: LetterFacts) -> list[JsonValue]:
    receiver = facts.beside.receiver
    assert receiver is not None, "a letter without a receiver was refused before"
    return [receiver.name, *receiver.lines]


def _details(facts: LetterFacts, language: Language) -> list[JsonValue]:
    rows = [
        (texts.DATED, _day(facts.dated, language)),
        (texts.LETTER, _number(facts, language)),
        (texts.CASE, str(facts.case.id)),
    ]
    if facts.plan:
        rows.append((texts.PLAN, str(facts.plan)))
    return [[_said(name, language), value] for name, value in rows]


def _creditor(facts: LetterFacts, language: Language) -> JsonValue:
    client = facts.beside.client
    place = f"{client.postal_code} {client.city}".strip()
    reach = _joined(client.phone, client.email)
    known = _business_id(client.business_id, language)
    lines = (known, _joined(client.street, place), reach)
    return {
        "label": _said(texts.CREDITOR, language),
        "name": client.name,
        "lines": [line for line in lines if line],
    }


def _number(facts: LetterFacts, language: Language) -> str:
    """The letter's number; that it is none, where it was never sent."""
    return str(facts.number) if facts.number != PREVIEW else _said(texts.PREVIEW, language)


def _business_id(number: str, language: Language) -> str:
    return _said(texts.BUSINESS_ID, language, business_id=number) if number else ""


def _essentials(facts: LetterFacts, language: Language) -> list[JsonValue]:
    first = facts.kind in (Kind.AGREED, Kind.CHANGED)
    rows = (
        (texts.FIRST if first else texts.TO_PAY, format_amount(facts.amount, language)),
        (texts.BY, _day(facts.deadline, language)),
        (texts.REFERENCE, grouped(facts.case.reference)),
    )
    return [[_said(name, language), value] for name, value in rows]


def _lead(facts: LetterFacts, language: Language) -> str:
    last = facts.instalments[-1].due if facts.instalments else facts.deadline
    why = texts.WHY_ENDED.get(facts.reason)
    return _said(
        texts.LEADS[facts.kind],
        language,
        dated=_day(facts.dated, language),
        deadline=_day(facts.deadline, language),
        last=_day(last, language),
        count=str(len(facts.instalments)),
        amount=format_amount(facts.amount, language),
        why=_said(why, language) if why else "",
    )


def _sum(facts: LetterFacts, language: Language) -> JsonValue:
    """What is owed line by line; with what the agreement adds, where the letter confirms one."""
    account = facts.account
    dated = _day(facts.dated, language)
    rows = [
        (_said(texts.PRINCIPAL, language), Money(account.principal)),
        (_said(texts.INTEREST, language, dated=dated), Money(account.interest)),
        (_said(texts.COSTS, language), Money(account.costs)),
    ]
    total = Money(account.total)
    if facts.kind in _CONFIRMS:
        rows += _added(facts, language)
        total = facts.total
    return {
        "heading": _said(texts.OPEN if facts.kind is Kind.MISSED else texts.SUM, language),
        "rows": [[text, format_amount(amount, language)] for text, amount in rows],
        "total": [_said(texts.TOTAL, language), format_amount(total, language)],
    }


def _added(facts: LetterFacts, language: Language) -> Iterator[tuple[str, Money]]:
    of_plan = bool(facts.plan)
    if facts.cost:
        section = in_words(facts.cost_because[0].section, language)
        yield _said(texts.OWN_COST[of_plan], language, section=section), facts.cost
    else:
        yield _said(texts.NO_COST[of_plan], language), facts.cost
    last = facts.instalments[-1].due if facts.instalments else facts.deadline
    until = _day(last, language)
    yield _said(texts.INTEREST_TO_COME, language, last=until), facts.interest_to_come


def _instalments(facts: LetterFacts, language: Language) -> JsonValue:
    if not facts.instalments:
        return None
    return {
        "heading": _said(texts.INSTALMENTS, language),
        "columns": [_said(name, language) for name in texts.COLUMNS],
        "rows": [
            [str(one.number), _day(one.due, language), format_amount(Money(one.cents), language)]
            for one in facts.instalments
        ],
    }


def _sections(facts: LetterFacts, language: Language) -> Iterator[JsonValue]:
    agency = facts.beside.agency
    if facts.kind in (Kind.AGREED, Kind.CHANGED):
        yield _section(texts.HOW, _said(texts.HOW_TEXT, language), language)
    if facts.last_may_change:
        yield _section(None, _said(texts.MAY_CHANGE, language), language)
    reach = {"phone": agency.phone, "email": agency.email}
    hardship = _said(texts.HARDSHIP_TEXTS[facts.kind], language, **reach)
    counselling = _said(texts.COUNSELLING, language)
    yield _section(texts.HARDSHIP, f"{hardship} {counselling}", language)
    place = f"{agency.postal_code} {agency.city}"
    contact = _joined(agency.name, agency.street, place, agency.email, agency.phone)
    wrong = _said(texts.WRONG_TEXT, language, contact=contact, case=str(facts.case.id))
    yield _section(texts.WRONG, wrong, language)
    notice = agency.privacy_notice or _said(texts.ON_REQUEST, language)
    told = _said(texts.PRIVACY_TEXT, language, agency=agency.name, notice=notice)
    yield _section(texts.PRIVACY, told, language)


def _section(heading: Words | None, text: str, language: Language) -> JsonValue:
    return {"heading": _said(heading, language) if heading else "", "text": text}


def _privacy(facts: LetterFacts) -> JsonValue:
    told = facts.beside.told
    if told is None:
        return None
    return {
        "heading": told.heading,
        "introduction": told.introduction,
        "paragraphs": [[about, text] for about, text in told.paragraphs],
        "more": told.more,
    }
