"""The rights matrix: which right a data subject has towards which purpose, derived, never typed.

Everything follows from the grounds, the sources and the times to keep: portability only on consent
or contract and only for what the person gave (GDPR 20(1)); objection only to legitimate interest
and public task, to direct marketing always (21); withdrawal only of consent (7(3)); erasure not of
what the law obliges us to keep (17(3)(b)).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from inkasso.base.words import Words
from inkasso.notice.articles import OBJECTABLE, Article
from inkasso.notice.register import Ground, Purpose, Register, SourceKind


class Right(StrEnum):
    """A right of the data subject."""

    #: To see the data, have a copy, or learn that there is none (15).
    ACCESS = "access"
    #: To have what is wrong corrected and what is missing completed (16).
    RECTIFICATION = "rectification"
    #: To have the data erased (17).
    ERASURE = "erasure"
    #: To have processing limited for a time (18).
    RESTRICTION = "restriction"
    #: To get, machine-readable, what one gave, and have it moved (20).
    PORTABILITY = "portability"
    #: To object to processing (21).
    OBJECTION = "objection"
    #: To withdraw consent (7(3)).
    WITHDRAWAL = "withdrawal"
    #: To have a human look at a decision that a machine made (22).
    HUMAN_REVIEW = "human_review"
    #: To complain to the supervisory authority (77).
    COMPLAINT = "complaint"


class Extent(StrEnum):
    """How far a right goes."""

    #: Without conditions.
    ALWAYS = "always"
    #: With a weighing, for a part of the data, or not yet.
    LIMITED = "limited"
    #: Not for this purpose.
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Data of some kinds about people of some kinds."""

    subjects: frozenset[str]
    categories: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """One right towards one purpose."""

    right: Right
    purpose: str
    extent: Extent
    #: To what it extends; empty exactly when it never applies.
    scopes: tuple[Scope, ...]
    #: Retention rules set by law that stand in its way until their time is out (17(3)(b)).
    barred_by: tuple[str, ...]
    #: Why it goes this far, in one sentence.
    why: Words

    @property
    def subjects(self) -> frozenset[str]:
        """Everybody who has it, for some of the data."""
        return frozenset(subject for scope in self.scopes for subject in scope.subjects)

    @property
    def categories(self) -> frozenset[str]:
        """Every category it reaches, for some of the people."""
        return frozenset(category for scope in self.scopes for category in scope.categories)

    def covers(self, *, subject: str, category: str) -> bool:
        """Whether it reaches a category of a person of a kind."""
        return any(
            subject in scope.subjects and category in scope.categories for scope in self.scopes
        )


def rights_matrix(register: Register) -> Mapping[str, Mapping[Right, Entitlement]]:
    """Every right towards every purpose, by the keys of both."""
    return {
        key: {right: derive(register, purpose) for right, derive in _DERIVED.items()}
        for key, purpose in register.purposes.items()
    }


def _always(right: Right, why: Words) -> Callable[[Register, Purpose], Entitlement]:
    def derive(register: Register, purpose: Purpose) -> Entitlement:
        return _entitlement(
            right, purpose, (_all(register, purpose),), why=why, extent=Extent.ALWAYS
        )

    return derive


def _erasure(register: Register, purpose: Purpose) -> Entitlement:
    everything = _all(register, purpose)
    barred = {
        category: purpose.retention_of(category)
        for category in everything.categories
        if register.retention[purpose.retention_of(category)].law
    }
    return Entitlement(
        right=Right.ERASURE,
        purpose=purpose.key,
        extent=Extent.LIMITED,
        scopes=(everything,),
        barred_by=tuple(sorted(set(barred.values()))),
        why=_ERASURE_BARRED if barred else _ERASURE,
    )


