"""Bringing the database to what the register allows, and telling where it is not.

`differences` is the drift; `apply` mends it in one transaction, as the owner of the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection, transaction

from inkasso.gate.models import Purpose
from inkasso.gate.passwords import face_password
from inkasso.gate.privileges.actual import actual, schema_and_path, surroundings
from inkasso.gate.privileges.desired import FACES, desired
from inkasso.gate.privileges.facts import (
    Exposure,
    Fact,
    Function,
    Grant,
    Membership,
    Owned,
    Policy,
    Role,
    RowSecurity,
    Silenced,
)
from inkasso.gate.roles import face_login, gate_role, roles_of
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Register

#: Months of the access log that have a partition beforehand.
_MONTHS_AHEAD = 12
#: What must be there before what; and what goes, goes before anything comes.
_ORDER = (Owned, Silenced, Role, Membership, Function, RowSecurity, Policy, Grant, Exposure)


class Difference(NamedTuple):
    """One fact that the register and the database do not agree on."""

    #: Missing in the database; otherwise it is there and must not be.
    missing: bool
    fact: Fact

    def __str__(self) -> str:
        return f"{'+' if self.missing else '-'} {self.fact}"


def differences(register: Register, data_map: DataMap) -> list[Difference]:
    """What is missing and what is too much, in the order that it is mended in."""
    with transaction.atomic():
        wanted, found = desired(register, data_map, surroundings()), actual()
    lacking = [Difference(missing=True, fact=fact) for fact in wanted - found]
    # A function that is not as it should be is written anew, not taken away first.
    anew = {one.fact.signature for one in lacking if isinstance(one.fact, Function)}
    too_much = [
        Difference(missing=False, fact=fact)
        for fact in found - wanted
        if not (isinstance(fact, Function) and fact.signature in anew)
    ]
    return sorted(too_much, key=_rank) + sorted(lacking, key=_rank)


def apply(register: Register, data_map: DataMap) -> list[Difference]:
    """Mend every difference; returns what was mended. Runs as the owner of the tables."""
    with transaction.atomic():
        _ensure_gate_role()
        mended = differences(register, data_map)
        _carry_out(mended)
        _write_purposes(register)
        with connection.cursor() as cursor:
            cursor.execute("SELECT gate_make_partitions(current_date, %s)", [_MONTHS_AHEAD])
        _ready_logins()
    return mended


def _ensure_gate_role() -> None:
    """The role that functions are handed to, with its owner among its members."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate_ensure_role(%s, 'NOLOGIN')", [gate_role()])
        cursor.execute("SELECT gate_ensure_member(current_user::text, %s)", [gate_role()])


def _carry_out(mended: Sequence[Difference]) -> None:
    # A function's new owner must be able to make things in its schema, at that moment only.
    making = Grant(gate_role(), "CREATE", "SCHEMA", schema_and_path()[0])
    with connection.cursor() as cursor:
        cursor.execute(making.make())
        for missing, fact in mended:
            cursor.execute(fact.make() if missing else fact.unmake())
        cursor.execute(making.unmake())


def _write_purposes(register: Register) -> None:
    """What the gate's functions must know of the register."""
    rows = [
        Purpose(
            role=role, key=purpose.key, sweep=sweep, passes_restriction=purpose.passes_restriction
        )
        for purpose in register.purposes.values()
        for role, sweep in roles_of(purpose)
    ]
    Purpose.objects.exclude(role__in=[row.role for row in rows]).delete()
    Purpose.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["role"],
        update_fields=["key", "sweep", "passes_restriction"],
    )


def _ready_logins() -> None:
    """Give each face its password, and let the owner end a face's sessions, as its member.

    Only the hash goes to the server, so that no log of statements holds a password.
    """
    with connection.cursor() as cursor:
        for face in FACES:
            login = face_login(face)
            pgconn = connection.connection.pgconn
            secret = pgconn.encrypt_password(
                face_password(login).encode(), login.encode(), b"scram-sha-256"
            )
            name = connection.ops.quote_name(login)
            cursor.execute(f"ALTER ROLE {name} PASSWORD %s", [secret.decode()])
            cursor.execute("SELECT gate_ensure_member(current_user::text, %s)", [login])


def _rank(difference: Difference) -> tuple[int, str]:
    return _ORDER.index(type(difference.fact)), str(difference.fact)
