"""Whether a letter in free words may be sent: pure rules over what was gathered above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.correspondence.demanding import demands
from inkasso.correspondence.templates import Answers, Needs, OwnWords, Template
from inkasso.gate.holds.grounds import PRIVACY
from inkasso.gate.holds.kinds import Act
from inkasso.gate.holds.refusals import refusal_of_hold
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.wording import fill
from inkasso.parties.addressing import Addressee
from inkasso.receivables.account.replay import Account

#: Longest words of one's own.
LONGEST = 4000
#: A request that came longer ago is answered by no letter: a choice of the house's own, so that no
#: old enquiry opens the door for letters that holds stop.
OLDEST = timedelta(days=60)
#: Holds that no answer passes: nobody may be written to, or there is nowhere to write.
_NEVER = ("restriction", "death", "no_contact_address")
#: Holds under which only whoever looks after the person's affairs is answered.
_CARE_OF = ("minor", "guardian")

EXTINGUISHED = Citation(
    act=ACT,
    section="4 § 3 mom.",
    version="31/2013",
    text=Words(
        fi="Vanhentunutta tai muuten lakannutta saatavaa ei saa periä.",
        sv="En preskriberad eller på annat sätt upphörd fordran får inte drivas in.",
        en="A receivable that is time-barred or has ended otherwise must not be collected.",
    ),
)


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
    #: When the person asked for what it answers.
    asked_on: date | None = None

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
    #: Whether every invoice is.
    all_barred: bool
    #: Whether the receiver owes all of the case; a co-debtor may share but a part of it.
    owes_all: bool
    holds: Sequence[Held]
    #: None where nobody knows an address, or their file is closed.
    receiver: Addressee | None
    #: In which language they read.
    language: str


def why_not(template: Template, wish: Wish, at: Situation) -> Refusal | None:
    """Why a letter may not be sent, if so; the first reason of several.

    Refuses with `asked_on_missing`, `asked_on_needless`, `asked_later`, `asked_long_ago`, `held`,
    `no_address`, `not_paid_in_full`, `case_open`, `nothing_open`, `time_barred`, `owes_part`,
    `words_missing`, `words_needless`, `words_too_long`, `reads_as_demand`.
    """
    return next(_reasons(template, wish, at), None)


def answers(wish: Wish) -> bool:
    """Whether a letter answers what the person asked."""
    return wish.asked_on is not None


def _reasons(template: Template, wish: Wish, at: Situation) -> Iterator[Refusal]:
    yield from _asked(template, wish, at)
    held = _held(at, answers=answers(wish))
    if held is not None:
        yield refusal_of_hold(held.number, held.kind, Act.LETTER)
    if at.receiver is None or not at.receiver.street.strip():
        yield Refusal(code="no_address", message=_NO_ADDRESS, remedy=_FIND_ADDRESS)
    yield from _untrue(template, at)
    if template.shows_account and not at.owes_all:
        yield Refusal(code="owes_part", message=_PART, remedy=_ENQUIRY, because=(PRIVACY,))
    yield from _words(template, wish, at)


def _asked(template: Template, wish: Wish, at: Situation) -> Iterator[Refusal]:
    if template.answers is Answers.ALWAYS and wish.asked_on is None:
        yield Refusal(code="asked_on_missing", message=_SAY_WHEN)
    if template.answers is Answers.NEVER and wish.asked_on is not None:
        yield Refusal(code="asked_on_needless", message=_NO_ANSWER)
    if wish.asked_on is not None and wish.asked_on > at.on:
        yield Refusal(code="asked_later", message=_LATER)
    if wish.asked_on is not None and wish.asked_on < at.on - OLDEST:
        yield Refusal(code="asked_long_ago", message=fill(_LONG_AGO, days=OLDEST.days))


def _held(at: Situation, *, answers: bool) -> Held | None:
    """The hold that stops it: any, unless it is an answer, which few stop."""
    care_of = at.receiver is not None and bool(at.receiver.care_of)
    for one in at.holds:
        stops = one.kind in _NEVER or (one.kind in _CARE_OF and not care_of)
        if stops or not answers:
            return one
    return None


def _untrue(template: Template, at: Situation) -> Iterator[Refusal]:
    """What the template says and is not so."""
    total = at.account.total
    match template.needs:
        case Needs.PAID if total or at.paid_on is None or at.given_up:
            yield Refusal(code="not_paid_in_full", message=fill(_NOT_PAID, sum=Money(total)))
        case Needs.CLOSED if total or at.closed_on is None:
            yield Refusal(code="case_open", message=fill(_OPEN, sum=Money(total)))
        case Needs.OPEN if not total:
            yield Refusal(code="nothing_open", message=_NOTHING)
        case Needs.OPEN if at.all_barred:
            yield Refusal(code="time_barred", message=_BARRED, because=(EXTINGUISHED,))


def _words(template: Template, wish: Wish, at: Situation) -> Iterator[Refusal]:
    said = wish.said(at.language)
    if template.own_words is OwnWords.REQUIRED and not said:
        yield Refusal(code="words_missing", message=_WRITE)
    if template.own_words is OwnWords.NONE and said:
        yield Refusal(code="words_needless", message=_NO_WORDS)
    if len(said) > LONGEST:
        yield Refusal(code="words_too_long", message=_TOO_LONG.format(most=LONGEST))
    refusal = demands(said, reference=at.reference, answers=answers(wish))
    if refusal is not None:
        yield refusal


_SAY_WHEN = Words(
    fi="Tämä kirje vastaa pyyntöön: kerro, milloin sitä pyydettiin.",
    sv="Det här brevet svarar på en begäran: ange när den kom.",
    en="This letter answers a request: say when it was made.",
)
_NO_ANSWER = Words(
    fi="Tällä kirjeellä kysytään itse, joten se ei vastaa pyyntöön.",
    sv="Med det här brevet frågar vi själva, så det svarar inte på en begäran.",
    en="This letter asks something itself, so it answers no request.",
)
_LONG_AGO = Words(
    fi="Pyynnöstä on yli {days} päivää: kirje ei enää vastaa siihen.",
    sv="Begäran kom för över {days} dagar sedan: brevet svarar inte längre på den.",
    en="The request came over {days} days ago: the letter answers it no more.",
)
_LATER = Words(
    fi="Pyyntö ei voi olla kirjeen päivää myöhempi.",
    sv="Begäran kan inte ha kommit efter brevets dag.",
    en="The request cannot be later than the letter.",
)
_NO_ADDRESS = Words(
    fi="Postiosoitetta ei tiedetä, tai sieltä palautui posti.",
    sv="Postadressen är inte känd, eller post därifrån har kommit i retur.",
    en="The postal address is not known, or mail came back from it.",
)
_FIND_ADDRESS = Words(
    fi="Kysy osoite ja vie se tietoihin.",
    sv="Fråga efter adressen och anteckna den.",
    en="Ask for the address and record it.",
)
_NOT_PAID = Words(
    fi="Kaikkea ei ole maksettu: avoinna on {sum} euroa, tai osasta luovuttiin.",
    sv="Allt är inte betalt: {sum} euro är öppet, eller en del avskrevs.",
    en="Not everything is paid: {sum} euros are open, or part was given up.",
)
_OPEN = Words(
    fi="Asia ei ole päättynyt: avoinna on {sum} euroa.",
    sv="Ärendet är inte avslutat: {sum} euro är öppet.",
    en="The case is not closed: {sum} euros are open.",
)
_NOTHING = Words(
    fi="Asiassa ei ole mitään avoinna, joten mitään ei tarvitse kysyä.",
    sv="Inget är öppet i ärendet, så inget behöver frågas.",
    en="Nothing is open in the case, so nothing need be asked.",
)
_BARRED = Words(
    fi="Laki sanoo, että saatava on vanhentunut. Sitä ei saa periä.",
    sv="Enligt lagen är fordran preskriberad. Den får inte drivas in.",
    en="The law says that the receivable is time-barred. It must not be collected.",
)
_PART = Words(
    fi="Henkilö vastaa vain osasta asian veloista, ja selvitys näyttäisi hänelle muutkin.",
    sv="Personen svarar bara för en del av ärendets skulder, och utredningen skulle visa de andra.",
    en="The person owes only part of the case, and the statement would show the rest too.",
)
_ENQUIRY = Words(
    fi="Selvitä hänen osuutensa omin sanoin vastauksena tiedusteluun.",
    sv="Utred personens del med egna ord i ett svar på förfrågan.",
    en="Tell what the person owes in your own words, as an answer to an enquiry.",
)
_WRITE = Words(
    fi="Kirjoita kirjeen sanat vastaanottajan kielellä.",
    sv="Skriv brevets ord på mottagarens språk.",
    en="Write the letter's words in the receiver's language.",
)
_NO_WORDS = Words(
    fi="Tähän kirjeeseen ei kirjoiteta omia sanoja.",
    sv="I det här brevet skrivs inga egna ord.",
    en="This letter takes no words of one's own.",
)
_TOO_LONG = Words(
    fi="Kirjeessä on liikaa tekstiä: enintään {most} merkkiä.",
    sv="Brevet är för långt: högst {most} tecken.",
    en="The letter is too long: {most} characters at most.",
)
