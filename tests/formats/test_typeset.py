"""Typesetting: the same bytes for the same input, and data that can never act as markup."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.formats.typeset import (
    MISSING,
    Document,
    Drawing,
    TypesetFault,
    breakable,
    page_count,
    plain_line,
    printable_line,
    to_pdf,
    to_png,
)

TEMPLATE = """
#let d = json(bytes(sys.inputs.data))
#set document(title: "Koe")
#set text(lang: "fi")
= Koe
#d.text
#for page in d.pages { pagebreak(); page }
#if sys.inputs.numbered == "yes" [sivut numeroitu]
"""


def document(text: str, *pages: str) -> Document:
    data = {"text": text, "pages": list(pages)}
    return Document(template=TEMPLATE, data=data, dated=date(2026, 12, 22))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_pdf(document("Väinö Öhman")) == to_pdf(document("Väinö Öhman"))


def test_the_pdf_is_dated_by_the_document_and_not_by_the_clock() -> None:
    other_day = replace(document("a"), dated=date(2025, 1, 2))
    with pikepdf.open(io.BytesIO(to_pdf(other_day))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20250102120000")


def test_the_pdf_is_tagged_and_claims_both_standards() -> None:
    with pikepdf.open(io.BytesIO(to_pdf(document("a")))) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("fi")


def test_only_the_fonts_of_the_typesetter_are_used_and_all_are_embedded() -> None:
    with pikepdf.open(io.BytesIO(to_pdf(document("Ωжא Öhman")))) as pdf:
        descriptors = [item for item in pdf.objects if _is_font_descriptor(item)]
        names = {str(item.FontName).partition("+")[2] for item in descriptors}
        assert len(names) > 1
        assert all(name.startswith(("Libertinus", "NewCM", "DejaVu")) for name in names)
        assert all("/FontFile2" in item or "/FontFile3" in item for item in descriptors)


def _is_font_descriptor(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"


def test_a_single_page_is_not_numbered_and_several_are() -> None:
    one, three = to_pdf(document("a")), to_pdf(document("a", "b", "c"))
    assert page_count(one) == 1
    assert page_count(three) == 3
    numbered = replace(document("a"), template=TEMPLATE.replace('"yes"', '"no"'))
    assert len(to_pdf(numbered)) > len(one)


@pytest.mark.parametrize(
    "hostile",
    [
        '#panic("x")',
        '#read("/etc/passwd")',
        "$x^2$ @nobody *b* _i_ `c` \\u{41} <label> [y] {z} // /* */ = h",
        '"] #panic() [',
        "\\",
        "{name} **bold** %s",
    ],
)
def test_markup_in_data_is_printed_and_never_obeyed(hostile: str) -> None:
    assert page_count(to_pdf(document(hostile))) == 1


@pytest.mark.parametrize("text", ["漢字", "😀", "\ue000", "ไทย", "\x00", "\u202ekaannettu", "한"])
def test_a_character_without_a_glyph_does_not_stop_the_document(text: str) -> None:
    assert to_pdf(document(f"Väinö {text}")).startswith(b"%PDF")


def test_a_script_that_fonts_have_is_kept_and_one_they_lack_is_shown_as_missing() -> None:
    assert printable_line("Väinö Жуков Ωmega") == "Väinö Жуков Ωmega"
    assert printable_line("漢字") == MISSING * 2


def test_every_character_called_printable_has_a_glyph() -> None:
    kept = "".join(
        chr(code)
        for code in range(0x21, 0x2200)
        if unicodedata.category(chr(code))[0] != "C" and printable_line(chr(code)) != MISSING
    )
    spaced = " ".join(kept[start : start + 20] for start in range(0, len(kept), 20))
    with_missing = to_pdf(document(f"{spaced} 漢"))
    assert len(kept) > 800
    assert page_count(with_missing) == 1


def test_lines_lose_what_could_disturb_a_page_and_keep_the_rest() -> None:
    assert plain_line("Matti\n\tMeikäläinen\x00") == "Matti Meikäläinen"
    assert plain_line("12\u00a0€") == "12\u00a0€"
    assert plain_line("maksa \u202eIF") == "maksa IF"
    assert plain_line("O\u0308hman") == "Öhman"


@given(st.text(max_size=200))
def test_plain_lines_are_stable_and_hold_no_long_run(text: str) -> None:
    line = plain_line(text)
    assert plain_line(line) == line
    assert all(len(run) <= 34 for run in re.split(r"[\s\u200b]", breakable(line)))
    assert breakable(line).replace("\u200b", "") == line
    assert not any(character in "\n\r\t\u2028" for character in line)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_no_text_whatever_stops_the_typesetter(text: str) -> None:
    assert to_pdf(document(text)).startswith(b"%PDF")


def test_a_fault_in_the_template_says_what_is_wrong() -> None:
    broken = replace(document("a"), template=TEMPLATE + "#d.nothing")
    with pytest.raises(TypesetFault, match="nothing"):
        to_pdf(broken)
    with pytest.raises(TypesetFault, match="nothing"):
        to_png(broken)


def test_a_picture_without_alternative_text_is_refused() -> None:
    dot = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    silent = replace(
        document("a"),
        template=TEMPLATE + '#image(bytes(sys.inputs.dot), format: "svg")',
        drawings={"dot": Drawing(svg=dot, alternative="piste")},
    )
    with pytest.raises(TypesetFault, match="alt"):
        to_pdf(silent)
    told = silent.template.replace('"svg")', '"svg", alt: sys.inputs.at("dot-alt"))')
    with pikepdf.open(io.BytesIO(to_pdf(replace(silent, template=told)))) as pdf:
        assert any(
            isinstance(item, pikepdf.Dictionary) and item.get("/Alt") == "piste"
            for item in pdf.objects
        )
