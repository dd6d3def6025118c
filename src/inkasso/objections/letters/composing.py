"""From an answer to its page: every text final, in the reader's language. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.formats.amounts import format_amount
from inkasso.formats.typeset import JsonValue
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client
from inkasso.notice.publishing.phrases import day
from inkasso.objections.grounds import NAMES, Ground
from inkasso.objections.letters import texts
from inkasso.objections.models import Objection
from inkasso.objections.outcomes import Outcome
from inkasso.parties.addressing import Addressee
from inkasso.receivables.account.loading import LoadedCase
from inkasso.receivables.account.replay import Account

Page = dict[str, JsonValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """Who writes to whom, and in whose name."""

    agency: Agency
    client: Client
    #: Whoever objected.
    receiver: Addressee


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What the letter says, before it is put into words."""

    objection: Objection
    outcome: Outcome
    disputed: Money
    credited: Money
    invoices: tuple[str, ...]
    #: What the person said.
    said: str
    reasons: str
    #: What is owed after the answer, without what stays in dispute.
    account: Account
    still_disputed: Money
    case: LoadedCase
    on: date
    beside: Correspondence


def page_of(facts: LetterFacts, number: int | None = None) -> Page:
    """What the page shows, as JSON; without a number it is a draft."""
    language = known_language(facts.beside.receiver.language)
    agency = facts.beside.agency
    heading = _said(texts.HEADING, language)
    shown = str(number) if number is not None else _said(texts.DRAFT, language)
    return {
        "language": language,
        "dated": facts.on.isoformat(),
        "title": f"{heading}, {shown}",
        "heading": heading,
        "sender": {
            "name": agency.name,
            "lines": [
                f"{agency.street}, {agency.postal_code} {agency.city}",
                ", ".join(one for one in (agency.phone, agency.email) if one),
            ],
        },
        "window": [facts.beside.receiver.name, *facts.beside.receiver.lines],
        "details": [
            [_said(texts.DATED, language), _day(facts.on, language)],
            [_said(texts.LETTER, language), shown],
            [_said(texts.CASE, language), str(facts.case.id)],
            [_said(texts.CREDITOR, language), facts.beside.client.name],
        ],
        "lead": _lead(facts, language),
        "sections": list(_sections(facts, language)),
        "sum": _sum(facts, language),
        "after": list(_after(facts, language)),
    }


def known_language(language: str) -> Language:
    """A language of ours; Finnish for any other."""
    return next((one for one in LANGUAGES if one == language), "fi")


def _said(words: Words, language: Language, **values: str) -> str:
    return words.in_language(language).format(**values)


def _day(on: date, language: Language) -> str:
    return day(on).in_language(language)


def _lead(facts: LetterFacts, language: Language) -> str:
    return _said(
        texts.LEAD,
        language,
        taken=_day(facts.objection.taken_on, language),
        invoices=", ".join(facts.invoices),
        ground=NAMES[Ground(facts.objection.ground)].in_language(language),
        sum=format_amount(facts.disputed, language),
    )


def _sections(facts: LetterFacts, language: Language) -> Iterator[JsonValue]:
    credited = format_amount(facts.credited, language)
    decided = _said(texts.DECISIONS[facts.outcome], language, credited=credited)
    yield _section(texts.DECISION, [decided], language)
    # Typst keeps lines together; what somebody wrote in paragraphs stays in paragraphs.
    reasons = [line for line in facts.reasons.splitlines() if line.strip()]
    yield _section(texts.REASONS, reasons, language)


def _sum(facts: LetterFacts, language: Language) -> JsonValue:
    account = facts.account
    rows = (
        (texts.PRINCIPAL, account.principal),
        (texts.INTEREST, account.interest),
        (texts.COSTS, account.costs),
    )
    notes = [_said(texts.NO_DEMAND if account.total else texts.NOTHING, language)]
    if facts.still_disputed:
        left_out = format_amount(facts.still_disputed, language)
        notes.insert(0, _said(texts.NOT_IN_IT, language, sum=left_out))
    return {
        "heading": _said(texts.SUM, language, dated=_day(facts.on, language)),
        "rows": [
            [_said(name, language), format_amount(Money(cents), language)] for name, cents in rows
        ],
        "total": [
            _said(texts.TOTAL, language),
            format_amount(Money(account.total), language),
        ],
        "notes": notes,
    }


def _after(facts: LetterFacts, language: Language) -> Iterator[JsonValue]:
    said = [_said(words, language) for words in _next(facts)]
    if said:
        yield _section(texts.NEXT, said, language)
    agency = facts.beside.agency
    place = f"{agency.postal_code} {agency.city}"
    reach = (agency.name, agency.street, place, agency.email, agency.phone)
    contact = ", ".join(one for one in reach if one)
    told = _said(texts.CONTACT_TEXT, language, contact=contact, case=str(facts.case.id))
    yield _section(texts.CONTACT, [told], language)
    notice = agency.privacy_notice or _said(texts.ON_REQUEST, language)
    told = _said(texts.PRIVACY_TEXT, language, agency=agency.name, notice=notice)
    yield _section(texts.PRIVACY, [told], language)


def _next(facts: LetterFacts) -> Iterator[Words]:
    """What the person may do, as far as anything is left."""
    if facts.outcome is Outcome.UPHELD:
        return
    consumer = facts.case.kind == "consumer"
    yield texts.NEW_GROUND
    if facts.outcome is Outcome.MAINTAINED:
        yield texts.COURT
    elif consumer:
        yield texts.SUSPEND
    if consumer:
        yield texts.BOARD
    if facts.outcome.goes_on and facts.account.total:
        yield texts.PLAN


def _section(heading: Words, lines: list[str], language: Language) -> JsonValue:
    return {"heading": _said(heading, language), "lines": lines}
