"""How a section is cited in a letter: as each language writes it, without stray full stops."""

from __future__ import annotations

import re

from inkasso.base.words import Language

_CITED = re.compile(
    r"(?P<section>\d+(?: [a-z])?) §(?: (?P<sub>\d+) mom\.?)?(?: (?P<item>\d+) k\.?)?"
)


def in_words(section: str, language: Language) -> str:
    """A section such as `10 a § 1 mom. 2 k` in the manner of a language.

    >>> in_words("10 a § 1 mom. 2 k", "en")
    'section 10 a(1)(2)'
    """
    cited = _CITED.match(section)
    if cited is None:
        return section
    if language == "en":
        parts = "".join(f"({part})" for part in (cited["sub"], cited["item"]) if part)
        return f"section {cited['section']}{parts}"
    form = _FORMS[language][bool(cited["sub"]) + bool(cited["item"])]
    return form.format(**cited.groupdict())


#: By language: the section alone, with a subsection, with an item of it.
_FORMS: dict[str, tuple[str, str, str]] = {
    "fi": (
        "{section} §",
        "{section} §:n {sub} momentti",
        "{section} §:n {sub} momentin {item} kohta",
    ),
    "sv": ("{section} §", "{section} § {sub} momentet", "{section} § {sub} mom. {item} punkten"),
}
