"""R: how long data is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.conf import settings

from inkasso.oversight.rehearsing.ageing import AGEING
from inkasso.oversight.rehearsing.stage import rehearse
from inkasso.oversight.verifying.running import Running
from inkasso.oversight.verifying.verdicts import Finding, fails, holds, unless
from inkasso.oversight.verifying.verifier import Verifier
from inkasso.rights.ageing import days_are_played


def _kept(running: Running) -> Iterator[Finding]:
    """R1: every category of every purpose has its time."""
    personal = {key for key, category in running.register.categories.items() if category.personal}
    lacking = [
        f"Purpose {purpose.key} keeps {category} without a rule that says how long."
        for purpose in running.register.purposes.values()
        for category in sorted(personal & purpose.categories.keys())
        if not any(category in kept for kept in purpose.retention.values())
    ]
    held = [table.category for table in running.data_map.tables.values() if table.personal]
    lacking += [
        f"Tables hold {category}, which the register tells no time for."
        for category in dict.fromkeys(held)
        if category not in running.register.categories
    ]
    yield from unless(
        lacking,
        f"{len(personal)} categories of personal data: each purpose that uses one names the rule "
        f"by which it is kept ({len(running.register.retention)} rules, each with its reason).",
    )
    yield from _come(running)
    yield from rehearse(running, *AGEING)


def _come(running: Running) -> Iterator[Finding]:
    """In production nothing is removed for a day that has not come."""
    if not settings.PRODUCTION:
        return
    with running.as_owner():
        played = days_are_played()
    if played:
        yield fails("The database removes for days to come, as a demo's does; run inkasso init.")
    else:
        yield holds("The database refuses to remove for a day that has not come.")


VERIFIERS: Mapping[str, Verifier] = {"R1": _kept}
