"""A: protection, and who gets at the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from django.db import connection

from inkasso.gate.models import AccessLog, AccessSeal
from inkasso.gate.privileges.facts import (
    Exposure,
    Fact,
    Function,
    Owned,
    Policy,
    Role,
    RowSecurity,
    Silenced,
)
from inkasso.gate.roles import face_login
from inkasso.gate.seals import broken_seals
from inkasso.oversight.verifying.running import Running, unread
from inkasso.oversight.verifying.verdicts import Finding, not_built, unless
from inkasso.oversight.verifying.verifier import Verifier
from inkasso.staff.roles import purposes_of_all_roles

#: Shortest that AES-256-GCM makes of an identity code: nonce, 11 characters, tag.
_SEALED_MIN = 12 + 11 + 16
_PLAIN_CODES = f"""
SELECT person_id FROM parties_identitycode
 WHERE octet_length(encrypted) < {_SEALED_MIN} OR octet_length(code_hash) <> 32
"""
_CODES = "SELECT count(*) FROM parties_identitycode"
#: Purposes that a login can become, itself or through a role that it is a member of.
_BECOMES = """
SELECT DISTINCT key FROM gate_purpose WHERE pg_has_role(%s, role, 'MEMBER')
"""
_LOG = ("access_log", "seals")
_NO_STAFF = (
    "At the terminal (the login `cli`) whoever sits there may act for every purpose, and is only "
    "logged: accounts and roles bind the desk alone."
)


def _protected(running: Running) -> Iterator[Finding]:
    """A1."""
    seen = running.catalogue
    yield from unless(
        seen.breaches(Function, Owned, Role, Silenced),
        "The functions that visibility hangs on are owned and worded as they must be; no login "
        "has powers of its own (inkasso notice drift).",
    )
    yield from unless(
        seen.changeable(""),
        f"As the owner, UPDATE of {seen.kept('')} append-only tables was refused (IK002).",
    )
    plain = running.ask(("identity_codes",), "A1", _PLAIN_CODES)
    total = running.ask(("identity_codes",), "A1", _CODES)
    if plain is None or total is None:
        yield unread(("identity_codes",))
    else:
        yield from unless(
            [f"The identity code of person {person} is not encrypted." for (person,) in plain],
            f"All {total[0][0]} identity codes are encrypted, found by keyed hashes.",
        )
    yield not_built(
        "Against loss: backups, their restore and its rehearsal are not built. Organisational "
        "measures (training, incidents, keys in other hands) are not recorded anywhere."
    )


def _limited(running: Running) -> Iterator[Finding]:
    """A2."""
    seen = running.catalogue
    yield from unless(
        seen.breaches(*get_args(Fact)),
        f"The catalogue grants what the register allows and nothing else: "
        f"{len(running.register.purposes)} purposes (inkasso notice drift).",
    )
    yield from running.probed("login", "become_owner", "forged", "lent", "unlogged_sweep")
    yield from running.probed("log_forged")
    yield from unless(seen.changeable("gate_access"), "The access log and its seals only grow.")
    yield from _monitored(running)
    yield from _staff(running)


def _monitored(running: Running) -> Iterator[Finding]:
    """The log is what was written, and somebody may read and review it."""
    broken = running.look(_LOG, "A2", broken_seals)
    counts = running.look(_LOG, "A2", lambda: (AccessLog.objects.count(), _seals()))
    if broken is None or counts is None:
        yield unread(_LOG)
        return
    rows, (seals, last) = counts
    yield from unless(
        [f"Seal {number} no longer fits the access log: rows were changed." for number in broken],
        f"{rows} rows in the access log; {seals} seals cover it up to row {last} and fit "
        "(inkasso prove). Unusual use is found by inkasso gate review.",
    )
    if not seals:
        yield not_built("The access log has not been sealed yet: the day run seals it.")


def _seals() -> tuple[int, int]:
    newest = AccessSeal.objects.order_by("-id").first()
    return AccessSeal.objects.count(), newest.last_row if newest else 0


def _needed_only(running: Running) -> Iterator[Finding]:
    """A3: nothing of a person shows to whom has not said what for."""
    yield from unless(
        running.catalogue.breaches(RowSecurity, Policy, Exposure, Owned),
        f"{len(running.data_map.opened)} tables that identify people are under row-level security, "
        "their policies as generated, and no view passes it.",
    )
    yield from running.probed("closed", "opened")
    yield from _staff(running)


def _staff(running: Running) -> Iterator[Finding]:
    """The desk's login becomes no purpose that none of its roles works for."""
    with running.as_owner(), connection.cursor() as cursor:
        cursor.execute(_BECOMES, [face_login("desk")])
        becomes = {key for (key,) in cursor.fetchall()}
    yield from unless(
        [f"The desk's login can act for {key}, for which no role of the staff works."
         for key in sorted(becomes - purposes_of_all_roles())],
        f"The desk's login can act for {', '.join(sorted(becomes))} and nothing else: each is the "
        "purpose of a role that accounts are given.",
    )  # fmt: skip
    yield not_built(_NO_STAFF)


VERIFIERS: Mapping[str, Verifier] = {"A1": _protected, "A2": _limited, "A3": _needed_only}
