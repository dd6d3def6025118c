"""Drafts of what the authority and those concerned are told, in three languages.

For the authority in the order of the Finnish supervisory authority's form, with all that Article
33(3) asks; for people what Article 34(2) asks, in plain words. Drafts: somebody reads them and
sends them, and that they went is recorded by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from inkasso.base.clock import HELSINKI
from inkasso.base.words import Words
from inkasso.law.eu.breaches import EXCEPTIONS, Exception34, Risk
from inkasso.notice.publishing.document import (
    Block,
    Bullets,
    Document,
    Fact,
    Facts,
    Mark,
    Paragraph,
    Section,
)
from inkasso.notice.publishing.phrases import capital, day, joined, listed, plain
from inkasso.notice.publishing.telling import controller_address
from inkasso.notice.register import Register
from inkasso.rights.breaches.drafted import PERSON, PHRASES
from inkasso.rights.breaches.scoping import OTHERS
from inkasso.rights.breaches.state import Owed, State
from inkasso.rights.breaches.weighing import (
    CAUSES,
    CONSEQUENCES,
    CRITERIA,
    FOUND_BY,
    KINDS,
    MEASURES,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Whom and what a breach concerns, over all searches."""

    persons: int
    by_kind: dict[str, int]
    #: By category: how many people and rows, the most that one search found.
    categories: dict[str, tuple[int, int]]
    countries: dict[str, int]


def concerned(state: State, by_kind: dict[str, int]) -> Concerned:
    """The searches of a breach together; the people themselves are counted once each."""
    categories: dict[str, tuple[int, int]] = {}
    countries: dict[str, int] = {}
    for scope in state.scopes:
        for touched in scope.found["categories"]:
            key = touched["category"]
            persons, records = categories.get(key, (0, 0))
            most = (max(persons, touched["persons"]), max(records, touched["records"]))
            categories[key] = most
        for country, number in scope.found["countries"].items():
            countries[country] = max(countries.get(country, 0), number)
    return Concerned(
        persons=state.persons, by_kind=by_kind, categories=categories, countries=countries
    )


def authority_draft(state: State, whom: Concerned, register: Register, at: datetime) -> Document:
    """The notification to the supervisory authority (Article 33(3)), as it stands at a moment."""
    return Document(
        title=PHRASES["authority_title"],
        subtitle=joined(
            (PHRASES["draft"], PHRASES["breach"].format(number=state.breach.id), _moment(at))
        ),
        author=register.controller.name,
        dated=at.astimezone(HELSINKI).date(),
        sections=(
            _section("kind", _facts(_about_notification(state, register))),
            _section("controller", _facts(_about_controller(state, register))),
            _section("times", _facts(_about_times(state, at))),
            _section("nature", _facts(_about_nature(state)), Paragraph(plain(state.breach.what))),
            _section("concerned", _facts(_about_people(whom, register)), _data(whom, register)),
            _section("consequences", *_consequences(state)),
            _section("measures", *_measures(state)),
            _section("persons_told", _facts(_about_telling(state))),
        ),
    )


def person_draft(state: State, whom: Concerned, register: Register, at: datetime) -> Document:
    """What somebody concerned is told (Article 34(2)); the same for all, in their language."""
    assessment = state.assessment
    follows = assessment.consequences if assessment else []
    advice = tuple(CONSEQUENCES[one].advice for one in follows)
    kinds = tuple(KINDS[one] for one in state.breach.kinds)
    names = [register.categories[key].name for key in whom.categories if key in register.categories]
    happened: list[Block] = [
        Paragraph(PERSON["hello"].format(name=register.controller.name)),
        Bullets(kinds),
    ]
    if state.breach.began_at:
        happened.append(Paragraph(_filled(PERSON["when"], when=_moment(state.breach.began_at))))
    happened.append(Paragraph(_filled(PERSON["known"], when=_moment(state.breach.aware_at))))
    sections = [
        _person_section("happened", *happened),
        _person_section("data", Paragraph(PERSON["some_of"]), Bullets(tuple(map(capital, names)))),
        _person_section("may_follow", Bullets(tuple(map(capital, _named(follows))))),
        _person_section("done", Bullets(tuple(MEASURES[one] for one in _kinds_done(state)))),
        _person_section("you_can", Bullets((*advice, PERSON["careful"]))),
        _person_section("ask", _facts(_where_to_ask(register)), Paragraph(PERSON["complain"])),
    ]
    return Document(
        title=PERSON["title"],
        subtitle=joined((PHRASES["draft"], PHRASES["breach"].format(number=state.breach.id))),
        author=register.controller.name,
        dated=at.astimezone(HELSINKI).date(),
        sections=tuple(one for one in sections if any(map(_says, one.blocks))),
    )


def _about_notification(state: State, register: Register) -> Iterator[tuple[str, Words]]:
    first = state.notified_at is None
    known = {Owed.ASSESSMENT, Owed.SCOPE} & state.owed
    kind = ("first_of_several" if known else "complete") if first else "supplement"
    yield "kind_of", PHRASES[kind]
    yield "to", register.authority.name
    yield "to_email", plain(register.authority.email)
    references = dict.fromkeys(one.reference for one in state.notices if one.reference)
    if references:
        yield "reference", plain(", ".join(references))


def _about_controller(state: State, register: Register) -> Iterator[tuple[str, Words]]:
    who = register.controller
    yield "name", plain(f"{who.name}, {who.business_id}")
    yield "address", plain(controller_address(register))
    yield "contact", plain(f"{who.email}, {who.phone}")
    yield "officer", plain(who.officer) if who.officer else PHRASES["no_officer"]
    processor = next(
        (one for one in register.processors if one.key == state.breach.processor), None
    )
    if processor is not None:
        yield "processor", joined((plain(processor.name), processor.service))


