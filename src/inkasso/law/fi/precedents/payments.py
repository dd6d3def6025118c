"""Decisions on payments between businesses, the 40 euros, and set-off."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Citation, Decision
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section


@enacted("KKO 2023:68", "day of payment between businesses", since=date(2023, 1, 1))
def paid_on(debited_on: date, available_on: date, *, between_businesses: bool) -> Decision[date]:
    """The day a transfer counts as paid: between businesses when the creditor has the money.

    A practice of counting from the debit is without effect there. A consumer has paid when the
    account is debited, which never asks too much.
    """
    if between_businesses:
        ground = Citation(act="KKO 2023:68", section="", text=_AVAILABLE)
        return Decision(value=available_on, because=(ground,))
    ground = Citation(act="KKO 2023:68", section="", text=_NOT_CONSUMERS)
    return Decision(value=debited_on, because=(ground,))


@enacted("KKO 2023:39", "40 euros an invoice", since=date(2023, 1, 1))
def compensation_counts(late_invoices: int) -> Decision[int]:
    """How many times the standard compensation is owed: once for each late invoice."""
    ground = Citation(act="KKO 2023:39", section="", text=_EACH)
    return Decision(value=max(late_invoices, 0), because=(ground,))


@enacted("KKO 2023:39", "giving up compensation", since=date(2023, 1, 1))
@enacted("30/2013", "8 §", since=date(2013, 3, 16))
@enacted("30/2013", "8 § 3 mom.", since=date(2022, 5, 1), version="302/2022")
def waiver_holds(*, voluntary: bool, for_this_invoice: bool) -> Decision[bool]:
    """Whether the creditor has given up interest or compensation: freely, and case by case.

    A long practice of not asking for them takes nothing away (30/2013, 8 §).
    """
    grounds = (
        Citation(act="KKO 2023:39", section="", text=_WAIVER),
        Citation(act="30/2013", section="8 §", text=_WAIVER),
    )
    return Decision(value=voluntary and for_this_invoice, because=grounds)


@enacted("KKO 2024:75", "set-off across creditors", since=date(2024, 1, 1))
def may_be_set_off(*, mutual: bool, due: bool, same_kind: bool) -> Decision[bool]:
    """Whether two claims may be set off: between the same two, both due, both of money.

    A debtor's claim against the agency or mandator is not set off against the creditor's.
    """
    ground = Citation(act="KKO 2024:75", section="", text=_SET_OFF)
    return Decision(value=mutual and due and same_kind, because=(ground,))


not_encoded_section(
    "30/2013",
    "1-2 §",
    since=date(2013, 3, 16),
    why="Whose payments are commercial is a fact of the receivable: `commercial`, and "
    "`contracting_authority` for interest.",
)
not_encoded_section(
    "30/2013",
    "3-7 §",
    since=date(2013, 3, 16),
    why="How long a time to pay may be agreed: the due date is a fact of the hand-over.",
)
not_encoded_section(
    "30/2013",
    "9-11 §",
    since=date(2013, 3, 16),
    why="Unfair terms and their prohibition: a court's judgment. Coming into force: 40 euros.",
)

_AVAILABLE = Words(
    fi="Yritysten välillä maksu on suoritettu, kun raha on velkojan käytettävissä.",
    sv="Mellan företag är en betalning gjord när pengarna är tillgängliga för borgenären.",
    en="Between businesses a payment is made when the money is at the creditor's disposal.",
)
_NOT_CONSUMERS = Words(
    fi="Ratkaisu koskee yritysten välisiä maksuja; kuluttajan maksu luetaan veloituspäivästä.",
    sv="Avgörandet gäller betalningar mellan företag; en konsuments betalning räknas från "
    "debiteringsdagen.",
    en="The decision concerns payments between businesses; a consumer's counts from the debit.",
)
_EACH = Words(
    fi="Vakiokorvaus on velkaa jokaisesta myöhässä maksetusta laskusta.",
    sv="Standardersättningen ska betalas för varje försenad faktura.",
    en="The standard compensation is owed for each invoice paid late.",
)
_WAIVER = Words(
    fi="Korosta ja vakiokorvauksesta voi luopua vain vapaaehtoisesti ja tapaus kerrallaan.",
    sv="Ränta och standardersättning kan avstås bara frivilligt och från fall till fall.",
    en="Interest and standard compensation can be given up only freely and case by case.",
)
_SET_OFF = Words(
    fi="Kuitattavien saatavien on oltava vastakkaisia, samanlaatuisia ja erääntyneitä.",
    sv="Fordringar som kvittas ska vara ömsesidiga, likartade och förfallna.",
    en="Claims to be set off must be mutual, alike and due.",
)
