"""Sections 10 c (2005), 10 d, 3 e and 10 h: the most that all acts together may cost the debtor."""

from __future__ import annotations

from datetime import date, timedelta

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import ActKind, CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.conditions import CONSUMER_COUNTED_SINCE, counted
from inkasso.law.fi.debt_collection.tables import ACT, Figure, euros, money, stands
from inkasso.law.fi.debt_collection.wordings import (
    MAXIMUMS_2005,
    REFORM_2013,
    REFORM_2022,
    TEMPORARY_2021,
    TEMPORARY_JULY_2021,
)

_ONE_DAY = timedelta(days=1)


@enacted(ACT, "10 c §", since=MAXIMUMS_2005, until=REFORM_2013 - _ONE_DAY, version="28/2005")
@enacted(ACT, "10 d §", since=REFORM_2013, version="31/2013")
@enacted(
    ACT,
    "3 e §",
    since=TEMPORARY_2021,
    until=TEMPORARY_JULY_2021 - _ONE_DAY,
    version="1069/2020",
)
@enacted(ACT, "3 e §", since=TEMPORARY_JULY_2021, until=REFORM_2022 - _ONE_DAY, version="539/2021")
@enacted(ACT, "10 h §", since=REFORM_2022, version="299/2022")
def total_cap(facts: CostFacts, kinds: frozenset[ActKind], on: date) -> Figure | None:
    """The most that all costs of one receivable may be, value added tax not included.

    `kinds` are the kinds of all acts done: a threat of bankruptcy raises the total of a directly
    enforceable receivable. None while costs only had to be reasonable.
    """
    if not stands("total", facts.regime, on):
        return None
    if not facts.directly_enforceable:
        return euros("total", facts, on)
    if facts.regime is Regime.OTHER and ActKind.BANKRUPTCY_THREAT in kinds:
        return euros("total_directly_enforceable_with_threat", facts, on)
    return euros("total_directly_enforceable", facts, on)


def room_under_total(
    kind: ActKind, facts: CostFacts, earlier: tuple[PastAct, ...], on: date
) -> tuple[int, Citation]:
    """What is left under the total for one more act, in cents, and on which ground.

    By the transition provisions acts before 16.3.2013, for others than consumers before 1.1.2021,
    take nothing of the newer totals; but where a consumer's collection began before 16.3.2013 the
    older total holds besides, and everything counts towards it.
    """
    total = total_cap(facts, frozenset({kind, *(past.kind for past in earlier)}), on)
    assert total is not None, "asked only where the Act has a total"
    older_wording = facts.regime is Regime.CONSUMER and on < REFORM_2013
    taking = earlier if older_wording else counted(earlier, facts.regime)
    room = total.amount - _sum_counted(taking)
    begun_before = any(past.sent_on < CONSUMER_COUNTED_SINCE for past in earlier)
    if facts.regime is Regime.CONSUMER and begun_before and not older_wording:
        direct = "_directly_enforceable" if facts.directly_enforceable else ""
        older = euros(f"total{direct}_of_collection_begun_before", facts, on)
        older_room = older.amount - _sum_counted(earlier)
        if older_room < room:
            total, room = older, older_room
    ground = total.ground(_TOTAL, total=money(total), principal=facts.principal)
    return max(0, room), ground


def _sum_counted(history: tuple[PastAct, ...]) -> int:
    return sum(past.counted.cents for past in history)


_TOTAL = Words(
    fi="Saman saatavan perintäkulut saavat olla yhteensä enintään {total} euroa (avoin pääoma "
    "{principal} euroa).",
    sv="Indrivningskostnaderna för samma fordran får vara sammanlagt högst {total} euro (öppet "
    "kapital {principal} euro).",
    en="The recovery costs of one receivable may be at most {total} euros in all (open principal "
    "{principal} euros).",
)
