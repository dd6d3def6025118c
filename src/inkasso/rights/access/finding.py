"""Which rows are about a person: every table of the data map, by the way that the map says.

A table that is new is declared in the map, or the tests fail; declared, it is in the package.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db import connection

from inkasso.notice.data_map import DataMap, Table
from inkasso.parties.models import PartyName
from inkasso.receivables.models import CoDebtor, Receivable
from inkasso.rights.access.kinds import PAYERS, kinds_of

#: Rows fetched at a time: what is held in memory does not grow with the person's file.
FETCHED = 250
#: The type of a column of JSON, which Django leaves as text.
_JSONB = 3802
#: Told as sentences to the person (`package`), not as rows.
LOG = "gate_accesslog"
#: What a co-debtor shares: the debt itself, though its rows name the debtor.
_SHARED = "receivables_receivable"
_CASES, _CASE = "receivables_case", "case_id"
_PRIMARY_KEYS = """
SELECT c.relname, a.attname FROM pg_index i
  JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = current_schema()::regnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
 WHERE i.indisprimary
"""


_PAYERS = """
SELECT i.payer_id FROM receivables_payment p JOIN payments_bankitem i ON i.id = p.item_id
 WHERE p.person_id = %(person)s AND i.payer_id IS NOT NULL
UNION
SELECT y.payer_id FROM receivables_refund r JOIN receivables_refundpayee y ON y.refund_id = r.id
 WHERE r.person_id = %(person)s
 ORDER BY 1
