"""The elements of Articles 13 and 14, each told from the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from inkasso.base.words import Words
from inkasso.notice.publishing.phrases import (
    Wording,
    capital,
    joined,
    kept_for,
    listed,
    sentence,
)
from inkasso.notice.publishing.telling import (
    category_names,
    controller_address,
    ground_names,
    grounds_in_line,
    recipient_names,
    term,
    transfers,
)
from inkasso.notice.register import Ground, Purpose, Register, SourceKind
from inkasso.notice.rights import Extent, Right, rights_matrix

_WORDING = Wording("informing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who is told of what."""

    register: Register
    purposes: tuple[Purpose, ...]
    #: Key of the kind of person.
    subject: str
    #: Whether the data comes from the person (Article 13), else from others (Article 14).
    from_person: bool
    #: The only source that is told of; empty for all that are.
    source: str = ""

    def narrowed(self) -> Asked:
        """Only the purposes that concern the subject and take something from such a source."""
        concerned = tuple(
            one
            for one in self.purposes
            if self.subject in one.subjects and replace(self, purposes=(one,)).outside_sources()
        )
        return replace(self, purposes=concerned)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Grounds that hold for the subject, in order."""
        return tuple(ground for one in self.purposes for ground in self.grounds_of(one))

    def grounds_of(self, purpose: Purpose) -> tuple[Ground, ...]:
        """Grounds of one purpose that hold for the subject."""
        return tuple(g for g in purpose.legal_basis if g.covers(subject=self.subject))

    def sources(self) -> Mapping[str, frozenset[str]]:
        """Categories by source: what the person gives, or what comes from others."""
        found: dict[str, frozenset[str]] = {}
        for purpose in self.purposes:
            for use in purpose.sources:
                kind = self.register.sources[use.source].kind
                concerns = not use.subjects or self.subject in use.subjects
                if self.source not in ("", use.source):
                    continue
                if concerns and (kind is SourceKind.PERSON) is self.from_person:
                    found[use.source] = found.get(use.source, frozenset()) | use.categories
        return {key: found[key] for key in self.register.sources if key in found}

    def outside_sources(self) -> Mapping[str, frozenset[str]]:
        """The same without our own work."""
        own = SourceKind.OWN
        sources = self.sources()
        return {key: of for key, of in sources.items() if self.register.sources[key].kind != own}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An element in both lengths."""

    #: In full, a paragraph each.
    whole: tuple[Words, ...]
    #: In a sentence or two.
    brief: Words


def _same(words: Words) -> Said:
    return Said(whole=(words,), brief=words)


def _controller(asked: Asked) -> Said:
    who = asked.register.controller
    return _same(
        _WORDING(
            "controller_text",
            name=who.name,
            business_id=who.business_id,
            address=controller_address(asked.register),
            phone=who.phone,
            email=who.email,
        )
    )


def _officer(asked: Asked) -> Said:
    who = asked.register.controller
    if who.officer:
        return _same(_WORDING("officer_text", officer=who.officer))
    return _same(_WORDING("officer_none", email=who.email))


def _purposes(asked: Asked) -> Said:
    register = asked.register
    whole = tuple(
        _WORDING(
            "purposes_one",
            name=one.name,
            description=one.description,
            grounds=grounds_in_line(register, asked.grounds_of(one)),
        )
        for one in asked.purposes
    )
    names = capital(listed(one.name for one in asked.purposes))
    grounds = ground_names(asked.grounds)
    return Said(whole=whole, brief=_WORDING("purposes_brief", names=names, grounds=grounds))


def _interest(asked: Asked) -> Said:
    interests = dict.fromkeys(g.interest for g in asked.grounds if g.interest is not None)
    if not interests:
        return _same(_WORDING("interest_none"))
    return _same(_WORDING("interest_text", interests=capital(joined(interests, "; "))))


def _categories(asked: Asked) -> Said:
    register = asked.register
    everything = _united(asked.sources().values())
    told = _united(asked.outside_sources().values()) or everything
    return Said(
        whole=(sentence(category_names(register, everything)),),
        brief=sentence(category_names(register, told)),
    )


def _source(asked: Asked) -> Said:
    sources = asked.register.sources
    outside = asked.outside_sources()
    whole = tuple(
        sentence(
            _WORDING(
                "source_one", source=_origin(asked, key), names=category_names(asked.register, of)
            )
        )
        for key, of in outside.items()
    )
    kinds_first = sorted(outside, key=lambda key: sources[key].kind is not SourceKind.CLIENT)
    return Said(whole=whole, brief=sentence(listed(_origin(asked, key) for key in kinds_first)))


def _origin(asked: Asked, key: str) -> Words:
    source = asked.register.sources[key]
    if source.kind is SourceKind.PUBLIC:
        return _WORDING("source_public", source=source.name)
    return source.name


def _recipients(asked: Asked) -> Said:
    keys = {key for one in asked.purposes for key in one.recipients}
    if not keys:
        return _same(_WORDING("recipients_none"))
    names = capital(recipient_names(asked.register, keys))
    return _same(_WORDING("recipients_text", names=names))


