"""Whether a letter in free words may be sent: pure rules over what was gathered above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.money import Money
from inkasso.correspondence import refusing
from inkasso.correspondence.asking import Asked
from inkasso.correspondence.demanding import Latitude, demands
from inkasso.correspondence.templates import Answers, Needs, OwnWords, Template
from inkasso.gate.holds.kinds import Act
from inkasso.gate.holds.refusals import refusal_of_hold
from inkasso.parties.addressing import Addressee
from inkasso.receivables.account.replay import Account

#: Longest words of one's own.
LONGEST = 4000
#: Holds that no answer passes: nobody may be written to, or there is nowhere to write.
_NEVER = ("death", "no_contact_address")
#: Holds under which only whoever looks after the person's affairs is answered.
_CARE_OF = ("minor", "guardian")
#: Passed only by what the person asked for themselves: their request is their consent to its
#: answer (GDPR 18(2)), and they may ask what they owe (513/1999, 4 a §).
_OWN_REQUEST = "restriction"


class Held(NamedTuple):
    """A hold in force that stops letters: its number and the key of its kind."""

    number: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A letter as somebody wishes to write it."""

    #: To whom.
    person: UUID
    #: Key of the template.
    template: str
    #: One's own words by language, or under `""` for whatever language the person reads.
    words: Mapping[str, str] = field(default_factory=dict)
    #: Key of the recorded request that it answers (`Asked.key`); empty for none.
    answers: str = ""

    def said(self, language: str) -> str:
        """One's own words for a reader of a language; empty where there are none."""
        return (self.words.get(language) or self.words.get("") or "").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a letter about a case goes by, on a day."""

    on: date
    reference: str
    closed_on: date | None
    account: Account
    #: Value day of the last payment that stands.
    paid_on: date | None
    #: Principal that is disputed and not collected.
    disputed: Money
    #: Whether something was given up, so that what is paid is not all.
    given_up: bool
    #: Invoices that the law says are time-barred.
    barred: tuple[str, ...]
    #: Why nothing may be collected any more: paid, closed, recalled or time-barred; empty while
    #: something may.
    ended: tuple[Citation, ...]
    #: Whether the receiver owes all of the case; a co-debtor may share but a part of it.
    owes_all: bool
    holds: Sequence[Held]
    #: None where nobody knows an address, or their file is closed.
    receiver: Addressee | None
    #: In which language they read.
    language: str
    #: What the letter answers; None where we write of our own accord.
    asked: Asked | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether collecting has ended or stands still, so that nothing may move the person to pay.

        Also where only a part of the debt is disputed or time-barred.
        """
        return bool(self.ended or self.holds or self.disputed or self.barred)


def why_not(template: Template, wish: Wish, at: Situation) -> Refusal | None:
    """Why a letter may not be sent, if so; the first reason of several.

    Refuses with `request_missing`, `request_needless`, `held`, `no_address`, `not_paid_in_full`,
    `case_open`, `not_recalled`, `nothing_open`, `nothing_to_collect`, `owes_part`, `words_missing`,
    `words_needless`, `words_too_long`, `reads_as_demand`, `speaks_of_courts`.
    """
    return next(_reasons(template, wish, at), None)


def _reasons(template: Template, wish: Wish, at: Situation) -> Iterator[Refusal]:
    if template.answers is Answers.ALWAYS and at.asked is None:
        yield refusing.answers_nothing()
    if template.answers is Answers.NEVER and at.asked is not None:
        yield refusing.asks_itself()
    held = _held(template, at)
    if held is not None:
        yield refusal_of_hold(held.number, held.kind, Act.LETTER)
    if at.receiver is None or not at.receiver.street.strip():
        yield refusing.no_address()
    yield from _untrue(template, at)
    if template.shows_account and not at.owes_all:
        yield refusing.owes_part()
    yield from _words(template, wish, at)


def _held(template: Template, at: Situation) -> Held | None:
    """The hold that stops it: any, unless it is an answer, which few stop."""
    care_of = at.receiver is not None and bool(at.receiver.care_of)
    for one in at.holds:
        passes = one.kind not in _NEVER and (one.kind not in _CARE_OF or care_of)
        if one.kind == _OWN_REQUEST:
            passes = template.answers is Answers.ALWAYS
        if at.asked is None or not passes:
            return one
    return None


def _untrue(template: Template, at: Situation) -> Iterator[Refusal]:
    """What the template says and is not so, and what could only move somebody to pay."""
    total = Money(at.account.total)
    match template.needs:
        case Needs.PAID if total or at.paid_on is None or at.given_up:
            yield refusing.not_paid(total)
        case Needs.CLOSED if total or at.closed_on is None:
            yield refusing.still_open(total)
        case Needs.RECALLED if not at.account.taken_back:
            yield refusing.not_recalled()
        case Needs.RECALLED if at.asked is None and (at.barred or at.disputed):
            # It says whom to pay: of what is barred or disputed nobody is told so unasked.
            yield refusing.nothing_to_collect(at.ended)
        case Needs.OPEN if not total:
            yield refusing.nothing_open()
        case Needs.ANY | Needs.OPEN if at.ended and at.asked is None:
            yield refusing.nothing_to_collect(at.ended)


def _words(template: Template, wish: Wish, at: Situation) -> Iterator[Refusal]:
    said = wish.said(at.language)
    if template.own_words is OwnWords.REQUIRED and not said:
        yield refusing.words_missing()
    if template.own_words is OwnWords.NONE and said:
        yield refusing.words_needless()
    if len(said) > LONGEST:
        yield refusing.words_too_long(LONGEST)
    refusal = demands(said, at.on, may=latitude(template, at), reference=at.reference)
    if refusal is not None:
        yield refusal


def latitude(template: Template, at: Situation) -> Latitude:
    """What one's own words may speak of: only an answer may, and while collecting rests of no
    paying even then.
    """
    if at.asked is None:
        return Latitude()
    return Latitude(pays=not at.is_stopped, courts=template.answers is Answers.ALWAYS)
