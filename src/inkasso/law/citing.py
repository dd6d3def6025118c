"""How a section is cited in a letter: as each language writes it."""

from __future__ import annotations

import re

from inkasso.base.words import Language, Words

_CITED = re.compile(
    r"(?:(?P<chapter>\d+(?: [a-z])?) luku )?(?P<section>\d+(?: [a-z])?) §"
    r"(?: (?P<sub>\d+) mom\.?)?(?: (?P<item>\d+) k\.?)?"
)


def in_words(section: str, language: Language) -> str:
    """A section such as `10 a § 1 mom. 2 k` in the manner of a language.

    >>> in_words("10 a § 1 mom. 2 k", "en")
    'section 10 a(1)(2)'
    >>> in_words("2 luku 10 §", "sv")
    '2 kap. 10 §'
    """
    cited = _CITED.match(section)
    if cited is None:
        return section
    if language == "en":
        parts = "".join(f"({part})" for part in (cited["sub"], cited["item"]) if part)
        chapter = f"chapter {cited['chapter']}, " if cited["chapter"] else ""
        return f"{chapter}section {cited['section']}{parts}"
    form = _FORMS[language][bool(cited["sub"]) + bool(cited["item"])]
    chapter = f"{cited['chapter']} {_CHAPTERS[language]} " if cited["chapter"] else ""
    return chapter + form.format(**cited.groupdict())


def in_each(section: str) -> Words:
    """A section in the manner of every language."""
    return Words(fi=in_words(section, "fi"), sv=in_words(section, "sv"), en=in_words(section, "en"))


_CHAPTERS: dict[str, str] = {"fi": "luku", "sv": "kap."}
#: By language: the section alone, with a subsection, with an item of it.
_FORMS: dict[str, tuple[str, str, str]] = {
    "fi": (
        "{section} §",
        "{section} §:n {sub} momentti",
        "{section} §:n {sub} momentin {item} kohta",
    ),
    "sv": ("{section} §", "{section} § {sub} mom.", "{section} § {sub} mom. {item} punkten"),
}
