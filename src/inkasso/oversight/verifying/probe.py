"""A probe: a transaction of the face's own login that tries things and is always undone.

It is raw SQL, as somebody would write it who has the login and has read the code; the rooms' own
code is not asked. What stays are rows of the access log, which say `verification`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TypeAlias
from uuid import UUID, uuid4

import psycopg
from django.db import DatabaseError, connection, transaction

from inkasso.base.decisions import Refused
from inkasso.gate.backend.connected import gate_connection

#: What the access log says of every probe.
REASON = "verification"

#: What PostgreSQL answers, by the code of its error.
NO_PRIVILEGE, APPEND_ONLY, HELD = "42501", "IK002", "IK003"


#: What statements are given.
Parameters: TypeAlias = Sequence[str | int | date | UUID | list[str] | list[UUID]]


_ASK_EACH = """
DO $$
DECLARE
    asked text;
    answered text[] := '{}';
BEGIN
    FOREACH asked IN ARRAY ARRAY[TABLES]::text[] LOOP
        BEGIN
            EXECUTE format('SELECT 1 FROM %I LIMIT 1', asked);
            answered := answered || asked;
        EXCEPTION WHEN insufficient_privilege THEN NULL;
        END;
    END LOOP;
    PERFORM set_config('inkasso.answered', array_to_string(answered, ','), true);
END $$
"""


class Probe:
    """Statements under the login, within one transaction."""

    def __init__(self, actor: str) -> None:
        self.actor = actor
        #: Somebody who does not exist.
        self.person = uuid4()

    def as_login(self) -> None:
        """Be the login alone, for no purpose."""
        self.run("SET LOCAL ROLE NONE")
        self.run("SET LOCAL inkasso.token = ''")

    def as_role(self, role: str, token: UUID | None = None) -> None:
        """Become a purpose, with the files of a token."""
        self.run(f"SET LOCAL ROLE {connection.ops.quote_name(role)}")
        self.run(f"SET LOCAL inkasso.token = '{token or ''}'")

    def open(self, role: str) -> UUID:
        """A token that opens the person's file for a role; the look is on record before."""
        (token,) = gate_connection().gate(
            "SELECT token FROM gate_open(%s, %s, %s, %s, %s)",
            (role, self.actor, REASON, REASON, [self.person]),
        )
        return UUID(str(token))

    def sweep(self, role: str, ended: UUID | None = None) -> UUID:
        """A token of a sweep that begins, or of one that ends."""
        (token,) = gate_connection().gate(
            "SELECT gate_sweep(%s, %s, %s, %s, %s, %s)",
            (role, self.actor, REASON, REASON, None, ended),
        )
        return UUID(str(token))

    def run(self, statement: str, parameters: Parameters = ()) -> None:
        """Carry a statement out."""
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters or None)

    def number(self, statement: str, parameters: Parameters = ()) -> int:
        """The one number that a statement gives; nothing counts as zero."""
        return int(self.text(statement, parameters) or 0)

    def text(self, statement: str, parameters: Parameters = ()) -> str:
        """The one value that a statement gives, as a text; empty for none."""
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters or None)
            (value,) = cursor.fetchone()
        return "" if value is None else str(value)

    def readable(self, tables: Iterable[str]) -> list[str]:
        """The tables that answer whoever the probe is now, in one round."""
        quoted = ", ".join(f"'{table}'" for table in tables)
        self.run(_ASK_EACH.replace("TABLES", quoted))
        answered = self.text("SELECT current_setting('inkasso.answered')")
        return answered.split(",") if answered else []

    def answer(self, statement: str, parameters: Parameters = ()) -> str:
        """The code of the error that a statement meets; empty when it goes through.

        What it did is undone at once.
        """
        try:
            with transaction.atomic():
                self.run(statement, parameters)
                transaction.set_rollback(True)
        except (Refused, DatabaseError) as error:
            return sqlstate(error)
        return ""


def sqlstate(error: BaseException | None) -> str:
    """The code of the PostgreSQL error that lies under an error; `?` without one."""
    while error is not None:
        if isinstance(error, psycopg.Error) and error.sqlstate:
            return error.sqlstate
        error = error.__cause__
    return "?"


@contextmanager
def probing(actor: str) -> Iterator[Probe]:
    """A probe, undone at the end whatever happened."""
    with transaction.atomic():
        try:
            yield Probe(actor)
        finally:
            transaction.set_rollback(True)
