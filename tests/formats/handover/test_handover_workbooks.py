"""Hand-over workbooks: what spreadsheets do to data, and what attackers do to spreadsheets."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.base.money import Money
from inkasso.formats.handover import HandoverRow, RawRow, read_row, read_table

HEADER = [
    *("Laskunumero", "Laskupäivä", "Eräpäivä", "Pääoma", "Peruste", "Velallisen tyyppi"),
    *("Nimi", "Y-tunnus", "Katuosoite", "Postinumero", "Kaupunki", "Viivästyskorko %"),
]
# Spreadsheets know no time zones, and a cell formatted as a day may hold an hour.
NOON = datetime(2026, 9, 15, 12)  # noqa: DTZ001
ROW = [1001, date(2026, 9, 1), NOON, 1234.5, "Sähkö", "yritys",
       "Esimerkki Oy", 20774740, "Katu 1", 100, "Helsinki", None]  # fmt: skip

SHEET = "xl/worksheets/sheet1.xml"


def workbook(*sheets: Iterable[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for lines in sheets:
        sheet = book.create_sheet()
        for line in lines:
            sheet.append(list(line))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def repacked(content: bytes, part: str, new: bytes | None) -> bytes:
    """The workbook with one part replaced, added, or (with `None`) taken out."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book,
    ):
        for name in old.namelist():
            if name != part:
                book.writestr(name, old.read(name))
        if new is not None:
            book.writestr(part, new)
    return target.getvalue()


def sheet_xml(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as book:
        return book.read(SHEET)


def rows(content: bytes | Path) -> list[RawRow]:
    return list(read_table(content, "luovutus.xlsx").rows)


def refusal(content: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        rows(content)
    assert caught.value.source == "luovutus.xlsx"
    return caught.value.message


def only_row(content: bytes | Path) -> HandoverRow:
    (raw,) = rows(content)
    row = read_row(raw, on=date(2026, 11, 22), allow_test_range=True)
    assert isinstance(row, HandoverRow), row
    return row


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def as_office_writes() -> bytes:
    """A workbook laid out as office programs do: shared strings, rich text, day numbers, styles."""
    texts = [*HEADER, "Sähkö", "yritys", "Katu 1", "Helsinki"]
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    shared += (
        '<si><r><t xml:space="preserve">Esimerkki </t></r><r><rPr><b/></rPr><t>Oy</t></r></si>'
    )
    names = "".join(f'<c r="{chr(65 + i)}1" t="s"><v>{i}</v></c>' for i in range(12))
    cells = (
        '<c r="A2"><v>1001</v></c><c r="B2" s="1"><v>46266</v></c>'
        '<c r="C2" s="1"><v>46280.5</v></c>'
        '<c r="D2" s="2"><f>1000+D9</f><v>1234.5</v></c><c r="E2" t="s"><v>12</v></c>'
        '<c r="F2" t="s"><v>13</v></c><c r="G2" t="s"><v>16</v></c><c r="H2"><v>20774740</v></c>'
        '<c r="I2" t="s"><v>14</v></c><c r="J2"><v>100</v></c><c r="K2" t="s"><v>15</v></c>'
        '<c r="L2" s="3"/>'
    )
    formats = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 4, 10))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_DOC}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><sheets>'
        '<sheet name="Taul1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_DOC}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_DOC}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r3" Type="{_DOC}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs>{formats}</cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        SHEET: f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:L2"/><sheetData><row r="1">{names}'
        f'</row><row r="2">{cells}</row></sheetData></worksheet>',
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, xml in parts.items():
            book.writestr(name, _XML + xml)
    return target.getvalue()


SOUND = workbook([HEADER, ROW])


def test_numbers_dates_and_lost_zeros_are_read() -> None:
    row = only_row(SOUND)

    assert row.invoice_number == "1001"
    assert (row.invoice_date, row.due_date) == (date(2026, 9, 1), date(2026, 9, 15))
    assert row.principal == Money.of("1234.50")
    assert row.debtor.business_id == "2077474-0"
    assert row.debtor.address is not None
    assert row.debtor.address.postal_code == "00100"


