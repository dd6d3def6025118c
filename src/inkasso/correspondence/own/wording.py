"""What an own template says, and whether it may: the same word rules as of free letters. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from string import Formatter
from types import MappingProxyType

from inkasso.base.decisions import Refusal
from inkasso.base.words import LANGUAGES, Words
from inkasso.correspondence.demanding import demands
from inkasso.correspondence.templates import Answers, Needs, OwnWords, Template
from inkasso.law.wording import fill

#: Longest name, heading and text of a language; most paragraphs.
NAME_MAX, HEADING_MAX, TEXT_MAX, PARAGRAPHS_MAX = 60, 80, 3000, 12


class Kind(StrEnum):
    """What an own template is for."""

    #: Answers what a person asked.
    ANSWER = "answer"
    #: Tells a person something of our own accord.
    INFORMATION = "information"
    #: Goes to a client, about no case.
    CLIENT = "client"


KINDS: Mapping[Kind, Words] = MappingProxyType(
    {
        Kind.ANSWER: Words(
            fi="vastaus pyyntöön", sv="svar på en begäran", en="answer to a request"
        ),
        Kind.INFORMATION: Words(fi="tiedote", sv="information", en="information"),
        Kind.CLIENT: Words(
            fi="kirje toimeksiantajalle", sv="brev till uppdragsgivaren", en="letter to a client"
        ),
    }
)
#: What a paragraph may name, by kind, each with what it stands for.
FIELDS: Mapping[Kind, Mapping[str, Words]] = MappingProxyType(
    {
        kind: MappingProxyType(dict(fields))
        for kind, fields in {
            Kind.ANSWER: (
                ("asked", Words(fi="pyynnön päivä", sv="begärans dag", en="day of the request")),
                ("creditor", Words(fi="velkoja", sv="borgenären", en="the creditor")),
                ("case", Words(fi="asian numero", sv="ärendets nummer", en="number of the case")),
                ("day", Words(fi="kirjeen päivä", sv="brevets dag", en="day of the letter")),
            ),
            Kind.INFORMATION: (
                ("creditor", Words(fi="velkoja", sv="borgenären", en="the creditor")),
                ("case", Words(fi="asian numero", sv="ärendets nummer", en="number of the case")),
                ("day", Words(fi="kirjeen päivä", sv="brevets dag", en="day of the letter")),
            ),
            Kind.CLIENT: (
                ("client", Words(fi="toimeksiantaja", sv="uppdragsgivaren", en="the client")),
                ("day", Words(fi="kirjeen päivä", sv="brevets dag", en="day of the letter")),
            ),
        }.items()
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a version says, in three languages."""

    #: What lists call it.
    name: Words
    heading: Words
    paragraphs: tuple[Words, ...]

    def template(self, kind: Kind, key: str) -> Template:
        """It as a template that letters are written from."""
        return Template(
            key=key,
            name=self.name,
            heading=self.heading,
            answers=Answers.ALWAYS if kind is Kind.ANSWER else Answers.NEVER,
            needs=Needs.ANY,
            own_words=OwnWords.OPTIONAL,
            shows_account=False,
            to_client=kind is Kind.CLIENT,
            before=self.paragraphs,
            after=(),
        )


def worded(names: Words, headings: Words, texts: Mapping[str, str]) -> Wording | Refusal:
    """A wording from what a form has: a text a language, its paragraphs parted by empty lines.

    Refuses with `template_unequal` where the languages have not as many paragraphs.
    """
    parted = {one: list(_paragraphs(texts.get(one, ""))) for one in LANGUAGES}
    if len({len(parts) for parts in parted.values()}) != 1:
        counts = {one: str(len(parts)) for one, parts in parted.items()}
        return Refusal(code="template_unequal", message=fill(_UNEQUAL, **counts))
    paragraphs = tuple(
        Words(fi=fi, sv=sv, en=en)
        for fi, sv, en in zip(parted["fi"], parted["sv"], parted["en"], strict=True)
    )
    return Wording(name=names, heading=headings, paragraphs=paragraphs)


