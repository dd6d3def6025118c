"""A change to many cases as a form: which cases, and what the change goes by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms

from inkasso.base.words import LANGUAGES
from inkasso.bulk.choosing import Chosen, Filter, matching, named
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.orders import Act, Change
from inkasso.correspondence.deciding import LONGEST
from inkasso.correspondence.offering import offered
from inkasso.correspondence.templates import Answers
from inkasso.desk.amounts import AmountField
from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.corrections.creditors_word import SAID, CreditorsWordForm
from inkasso.desk.doing import DayInput
from inkasso.mandates.services import every_client

#: Longest text of numbers that is read; more than any order may have.
_PASTED = 20_000
#: Longest number of a case, in digits, and most that a page's ticks can send.
_LONG, _TICKED = 18, 100
_STATES = ("open", "closed")
#: What each change asks beside the cases.
_OWN: dict[Act, tuple[str, ...]] = {
    Act.PAUSE: ("pause_until",),
    Act.RESUME: (),
    Act.WAIVER: SAID,
    Act.SMALL: ("small_most", *SAID),
    Act.RECALL: SAID,
    Act.LETTER: ("letter_template", *(f"bulk_words_{language}" for language in LANGUAGES)),
}
_EVERY = ("once", "seen", "looked", "bulk_cases", "bulk_client", "bulk_state", "opened_by")


def ticked_cases(sent: Iterable[str]) -> list[int]:
    """Numbers of cases that a list sent, each once; what is no number was not ticked there."""
    known = {one: int(one) for one in sent if one.isascii() and one.isdigit() and len(one) <= _LONG}
    return list(dict.fromkeys(known.values()))[:_TICKED]


def _words() -> forms.CharField:
    return forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )


class BulkForm(CreditorsWordForm):
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
            key: one.name for key, one in offered().items() if one.answers is not Answers.ALWAYS
        }
        self.offer("letter_template", from_words(names))
        for name in set(self.fields) - {*_EVERY, *_OWN[act], "for_approver"}:
            del self.fields[name]

    @classmethod
    def for_cases(cls, ticked: str, act: Act) -> BulkForm:
        """The form as it begins with cases that were ticked in a list."""
        cases = " ".join(str(number) for number in ticked_cases(ticked.split()))
        return cls(initial={"once": uuid4(), "seen": "", "bulk_cases": cases}, act=act)

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
            said=self.creditors_word(),
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
