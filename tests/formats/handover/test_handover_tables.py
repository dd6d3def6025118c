"""Hand-over tables as clients send them: languages, separators, encodings, damage."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.formats.handover import HandoverRow, HandoverTable, RawRow, read_row, read_table
from inkasso.formats.handover.columns import COLUMNS, read_header

HEADERS = {
    "fi": "laskunumero;laskupäivä;eräpäivä;pääoma;laskun summa;valuutta;peruste;saatavan laji;"
    "viivästyskorko %;muistutus lähetetty;muistutuskulu;velallisen tyyppi;nimi;etunimet;sukunimi;"
    "henkilötunnus;y-tunnus;katuosoite;postinumero;kaupunki;maa;sähköposti;puhelin;kieli;"
    "yhteisvastuussa;alkuperäinen velkoja;riidanalainen;lisätiedot",
    "sv": "fakturanummer;fakturadatum;förfallodag;kapital;fakturabelopp;valuta;grund;"
    "fordrans art;dröjsmålsränta %;påminnelse skickad;påminnelseavgift;gäldenärens typ;namn;"
    "förnamn;efternamn;personbeteckning;fo-nummer;gatuadress;postnummer;ort;land;e-post;telefon;"
    "språk;solidariskt med;ursprunglig borgenär;bestridd;anmärkningar",
    "en": ";".join(COLUMNS),
}
HEADER = (
    "Laskunumero;Laskupäivä;Eräpäivä;Pääoma;Peruste;Velallisen tyyppi;"
    "Nimi;Katuosoite;Postinumero;Kaupunki"
)
ROW = "17;1.9.2026;15.9.2026;1 234,50;Sähkö;henkilö;Ääni Öström;Katu 1;00100;Helsinki"
TABLE = f"{HEADER}\r\n{ROW}\r\n"


def read(text: str | bytes) -> HandoverTable:
    return read_table(text.encode() if isinstance(text, str) else text, "luovutus.csv")


def rows(text: str | bytes) -> list[RawRow]:
    return list(read(text).rows)


def only_row(text: str | bytes) -> HandoverRow:
    (raw,) = rows(text)
    row = read_row(raw, on=date(2026, 11, 22), allow_test_range=True)
    assert isinstance(row, HandoverRow), row
    return row


def refusal(text: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        rows(text)
    assert caught.value.source == "luovutus.csv"
    return caught.value.message


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_header_of_the_contract_is_known(language: str) -> None:
    assert read_header(HEADERS[language].split(";")).columns == COLUMNS


@pytest.mark.parametrize(
    "header",
    ["Eräpäivä", " ERÄPÄIVÄ ", "era\u0308pa\u0308iva\u0308", "erä päivä", "Due date", "DUE-DATE"],
)
def test_case_blanks_and_composition_of_headers_do_not_count(header: str) -> None:
    assert read_header(["nimi", header]).columns == ("name", "due_date")


def test_order_of_columns_does_not_count() -> None:
    turned = "\n".join(";".join(reversed(line.split(";"))) for line in (HEADER, ROW))

    assert only_row(turned) == only_row(TABLE)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_each_separator_is_found(separator: str) -> None:
    lines = [[f'"{cell}"' for cell in line.split(";")] for line in (HEADER, ROW)]

    assert only_row("\n".join(separator.join(line) for line in lines)) == only_row(TABLE)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "iso-8859-15", "utf-16", "utf-16-le"]
)
def test_each_encoding_is_found(encoding: str) -> None:
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""

    assert only_row(mark + TABLE.encode(encoding)) == only_row(TABLE)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Pub “Åke” – 5 €", "cp1252"),
        ("Šaljapin", "cp1252"),
        ("½ euroa", "cp1252"),
        ("Marc´s", "cp1252"),
        ("5 € Öö", "iso-8859-15"),
        ("Šaljapin ja Žukov", "iso-8859-15"),
        ("Matiušin", "iso-8859-15"),
    ],
)
def test_western_encodings_are_told_apart(name: str, encoding: str) -> None:
    assert only_row(TABLE.replace("Ääni Öström", name).encode(encoding)).debtor.name == name


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_each_line_break_is_read_also_without_a_last_one(line_break: str, last: str) -> None:
    assert only_row(TABLE.strip().replace("\r\n", line_break) + last) == only_row(TABLE)


def test_empty_lines_and_trailing_blank_columns_are_passed_over() -> None:
    text = f"{HEADER};;;\n;;;;;;;;;;;;\n\n{ROW};;;\n   ;;\n\n"

    assert [raw.number for raw in rows(text)] == [4]
    assert only_row(text) == only_row(TABLE)


def test_title_lines_and_separator_hint_above_the_header_are_passed_over() -> None:
    raw = rows(f"sep=;\nLuovutus 22.11.2026\n\n{TABLE}")

    assert [row.number for row in raw] == [5]


def test_quoted_cells_may_hold_separators_quotes_and_line_breaks() -> None:
    row = only_row(TABLE.replace("Ääni Öström", '"Oy ""Ääni; Öö""\nAb"'))

    assert row.debtor.name == 'Oy "Ääni; Öö" Ab'


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    quoted = ROW.replace("Sähkö", '"Sähkö\nja vesi"')

    assert [raw.number for raw in rows(f"{HEADER}\n{quoted}\n{ROW}\n")] == [2, 3]


def test_unknown_columns_are_kept_and_reported() -> None:
    table = read(f"{HEADER};Asiakasnumero;;Tiimi\n{ROW};77;x;\n")

    assert table.unknown_columns == ("Asiakasnumero", "Tiimi")
    assert table.columns == read_header(HEADER.split(";")).known
    assert next(table.rows).extra == (("Asiakasnumero", "77"), ("(12)", "x"))


def test_excel_wrapping_that_saves_zeros_is_taken_off() -> None:
    (raw,) = rows(TABLE.replace("00100", '="00100"'))

    assert raw.cells["postal_code"] == "00100"


def test_cell_split_by_its_own_separator_is_not_passed_over() -> None:
    (raw,) = rows(TABLE.replace("1 234,50", "1;234,50"))

    assert raw.surplus == ("Helsinki",)


def test_short_row_is_read_when_the_file_goes_on() -> None:
    short = ";".join(ROW.split(";")[:8])

    assert len(rows(f"{HEADER}\n{short}\n{ROW}\n")) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\n", "empty"),
        ("x;y\n1;2\n", "no header row"),
        (ROW, "no header row"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old or encrypted"),
        (b"laskunumero;nimi\n\x00\x01", "zero bytes"),
        (TABLE.encode("utf-16-le"), "zero bytes"),
        (TABLE.encode() + "Öö;".encode("cp1252"), "up to line 3"),
        (TABLE.encode("cp1252") + b"\x81", "81"),
        (f"{HEADER};nimi\n{ROW}\n", "both mean name"),
        (f"{HEADER};name\n{ROW}\n", "both mean name"),
        (f'{HEADER}\n{ROW}\n17;"1.9.2026;15.9', "line 3"),
        (f'{HEADER}\n"Ääni" Oy;1.9.2026\n{ROW}\n', "line 2"),
        (f"{HEADER}\n{'x' * 200_000}\n", "line 2"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_what_to_do(
    text: str | bytes, reason: str
) -> None:
    message = refusal(text)

    assert reason in message
    assert message.endswith((".", "nimi")) or ". " in message


def test_missing_file_is_refused() -> None:
    with pytest.raises(BadInput, match="Check the file's name"):
        read_table(Path("/nonexistent/luovutus.csv"), "luovutus.csv")


@pytest.mark.parametrize("kept", [5, 12, 25, 40])
def test_file_cut_in_its_last_row_is_refused(kept: int) -> None:
    whole = f"{HEADER}\n{ROW}\n{ROW}\n"
    cut = whole[: len(HEADER) + 1 + len(ROW) + 1 + kept]

    assert "was cut" in refusal(cut)


def test_file_cut_in_the_middle_of_a_letter_is_refused() -> None:
    whole = f"{HEADER}\n{ROW}\n".encode()
    cut = whole[: whole.index("Öström".encode()) + 1]

    assert "was cut" in refusal(cut)


def test_rows_before_the_damage_come_out_first() -> None:
    reading = read(f"{HEADER}\n{ROW}\n{ROW[:20]}").rows

    assert next(reading).number == 2
    with pytest.raises(BadInput):
        next(reading)


def test_large_file_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "suuri.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        file.writelines(ROW + "\n" for _ in range(20_000))

    tracemalloc.start()
    count = sum(1 for _ in read_table(path, "suuri.csv").rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 20_000
    assert path.stat().st_size > 1_500_000
    assert peak < 6_000_000


@given(st.binary(max_size=200))
@example(b"\xfe\xff\x00")  # half a character of UTF-16
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with pytest.raises(BadInput):
        rows(content)


@given(st.binary(max_size=60))
def test_no_bytes_after_a_header_break_the_reader(content: bytes) -> None:
    try:
        found = rows(HEADER.encode() + b"\n" + content)
    except BadInput:
        return
    assert all(raw.number > 1 for raw in found)
