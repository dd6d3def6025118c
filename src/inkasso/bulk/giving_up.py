"""Giving up what is open in many cases: the creditor waives it, or a rest is too small.

Each case is written off by the one service that writes off, with its own law and limits: of a
creditor's money nothing goes without its word, here or in its agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.bulk.orders import Act, Change, Doing, Judged, Made
from inkasso.law.wording import fill
from inkasso.mandates.agency import Agency
from inkasso.mandates.instructing import check_said, nobody_said
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.models import Case
from inkasso.receivables.waiving import ALONE, Waiver, What, waive, worth_in

_REASONS = {Act.WAIVER: "creditor", Act.SMALL: "small"}


def _check_waiver(change: Change, on: date) -> None:
    """The creditor waives: somebody of it said so."""
    if change.said is None:
        raise Refused(nobody_said())
    check_said(change.said, on)


def _check_small(change: Change, on: date) -> None:
    """The creditor's agreement lets rests go, or somebody of it said so."""
    if change.said is not None:
        check_said(change.said, on)
    if change.most is None or not Money(0) < change.most <= ALONE:
        raise Refused(Refusal(code="small_needs_sum", message=fill(_SUM, most=ALONE)))


def _judge(change: Change, cases: Iterable[Case], on: date, _: Agency) -> Iterator[Judged]:
    found = list(cases)
    loaded = load_cases([case.id for case in found])
    for case in found:
        yield _judged(change, loaded[case.id], replay(loaded[case.id].facts, on))


def _judged(change: Change, case: LoadedCase, account: Account) -> Judged:
    waiver = _waiver(change, case.id, account.principal + account.costs)
    try:
        _check_size(change, Money(account.total))
        worth = worth_in(waiver, case, account, said=change.said is not None)
    except Refused as refused:
        return Judged(case=str(case.id), refusal=refused.refusal)
    return Judged(case=str(case.id), gives_up=worth, cents=waiver.cents)


def _give_up(change: Change, case: Case, cents: int, moment: Moment, _agency: Agency) -> Made:
    """As it stands now: what has become more than was approved is refused."""
    account = replay(load_cases([case.id])[case.id].facts, moment.on)
    _check_size(change, Money(account.total))
    waive(_waiver(change, case.id, cents), moment.on, by=moment.by)
    return Made()


def _check_size(change: Change, worth: Money) -> None:
    if change.most is not None and worth > change.most:
        message = fill(_NOT_SMALL, open=worth, most=change.most)
        raise Refused(Refusal(code="rest_not_small", message=message))


def _waiver(change: Change, case_id: int, cents: int) -> Waiver:
    reason = _REASONS[change.act]
    return Waiver(
        case_id=case_id,
        what=What.EVERYTHING,
        reason=reason,
        cents=cents,
        instruction_id=change.instruction,
    )


_SUM = Words(
    fi="Anna suurin jäännössumma, josta luovutaan: enintään {most} euroa.",
    sv="Ange den största restsumma som avskrivs: högst {most} euro.",
    en="Give the largest rest that is written off: at most {most} euros.",
)
_NOT_SMALL = Words(
    fi="Avoinna on {open} euroa, enemmän kuin {most} euroa.",
    sv="{open} euro är öppet, mer än {most} euro.",
    en="{open} euros are open, more than {most} euros.",
)

WAIVER = Doing(most=500, check=_check_waiver, judge=_judge, do=_give_up)
SMALL = Doing(most=500, check=_check_small, judge=_judge, do=_give_up)
