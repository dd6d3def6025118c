"""Sections 13 to 15, 24 and 25: which payment default may be entered, and from which day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.fi.credit_information.texts import (
    ACT,
    COLLECTION_ACT,
    in_force_since,
    number_on,
)
from inkasso.law.fi.credit_information.wordings import (
    BEHAVIOUR,
    COMPANY_JUDGMENT,
    CREDIT_ONLY,
    DISPUTED_JUDGMENT,
    DISPUTED_TRATTA,
    IN_FORCE,
    JUDGMENT,
    MINOR,
    NEW_AGREEMENT,
    NO_DEMAND,
    NO_MENTION,
    NOT_FOR_PERSONS,
    NOT_YET,
    ONLY_TRATTA,
    OVERDUE,
    PAID,
    TOO_LATE,
    TRATTA,
    WARNED,
)
from inkasso.law.fi.debt_collection.tratta import tratta_publication_window
from inkasso.law.fi.interpretations import DEFAULT_READINGS, Readings
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import Value, fill

_SINCE = date(2007, 11, 1)
_UNDISPUTED_SINCE = date(2022, 6, 1)
_TRATTA_LATEST_SINCE = date(2022, 5, 1)


class EntryKind(StrEnum):
    """What a payment default would be entered for."""

    #: A consumer credit, on the creditor's report.
    CONSUMER_CREDIT = "consumer_credit"
    #: Another invoice.
    INVOICE = "invoice"
    #: Rent.
    RENT = "rent"
    #: A judgment.
    JUDGMENT = "judgment"
    #: A tratta.
    TRATTA = "tratta"


class EntryDebtor(StrEnum):
    """Whose payment default it is."""

    #: A natural person.
    PERSON = "person"
    #: A company, or a person in the register as one.
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """What decides whether and when a payment default may be entered."""

    #: What it would be entered for.
    kind: EntryKind
    #: Whose it is.
    debtor: EntryDebtor
    #: Original due date.
    due_date: date | None = None
    #: Day the demand that warned of the entry was sent; for a tratta the day it was sent.
    demand_sent_on: date | None = None
    #: Whether the credit contract said that defaults may be reported.
    contract_mentions_entry: bool | None = None
    #: Whether a new payment agreement was made after the original due date.
    new_agreement: bool = False
    #: Whether ground and amount were undisputed, or the judgment was given by default.
    undisputed: bool | None = None
    #: Day of the judgment: by default when given, else when final.
    judgment_on: date | None = None
    #: Day it became known that the debt is paid.
    paid_on: date | None = None
    #: Whether the debtor is under 18.
    minor: bool = False
    #: Whether a later day for entering the tratta was agreed with the debtor.
    later_agreed: bool = False
    #: How days are counted.
    readings: Readings = DEFAULT_READINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryWindow:
    """When a payment default may be entered."""

    #: Whether it may ever be.
    possible: bool
    #: First day, where it is known.
    earliest: date | None = None
    #: Last day, where there is one.
    latest: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it may be entered on a day."""
        early = self.earliest is not None and on < self.earliest
        late = self.latest is not None and on > self.latest
        return self.possible and not early and not late


def may_be_entered(facts: EntryFacts, on: date) -> Decision[bool] | Refusal:
    """Whether the payment default may be entered on a day, and why not.

    What is paid by that day is no default any more. Refuses as `entry_window` does.
    """
    if facts.paid_on is not None and on >= facts.paid_on:
        return Decision(value=False, because=(_ground("6 § 1 mom.", PAID, paid=facts.paid_on),))
    window = entry_window(facts, on)
    if isinstance(window, Refusal):
        return window
    allowed = window.value.holds(on)
    because = window.because
    earliest, latest = window.value.earliest, window.value.latest
    if window.value.possible and earliest is not None and on < earliest:
        because = (*because, replace(because[-1], text=fill(NOT_YET, earliest=earliest)))
    if window.value.possible and latest is not None and on > latest:
        because = (*because, _ground("24 § 1 mom. 7 k", TOO_LATE, latest=latest))
    return Decision(value=allowed, because=because)


