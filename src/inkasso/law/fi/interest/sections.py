"""Sections of the Interest Act that need no code, and why."""

from __future__ import annotations

from datetime import date

from inkasso.law.enacted import not_encoded_section

_SINCE = date(2002, 7, 1)

not_encoded_section(
    "633/1982",
    "1 §",
    since=_SINCE,
    why="Scope: which debts follow the act is a fact of the receivable, given by the client.",
)
not_encoded_section(
    "633/1982",
    "3 § 1 mom.",
    since=_SINCE,
    why="No interest before the due date unless agreed: interest is computed from the due date on.",
)
not_encoded_section(
    "633/1982",
    "10 §",
    since=_SINCE,
    why="Hindrances on the creditor's side and force majeure are facts a person weighs; stop or "
    "restart interest by giving the days it runs.",
)
not_encoded_section(
    "633/1982",
    "12 a §",
    since=_SINCE,
    why="A duty of the Bank of Finland; its notices are the references of the table of rates.",
)
