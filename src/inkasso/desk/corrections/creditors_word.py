"""Who of the creditor said so: the fields of every form that gives up or hands back its money."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from inkasso.desk.choices import from_words
from inkasso.desk.doing import DayInput, DeskForm
from inkasso.desk.templatetags.desk import said
from inkasso.mandates.instructing import HOW, CreditorSaid, nobody_said

#: The fields, in their order.
SAID = ("said_by", "said_on", "said_how")


class CreditorsWordForm(DeskForm):
    """A form that may tell who of the creditor said so, when and how."""

    said_by = forms.CharField(required=False, max_length=100)
    said_on = forms.DateField(required=False, widget=DayInput())
    said_how = forms.ChoiceField(required=False, choices=lambda: [("", "–"), *from_words(HOW)])

    def clean(self) -> dict[str, Any]:
        """Refuse what is half told."""
        cleaned = super().clean() or {}
        told = [bool(cleaned.get(name)) for name in SAID]
        if any(told) and not all(told) and not self.errors:
            raise ValidationError(said(nobody_said().message), code="said")
        return cleaned

    def creditors_word(self) -> CreditorSaid | None:
        """What was told; None where nothing was."""
        told = self.cleaned_data
        if not told.get("said_by"):
            return None
        return CreditorSaid(by=told["said_by"], on=told["said_on"], how=told["said_how"])
