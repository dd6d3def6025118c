"""A letter in free words as a form: to whom, which template, what it answers, one's own words."""

from __future__ import annotations

from typing import Any

from django import forms

from inkasso.correspondence.deciding import LONGEST, Wish
from inkasso.correspondence.templates import templates
from inkasso.desk.choices import from_words
from inkasso.desk.doing import DayInput
from inkasso.desk.people.forms import PersonForm


class LetterForm(PersonForm):
    """A letter to somebody of a case."""

    letter_template = forms.ChoiceField(widget=forms.RadioSelect)
    letter_asked_on = forms.DateField(required=False, widget=DayInput())
    letter_words = forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 10})
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        names = {key: template.name for key, template in templates().items()}
        self.offer("letter_template", from_words(names))

    def wish(self) -> Wish:
        """What was wished."""
        said = self.cleaned_data
        return Wish(
            person=self.person,
            template=said["letter_template"],
            words={"": said["letter_words"]},
            asked_on=said["letter_asked_on"],
        )
