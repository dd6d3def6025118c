"""The texts of Articles 13 and 14: what a person is told of the processing, element by element.

Each point that the articles list is an element, in two lengths: whole, for a page of its own, and
brief, for a letter, a form or a call. Where a point has nothing to tell, the element says so; no
point is left out. That one may object (21(4)) is told apart from the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.notice.publishing.elements import ELEMENTS, Asked, Said
from inkasso.notice.publishing.phrases import Wording, day
from inkasso.notice.register import Purpose, Register

_WORDING = Wording("informing")


class Duty(StrEnum):
    """Which article obliges us to inform; the values are those of `gate.InformationGiven.kind`."""

    #: Data that the person gives: told when it is given.
    ARTICLE_13 = "article_13"
    #: Data from others: told at first contact, at the latest in a month.
    ARTICLE_14 = "article_14"


#: The elements of each article, in the order told, by the point that asks for each.
POINTS: Mapping[Duty, Mapping[str, str]] = {
    Duty.ARTICLE_13: {
        "controller": "13(1)(a)",
        "officer": "13(1)(b)",
        "purposes": "13(1)(c)",
        "interest": "13(1)(d)",
        "categories": "13",
        "recipients": "13(1)(e)",
        "transfers": "13(1)(f)",
        "period": "13(2)(a)",
        "must_give": "13(2)(e)",
        "automated": "13(2)(f)",
        "rights": "13(2)(b)",
        "withdrawal": "13(2)(c)",
        "complaint": "13(2)(d)",
        "objection": "21(4)",
    },
    Duty.ARTICLE_14: {
        "controller": "14(1)(a)",
        "officer": "14(1)(b)",
        "purposes": "14(1)(c)",
        "interest": "14(2)(b)",
        "categories": "14(1)(d)",
        "source": "14(2)(f)",
        "recipients": "14(1)(e)",
        "transfers": "14(1)(f)",
        "period": "14(2)(a)",
        "automated": "14(2)(g)",
        "rights": "14(2)(c)",
        "withdrawal": "14(2)(d)",
        "complaint": "14(2)(e)",
        "objection": "21(4)",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing that a person must be told."""

    key: str
    #: The point that asks for it.
    point: str
    heading: Words
    #: In full, a paragraph each.
    whole: tuple[Words, ...]
    #: In a sentence or two.
    brief: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """All that one kind of person is told of some purposes."""

    duty: Duty
    #: The register's version.
    version: str
    heading: Words
    introduction: Words
    elements: tuple[Element, ...]
    #: Where the rest can be read.
    more: Words

    def brief(self, language: Language) -> InformationText:
        """The text for a letter, a form or a call."""
        return self._text(language, lambda element: (element.brief,))

    def whole(self, language: Language) -> InformationText:
        """The text in full."""
        return self._text(language, lambda element: element.whole)

    def _text(
        self, language: Language, chosen: Callable[[Element], tuple[Words, ...]]
    ) -> InformationText:
        return InformationText(
            duty=self.duty,
            version=self.version,
            language=language,
            heading=self.heading.in_language(language),
            introduction=self.introduction.in_language(language),
            paragraphs=tuple(
                (element.heading.in_language(language), words.in_language(language))
                for element in self.elements
                for words in chosen(element)
            ),
            more=self.more.in_language(language),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationText:
    """Information in one language and length: exactly what is shown."""

    duty: Duty
    version: str
    language: Language
    heading: str
    introduction: str
    #: What each paragraph is about, and the paragraph.
    paragraphs: tuple[tuple[str, str], ...]
    more: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything as lines of text."""
        told = (f"{name}: {text}" for name, text in self.paragraphs)
        return (self.heading, self.introduction, *told, self.more)

    @property
    def digest(self) -> str:
        """SHA-256 of the text as shown, in hexadecimal: proves what a person was told."""
        return sha256("\n".join(self.lines).encode()).hexdigest()


def inform(
    register: Register, duty: Duty, purposes: Sequence[str], *, subject: str, source: str = "",
    place: str = "",
) -> Information:  # fmt: skip
    """What a person of a kind is told of some purposes, and of one source or of all.

    Purposes that do not concern the subject, or take nothing of it from such a source, are left
    out; raises `ValueError` when none is left. `place` is where the notice is read; without it the
    notice is sent on request.
    """
    asked = Asked(
        register=register,
        purposes=tuple(register.purposes[key] for key in purposes),
        subject=subject,
        from_person=duty is Duty.ARTICLE_13,
        source=source,
    ).narrowed()
    if not asked.purposes:
        raise ValueError(f"no purpose of {', '.join(purposes)} takes such data of {subject}")
    return Information(
        duty=duty,
        version=register.version,
        heading=_WORDING("heading"),
        introduction=_WORDING(
            f"introduction_{duty}", version=register.version, since=day(register.holds_from)
        ),
        elements=tuple(
            _element(key, point, ELEMENTS[key](asked)) for key, point in POINTS[duty].items()
        ),
        more=_WORDING("more", place=place) if place else _WORDING("more_on_request"),
    )


def _element(key: str, point: str, said: Said) -> Element:
    return Element(key=key, point=point, heading=_WORDING(key), whole=said.whole, brief=said.brief)


#: Purposes that a letter to a debtor stands for, as far as the register has them.
_OF_LETTERS = ("assignments", "collection", "payments")


def letter_information(
    register: Register, language: Language, *, subject: str = "debtors", place: str = ""
) -> InformationText:
    """The Article 14 text that the first letter to a debtor carries."""
    purposes = [key for key in _OF_LETTERS if key in register.purposes]
    told = inform(register, Duty.ARTICLE_14, purposes, subject=subject, place=place)
    return told.brief(language)


def information_texts(register: Register, place: str = "") -> list[dict[str, object]]:
    """The brief texts that forms, portals, calls and letters need, as plain values.

    One for each purpose, article and kind of person, in three languages, each with its digest;
    `inform` gives the same in full, and for one source alone.
    """
    return [
        {
            "purpose": purpose.key,
            "article": duty.value,
            "subject": subject,
            "version": register.version,
            "texts": {language: _plain(told.brief(language)) for language in LANGUAGES},
        }
        for purpose in register.purposes.values()
        for subject in register.subjects
        for duty in Duty
        if is_owed(register, duty, purpose, subject)
        for told in (inform(register, duty, [purpose.key], subject=subject, place=place),)
    ]


def is_owed(register: Register, duty: Duty, purpose: Purpose, subject: str) -> bool:
    """Whether a purpose takes anything of a kind of person that an article speaks of."""
    asked = Asked(
        register=register,
        purposes=(purpose,),
        subject=subject,
        from_person=duty is Duty.ARTICLE_13,
    )
    return bool(asked.narrowed().purposes)


def _plain(text: InformationText) -> dict[str, object]:
    return {
        "heading": text.heading,
        "introduction": text.introduction,
        "paragraphs": [{"about": about, "text": told} for about, told in text.paragraphs],
        "more": text.more,
        "digest": text.digest,
    }
