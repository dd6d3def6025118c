"""Which case a payment is for: by reference, or not at all. A guess never moves money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db import connection

from inkasso.formats.reference import check, find_references, normalise, to_national, to_rf
from inkasso.payments.events import Line
from inkasso.payments.wording import (
    BAD_REFERENCE,
    NO_REFERENCE,
    SEVERAL_CASES,
    UNKNOWN_REFERENCE,
)


class Match(NamedTuple):
    """The case that a line is for, or why none was found."""

    case_id: int | None
    #: reference, text or original_reference; empty without a case.
    by: str
    because: str


class _Claims(NamedTuple):
    """What a line says of its purpose."""

    structured: tuple[str, ...]
    text: tuple[str, ...]
    raw: tuple[str, ...]


_OURS = "SELECT reference, id FROM receivables_case WHERE reference = ANY(%s)"
_CREDITORS = """
SELECT DISTINCT original_reference, case_id FROM receivables_receivable
 WHERE original_reference = ANY(%s)
"""


def match(lines: Sequence[Line]) -> list[Match]:
    """The case of each line, in order."""
    claims = [_claims(line) for line in lines]
    ours = _lookup(_OURS, (ref for c in claims for ref in (*c.structured, *c.text)))
    creditors = _lookup(_CREDITORS, (ref for c in claims for ref in c.raw))
    return [_decide(claim, ours, creditors) for claim in claims]


def _claims(line: Line) -> _Claims:
    structured = tuple(filter(None, map(to_national, line.references)))
    text = find_references(line.message) if line.message and not structured else ()
    # A reference of zeros is none: empty, it would name every receivable that has none.
    raw = tuple(filter(None, map(normalise, line.references)))
    return _Claims(structured, text, (*raw, *_both_forms((*structured, *text))))


def _both_forms(references: Iterable[str]) -> Iterator[str]:
    """National references and their RF forms: a creditor's invoice may bear either."""
    for reference in references:
        yield reference
        yield to_rf(reference)


def _lookup(sql: str, references: Iterable[str]) -> dict[str, set[int]]:
    wanted = list(set(references))
    found: dict[str, set[int]] = defaultdict(set)
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(sql, [wanted])
            for reference, case_id in cursor.fetchall():
                found[reference].add(case_id)
    return found


def _decide(claims: _Claims, ours: dict[str, set[int]], creditors: dict[str, set[int]]) -> Match:
    ways = (
        ("reference", claims.structured, ours),
        ("text", claims.text, ours),
        ("original_reference", claims.raw, creditors),
    )
    for by, references, known in ways:
        cases = set().union(*(known.get(reference, ()) for reference in references))
        if len(cases) == 1:
            return Match(cases.pop(), by, "")
        if cases:
            return Match(None, "", SEVERAL_CASES.en.format(count=len(cases)))
    return Match(None, "", _why_none(claims))


def _why_none(claims: _Claims) -> str:
    if not claims.raw:
        return NO_REFERENCE.en
    if not claims.structured and not claims.text:
        fault = check(claims.raw[0]).faults[0].code.replace("_", " ")
        return BAD_REFERENCE.en.format(reference=claims.raw[0], fault=fault)
    return UNKNOWN_REFERENCE.en.format(reference=claims.raw[0])
