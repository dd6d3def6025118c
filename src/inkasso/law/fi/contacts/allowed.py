"""Whether a person may be contacted at a moment, and when next, under a named policy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from inkasso.base.decisions import Citation, Decision
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.contacts.days import is_holiday_or_eve, local
from inkasso.law.fi.contacts.policy import (
    GOOD_PRACTICE,
    Channel,
    ContactPolicy,
    Recipient,
)
from inkasso.law.wording import Value, fill

ACT = "513/1999"
#: What a citation calls a policy, so that nobody takes it for an act.
POLICY = "policy"
_WEEK = timedelta(days=7)
_ONE_DAY = timedelta(days=1)
_LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PastContact:
    """A contact that was made, on any channel."""

    #: How.
    channel: Channel
    #: When; without a zone it is the clock in Finland.
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """A contact that somebody wants to make."""

    #: How.
    channel: Channel
    #: When; without a zone it is the clock in Finland.
    at: datetime
    #: What was done before, to the same person about anything.
    history: tuple[PastContact, ...] = ()
    #: Whom it reaches.
    recipient: Recipient = Recipient.DEBTOR
    #: Whether the person has asked for no calls.
    no_calls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAnswer:
    """Whether the contact may be made, and when it may be next."""

    #: Whether it may be made then.
    allowed: bool
    #: The first moment from then on at which it may, by the clock in Finland; None for never.
    next_allowed: datetime | None
    #: Whether the message may name neither creditor nor debt, only ask the person to call back.
    neutral_only: bool = False


@enacted("513/1999", "4 § 2 mom.", since=GOOD_PRACTICE.adopted_on)
@enacted("policy", "good_practice", since=GOOD_PRACTICE.adopted_on)
def contact_allowed(
    facts: ContactFacts, *, policy: ContactPolicy = GOOD_PRACTICE
) -> Decision[ContactAnswer]:
    """Whether a person may be contacted at a moment, and when next.

    Never by a channel the person is spared (calls they asked not to get, work, other people), else
    within the policy's hours and numbers.
    """
    barred = _barred(facts, policy)
    if barred is not None:
        answer = ContactAnswer(allowed=False, next_allowed=None)
        return Decision(value=answer, because=(barred,))
    at = local(facts.at)
    made = _Made(channel=facts.channel, at=sorted(local(past.at) for past in facts.history))
    because = _reasons_against(made, policy, at)
    moment = at if not because else _next(made, policy, at)
    neutral = facts.recipient is Recipient.UNVERIFIED
    answer = ContactAnswer(allowed=not because, next_allowed=moment, neutral_only=neutral)
    grounds = (*because, _law(_NO_HOURS)) if because else (_of(policy, _ALLOWED), _law(_NO_HOURS))
    return Decision(value=answer, because=(*grounds, _law(_NEUTRAL)) if neutral else grounds)


def _barred(facts: ContactFacts, policy: ContactPolicy) -> Citation | None:
    if facts.recipient is Recipient.THIRD_PERSON:
        return Citation(act="411/2018", section="13 §", text=_SECRET)
    if facts.no_calls and facts.channel is Channel.PHONE:
        return _of(policy, _NO_CALLS)
    at_work = facts.recipient is Recipient.WORKPLACE
    if at_work and policy.spare_workplace and facts.channel is not Channel.LETTER:
        return _of(policy, _WORKPLACE)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """The channel asked about, and every contact made, by the clock in Finland, oldest first."""

    channel: Channel
    at: list[datetime]

    def since(self, begin: datetime, end: datetime) -> int:
        """How many were made from a moment up to another, both included."""
        return bisect_right(self.at, end) - bisect_left(self.at, begin)

    def after(self, begin: datetime, end: datetime) -> int:
        """How many were made after a moment and up to another."""
        return bisect_right(self.at, end) - bisect_right(self.at, begin)


def _reasons_against(made: _Made, policy: ContactPolicy, at: datetime) -> tuple[Citation, ...]:
    reasons: list[Citation] = []
    if made.channel in policy.quiet_channels:
        reasons.extend(_quiet(policy, at))
    week, day = policy.most_in_week, policy.most_in_day
    if week is not None and made.after(at - _WEEK, at) >= week:
        reasons.append(_of(policy, _WEEK_FULL, most=str(week)))
    if day is not None and made.since(datetime.combine(at.date(), time()), at) >= day:
        reasons.append(_of(policy, _DAY_FULL, most=str(day)))
    return tuple(reasons)


def _quiet(policy: ContactPolicy, at: datetime) -> tuple[Citation, ...]:
    if policy.holidays_quiet and is_holiday_or_eve(at.date()):
        return (_of(policy, _HOLIDAY, day=at.date()),)
    if policy.hours is None:
        return ()
    hours = policy.hours.get(at.weekday())
    if hours is None:
        return (_of(policy, _QUIET_DAY),)
    if hours.hold(at.time()):
        return ()
    return (_of(policy, _HOURS, begin=_clock(hours.begin), end=_clock(hours.end)),)


def _next(made: _Made, policy: ContactPolicy, at: datetime) -> datetime | None:
    """The first moment after `at` that nothing speaks against, within two months."""
    moments = sorted(
        {
            *_openings(policy, at),
            *(past + _WEEK for past in made.at),
        }
    )
    later = (moment for moment in moments if moment > at)
    return next((each for each in later if not _reasons_against(made, policy, each)), None)


def _openings(policy: ContactPolicy, at: datetime) -> list[datetime]:
    """When each of the coming days begins, by the hours where there are any."""
    days = [at.date() + _ONE_DAY * number for number in range(_LOOK_AHEAD_DAYS)]
    midnights = [datetime.combine(day, time()) for day in days]
    hours = policy.hours or {}
    begun = [
        datetime.combine(day, opening.begin)
        for day in days
        if (opening := hours.get(day.weekday())) is not None
    ]
    return midnights + begun


def _of(policy: ContactPolicy, text: Words, **values: Value) -> Citation:
    return Citation(
        act=POLICY,
        section=policy.name,
        version=policy.adopted_on.isoformat(),
        text=fill(text, **values),
    )


def _law(text: Words) -> Citation:
    return Citation(act=ACT, section="4 § 2 mom.", text=text)


def _clock(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02d}"


_NO_HOURS = Words(
    fi="Laissa ei ole kellonaikoja: perinnässä ei saa aiheuttaa tarpeetonta haittaa eikä vaarantaa "
    "yksityisyyttä. Ajat ovat toimiston oma linjaus.",
    sv="Lagen har inga klockslag: indrivningen får inte orsaka onödig olägenhet eller äventyra "
    "integriteten. Tiderna är byråns egen riktlinje.",
    en="The Act sets no hours: collecting may not cause needless harm nor endanger privacy. The "
    "hours are the agency's own policy.",
)
_ALLOWED = Words(
    fi="Yhteydenotto on toimiston linjauksen mukainen.",
    sv="Kontakten följer byråns riktlinje.",
    en="The contact follows the agency's policy.",
)
_HOLIDAY = Words(
    fi="{day} on pyhä-, juhla- tai aattopäivä: silloin ei oteta yhteyttä.",
    sv="{day} är helgdag eller helgdagsafton: då tas ingen kontakt.",
    en="{day} is a public holiday or an eve: nobody is contacted.",
)
_QUIET_DAY = Words(
    fi="Sunnuntaisin ei oteta yhteyttä.",
    sv="På söndagar tas ingen kontakt.",
    en="No contacts on Sundays.",
)
_HOURS = Words(
    fi="Yhteyttä otetaan tänä päivänä klo {begin}–{end}.",
    sv="Kontakt tas denna dag kl. {begin}–{end}.",
    en="Contacts on this day are made from {begin} to {end}.",
)
_WEEK_FULL = Words(
    fi="Seitsemän päivän yhteydenotot on käytetty (enintään {most}).",
    sv="Kontakterna för sju dagar är förbrukade (högst {most}).",
    en="The contacts of seven days are used up (at most {most}).",
)
_DAY_FULL = Words(
    fi="Päivän yhteydenotot on käytetty (enintään {most}).",
    sv="Dagens kontakter är förbrukade (högst {most}).",
    en="The contacts of the day are used up (at most {most}).",
)
_NO_CALLS = Words(
    fi="Velallinen on pyytänyt, ettei hänelle soiteta.",
    sv="Gäldenären har bett att inte bli uppringd.",
    en="The debtor has asked not to be called.",
)
_WORKPLACE = Words(
    fi="Työpaikalle ei oteta yhteyttä.",
    sv="Kontakt tas inte med arbetsplatsen.",
    en="The workplace is not contacted.",
)
_SECRET = Words(
    fi="Velallisen asioita ei saa ilmaista sivulliselle.",
    sv="Gäldenärens förhållanden får inte röjas för utomstående.",
    en="The debtor's matters may not be told to others.",
)
_NEUTRAL = Words(
    fi="Osoitetta ei ole varmistettu: viestissä saa vain pyytää ottamaan yhteyttä, ilman velkaa ja "
    "velkojaa.",
    sv="Adressen är inte kontrollerad: meddelandet får bara be om kontakt, utan skuld och "
    "borgenär.",
    en="The address is not verified: the message may only ask for contact, without debt or "
    "creditor.",
)
