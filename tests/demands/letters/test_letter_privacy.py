"""The Article 14 text in a first letter: a page of its own, frozen with the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inkasso.base.words import LANGUAGES, Language
from inkasso.demands.informing import information_on_data
from inkasso.demands.letters.compose import letter_data, privacy_text, render_letter
from inkasso.demands.letters.content import LetterContent
from inkasso.demands.letters.frozen import from_json, to_json
from inkasso.demands.letters.specimen import specimen_letter
from inkasso.formats.typeset import page_count


def _first(language: Language = "fi", subject: str = "debtors") -> LetterContent:
    told = information_on_data(language, subject=subject, place="mallila.example/tietosuoja")
    return replace(specimen_letter("demand", "consumer", language), privacy=told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_stands_on_the_back_of_the_sheet(language: Language) -> None:
    assert page_count(render_letter(_first(language))) == 2


def test_a_later_letter_stays_on_one_page() -> None:
    assert letter_data(specimen_letter())["privacy"] is None
    assert page_count(render_letter(specimen_letter())) == 1


def test_the_text_is_frozen_with_the_letter() -> None:
    content = _first()
    assert from_json(to_json(content)) == content


def test_a_letter_frozen_before_the_text_was_thought_of_is_read() -> None:
    stored = to_json(specimen_letter())
    del stored["privacy"]
    assert from_json(stored) == specimen_letter()


def test_what_is_proved_is_the_whole_text() -> None:
    content = _first("sv")
    assert content.privacy is not None
    text = privacy_text(content)
    assert content.privacy.heading in text
    assert all(one.text in text for one in content.privacy.paragraphs)
    assert "mallila.example/tietosuoja" in text


def test_co_debtors_are_told_of_co_debtors_data() -> None:
    assert _first(subject="co_debtors").privacy is not None
