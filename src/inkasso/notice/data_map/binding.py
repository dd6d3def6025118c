"""Whether the register and the data map speak of the same data."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.notice.data_map.tables import DataMap
from inkasso.notice.register import Register, Use

_WRITES = frozenset({Use.ADD, Use.CHANGE, Use.REMOVE})


def bind(register: Register, data_map: DataMap) -> tuple[str, ...]:
    """What the two do not agree on, one sentence each; empty when all is told and all is held.

    A category without a table is no fault: a register may tell of what is kept outside, or of a
    part that is not built. A table whose category nobody tells of is one, and so is personal data
    in what the register calls the agency's own records, or data that no purpose may write.
    """
    return (*_untold(register, data_map), *_unwritten(register, data_map))


def untabled(register: Register, data_map: DataMap) -> tuple[str, ...]:
    """The categories that the register tells of and no table holds."""
    held = {table.category for table in data_map.tables.values()}
    return tuple(key for key in register.categories if key not in held)


def _untold(register: Register, data_map: DataMap) -> Iterator[str]:
    for table in data_map.tables.values():
        category = register.categories.get(table.category)
        if category is None:
            yield f"{table.name}: the register tells of no category {table.category}"
        elif table.personal and not category.personal:
            yield f"{table.name}: holds personal data, and {table.category} is told to be none"


def _unwritten(register: Register, data_map: DataMap) -> Iterator[str]:
    for category in dict.fromkeys(table.category for table in data_map.tables.values()):
        uses = {use for purpose in register.purposes.values() for use in purpose.uses(category)}
        told = register.categories.get(category)
        personal = told is not None and told.personal
        if personal and category not in _WRITTEN_BY_THE_GATE and not uses & _WRITES:
            yield f"{category}: tables hold it, and no purpose may write it"


#: The access log, which no purpose writes: the gate does, for each that opens a file.
_WRITTEN_BY_THE_GATE = frozenset({"access_log"})
