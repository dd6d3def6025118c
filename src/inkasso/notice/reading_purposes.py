"""A purpose from its file."""

from __future__ import annotations

from collections.abc import Mapping

from inkasso.notice.articles import Article
from inkasso.notice.citing import read_provisions
from inkasso.notice.reading import Place
from inkasso.notice.reading_parts import read_statements
from inkasso.notice.register import Ground, Group, Purpose, SourceUse, Use

_NEEDED = "name description grounds subjects categories sources"
_OPTIONAL = (
    "statements recipients retention consent must_give sweeps passes_restriction direct_marketing "
    "automated_decisions"
)


def read_purpose(key: str, place: Place, groups: Mapping[str, Group]) -> Purpose:
    """The purpose of a file that is named by its key; its group is the one that lists it."""
    entry = place.entry(_NEEDED, _OPTIONAL)
    listed = [group.key for group in groups.values() if key in group.purposes]
    if len(listed) != 1:
        place.fault(f"must stand in one group of groups.yaml, stands in {len(listed)}")
    recipients, retention = entry.optional("recipients"), entry.optional("retention")
    return Purpose(
        key=key,
        statements=read_statements(entry),
        group=listed[0] if listed else "",
        name=entry["name"].words(),
        description=entry["description"].words(),
        legal_basis=_grounds(entry["grounds"]),
        subjects=frozenset(entry["subjects"].names()),
        categories={name: at.choices(Use) for name, at in entry["categories"].items()},
        sources=tuple(_source_use(at) for at in entry["sources"].elements()),
        recipients=_by_key(recipients),
        retention=_by_key(retention),
        consent=entry.words("consent"),
        must_give=entry.words("must_give"),
        sweeps=entry.flag("sweeps"),
        passes_restriction=entry.flag("passes_restriction"),
        direct_marketing=entry.flag("direct_marketing"),
        automated_decisions=entry.words("automated_decisions"),
    )


def _by_key(place: Place | None) -> dict[str, frozenset[str]]:
    if place is None:
        return {}
    return {key: frozenset(at.names()) for key, at in place.items()}


def _grounds(place: Place) -> tuple[Ground, ...]:
    """Grounds whose article is one; the others are noted and left out."""
    found = (_ground(at) for at in place.elements())
    return tuple(ground for ground in found if ground is not None)


def _ground(place: Place) -> Ground | None:
    entry = place.entry("article", "interest subjects categories law")
    article = entry["article"].choice(Article) if "article" in entry else None
    if article is None:
        return None
    return Ground(
        article=article,
        subjects=frozenset(entry.names("subjects")),
        categories=frozenset(entry.names("categories")),
        interest=entry.words("interest"),
        law=read_provisions(entry.optional("law")),
    )


def _source_use(place: Place) -> SourceUse:
    entry = place.entry("source categories", "subjects")
    return SourceUse(
        source=entry["source"].text(),
        categories=frozenset(entry["categories"].names()),
        subjects=frozenset(entry.names("subjects")),
    )
