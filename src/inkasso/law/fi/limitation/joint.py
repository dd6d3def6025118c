"""Sections 19 and 20: several debtors of one debt, each with a time of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from inkasso.base.decisions import Citation, Decision
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.limitation import wording
from inkasso.law.fi.limitation.numbers import ACT, ACT_SINCE
from inkasso.law.fi.limitation.start import LimitationStart, from_due_date


@enacted(ACT, "19 §", since=ACT_SINCE)
def most_owed_after_limitation(
    undertaken: Money, barred: Mapping[str, bool], weights: Mapping[str, int] | None = None
) -> Decision[dict[str, Money]]:
    """The most that each joint debtor still owes once the debt ended towards some of them.

    `undertaken` is what they bound themselves to, or were ordered, to pay at first; `barred` says
    towards whom the debt has ended. By heads, unless `weights` say another division. While it ended
    towards nobody each owes the whole. A share with a fraction of a cent is cut to the cent below:
    the act does not say how to round, and a debtor never pays for it.
    """
    if not any(barred.values()):
        owed = dict.fromkeys(barred, undertaken)
        return Decision(value=owed, because=(wording.ground("19 § 1 mom.", _EACH),))
    parts = dict.fromkeys(barred, 1) if weights is None else weights
    if set(parts) != set(barred) or min(parts.values()) < 0 or not sum(parts.values()):
        raise ValueError("weights name each debtor, with shares of zero or more")
    whole = sum(parts.values())
    owed = {
        debtor: Money(0 if ended else undertaken.cents * parts[debtor] // whole)
        for debtor, ended in barred.items()
    }
    because: tuple[Citation, ...] = (
        wording.ground("19 § 2 mom.", _OWN_SHARE),
        wording.precedent("KKO 2019:58", "728/2003, 19 § 2 mom.", _OWN_SHARE),
    )
    return Decision(value=owed, because=because)


@enacted(ACT, "20 §", since=ACT_SINCE)
def recourse_start(paid_on: date) -> LimitationStart:
    """From when recourse against a co-debtor runs: the payment of the debt that had fallen due."""
    return LimitationStart(
        begins_on=paid_on,
        years=from_due_date(paid_on).years,
        because=(wording.ground("20 §", _RECOURSE, paid_on=paid_on),),
    )


_EACH = Words(
    fi="Vanhentumisaika lasketaan jokaisen velallisen osalta erikseen.",
    sv="Preskriptionstiden räknas särskilt för varje gäldenär.",
    en="Limitation is counted for each debtor separately.",
)
_OWN_SHARE = Words(
    fi="Velka on vanhentunut yhden yhteisvastuullisen osalta: muut vastaavat vain omasta "
    "osuudestaan alkuperäisestä määrästä.",
    sv="Skulden har preskriberats för en solidarisk gäldenär: de andra svarar bara för sin egen "
    "del av det ursprungliga beloppet.",
    en="The debt is time-barred towards one joint debtor: the others answer for their own share of "
    "the first amount only.",
)
_RECOURSE = Words(
    fi="Takautumisoikeus alkaa vanhentua maksusta {paid_on}.",
    sv="Regressrätten börjar preskriberas vid betalningen {paid_on}.",
    en="Limitation of recourse runs from the payment on {paid_on}.",
)
