"""A document as a tagged PDF (PDF/A-2a, PDF/UA-1), by the template `notice.typ`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources

from inkasso.base.words import Language, Words
from inkasso.formats.typeset import Document as Typeset
from inkasso.formats.typeset import JsonValue, to_pdf
from inkasso.notice.publishing.document import (
    Block,
    Bullets,
    Document,
    Entries,
    Facts,
    Paragraph,
    Section,
    Table,
)
from inkasso.notice.publishing.phrases import Wording

_WORDING = Wording("notice")


def render_pdf(document: Document, language: Language, *, long: bool = False) -> bytes:
    """The document in one language; the same document gives the same bytes.

    `long`: it is known to have more than a page, which spares setting it twice.
    """
    return to_pdf(
        Typeset(
            template=_template(),
            data={
                "language": language,
                "title": _in(document.title, language),
                "subtitle": _in(document.subtitle, language),
                "author": document.author,
                "contents": _in(_WORDING("contents"), language),
                "sections": sections_data(document.sections, language),
            },
            dated=document.dated,
            long=long,
        )
    )


def sections_data(sections: Iterable[Section], language: Language) -> list[JsonValue]:
    """Sections in one language, as a template reads them: `{heading, blocks, sections}`."""
    return [
        {
            "heading": _in(section.heading, language),
            "blocks": [_block(block, language) for block in section.blocks],
            "sections": sections_data(section.sections, language),
        }
        for section in sections
    ]


def _block(block: Block, language: Language) -> JsonValue:
    match block:
        case Paragraph(text=text):
            return {"kind": "paragraph", "text": _in(text, language)}
        case Bullets(lines=lines):
            return {"kind": "bullets", "lines": _lines(lines, language)}
        case Facts(rows=rows):
            told = [
                {"name": _in(fact.name, language), "lines": _lines(fact.lines, language)}
                for fact in rows
            ]
            return {"kind": "facts", "rows": told}
        case Entries(items=items):
            told = [
                {"name": _in(entry.name, language), "lines": _lines(entry.lines, language)}
                for entry in items
            ]
            return {"kind": "entries", "items": told}
        case Table():
            return _table(block, language)


def _table(table: Table, language: Language) -> JsonValue:
    return {
        "kind": "table",
        "caption": _in(table.caption, language),
        "shares": list(table.shares),
        "columns": _lines(table.columns, language),
        "rows": [
            {
                "group": None if row.group is None else _in(row.group, language),
                "cells": _lines(row.cells, language),
            }
            for row in table.rows
        ],
    }


def _lines(lines: Iterable[Words], language: Language) -> list[JsonValue]:
    return [_in(line, language) for line in lines]


def _in(words: Words, language: Language) -> str:
    return words.in_language(language)


@cache
def _template() -> str:
    return resources.files(__package__).joinpath("notice.typ").read_text(encoding="utf-8")
