"""The public notice, composed from the register: every part of it told, none told twice by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inkasso.base.words import Words
from inkasso.notice.changes import Change
from inkasso.notice.publishing import tables_told as tables
from inkasso.notice.publishing.document import (
    Block,
    Bullets,
    Document,
    Entries,
    Entry,
    Fact,
    Facts,
    Mark,
    Paragraph,
    Section,
)
from inkasso.notice.publishing.phrases import (
    Wording,
    article,
    capital,
    day,
    joined,
    plain,
    provisions,
)
from inkasso.notice.publishing.purposes_told import anchor, purpose_sections
from inkasso.notice.publishing.telling import controller_address, subject_names
from inkasso.notice.register import Passage, Register
from inkasso.notice.rights import Right

_WORDING = Wording("notice")

#: Chapters by the first letter of the statements that their passages carry.
_CHAPTER_OF = {
    "W": "about",
    "P": "purposes",
    "S": "sensitive",
    "N": "newsletters",
    "A": "security",
    "D": "disclosures",
    "R": "keeping",
    "G": "rights",
    "C": "cookies",
    "U": "itself",
}
#: The statement that each right fulfils.
_RIGHT_TELLS = {
    Right.ACCESS: "G1",
    Right.RECTIFICATION: "G1",
    Right.ERASURE: "G2",
    Right.RESTRICTION: "G3",
    Right.OBJECTION: "G4",
    Right.PORTABILITY: "G5",
    Right.WITHDRAWAL: "G6",
    Right.HUMAN_REVIEW: "",
    Right.COMPLAINT: "G7",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The version before, and what changed since."""

    version: str
    changes: Sequence[Change]


def compose_notice(register: Register, before: Before | None = None) -> Document:
    """The whole notice of a register; chapters with nothing to say are left out."""
    chapters = (
        _chapter("about", register),
        _controller(register),
        _chapter("purposes", register, sections=purpose_sections(register)),
        _chapter("people", register, blocks=(tables.people(register),)),
        _chapter("data", register, blocks=(tables.data_table(register),)),
        _chapter("sources", register, blocks=(tables.source_table(register),)),
        _chapter("sensitive", register, blocks=tuple(_sensitive(register))),
        _newsletters(register),
        _chapter("security", register),
        _disclosures(register),
        _chapter("keeping", register, sections=(_times(register),)),
        _rights(register),
        _chapter("automated_heading", register, blocks=_automated(register)),
        _cookies(register),
        _chapter("more", register),
        _chapter("itself", register, sections=(_changes(register, before),)),
    )
    return Document(
        title=_WORDING("title_of", name=register.controller.name),
        subtitle=_WORDING("version_line", version=register.version, since=day(register.holds_from)),
        author=register.controller.name,
        dated=register.holds_from,
        sections=tuple(chapter for chapter in chapters if not chapter.is_empty),
    )


def _chapter(
    key: str,
    register: Register,
    *,
    blocks: tuple[Block, ...] = (),
    sections: tuple[Section, ...] = (),
    statements: frozenset[str] = frozenset(),
) -> Section:
    passages = [one for one in register.passages.values() if _chapter_of(one) == key]
    return Section(
        mark=Mark(anchor=anchor(key, ""), statements=statements),
        heading=_WORDING(key),
        blocks=blocks,
        sections=(*(_passage(one) for one in passages), *sections),
    )


def _chapter_of(passage: Passage) -> str:
    first = min(passage.statements, default="")
    return _CHAPTER_OF.get(first[:1], "more")


def _passage(passage: Passage) -> Section:
    return Section(
        mark=Mark(anchor=anchor("passage", passage.key), statements=passage.statements),
        heading=passage.heading,
        blocks=(Paragraph(passage.text),),
    )


def _controller(register: Register) -> Section:
    who, authority = register.controller, register.authority
    facts = (
        _fact("name", plain(who.name)),
        _fact("business_id", plain(who.business_id)),
        _fact("address", plain(controller_address(register))),
        _fact("email", plain(who.email), target=f"mailto:{who.email}"),
        _fact("phone", plain(who.phone)),
        *_website(who.website),
        _fact("officer", plain(who.officer) if who.officer else _WORDING("officer_none")),
    )
    return Section(
        mark=Mark(anchor="controller", statements=who.statements),
        heading=_WORDING("controller"),
        blocks=(Paragraph(who.role), Facts(facts)),
        sections=(
            Section(
                mark=Mark(anchor="authority", statements=authority.statements),
                heading=_WORDING("authority"),
                blocks=(Facts(tuple(_authority(register))),),
            ),
        ),
    )


def _authority(register: Register) -> Iterator[Fact]:
    authority = register.authority
    yield _fact("name", authority.name)
    yield _fact("visit", authority.address)
    yield _fact("post", authority.post)
    yield _fact("email", plain(authority.email), target=f"mailto:{authority.email}")
    yield _fact("phone", plain(authority.phone))
    yield from _website(authority.website)


