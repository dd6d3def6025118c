"""What is told of a contact: a result by one key, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from inkasso.contacts.deviations import OUTCOMES
from inkasso.contacts.noting import TEXT_MAX
from inkasso.contacts.recording import REASON_MAX, Said
from inkasso.contacts.results import MISTAKE, RESULTS, Direction, Result, results_of
from inkasso.desk.amounts import AmountField
from inkasso.desk.choices import Choices, from_texts, from_words
from inkasso.desk.doing import DayInput, DeskForm
from inkasso.desk.templatetags.desk import said
from inkasso.law.fi.contacts.policy import Channel


class MomentInput(forms.DateTimeInput):
    """A moment, chosen with the browser's own calendar and clock."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class ResultChoice(forms.RadioSelect):
    """Results, each chosen by its own key too."""

    def create_option(self, name: str, value: Any, *more: Any, **named: Any) -> dict[str, Any]:
        """A radio button with its key."""
        option: dict[str, Any] = super().create_option(name, value, *more, **named)
        letter = RESULTS[str(value)].letter
        if letter:
            option["attrs"] |= {"data-key": letter, "aria-keyshortcuts": letter}
        return option


class ResultForm(DeskForm):
    """What came of a contact."""

    result = forms.ChoiceField(widget=ResultChoice)
    promised = AmountField(required=False)
    promised_by = forms.DateField(required=False, widget=DayInput())
    again_on = forms.DateField(required=False, widget=DayInput())
    contact_note = forms.CharField(
        required=False, max_length=TEXT_MAX, widget=forms.Textarea(attrs={"rows": 2})
    )
    not_health = forms.BooleanField(required=False)

    def __init__(self, *arguments: Any, direction: Direction, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.offer("result", _choices(results_of(direction)))

    @property
    def results(self) -> list[tuple[Any, str]]:
        """Each result's radio button with the key that chooses it."""
        letters = {said(one.name): one.letter for one in RESULTS.values()}
        return [(choice, letters[choice.choice_label]) for choice in self["result"]]

    @property
    def asks_of_health(self) -> bool:
        """Whether a note reads like a word on health, and its writer is asked."""
        return self.refusal is not None and self.refusal.code == "health_in_note"

    @staticmethod
    def said_of(given: Mapping[str, Any]) -> Said:
        """What the form says, for the service."""
        return Said(
            result=given["result"],
            promised=given["promised"],
            promised_by=given["promised_by"],
            again_on=given["again_on"],
            note=given["contact_note"],
            deviation=given.get("deviation", ""),
            not_health=given["not_health"],
        )


class ContactForm(ResultForm):
    """A contact, made or come in."""

    person = forms.TypedChoiceField(coerce=int)
    contact_channel = forms.ChoiceField(choices=lambda: from_texts(Channel, "contact_channel."))
    at = forms.DateTimeField(widget=MomentInput())
    deviation = forms.CharField(
        required=False, max_length=REASON_MAX, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *arguments: Any, people: list[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.offer("person", enumerate(people))


class CorrectForm(ResultForm):
    """A counter-entry: what really came of a contact, or that there was none."""

    def __init__(self, *arguments: Any, direction: Direction, **named: Any) -> None:
        super().__init__(*arguments, direction=direction, **named)
        self.offer("result", _choices([RESULTS[MISTAKE], *results_of(direction)]))


class NoteForm(DeskForm):
    """A note in free words."""

    note_text = forms.CharField(
        max_length=TEXT_MAX, widget=forms.Textarea(attrs={"rows": 5, "autofocus": True})
    )
    not_health = forms.BooleanField(required=False)


class ReviewForm(DeskForm):
    """What the officer made of a deviation."""

    review_outcome = forms.ChoiceField(
        choices=lambda: from_words(OUTCOMES), widget=forms.RadioSelect
    )


def _choices(results: Iterable[Result]) -> Choices:
    return [(one.key, said(one.name)) for one in results]
