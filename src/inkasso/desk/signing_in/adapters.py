"""How django-allauth behaves here: nobody signs up by themselves, secrets are encrypted."""

from __future__ import annotations

import base64
import os

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.http import HttpRequest

_NONCE_BYTES = 12
#: Bound into what is encrypted, so that it decrypts as nothing else.
_WHAT_FOR = b"second factor"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account for themselves."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Changes of a second factor ask for it again; who has none yet has just signed in."""
        return bool(Authenticator.objects.filter(user=self.request.user).exists())


class MfaAdapter(DefaultMFAAdapter):
    """Secrets of second factors are encrypted with the master key; the last one stays."""

    def encrypt(self, text: str) -> str:
        """A secret as it is kept."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(settings.MASTER_KEY).encrypt(nonce, text.encode(), _WHAT_FOR)
        return base64.b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again; raises `InvalidTag` for what another key encrypted."""
        kept = base64.b64decode(encrypted_text)
        nonce, sealed = kept[:_NONCE_BYTES], kept[_NONCE_BYTES:]
        return AESGCM(settings.MASTER_KEY).decrypt(nonce, sealed, _WHAT_FOR).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What a device shows beside a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Inkasso"}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Nobody goes without a second factor."""
        return bool(authenticator.type != Authenticator.Type.TOTP)