def _website(place: str) -> Iterator[Fact]:
    if place:
        yield _fact("website", plain(place), target=f"https://{place}")


def _fact(key: str, line: Words, *, target: str = "") -> Fact:
    return Fact(name=_WORDING(key), lines=(line,), target=target)


def _sensitive(register: Register) -> Iterator[Block]:
    cases = tuple(
        Entry(
            mark=Mark(anchor=anchor("sensitive", key), statements=case.statements),
            name=joined(register.purposes[one].name for one in sorted(case.purposes)),
            lines=(case.text, _WORDING("article_9", article=article(case.article.value))),
        )
        for key, case in register.sensitive.items()
    )
    if cases:
        yield Entries(cases)


def _newsletters(register: Register) -> Section:
    letters = register.newsletters
    if letters is None:
        return _chapter("newsletters", register)
    told = (letters.unsubscribe, letters.other_way, letters.upkeep)
    return _chapter(
        "newsletters",
        register,
        blocks=tuple(Paragraph(one) for one in told),
        statements=letters.statements,
    )


def _disclosures(register: Register) -> Section:
    processors = Section(
        mark=Mark(anchor="processors"),
        heading=_WORDING("processors"),
        blocks=(Paragraph(_WORDING("processors_text")), tables.processor_table(register)),
    )
    listed = Section(
        mark=Mark(anchor="recipients"),
        heading=_WORDING("recipients"),
        blocks=(tables.recipient_entries(register),),
    )
    return _chapter(
        "disclosures",
        register,
        sections=(listed, processors) if register.processors else (listed,),
    )


def _times(register: Register) -> Section:
    return Section(
        mark=Mark(anchor="times"),
        heading=_WORDING("keeping_caption"),
        blocks=(tables.keeping_table(register),),
    )


def _rights(register: Register) -> Section:
    who = register.controller
    how = _WORDING(
        "rights_how", email=who.email, phone=who.phone, address=controller_address(register)
    )
    matrix = Section(
        mark=Mark(anchor="rights-matrix"),
        heading=_WORDING("matrix"),
        blocks=(Paragraph(_WORDING("matrix_text")), tables.rights_table(register)),
    )
    return _chapter(
        "rights",
        register,
        blocks=(Paragraph(how), Entries(tuple(_right_entries(register)))),
        sections=(matrix,),
    )


def _right_entries(register: Register) -> Iterator[Entry]:
    authority = register.authority
    named: dict[str, Words | str] = {
        "authority": authority.name,
        "email": authority.email,
        "phone": authority.phone,
        "website": authority.website,
        "post": authority.post,
    }
    for right, statement in _RIGHT_TELLS.items():
        text = _WORDING(f"{right.value}_text", **named)
        how = _WORDING("how", how=_WORDING(f"{right.value}_how", **named))
        yield Entry(
            mark=Mark(
                anchor=anchor("right", right.value),
                statements=frozenset({statement} - {""}),
            ),
            name=_WORDING(right.value),
            lines=(text, how),
        )


def _automated(register: Register) -> tuple[Block, ...]:
    told = [
        Fact(name=one.name, lines=(one.automated_decisions,))
        for one in register.purposes.values()
        if one.automated_decisions is not None
    ]
    return (Facts(tuple(told)),) if told else (Paragraph(_WORDING("automated_none")),)


def _cookies(register: Register) -> Section:
    site = register.website
    if site is None:
        return _chapter("cookies", register)
    entries = tuple(
        Entry(
            mark=Mark(anchor=anchor("cookies", key), statements=category.statements),
            name=capital(category.name),
            lines=(
                category.text,
                joined(
                    (
                        _WORDING("consent_first" if category.consent else "no_consent"),
                        *_in_brackets(provisions(register, category.law)),
                    ),
                    " ",
                ),
            ),
        )
        for key, category in site.cookies.items()
    )
    return _chapter(
        "cookies",
        register,
        blocks=(
            Paragraph(_WORDING("cookies_text")),
            Entries(entries),
            tables.cookie_table(site.cookies.values()),
        ),
        statements=site.statements,
    )


def _in_brackets(law: Words) -> Iterable[Words]:
    return (_WORDING("by_law", law=law),) if law.fi else ()


def _changes(register: Register, before: Before | None) -> Section:
    return Section(
        mark=Mark(anchor="changes"),
        heading=_WORDING("changed"),
        blocks=tuple(_changed(register, before)),
    )


def _changed(register: Register, before: Before | None) -> Iterator[Block]:
    if before is None:
        yield Paragraph(_WORDING("first_version"))
        return
    yield Paragraph(_WORDING("changed_since", version=before.version))
    if not before.changes:
        yield Paragraph(_WORDING("unchanged"))
    else:
        yield Bullets(tuple(change_line(register, change) for change in before.changes))


def change_line(register: Register, change: Change) -> Words:
    """A change in one line, with whom we tell of it directly."""
    if not change.direct:
        return change.what
    names = subject_names(register, change.subjects)
    return joined((change.what, _WORDING("told_directly", subjects=names)), " ")
