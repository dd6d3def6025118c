"""Invitations: an address with a token by which the holder of a new account chooses a password.

The token is signed over the account's password, so it works once; it works for three days.
"""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import base36_to_int, int_to_base36

from inkasso.staff.models import Account

#: Where the desk takes invitations.
_PATH = "/invitation/{account}/{token}/"
_TOKENS = PasswordResetTokenGenerator()


def invitation_path(account: Account) -> str:
    """The path at which the account's holder chooses a password."""
    number = int_to_base36(account.id)
    return _PATH.format(account=number, token=_TOKENS.make_token(account))


def invited(number: str, token: str) -> Account | None:
    """The account that an invitation is for, while it holds."""
    try:
        account = Account.objects.filter(id=base36_to_int(number), is_active=True).first()
    except ValueError:
        return None
    if account is None or not _TOKENS.check_token(account, token):
        return None
    return account
