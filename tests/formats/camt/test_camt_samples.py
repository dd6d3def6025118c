"""Files of others, where they are at hand; expected facts were computed independently."""

from __future__ import annotations

from pathlib import Path

import pytest
from camt_files import ENTRIES, FORMATS, SAMPLES, file_of, many
from lxml import etree

from inkasso.base.faults import BadInput
from inkasso.formats.camt import Entry, Statement, read

needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not here")


def _entries(name: str) -> list[Entry]:
    return [event for event in read(SAMPLES / name) if isinstance(event, Entry)]


def _booked(entries: list[Entry], *, credit: bool) -> tuple[int, int]:
    cents = [e.amount_cents for e in entries if e.is_booked and e.credit == credit]
    return len(cents), sum(cents)


@needs_samples
@pytest.mark.parametrize(
    ("name", "entries", "credits", "debits"),
    [
        ("camt053/fi_ffi_camt053v2_sample.xml", 10, (6, 2_307_500), (4, 943_017)),
        ("camt054/fi_ffi_camt054v2_sample.xml", 6, (3, 550_000), (2, 523_005)),
        ("camt054/fi_handelsbanken_example_camt054v2.xml", 4, (4, 704_800), (0, 0)),
        ("camt053/genkgo_camt053.v8.xml", 1, (1, 885), (0, 0)),
    ],
)
def test_sums_are_those_that_others_computed(
    name: str, entries: int, credits: tuple[int, int], debits: tuple[int, int]
) -> None:
    found = _entries(name)

    assert len(found) == entries
    assert _booked(found, credit=True) == credits
    assert _booked(found, credit=False) == debits


@needs_samples
def test_the_balances_of_a_statement_tie() -> None:
    events = list(read(SAMPLES / "camt053/fi_ffi_camt053v2_sample.xml"))
    statement = next(event for event in events if isinstance(event, Statement))
    entries = [event for event in events if isinstance(event, Entry)]
    moved = sum(e.amount_cents if e.credit else -e.amount_cents for e in entries)

    assert statement.opening_balance_cents == 1_000_000
    assert statement.closing_balance_cents == 1_000_000 + moved


@needs_samples
def test_items_of_a_notification_with_returns_and_credit_notes() -> None:
    items = [
        item for entry in _entries("camt054/fi_ffi_camt054v2_sample.xml") for item in entry.items
    ]
    structured = [part for item in items for part in item.parts if part.reference]

    assert len(items) == 13
    assert len(structured) == 10
    assert sum(bool(item.return_reason) for item in items) == 2
    assert [item.parts_difference_cents for item in items] == [0] * 13
    assert [item.amount_cents for item in items[:2]] == [190_000, 10_000]


@needs_samples
def test_every_entry_of_the_samples_is_explained_by_its_items() -> None:
    for place in sorted(SAMPLES.glob("camt05[34]/*.xml")):
        for event in read(place):
            if isinstance(event, Entry):
                assert event.items_difference_cents == 0


@needs_samples
def test_the_intraday_sample_is_refused() -> None:
    with pytest.raises(BadInput, match="intraday"):
        list(read(SAMPLES / "camt052/fi_ffi_camt052v2_sample.xml"))


@pytest.mark.parametrize("format_name", FORMATS)
def test_what_we_write_is_valid_by_the_schema(format_name: str, tmp_path: Path) -> None:
    place = SAMPLES / "xsd" / f"{format_name}.xsd"
    if not place.exists():
        pytest.skip("the schema is not here")
    schema = etree.XMLSchema(etree.parse(place))

    for data in (
        file_of(ENTRIES, format_name=format_name),
        file_of(many(20), format_name=format_name),
    ):
        schema.assertValid(etree.fromstring(data))
