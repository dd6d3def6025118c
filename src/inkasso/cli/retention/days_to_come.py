"""Removing for a day that has not come: refused in production, played elsewhere."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.cli.workspace import Workspace
from inkasso.law.wording import fill
from inkasso.rights.ageing import let_days_be_played


def require_come(workspace: Workspace, day: date) -> None:
    """Raise `Refused` (`day_to_come`) for a day to come in production."""
    if workspace.production and day > workspace.clock.today():
        message = fill(_TO_COME, day=day)
        raise Refused(Refusal(code="day_to_come", message=message, remedy=_REMEDY))


def play_if_to_come(workspace: Workspace, day: date) -> None:
    """The same; elsewhere the database then counts as one whose days are played.

    Outside `acting`, for the owner of the tables takes the refusal away.
    """
    require_come(workspace, day)
    if day > workspace.clock.today():
        with workspace.database(), workspace.as_owner():
            let_days_be_played()


_TO_COME = Words(
    fi="Päivä {day} ei ole vielä tullut; tietoja ei poisteta ennen aikaansa.",
    sv="Dagen {day} har inte kommit ännu; uppgifter raderas inte före sin tid.",
    en="The day {day} has not come; nothing is removed before its time.",
)
_REMEDY = Words(
    fi="Jätä --date pois, tai katso, mitä silloin poistuisi: inkasso retention plan --date, "
    "inkasso rights plan --date.",
    sv="Utelämna --date, eller se vad som då skulle raderas: inkasso retention plan --date, "
    "inkasso rights plan --date.",
    en="Leave --date out, or see what would go then: inkasso retention plan --date, "
    "inkasso rights plan --date.",
)
