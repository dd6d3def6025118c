"""Sections as letters cite them."""

from __future__ import annotations

import pytest

from inkasso.base.words import Language
from inkasso.law.citing import in_words


@pytest.mark.parametrize(
    ("section", "language", "told"),
    [
        ("10 a § 1 mom. 2 k", "fi", "10 a §:n 1 momentin 2 kohta"),
        ("10 a § 1 mom. 2 k", "sv", "10 a § 1 mom. 2 punkten"),
        ("10 a § 1 mom. 2 k", "en", "section 10 a(1)(2)"),
        ("4 § 1 mom.", "fi", "4 §:n 1 momentti"),
        ("4 § 1 mom.", "sv", "4 § 1 mom."),
        ("4 § 1 mom.", "en", "section 4(1)"),
        ("10 i §", "fi", "10 i §"),
        ("2 luku 10 §", "fi", "2 luku 10 §"),
        ("2 luku 10 §", "sv", "2 kap. 10 §"),
        ("2 luku 10 §", "en", "chapter 2, section 10"),
        ("KKO 2012:19", "en", "KKO 2012:19"),
    ],
)
def test_section_is_cited_in_the_manner_of_the_language(
    section: str, language: Language, told: str
) -> None:
    assert in_words(section, language) == told