def _transfers(asked: Asked) -> Said:
    found = transfers(asked.register, asked.purposes)
    if not found:
        return _same(_WORDING("transfers_none"))
    return _same(_WORDING("transfers_some", transfers=joined(found, "; ")))


def _period(asked: Asked) -> Said:
    register, everything = asked.register, _united(asked.sources().values())
    told = _united(asked.outside_sources().values()) or everything
    rules = _rules(asked, everything)
    whole = tuple(
        sentence(_WORDING("period_one", names=category_names(register, of), kept=_kept(asked, key)))
        for key, of in rules.items()
    )
    return Said(whole=whole, brief=sentence(joined(_briefly(asked, _rules(asked, told)), "; ")))


def _rules(asked: Asked, told: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Retention rules with the categories that each decides, of those told."""
    found: dict[str, frozenset[str]] = {}
    for purpose in asked.purposes:
        for key, kept in purpose.retention.items():
            if category_names(asked.register, kept & told).fi:
                found[key] = found.get(key, frozenset()) | kept & told
    return {key: found[key] for key in asked.register.retention if key in found}


def _briefly(asked: Asked, rules: Mapping[str, frozenset[str]]) -> Iterator[Words]:
    """The rule of most categories goes last, as that of everything else."""
    chief = max(rules, key=lambda key: len(rules[key]))
    for key, of in rules.items():
        if key != chief:
            names = category_names(asked.register, of)
            yield _WORDING("period_one", names=names, kept=_kept(asked, key))
    kept = _kept(asked, chief)
    yield kept if len(rules) == 1 else _WORDING("period_rest", kept=kept)


def _kept(asked: Asked, rule: str) -> Words:
    return kept_for(asked.register.retention[rule])


def _rights(asked: Asked) -> Said:
    who, had = asked.register.controller, _rights_had(asked)
    told = [right for right in _TOLD_IN_LINE if right in had]
    return _same(
        _WORDING(
            "rights_text",
            rights=listed(term("may", right.value) for right in told),
            email=who.email,
            phone=who.phone,
        )
    )


def _objection(asked: Asked) -> Said:
    extents = {extent for right, extent in _extents(asked) if right is Right.OBJECTION}
    told = []
    if Extent.LIMITED in extents:
        told.append(_WORDING("objection_limited"))
    if Extent.ALWAYS in extents:
        told.append(_WORDING("objection_marketing"))
    return _same(joined(told, " ") if told else _WORDING("objection_none"))


def _withdrawal(asked: Asked) -> Said:
    has = Right.WITHDRAWAL in _rights_had(asked)
    return _same(_WORDING("withdrawal_some" if has else "withdrawal_none"))


def _complaint(asked: Asked) -> Said:
    authority = asked.register.authority
    return _same(
        _WORDING(
            "complaint_text",
            name=authority.name,
            post=authority.post,
            email=authority.email,
            phone=authority.phone,
            website=authority.website,
        )
    )


def _must_give(asked: Asked) -> Said:
    told = tuple(dict.fromkeys(one.must_give for one in asked.purposes if one.must_give))
    if not told:
        return _same(_WORDING("must_give_none"))
    return Said(whole=told, brief=joined(told, " "))


def _automated(asked: Asked) -> Said:
    told = tuple(one.automated_decisions for one in asked.purposes if one.automated_decisions)
    if not told:
        return _same(_WORDING("automated_none"))
    return Said(whole=told, brief=joined(told, " "))


def _rights_had(asked: Asked) -> frozenset[Right]:
    return frozenset(right for right, extent in _extents(asked) if extent is not Extent.NEVER)


def _extents(asked: Asked) -> Iterator[tuple[Right, Extent]]:
    """How far each right goes towards each purpose, for the subject."""
    theirs = {purpose.key: purpose for purpose in asked.purposes}
    matrix = rights_matrix(replace(asked.register, purposes=theirs))
    for purpose in asked.purposes:
        for right, entitlement in matrix[purpose.key].items():
            has = asked.subject in entitlement.subjects
            yield right, entitlement.extent if has else Extent.NEVER


def _united(parts: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(key for part in parts for key in part)


#: Objection, withdrawal and complaint are told apart.
_TOLD_IN_LINE = (
    Right.ACCESS,
    Right.RECTIFICATION,
    Right.ERASURE,
    Right.RESTRICTION,
    Right.PORTABILITY,
    Right.HUMAN_REVIEW,
)
ELEMENTS: Mapping[str, Callable[[Asked], Said]] = {
    "controller": _controller,
    "officer": _officer,
    "purposes": _purposes,
    "interest": _interest,
    "categories": _categories,
    "source": _source,
    "recipients": _recipients,
    "transfers": _transfers,
    "period": _period,
    "must_give": _must_give,
    "automated": _automated,
    "rights": _rights,
    "withdrawal": _withdrawal,
    "complaint": _complaint,
    "objection": _objection,
}
