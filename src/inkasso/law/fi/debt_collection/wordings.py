"""The wordings of the Act since 1999: from which day each holds, and who is asked about it.

A question is answered by the wording of the day it is about: of the act of collecting, of the
demand, of the payment. Where a transition provision says otherwise, the rule says so.
"""

from __future__ import annotations

from datetime import date, timedelta

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import not_encoded_section
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import Value, fill

#: 513/1999 comes into force: costs are to be reasonable, and no number says how much that is.
ENACTED = date(1999, 9, 1)
#: 28/2005: first maximums for consumer receivables, statements of the debts (4 a).
MAXIMUMS_2005 = date(2005, 5, 1)
#: 31/2013: new maximums for consumers, numbers of acts, disputes, suspension, the 40 euros.
REFORM_2013 = date(2013, 3, 16)
#: Nine months later: allocation of payments (11 a).
ALLOCATION_2013 = date(2013, 12, 16)
#: 598/2019: credit between private persons that a trader brokers is a consumer receivable.
BROKERED_2019 = date(2019, 9, 1)
#: 1069/2020: first maximums for others than consumers, for a time.
TEMPORARY_2021 = date(2021, 1, 1)
#: 539/2021: the same with a higher total.
TEMPORARY_JULY_2021 = date(2021, 7, 1)
#: 540/2021: 21 days before a tratta may be published, and everybody may get one again.
TRATTA_OCTOBER_2021 = date(2021, 10, 1)
#: 299/2022: permanent maximums for others than consumers, electronic demands, demands to traders.
REFORM_2022 = date(2022, 5, 1)

#: Last days of what these ended.
BEFORE_2013 = REFORM_2013 - timedelta(days=1)
BEFORE_JULY_2021 = TEMPORARY_JULY_2021 - timedelta(days=1)
BEFORE_2022 = REFORM_2022 - timedelta(days=1)

#: Wordings by their first day, oldest first.
_VERSIONS = (
    (MAXIMUMS_2005, "28/2005"),
    (REFORM_2013, "31/2013"),
    (TEMPORARY_2021, "1069/2020"),
    (TEMPORARY_JULY_2021, "539/2021"),
    (TRATTA_OCTOBER_2021, "540/2021"),
    (REFORM_2022, "299/2022"),
)


def ground(section: str, text: Words, *, version: str = "", **values: Value) -> Citation:
    """A section of the Act as a ground, in the wording that `version` gave it."""
    return Citation(act=ACT, section=section, version=version, text=fill(text, **values))


def version_among(on: date, *versions: str) -> str:
    """The newest of these amending acts that is in force on a day; empty when none is yet."""
    newest = ""
    for since, version in _VERSIONS:
        if since <= on and version in versions:
            newest = version
    return newest


def before_the_act(on: date, what: Words) -> Refusal | None:
    """Refuses with `not_encoded` a day before the Act came into force."""
    if on >= ENACTED:
        return None
    text = ground("18 §", _IN_FORCE, since=ENACTED)
    return not_encoded(asked=on, since=ENACTED, what=what, because=(text,))


_IN_FORCE = Words(
    fi="Laki tuli voimaan {since}.",
    sv="Lagen trädde i kraft {since}.",
    en="The Act came into force on {since}.",
)

#: Sections that no function carries out, and why.
_NOT_ENCODED = (
    ("1 §", ENACTED, "Scope; that a receivable must be due is asked by every rule."),
    (
        "2 §",
        ENACTED,
        "The Act binds in the debtor's favour: no rule takes an agreed higher amount.",
    ),
    (
        "3 a §",
        REFORM_2013,
        "Definitions; they are the values `directly_enforceable` and `durable`.",
    ),
    ("8 §", ENACTED, "Paying the agent is paying the creditor: nothing to compute."),
    ("11 §", ENACTED, "Client money is kept apart by the books, not by a computation here."),
    ("12–14 §", ENACTED, "Supervision and injunctions are for authorities and courts."),
    ("15 §", ENACTED, "Damages are for courts."),
    ("16 §", ENACTED, "What a creditor may tell the agency needs no computation."),
    ("17 §", ENACTED, "Penalties are for courts."),
    ("17 a §", date(2020, 7, 15), "The administrative fine (574/2020, 566/2020) is for the court."),
    ("18 §", ENACTED, "Entry into force; older assignments fall outside (5 and 9 §)."),
)

for _section, _since, _why in _NOT_ENCODED:
    not_encoded_section(ACT, _section, since=_since, why=_why)
