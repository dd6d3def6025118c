"""What tables and their columns are called to the person whose data they hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from inkasso.base.words import Words
from inkasso.notice.data_map import Table
from inkasso.notice.publishing.phrases import plain


def table_name(table: Table) -> Words:
    """What a table is called; of one without a name here, what the data map says in English."""
    return _named("tables").get(table.name) or plain(table.about.rstrip("."))


def column_name(column: str) -> Words:
    """What a column is called; of one without a name here, its own."""
    return _named("columns").get(column) or plain(column.replace("_", " "))


@cache
def _named(kind: str) -> Mapping[str, Words]:
    source = resources.files(__package__).joinpath("names.yaml")
    texts = yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {key: Words(**one) for key, one in texts[kind].items()}
