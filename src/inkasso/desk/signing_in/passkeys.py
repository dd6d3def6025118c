"""Passkeys: what is forged is told so, and taking one away leaves a second factor."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
)
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse_lazy

from inkasso.base.decisions import Refusal
from inkasso.base.words import Words
from inkasso.desk.faults import refused_page

#: What counts as a second factor; recovery codes stand in for one.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Credential(forms.JSONField):
    """What a device says, as anybody may write it: also too deep to be read."""

    def to_python(self, value: Any) -> Any:
        """The parts of it."""
        try:
            return super().to_python(value)
        except RecursionError:
            raise get_adapter().validation_error("incorrect_code") from None


class SignInWithPasskey(LoginWebAuthnForm):
    """A passkey that signs in alone."""

    credential = Credential(widget=forms.HiddenInput)


class SecondFactorPasskey(AuthenticateWebAuthnForm):
    """A passkey after the password."""

    credential = Credential(widget=forms.HiddenInput)


class NewPasskey(AddWebAuthnForm):
    """A passkey that was just made."""

    credential = Credential(widget=forms.HiddenInput)


class RemovePasskey(RemoveWebAuthnView):
    """Asks once more, and then forgets a passkey; the last second factor stays."""

    success_url = reverse_lazy("mfa_index")

    def dispatch(
        self, request: HttpRequest, *arguments: object, **named: object
    ) -> HttpResponseBase:
        """Refuse where nothing would be left."""
        if Authenticator.objects.filter(user_id=request.user.pk, type__in=FACTORS).count() < 2:
            return refused_page(request, Refusal(code="last_factor", message=_LAST))
        response: HttpResponseBase = super().dispatch(request, *arguments, **named)
        return response


remove_passkey = RemovePasskey.as_view()

_LAST = Words(
    fi="Viimeistä toista tunnistetta ei voi poistaa. Ota ensin toinen käyttöön.",
    sv="Den sista andra faktorn kan inte tas bort. Ta först en annan i bruk.",
    en="The last second factor cannot go. Set up another one first.",
)
