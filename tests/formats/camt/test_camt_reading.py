"""What is read of bank files: every version, every trap that real files hold."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from camt_files import (
    DAY,
    ENTRIES,
    ENTRY,
    FOREIGN_LOOK,
    FORMATS,
    ITEM,
    LUMP_SUM,
    PENDING,
    STATEMENT,
    entries_of,
    events_of,
    file_of,
    many,
    with_id,
    without_balances,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.formats.camt import BankFile, Entry, Item, Part, Statement, read


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_version_says_the_same(format_name: str) -> None:
    head, statement, *entries = events_of(file_of(format_name=format_name))

    assert head == BankFile(format=format_name, message_id="M1", created="2026-03-03T03:00:00")
    assert statement == (STATEMENT if ".053" in format_name else without_balances(STATEMENT))
    assert tuple(entries) == ENTRIES


def test_learned_shapes_read_what_the_parser_reads() -> None:
    written = list(many(400))
    data = file_of(written)
    # A comment in every entry keeps each of them on the long way through the parser.
    parsed = data.replace(b"<NtryDtls>", b"<!-- x --><NtryDtls>")

    assert entries_of(data) == written
    assert entries_of(parsed) == written


def test_a_batch_of_many_items_is_one_entry_with_all_of_them() -> None:
    items = tuple(entry.items[0] for entry in many(3_000))
    batch = ENTRY._replace(
        amount_cents=sum(item.amount_cents for item in items), items=items, batch_count=3_000
    )

    (entry,) = entries_of(file_of([batch]))

    assert entry == batch
    assert entry.items_difference_cents == 0
    assert not entry.is_lump_sum


def test_items_that_do_not_add_up_are_seen() -> None:
    short = ENTRY._replace(items=(ITEM._replace(amount_cents=12_000),) * 2)

    (entry,) = entries_of(file_of([short]))

    assert entry.items_difference_cents == 12_345 - 24_000


def test_an_item_that_goes_the_other_way_counts_against_its_entry() -> None:
    back = ITEM._replace(amount_cents=345, credit=False)
    mixed = ENTRY._replace(items=(ITEM._replace(amount_cents=12_690), back))

    (entry,) = entries_of(file_of([mixed], format_name="camt.054.001.08"))

    assert entry.items_difference_cents == 0


def test_only_booked_entries_are_booked() -> None:
    booked = [entry.is_booked for entry in entries_of(file_of())]

    assert booked == [True, True, True, False]


def test_an_entry_without_details_is_a_lump_sum() -> None:
    (entry,) = entries_of(file_of([LUMP_SUM]))

    assert entry.items == ()
    assert entry.is_lump_sum
    assert entry.items_difference_cents == 0


def test_credit_notes_are_netted_against_what_a_payment_remits() -> None:
    (entry,) = entries_of(file_of([FOREIGN_LOOK]))
    item = entry.items[1]

    assert [part.remitted_cents for part in item.parts] == [12_500, None]
    assert [part.credit_note_cents for part in item.parts] == [None, 2_500]
    assert item.parts_difference_cents == 0
    assert item.reference == "RF332348236"


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        (Part("RF7812345", "ISO"), "rf"),
        (Part("rf78 1234 5"), "rf"),
        (Part("12344"), "national"),
        (Part("LASKU-1"), "other"),
        (Part(""), ""),
    ],
)
def test_the_kind_of_a_reference_is_told_without_its_check_digits(part: Part, kind: str) -> None:
    assert part.reference_kind == kind


@pytest.mark.parametrize(
    ("written", "cents"),
    [("12", 1_200), ("12.", 1_200), ("6256.7", 625_670), ("1.00000", 100), ("0.01", 1), (".5", 50)],
)
def test_amounts_of_any_decimals_are_exact(written: str, cents: int) -> None:
    data = file_of([ENTRY]).replace(b"123.45", written.encode())

    (entry,) = entries_of(data)

    assert (entry.amount_cents, entry.items[0].amount_cents) == (cents, cents)


@pytest.mark.parametrize("written", ["1.005", "-1.00", "1,00", "1e3", "", "٣.٠٠", "9" * 40, "NaN"])
def test_an_amount_that_is_none_is_refused_with_its_place(written: str) -> None:
    data = file_of([ENTRY]).replace(b"123.45", written.encode())

    with pytest.raises(BadInput, match=r"line 6, entry 1 .*amount"):
        entries_of(data)


@pytest.mark.parametrize(
    "written",
    [
        "<DtTm>2026-03-02T13:15:00+01:00</DtTm>",
        "<DtTm>2026-03-02T24:00:00.000Z</DtTm>",
        "<Dt>2026-03-02Z</Dt>",
        "<Dt>2026-03-02+02:00</Dt>",
        "<Dt> 2026-03-02\n</Dt>",
    ],
)
def test_a_date_may_carry_time_and_zone(written: str) -> None:
    data = file_of([ENTRY]).replace(b"<Dt>2026-03-02</Dt>", written.encode())

    assert entries_of(data)[0].booking_date == DAY


@pytest.mark.parametrize("written", ["2026-02-30", "02.03.2026", "x", "2026-03-02T"])
def test_a_date_that_is_none_is_refused(written: str) -> None:
    data = file_of([ENTRY]).replace(b"<Dt>2026-03-02</Dt>", f"<Dt>{written}</Dt>".encode())

    with pytest.raises(BadInput, match="is not a date"):
        entries_of(data)


@pytest.mark.parametrize("change", [(b"CRDT", b"PLUS"), (b"<RvslInd>true", b"<RvslInd>maybe")])
def test_a_direction_or_mark_that_is_none_is_refused(change: tuple[bytes, bytes]) -> None:
    data = file_of([ENTRY._replace(reversal=True)])

    with pytest.raises(BadInput, match="neither"):
        entries_of(data.replace(*change))


def test_a_booked_entry_without_a_day_is_refused() -> None:
    with pytest.raises(BadInput, match="neither booking date nor value date"):
        entries_of(file_of([ENTRY._replace(booking_date=None, value_date=None)]))


def test_an_entry_that_is_not_booked_stands_on_its_statements_last_day() -> None:
    (entry,) = entries_of(file_of([PENDING._replace(value_date=None)]))

    assert entry.value_date == STATEMENT.to_date


def test_blanks_around_texts_are_not_part_of_them() -> None:
    data = file_of([ENTRY]).replace(b"<Ref>1234561</Ref>", b"<Ref>1234561 </Ref>")

    assert entries_of(data)[0] == ENTRY


def test_a_payment_from_abroad_moved_what_its_entry_moved() -> None:
    """A single item that names only the payer's currency."""
    data = re.sub(rb'(<TxAmt><Amt Ccy=")EUR(">)123.45', rb"\1SEK\g<2>1400.00", file_of([ENTRY]))

    assert entries_of(data) == [ENTRY]


