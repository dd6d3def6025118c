"""Which rows are about a person: by their own column, or by the row they hang on."""

from __future__ import annotations

from inkasso.notice.data_map import DataMap, Table
from inkasso.rights.retention.links import Links

_CASE = "case_id"
_CASES = "receivables_case"


def about(table: Table, data_map: DataMap, links: Links, row: str = "t") -> str | None:
    """The SQL condition for rows about `%(person)s`; None where no row says whom it is about.

    Postings of a person's cases on the agency's own accounts name nobody, and are the person's.
    """
    if table.nobody:
        return None
    if table.person is None:
        return _through(table, data_map, links, row)
    own = f"{row}.{table.person} = %(person)s"
    if table.name == _CASES or _CASE not in table.columns:
        return own
    cases = f"SELECT id FROM {_CASES} WHERE person_id = %(person)s"
    return f"({own} OR ({row}.{table.person} IS NULL AND {row}.{_CASE} IN ({cases})))"


def _through(table: Table, data_map: DataMap, links: Links, row: str) -> str:
    assert table.through is not None, "the data map says whom every row is about"
    parent = data_map.tables[table.through.table]
    inside = f"{row}p"
    condition = about(parent, data_map, links, inside)
    key = links.keys[parent.name]
    return (
        f"{row}.{table.through.column} IN "
        f"(SELECT {inside}.{key} FROM {parent.name} {inside} WHERE {condition})"
    )
