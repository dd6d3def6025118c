"""Purposes as the notice tells them: groups, each with its purposes and all about them."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.words import Words
from inkasso.notice.publishing.document import Fact, Facts, Mark, Paragraph, Section
from inkasso.notice.publishing.phrases import (
    Wording,
    capital,
    joined,
    kept_for,
    listed,
    provisions,
    sentence,
)
from inkasso.notice.publishing.telling import (
    category_names,
    extent_name,
    ground_name,
    recipient_names,
    right_name,
    subject_names,
)
from inkasso.notice.register import Ground, Purpose, Register
from inkasso.notice.rights import Extent, rights_matrix

_WORDING = Wording("notice")


def purpose_sections(register: Register) -> tuple[Section, ...]:
    """A section a group, with its purposes; purposes of no group follow."""
    grouped = tuple(
        Section(
            mark=Mark(anchor=anchor("group", key), statements=group.statements),
            heading=group.name,
            blocks=(Paragraph(group.description),),
            sections=tuple(_purpose(register, one) for one in register.purposes_of(key)),
        )
        for key, group in register.groups.items()
    )
    others = (one for one in register.purposes.values() if one.group not in register.groups)
    return (*grouped, *(_purpose(register, one) for one in others))


def anchor(part: str, key: str) -> str:
    """The place of a part of the register in any document made from it."""
    return f"{part}-{key}".replace("_", "-").replace(".", "-").strip("-")


def _purpose(register: Register, purpose: Purpose) -> Section:
    return Section(
        mark=Mark(anchor=anchor("purpose", purpose.key), statements=purpose.statements),
        heading=purpose.name,
        blocks=(
            Paragraph(purpose.description),
            Facts(tuple(_basis(register, purpose))),
            Facts(tuple(_details(register, purpose)), folded=_WORDING("details")),
        ),
    )


def _basis(register: Register, purpose: Purpose) -> Iterator[Fact]:
    """What a reader asks first: by what right."""
    grounds = tuple(_ground(register, ground) for ground in purpose.legal_basis)
    interests = tuple(g.interest for g in purpose.legal_basis if g.interest is not None)
    yield from _facts(("legal_basis", grounds), ("interest", tuple(dict.fromkeys(interests))))


def _details(register: Register, purpose: Purpose) -> Iterator[Fact]:
    yield from _facts(
        ("subjects", (subject_names(register, purpose.subjects),)),
        ("categories", (category_names(register, frozenset(purpose.categories)),)),
        ("source_of", _sources(register, purpose)),
        ("recipients", (_recipients(register, purpose),)),
        ("retention", _retention(register, purpose)),
        ("consent", _stated(purpose.consent)),
        ("must_give", _stated(purpose.must_give)),
        ("automated", _stated(purpose.automated_decisions)),
        ("rights_here", (_rights(register, purpose),)),
    )


def _facts(*told: tuple[str, tuple[Words, ...]]) -> Iterator[Fact]:
    for key, lines in told:
        if lines:
            yield Fact(name=_WORDING(key), lines=tuple(sentence(line) for line in lines))


def _stated(words: Words | None) -> tuple[Words, ...]:
    return () if words is None else (words,)


def _ground(register: Register, ground: Ground) -> Words:
    """A ground with its law, and with what it holds for where that is not everything."""
    laws = provisions(register, ground.law)
    told = (
        joined((ground_name(ground.article), laws), ": ")
        if laws.fi
        else ground_name(ground.article)
    )
    names = [
        subject_names(register, ground.subjects),
        category_names(register, ground.categories),
    ]
    limits = [name for name in names if name.fi]
    return _WORDING("limited_to", grounds=told, names=joined(limits, "; ")) if limits else told


def _sources(register: Register, purpose: Purpose) -> tuple[Words, ...]:
    by_source: dict[str, frozenset[str]] = {}
    for use in purpose.sources:
        by_source[use.source] = by_source.get(use.source, frozenset()) | use.categories
    return tuple(
        _WORDING("source_line", source=register.sources[key].name, names=names)
        for key, of in by_source.items()
        if (names := category_names(register, of)).fi
    )


def _recipients(register: Register, purpose: Purpose) -> Words:
    names = recipient_names(register, frozenset(purpose.recipients))
    return names if names.fi else _WORDING("nobody")


def _retention(register: Register, purpose: Purpose) -> tuple[Words, ...]:
    rules = {
        rule: kept
        for rule, kept in purpose.retention.items()
        if any(register.categories[key].personal for key in kept)
    }
    if len(rules) == 1:
        return tuple(capital(kept_for(register.retention[rule])) for rule in rules)
    return tuple(
        _WORDING(
            "retention_line",
            kept=kept_for(register.retention[rule]),
            names=category_names(register, kept),
        )
        for rule, kept in rules.items()
    )


def _rights(register: Register, purpose: Purpose) -> Words:
    had = rights_matrix(register)[purpose.key]
    return listed(
        right_name(right)
        if entitlement.extent is Extent.ALWAYS
        else _WORDING(
            "right_limited", right=right_name(right), extent=extent_name(entitlement.extent)
        )
        for right, entitlement in had.items()
        if entitlement.extent is not Extent.NEVER
    )
