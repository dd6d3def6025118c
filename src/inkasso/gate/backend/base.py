"""A database connection that takes the role of the purpose at the start of every transaction.

It does so here, at the edge of the transaction, because nothing inside may forget it: code in a
room writes `transaction.atomic()` as everywhere. A lone statement is wrapped into a transaction of
its own. `SET LOCAL` ends with the transaction, so a pooled connection keeps nothing of it. Whoever
acts for no purpose is the login, which may see nothing; the owner, who migrates, is left alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.backends.utils import CursorWrapper
from psycopg import Connection, Cursor

from inkasso.base.decisions import Refused
from inkasso.gate.current import Acting, current
from inkasso.gate.refusing import refusal_of

T = TypeVar("T")

#: What SET LOCAL says, as functions, which take parameters.
_SHOW = "SELECT set_config('inkasso.token', %s, true)"
_TAKE = "SELECT set_config('role', %s, true), set_config('inkasso.token', %s, true)"


class _Prepared(Cursor[Any]):
    """A cursor whose statements the server keeps planned, with their parameters bound there."""

    def execute(
        self,
        query: Any,
        params: Any = None,
        *,
        prepare: bool | None = True,
        binary: bool | None = None,
    ) -> Self:
        """Run a statement, prepared the first time that this connection runs it."""
        return super().execute(query, params, prepare=prepare, binary=binary)


class _Operations(DatabaseOperations):
    """Django's own, which knows no cursor but one kind."""

    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> str:
        """What was asked with its values, for whoever debugs; also where the server binds them."""
        if isinstance(cursor, _Prepared):
            return str(self.compose_sql(sql, params))
        return super().last_executed_query(cursor, sql, params) or ""


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection to the agency's database, and the gate's own beside it."""

    ops_class = _Operations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gate: Connection[Any] | None = None
        self._taken: Acting | None = None
        self.execute_wrappers.append(self._as_purpose)

    def set_autocommit(
        self,
        autocommit: bool,  # noqa: FBT001  Django's signature
        force_begin_transaction_with_broken_autocommit: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Begin or end a transaction; one that begins takes the role first."""
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        acting = current()
        self._taken = None if autocommit else acting
        if autocommit or acting is None:
            return
        try:
            self.take_role(acting)
        except BaseException as error:
            self.rollback()
            self.set_autocommit(True)
            if isinstance(error, DatabaseError):
                self._refuse(error, acting)
            raise

    @property
    def begun_as(self) -> Acting | None:
        """As whom the transaction under way began; None without one, or as the login alone."""
        return self._taken if self.in_atomic_block else None

    def take_role(self, acting: Acting) -> None:
        """Become the purpose until the transaction ends, with the files that are open."""
        self._set(_TAKE, (acting.role, _tokens(acting)))

    def show_tokens(self, acting: Acting) -> None:
        """Let the transaction under way see files that were opened after it began."""
        self._set(_SHOW, (_tokens(acting),))

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        """A connection on which only what asks for it is prepared: the same few statements."""
        connection: Connection[Any] = super().get_new_connection(conn_params)
        connection.prepare_threshold = sys.maxsize
        return connection

    def prepared(self) -> CursorWrapper:
        """A cursor for statements that are asked often and always in the same words."""
        self.validate_thread_sharing()
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor: Any = _Prepared(self.connection)
        return self.make_debug_cursor(cursor) if self.queries_logged else self.make_cursor(cursor)

    def _set(self, statement: str, parameters: Sequence[str]) -> None:
        # As parameters: other sessions of this login read in pg_stat_activity what a statement
        # says, and a token in it would open to them what somebody else has opened.
        with self.wrap_database_errors:
            Cursor(self.connection).execute(statement.encode(), parameters, prepare=True)

    def savepoint_rollback(self, sid: str) -> None:
        """Go back to a savepoint; files opened since stay open, as their looks stay on record."""
        super().savepoint_rollback(sid)
        acting = current()
        if acting is not None and acting.tokens:
            self.show_tokens(acting)

    def gate(self, statement: str, parameters: Sequence[object]) -> tuple[Any, ...]:
        """Run one statement on the gate's own connection, committed at once; its one row.

        A second connection, because the log must be on record before anything is seen, and must
        outlive a rollback of what was done with it.
        """
        if self._gate is None or self._gate.closed:
            self._gate = self._connect_gate()
        with self.wrap_database_errors:
            row = self._gate.execute(statement.encode(), parameters, prepare=True).fetchone()
        assert row is not None, "every function of the gate answers"
        return tuple(row)

    def close(self) -> None:
        """Close both connections."""
        super().close()
        if self._gate is not None and self.connection is None:
            self._gate.close()
            self._gate = None

    def _connect_gate(self) -> Connection[Any]:
        with self.wrap_database_errors:
            connection: Connection[Any] = self.get_new_connection(self.get_connection_params())
            connection.autocommit = True
            connection.cursor_factory = Cursor
            synchronous = "on" if settings.LOG_SYNCHRONOUSLY else "off"
            connection.execute(f"SET synchronous_commit = {synchronous}".encode())
        return connection

    def _as_purpose(  # noqa: PLR0917  Django's signature
        self,
        execute: Callable[..., T],
        statement: str,
        parameters: Any,
        many: bool,  # noqa: FBT001  Django's signature
        context: dict[str, Any],
    ) -> T:
        """Run a statement as the purpose; what PostgreSQL refuses is logged and told as it is."""
        with self.telling_refusals():
            if current() is None or self.in_atomic_block:
                return execute(statement, parameters, many, context)
            with transaction.atomic(using=self.alias):
                return execute(statement, parameters, many, context)

    @contextmanager
    def telling_refusals(self) -> Iterator[None]:
        """What PostgreSQL refuses within, such as a COPY, is logged and told as of a statement."""
        acting = current()
        try:
            yield
        except DatabaseError as error:
            self._refuse(error, acting)
            raise

    def _refuse(self, error: DatabaseError, acting: Acting | None) -> None:
        """Raise a refusal of the gate or of a hold as `Refused`, once it is in the log."""
        refused = refusal_of(error, acting)
        if refused is None:
            return
        if acting is not None:
            told = (acting.role, acting.actor, acting.reason, refused.about[:200])
            self.gate("SELECT gate_note('refusal', %s, %s, %s, %s)", told)
        raise Refused(refused.refusal) from error


def _tokens(acting: Acting) -> str:
    return ",".join(str(token) for token in acting.tokens)