def _objection(register: Register, purpose: Purpose) -> Entitlement:
    if purpose.direct_marketing:
        scopes: tuple[Scope, ...] = (_all(register, purpose),)
        return _entitlement(Right.OBJECTION, purpose, scopes, why=_MARKETING, extent=Extent.ALWAYS)
    scopes = _scopes(register, purpose, lambda ground: ground.article in OBJECTABLE)
    why = _OBJECTION if scopes else _NO_OBJECTION
    return _entitlement(Right.OBJECTION, purpose, scopes, why=why, extent=Extent.LIMITED)


def _portability(register: Register, purpose: Purpose) -> Entitlement:
    given = [
        Scope(subjects=use.subjects or purpose.subjects, categories=use.categories)
        for use in purpose.sources
        if register.sources[use.source].kind is SourceKind.PERSON
    ]
    agreed = _scopes(register, purpose, _is_agreed)
    scopes = _overlaps(agreed, given)
    why = _PORTABILITY if scopes else (_NOT_GIVEN if agreed else _NO_PORTABILITY)
    return _entitlement(Right.PORTABILITY, purpose, scopes, why=why, extent=Extent.LIMITED)


def _withdrawal(register: Register, purpose: Purpose) -> Entitlement:
    scopes = _scopes(register, purpose, lambda ground: ground.article.is_consent)
    why = _WITHDRAWAL if scopes else _NO_WITHDRAWAL
    return _entitlement(Right.WITHDRAWAL, purpose, scopes, why=why, extent=Extent.ALWAYS)


def _human_review(register: Register, purpose: Purpose) -> Entitlement:
    automated = purpose.automated_decisions is not None
    scopes = (_all(register, purpose),) if automated else ()
    why = _REVIEW if automated else _NO_REVIEW
    return _entitlement(Right.HUMAN_REVIEW, purpose, scopes, why=why, extent=Extent.ALWAYS)


def _entitlement(
    right: Right, purpose: Purpose, scopes: tuple[Scope, ...], *, why: Words, extent: Extent
) -> Entitlement:
    return Entitlement(
        right=right,
        purpose=purpose.key,
        extent=extent if scopes else Extent.NEVER,
        scopes=scopes,
        barred_by=(),
        why=why,
    )


def _is_agreed(ground: Ground) -> bool:
    return ground.article.is_consent or ground.article is Article.CONTRACT


def _all(register: Register, purpose: Purpose) -> Scope:
    """Everybody and all personal data of a purpose."""
    return Scope(
        subjects=purpose.subjects,
        categories=frozenset(
            key for key in purpose.categories if register.categories[key].personal
        ),
    )


def _scopes(
    register: Register, purpose: Purpose, wanted: Callable[[Ground], bool]
) -> tuple[Scope, ...]:
    """What the wanted grounds of a purpose hold for; a scope inside another is left out."""
    everything = _all(register, purpose)
    found = [
        Scope(
            subjects=ground.subjects or everything.subjects,
            categories=(ground.categories or everything.categories) & everything.categories,
        )
        for ground in purpose.legal_basis
        if wanted(ground)
    ]
    return _outermost(found)


def _overlaps(some: Iterable[Scope], others: Iterable[Scope]) -> tuple[Scope, ...]:
    listed = list(others)
    return _outermost(
        Scope(
            subjects=one.subjects & other.subjects,
            categories=one.categories & other.categories,
        )
        for one in some
        for other in listed
    )


def _outermost(scopes: Iterable[Scope]) -> tuple[Scope, ...]:
    filled = [scope for scope in dict.fromkeys(scopes) if scope.subjects and scope.categories]
    return tuple(
        scope
        for scope in filled
        if not any(
            other != scope
            and scope.subjects <= other.subjects
            and scope.categories <= other.categories
            for other in filled
        )
    )


