"""The texts of Articles 13 and 14: every element that the articles list, in three languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.notice.publishing.informing import (
    POINTS,
    Duty,
    Information,
    inform,
    information_texts,
    is_owed,
    letter_information,
)
from inkasso.notice.register import Register
from notice.registers_at_hand import FOLDERS, demo, register_of

#: Every point of the articles: 13(1) and (2), 14(1) and (2), and the right to object, told apart.
_ARTICLE_13 = [f"13(1)({letter})" for letter in "abcdef"] + [f"13(2)({n})" for n in "abcdef"]
_ARTICLE_14 = [f"14(1)({letter})" for letter in "abcdef"] + [f"14(2)({n})" for n in "abcdefg"]


def _letter() -> Information:
    purposes = ["assignments", "collection", "payments"]
    return inform(demo(), Duty.ARTICLE_14, purposes, subject="debtors")


def _form() -> Information:
    return inform(demo(), Duty.ARTICLE_13, ["customer_service", "hardship"], subject="debtors")


@pytest.mark.parametrize(
    ("duty", "wanted"), [(Duty.ARTICLE_13, _ARTICLE_13), (Duty.ARTICLE_14, _ARTICLE_14)]
)
def test_each_point_of_the_article_has_an_element(duty: Duty, wanted: list[str]) -> None:
    assert {*wanted, "21(4)"} <= set(POINTS[duty].values())


@pytest.mark.parametrize("point", [*_ARTICLE_14, "21(4)"])
def test_each_element_of_article_14_says_something_in_every_language(point: str) -> None:
    _says_something(_letter(), point)


@pytest.mark.parametrize("point", [*_ARTICLE_13, "21(4)"])
def test_each_element_of_article_13_says_something_in_every_language(point: str) -> None:
    _says_something(_form(), point)


def _says_something(told: Information, point: str) -> None:
    (element,) = (one for one in told.elements if one.point == point)
    for words in (element.heading, element.brief, *element.whole):
        for language in LANGUAGES:
            assert words.in_language(language).strip(" .:;,")
            assert "{" not in words.in_language(language)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("controller", demo().controller.name),
        ("controller", demo().controller.email),
        ("officer", demo().controller.email),
        ("purposes", demo().purposes["collection"].name),
        ("purposes", Words(fi="6 artiklan 1 kohdan f", sv="artikel 6.1 f", en="Article 6(1)(f)")),
        ("interest", Words(fi="velkojan etu", sv="borgenärens intresse", en="creditor's interest")),
        ("categories", demo().categories["identity_codes"].name),
        ("categories", demo().categories["payment_defaults"].name),
        ("source", demo().sources["client"].name),
        ("source", demo().sources["dun_bradstreet"].name),
        ("recipients", demo().recipients["courts_and_enforcement"].name),
        ("recipients", demo().recipients["posting"].name),
        ("transfers", Words(fi="ETA:n", sv="EES", en="EEA")),
        ("period", Words(fi="5 vuotta", sv="5 år", en="5 years")),
        ("rights", Words(fi="jäljennöksen", sv="kopia", en="copy")),
        ("rights", Words(fi="rajoittamista", sv="begränsas", en="restricted")),
        ("objection", Words(fi="vastustaa", sv="invända", en="object")),
        ("withdrawal", Words(fi="suostumukseen", sv="samtycke", en="consent")),
        ("complaint", demo().authority.name),
        ("complaint", demo().authority.post),
        ("automated", Words(fi="automaattisia", sv="automatiserade", en="by machine alone")),
    ],
)
def test_the_letter_tells_what_the_register_says(key: str, wanted: Words | str) -> None:
    (element,) = (one for one in _letter().elements if one.key == key)
    for language in LANGUAGES:
        text = wanted if isinstance(wanted, str) else wanted.in_language(language)
        for told in (element.brief, Words(**_together(element.whole))):
            assert text.casefold() in told.in_language(language).replace("\u00a0", " ").casefold()


def _together(several: tuple[Words, ...]) -> dict[str, str]:
    return {
        language: " ".join(words.in_language(language) for words in several)
        for language in LANGUAGES
    }


def test_article_13_tells_of_consent_where_a_purpose_rests_on_it() -> None:
    (element,) = (one for one in _form().elements if one.key == "withdrawal")
    assert "at any time" in element.brief.en


def test_marketing_may_be_objected_to_without_a_reason() -> None:
    told = inform(demo(), Duty.ARTICLE_14, ["marketing"], subject="prospect_contacts")
    (element,) = (one for one in told.elements if one.key == "objection")
    assert "without giving a reason" in element.brief.en


def test_a_source_open_to_all_is_told_as_such() -> None:
    told = inform(demo(), Duty.ARTICLE_14, ["marketing"], subject="prospect_contacts")
    (element,) = (one for one in told.elements if one.key == "source")
    assert "open to the public" in element.brief.en


def test_one_source_alone_is_told_of_alone() -> None:
    told = inform(
        demo(), Duty.ARTICLE_14, ["collection"], subject="debtors", source="tax_administration"
    )
    (data,) = (one for one in told.elements if one.key == "categories")
    assert data.brief == Words(fi="Verotiedot.", sv="Skatteuppgifter.", en="Tax details.")


def test_nobody_is_told_of_a_purpose_that_does_not_concern_them() -> None:
    with pytest.raises(ValueError, match="no purpose"):
        inform(demo(), Duty.ARTICLE_14, ["marketing"], subject="visitors")


def test_an_officer_is_named_where_there_is_one() -> None:
    who = replace(demo().controller, officer="Veera Virtanen")
    told = inform(
        replace(demo(), controller=who), Duty.ARTICLE_14, ["collection"], subject="debtors"
    )
    assert "Veera Virtanen" in next(e.brief.fi for e in told.elements if e.key == "officer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_digest_is_of_the_text_as_shown(language: Language) -> None:
    text = letter_information(demo(), language, place="example.fi")
    again = letter_information(demo(), language, place="example.fi")
    elsewhere = letter_information(demo(), language, place="example.se")
    assert text.digest == again.digest
    assert text.digest != elsewhere.digest
    assert "example.fi" in text.more


def test_the_letters_text_fits_a_page() -> None:
    for language in LANGUAGES:
        assert sum(map(len, letter_information(demo(), language).lines)) < 4200


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_purpose_of_any_register_can_be_told(folder: Path) -> None:
    register = register_of(folder)
    texts = information_texts(register)
    assert {(one["purpose"], one["subject"]) for one in texts} == _owed(register)


def _owed(register: Register) -> set[tuple[str, str]]:
    return {
        (purpose.key, subject)
        for purpose in register.purposes.values()
        for subject in purpose.subjects
        if any(is_owed(register, duty, purpose, subject) for duty in Duty)
    }
