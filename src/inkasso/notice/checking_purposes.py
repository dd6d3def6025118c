"""What of a purpose does not hang together, with itself or with the rest of the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from inkasso.notice.articles import NEED_LAW, Article
from inkasso.notice.register import Ground, Purpose, Register, SourceKind


def purpose_faults(register: Register, purpose: Purpose) -> Iterator[str]:
    """Every fault of a purpose, with its file and key."""
    for fault in (
        *_references(register, purpose),
        *_uses(purpose),
        *_grounds(purpose),
        *_coverage(register, purpose),
        *_sources(register, purpose),
        *_retention(register, purpose),
        *_consent(purpose),
        *_special(register, purpose),
    ):
        yield f"purposes/{purpose.key}.yaml: {fault}"


def _references(register: Register, purpose: Purpose) -> Iterator[str]:
    """Names that the register does not have, or that the purpose itself does not."""
    for field, names, file, known in (
        ("subjects", purpose.subjects, "subjects.yaml", register.subjects),
        ("categories", purpose.categories, "categories.yaml", register.categories),
        ("recipients", purpose.recipients, "recipients.yaml", register.recipients),
        ("retention", purpose.retention, "retention.yaml", register.retention),
        ("sources", [use.source for use in purpose.sources], "sources.yaml", register.sources),
    ):
        for name in sorted({name for name in names if name} - known.keys()):
            yield f"{field}: {name} is not in {file}"
    for field, named in _categories_named(purpose):
        for name in sorted(named - purpose.categories.keys()):
            yield f"{field}: {name} is none of the purpose's categories"
    for field, named in _subjects_named(purpose):
        for name in sorted(named - purpose.subjects):
            yield f"{field}: {name} is none of the purpose's subjects"


def _categories_named(purpose: Purpose) -> Iterator[tuple[str, frozenset[str]]]:
    for key, categories in purpose.recipients.items():
        yield f"recipients.{key}", categories
    for key, categories in purpose.retention.items():
        yield f"retention.{key}", categories
    for use in purpose.sources:
        yield f"sources.{use.source}", use.categories
    for ground in purpose.legal_basis:
        yield f"grounds.{ground.article}", ground.categories


def _subjects_named(purpose: Purpose) -> Iterator[tuple[str, frozenset[str]]]:
    for use in purpose.sources:
        yield f"sources.{use.source}", use.subjects
    for ground in purpose.legal_basis:
        yield f"grounds.{ground.article}", ground.subjects


def _uses(purpose: Purpose) -> Iterator[str]:
    for field, values in (
        ("subjects", purpose.subjects),
        ("categories", purpose.categories),
        ("grounds", purpose.legal_basis),
    ):
        if not values:
            yield f"{field}: names none"
    for key, uses in purpose.categories.items():
        if not uses:
            yield f"categories.{key}: allows nothing; name read, add, change or remove, or drop it"
    for key, categories in purpose.recipients.items():
        if not categories:
            yield f"recipients.{key}: gets nothing; name categories or leave it out"


def _grounds(purpose: Purpose) -> Iterator[str]:
    for ground in purpose.legal_basis:
        where = f"grounds.{ground.article}"
        legitimate = ground.article is Article.LEGITIMATE_INTEREST
        if legitimate and ground.interest is None:
            yield f"{where}: state the interest pursued (GDPR 13(1)(d))"
        if not legitimate and ground.interest is not None:
            yield f"{where}: an interest belongs to 6(1)(f) only"
        if ground.article in NEED_LAW and not ground.law:
            yield f"{where}: name the provision under law (GDPR 6(3))"


def _coverage(register: Register, purpose: Purpose) -> Iterator[str]:
    """Everybody and everything of a purpose stands on a ground of Article 6."""
    ordinary = [ground for ground in purpose.legal_basis if not _is_special(ground)]
    if purpose.legal_basis and not ordinary:
        yield "grounds: a point of 9(2) stands only beside one of 6(1)"
        return
    for subject in sorted(purpose.subjects):
        if purpose.legal_basis and not any(ground.covers(subject=subject) for ground in ordinary):
            yield f"grounds: none holds for subject {subject}"
    for category in _personal(register, purpose.categories):
        if purpose.legal_basis and not any(ground.covers(category=category) for ground in ordinary):
            yield f"grounds: none holds for category {category}"


def _sources(register: Register, purpose: Purpose) -> Iterator[str]:
    sourced = {category for use in purpose.sources for category in use.categories}
    for category in _personal(register, purpose.categories):
        if category not in sourced:
            yield f"sources: none gives {category} (GDPR 14(2)(f)); `own` is for our own work"
    kinds = {
        register.sources[use.source].kind
        for use in purpose.sources
        if use.source in register.sources
    }
    if SourceKind.PERSON in kinds and purpose.must_give is None:
        yield "must_give: say whether the person must give the data (GDPR 13(2)(e))"


def _retention(register: Register, purpose: Purpose) -> Iterator[str]:
    rules = Counter(category for kept in purpose.retention.values() for category in kept)
    for category in _personal(register, purpose.categories):
        if rules[category] != 1:
            yield (
                f"retention: {category} has {rules[category]} rules; "
                "exactly one decides how long it is kept"
            )


def _consent(purpose: Purpose) -> Iterator[str]:
    if purpose.consent_needed and purpose.consent is None:
        yield "consent: say how it is asked for and documented (GDPR 7(1))"
    if not purpose.consent_needed and purpose.consent is not None and purpose.legal_basis:
        yield "consent: no ground is consent (6(1)(a)); name it or take the text away"


def _special(register: Register, purpose: Purpose) -> Iterator[str]:
    """Special categories need a point of 9(2), which the sensitive cases allow this purpose."""
    special = [
        key
        for key in purpose.categories
        if key in register.categories and register.categories[key].special
    ]
    grounds = [ground for ground in purpose.legal_basis if _is_special(ground)]
    for key in special:
        if not any(ground.covers(category=key) for ground in grounds):
            yield f"grounds: {key} is of the special categories; name a point of 9(2)"
    if grounds and not special:
        yield "grounds: 9(2) is named and no category is special"
    allowed = {case.article for case in register.sensitive.values() if purpose.key in case.purposes}
    for article in sorted({ground.article for ground in grounds} - allowed):
        yield f"grounds.{article}: sensitive.yaml does not let this purpose rest on it"


def _is_special(ground: Ground) -> bool:
    return ground.article.for_special_categories


def _personal(register: Register, keys: Iterable[str]) -> list[str]:
    """The categories that are personal data; the agency's own records need no such ground."""
    return [key for key in keys if key in register.categories and register.categories[key].personal]
