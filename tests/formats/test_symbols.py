"""The drawn symbols, read back by a decoder from the drawing itself."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.formats.barcode import check_value
from inkasso.formats.symbols import (
    BARCODE_QUIET_ZONE,
    QR_QUIET_ZONE,
    barcode_svg,
    qr_svg,
)

DIGITS = "437159030000007760001240000000000000000020260011261231"
EPC = "BCD\n002\n1\nSCT\n\nPerintä Öy\nFI3715903000000776\nEUR124.00\n\nRF5220260011"

_RECTANGLE = re.compile(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+z")
_SVG = "{http://www.w3.org/2000/svg}"


def modules(svg: str) -> list[bytearray]:
    """The drawing as rows of modules, 0 for black: its rectangles painted one by one."""
    root = ET.fromstring(svg)
    _, _, width, height = map(int, root.attrib["viewBox"].split())
    rows = [bytearray(b"\xff" * width) for _ in range(height)]
    path = root.findall(f"{_SVG}path")[1].attrib["d"]
    assert _RECTANGLE.sub("", path) == ""
    for left, top, across, down in _RECTANGLE.findall(path):
        for y in range(int(top), int(top) + int(down)):
            rows[y][int(left) : int(left) + int(across)] = bytes(int(across))
    return rows


def decoded(svg: str) -> zxingcpp.Barcode:
    """What a reader sees in the drawing, every module three pixels wide."""
    rows = [
        bytes(pixel for pixel in row for _ in range(3)) for row in modules(svg) for _ in range(3)
    ]
    image = memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0])))
    found = zxingcpp.read_barcodes(image)
    assert len(found) == 1
    return found[0]


def test_bar_code_is_read_back() -> None:
    symbol = decoded(barcode_svg(DIGITS))

    assert symbol.format == zxingcpp.BarcodeFormat.Code128
    assert symbol.text == DIGITS


def test_bar_code_is_in_code_set_c_throughout() -> None:
    row = modules(barcode_svg(DIGITS))[0]

    # Start, 27 pairs of digits and the check value of 11 modules each, and the stop of 13.
    assert len(row) == (1 + 27 + 1) * 11 + 13 + 2 * BARCODE_QUIET_ZONE


def test_bar_code_begins_with_start_c_and_ends_with_its_check_value() -> None:
    bars = bytes(modules(barcode_svg(DIGITS))[0])[BARCODE_QUIET_ZONE:-BARCODE_QUIET_ZONE]
    # A code of one pair whose check value is the same pair draws the pattern to compare with.
    wanted = check_value(DIGITS)
    other = "0" * 52 + f"{wanted:02d}"
    pattern = bytes(modules(barcode_svg(other))[0])[BARCODE_QUIET_ZONE:-BARCODE_QUIET_ZONE]

    assert wanted == 49
    assert widths(bars[:11]) == [2, 1, 1, 2, 3, 2]
    assert widths(bars[28 * 11 : 29 * 11]) == widths(pattern[27 * 11 : 28 * 11])
    assert widths(bars[29 * 11 :]) == [2, 3, 3, 1, 1, 1, 2]


def widths(bars: bytes) -> list[int]:
    return [len(run) for run in re.findall(rb"\x00+|\xff+", bars)]


def test_quiet_zones_are_white() -> None:
    bars, dots = modules(barcode_svg(DIGITS)), modules(qr_svg(EPC))

    assert all(set(row[:BARCODE_QUIET_ZONE] + row[-BARCODE_QUIET_ZONE:]) == {255} for row in bars)
    assert all(set(row[:QR_QUIET_ZONE] + row[-QR_QUIET_ZONE:]) == {255} for row in dots)
    assert all(set(row) == {255} for row in dots[:QR_QUIET_ZONE] + dots[-QR_QUIET_ZONE:])


@pytest.mark.parametrize("text", [EPC, EPC.replace("ä", "a").replace("Ö", "O"), EPC + "\n\nšж€"])
def test_qr_code_is_read_back_with_error_correction_m(text: str) -> None:
    symbol = decoded(qr_svg(text))

    assert symbol.format == zxingcpp.BarcodeFormat.QRCode
    assert symbol.ec_level == "M"
    assert symbol.text == text


def test_letters_beyond_ascii_stand_as_utf_8_in_the_symbol() -> None:
    assert "Perintä Öy".encode() in decoded(qr_svg(EPC)).bytes


def test_longest_payment_fits_version_thirteen() -> None:
    size = len(modules(qr_svg("x" * 331))) - 2 * QR_QUIET_ZONE

    assert size <= 17 + 4 * 13


@pytest.mark.parametrize("digits", ["", "1" * 53, "1" * 55, "x" * 54, "١" * 54])
def test_only_a_bank_bar_code_is_drawn(digits: str) -> None:
    with pytest.raises(BadInput):
        barcode_svg(digits)


@settings(max_examples=15)
@given(st.text(alphabet="0123456789", min_size=54, max_size=54))
def test_any_digits_are_read_back(digits: str) -> None:
    assert decoded(barcode_svg(digits)).text == digits


@settings(max_examples=10)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö0123456789 \n", min_size=60, max_size=160))
def test_any_text_is_read_back(text: str) -> None:
    assert decoded(qr_svg(text)).text == text
