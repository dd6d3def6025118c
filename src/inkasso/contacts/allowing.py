"""Whether somebody may be contacted at a moment: law, policy and holds as one decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from inkasso.base.decisions import Citation, Decision
from inkasso.gate.holds.kinds import KINDS
from inkasso.law.fi.contacts.allowed import ContactAnswer, ContactFacts, contact_allowed
from inkasso.law.fi.contacts.days import local
from inkasso.law.fi.contacts.policy import GOOD_PRACTICE, Channel, ContactPolicy, Recipient

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBy:
    """A hold in force that stops calls."""

    #: Key of its kind.
    kind: str
    #: Its last day; None while nobody has said.
    until: date | None = None


def weigh(
    facts: ContactFacts,
    held: Sequence[HeldBy] = (),
    nothing_to_collect: Sequence[Citation] = (),
    *,
    policy: ContactPolicy = GOOD_PRACTICE,
) -> Decision[ContactAnswer]:
    """Whether a contact may be made at a moment, and when next.

    Holds and an ended debt come before the hours: `nothing_to_collect` are the grounds on which
    nothing may be asked for any more, none while something may.
    """
    by_law = contact_allowed(facts, policy=policy)
    if nothing_to_collect:
        return _refused(by_law, tuple(nothing_to_collect), None)
    if not held:
        return by_law
    grounds = tuple(dict.fromkeys(g for one in held for g in KINDS[one.kind].because))
    return _refused(by_law, grounds, _after(facts, held, policy))


def may_be_said() -> tuple[Citation, ...]:
    """What binds whoever speaks: a number that nobody verified, and anybody but the debtor."""
    noon = datetime.combine(GOOD_PRACTICE.adopted_on, time(12))
    facts = ContactFacts(channel=Channel.PHONE, at=noon, recipient=Recipient.UNVERIFIED)
    other = replace(facts, recipient=Recipient.THIRD_PERSON)
    # What binds the words is told last.
    return (contact_allowed(facts).because[-1], contact_allowed(other).because[-1])


def _refused(
    by_law: Decision[ContactAnswer], grounds: tuple[Citation, ...], following: datetime | None
) -> Decision[ContactAnswer]:
    answer = replace(by_law.value, allowed=False, next_allowed=following)
    more = () if by_law.value.allowed else by_law.because
    return Decision(value=answer, because=(*grounds, *more))


def _after(facts: ContactFacts, held: Sequence[HeldBy], policy: ContactPolicy) -> datetime | None:
    """The first moment after the holds at which law and policy allow it; None if nobody knows."""
    ends = [one.until for one in held]
    last = max((day for day in ends if day is not None), default=None)
    if last is None or None in ends:
        return None
    morning = max(datetime.combine(last + _ONE_DAY, time()), local(facts.at))
    return contact_allowed(replace(facts, at=morning), policy=policy).value.next_allowed
