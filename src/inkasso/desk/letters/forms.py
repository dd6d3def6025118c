"""Letters in free words as forms: to whom, which template, what it answers, one's own words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import LANGUAGES, Words
from inkasso.correspondence.asking import Asked
from inkasso.correspondence.deciding import LONGEST, Wish
from inkasso.correspondence.offering import offered
from inkasso.correspondence.own.wording import (
    HEADING_MAX,
    KINDS,
    NAME_MAX,
    TEXT_MAX,
    Kind,
    Wording,
    worded,
)
from inkasso.desk.choices import from_words
from inkasso.desk.doing import DeskForm
from inkasso.desk.people.forms import PersonForm
from inkasso.desk.templatetags.desk import said
from inkasso.notice.publishing.phrases import day


class LetterForm(PersonForm):
    """A letter to somebody of a case."""

    letter_template = forms.ChoiceField(widget=forms.RadioSelect)
    letter_answers = forms.ChoiceField(required=False)
    letter_words = forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 10})
    )

    def __init__(
        self, *arguments: Any, asked: Iterable[tuple[Asked, str]] = (), **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.offer("letter_template", _templates())
        told = [(one.key, f"{said(day(one.on))} {who}: {said(one.about)}") for one, who in asked]
        self.offer("letter_answers", [("", "–"), *told])

    def wish(self) -> Wish:
        """What was wished."""
        written = self.cleaned_data
        return Wish(
            person=self.person,
            template=written["letter_template"],
            words={"": written["letter_words"]},
            answers=written["letter_answers"],
        )


class ClientLetterForm(DeskForm):
    """A letter to a client."""

    letter_template = forms.ChoiceField(widget=forms.RadioSelect)
    letter_words = forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 10})
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.offer("letter_template", _templates(to_clients=True))


class WordingForm(DeskForm):
    """What a template says, in three languages."""

    template_name_fi = forms.CharField(max_length=NAME_MAX)
    template_heading_fi = forms.CharField(max_length=HEADING_MAX)
    template_text_fi = forms.CharField(
        max_length=TEXT_MAX, widget=forms.Textarea(attrs={"rows": 8, "lang": "fi"})
    )
    template_name_sv = forms.CharField(max_length=NAME_MAX)
    template_heading_sv = forms.CharField(max_length=HEADING_MAX)
    template_text_sv = forms.CharField(
        max_length=TEXT_MAX, widget=forms.Textarea(attrs={"rows": 8, "lang": "sv"})
    )
    template_name_en = forms.CharField(max_length=NAME_MAX)
    template_heading_en = forms.CharField(max_length=HEADING_MAX)
    template_text_en = forms.CharField(
        max_length=TEXT_MAX, widget=forms.Textarea(attrs={"rows": 8, "lang": "en"})
    )

    def wording(self) -> Wording:
        """What was written; raises `Refused` (`template_unequal`)."""
        found = worded(
            self._words("name"),
            self._words("heading"),
            {language: self.cleaned_data[f"template_text_{language}"] for language in LANGUAGES},
        )
        if isinstance(found, Refusal):
            raise Refused(found)
        return found

    @staticmethod
    def filled_with(wording: Wording) -> dict[str, str]:
        """What the form has where a version is changed."""
        filled = {}
        for language in LANGUAGES:
            filled[f"template_name_{language}"] = wording.name.in_language(language)
            filled[f"template_heading_{language}"] = wording.heading.in_language(language)
            filled[f"template_text_{language}"] = "\n\n".join(
                one.in_language(language) for one in wording.paragraphs
            )
        return filled

    def _words(self, part: str) -> Words:
        written = self.cleaned_data
        return Words(**{one: written[f"template_{part}_{one}"].strip() for one in LANGUAGES})


class NewTemplateForm(WordingForm):
    """A template that there was not before."""

    template_kind = forms.ChoiceField(widget=forms.RadioSelect, choices=lambda: from_words(KINDS))

    field_order = ("template_kind",)

    @property
    def kind(self) -> Kind:
        """What it is for."""
        return Kind(self.cleaned_data["template_kind"])


class SwitchForm(DeskForm):
    """A version that is to be switched on: why."""

    for_approver = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


def _templates(*, to_clients: bool = False) -> list[tuple[str, str]]:
    names = {key: one.name for key, one in offered(to_clients=to_clients).items()}
    return from_words(names)
