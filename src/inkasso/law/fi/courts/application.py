"""What an application for an undisputed claim must say, how it is filed, and where."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.refusals import not_encoded

ACT = "4/1734"
_SUMMARY_SINCE = date(2019, 9, 1)
_ANNUAL_RATE_SINCE = date(2020, 1, 1)
_CONTINUOUS_SINCE = date(2023, 10, 1)


class Statement(StrEnum):
    """One thing that the application says."""

    #: A claim of a fixed amount.
    FIXED_AMOUNT = "fixed_amount"
    #: That the matter is not disputed, as far as the claimant knows.
    NOT_DISPUTED = "not_disputed"
    #: The circumstances on which the claim rests directly.
    GROUNDS = "grounds"
    #: The contract, commitment or other document relied on, identified exactly.
    DOCUMENT = "document"
    #: Amount or limit of the consumer credit.
    CREDIT_AMOUNT = "credit_amount"
    #: How long the credit runs, in days.
    CREDIT_DAYS = "credit_days"
    #: Interest of the credit.
    CREDIT_INTEREST = "credit_interest"
    #: Other costs of the credit, itemised.
    CREDIT_COSTS = "credit_costs"
    #: Whether the contract was made as the Consumer Protection Act (7:17, 7 a:15) wants.
    CREDIT_FORM = "credit_form"
    #: Effective annual rate of the credit.
    CREDIT_ANNUAL_RATE = "credit_annual_rate"
    #: Whether the credit is one-off or continuous.
    CREDIT_CONTINUOUS = "credit_continuous"


class Claimant(StrEnum):
    """Who files, which decides how."""

    #: A legal person, such as an agency.
    LEGAL_PERSON = "legal_person"
    #: A trader.
    TRADER = "trader"
    #: A natural person who collects professionally.
    PROFESSIONAL = "professional"
    #: An attorney or counsel.
    ATTORNEY = "attorney"
    #: A private person without counsel.
    PRIVATE_PERSON = "private_person"


#: District courts that take undisputed claims (10 luku 17 a §); a decree says which takes whose.
SUMMARY_COURTS = (
    "Ahvenanmaan käräjäoikeus",
    "Helsingin käräjäoikeus",
    "Itä-Uudenmaan käräjäoikeus",
    "Kymenlaakson käräjäoikeus",
    "Lapin käräjäoikeus",
    "Oulun käräjäoikeus",
    "Pirkanmaan käräjäoikeus",
    "Pohjanmaan käräjäoikeus",
    "Varsinais-Suomen käräjäoikeus",
)


@enacted("4/1734", "5 luku 3 §", since=_SUMMARY_SINCE, version="439/2018")
@enacted("4/1734", "5 luku 3 § 2 mom.", since=_SUMMARY_SINCE, version="599/2019")
@enacted("4/1734", "5 luku 3 § 2 mom.", since=_CONTINUOUS_SINCE, version="451/2023")
def required_statements(
    filed_on: date, *, consumer_credit: bool
) -> Decision[tuple[Statement, ...]] | Refusal:
    """What an application for an undisputed claim must say (4/1734, 5 luku 3 §).

    Refuses with `not_encoded` an application filed before 1.9.2019.
    """
    if filed_on < _SUMMARY_SINCE:
        return _too_old(filed_on)
    always = (
        Statement.FIXED_AMOUNT,
        Statement.NOT_DISPUTED,
        Statement.GROUNDS,
        Statement.DOCUMENT,
    )
    ground = _ground("5 luku 3 § 1 mom.", _ALWAYS, "439/2018")
    if not consumer_credit:
        return Decision(value=always, because=(ground,))
    credit = _ground("5 luku 3 § 2 mom.", _CREDIT, "599/2019")
    return Decision(value=(*always, *_of_credit(filed_on)), because=(ground, credit))


def missing_statements(
    given: frozenset[Statement], filed_on: date, *, consumer_credit: bool
) -> Decision[tuple[Statement, ...]] | Refusal:
    """What an application does not say yet; empty when it may be filed."""
    required = required_statements(filed_on, consumer_credit=consumer_credit)
    if isinstance(required, Refusal):
        return required
    lacking = tuple(statement for statement in required.value if statement not in given)
    return Decision(value=lacking, because=required.because)


@enacted("4/1734", "5 luku 3 a §", since=_SUMMARY_SINCE, version="439/2018")
def must_file_electronically(
    claimant: Claimant, filed_on: date, *, fits_the_form: bool = True
) -> Decision[bool]:
    """Whether an application in another manner is dismissed (4/1734, 5 luku 3 a §).

    Not one that the claim or its grounds keep from being written in the form of the system.
    """
    if filed_on < _SUMMARY_SINCE:
        return Decision(value=False, because=(_ground("5 luku 3 a §", _FREE, "439/2018"),))
    if claimant is Claimant.PRIVATE_PERSON:
        return Decision(value=False, because=(_ground("5 luku 3 a §", _PRIVATE, "439/2018"),))
    if not fits_the_form:
        ground = _ground("5 luku 3 a § 2 mom.", _DOES_NOT_FIT, "439/2018")
        return Decision(value=False, because=(ground,))
    return Decision(value=True, because=(_ground("5 luku 3 a §", _ELECTRONIC, "439/2018"),))


def _of_credit(filed_on: date) -> tuple[Statement, ...]:
    since = {
        Statement.CREDIT_AMOUNT: _SUMMARY_SINCE,
        Statement.CREDIT_DAYS: _SUMMARY_SINCE,
        Statement.CREDIT_INTEREST: _SUMMARY_SINCE,
        Statement.CREDIT_COSTS: _SUMMARY_SINCE,
        Statement.CREDIT_FORM: _SUMMARY_SINCE,
        Statement.CREDIT_ANNUAL_RATE: _ANNUAL_RATE_SINCE,
        Statement.CREDIT_CONTINUOUS: _CONTINUOUS_SINCE,
    }
    return tuple(statement for statement, first in since.items() if filed_on >= first)


def _too_old(filed_on: date) -> Refusal:
    what = Words(fi="haastehakemuksen sisältö", sv="stämningsansökans innehåll", en="its contents")
    ground = _ground("5 luku 3 §", _ALWAYS, "439/2018")
    return not_encoded(asked=filed_on, since=_SUMMARY_SINCE, what=what, because=(ground,))


def _ground(section: str, text: Words, version: str) -> Citation:
    return Citation(act=ACT, section=section, version=version, text=text)


not_encoded_section(
    "4/1734",
    "5 luku 13 §",
    since=date(1993, 12, 1),
    why="The default judgment is the court's; its day is a fact that limitation asks for.",
)
not_encoded_section(
    "4/1734",
    "10 luku 17 a §",
    since=_SUMMARY_SINCE,
    why="The nine courts are listed as `SUMMARY_COURTS`; which takes whose claims is in a decree.",
)
not_encoded_section(
    "4/1734",
    "21 luku 8 c §",
    since=date(2002, 1, 1),
    why="Empowers the decree on legal costs, 1311/2001.",
)

_ALWAYS = Words(
    fi="Riidattoman asian hakemuksessa ilmoitetaan määrä, perusteet lyhyesti, yksilöity asiakirja "
    "ja se, ettei asia tiettävästi ole riitainen.",
    sv="I ansökan om ett ostridigt ärende anges beloppet, grunderna i korthet, den handling som "
    "åberopas och att ärendet såvitt känt är ostridigt.",
    en="The application states the amount, its grounds in short, the document relied on, and that "
    "the matter is not disputed as far as is known.",
)
_CREDIT = Words(
    fi="Kuluttajaluottoa koskevassa hakemuksessa ilmoitetaan lisäksi luoton tiedot.",
    sv="I en ansökan om en konsumentkredit anges dessutom uppgifter om krediten.",
    en="An application about consumer credit also states the particulars of the credit.",
)
_ELECTRONIC = Words(
    fi="Hakemus on toimitettava sähköisesti; muuten se jätetään tutkimatta.",
    sv="Ansökan ska lämnas elektroniskt; annars avvisas den.",
    en="The application must be filed electronically, else it is dismissed.",
)
_DOES_NOT_FIT = Words(
    fi="Hakemusta ei voi laatia järjestelmän edellyttämään muotoon, joten sitä ei jätetä "
    "tutkimatta toimittamistavan vuoksi.",
    sv="Ansökan kan inte ges den form som systemet kräver, så den avvisas inte på grund av sättet.",
    en="The application cannot be given the form of the system, so it is not dismissed for its "
    "manner.",
)
_PRIVATE = Words(
    fi="Yksityishenkilö ilman avustajaa saa toimittaa hakemuksen muullakin tavalla.",
    sv="En privatperson utan biträde får lämna ansökan också på annat sätt.",
    en="A private person without counsel may file in another manner too.",
)
_FREE = Words(
    fi="Sähköinen toimittaminen on ollut pakollista 1.9.2019 alkaen.",
    sv="Elektronisk ansökan är obligatorisk från och med 1.9.2019.",
    en="Electronic filing has been compulsory since 1.9.2019.",
)
