"""Forms about accounts."""

from __future__ import annotations

from django import forms
from django.conf import settings

from inkasso.desk.choices import from_words
from inkasso.desk.doing import DayInput, DeskForm
from inkasso.staff.roles import ROLES


class WhyForm(DeskForm):
    """A change of somebody's rights, and why."""

    why = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class RoleForm(DeskForm):
    """A role to be given."""

    role = forms.ChoiceField(
        choices=lambda: from_words({key: one.name for key, one in ROLES.items()})
    )
    role_until = forms.DateField(required=False, widget=DayInput())
    why = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class AccountForm(DeskForm):
    """Somebody who is to work here."""

    whole_name = forms.CharField(max_length=100)
    sign_in_email = forms.EmailField(max_length=254)
    desk_language = forms.ChoiceField(choices=settings.LANGUAGES)
