"""Sections of the acts on limitation that need no code, and why."""

from __future__ import annotations

from inkasso.law.enacted import not_encoded_section
from inkasso.law.fi.limitation.numbers import ACT, ACT_SINCE, ENFORCEMENT_SINCE

_WHY = {
    "1 §": "Scope: public receivables go to 706/2007; pensions, benefits and maintenance are not "
    "collected here.",
    "2 §": "Special limitation in other acts is a fact of the debt; give its end as the last day.",
    "3 §": "No agreement may shorten the debtor's protection: no setting of a client does.",
    "9 §": "Deposits are not collected.",
    "15 §": "Set-off with a time-barred claim is a person's decision.",
    "16 §": "A pledge outlives the debt; securities are not kept here.",
    "17 §": "A payment programme confirmed by a court: give each instalment as a debt of its own.",
    "18 §": "A court looks at limitation only when it is pleaded; an agency must look by itself "
    "(513/1999, 4 § 3 mom.).",
}
for _section, _why in _WHY.items():
    not_encoded_section(ACT, _section, since=ACT_SINCE, why=_why)
not_encoded_section(
    "705/2007",
    "2 luku 28 §",
    since=ENFORCEMENT_SINCE,
    why="Certificates of the enforcement authority; asked for by a person.",
)