def test_shared_strings_day_numbers_and_rich_text_of_office_programs_are_read() -> None:
    assert only_row(as_office_writes()) == only_row(SOUND)


def test_workbook_is_read_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "luovutus.xlsx"
    path.write_bytes(SOUND)

    assert only_row(path) == only_row(SOUND)


@pytest.mark.parametrize(
    ("held", "cents"), [(0.1 + 0.2, 30), (1234.56, 123456), (100.10000000000001, 10010), (5, 500)]
)
def test_binary_noise_of_numbers_is_gone(held: float, cents: int) -> None:
    assert only_row(workbook([HEADER, [*ROW[:3], held, *ROW[4:]]])).principal == Money(cents)


def test_number_of_three_decimals_is_never_read_as_thousands() -> None:
    (raw,) = rows(workbook([HEADER, [*ROW[:3], 1.234, *ROW[4:]]]))
    found = read_row(raw, on=date(2026, 11, 22), allow_test_range=True)

    assert isinstance(found, tuple)
    assert [(fault.field, fault.code) for fault in found] == [("principal", "bad_amount")]


@pytest.mark.parametrize(
    ("held", "number_format", "rate"),
    [(0.085, "0.0 %", "8.5"), (8.5, "General", "8.5"), (0.1, "0%", "10"), (7, "0.00", "7")],
)
def test_rate_is_what_the_cell_shows(held: float, number_format: str, rate: str) -> None:
    book = openpyxl.load_workbook(BytesIO(SOUND))
    cell = book.worksheets[0]["L2"]
    cell.value, cell.number_format = held, number_format

    assert only_row(saved(book)).interest_rate == Decimal(rate)


def test_first_sheet_with_a_known_header_is_read() -> None:
    content = workbook(
        [["Ohje"], ["Täytä seuraava sivu"]], [], [["Otsikko"], [], HEADER, ROW], [HEADER]
    )

    assert [raw.number for raw in rows(content)] == [4]


def test_empty_rows_and_columns_are_passed_over() -> None:
    content = workbook([[*HEADER, None, " "], [], [None, " "], [*ROW, None, None]])

    assert [raw.number for raw in rows(content)] == [4]
    assert only_row(content) == only_row(SOUND)


def test_contents_of_unknown_and_nameless_columns_are_kept() -> None:
    (raw,) = rows(workbook([[*HEADER, "Asiakas"], [*ROW, 77, None, "soita"]]))

    assert raw.extra == (("Asiakas", "77"), ("(15)", "soita"))
    assert raw.surplus == ()


def test_formula_counts_as_the_value_last_shown() -> None:
    xml = sheet_xml(SOUND).replace(
        b'<c r="D2" t="n"><v>1234.5</v></c>', b'<c r="D2"><f>1000+234.5</f><v>1234.5</v></c>'
    )
    assert b"<f>" in xml

    assert only_row(repacked(SOUND, SHEET, xml)).principal == Money.of("1234.50")


def test_declared_size_of_the_sheet_is_not_believed() -> None:
    for lie in (b'<dimension ref="A1:A1"', b'<dimension ref="A1:XFD1048576"'):
        xml = sheet_xml(SOUND).replace(b'<dimension ref="A1:L2"', lie)
        assert lie in xml
        assert only_row(repacked(SOUND, SHEET, xml)) == only_row(SOUND)


def test_macros_are_not_looked_at() -> None:
    assert only_row(repacked(SOUND, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0evil")) == only_row(
        SOUND
    )


def test_workbook_without_a_known_header_is_refused() -> None:
    assert "no header row" in refusal(workbook([["a", "b"], [1, 2]]))
    assert "no header row" in refusal(workbook([]))


def test_two_headers_of_one_column_are_refused() -> None:
    assert "both mean name" in refusal(workbook([[*HEADER, "namn"], ROW]))


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_workbook_cut_in_half_is_refused(kept: float) -> None:
    assert "not a whole workbook" in refusal(SOUND[: int(len(SOUND) * kept)])


def test_damaged_workbook_is_refused() -> None:
    at = SOUND.index(SHEET.encode()) + 60
    damaged = SOUND[:at] + bytes(byte ^ 0xFF for byte in SOUND[at : at + 40]) + SOUND[at + 40 :]

    assert "not a whole workbook" in refusal(damaged)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "[Content_Types].xml"])
