"""A change to many cases as a form: which cases, and what the change goes by."""

from __future__ import annotations

from typing import Any

from django import forms

from inkasso.base.words import LANGUAGES
from inkasso.bulk.choosing import Chosen, Filter, matching, named
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.orders import Act, Change
from inkasso.correspondence.deciding import LONGEST
from inkasso.correspondence.templates import Answers, templates
from inkasso.desk.amounts import AmountField
from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.doing import DayInput, DeskForm
from inkasso.mandates.services import every_client

#: Longest text of numbers that is read; more than any order may have.
_PASTED = 20_000
_STATES = ("open", "closed")
#: What each change asks beside the cases.
_OWN: dict[Act, tuple[str, ...]] = {
    Act.PAUSE: ("pause_until",),
    Act.RESUME: (),
    Act.RECALL: (),
    Act.SMALL: ("small_most",),
    Act.LETTER: ("letter_template", *(f"bulk_words_{language}" for language in LANGUAGES)),
}
_EVERY = ("once", "seen", "looked", "bulk_cases", "bulk_client", "bulk_state", "opened_by")


def _words() -> forms.CharField:
    return forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )


class BulkForm(DeskForm):
    """Numbers as they were pasted, or a client with what narrows it down."""

    #: A mark of the answers that whoever asks has seen.
    looked = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    bulk_cases = forms.CharField(
        required=False, max_length=_PASTED, widget=forms.Textarea(attrs={"rows": 4})
    )
    bulk_client = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    bulk_state = forms.ChoiceField(required=False)
    opened_by = forms.DateField(required=False, widget=DayInput())
    pause_until = forms.DateField(widget=DayInput())
    small_most = AmountField()
    letter_template = forms.ChoiceField()
    bulk_words_fi = _words()
    bulk_words_sv = _words()
    bulk_words_en = _words()
    for_approver = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *arguments: Any, act: Act, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        self._act = act
        clients = [(str(one.id), one.name) for one in every_client()]
        self.offer("bulk_client", [("", "–"), *clients])
        self.offer("bulk_state", from_texts(_STATES, "bulk.state_"))
        names = {
            key: one.name for key, one in templates().items() if one.answers is not Answers.ALWAYS
        }
        self.offer("letter_template", from_words(names))
        for name in set(self.fields) - {*_EVERY, *_OWN[act], "for_approver"}:
            del self.fields[name]

    def change(self) -> Change:
        """What was asked."""
        said = self.cleaned_data
        words = {language: said.get(f"bulk_words_{language}") for language in LANGUAGES}
        return Change(
            act=self._act,
            until=said.get("pause_until"),
            most=said.get("small_most"),
            template=said.get("letter_template", ""),
            words={language: text.strip() for language, text in words.items() if text},
        )

    def chosen(self) -> Chosen:
        """For which cases: those that were written, or else a client's."""
        said, most = self.cleaned_data, DOINGS[self._act].most
        if said["bulk_cases"].strip() or said["bulk_client"] is None:
            return named(said["bulk_cases"], most)
        wanted = Filter(
            client_id=said["bulk_client"],
            open=said["bulk_state"] != "closed",
            opened_by=said["opened_by"],
        )
        return matching(wanted, most)
