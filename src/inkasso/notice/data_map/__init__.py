"""The data map: every column of every table declared, in one file a room."""

from __future__ import annotations

from inkasso.notice.data_map.binding import bind, untabled
from inkasso.notice.data_map.loading import load_data_map, read_data_map
from inkasso.notice.data_map.tables import Column, DataMap, Table, Through, Totals

__all__ = [
    "Column",
    "DataMap",
    "Table",
    "Through",
    "Totals",
    "bind",
    "load_data_map",
    "read_data_map",
    "untabled",
]
