"""Sections 4 and 4 a: good collection practice, and what the debtor may ask to be told.

What good practice asks beyond these words is the Consumer Ombudsman's, the courts' and policy's to
say: contact hours stand in `contacts`, decisions in `precedents`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.fi.debt_collection.wordings import (
    ENACTED,
    MAXIMUMS_2005,
    REFORM_2013,
    before_the_act,
    ground,
)
from inkasso.law.refusals import not_encoded

_ONE_DAY = timedelta(days=1)


class Conduct(StrEnum):
    """What section 4 forbids."""

    #: Untrue or misleading information: until 15.3.2013 on the consequences of not paying.
    MISLEADING = "misleading"
    #: Unreasonable or needless costs, or needless harm.
    NEEDLESS = "needless"
    #: Endangering the debtor's privacy.
    PRIVACY = "privacy"
    #: An irresponsible attitude to arrangements for payment.
    ARRANGEMENTS = "arrangements"
    #: Collecting what is time-barred or has otherwise ended.
    EXTINGUISHED = "extinguished"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    section: str
    version: str
    since: date
    text: Words


@enacted(ACT, "4 §", since=ENACTED, until=REFORM_2013 - _ONE_DAY)
@enacted(ACT, "4 §", since=REFORM_2013, version="31/2013")
def is_forbidden(conduct: Conduct, on: date) -> Decision[bool] | Refusal:
    """Whether section 4 forbids a conduct by name on a day; refuses with `not_encoded`.

    What it does not name may still be against good collection practice (4 § 1 mom.).
    """
    refusal = before_the_act(on, _PRACTICE)
    if refusal is not None:
        return refusal
    bar = _BARS[conduct]
    version = bar.version if on >= REFORM_2013 else ""
    because = (
        ground(bar.section, bar.text, version=version),
        ground("4 § 1 mom.", _IN_GENERAL, version=version),
    )
    return Decision(value=on >= bar.since, because=because)


@enacted(ACT, "4 a §", since=MAXIMUMS_2005, version="28/2005")
def statement_is_free(given_on: Sequence[date], on: date) -> Decision[bool] | Refusal:
    """Whether an itemisation of debts and interest, asked for on a day, is free of charge.

    The first of a year is; for more the creditor may charge a reasonable cost. "A year" is read as
    the calendar year, which is never dearer to the debtor than twelve months. The sum and grounds
    of the debts are always told free. Refuses with `not_encoded` before 1.5.2005.
    """
    because = (ground("4 a §", _ONCE_A_YEAR, version="28/2005"),)
    if on < MAXIMUMS_2005:
        return not_encoded(asked=on, since=MAXIMUMS_2005, what=_STATEMENTS, because=because)
    same_year = any(day.year == on.year and day < on for day in given_on)
    return Decision(value=not same_year, because=because)


_PRACTICE = Words(fi="hyvä perintätapa", sv="god indrivningssed", en="good collection practice")
_STATEMENTS = Words(
    fi="velallisen oikeus saada tietoja",
    sv="gäldenärens rätt till information",
    en="the debtor's right to information",
)
_IN_GENERAL = Words(
    fi="Perinnässä ei saa käyttää hyvän perintätavan vastaista tai velallisen kannalta sopimatonta "
    "menettelyä.",
    sv="Vid indrivning får inte användas förfaranden som strider mot god indrivningssed eller är "
    "otillbörliga mot gäldenären.",
    en="Collecting may not go against good collection practice or be improper towards the debtor.",
)
_ONCE_A_YEAR = Words(
    fi="Velallinen saa pyynnöstä maksutta tiedon veloistaan; useammin kuin kerran vuodessa "
    "pyydetystä erittelystä saa vaatia kohtuullisen korvauksen.",
    sv="Gäldenären får på begäran avgiftsfritt veta sina skulder; för en specifikation oftare "
    "än en gång om året får en skälig ersättning krävas.",
    en="On request the debtor is told of the debts free of charge; an itemisation asked for more "
    "than once a year may be charged at a reasonable cost.",
)
_BARS = {
    Conduct.MISLEADING: _Bar(
        section="4 § 2 mom. 1 k",
        version="31/2013",
        since=ENACTED,
        text=Words(
            fi="Ei saa antaa totuudenvastaisia tai harhaanjohtavia tietoja.",
            sv="Osann eller vilseledande information får inte ges.",
            en="No untrue or misleading information may be given.",
        ),
    ),
    Conduct.NEEDLESS: _Bar(
        section="4 § 2 mom. 2 k",
        version="31/2013",
        since=ENACTED,
        text=Words(
            fi="Velalliselle ei saa aiheuttaa kohtuuttomia tai tarpeettomia kuluja eikä "
            "tarpeetonta haittaa.",
            sv="Gäldenären får inte orsakas oskäliga eller onödiga kostnader eller onödig "
            "olägenhet.",
            en="The debtor may not be caused unreasonable or needless costs, nor needless harm.",
        ),
    ),
    Conduct.PRIVACY: _Bar(
        section="4 § 2 mom. 3 k",
        version="31/2013",
        since=ENACTED,
        text=Words(
            fi="Velallisen yksityisyyden suojaa ei saa vaarantaa.",
            sv="Gäldenärens integritetsskydd får inte äventyras.",
            en="The debtor's privacy may not be endangered.",
        ),
    ),
    Conduct.ARRANGEMENTS: _Bar(
        section="4 § 1 mom.",
        version="31/2013",
        since=REFORM_2013,
        text=Words(
            fi="Maksujärjestelyihin on suhtauduttava vastuullisesti.",
            sv="Betalningsarrangemang ska bemötas ansvarsfullt.",
            en="Arrangements for payment must be met responsibly.",
        ),
    ),
    Conduct.EXTINGUISHED: _Bar(
        section="4 § 3 mom.",
        version="31/2013",
        since=REFORM_2013,
        text=Words(
            fi="Vanhentunutta tai muusta syystä lakannutta saatavaa ei saa periä.",
            sv="En fordran som är preskriberad eller av annan orsak upphört får inte drivas in.",
            en="A receivable that is time-barred or has otherwise ended may not be collected.",
        ),
    ),
}
