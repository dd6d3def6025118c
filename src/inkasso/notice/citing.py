"""Provisions that a register cites, and the names of their acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from inkasso.base.words import Words
from inkasso.law.acts import source_of
from inkasso.notice.articles import GDPR
from inkasso.notice.reading import Place
from inkasso.notice.register import Act, Provision, Register

_GDPR = Act(
    number=GDPR,
    name=Words(
        fi="EU:n yleinen tietosuoja-asetus",
        sv="EU:s allmänna dataskyddsförordning",
        en="General Data Protection Regulation",
    ),
)


def read_acts(place: Place | None) -> dict[str, Act]:
    """Acts that `inkasso.law` does not know, by number, with their names."""
    if place is None:
        return {}
    return {number: Act(number=number, name=at.words()) for number, at in place.items()}


def read_provisions(place: Place | None) -> tuple[Provision, ...]:
    """A list of provisions, each as `411/2018 12 §`: the act's number, a space, the section."""
    if place is None:
        return ()
    found = []
    for element in place.elements():
        act, _, section = element.text().partition(" ")
        if not section.strip():
            element.fault("name the act's number and, after a space, the section: 411/2018 12 §")
        found.append(Provision(act=act, section=section.strip()))
    return tuple(found)


def with_cited_acts(register: Register) -> Register:
    """The register with the names of all acts it cites, as far as they are known."""
    cited = {provision.act: act_of(provision.act) for _, provision in provisions_of(register)}
    known = {number: act for number, act in cited.items() if act is not None}
    return replace(register, acts={GDPR: _GDPR, **known, **register.acts})


def act_of(number: str) -> Act | None:
    """An act that the law rooms know; None for others, which the register must name itself."""
    source = source_of(number)
    return None if source is None else Act(number=number, name=source.name)


def provisions_of(register: Register) -> Iterator[tuple[str, Provision]]:
    """Every provision that is cited, with the place that cites it."""
    cited: Mapping[str, tuple[Provision, ...]] = {
        **{f"recipients.yaml: {key}": part.law for key, part in register.recipients.items()},
        **{f"retention.yaml: {key}": part.law for key, part in register.retention.items()},
        **{
            f"website.yaml: cookies.{key}": part.law
            for key, part in (register.website.cookies if register.website else {}).items()
        },
    }
    for where, law in cited.items():
        yield from ((where, provision) for provision in law)
    for key, purpose in register.purposes.items():
        for ground in purpose.legal_basis:
            yield from ((f"purposes/{key}.yaml: grounds", provision) for provision in ground.law)
