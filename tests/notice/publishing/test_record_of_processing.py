"""The Article 30 record: every element, in three formats."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html

from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.notice.publishing.record import ELEMENTS, compose_record
from inkasso.notice.publishing.record_files import (
    record_html,
    record_json,
    record_schema,
    record_xlsx,
)
from inkasso.notice.register import Register
from notice.registers_at_hand import FOLDERS, demo, register_of

_MAY_BE_EMPTY = {"interest", "special"}


@pytest.mark.parametrize("point", [f"30(1)({letter})" for letter in "bcdefg"])
def test_each_point_of_article_30_is_an_element(point: str) -> None:
    assert point in ELEMENTS.values()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_purpose_tells_every_element(folder: Path) -> None:
    register = register_of(folder)
    record = compose_record(register)
    assert [one.key for one in record.activities] == list(register.purposes)
    for activity in record.activities:
        for element in ELEMENTS.keys() - _MAY_BE_EMPTY:
            for language in LANGUAGES:
                assert activity.told[element].in_language(language), (activity.key, element)


def test_the_controller_and_those_beside_it_are_named() -> None:
    told = {key: value.en for key, _, value in compose_record(demo()).controller}
    assert told["name"] == demo().controller.name
    assert told["officer"] == "none appointed"
    assert told["joint"] == "none"


def test_the_processors_side_is_said_not_to_be_ours() -> None:
    assert "30(2)" in compose_record(demo()).about[1].en


def test_special_categories_are_named_where_they_are() -> None:
    told = {one.key: one.told["special"].en for one in compose_record(demo()).activities}
    assert told["hardship"]
    assert not told["collection"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_json_is_what_its_schema_says(folder: Path) -> None:
    schema = json.loads(record_schema())
    document = json.loads(record_json(compose_record(register_of(folder))))
    assert not list(_faults(document, schema, schema["$defs"], "$"))


def test_the_schema_refuses_what_lacks_an_element() -> None:
    schema = json.loads(record_schema())
    document = json.loads(record_json(compose_record(demo())))
    del document["activities"][0]["transfers"]
    document["controller"]["phone"] = "09"
    faults = sorted(_faults(document, schema, schema["$defs"], "$"))
    assert faults == ["$.activities.0: transfers", "$.controller.phone: object"]


_KINDS = {"object": dict, "array": list, "string": str, "null": type(None)}
Schema = dict[str, Any]


def _faults(value: object, schema: Schema, defs: Schema, at: str) -> Iterator[str]:
    """As much of JSON Schema as ours uses."""
    if reference := schema.get("$ref"):
        schema = defs[reference.rsplit("/", 1)[1]]
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, _KINDS[kind]) for kind in wanted):
        yield f"{at}: {wanted[0]}"
    elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: pattern"
    elif isinstance(value, dict):
        yield from (f"{at}: {key}" for key in value.keys() ^ set(schema["required"]))
        for key in schema["properties"].keys() & value.keys():
            yield from _faults(value[key], schema["properties"][key], defs, f"{at}.{key}")
    elif isinstance(value, list):
        yield from [f"{at}: minItems"] if len(value) < schema.get("minItems", 0) else []
        for number, one in enumerate(value):
            yield from _faults(one, schema["items"], defs, f"{at}.{number}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_can_be_filtered_and_read(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(record_xlsx(compose_record(demo()), language)))
    assert len(book.sheetnames) == 5
    for sheet in book.worksheets[1:]:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "B2"
        assert all(cell.value for cell in sheet[1])
        assert all(column.width >= 14 for column in sheet.column_dimensions.values())
    activities = book.worksheets[1]
    assert activities.max_row == len(demo().purposes) + 1


def test_copies_have_their_own_row_of_times_where_the_agency_says_how_long() -> None:
    def told(register: Register) -> set[str]:
        sheets = {one.key: one for one in compose_record(register).sheets}
        cells = [cell for row in sheets["retention"].rows for cell in row]
        return {cell.en for cell in cells if isinstance(cell, Words)}

    assert told(demo()) - told(replace(demo(), backups=None)) >= {"backups", "3 months"}


def test_no_cell_is_a_formula() -> None:
    who = replace(demo().controller, name='=HYPERLINK("https://example.com")')
    content = record_xlsx(compose_record(replace(demo(), controller=who)), "en")
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_every_activity(language: Language) -> None:
    tree = html.document_fromstring(record_html(compose_record(demo()), language))
    headings = tree.xpath("//h3/text()")
    assert headings == [one.name.in_language(language) for one in demo().purposes.values()]


def test_a_register_without_a_word_on_security_is_told_to_say_one() -> None:
    silent = replace(demo(), passages={})
    (told,) = compose_record(silent).security
    assert "passages.yaml" in told.en