def entry_window(facts: EntryFacts, on: date) -> Decision[EntryWindow] | Refusal:
    """From when until when a payment default may be entered, by the law of a day.

    Refuses with `not_encoded` before 1.11.2007 and with `fact_missing`.
    """
    if on < _SINCE:
        ground = _ground("44 §", IN_FORCE, since=_SINCE)
        return not_encoded(asked=on, since=_SINCE, what=_WHAT, because=(ground,))
    if facts.kind is EntryKind.TRATTA:
        return tratta_window(facts, on)
    if facts.kind is EntryKind.JUDGMENT:
        return judgment_window(facts, on)
    if facts.debtor is EntryDebtor.COMPANY:
        grounds = (_ground("24 § 1 mom.", ONLY_TRATTA), _ground("25 §", BEHAVIOUR))
        return _never(*grounds)
    if facts.kind is EntryKind.CONSUMER_CREDIT:
        return credit_window(facts, on)
    return _never(_ground("13 § 1 mom. 5 k", CREDIT_ONLY))


@enacted("527/2007", "14 §", since=_SINCE, until=date(2022, 5, 31))
@enacted("527/2007", "14 §", since=_UNDISPUTED_SINCE, version="331/2022")
@enacted("527/2007", "15 §", since=_SINCE)
def credit_window(facts: EntryFacts, on: date) -> Decision[EntryWindow] | Refusal:
    """When a creditor may report the default of a person's consumer credit (527/2007, 14 §).

    At least 60 days after the original due date and 21 days after a written demand that warned of
    it, if the contract mentioned it and no new agreement was made. Refuses with `fact_missing`.
    """
    if facts.minor:
        return _never(_ground("15 §", MINOR))
    if facts.due_date is None or facts.contract_mentions_entry is None:
        return _missing("due" if facts.due_date is None else "contract_mentions_entry")
    if not facts.contract_mentions_entry:
        return _never(_ground("14 § 1 mom. 1 k", NO_MENTION))
    if facts.new_agreement:
        return _never(_ground("14 § 1 mom.", NEW_AGREEMENT))
    if facts.demand_sent_on is None:
        return _never(_ground("14 § 1 mom. 2 k", NO_DEMAND))
    overdue, warned = number_on("days_overdue", on), number_on("days_after_demand", on)
    earliest = max(
        facts.due_date + timedelta(days=overdue.amount),
        facts.readings.credit_demand.earliest(facts.demand_sent_on, warned.amount),
    )
    because = (
        overdue.ground(OVERDUE, days=str(overdue.amount)),
        warned.ground(WARNED, days=str(warned.amount), earliest=earliest),
    )
    return Decision(value=EntryWindow(possible=True, earliest=earliest), because=because)


@enacted("527/2007", "13 § 1 mom. 3 k", since=_SINCE, until=date(2022, 5, 31))
@enacted("527/2007", "13 § 1 mom. 3 k", since=_UNDISPUTED_SINCE, version="331/2022")
@enacted("527/2007", "24 § 1 mom. 2 k", since=_SINCE)
def judgment_window(facts: EntryFacts, on: date) -> Decision[EntryWindow] | Refusal:
    """When a judgment may be entered; the court's information makes the entry, not the creditor's.

    Since 1.6.2022 a person's final judgment only if ground and amount were not disputed; a default
    judgment always. A company's final judgment always. Refuses with `fact_missing`.
    """
    window = EntryWindow(possible=True, earliest=facts.judgment_on)
    if facts.debtor is EntryDebtor.COMPANY:
        return Decision(value=window, because=(_ground("24 § 1 mom. 2 k", COMPANY_JUDGMENT),))
    if facts.minor:
        return _never(_ground("15 §", MINOR))
    if on >= _UNDISPUTED_SINCE:
        if facts.undisputed is None:
            return _missing("undisputed")
        if not facts.undisputed:
            return _never(_ground("13 § 1 mom. 3 k", DISPUTED_JUDGMENT, version="331/2022"))
    version = in_force_since(on, {_UNDISPUTED_SINCE: "331/2022"})
    ground = _ground("13 § 1 mom. 3 k", JUDGMENT, version=version)
    return Decision(value=window, because=(ground,))


