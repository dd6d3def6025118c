"""The kinds of letters about plans, and what each of them is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inkasso.base.decisions import Citation
from inkasso.base.money import Money
from inkasso.plans.footing import Correspondence
from inkasso.plans.watching import Due
from inkasso.receivables.account.loading import LoadedCase
from inkasso.receivables.account.replay import Account

_NOTHING = Money(0)
#: The number of a letter that is only looked at, and says so where its number would stand.
PREVIEW = 0


class Kind(StrEnum):
    """What a letter tells."""

    AGREED = "agreed"
    CHANGED = "changed"
    EXTENDED = "extended"
    #: An instalment is missed and may still be made good.
    MISSED = "missed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter says, before it is put into words."""

    kind: Kind
    #: The letter's own number.
    number: int
    dated: date
    #: Last day to pay `amount`.
    deadline: date
    #: What is to be paid first: an instalment, what is behind, or everything.
    amount: Money
    case: LoadedCase
    #: What is owed on the day, without the cost of what is agreed.
    account: Account
    beside: Correspondence
    #: Number of the plan within the case; 0 for an extension.
    plan: int = 0
    cost: Money = _NOTHING
    cost_because: Sequence[Citation] = ()
    interest_to_come: Money = _NOTHING
    #: What is paid in all, when it is kept.
    total: Money = _NOTHING
    instalments: Sequence[Due] = ()
    #: Whether interest rests on a rate that is not announced yet.
    last_may_change: bool = False
    #: Of an ended plan: broken, debtor or creditor.
    reason: str = ""
