"""The page that leads to every published version, in three languages at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Protocol

from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.notice.publishing.html import LANGUAGE_NAMES, frame
from inkasso.notice.publishing.phrases import Wording, day

_WORDING = Wording("notice")


class Told(Protocol):
    """What the index tells of a version."""

    @property
    def version(self) -> str:
        """Its name."""

    @property
    def holds_from(self) -> date:
        """First day it holds."""

    @property
    def follows(self) -> str:
        """The version before; empty for the first."""

    @property
    def changes(self) -> tuple[Words, ...]:
        """What changed since the one before."""


def index_page(controller: str, editions: Sequence[Told]) -> str:
    """All versions, the latest first, in each language a section of its own."""
    sections = "\n".join(_section(editions, language) for language in LANGUAGES)
    titles = " · ".join(
        f'<span lang="{language}">{_in("title", language)}</span>' for language in LANGUAGES
    )
    body = f"""<div class="page">
<header>
<p>{escape(controller)}</p>
<h1>{titles}</h1>
</header>
<main>
{sections}
</main>
</div>"""
    plain = " · ".join(_in("title", language) for language in LANGUAGES)
    return frame(f"{plain}, {escape(controller)}", "fi", body)


def _section(editions: Sequence[Told], language: Language) -> str:
    rows = "\n".join(_row(one, language) for one in editions)
    head = "".join(
        f'<th scope="col">{_in(key, language)}</th>'
        for key in ("version", "holds_from", "changed", "read")
    )
    current = f'<a href="current/{language}.html">{_in("title", language)}</a>'
    return f"""<section lang="{language}" id="{language}">
<h2>{LANGUAGE_NAMES[language]}</h2>
<p>{current}, <a href="current/{language}.pdf">PDF</a></p>
<div class="wide" role="region" aria-label="{_in("all_versions", language)}" tabindex="0">
<table>
<caption>{_in("all_versions", language)}</caption>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>
</section>"""


def _row(edition: Told, language: Language) -> str:
    folder = f"v{escape(edition.version)}"
    changes = "".join(f"<li>{escape(one.in_language(language))}</li>" for one in edition.changes)
    nothing = "unchanged" if edition.follows else "first_version"
    told = f"<ul>{changes}</ul>" if changes else _in(nothing, language)
    cells = (
        (_in("holds_from", language), escape(day(edition.holds_from).in_language(language))),
        (_in("changed", language), told),
        (
            _in("read", language),
            f'<a href="{folder}/{language}.html">HTML</a> · '
            f'<a href="{folder}/{language}.pdf">PDF</a>',
        ),
    )
    listed = "".join(f'<td data-label="{label}">{value}</td>' for label, value in cells)
    return f'<tr><th scope="row">{escape(edition.version)}</th>{listed}</tr>'


def _in(key: str, language: Language) -> str:
    return escape(_WORDING(key).in_language(language))
