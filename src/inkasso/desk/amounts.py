"""Amounts in forms, as people write them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.desk.templatetags.desk import said
from inkasso.formats.amounts import parse_amount

_UNREADABLE = Words(
    fi="Kirjoita summa, esimerkiksi 50 tai 49,90.",
    sv="Skriv ett belopp, till exempel 50 eller 49,90.",
    en="Write an amount, for example 50 or 49.90.",
)


class AmountField(forms.CharField):
    """More than nothing, in euros: `50`, `49,90`, `1 234.50`. Gives a `Money`, or None if empty."""

    def __init__(self, **named: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=20, widget=widget, **named)

    def clean(self, value: Any) -> Money | None:
        """The amount; raises `ValidationError`."""
        written = super().clean(value)
        if not written:
            return None
        amount = parse_amount(written)
        if amount is None or amount.cents <= 0:
            raise ValidationError(said(_UNREADABLE), code="amount")
        return amount