def test_wrong_check_digits_never_refuse_a_payment() -> None:
    odd = ITEM._replace(parts=(Part("RF98123456789012", "ISO"), Part("1042005")))

    assert entries_of(file_of([ENTRY._replace(items=(odd,))]))[0].items == (odd,)


def test_several_statements_number_their_entries_each_from_one() -> None:
    statements = [with_id(STATEMENT, name) for name in ("S1", "S2", "S3")]
    events = events_of(file_of([ENTRY, LUMP_SUM._replace(number=2)], statements=statements))

    assert [event.id for event in events if isinstance(event, Statement)] == ["S1", "S2", "S3"]
    assert [event.number for event in events if isinstance(event, Entry)] == [1, 2] * 3


def test_a_statement_without_entries_is_told() -> None:
    assert events_of(file_of([], format_name="camt.053.001.02"))[1:] == [STATEMENT]


def test_documents_one_after_another_are_all_read() -> None:
    first = file_of([ENTRY]).rstrip()
    latin = first.replace(b"UTF-8", b"ISO-8859-15").decode().encode("iso-8859-15")
    bare = first.partition(b"?>")[2]

    events = events_of(first + bare + latin + b"\n\t " + first)

    assert [event for event in events if isinstance(event, Entry)] == [ENTRY] * 4
    assert sum(isinstance(event, BankFile) for event in events) == 4


def _crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def _pretty(data: bytes) -> bytes:
    return data.replace(b"><", b">\n\t<")


def _prefixed(data: bytes) -> bytes:
    named = re.sub(rb"<(/?)([A-Z])", rb"<\1ns2:\2", data)
    return named.replace(b"xmlns=", b"xmlns:ns2=")


def _utf16(data: bytes) -> bytes:
    return data.replace(b"UTF-8", b"UTF-16").decode().encode("utf-16")


def _single_quoted(data: bytes) -> bytes:
    return data.replace(b'Ccy="EUR"', b"Ccy='EUR'")


def _cdata(data: bytes) -> bytes:
    plain = data.replace(b"Kauppa &amp; Pojat", b"Kauppa & Pojat")
    return re.sub(rb"<Nm>([^<]*)</Nm>", rb"<Nm><![CDATA[\1]]></Nm>", plain)


def _references(data: bytes) -> bytes:
    return data.replace(b"Maksaja", b"&#77;aksaj&#x61;")


def _spaced_tags(data: bytes) -> bytes:
    return data.replace(b"<Ntry>", b"<Ntry >").replace(b"</TxDtls>", b"</TxDtls\n>")


