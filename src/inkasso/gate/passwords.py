"""Passwords of the faces' logins: derived from the master key, so that none is kept anywhere."""

from __future__ import annotations

import hmac

from django.conf import settings


def face_password(login: str) -> str:
    """The password of a login; whoever holds the master key can tell it."""
    return hmac.new(settings.MASTER_KEY, b"login:" + login.encode(), "sha256").hexdigest()
