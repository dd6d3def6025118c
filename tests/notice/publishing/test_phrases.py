"""Articles, sections and lists in the manner of each language; no wording lacks a language."""

from __future__ import annotations

import re
from datetime import date

import pytest

from inkasso.base.words import LANGUAGES, Words
from inkasso.notice.articles import Article
from inkasso.notice.publishing.phrases import (
    Wording,
    article,
    country,
    day,
    listed,
    plain,
    provision,
)
from inkasso.notice.publishing.telling import extent_name, ground_name, right_name, term
from inkasso.notice.register import Provision, TransferGround
from inkasso.notice.rights import Extent, Right
from notice.registers_at_hand import demo

_PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize(
    ("point", "fi", "sv", "en"),
    [
        ("6(1)(f)", "6 artiklan 1 kohdan f alakohta", "artikel 6.1 f", "Article 6(1)(f)"),
        ("5(2)", "5 artiklan 2 kohta", "artikel 5.2", "Article 5(2)"),
        ("24", "24 artikla", "artikel 24", "Article 24"),
    ],
)
def test_points_are_written_as_each_language_does(point: str, fi: str, sv: str, en: str) -> None:
    assert article(point) == Words(fi=fi, sv=sv, en=en)


def test_a_chapter_is_named_in_each_language() -> None:
    told = provision(demo(), Provision(act="1336/1997", section="2 luku 10 §"))
    assert told.fi.replace("\u00a0", " ").endswith("(1336/1997) 2 luku 10 §")
    assert told.sv.replace("\u00a0", " ").endswith("(1336/1997) 2 kap. 10 §")
    assert told.en.replace("\u00a0", " ").endswith("(1336/1997), chapter 2, section 10")


def test_names_with_commas_are_parted_by_semicolons() -> None:
    assert listed([plain("a"), plain("b")]).fi == "a, b"
    assert listed([plain("a, c"), plain("b")]).fi == "a, c; b"


def test_days_and_countries_are_written_out() -> None:
    assert day(date(2027, 1, 5)) == Words(fi="5.1.2027", sv="5.1.2027", en="5 January 2027")
    assert country("SE") == Words(fi="Ruotsi", sv="Sverige", en="Sweden")


def test_whatever_the_register_counts_has_a_name() -> None:
    named = [ground_name(one) for one in Article]
    named += [right_name(one) for one in Right] + [extent_name(one) for one in Extent]
    named += [term("transfer", one.value) for one in TransferGround]
    assert all(words.in_language(language) for words in named for language in LANGUAGES)


@pytest.mark.parametrize("name", ["terms", "notice", "informing", "record"])
def test_every_sentence_has_the_same_places_in_every_language(name: str) -> None:
    wording = Wording(name)
    for key in wording.names():
        raw = wording.raw(key)
        places = [set(_PLACE.findall(raw.in_language(language))) for language in LANGUAGES]
        assert places[0] == places[1] == places[2], key
        assert all(raw.in_language(language) for language in LANGUAGES), key