def _no_namespace(data: bytes) -> bytes:
    return re.sub(rb' xmlns="[^"]*"', b"", data)


def _bom(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def _lying_about_utf16(data: bytes) -> bytes:
    return data.replace(b"UTF-8", b"utf-16")


@pytest.mark.parametrize(
    "dress",
    [
        _crlf,
        _pretty,
        _prefixed,
        _utf16,
        _single_quoted,
        _cdata,
        _references,
        _spaced_tags,
        _no_namespace,
        _bom,
        _lying_about_utf16,
    ],
)
def test_the_dress_of_a_file_changes_nothing(dress: object) -> None:
    assert callable(dress)
    written = list(many(120))

    assert entries_of(dress(file_of(written))) == written


def test_what_looks_like_an_entry_in_a_comment_is_none() -> None:
    entry = re.search(rb"<Ntry>.*</Ntry>\n", file_of([ENTRY]))
    assert entry is not None
    hidden = b"<!-- " + entry.group() * 3 + b"-->\n"
    data = file_of(many(20))
    within = entry.group().replace(b"<NtryDtls>", hidden + b"<NtryDtls>")
    item = re.search(rb"<TxDtls>.*</TxDtls>", entry.group())
    assert item is not None
    half = entry.group().replace(b"</TxDtls>", b"<!-- </TxDtls>" + item.group() + b"--></TxDtls>")

    assert entries_of(data.replace(b"</Ntry>\n", b"</Ntry>\n" + hidden)) == list(many(20))
    for odd in (within, half):
        found = entries_of(data.replace(b"</Ntry>\n", b"</Ntry>\n" + odd, 3))
        assert [len(each.items) for each in found] == [1] * 23


def test_empty_items_are_items_in_every_entry_and_in_their_order() -> None:
    data = file_of(many(30))
    before = data.replace(b"<TxDtls>", b"<TxDtls/><TxDtls>")
    alone = re.sub(rb"<TxDtls>.*?</TxDtls>", b"<TxDtls/>", data)

    assert [[bool(i.archive_id) for i in e.items] for e in entries_of(before)] == [
        [False, True]
    ] * 30
    assert [len(entry.items) for entry in entries_of(alone)] == [1] * 30


def test_an_entry_outside_a_statement_is_none() -> None:
    entry = re.search(rb"<Ntry>.*</Ntry>\n", file_of([ENTRY]))
    assert entry is not None
    data = file_of([ENTRY]).replace(b"<GrpHdr>", b"<GrpHdr>" + entry.group())

    assert entries_of(data) == [ENTRY]


_TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30
).map(lambda text: text.strip(" \t\n"))
_PARTS = st.tuples(_TEXTS.filter(bool), st.sampled_from(["", "ISO"])).map(lambda pair: Part(*pair))
_ITEMS = st.fixed_dictionaries(
    {
        "amount_cents": st.integers(0, 10**12),
        "currency": st.just("EUR"),
        "credit": st.just(True),
        "parts": st.lists(_PARTS, max_size=3).map(tuple),
        "unstructured": st.lists(_TEXTS.filter(bool), max_size=3).map(tuple),
        "payment_date": st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
        "archive_id": _TEXTS,
        "payer_name": _TEXTS,
        "charges_cents": st.integers(0, 10**6),
        "return_reason": st.sampled_from(["", "AC01", "oma syy"]),
    }
).map(lambda fields: Item(**fields))  # type: ignore[arg-type]  # by field name
_ENTRIES = st.fixed_dictionaries(
    {
        "number": st.just(1),
        "amount_cents": st.integers(0, 10**12),
        "currency": st.just("EUR"),
        "credit": st.just(True),
        "booking_date": st.dates(date(1990, 1, 1), date(2090, 1, 1)),
        "items": st.lists(_ITEMS, max_size=3).map(tuple),
        "archive_id": _TEXTS,
        "information": _TEXTS,
    }
).map(lambda fields: Entry(**fields))  # type: ignore[arg-type]  # by field name


@settings(max_examples=60, deadline=None)
@given(st.lists(_ENTRIES, max_size=8), st.sampled_from(FORMATS))
def test_reading_gives_back_what_was_written(entries: list[Entry], format_name: str) -> None:
    numbered = [entry._replace(number=place) for place, entry in enumerate(entries, 1)]

    assert entries_of(file_of(numbered, format_name=format_name)) == numbered


def test_a_file_is_read_from_its_place_too(tmp_path: Path) -> None:
    place = tmp_path / "tiliote.xml"
    place.write_bytes(file_of())

    assert list(read(place)) == list(read(str(place))) == events_of(file_of())
