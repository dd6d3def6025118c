"""The data map from its YAML files, one a room; every fault by file and table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from inkasso.base.faults import BadInput
from inkasso.notice.data_map.tables import Column, DataMap, Table, Through
from inkasso.notice.reading import Entry, Place, parse

#: Whom a column may be about; a relation is anybody who is known otherwise than by a debt.
OF = frozenset(
    {"debtor", "payer", "client_contact", "prospect", "subscriber", "guest", "relation", "staff"}
)
_TABLE_OPTIONAL = "personal free_text none person through nobody opened"


@cache
def load_data_map() -> DataMap:
    """The map of this system's tables; raises `BadInput` with every fault."""
    found = [
        item for item in files("inkasso.notice.data_map").iterdir() if item.name.endswith(".yaml")
    ]
    texts = {item.name: item.read_text(encoding="utf-8") for item in found}
    return read_data_map(texts, source="data_map")


def read_data_map(texts: Mapping[str, str], *, source: str = "") -> DataMap:
    """The map that texts by file name describe; raises `BadInput` with every fault."""
    faults: list[str] = []
    tables: dict[str, Table] = {}
    declared_in: dict[str, str] = {}
    for name in sorted(texts):
        for table in _tables(parse(texts[name], name, faults)):
            if table.name in tables:
                faults.append(f"{name}: {table.name}: another file declares it too")
            tables[table.name] = table
            declared_in[table.name] = name
    faults.extend(
        f"{declared_in[table.name]}: {table.name}: no person is reached through it"
        for table in tables.values()
        if table.through is not None and not _arrives(table, tables, seen=())
    )
    if faults:
        raise BadInput("\n".join(faults), source=source)
    return DataMap(tables=dict(sorted(tables.items())))


def _tables(file: Place) -> Iterator[Table]:
    entry = file.entry("reasons tables")
    reasons = {key: place.text() for key, place in entry["reasons"].items()}
    used: set[str] = set()
    for name, place in entry["tables"].items():
        yield _table(name, place, reasons, used)
    for key in sorted(reasons.keys() - used):
        entry["reasons"].fault(f"{key} is the reason of no column")


def _table(name: str, place: Place, reasons: Mapping[str, str], used: set[str]) -> Table:
    entry = place.entry("about category", _TABLE_OPTIONAL)
    category = entry["category"].text()
    columns: dict[str, Column] = {}
    for column in _columns(entry, category, reasons, used):
        if column.name in columns:
            place.fault(f"column {column.name} stands twice")
        columns[column.name] = column
    table = Table(
        name=name,
        about=entry["about"].text(),
        category=category,
        person=entry.text("person") or None,
        through=_through(entry),
        nobody=entry.text("nobody"),
        opened=entry.flag("opened"),
        columns=columns,
    )
    for fault in _table_faults(table):
        place.fault(fault)
    return table


def _columns(
    entry: Entry, category: str, reasons: Mapping[str, str], used: set[str]
) -> Iterator[Column]:
    for kind in ("personal", "free_text"):
        for of, name in _listed(entry, kind):
            if of not in OF:
                entry[kind].fault(f"{of!r} is none of {', '.join(sorted(OF))}")
            free = kind == "free_text"
            yield Column(name=name, category=category, of=of, reason="", free_text=free)
    for reason, name in _listed(entry, "none"):
        if reason not in reasons:
            entry["none"].fault(f"{reason!r} is not among the file's reasons")
        used.add(reason)
        why = reasons.get(reason, "")
        yield Column(name=name, category=None, of=None, reason=why, free_text=False)


def _listed(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    place = entry.optional(kind)
    if place is not None:
        for key, names in place.items():
            yield from ((key, name) for name in names.names())


def _through(entry: Entry) -> Through | None:
    place = entry.optional("through")
    if place is None:
        return None
    way = place.entry("column table")
    return Through(column=way["column"].text(), table=way["table"].text())


def _table_faults(table: Table) -> Iterator[str]:
    if not table.columns:
        yield "declares no column"
    ways = [way for way in (table.person, table.through, table.nobody) if way]
    if table.personal and len(ways) != 1:
        yield "say whom its rows are about by exactly one of person, through, nobody"
    if not table.personal and ways:
        yield "holds nothing personal, so person, through and nobody have no place here"
    if table.opened and table.person is None:
        yield "an opened table names the column of the person whose file opens it"
    for column in (table.person, table.through.column if table.through else None):
        if column is not None and column not in table.columns:
            yield f"{column} is none of its columns"


def _arrives(table: Table, tables: Mapping[str, Table], *, seen: Iterable[str]) -> bool:
    """Whether the way of a table leads to a person, and not in a circle."""
    if table.through is None:
        return table.person is not None
    following = tables.get(table.through.table)
    passed = {*seen, table.name}
    return (
        following is not None
        and following.name not in passed
        and _arrives(following, tables, seen=passed)
    )
