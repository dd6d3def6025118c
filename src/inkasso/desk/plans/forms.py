"""What is asked on the telephone: how much, on which day, and the yes to a sum that was told."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.desk.amounts import AmountField
from inkasso.desk.choices import Choices, from_texts
from inkasso.desk.doing import DayInput, DeskForm
from inkasso.desk.templatetags.desk import said
from inkasso.plans.days import default_first
from inkasso.plans.fitting import Wish
from inkasso.plans.recording import CHANNELS

#: The pay day where nobody has said another.
_PAY_DAY = 15


def channels() -> Choices:
    """How a person can ask."""
    return from_texts(CHANNELS, "asked_by.")


class Asking(DeskForm):
    """Questions that stand in the address: nothing is done, so there is no number and no mark."""

    once = None  # type: ignore[assignment]
    seen = None  # type: ignore[assignment]

    def clean(self) -> dict[str, Any]:
        """There is no mark to look at."""
        return self.cleaned_data


class WishForm(Asking):
    """What the person can pay; read from the address, for it changes nothing."""

    monthly = AmountField(required=False)
    instalments = forms.IntegerField(required=False, min_value=2, max_value=999)
    pay_day = forms.IntegerField(required=False, min_value=1, max_value=31)
    first_due = forms.DateField(required=False, widget=DayInput())
    asked_by = forms.ChoiceField(choices=channels, required=False)
    free_of_charge = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse both a sum and a number."""
        cleaned = self.cleaned_data
        if cleaned.get("monthly") and cleaned.get("instalments"):
            raise ValidationError(said(_ONE_OF), code="both")
        return cleaned

    def wishes(self, on: date, usual: tuple[int, ...]) -> list[Wish]:
        """The wish first, if one was said; then the usual numbers of instalments."""
        asked = self.cleaned_data
        numbers = list(usual)
        if asked["instalments"]:
            numbers = [asked["instalments"], *(n for n in usual if n != asked["instalments"])]
        wishes = [self._wish(on, number=number) for number in numbers]
        if asked["monthly"]:
            wishes.insert(0, self._wish(on, monthly=asked["monthly"]))
        return wishes

    def _wish(self, on: date, *, monthly: Money | None = None, number: int | None = None) -> Wish:
        asked = self.cleaned_data
        first: date | None = asked["first_due"]
        day = asked["pay_day"] or (first.day if first else _PAY_DAY)
        return Wish(
            first=first or default_first(on, day), pay_day=day, monthly=monthly, number=number
        )


class AgreeForm(DeskForm):
    """The yes to one of the proposals: its wish, and the sum that the person was told."""

    asked_by = forms.ChoiceField(choices=channels, widget=forms.HiddenInput)
    first_due = forms.DateField(widget=forms.HiddenInput)
    pay_day = forms.IntegerField(min_value=1, max_value=31, widget=forms.HiddenInput)
    monthly = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    instalments = forms.IntegerField(required=False, min_value=2, widget=forms.HiddenInput)
    free_of_charge = forms.BooleanField(required=False, widget=forms.HiddenInput)
    told = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse what no proposal of ours can have been."""
        cleaned = super().clean()
        if (cleaned.get("monthly") is None) == (cleaned.get("instalments") is None):
            raise ValidationError(said(_ONE_OF), code="both")
        return cleaned

    def wish(self) -> Wish:
        """The wish of the proposal that was agreed to."""
        agreed = self.cleaned_data
        monthly = agreed["monthly"]
        return Wish(
            first=agreed["first_due"],
            pay_day=agreed["pay_day"],
            monthly=None if monthly is None else Money(monthly),
            number=agreed["instalments"],
        )


class EndForm(DeskForm):
    """Who wished that the plan ends."""

    wished_by = forms.ChoiceField(
        choices=lambda: from_texts(("debtor", "creditor"), "plan_end."),
        widget=forms.RadioSelect,
    )


class UntilForm(Asking):
    """Until when a longer time to pay is asked; read from the address."""

    pay_until = forms.DateField(widget=DayInput())
    asked_by = forms.ChoiceField(choices=channels, required=False)
    free_of_charge = forms.BooleanField(required=False)


class ExtendForm(DeskForm):
    """The yes to a longer time to pay."""

    asked_by = forms.ChoiceField(choices=channels, widget=forms.HiddenInput)
    pay_until = forms.DateField(widget=forms.HiddenInput)
    free_of_charge = forms.BooleanField(required=False, widget=forms.HiddenInput)
    told = forms.IntegerField(widget=forms.HiddenInput)


_ONE_OF = Words(
    fi="Kerro joko summa kuukaudessa tai erien määrä.",
    sv="Ange antingen ett belopp per månad eller antalet poster.",
    en="Say either a sum a month or a number of instalments.",
)
