"""Sessions that know whose they are, so that all of an account's can be ended at once."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from inkasso.staff.models import Session

#: Under which key Django keeps who signed in.
_ACCOUNT = "_auth_user_id"


class SessionStore(DatabaseSessions):
    """Django's sessions in the database, with the account beside the data."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The rows that sessions are kept in."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """A row for the session as it is now."""
        row = cast("Session", super().create_model_instance(data))
        row.account_id = int(data[_ACCOUNT]) if data.get(_ACCOUNT) else None
        return row


def end_sessions(account_id: int) -> int:
    """Sign an account out everywhere; how many sessions that ended."""
    ended, _ = Session.objects.filter(account_id=account_id).delete()
    return ended
