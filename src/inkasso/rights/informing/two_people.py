"""The notice is published by two: one asks, another agrees; one record at desk and terminal.

It is a promise to everybody whose data are processed, and is never changed once it is made.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db import transaction

from inkasso.base.moment import Moment
from inkasso.gate.informing import Published
from inkasso.gate.publishing.going_out import Wanted, put_on_record
from inkasso.staff.approvals import Facts, approve, ask
from inkasso.staff.second import AT_TERMINAL

#: Kind of the request; stands in requests, never renamed.
PUBLISH = "notice"
#: What approving it takes.
APPROVES = "approve_notice"


def facts_of(wanted: Wanted) -> Facts:
    """What a request to publish says."""
    return {
        "version": wanted.version,
        "holds_from": wanted.holds_from.isoformat(),
        "digest": wanted.digest,
    }


def wanted_of(facts: Facts) -> Wanted:
    """The version that a request is about."""
    return Wanted(
        version=str(facts["version"]),
        holds_from=date.fromisoformat(str(facts["holds_from"])),
        digest=str(facts["digest"]),
    )


def publish_by_two(folder: Path, wanted: Wanted, asks: Moment, agrees: Moment) -> Published:
    """Put a version on record with a second person who sits beside.

    Raises `Refused` as `put_on_record` does, and `approval_waits_already` where the desk was asked
    for the same: then it is decided there.
    """
    made: list[Published] = []

    def carry_out(facts: Facts, moment: Moment) -> None:
        made.append(put_on_record(folder, wanted_of(facts), moment.on))

    with transaction.atomic():
        asked = ask(PUBLISH, facts_of(wanted), AT_TERMINAL, asks)
        approve(asked.id, agrees, carry_out)
    return made[0]
