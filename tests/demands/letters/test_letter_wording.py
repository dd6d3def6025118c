"""The words: the same in every language as far as keys and places go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from string import Formatter

import pytest

from inkasso.base.words import LANGUAGES, Language
from inkasso.demands.letters.wording import wording


def _places(texts: Mapping[str, object], path: str = "") -> Iterator[tuple[str, str, int]]:
    """Path, places and bold marks of each text."""
    for key, text in texts.items():
        if isinstance(text, Mapping):
            yield from _places(text, f"{path}/{key}")
        else:
            assert isinstance(text, str)
            places = sorted(name for _, name, _, _ in Formatter().parse(text) if name)
            yield f"{path}/{key}", " ".join(places), text.count("**")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_places(language: Language) -> None:
    assert sorted(_places(wording(language).texts)) == sorted(_places(wording("fi").texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_bold_marks_come_in_pairs_and_no_text_is_empty(language: Language) -> None:
    texts = list(_places(wording(language).texts))
    assert len(texts) > 50
    assert all(marks % 2 == 0 for _, _, marks in texts)


def test_asterisks_in_a_value_stay_asterisks() -> None:
    segments = wording("fi").rich(
        "lead", "consumer", "demand", total="**1**", deadline="{total} 5.1.2027"
    )
    strong = [one["text"] for one in segments if isinstance(one, dict) and one["strong"]]
    assert strong == ["**1**", "{total} 5.1.2027"]


def test_days_are_written_as_people_write_them() -> None:
    day = date(2027, 1, 5)
    assert wording("fi").day(day) == wording("sv").day(day) == "5.1.2027"
    assert wording("en").day(day) == "5\u00a0January\u00a02027"
    assert wording("en").short_day(day) == "5\u00a0Jan\u00a02027"


def test_sections_are_not_torn_from_their_numbers() -> None:
    text = wording("fi").text("suspension")
    assert "4\u00a0c\u00a0§" in text
    assert "section\u00a04\u00a0c" in wording("en").text("suspension")


@pytest.mark.parametrize(
    ("euros", "written"),
    [("0.0312", "0,0312\u00a0€"), ("0.10", "0,10\u00a0€"), ("12.345", "12,35\u00a0€")],
)
def test_interest_of_a_day_keeps_the_digits_that_matter(euros: str, written: str) -> None:
    assert wording("fi").daily(Decimal(euros)) == written
