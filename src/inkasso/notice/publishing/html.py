"""A document as an HTML page: whole in itself, without scripts, and readable on any width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources

from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.notice.publishing.document import (
    Block,
    Bullets,
    Document,
    Entries,
    Fact,
    Facts,
    Paragraph,
    Row,
    Section,
    Table,
)
from inkasso.notice.publishing.phrases import Wording

_WORDING = Wording("notice")
LANGUAGE_NAMES: dict[Language, str] = {"fi": "suomi", "sv": "svenska", "en": "English"}
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link at the head of a page."""

    target: str
    text: str
    language: Language
    #: Whether it leads to the page it stands on.
    here: bool = False


def page(document: Document, language: Language, links: Sequence[Link] = ()) -> str:
    """The document in one language as a whole page."""
    title = _text(document.title, language)
    contents = "\n".join(
        f'<li><a href="#{one.mark.anchor}">{_text(one.heading, language)}</a></li>'
        for one in document.sections
    )
    body = f"""<a class="skip" href="#content">{_text(_WORDING("skip"), language)}</a>
<div class="page">
<header>
<p>{escape(document.author)}</p>
<h1>{title}</h1>
<p>{_text(document.subtitle, language)}</p>
{_links(links, language)}
</header>
<div class="columns">
<nav class="contents" aria-labelledby="contents">
<p id="contents">{_text(_WORDING("contents"), language)}</p>
<ol>
{contents}
</ol>
</nav>
<main id="content">
{_sections(document.sections, language, level=2)}
</main>
</div>
<footer><p>{escape(document.author)}. {_text(document.subtitle, language)}.</p></footer>
</div>"""
    return frame(title, language, body)


def frame(title: str, language: Language, body: str) -> str:
    """A page around a body; `title` is escaped already."""
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{_style()}</style>
</head>
<body>
{body}
</body>
</html>
"""


def table_fragment(table: Table, language: Language) -> str:
    """A table alone, to set into another page."""
    return _table(table, language)


def _links(links: Sequence[Link], language: Language) -> str:
    if not links:
        return ""
    items = "\n".join(f"<li>{_link(link)}</li>" for link in links)
    label = _text(_WORDING("languages"), language)
    return f'<nav aria-label="{label}"><ul class="choices">\n{items}\n</ul></nav>'


def _link(link: Link) -> str:
    told = f'lang="{link.language}"'
    if link.here:
        return f'<span {told} aria-current="page">{escape(link.text)}</span>'
    return f'<a href="{escape(link.target)}" {told}>{escape(link.text)}</a>'


def _sections(sections: Iterable[Section], language: Language, *, level: int) -> str:
    return "\n".join(_section(section, language, level=level) for section in sections)


def _section(section: Section, language: Language, *, level: int) -> str:
    heading = f"h{min(level, _DEEPEST)}"
    blocks = "\n".join(_block(block, language) for block in section.blocks)
    inner = _sections(section.sections, language, level=level + 1)
    return (
        f'<section id="{section.mark.anchor}">\n'
        f"<{heading}>{_text(section.heading, language)}</{heading}>\n{blocks}\n{inner}\n</section>"
    )


def _block(block: Block, language: Language) -> str:
    match block:
        case Paragraph(text=text):
            return f"<p>{_text(text, language)}</p>"
        case Bullets(lines=lines):
            items = "\n".join(f"<li>{_text(line, language)}</li>" for line in lines)
            return f"<ul>\n{items}\n</ul>"
        case Facts():
            return _facts(block, language)
        case Entries():
            return _entries(block, language)
        case Table():
            return _table(block, language)


def _facts(facts: Facts, language: Language) -> str:
    rows = "\n".join(_fact(fact, language) for fact in facts.rows)
    listed = f'<dl class="facts">\n{rows}\n</dl>'
    if facts.folded is None:
        return listed
    summary = _text(facts.folded, language)
    return f"<details>\n<summary>{summary}</summary>\n{listed}\n</details>"


def _fact(fact: Fact, language: Language) -> str:
    lines = [_text(line, language) for line in fact.lines]
    if fact.target:
        lines = [f'<a href="{escape(fact.target)}">{line}</a>' for line in lines]
    told = lines[0] if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines)
    return f"<dt>{_text(fact.name, language)}</dt>\n<dd>{told}</dd>"


def _entries(entries: Entries, language: Language) -> str:
    items = "\n".join(
        f'<li id="{entry.mark.anchor}"><strong>{_text(entry.name, language)}</strong>\n'
        + "\n".join(f"<p>{_text(line, language)}</p>" for line in entry.lines)
        + "</li>"
        for entry in entries.items
    )
    return f'<ul class="entries">\n{items}\n</ul>'


def _table(table: Table, language: Language) -> str:
    """Roles are said outright: on narrow screens rows are set as blocks, which would hide them."""
    columns = [_text(column, language) for column in table.columns]
    head = "".join(f'<th scope="col" role="columnheader">{column}</th>' for column in columns)
    rows = "\n".join(_row(row, columns, language) for row in table.rows)
    caption = _text(table.caption, language)
    return (
        f'<div class="wide" role="region" aria-label="{caption}" tabindex="0">\n'
        f'<table role="table">\n<caption>{caption}</caption>\n'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}\n</tbody>\n</table>\n</div>'
    )


def _row(row: Row, columns: Sequence[str], language: Language) -> str:
    first, *others = (_text(cell, language) for cell in row.cells)
    cells = "".join(
        f'<td role="cell" data-label="{column}">{cell}</td>'
        for column, cell in zip(columns[1:], others, strict=True)
    )
    place = f' id="{row.mark.anchor}"' if row.mark is not None else ""
    line = f'<tr role="row"{place}><th scope="row" role="rowheader">{first}</th>{cells}</tr>'
    if row.group is None:
        return line
    group = (
        f'<th scope="colgroup" role="columnheader" colspan="{len(columns)}">'
        f"{_text(row.group, language)}</th>"
    )
    return f'<tr role="row" class="group">{group}</tr>\n{line}'


def _text(words: Words, language: Language) -> str:
    return escape(words.in_language(language))


def language_links(pattern: str, here: Language) -> list[Link]:
    """Links to a page in each language; `pattern` holds `{language}`."""
    return [
        Link(
            target=pattern.format(language=language),
            text=LANGUAGE_NAMES[language],
            language=language,
            here=language == here,
        )
        for language in LANGUAGES
    ]


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("notice.css").read_text(encoding="utf-8")
