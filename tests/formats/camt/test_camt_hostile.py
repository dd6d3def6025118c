"""Files that are cut, packed, mislabelled, not ours, or made to harm."""

from __future__ import annotations

import gzip
import io
import re
import tracemalloc
import zipfile
from io import BytesIO

import pytest
from camt_files import ENTRIES, ENTRY, ITEM, entries_of, events_of, file_of, many
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.formats.camt import Entry, read

FILE = file_of(many(30))


@settings(max_examples=150, deadline=None)
@given(st.integers(1, len(FILE.rstrip()) - 1))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises(BadInput):
        events_of(FILE[:length])


def test_a_file_cut_in_the_middle_says_so_and_where() -> None:
    with pytest.raises(BadInput, match=r"ends in the middle \(line 21\): fetch it again"):
        events_of(FILE[: FILE.index(b"<Ntry>", len(FILE) // 2)])


def test_what_comes_before_the_cut_is_sound() -> None:
    seen: list[Entry] = []

    def take() -> None:
        seen.extend(e for e in read(BytesIO(FILE[: len(FILE) // 2])) if isinstance(e, Entry))

    with pytest.raises(BadInput):
        take()

    assert seen
    assert seen == list(many(30))[: len(seen)]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_one_changed_byte_never_loses_or_adds_an_entry(place: int, byte: int) -> None:
    """A changed text may say something else; entries neither vanish nor appear."""
    changed = FILE[:place] + bytes([byte]) + FILE[place + 1 :]
    try:
        entries = entries_of(changed)
    except BadInput:
        return
    tags = re.findall(rb"</?Ntry\b", re.sub(rb"<!--.*?-->", b"", changed, flags=re.DOTALL))

    assert len(entries) == len(tags) // 2


def _doctype(inner: str) -> bytes:
    return file_of([ENTRY]).replace(
        b"<Document", f"<!DOCTYPE Document {inner}>\n<Document".encode()
    )


BILLION = (
    "[<!ENTITY a 'lol'>"
    + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]"
)


@pytest.mark.parametrize(
    "data",
    [
        _doctype(BILLION).replace(b"Meik", b"&i;"),
        _doctype("[<!ENTITY x SYSTEM 'file:///etc/passwd'>]").replace(b"Meik", b"&x;"),
        _doctype("SYSTEM 'http://127.0.0.1:9/x.dtd'"),
        _doctype("[]").replace(b"<!DOCTYPE", b"<?x y?><!-- <Document> - x --> <!DOCTYPE"),
        file_of([ENTRY]) + _doctype("[]").partition(b"?>")[2],
    ],
    ids=["billion laughs", "external entity", "external subset", "after a comment", "second"],
)
def test_a_doctype_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="DOCTYPE"):
        events_of(data)


def test_an_entity_without_a_doctype_is_refused() -> None:
    with pytest.raises(BadInput, match="not sound XML"):
        events_of(FILE.replace(b"Maksaja 7", b"&x;"))


@pytest.mark.parametrize(
    "inside",
    [b"<a>" * 100_000, b"<a>" * 300 + b"</a>" * 300, b"x" * 10_100_000],
    ids=["never closed", "deep", "huge text"],
)
def test_nesting_and_texts_have_bounds(inside: bytes) -> None:
    data = FILE.replace(b"<NtryDtls>", b"<AddtlInfInd>" + inside + b"</AddtlInfInd><NtryDtls>", 1)

    with pytest.raises(BadInput):
        events_of(data)


@pytest.mark.parametrize(
    "broken",
    [
        b"<Ntry><Amt></Ntry>",
        b"<Nm>\x01</Nm>",
        b"<Nm>\xef\xbf\xbf</Nm>",
        b"<Nm>a & b</Nm>",
        b"<Nm>]]></Nm>",
        b"</Ntry>",
        b'<Nm x="1" x="2"/>',
        b"<Nm",
    ],
)
def test_text_that_is_no_xml_is_refused_wherever_it_stands(broken: bytes) -> None:
    for place in (FILE.index(b"<Ntry>"), FILE.rindex(b"<RltdPties>"), FILE.rindex(b"</Ntfctn>")):
        with pytest.raises(BadInput, match=r"line \d+"):
            events_of(FILE[:place] + broken + FILE[place:])


def test_a_fault_names_its_line() -> None:
    line = FILE[: FILE.rindex(b"<RltdPties>")].count(b"\n") + 1
    broken = FILE[::-1].replace(b"<RltdPties>"[::-1], b"<RltdPties></Nm>"[::-1], 1)[::-1]

    with pytest.raises(BadInput, match=f"line {line} is not sound XML"):
        events_of(broken)


def _zipped(data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.xml", data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t " * 200_000, "empty"),
        (b"hello", "not sound XML"),
        (b"\x00" * 1000, "not sound XML"),
        (gzip.compress(FILE), "packed"),
        (_zipped(FILE), "packed"),
        (b"%PDF-1.7\n\xff\xfe", "line 2 is not utf-8"),
        (FILE + b"more", "not sound XML"),
        (FILE.rstrip() + b"\x1a", "not sound XML"),
        (b"<html><body/></html>", "this is html, not an account statement"),
        (b"<Document/>", "ends in the middle"),
        (b"<Document", "ends in the middle"),
        (FILE.replace(b"UTF-8", b"EBCDIC"), "EBCDIC is not one we read"),
        (FILE.replace(b"UTF-8", b"zip"), "zip is not one we read"),
        (FILE.decode().replace("Maksaja 3", "Mäki").encode("latin-1"), "line 8 is not utf-8"),
    ],
)
def test_what_is_no_bank_file_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        events_of(data)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"camt.054.001.02", b"camt.054.001.06", "version 6 of camt.054 is not one we read"),
        (b"camt.054.001.02", b"camt.053.001.02", "calls itself camt.053 but holds"),
        (b"camt.054.001.02", b"pain.002.001.03", "this is pain.002.001.03, not"),
        (b"BkToCstmrDbtCdtNtfctn", b"BkToCstmrAcctRpt", "calls itself camt.054"),
    ],
)
def test_other_messages_are_refused_with_a_reason(old: bytes, new: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        events_of(FILE.replace(old, new))


def test_an_intraday_report_is_refused_with_a_reason() -> None:
    report = FILE.replace(b"camt.054.001.02", b"camt.052.001.02")
    report = report.replace(b"BkToCstmrDbtCdtNtfctn", b"BkToCstmrAcctRpt")

    with pytest.raises(BadInput, match=r"intraday report .*not a statement"):
        events_of(report)


def test_a_missing_file_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match=r"poissa.xml: .*check the name"):
        list(read("/nowhere/poissa.xml"))


