"""The processing register as it is in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.words import Words
from inkasso.desk.page import page
from inkasso.gate.register import register_in_force
from inkasso.notice.publishing.phrases import article, kept_for, listed, provision
from inkasso.notice.register import Purpose, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a purpose: what, and of which categories."""

    name: Words
    #: The categories it concerns, as a list in words.
    categories: Words
    #: What else is told of it.
    more: Words | None = None


@page("see_register")
def purposes(request: HttpRequest) -> HttpResponse:
    """Every purpose with the articles that it stands on."""
    register = register_in_force()
    rows = [
        (one, listed(article(point.value) for point in one.articles))
        for one in register.purposes.values()
    ]
    return render(request, "desk/privacy/register.html", {"rows": rows})


@page("see_register")
def purpose(request: HttpRequest, key: str) -> HttpResponse:
    """One purpose: on which grounds, from whom, to whom and for how long."""
    register = register_in_force()
    found = register.purposes.get(key)
    if found is None:
        raise Http404
    context = {
        "purpose": found,
        "grounds": list(_grounds(found, register)),
        "subjects": listed(register.subjects[one].name for one in sorted(found.subjects)),
        "uses": [
            (register.categories[one].name, sorted(use.value for use in uses))
            for one, uses in found.categories.items()
        ],
        "sources": [
            Row(name=register.sources[one.source].name, categories=_named(one.categories, register))
            for one in found.sources
        ],
        "recipients": _rows(found.recipients, register.recipients, register),
        "kept": [
            Row(name=kept_for(register.retention[rule]), categories=_named(of, register))
            for rule, of in found.retention.items()
        ],
    }
    return render(request, "desk/privacy/purpose.html", context)


def _grounds(found: Purpose, register: Register) -> Iterator[Row]:
    for ground in found.legal_basis:
        laws = [provision(register, one) for one in ground.law]
        yield Row(
            name=article(ground.article.value),
            categories=_named(ground.categories, register),
            more=ground.interest or (listed(laws) if laws else None),
        )


def _rows(
    uses: Mapping[str, frozenset[str]], named: Mapping[str, object], register: Register
) -> list[Row]:
    return [
        Row(name=getattr(named[key], "name"), categories=_named(of, register))  # noqa: B009
        for key, of in uses.items()
    ]


def _named(keys: Iterable[str], register: Register) -> Words:
    """Names of categories, in the order of the register; empty for none."""
    wanted = frozenset(keys)
    names = [one.name for key, one in register.categories.items() if key in wanted]
    return listed(names) if names else Words(fi="", sv="", en="")
