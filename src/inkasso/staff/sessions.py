"""Sessions that know whose they are, so that all of an account's can be ended at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from inkasso.gate.backend.prepared import rows_of
from inkasso.staff.models import Session

_OPEN = "SELECT session_data FROM staff_session WHERE session_key = %s AND expire_date > now()"
#: Under which keys a session notes when it began and when it was last used, in seconds.
STARTED, SEEN = "started", "seen"
#: Under which key Django keeps who signed in.
_ACCOUNT = "_auth_user_id"


class SessionStore(DatabaseSessions):
    """Django's sessions in the database, with the account beside the data."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The rows that sessions are kept in."""
        return Session

    def load(self) -> dict[str, Any]:
        """What the session holds, if it is not over; every page reads it."""
        found = rows_of(_OPEN, [self.session_key])
        if not found:
            self._session_key = None
            return {}
        ((data,),) = found
        return self.decode(data)

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """A row for the session as it is now."""
        row = cast("Session", super().create_model_instance(data))
        row.account_id = int(data[_ACCOUNT]) if data.get(_ACCOUNT) else None
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """A browser in which somebody is signed in."""

    #: Names it on a page without being worth anything: a hash of its key.
    handle: str
    #: When it began and was last used, where it has noted so.
    started: datetime | None
    seen: datetime | None


def open_sessions(account_id: int, at: datetime) -> list[OpenSession]:
    """Sessions of an account that are not over, the last used first."""
    rows = Session.objects.filter(account_id=account_id, expire_date__gt=at)
    found = [_opened(row) for row in rows]
    return sorted(found, key=lambda one: one.seen or at, reverse=True)


def end_session(account_id: int, handle: str) -> bool:
    """End one session of an account; False where there is none of that handle any more."""
    for row in Session.objects.filter(account_id=account_id):
        if handle_of(row.session_key) == handle:
            row.delete()
            return True
    return False


def handle_of(session_key: str) -> str:
    """What names a session on a page."""
    return sha256(session_key.encode()).hexdigest()[:16]


def _opened(row: Session) -> OpenSession:
    noted = SessionStore().decode(row.session_data)
    return OpenSession(
        handle=handle_of(row.session_key),
        started=_moment(noted.get(STARTED)),
        seen=_moment(noted.get(SEEN)),
    )


def _moment(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) else None


def end_sessions(account_id: int) -> int:
    """Sign an account out everywhere; how many sessions that ended."""
    ended, _ = Session.objects.filter(account_id=account_id).delete()
    return ended