"""
_PAYER_NAMES = """
SELECT DISTINCT payer_id, name FROM payments_itempayer WHERE payer_id = ANY(%(payers)s::uuid[])
UNION
SELECT payer_id, name FROM receivables_refundpayee WHERE payer_id = ANY(%(payers)s::uuid[])
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """A person, with the numbers under which the bank knew them."""

    person_id: UUID
    #: Payers who bear the person's own name.
    own_payers: tuple[UUID, ...]
    #: How many payments towards the person's debts somebody else made, by the name told.
    paid_by_others: int
    #: How many others share the person's debts, or whose debts the person shares.
    sharers: int
    #: Keys of the kinds of data subjects that the person is of; empty where none is known.
    kinds: frozenset[str]

    @property
    def numbers(self) -> tuple[UUID, ...]:
        """Every number that stands for the person."""
        return (self.person_id, *self.own_payers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A table as it is told to a person."""

    table: Table
    #: Columns that are shown, in the order of the map.
    columns: tuple[str, ...]
    #: Whether these are rows of somebody else that tell of a debt shared with them.
    shared: bool = False

    @property
    def name(self) -> str:
        """What its rows are called in the package."""
        return f"{self.table.name}.shared" if self.shared else self.table.name


def payers_towards(person_id: UUID) -> tuple[UUID, ...]:
    """Everybody who paid towards a person's debts, or got money back; their files are opened."""
    with connection.cursor() as cursor:
        cursor.execute(_PAYERS, {"person": person_id})
        return tuple(payer for (payer,) in cursor.fetchall())


def find_whose(person_id: UUID) -> Whose:
    """The person and the payers who are the person; with the files open of all of them."""
    name = PartyName.objects.filter(person_id=person_id).values_list("name", flat=True).first()
    own, others = [], set()
    for payer, paid_as in _named_payers(payers_towards(person_id)):
        if name is not None and _same_name(name, paid_as):
            own.append(payer)
        else:
            others.add(payer)
    own_debts = Receivable.objects.filter(person_id=person_id)
    shared = Receivable.objects.filter(codebtor__person_id=person_id)
    sharers = {
        *CoDebtor.objects.filter(receivable__in=own_debts).values_list("person_id", flat=True),
        *CoDebtor.objects.filter(receivable__in=shared).values_list("person_id", flat=True),
        *shared.values_list("person_id", flat=True),
    } - {person_id}
    return Whose(
        person_id=person_id,
        own_payers=tuple(sorted(set(own) - others)),
        paid_by_others=len(others),
        sharers=len(sharers),
        kinds=kinds_of(person_id) | ({PAYERS} if own else frozenset()),
    )


class Finder:
    """Reads the rows of one person, table by table, with the files open."""

    def __init__(
        self, whose: Whose, data_map: DataMap, *, without: frozenset[str] = frozenset()
    ) -> None:
        """`without`: categories that are not read at all."""
        self._whose = whose
        self._map = data_map
        self._without = without

    def tables(self) -> Iterator[Told]:
        """Every table that can hold something about a person."""
        for table in self._map.tables.values():
            if not table.personal or table.nobody or table.name == LOG:
                continue
            if table.category in self._without:
                continue
            yield Told(table=table, columns=_columns(table, shared=False))
            if self._leads_to_shared(table):
                yield Told(table=table, columns=_columns(table, shared=True), shared=True)

    def chunks(self, told: Told, *, only: str = "TRUE") -> Iterator[Sequence[Sequence[object]]]:
        """The values of rows, in the order of the primary key, up to `FETCHED` rows at a time.

        `only`: a condition in SQL that narrows them; ours, never of anybody's words.
        """
        quoted = connection.ops.quote_name
        condition = self._shared(told.table) if told.shared else self._about(told.table)
        statement = (
            f"SELECT {', '.join(map(quoted, told.columns))} FROM {quoted(told.table.name)}"
            f" WHERE {condition} AND ({only}) ORDER BY {quoted(self._keys[told.table.name])}"
        )
        whose = {"whose": self._alone if told.shared else self._all}
        # Most tables hold a few rows: one question is answered sooner than a cursor is opened.
        with connection.cursor() as cursor:
            cursor.execute(f"{statement} LIMIT {FETCHED + 1}", whose)
            few = cursor.fetchall()
            documents = [
                place for place, one in enumerate(cursor.description) if one.type_code == _JSONB
            ]
        if len(few) <= FETCHED:
            if few:
                yield _parsed(few, documents)
            return
        few.clear()
        with connection.chunked_cursor() as cursor:
            cursor.execute(statement, whose)
            while chunk := cursor.fetchmany(FETCHED):
                yield _parsed(chunk, documents)

    @cached_property
    def _alone(self) -> str:
        return as_array([self._whose.person_id])

    @cached_property
    def _all(self) -> str:
        return as_array(self._whose.numbers)

    def _about(self, table: Table) -> str:
        """The condition for rows about the person: by their own column, or the row they hang on."""
        if table.person is None:
            return self._through(table, self._about)
        person = connection.ops.quote_name(table.person)
        own = f"{person} = ANY(%(whose)s::uuid[])"
        if table.name == _CASES or _CASE not in table.columns:
            return own
        # Postings of a case on the agency's own accounts name nobody, and are about its debtor.
        own_cases = f"SELECT id FROM {_CASES} WHERE person_id = ANY(%(whose)s::uuid[])"
        return f"({own} OR ({person} IS NULL AND {_CASE} IN ({own_cases})))"

    def _shared(self, table: Table) -> str:
        """The condition for rows of a debt that the person shares as a co-debtor."""
        if table.name == _SHARED:
            shared = "SELECT receivable_id FROM receivables_codebtor"
            return f"id IN ({shared} WHERE person_id = ANY(%(whose)s::uuid[]))"
        return self._through(table, self._shared)

    def _through(self, table: Table, condition: object) -> str:
        assert table.through is not None, "the data map says whom every row is about"
        assert callable(condition)
        quoted = connection.ops.quote_name
        target = self._map.tables[table.through.table]
        inner = f"SELECT {quoted(self._keys[target.name])} FROM {quoted(target.name)}"
        return f"{quoted(table.through.column)} IN ({inner} WHERE {condition(target)})"

    def _leads_to_shared(self, table: Table) -> bool:
        if table.name == _SHARED:
            return True
        return table.through is not None and self._leads_to_shared(
            self._map.tables[table.through.table]
        )

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        with connection.cursor() as cursor:
            cursor.execute(_PRIMARY_KEYS)
            return dict(cursor.fetchall())


def _columns(table: Table, *, shared: bool) -> tuple[str, ...]:
    """All but those about employees; of a debtor's row shown to a co-debtor, not who that is."""
    shown = [column.name for column in table.columns.values() if column.of != "staff"]
    return tuple(name for name in shown if not (shared and name == table.person))


def as_array(numbers: Iterable[UUID]) -> str:
    """Numbers as PostgreSQL writes an array: thousands of them are one short text to pass on."""
    return f"{{{','.join(map(str, numbers))}}}"


def _parsed(rows: Sequence[Sequence[object]], places: Sequence[int]) -> Sequence[Sequence[object]]:
    """The same rows with JSON as it is meant, in the columns at some places."""
    if not places:
        return rows
    found = [list(row) for row in rows]
    for row in found:
        for place in places:
            text = row[place]
            row[place] = json.loads(text) if isinstance(text, str) else text
    return found


def _named_payers(payers: Sequence[UUID]) -> Iterator[tuple[UUID, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_PAYER_NAMES, {"payers": as_array(payers)})
        yield from cursor.fetchall()


def _same_name(name: str, other: str) -> bool:
    """Whether two names have the same words, in any order: banks write the family name first."""
    return sorted(name.casefold().split()) == sorted(other.casefold().split())