def test_workbook_without_a_part_is_refused(part: str) -> None:
    assert "not a whole workbook" in refusal(repacked(SOUND, part, None))


def test_sheet_cut_inside_its_xml_is_refused() -> None:
    xml = sheet_xml(SOUND)

    assert "not a whole workbook" in refusal(repacked(SOUND, SHEET, xml[: len(xml) // 2]))


def test_other_zip_file_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("lue.txt", "hei")

    assert "not a whole workbook" in refusal(target.getvalue())


LAUGHS = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


PARTS = [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels"]


@pytest.mark.parametrize("part", PARTS)
def test_document_type_is_refused_in_every_part(part: str) -> None:
    content = as_office_writes()
    with zipfile.ZipFile(BytesIO(content)) as book:
        xml = book.read(part)
    end = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0

    assert "entities" in refusal(repacked(content, part, xml[:end] + LAUGHS + xml[end:]))


def test_document_type_is_found_in_other_encodings_too() -> None:
    plain = b'<?xml version="1.0" encoding="UTF-16"?>' + LAUGHS + b"<worksheet/>"
    wide = plain.decode().encode("utf-16")
    foreign = b'<?xml version="1.0" encoding="cp037"?>' + LAUGHS.decode().encode("cp037")

    assert "entities" in refusal(repacked(SOUND, SHEET, wide))
    assert "entities" in refusal(repacked(SOUND, SHEET, foreign))


def test_sheet_kept_under_another_name_is_looked_at_too() -> None:
    with zipfile.ZipFile(BytesIO(SOUND)) as book:
        relations = book.read("xl/_rels/workbook.xml.rels")
    moved = relations.replace(b"worksheets/sheet1.xml", b"media/image1.png")
    assert moved != relations

    content = repacked(SOUND, "xl/_rels/workbook.xml.rels", moved)

    assert "entities" in refusal(
        repacked(content, "xl/media/image1.png", LAUGHS + sheet_xml(SOUND))
    )


def test_external_entity_is_refused() -> None:
    xml = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'

    assert "entities" in refusal(repacked(SOUND, SHEET, xml))


def test_part_that_unpacks_too_large_is_refused_before_unpacking() -> None:
    bomb = repacked(SOUND, "xl/styles.xml", b" " * (33 << 20))

    assert len(bomb) < 200_000
    assert "xl/styles.xml unpacks to more than 32 MB" in refusal(bomb)


def test_workbook_that_unpacks_too_large_is_refused_before_unpacking() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for place in range(9):
            book.writestr(f"xl/worksheets/sheet{place}.xml", b" " * (31 << 20))

    assert "unpacks to more than 256 MB" in refusal(target.getvalue())


def test_cell_far_to_the_right_is_neither_lost_nor_waited_for() -> None:
    (raw,) = rows(workbook([HEADER, [*ROW, *[None] * 100, "soita"]]))
    xml = sheet_xml(SOUND).replace(
        b"</row></sheetData>", b'<c r="XFD2"><v>1</v></c></row></sheetData>'
    )
    assert b"XFD2" in xml

    assert raw.extra == (("(113)", "soita"),)
    assert "beyond column 256" in refusal(repacked(SOUND, SHEET, xml))


def test_row_number_beyond_any_sheet_is_refused() -> None:
    xml = sheet_xml(SOUND).replace(b'<row r="2"', b'<row r="2000000000"')

    assert "rows" in refusal(repacked(SOUND, SHEET, xml))


@settings(max_examples=40)
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_no_damage_breaks_the_reader(at: int, junk: bytes) -> None:
    try:
        found = rows(SOUND[:at] + junk + SOUND[at + len(junk) :])
    except BadInput:
        return
    assert len(found) <= 1
