"""Decisions on costs: value added tax, bought claims, splitting, and useless acts."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Citation, Decision
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section


@enacted("MT 2001:5", "tax that the creditor deducts", since=date(2001, 1, 1))
def tax_may_be_charged(*, creditor_deducts: bool) -> Decision[bool]:
    """Whether the agency's value added tax may be part of what the debtor pays.

    Not when the creditor may deduct it: then it is no cost. A consumer's maximums hold it where it
    is one; for others it comes on top (513/1999, 10 e § 4 mom.). The end of the decision was not
    read.
    """
    ground = Citation(act="MT 2001:5", section="", text=_TAX)
    return Decision(value=not creditor_deducts, because=(ground,))


@enacted("KKO 2009:12", "bought claims", since=date(2009, 1, 1))
def buyer_follows_the_rules_of_an_agency() -> Decision[bool]:
    """That who buys a consumer claim must send the demand, and may charge for it as an agency."""
    grounds = (
        Citation(act="KKO 2009:12", section="", text=_BOUGHT),
        Citation(act="513/1999", section="5 §, 10 a §", text=_BOUGHT),
    )
    return Decision(value=True, because=grounds)


@enacted("KKO 2016:55", "no splitting of one basis", since=date(2016, 1, 1))
def belong_together(*, same_creditor: bool, same_basis: bool, both_due: bool) -> Decision[bool]:
    """Whether two receivables from one debtor go in one demand, and in one claim in court.

    One creditor's from the same contract or basis do, once due. Those of two clients need not be
    claimed together, though they may, and then cost one court fee.
    """
    together = same_creditor and same_basis and both_due
    grounds = (
        Citation(act="KKO 2016:55", section="", text=_TOGETHER if same_creditor else _APART),
        Citation(act="513/1999", section="4 § 2 mom. 2 k", text=_TOGETHER),
        Citation(act="4/1734", section="18 luku 1 §", text=_TOGETHER),
    )
    return Decision(value=together, because=grounds if same_creditor else grounds[:1])


@enacted("KKO 2005:108", "useless acts", since=date(2005, 1, 1))
def is_worth_doing(*, will_not_pay_without_judgment: bool, may_have_paid: bool) -> Decision[bool]:
    """Whether another letter may be charged: not when it was known beforehand to be useless.

    That is so when it is clear that the debtor pays only on a judgment, or when nobody has looked
    whether the debt is paid.
    """
    worth = not (will_not_pay_without_judgment or may_have_paid)
    grounds = (
        Citation(act="KKO 2005:108", section="", text=_USELESS),
        Citation(act="513/1999", section="4 § 2 mom. 2 k", text=_USELESS),
    )
    return Decision(value=worth, because=grounds)


not_encoded_section(
    "KHO 2014:191",
    "tax on a share of what is recovered",
    since=date(2014, 1, 1),
    why="Whether a transfer is a taxed collecting service: a fact of the mandate.",
)
not_encoded_section(
    "KHO 2024:73",
    "tax data in bulk",
    since=date(2024, 1, 1),
    why="No source of tax data exists in the product, so nothing can be fetched in bulk.",
)
not_encoded_section(
    "KKO 2018:8",
    "assignee for collection",
    since=date(2018, 1, 1),
    why="Who sues and who is paid may differ: two parties of a claim, in the room judicial.",
)

_TAX = Words(
    fi="Arvonlisävero, jonka velkoja saa vähentää, ei ole kulu, eikä sitä saa periä velalliselta.",
    sv="Mervärdesskatt som borgenären får dra av är ingen kostnad och får inte tas av gäldenären.",
    en="Value added tax that the creditor may deduct is no cost and may not be charged.",
)
_BOUGHT = Words(
    fi="Myös ostetusta kuluttajasaatavasta on lähetettävä maksuvaatimus, ja siitä saa ottaa "
    "vaatimuksen kulun.",
    sv="Också för en köpt konsumentfordran ska ett betalningskrav sändas, och för det får kravets "
    "kostnad tas ut.",
    en="For a bought consumer claim too the demand must be sent, and its cost may be charged.",
)
_TOGETHER = Words(
    fi="Saman velkojan samaan perusteeseen kuuluvat erääntyneet saatavat vaaditaan yhdessä; niitä "
    "ei pilkota kulujen kasvattamiseksi.",
    sv="Samma borgenärs förfallna fordringar på samma grund krävs tillsammans; de delas inte upp "
    "för att öka kostnaderna.",
    en="One creditor's due receivables of one basis are claimed together, and not split to raise "
    "the costs.",
)
_APART = Words(
    fi="Eri velkojien saatavia ei tarvitse vaatia samassa hakemuksessa.",
    sv="Olika borgenärers fordringar behöver inte yrkas i samma ansökan.",
    en="Receivables of different creditors need not be claimed in one application.",
)
_USELESS = Words(
    fi="Toimesta, jonka tiedettiin olevan hyödytön, ei saa periä kuluja.",
    sv="För en åtgärd som man visste var gagnlös får inga kostnader tas ut.",
    en="No costs may be charged for an act that was known to be useless.",
)
