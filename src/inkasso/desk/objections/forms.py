"""What is asked of an objection, and of its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.desk.amounts import AmountField
from inkasso.desk.cases.people import OnPage
from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.doing import DeskForm
from inkasso.desk.templatetags.desk import euros, said
from inkasso.desk.texts import TEXTS
from inkasso.law.wording import fill
from inkasso.objections import grounds, outcomes
from inkasso.objections.answering import Verdict
from inkasso.objections.grounds import CHANNELS, Ground
from inkasso.objections.outcomes import Outcome
from inkasso.objections.suspending import DURABLE
from inkasso.objections.taking import LONGEST, Said
from inkasso.receivables.models import Receivable

_INVOICE = Words(
    fi="Lasku {number}, {sum}", sv="Faktura {number}, {sum}", en="Invoice {number}, {sum}"
)


def _words(rows: int, **named: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(widget=widget, max_length=LONGEST, **named)


class TakeForm(DeskForm):
    """What somebody says against a case, as it is told on the telephone."""

    objector = forms.TypedChoiceField(coerce=int)
    disputed_invoice = forms.TypedChoiceField(coerce=int, required=False, empty_value=None)
    disputed_sum = AmountField(required=False)
    objection_ground = forms.ChoiceField()
    their_words = _words(5, required=False)
    came_by = forms.ChoiceField()
    without_effect = _words(2, required=False)

    def __init__(
        self,
        *arguments: Any,
        people: Sequence[OnPage] = (),
        receivables: Sequence[Receivable] = (),
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        shown = [
            (place, one.name or said(TEXTS["case.closed_file"])) for place, one in enumerate(people)
        ]
        self.offer("objector", shown)
        if len(people) == 1:
            # There is nobody to choose from.
            self.fields["objector"].widget = forms.HiddenInput()
            self.fields["objector"].initial = 0
        # Nothing stands before it: whoever takes an objection writes at once.
        first = "disputed_invoice" if len(people) == 1 else "objector"
        self.fields[first].widget.attrs["autofocus"] = True
        invoices = [
            (
                one.id,
                said(fill(_INVOICE, number=one.invoice_number, sum=euros(one.principal_cents))),
            )
            for one in receivables
        ]
        everything = (("", said(TEXTS["objection.everything"])),)
        self.offer("disputed_invoice", [*everything, *invoices])
        self.offer("objection_ground", from_words(grounds.NAMES))
        self.offer("came_by", from_texts(CHANNELS, "asked_by."))

    def said(self, people: Sequence[UUID]) -> Said:
        """What was said, by whom."""
        given = self.cleaned_data
        return Said(
            person_id=people[given["objector"]],
            channel=given["came_by"],
            ground=Ground(given["objection_ground"]),
            words=given["their_words"],
            receivable_id=given["disputed_invoice"],
            sum=given["disputed_sum"],
            without_effect=given["without_effect"],
        )


class AnswerForm(DeskForm):
    """How an objection is answered, and why."""

    verdict = forms.ChoiceField(widget=forms.RadioSelect)
    taken_back = AmountField(required=False)
    answer_reasons = _words(6)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.offer("verdict", from_words(outcomes.NAMES))

    def verdict_given(self) -> Verdict:
        """The answer."""
        given = self.cleaned_data
        taken_back: Money | None = given["taken_back"]
        return Verdict(
            outcome=Outcome(given["verdict"]), reasons=given["answer_reasons"], sum=taken_back
        )


class AskForm(DeskForm):
    """The question to the client, or the reminder of it: nothing to fill in."""


class SuspendForm(DeskForm):
    """A request to suspend collecting."""

    came_by = forms.ChoiceField()
    suspension_words = _words(3, required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        rest = [key for key in CHANNELS if key not in DURABLE]
        self.offer("came_by", from_texts([*DURABLE, *rest], "asked_by."))


class ResumeForm(DeskForm):
    """The end of a suspension: nothing to fill in."""
