"""Sections of the acts on limitation that need no code, and why."""

from __future__ import annotations

from inkasso.law.enacted import not_encoded_section
from inkasso.law.fi.limitation.numbers import ACT, ACT_SINCE, ENFORCEMENT_SINCE

_WHY = {
    "1 §": "Scope: public receivables go to 706/2007; pensions, benefits and maintenance are not "
    "collected here.",
    "2 §": "Special limitation in other acts is a fact of the debt; give its end as the last day.",
    "3 §": "No agreement may shorten the debtor's protection: no setting of a client does.",
    "7 § 3 mom.": "A debt from a crime lives while a charge can be brought or is pending: ask "
    "about it only once that has ended.",
    "9 §": "Deposits are not collected.",
    "12 § 1 mom.": "Interest and instalments that end on their own are asked about as debts of "
    "their own; with the principal all of them end.",
    "15 §": "Set-off with a time-barred claim is a person's decision.",
    "16 §": "A pledge outlives the debt; securities are not kept here.",
    "17 §": "A payment programme confirmed by a court: give each instalment as a debt of its own.",
    "18 §": "A court looks at limitation only when it is pleaded; an agency must look by itself "
    "(513/1999, 4 § 3 mom.).",
    "21 § 4 mom.": "Matters pending on 1.1.2004: give them as proceedings.",
}
for _section, _why in _WHY.items():
    not_encoded_section(ACT, _section, since=ACT_SINCE, why=_why)
not_encoded_section(
    "705/2007",
    "2 luku 24 § 3 mom.",
    since=ENFORCEMENT_SINCE,
    why="What was attached before the end is still paid out: the enforcement authority's to see.",
)
for _section, _why in (
    ("1-4 §", "What is a public and a directly enforceable receivable: a fact of the mandate."),
    ("5 § 1 mom.", "What the creditor's own application says; an agency files none."),
    ("6-8 §", "The enforcement authority's duties."),
    ("9-19 §", "Appeal on the ground and stay: the debtor's and the court's; `Objection.APPEAL`."),
    ("22-23 §", "Decrees and transition; what was imposed before 2008 is refused."),
):
    not_encoded_section("706/2007", _section, since=ENFORCEMENT_SINCE, why=_why)
not_encoded_section(
    "705/2007",
    "2 luku 28 §",
    since=ENFORCEMENT_SINCE,
    why="Certificates of the enforcement authority; asked for by a person.",
)
