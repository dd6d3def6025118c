"""What decides whether and how a plan or a longer time to pay may be agreed; gathered above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from inkasso.base.decisions import Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.gate.holds.kinds import Act
from inkasso.gate.holds.refusals import refusal_of_hold
from inkasso.law.fi.debt_collection.acts import CostFacts, PastAct
from inkasso.law.fi.debt_collection.permission import SendingFacts, may_send_reminder
from inkasso.law.wording import fill
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client
from inkasso.parties.addressing import Addressee
from inkasso.receivables.account.loading import LoadedCase
from inkasso.receivables.account.replay import Account, replay


class Held(NamedTuple):
    """A hold in force that stops letters: its number and the key of its kind."""

    number: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The text of Article 14, for whoever has had no letter of the case before."""

    version: str
    heading: str
    introduction: str
    #: What each paragraph is about, and what it tells.
    paragraphs: tuple[tuple[str, str], ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """A case on a day, as agreements are weighed."""

    case: LoadedCase
    on: date
    #: Of everything open together: an agreement always covers the whole balance.
    costs: CostFacts
    #: Every act so far, plans and extensions too.
    history: tuple[PastAct, ...]
    #: What decides whether one may collect, for each open receivable.
    sending: tuple[SendingFacts, ...]
    holds: Sequence[Held] = ()
    #: Number of the plan in force; None without one.
    plan: int | None = None
    #: Last day of the longer time to pay that runs.
    extended_until: date | None = None
    #: Last day to pay in the latest letter.
    deadline: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """Who writes to whom, and in whose name."""

    agency: Agency
    client: Client
    #: The debtor; None where no address is known.
    receiver: Addressee | None
    #: Nothing for a company, or for whoever was told before.
    told: Told | None = None


def why_not(footing: Footing) -> Refusal | None:
    """Why nothing can be agreed in a case, if so.

    Refuses with `nothing_open`, `held`, and with what forbids to collect: `time_barred`, `not_due`.
    """
    if not owed(footing).total:
        return Refusal(code="nothing_open", message=_NOTHING_OPEN)
    refusal = held(footing)
    if refusal is not None:
        return refusal
    answers = (may_send_reminder(facts, footing.on) for facts in footing.sending)
    return next((answer for answer in answers if isinstance(answer, Refusal)), None)


def held(footing: Footing) -> Refusal | None:
    """That a hold stops letters, and with them whatever would have to be written (`held`)."""
    if not footing.holds:
        return None
    hold = footing.holds[0]
    return refusal_of_hold(hold.number, hold.kind, Act.LETTER)


def price_of(footing: Footing, *, free: bool) -> Money | None:
    """What is asked at most for an agreement: None asks what the law allows.

    Where only costs are open nothing is: the account owes no cost that was charged after the debt
    itself was paid (`docs/algorithms/account.md`).
    """
    account = owed(footing)
    return Money(0) if free or not account.principal + account.interest else None


def in_the_way(footing: Footing) -> Refusal | None:
    """That a plan is in force already, if so (`plan_in_force`)."""
    if footing.plan is None:
        return None
    message = fill(_IN_FORCE, number=str(footing.plan))
    return Refusal(code="plan_in_force", message=message, remedy=_CHANGE)


def no_address(beside: Correspondence) -> Refusal | None:
    """That what was agreed cannot be confirmed in writing, if so (`no_address`)."""
    if beside.receiver is not None and beside.receiver.street.strip():
        return None
    return Refusal(code="no_address", message=_NO_ADDRESS, remedy=_FIND_ADDRESS)


def owed(footing: Footing) -> Account:
    """The account of the day, before anything is agreed."""
    return replay(footing.case.facts, footing.on)


def differs(total: Money, told: Money | None) -> Refusal | None:
    """That the person was told another sum than it is now (`sum_changed`), if so."""
    if told is None or told == total:
        return None
    message = fill(_CHANGED, told=told, total=total)
    return Refusal(code="sum_changed", message=message, remedy=_TELL_AGAIN)


_NOTHING_OPEN = Words(
    fi="Asiassa ei ole mitään avoinna.",
    sv="Inget är öppet i ärendet.",
    en="Nothing is open in the case.",
)
_IN_FORCE = Words(
    fi="Maksusuunnitelma {number} on jo voimassa.",
    sv="Betalningsplan {number} gäller redan.",
    en="Plan {number} is in force already.",
)
_CHANGE = Words(
    fi="Muuta sitä tai päätä se.",
    sv="Ändra den eller avsluta den.",
    en="Change it, or end it.",
)
_NO_ADDRESS = Words(
    fi="Velallisen postiosoitetta ei tiedetä, joten sovittua ei voi vahvistaa kirjallisesti.",
    sv="Gäldenärens postadress är inte känd, så det avtalade kan inte bekräftas skriftligt.",
    en="The debtor's postal address is not known, so the agreement cannot be confirmed in writing.",
)
_FIND_ADDRESS = Words(
    fi="Kysy osoite ja vie se tietoihin.",
    sv="Fråga efter adressen och anteckna den.",
    en="Ask for the address and record it.",
)
_CHANGED = Words(
    fi="Henkilölle kerrottiin yhteensä {told} euroa, mutta nyt se on {total} euroa.",
    sv="Personen fick veta att summan är {told} euro, men nu är den {total} euro.",
    en="The person was told a sum of {told} euros, but now it is {total} euros.",
)
_TELL_AGAIN = Words(
    fi="Kerro uusi summa.",
    sv="Berätta den nya summan.",
    en="Tell the person the new sum.",
)
