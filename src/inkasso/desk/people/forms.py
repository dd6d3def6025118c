"""What is written of people: each form first says of whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.words import LANGUAGES, Words
from inkasso.desk.choices import from_texts, from_words
from inkasso.desk.doing import DayInput, DeskForm
from inkasso.desk.templatetags.desk import said
from inkasso.formats.handover.rows import PostalAddress
from inkasso.parties.models import Source
from inkasso.parties.reaching import NewReach
from inkasso.parties.representing import KINDS, NewRepresentative
from inkasso.rights.models import ReliefKind

#: Who can have told where somebody lives, the likeliest first.
_SOURCES = (Source.PERSON, Source.REGISTER, Source.PUBLIC_SOURCE, Source.CLIENT)
_ADDRESS = ("street", "postal_code", "city")


class PersonForm(DeskForm):
    """A form about one of a case's people."""

    whom = forms.ChoiceField()

    def __init__(self, *arguments: Any, people: Iterable[tuple[UUID, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = [(str(number), name) for number, name in people]
        self.offer("whom", choices)
        if len(choices) == 1:
            self.fields["whom"].widget = forms.HiddenInput()
            self.initial["whom"] = choices[0][0]

    @property
    def person(self) -> UUID:
        """Of whom it is."""
        return UUID(self.cleaned_data["whom"])


class AddressForm(PersonForm):
    """A form with a postal address."""

    street = forms.CharField(max_length=200, required=False)
    postal_code = forms.CharField(max_length=20, required=False)
    city = forms.CharField(max_length=100, required=False)
    country = forms.CharField(max_length=2, min_length=2, initial="FI", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse half an address."""
        cleaned = super().clean()
        if len({bool(cleaned.get(part)) for part in _ADDRESS}) == 2:
            raise ValidationError(said(_HALF), code="address")
        return cleaned

    @property
    def address(self) -> PostalAddress | None:
        """The address; None where none was written."""
        written = self.cleaned_data
        if not written["street"]:
            return None
        return PostalAddress(
            street=written["street"],
            postal_code=written["postal_code"],
            city=written["city"],
            country=(written["country"] or "FI").upper(),
        )


class ReachForm(AddressForm):
    """Where somebody is reached, and who told it; what stays empty was not spoken of."""

    phone = forms.CharField(max_length=40, required=False)
    email = forms.CharField(max_length=254, required=False)
    told_by = forms.ChoiceField(choices=lambda: from_texts(_SOURCES, "source."))
    spoken = forms.ChoiceField(
        required=False,
        choices=lambda: [("", "–"), *from_texts(LANGUAGES, "language.")],
    )

    def __init__(self, *arguments: Any, speaks: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if not speaks:
            del self.fields["spoken"]

    def clean_phone(self) -> str | None:
        """The number in its international form."""
        written = self.cleaned_data["phone"]
        number = parse_phone(written) if written else None
        if written and number is None:
            raise ValidationError(said(_PHONE), code="phone")
        return number

    def clean_email(self) -> str | None:
        """The address as it is used."""
        written = self.cleaned_data["email"]
        address = parse_email(written) if written else None
        if written and address is None:
            raise ValidationError(said(_EMAIL), code="email")
        return address

    def reach(self) -> NewReach:
        """What was told."""
        told = self.cleaned_data
        return NewReach(address=self.address, email=told["email"], phone=told["phone"])


class ReturnedForm(PersonForm):
    """That mail came back."""


class RepresentativeForm(AddressForm):
    """Who speaks for somebody, and what proves it."""

    capacity = forms.ChoiceField(choices=lambda: from_words(KINDS))
    representative_name = forms.CharField(max_length=200)
    proof = forms.CharField(max_length=200)
    since = forms.DateField(widget=DayInput())
    until_day = forms.DateField(required=False, widget=DayInput())

    field_order = ("whom", "capacity", "representative_name")

    def new(self) -> NewRepresentative:
        """What was written; the rule refuses what is not whole."""
        written = self.cleaned_data
        nowhere = PostalAddress(street="", postal_code="", city="")
        return NewRepresentative(
            kind=written["capacity"],
            name=written["representative_name"],
            address=self.address or nowhere,
            proof=written["proof"],
            since=written["since"],
            until=written["until_day"],
        )


class ReliefForm(PersonForm):
    """A pause, and, only with the person's own consent, a note of why."""

    relief_kind = forms.ChoiceField(
        widget=forms.RadioSelect,
        choices=lambda: from_texts((ReliefKind.PAUSE, ReliefKind.COUNSELLING), "relief."),
        initial=ReliefKind.PAUSE,
    )
    relief_until = forms.DateField(widget=DayInput())
    note = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    consented = forms.BooleanField(required=False)
    consent_document = forms.CharField(required=False, max_length=60)

    @property
    def until(self) -> date:
        """The last day of the relief."""
        last: date = self.cleaned_data["relief_until"]
        return last


_HALF = Words(
    fi="Osoitteessa on katu, postinumero ja postitoimipaikka.",
    sv="En adress har gata, postnummer och postort.",
    en="An address has a street, a postal code and a town.",
)
_PHONE = Words(
    fi="Tämä ei ole puhelinnumero.",
    sv="Detta är inget telefonnummer.",
    en="This is no telephone number.",
)
_EMAIL = Words(
    fi="Tämä ei ole sähköpostiosoite.",
    sv="Detta är ingen e-postadress.",
    en="This is no e-mail address.",
)