def why_not_kept(wording: Wording, kind: Kind, on: date) -> Refusal | None:
    """Why a wording may not be kept, if so.

    Refuses with `template_incomplete`, `template_too_long`, `template_field`, `reads_as_demand`,
    `speaks_of_courts`.
    """
    return next(_faults(wording, kind, on), None)


def _faults(wording: Wording, kind: Kind, on: date) -> Iterator[Refusal]:
    every = (wording.name, wording.heading, *wording.paragraphs)
    if not wording.paragraphs or not all(
        one.in_language(language).strip() for one in every for language in LANGUAGES
    ):
        yield Refusal(code="template_incomplete", message=_INCOMPLETE)
    if _is_long(wording):
        yield Refusal(code="template_too_long", message=_TOO_LONG)
    for words in (wording.heading, *wording.paragraphs):
        for language in LANGUAGES:
            said = words.in_language(language)
            unknown = _unknown_field(said, kind)
            if unknown is not None:
                known = ", ".join(f"{{{name}}}" for name in FIELDS[kind])
                message = _FIELD.format(field=unknown, fields=known)
                yield Refusal(code="template_field", message=message)
            elif (refusal := demands(said, on)) is not None:
                yield refusal


def _is_long(wording: Wording) -> bool:
    def longest(words: Words) -> int:
        return max(len(words.in_language(language)) for language in LANGUAGES)

    return (
        longest(wording.name) > NAME_MAX
        or longest(wording.heading) > HEADING_MAX
        or len(wording.paragraphs) > PARAGRAPHS_MAX
        or sum(longest(one) for one in wording.paragraphs) > TEXT_MAX
    )


def _unknown_field(text: str, kind: Kind) -> str | None:
    """A place in braces that is no field, or braces that make none; None where all is well."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return "{ }"
    for _, name, form, conversion in parts:
        if name is not None and (name not in FIELDS[kind] or form or conversion):
            return f"{{{name}}}"
    return None


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs of a text: lines in a row are one."""
    lines: list[str] = []
    for line in (*text.splitlines(), ""):
        if line.strip():
            lines.append(line.strip())
        elif lines:
            yield " ".join(lines)
            lines = []


_UNEQUAL = Words(
    fi="Kappaleita on eri määrä: suomeksi {fi}, ruotsiksi {sv}, englanniksi {en}. Tyhjä rivi "
    "erottaa kappaleet.",
    sv="Antalet stycken skiljer sig: {fi} på finska, {sv} på svenska, {en} på engelska. En tom rad "
    "skiljer dem åt.",
    en="The languages have not as many paragraphs: Finnish {fi}, Swedish {sv}, English {en}. An "
    "empty line parts them.",
)
_INCOMPLETE = Words(
    fi="Nimi, otsikko ja teksti kirjoitetaan kaikilla kolmella kielellä.",
    sv="Namn, rubrik och text skrivs på alla tre språken.",
    en="Name, heading and text are written in all three languages.",
)
_TOO_LONG = fill(
    Words(
        fi="Liikaa tekstiä: nimi enintään {name}, otsikko {heading}, teksti {text} merkkiä ja "
        "{parts} kappaletta.",
        sv="För mycket text: högst {name} tecken i namnet, {heading} i rubriken, {text} i texten "
        "och {parts} stycken.",
        en="Too much text: at most {name} characters of name, {heading} of heading, {text} of text "
        "and {parts} paragraphs.",
    ),
    name=str(NAME_MAX),
    heading=str(HEADING_MAX),
    text=str(TEXT_MAX),
    parts=str(PARAGRAPHS_MAX),
)
_FIELD = Words(
    fi="Aaltosulkeissa ei voi olla {field}. Käytettävissä: {fields}.",
    sv="Inom klammerparenteser kan {field} inte stå. Möjliga: {fields}.",
    en="Braces cannot hold {field}. There are: {fields}.",
)
