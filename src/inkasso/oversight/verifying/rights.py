"""G: what people may demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inkasso.gate.models import AccessLog
from inkasso.oversight.rehearsing.agreeing import WITHDRAWAL
from inkasso.oversight.rehearsing.asking import (
    ACCESS,
    ERASURE,
    OBJECTION,
    PORTABILITY,
    RESTRICTION,
)
from inkasso.oversight.rehearsing.stage import rehearse
from inkasso.oversight.verifying.running import Running, unread
from inkasso.oversight.verifying.verdicts import Finding, holds, unless
from inkasso.oversight.verifying.verifier import Verifier

_NO_WAY_TO_ASK = """
SELECT letter_id FROM demands_lettercontent
 WHERE coalesce(content #>> '{agency,phone}', '') = ''
    OR coalesce(content #>> '{agency,email}', '') = ''
 ORDER BY 1
"""
_LETTERS = "SELECT count(*) FROM demands_lettercontent"


def _access(running: Running) -> Iterator[Finding]:
    """G1."""
    yield from running.probed("own_rows")
    looks = running.look(
        ("access_log",), "G1", lambda: AccessLog.objects.filter(subject__isnull=False).count()
    )
    if looks is not None:
        yield holds(
            f"{looks} looks name the person they were at: who looked at one is answered by "
            "inkasso gate log --person, who got data by inkasso disclosures --person."
        )
    yield from rehearse(running, *ACCESS)


def _erasure(running: Running) -> Iterator[Finding]:
    """G2."""
    yield from rehearse(running, *ERASURE)


def _restriction(running: Running) -> Iterator[Finding]:
    """G3: while it lasts, nothing but storing and what the law demands."""
    yield from _guarded(running)
    yield from running.probed(
        "restriction_letter",
        "restriction_disclosure",
        "restriction_authority",
        "restricted_open",
        "restricted_sweep",
        "restriction_lifted",
    )
    yield from rehearse(running, *RESTRICTION)


def _objection(running: Running) -> Iterator[Finding]:
    """G4."""
    yield from _guarded(running)
    yield from running.probed("objection_letter", "objection_disclosure", "objection_lifted")
    yield from rehearse(running, *OBJECTION)


def _portability(running: Running) -> Iterator[Finding]:
    """G5."""
    yield from rehearse(running, *PORTABILITY)


def _withdrawal(running: Running) -> Iterator[Finding]:
    """G6."""
    purposes = [one.key for one in running.register.purposes.values() if one.consent_needed]
    yield holds(f"Consent is needed for {', '.join(purposes) or 'nothing'}, by the register.")
    yield from rehearse(running, *WITHDRAWAL)


def _questions(running: Running) -> Iterator[Finding]:
    """G7: where to ask stands in the notice and on every letter."""
    ours, theirs = running.register.controller, running.register.authority
    yield from unless(
        [
            f"The register gives no {what} of {who}."
            for who, what, value in (
                ("the controller", "e-mail or telephone", ours.email or ours.phone),
                ("the authority", "e-mail or telephone", theirs.email or theirs.phone),
                ("the authority", "postal address", theirs.post.en or theirs.address.en),
            )
            if not value
        ],
        f"Questions go to {ours.email}, {ours.phone}; complaints also to {theirs.name.en}, "
        f"{theirs.post.en}, {theirs.email}.",
    )
    categories = ("letter_contents",)
    mute = running.ask(categories, "G7", _NO_WAY_TO_ASK)
    total = running.ask(categories, "G7", _LETTERS)
    if mute is None or total is None:
        yield unread(categories)
        return
    yield from unless(
        [f"Letter {number} does not say where to ask." for (number,) in mute],
        f"All {total[0][0]} stored letters give the agency's telephone and e-mail address. SQL: "
        "SELECT letter_id, content->'agency' FROM demands_lettercontent",
    )


def _guarded(running: Running) -> Iterator[Finding]:
    guarded = running.catalogue.guarded
    yield from unless(
        [
            f"No trigger on {table} asks for holds."
            for table in ("demands_letter", "gate_disclosure")
            if table not in guarded
        ],
        "Triggers ask for holds: "
        + ", ".join(f"{table} ({act})" for table, act in sorted(guarded.items()))
        + ".",
    )


VERIFIERS: Mapping[str, Verifier] = {
    "G1": _access,
    "G2": _erasure,
    "G3": _restriction,
    "G4": _objection,
    "G5": _portability,
    "G6": _withdrawal,
    "G7": _questions,
}
