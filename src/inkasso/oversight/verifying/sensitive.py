"""S: special categories of data, and what people tell of their situation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inkasso.oversight.rehearsing.agreeing import FORGOTTEN, UNFOUNDED, UNREADABLE
from inkasso.oversight.rehearsing.stage import rehearse
from inkasso.oversight.verifying.running import Running
from inkasso.oversight.verifying.verdicts import Finding, holds, not_built, unless
from inkasso.oversight.verifying.verifier import Verifier


def _special(running: Running) -> Iterator[Finding]:
    """S1: only purposes that a case of Article 9(2) names may hold any."""
    register = running.register
    special = {key for key, category in register.categories.items() if category.special}
    named = {key for case in register.sensitive.values() for key in case.purposes}
    yield from unless(
        [
            f"Purpose {one.key} may use {', '.join(sorted(special & one.categories.keys()))} and "
            "no case of sensitive.yaml names it."
            for one in register.purposes.values()
            if special & one.categories.keys() and one.key not in named
        ],
        f"Special categories ({', '.join(sorted(special)) or 'none'}) are open only to "
        f"{', '.join(sorted(named)) or 'nobody'}, each under a point of Article 9(2).",
    )
    holding = sorted(special - running.catalogue.untabled)
    if not holding:
        yield holds("No table holds a special category (inkasso notice map).")
    yield from rehearse(running, *UNFOUNDED)
    free = [
        f"{table.name}.{column.name}"
        for table in running.data_map.tables.values()
        for column in table.columns.values()
        if column.free_text
    ]
    if free:
        yield not_built(
            f"In free text people may write anything, illness too, and nothing asks for consent "
            f"before: {', '.join(free)}."
        )


def _with_consent(running: Running) -> Iterator[Finding]:
    """S2."""
    purposes = [one for one in running.register.purposes.values() if "S2" in one.statements]
    yield from unless(
        [f"Purpose {one.key} needs no consent." for one in purposes if not one.consent_needed],
        f"{', '.join(one.key for one in purposes)}: consent is needed, and the register says how "
        "it is asked for and documented.",
    )
    yield from rehearse(running, *UNFOUNDED, *FORGOTTEN)


def _to_help(running: Running) -> Iterator[Finding]:
    """S3."""
    readers = [
        one.key for one in running.register.purposes.values() if "health_notes" in one.categories
    ]
    yield from unless(
        [f"Collection may read notes of hardship: {key}." for key in readers
         if key in {"collection", "marketing"}],
        f"Notes of hardship are open to {', '.join(readers) or 'nobody'}, not to collection.",
    )  # fmt: skip
    yield from rehearse(running, *FORGOTTEN, *UNREADABLE)


VERIFIERS: Mapping[str, Verifier] = {"S1": _special, "S2": _with_consent, "S3": _to_help}