_ANYBODY = Words(
    fi="Oikeus on aina, perusteesta riippumatta.",
    sv="Rätten finns alltid, oberoende av grunden.",
    en="The right is there always, whatever the ground.",
)
_ERASURE = Words(
    fi="Kun tietoa ei enää tarvita, kun suostumus peruutetaan tai kun vastustus hyväksytään.",
    sv="När uppgiften inte längre behövs, när samtycket återkallas eller en invändning godkänns.",
    en="When the data is no longer needed, consent is withdrawn or an objection is upheld.",
)
_ERASURE_BARRED = Words(
    fi="Ei ennen kuin se aika on kulunut, jonka laki velvoittaa säilyttämään tiedot.",
    sv="Inte förrän den tid har gått som lagen ålägger oss att bevara uppgifterna.",
    en="Not before the time is out for which the law obliges us to keep the data.",
)
_MARKETING = Words(
    fi="Suoramarkkinointia ja siihen liittyvää profilointia saa aina vastustaa.",
    sv="Mot direktmarknadsföring och profilering för den får man alltid invända.",
    en="Anybody may always object to direct marketing and to profiling for it.",
)
_OBJECTION = Words(
    fi="Käsittely perustuu oikeutettuun etuun tai yleiseen etuun; punnitsemme syysi.",
    sv="Behandlingen grundar sig på berättigat eller allmänt intresse; vi väger dina skäl.",
    en="The processing rests on legitimate or public interest; your reasons are weighed.",
)
_NO_OBJECTION = Words(
    fi="Käsittely ei perustu oikeutettuun etuun eikä yleiseen etuun.",
    sv="Behandlingen grundar sig varken på berättigat eller allmänt intresse.",
    en="The processing rests on neither legitimate nor public interest.",
)
_PORTABILITY = Words(
    fi="Koskee tietoja, jotka itse annoit, kun perusteena on sopimus tai suostumus.",
    sv="Gäller uppgifter som du själv gett, när grunden är avtal eller samtycke.",
    en="It covers the data that you gave yourself, where the ground is contract or consent.",
)
_NO_PORTABILITY = Words(
    fi="Käsittely ei perustu sopimukseen eikä suostumukseen.",
    sv="Behandlingen grundar sig varken på avtal eller samtycke.",
    en="The processing rests on neither contract nor consent.",
)
_NOT_GIVEN = Words(
    fi="Tiedot eivät ole sinun antamiasi.",
    sv="Uppgifterna är inte sådana som du själv har gett.",
    en="The data is not what you gave yourself.",
)
_WITHDRAWAL = Words(
    fi="Suostumuksen saa peruuttaa milloin tahansa.",
    sv="Samtycket får återkallas när som helst.",
    en="Consent may be withdrawn at any time.",
)
_NO_WITHDRAWAL = Words(
    fi="Käsittely ei perustu suostumukseen.",
    sv="Behandlingen grundar sig inte på samtycke.",
    en="The processing does not rest on consent.",
)
_REVIEW = Words(
    fi="Päätös tehdään automaattisesti; saat vaatia, että ihminen käsittelee sen.",
    sv="Beslutet fattas automatiskt; du får kräva att en människa prövar det.",
    en="The decision is made automatically; you may demand that a human looks at it.",
)
_NO_REVIEW = Words(
    fi="Pelkästään automaattisesti ei tehdä päätöksiä, joilla on oikeudellisia tai vastaavia "
    "merkittäviä vaikutuksia.",
    sv="Inga beslut med rättsliga eller liknande betydande följder fattas enbart automatiskt.",
    en="No decision with legal or similarly significant effects is made by a machine alone.",
)
_DERIVED: Mapping[Right, Callable[[Register, Purpose], Entitlement]] = {
    Right.ACCESS: _always(Right.ACCESS, _ANYBODY),
    Right.RECTIFICATION: _always(Right.RECTIFICATION, _ANYBODY),
    Right.ERASURE: _erasure,
    Right.RESTRICTION: _always(Right.RESTRICTION, _ANYBODY),
    Right.PORTABILITY: _portability,
    Right.OBJECTION: _objection,
    Right.WITHDRAWAL: _withdrawal,
    Right.HUMAN_REVIEW: _human_review,
    Right.COMPLAINT: _always(Right.COMPLAINT, _ANYBODY),
}
