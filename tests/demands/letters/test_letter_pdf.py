"""The letter as its receiver gets it: pages, tags, symbols, bytes."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language
from inkasso.demands.letters.compose import compose_letter, render_letter
from inkasso.demands.letters.content import Addressee, Audience, Kind, LetterContent
from inkasso.demands.letters.specimen import specimen_letter
from inkasso.formats.typeset import page_count, to_png

HOSTILE = r'#panic("x") $x^2$ @ref *b* _i_ `c` \u{41} <l> // c /* d */ [x] {y} = head " \ '


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["consumer", "business"])
@pytest.mark.parametrize("kind", ["reminder", "demand"])
def test_three_receivables_fit_on_one_page(
    kind: Kind, audience: Audience, language: Language
) -> None:
    assert page_count(render_letter(specimen_letter(kind, audience, language, receivables=3))) == 1


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_letter(specimen_letter()) == render_letter(specimen_letter())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_accessible(language: Language) -> None:
    letter = specimen_letter(language=language)
    with pikepdf.open(io.BytesIO(render_letter(letter))) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "2"
        assert str(pdf.Root.Lang) == f"{language}-FI"
        assert letter.letter_number in str(metadata["dc:title"])
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        roles = [str(one.S) for one in _elements(pdf)]
    assert roles.count("/H1") == 1
    assert roles.count("/H2") >= 5
    assert roles.count("/TH") == 5
    assert roles.count("/Figure") == 2


def test_both_symbols_are_told_to_those_who_cannot_see_them() -> None:
    letter = specimen_letter()
    with pikepdf.open(io.BytesIO(render_letter(letter))) as pdf:
        told = [str(one.Alt) for one in _elements(pdf) if str(one.S) == "/Figure"]
    assert any(letter.payment.barcode_digits in text for text in told)
    assert any("FI79 4405 2020 0360 82" in text and "150,12" in text for text in told)


def _elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every structure element of the document."""
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item
    ]


def test_bar_code_and_qr_code_are_read_from_the_printed_page() -> None:
    letter = specimen_letter()
    page = to_png(compose_letter(letter), pixels_per_inch=300)[0]
    image = Image.open(io.BytesIO(page)).convert("L")
    read = {str(one.format): one for one in zxingcpp.read_barcodes(image)}
    assert read["Code 128"].text == letter.payment.barcode_digits
    assert read["QR Code"].text == letter.payment.qr_text
    corners = read["Code 128"].position
    width = (corners.top_right.x - corners.top_left.x) / 300 * 25.4
    height = (corners.bottom_left.y - corners.top_left.y) / 300 * 25.4
    assert width >= 105
    assert height >= 10


def test_nothing_but_the_address_shows_in_the_envelopes_window() -> None:
    letter = specimen_letter("demand", "consumer", "fi")
    empty = replace(letter, debtor=Addressee(name="", address=()))
    page = to_png(compose_letter(empty), pixels_per_inch=72)[0]
    window = Image.open(io.BytesIO(page)).convert("L").crop(_points(18, 40, 112, 79))
    assert window.getextrema() == (255, 255)
    page = to_png(compose_letter(letter), pixels_per_inch=72)[0]
    window = Image.open(io.BytesIO(page)).convert("L").crop(_points(18, 45, 112, 79))
    assert sum(window.histogram()[:128]) > 0


def _points(*millimetres: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(one / 25.4 * 72) for one in millimetres)
    return left, top, right, bottom


def test_sixty_receivables_continue_with_headers_and_page_numbers(tmp_path: Path) -> None:
    pdf = render_letter(specimen_letter(receivables=60))
    pages = page_count(pdf)
    assert 2 <= pages <= 4
    text = _pdf_text(pdf, tmp_path)
    assert text.count("Saatava ja sen peruste") == pages
    assert f"{pages}/{pages}" in text.replace(" ", "")
    assert all(f"2026-{number:04d}" in text for number in range(1, 61))


def test_the_text_can_be_taken_out_as_it_is_read(tmp_path: Path) -> None:
    text = " ".join(_pdf_text(render_letter(specimen_letter()), tmp_path).split())
    assert "Väinö Öhman Kaislakuja 3 B 12 33100 Tampere" in text
    assert "Voit esittää huomautuksia saatavan määrästä ja perusteesta" in text


def _pdf_text(pdf: bytes, folder: Path) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    path = folder / "letter.pdf"
    path.write_bytes(pdf)
    done = subprocess.run([program, str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode()


def hostile_letter() -> LetterContent:
    """A letter whose every text from outside is as bad as it gets."""
    letter = specimen_letter()
    line = replace(letter.receivables[0], description=HOSTILE + "W" * 300, invoice_number=HOSTILE)
    return replace(
        letter,
        debtor=Addressee(name=HOSTILE * 2, address=("漢字 علي 😀", "A" * 200, "x\x00\u202ey", "4")),
        creditor=replace(letter.creditor, name="Ö" * 150, address=(HOSTILE,) * 5),
        receivables=(line,),
        payment=replace(letter.payment, payee=HOSTILE + "P" * 90),
    )


def test_hostile_texts_are_inert() -> None:
    pdf = render_letter(hostile_letter())
    assert 1 <= page_count(pdf) <= 3


def test_a_letter_with_nothing_optional_is_still_a_letter() -> None:
    letter = specimen_letter()
    agency = replace(letter.agency, website="", opening_hours="", privacy_notice="")
    creditor = replace(letter.creditor, business_id="", phone="", email="")
    line = replace(letter.receivables[0], invoice_date=None, interest_basis="", description="")
    bare = replace(letter.payment, bic="", rf="", barcode_digits="", qr_text="")
    letter = replace(
        letter,
        agency=agency,
        creditor=creditor,
        debtor=Addressee(name="Öhman", address=()),
        receivables=(line,),
        costs=(),
        payment=replace(bare, amount=Money(12112)),
        interest_per_day=None,
    )
    with pikepdf.open(io.BytesIO(render_letter(letter))) as pdf:
        assert len(pdf.pages) == 1
        assert not [one for one in _elements(pdf) if str(one.S) == "/Figure"]
