"""Sections 14(2), 18, 19 and 28: how long an entry stays, what paying does, and its use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inkasso.base.dates import add_months, add_years
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.credit_information.entries import EntryDebtor
from inkasso.law.fi.credit_information.texts import ACT, Number, number_on
from inkasso.law.fi.credit_information.wordings import (
    BANKRUPTCY,
    NOT_A_PURPOSE,
    PAID_MONTH,
    PAID_YEARS,
    PLANNING,
    REPORT_PAYMENT,
    STAYS,
)
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import fill

_SINCE = date(2007, 11, 1)
_ONE_MONTH_SINCE = date(2022, 12, 1)


class Established(StrEnum):
    """Who established the default, which decides how long its entry stays."""

    #: The creditor reported it (persons).
    REPORTED = "reported"
    #: The debtor acknowledged it.
    ACKNOWLEDGED = "acknowledged"
    #: A court's judgment or another authority.
    AUTHORITY = "authority"
    #: Enforcement met an obstacle.
    ENFORCEMENT = "enforcement"
    #: A creditor's tratta (companies).
    TRATTA = "tratta"
    #: Bankruptcy; its entry counts from the day it began.
    BANKRUPTCY = "bankruptcy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry in a credit information register."""

    #: Who established the default.
    established: Established
    #: Whose it is.
    debtor: EntryDebtor
    #: Day it was made; for a bankruptcy the day that began.
    made_on: date
    #: Day the register keeper learned that the debt is paid.
    payment_known_on: date | None = None


class Purpose(StrEnum):
    """What personal credit information is wanted for."""

    #: Planning how to collect.
    PLANNING_COLLECTION = "planning_collection"
    #: Granting and watching credit.
    CREDIT = "credit"
    #: Marketing.
    MARKETING = "marketing"
    #: Anything else not named in the Act.
    OTHER = "other"


@enacted("527/2007", "18 §", since=_SINCE, until=date(2022, 11, 30))
@enacted("527/2007", "18 §", since=_ONE_MONTH_SINCE, version="331/2022")
@enacted("527/2007", "28 §", since=_SINCE, until=date(2022, 11, 30))
@enacted("527/2007", "28 §", since=_ONE_MONTH_SINCE, version="331/2022")
def removed_by(entry: Entry) -> Decision[date] | Refusal:
    """The day by which an entry must be gone.

    Two, three or five years by who established it. Since 1.12.2022 within a month of learning of
    the payment, and no longer for new entries; what was paid before went then at the latest.
    Before that, new entries could prolong an old one, which is not reckoned. Refuses with
    `not_encoded` an entry of before 1.11.2007.
    """
    if entry.made_on < _SINCE:
        ground = Citation(act=ACT, section="18 §", text=NOT_A_PURPOSE)
        return not_encoded(asked=entry.made_on, since=_SINCE, what=_WHAT, because=(ground,))
    years = _years(entry)
    end = add_years(entry.made_on, years.amount)
    text = BANKRUPTCY if entry.established is Established.BANKRUPTCY else STAYS
    stays = years.ground(text, years=str(years.amount), end=end)
    paid = _when_paid(entry)
    if paid is None or paid[0] >= end:
        return Decision(value=end, because=(stays,))
    return Decision(value=paid[0], because=(stays, paid[1]))


@enacted("527/2007", "14 § 2 mom.", since=_SINCE)
def must_report_payment(*, reported_by_creditor: bool) -> Decision[bool]:
    """Whether the creditor must report that the receivable is paid (527/2007, 14 § 2 mom.)."""
    ground = Citation(act=ACT, section="14 § 2 mom.", text=REPORT_PAYMENT)
    return Decision(value=reported_by_creditor, because=(ground,))


@enacted("527/2007", "19 §", since=_SINCE)
def may_use_credit_information(purpose: Purpose) -> Decision[bool]:
    """Whether personal credit information may be used for a purpose (527/2007, 19 §)."""
    if purpose is Purpose.PLANNING_COLLECTION:
        ground = Citation(act=ACT, section="19 § 2 mom. 3 k", text=PLANNING)
        return Decision(value=True, because=(ground,))
    ground = Citation(act=ACT, section="19 § 1 mom.", text=NOT_A_PURPOSE)
    return Decision(value=purpose is Purpose.CREDIT, because=(ground,))


def _years(entry: Entry) -> Number:
    if entry.established is Established.BANKRUPTCY:
        return number_on("years_bankruptcy", entry.made_on)
    if entry.established in (Established.REPORTED, Established.ACKNOWLEDGED):
        return number_on("years_reported", entry.made_on)
    company = entry.debtor is EntryDebtor.COMPANY
    return number_on("years_company" if company else "years_authority", entry.made_on)


def _when_paid(entry: Entry) -> tuple[date, Citation] | None:
    """When paying removes the entry: acknowledged defaults and bankruptcies it does not touch."""
    known = entry.payment_known_on
    if known is None or entry.established in (Established.ACKNOWLEDGED, Established.BANKRUPTCY):
        return None
    section = "28 § 2 mom." if entry.debtor is EntryDebtor.COMPANY else "18 § 2 mom."
    if known >= _ONE_MONTH_SINCE:
        end = add_months(known, 1)
        return end, _cited(section, "331/2022", fill(PAID_MONTH, end=end))
    end = _ONE_MONTH_SINCE
    person = entry.debtor is EntryDebtor.PERSON
    if person and entry.established in (Established.AUTHORITY, Established.ENFORCEMENT):
        years = number_on("years_paid_before", entry.made_on).amount
        end = min(end, max(known, add_years(entry.made_on, years)))
    end = max(end, entry.made_on)
    return end, _cited(section, "", fill(PAID_YEARS, end=end))


def _cited(section: str, version: str, text: Words) -> Citation:
    return Citation(act=ACT, section=section, version=version, text=text)


_WHAT = Words(
    fi="merkinnän säilytysaika", sv="tiden för en anteckning", en="the time an entry stays"
)