@enacted("527/2007", "24 § 1 mom. 7 k", since=_SINCE, until=date(2022, 4, 30))
@enacted("527/2007", "24 § 1 mom. 7 k", since=_TRATTA_LATEST_SINCE, version="300/2022")
def tratta_window(facts: EntryFacts, on: date) -> Decision[EntryWindow] | Refusal:
    """When a company's tratta may be entered (527/2007, 24 § 1 mom. 7 k).

    Since 1.5.2022 from 14 to 60 days after it was sent, but 21 when it was sent before; earlier
    from 10 days. Never before it may be reported: 21 days when it was sent from 1.10.2021
    (513/1999, 7 § 5 mom., 540/2021). Never for persons as consumers. Refuses with `fact_missing`.
    """
    if facts.debtor is EntryDebtor.PERSON:
        return _never(
            Citation(act=COLLECTION_ACT, section="7 § 2 mom.", text=NOT_FOR_PERSONS),
            _ground("13 §", CREDIT_ONLY),
        )
    if facts.demand_sent_on is None or facts.undisputed is None:
        return _missing("demand_sent" if facts.demand_sent_on is None else "undisputed")
    if not facts.undisputed:
        return _never(_ground("24 § 1 mom. 7 k", DISPUTED_TRATTA))
    transition = facts.demand_sent_on < _TRATTA_LATEST_SINCE <= on
    wait = number_on("tratta_days_transition" if transition else "tratta_days", on)
    earliest = facts.readings.tratta.earliest(facts.demand_sent_on, wait.amount)
    own = wait.ground(TRATTA, days=str(wait.amount), earliest=earliest)
    latest = None
    if facts.demand_sent_on >= _TRATTA_LATEST_SINCE and not facts.later_agreed:
        most = number_on("tratta_days_most", on)
        latest = facts.demand_sent_on + timedelta(days=most.amount)
    window = EntryWindow(possible=True, earliest=earliest, latest=latest)
    return _once_reported(Decision(value=window, because=(own,)), facts)


def _once_reported(own: Decision[EntryWindow], facts: EntryFacts) -> Decision[EntryWindow]:
    """The window of the register, begun no earlier than the tratta may be reported (513/1999, 7 §).

    The two differ for a tratta sent from 1.10.2021 and entered before 1.5.2022: 540/2021 allowed
    reporting it after 21 days, while section 24 still said ten.
    """
    assert facts.demand_sent_on is not None, "asked for before"
    reported = tratta_publication_window(facts.demand_sent_on, readings=facts.readings)
    if isinstance(reported, Refusal):
        return own
    decisive, *readings = reported.because
    first = reported.value.first
    if own.value.earliest is not None and first <= own.value.earliest:
        return Decision(value=own.value, because=(*readings, *own.because))
    window = replace(own.value, earliest=first)
    return Decision(value=window, because=(*readings, *own.because, decisive))


@enacted("527/2007", "25 §", since=_SINCE)
def payment_behaviour_may_be_recorded(
    due_date: date, on: date, *, undisputed: bool
) -> Decision[bool]:
    """Whether a company's late paying may be recorded: undisputed, over seven days late."""
    days = number_on("days_late_payment_behaviour", max(on, _SINCE))
    late = undisputed and on > due_date + timedelta(days=days.amount)
    return Decision(value=late, because=(days.ground(BEHAVIOUR),))


def _never(*because: Citation) -> Decision[EntryWindow]:
    return Decision(value=EntryWindow(possible=False), because=because)


def _missing(name: str) -> Refusal:
    return Refusal(
        code="fact_missing",
        message=fill(_MISSING, name=name),
        remedy=fill(_GIVE, name=name),
        because=(_ground("5 §", _CARE),),
    )


def _ground(section: str, text: Words, *, version: str = "", **values: Value) -> Citation:
    return Citation(act=ACT, section=section, version=version, text=fill(text, **values))


for _section, _why in (
    ("1-12 §", "Scope, good practice and the register keeper's own duties: not the collector's."),
    ("13 § 2-5 mom.", "Notes on request and first information: duties of the register keeper."),
    ("16-17 §", "Credit rating and identification: the register keeper's."),
    ("20-23 §", "Disclosure by the register keeper, data of companies, bans on business."),
    ("26-27 §", "Rating of companies: the register keeper's."),
    ("29-43 §", "Rights, supervision and sanctions: answered by the rooms of rights and judicial."),
):
    not_encoded_section(ACT, _section, since=_SINCE, why=_why)

_WHAT = Words(fi="luottotietolaki", sv="kreditupplysningslagen", en="the Credit Information Act")
_MISSING = Words(
    fi="Tieto puuttuu: {name}.", sv="En uppgift saknas: {name}.", en="A fact is missing: {name}."
)
_GIVE = Words(
    fi="Anna tieto {name} ja kysy uudelleen.",
    sv="Ange uppgiften {name} och fråga på nytt.",
    en="Give {name} and ask again.",
)
_CARE = Words(
    fi="Luottotietoja käsitellään huolellisesti ja vain oikein tiedoin.",
    sv="Kreditupplysningar behandlas omsorgsfullt och bara med riktiga uppgifter.",
    en="Credit information is handled with care and only on correct facts.",
)