class _Endless(io.RawIOBase):
    """A file that is made while it is read, so that only the reader's memory is measured."""

    def __init__(self, entry: bytes, count: int) -> None:
        head, tail = file_of([]).split(b"</Ntfctn>")
        self._parts = iter([head, *[entry] * count, b"</Ntfctn>" + tail])
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size and (part := next(self._parts, None)):
            self._rest += part
        block, self._rest = self._rest[:size], self._rest[size:]
        return block


def _peak(entry: bytes, count: int) -> int:
    tracemalloc.start()
    try:
        for _ in read(_Endless(entry, count)):  # type: ignore[arg-type]  # all that is needed
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("odd", [b"", b"<!-- -->"], ids=["short way", "through the parser"])
def test_memory_does_not_grow_with_the_file(odd: bytes) -> None:
    found = re.search(rb"<Ntry>.*</Ntry>\n", file_of([ENTRY._replace(items=(ITEM,))]))
    assert found is not None
    entry = found.group().replace(b"<NtryDtls>", odd + b"<NtryDtls>")
    times = 600 if odd else 1_500

    assert _peak(entry, 4 * times) < 1.25 * _peak(entry, times) + 500_000


def test_a_message_with_every_trap_is_read_whole_before_it_is_believed() -> None:
    """The sums that a cut file would have given differ from the true ones: it must not give any."""
    whole = sum(entry.amount_cents for entry in ENTRIES)

    assert sum(entry.amount_cents for entry in entries_of(file_of())) == whole
    with pytest.raises(BadInput):
        entries_of(file_of()[:-30])