def _about_times(state: State, at: datetime) -> Iterator[tuple[str, Words]]:
    breach = state.breach
    yield "began", _moment(breach.began_at) if breach.began_at else PHRASES["not_known"]
    yield "ended", _moment(breach.ended_at) if breach.ended_at else PHRASES["not_known"]
    yield "aware", _moment(breach.aware_at)
    yield "due", _moment(state.due_at)
    yield "found_by", FOUND_BY[breach.found_by]
    if state.is_late(at):
        given = next((one.late_reason for one in state.notices if one.late_reason), "")
        yield "late_reason", plain(given) if given else PHRASES["give_reason"]


def _about_nature(state: State) -> Iterator[tuple[str, Words]]:
    yield "kinds", joined(PHRASES[one] for one in state.breach.kinds)
    yield "cause", CAUSES[state.breach.cause]


def _about_people(whom: Concerned, register: Register) -> Iterator[tuple[str, Words]]:
    yield "persons", plain(str(whom.persons)) if whom.persons else PHRASES["not_known"]
    for kind, number in whom.by_kind.items():
        subject = register.subjects.get(kind)
        name = PHRASES[OTHERS] if subject is None else subject.name
        yield "persons_of", joined((capital(name), plain(str(number))), ": ")
    if whom.countries:
        yield "countries", plain(", ".join(f"{one}: {n}" for one, n in whom.countries.items()))


def _data(whom: Concerned, register: Register) -> Block:
    lines = []
    for key, (persons, records) in whom.categories.items():
        category = register.categories.get(key)
        if category is None:
            continue
        mark = PHRASES["special"] if category.special or key == "identity_codes" else plain("")
        counted = PHRASES["counted"].format(persons=persons, records=records)
        lines.append(joined((joined((capital(category.name), mark), " "), counted), ": "))
    return Bullets(tuple(lines))


def _consequences(state: State) -> Iterator[Block]:
    assessment = state.assessment
    if assessment is None:
        yield Paragraph(PHRASES["not_assessed"])
        return
    yield Bullets(tuple(map(capital, _named(assessment.consequences))))
    weighed = listed(CRITERIA[one] for one in assessment.criteria)
    risk = PHRASES[f"risk_{Risk(assessment.risk)}"]
    yield _facts((("risk", risk), ("weighed", weighed), ("reasons", plain(assessment.reasons))))


def _measures(state: State) -> Iterator[Block]:
    lines = [
        joined((day(one.at.astimezone(HELSINKI).date()), joined(_done(one.kind, one.text), " ")))
        for one in state.measures
    ]
    yield Bullets(tuple(lines)) if lines else Paragraph(PHRASES["none_yet"])


def _done(kind: str, text: str) -> Iterator[Words]:
    yield MEASURES[kind]
    if text:
        yield plain(text)


def _about_telling(state: State) -> Iterator[tuple[str, Words]]:
    due = state.duties
    if due is None:
        yield "will_tell", PHRASES["not_assessed"]
        return
    yield "will_tell", PHRASES["yes" if due.persons else "public" if due.public else "no"]
    yield "told", plain(f"{state.told} / {state.persons}")
    for one in state.assessment.exceptions if state.assessment else ():
        yield "why_not", EXCEPTIONS[Exception34(one)].text


def _where_to_ask(register: Register) -> Iterator[tuple[str, Words]]:
    who, authority = register.controller, register.authority
    if who.officer:
        yield "officer", plain(who.officer)
    yield "contact", plain(f"{who.email}, {who.phone}")
    yield "authority", joined((authority.name, authority.post, plain(authority.email)))


def _kinds_done(state: State) -> Iterable[str]:
    return dict.fromkeys(one.kind for one in state.measures)


def _named(consequences: Iterable[str]) -> Iterator[Words]:
    return (CONSEQUENCES[one].name for one in consequences)


def _facts(pairs: Iterable[tuple[str, Words]]) -> Facts:
    """Names and values; a name that comes again has its values under the first."""
    rows: dict[str, list[Words]] = {}
    for key, value in pairs:
        rows.setdefault(key, []).append(value)
    return Facts(
        tuple(Fact(name=PHRASES[f"f_{key}"], lines=tuple(lines)) for key, lines in rows.items())
    )


def _section(key: str, *blocks: Block) -> Section:
    shown = tuple(block for block in blocks if _says(block))
    anchor = key.replace("_", "-")
    return Section(mark=Mark(anchor=anchor), heading=PHRASES[f"s_{key}"], blocks=shown)


def _person_section(key: str, *blocks: Block) -> Section:
    shown = tuple(block for block in blocks if _says(block))
    anchor = key.replace("_", "-")
    return Section(mark=Mark(anchor=anchor), heading=PERSON[f"s_{key}"], blocks=shown)


def _says(block: Block) -> bool:
    match block:
        case Bullets(lines=lines):
            return bool(lines)
        case Facts(rows=rows):
            return bool(rows)
        case _:
            return True


def _moment(at: datetime) -> Words:
    local = at.astimezone(HELSINKI)
    when = day(local.date())
    return Words(
        fi=f"{when.fi} klo {local:%H.%M}",
        sv=f"{when.sv} kl. {local:%H.%M}",
        en=f"{when.en} at {local:%H:%M}",
    )


def _filled(words: Words, *, when: Words) -> Words:
    return Words(
        fi=words.fi.format(when=when.fi),
        sv=words.sv.format(when=when.sv),
        en=words.en.format(when=when.en),
    )
