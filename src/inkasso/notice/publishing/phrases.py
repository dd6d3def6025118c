"""Pieces of sentences in three languages: lists, days, articles, provisions, countries, periods.

Everything is `Words`, so that the three languages of a document cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources

import yaml
from babel import Locale

from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.notice.articles import GDPR
from inkasso.notice.register import Provision, Register, Retention
from inkasso.notice.retention import period_words

_POINT = re.compile(r"(?P<article>\d+)(?:\((?P<paragraph>\d+)\))?(?:\((?P<letter>[a-z])\))?")
_CHAPTER = re.compile(r"(?P<chapter>\d+(?: [a-z])?) luku (?P<rest>.+)")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Wording:
    """The sentences of one file of `wording/`, by key; each in three languages."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, key: str, **named: Words | str) -> Words:
        """The sentence of a key, with its `{places}` filled in, each in its own language."""
        sentence = _read(self._name)[key]
        return _each(lambda language: _filled(sentence, named, language))

    def raw(self, key: str) -> Words:
        """The sentence of a key with its places open."""
        return _read(self._name)[key]

    def names(self) -> frozenset[str]:
        """Every key that the file has."""
        return frozenset(_read(self._name))


def _filled(sentence: Words, named: Mapping[str, Words | str], language: Language) -> str:
    values = {
        place: value if isinstance(value, str) else value.in_language(language)
        for place, value in named.items()
    }
    return sentence.in_language(language).format(**values)


@cache
def _read(name: str) -> Mapping[str, Words]:
    source = resources.files(__package__).joinpath("wording", f"{name}.yaml")
    texts = yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {key: Words(**{language: text.strip() for language, text in one.items()})
            for key, one in texts.items()}  # fmt: skip


def _each(text: Callable[[Language], str]) -> Words:
    return Words(**{language: text(language) for language in LANGUAGES})


def plain(text: str) -> Words:
    """The same text in every language: a name, an address, a number."""
    return Words(fi=text, sv=text, en=text)


def joined(parts: Iterable[Words], separator: str = ", ") -> Words:
    """Parts in one line."""
    listed = list(parts)
    return _each(
        lambda language: separator.join(
            text for part in listed if (text := part.in_language(language))
        )
    )


def listed(parts: Iterable[Words]) -> Words:
    """Names in one line; semicolons part them in a language where one has a comma of its own."""
    several = list(parts)

    def in_line(language: Language) -> str:
        texts = [part.in_language(language) for part in several]
        return ("; " if any("," in text for text in texts) else ", ").join(texts)

    return _each(in_line)


def capital(words: Words) -> Words:
    """The same, beginning with a capital letter."""
    return _each(lambda language: _capital(words.in_language(language)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(words: Words) -> Words:
    """The same as a sentence: a capital letter first, a full stop last."""
    return _each(lambda language: _capital(words.in_language(language)).rstrip(".") + ".")


def day(on: date) -> Words:
    """A day as people write it: `5.1.2027`, in English `5 January 2027`."""
    dotted = f"{on.day}.{on.month}.{on.year}"
    return Words(fi=dotted, sv=dotted, en=f"{on.day} {_MONTHS[on.month - 1]} {on.year}")


def article(point: str) -> Words:
    """A point of the Regulation, such as `6(1)(f)`, in the manner of each language.

    >>> article("6(1)(f)").fi
    '6 artiklan 1 kohdan f alakohta'
    """
    found = _POINT.fullmatch(point)
    if found is None:
        return plain(point)
    number, paragraph, letter = found["article"], found["paragraph"], found["letter"]
    swedish = f"artikel {number}" + (f".{paragraph}" if paragraph else "")
    return Words(
        fi=_finnish(number, paragraph, letter),
        sv=f"{swedish} {letter}" if letter else swedish,
        en=f"Article {point}",
    )


def _finnish(number: str, paragraph: str | None, letter: str | None) -> str:
    if paragraph and letter:
        return f"{number} artiklan {paragraph} kohdan {letter} alakohta"
    if paragraph:
        return f"{number} artiklan {paragraph} kohta"
    return f"{number} artiklan {letter} alakohta" if letter else f"{number} artikla"


def provision(register: Register, cited: Provision) -> Words:
    """A provision with the name and number of its act, such as `perintälaki (513/1999) 4 §`."""
    name = register.acts[cited.act].name
    if cited.act == GDPR:
        return joined((name, article(cited.section)))
    swedish = cited.section.replace(" luku ", " kap. ")
    return Words(
        fi=f"{name.fi} ({cited.act}) {_unbroken(cited.section)}",
        sv=f"{name.sv} ({cited.act}) {_unbroken(swedish)}",
        en=f"{name.en} ({cited.act}), {_unbroken(_english_section(cited.section))}",
    )


def provisions(register: Register, cited: Iterable[Provision]) -> Words:
    """Provisions in one line."""
    return joined((provision(register, one) for one in cited), "; ")


def _english_section(section: str) -> str:
    chapter = _CHAPTER.fullmatch(section)
    if chapter is not None:
        return f"chapter {chapter['chapter']}, {_english_section(chapter['rest'])}"
    if "§" not in section:
        return section
    return "section " + section.replace("§", "").strip()


def _unbroken(section: str) -> str:
    """A section that no end of a line tears apart."""
    return section.replace(" ", "\u00a0")


def country(code: str) -> Words:
    """A country by its ISO 3166-1 code."""
    return _each(lambda language: str(Locale.parse(language).territories.get(code, code)))


def kept_for(rule: Retention) -> Words:
    """A time to keep, with what it counts from."""
    key = "kept_at_once" if rule.period.count == 0 else "kept_from"
    return Wording("terms")(key, period=period_words(rule.period), event=rule.event)
