"""When and how often a person may be contacted: named policies, for no statute has clock hours.

Section 4 of 513/1999 forbids needless harm and endangering privacy; what that means in hours and
numbers is the agency's own choice. A policy carries a name and a day, so that a log can say which
one was followed, and can be switched for another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Channel(StrEnum):
    """How a person is contacted."""

    #: A telephone call.
    PHONE = "phone"
    #: A text message.
    SMS = "sms"
    #: A letter on paper.
    LETTER = "letter"
    #: An e-mail.
    EMAIL = "email"
    #: A visit.
    VISIT = "visit"


class Recipient(StrEnum):
    """Whom the contact reaches."""

    #: The debtor, at an address or number known to be theirs.
    DEBTOR = "debtor"
    #: The debtor, at an address or number that nobody has verified.
    UNVERIFIED = "unverified"
    #: The debtor, at work.
    WORKPLACE = "workplace"
    #: Somebody else.
    THIRD_PERSON = "third_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """From when until when on a day; the end itself is too late."""

    #: First time of the day.
    begin: time
    #: First time that is too late.
    end: time

    def hold(self, at: time) -> bool:
        """Whether a time of the day lies within them."""
        return self.begin <= at < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPolicy:
    """An agency's rule for contacts. Times are of Europe/Helsinki."""

    #: Its name, for logs and citations.
    name: str
    #: The day it was adopted.
    adopted_on: date
    #: Hours by day of the week, Monday 0; a day without any is quiet. None: no hours at all.
    hours: Mapping[int, Hours] | None
    #: Channels that the hours hold for.
    quiet_channels: frozenset[Channel]
    #: Whether public holidays and eves are quiet.
    holidays_quiet: bool
    #: The most contacts of all channels together in seven days; None for no limit.
    most_in_week: int | None
    #: The most contacts of all channels together on one day; None for no limit.
    most_in_day: int | None
    #: Whether calls and visits to a workplace are left out.
    spare_workplace: bool


_WEEKDAY = Hours(begin=time(8), end=time(20))
_SATURDAY = Hours(begin=time(10), end=time(16))

#: The default of the design: careful hours, and few contacts. Not a rule of any statute.
GOOD_PRACTICE = ContactPolicy(
    name="good_practice",
    adopted_on=date(2026, 11, 22),
    hours={**dict.fromkeys(range(5), _WEEKDAY), 5: _SATURDAY},
    quiet_channels=frozenset({Channel.PHONE, Channel.SMS, Channel.EMAIL, Channel.VISIT}),
    holidays_quiet=True,
    most_in_week=3,
    most_in_day=1,
    spare_workplace=True,
)

#: What the statutes themselves say: no hours and no numbers, only section 4.
STATUTE_ONLY = ContactPolicy(
    name="statute_only",
    adopted_on=date(2026, 11, 22),
    hours=None,
    quiet_channels=frozenset(),
    holidays_quiet=False,
    most_in_week=None,
    most_in_day=None,
    spare_workplace=False,
)

#: The policies by name.
POLICIES: Mapping[str, ContactPolicy] = {
    policy.name: policy for policy in (GOOD_PRACTICE, STATUTE_ONLY)
}
