"""Many cases at a glance: what each owes on a day, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from inkasso.base.decisions import Refused
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.account.replay import Account, replay
from inkasso.strategy.loading import states
from inkasso.strategy.rules import CaseState, Next, next_step, small, stopped

_CHUNK = 2000
_CASES = """
SELECT c.id, k.name, k.business_id, p.kind FROM receivables_case c
  JOIN mandates_client k ON k.id = c.client_id JOIN parties_party p ON p.id = c.person_id
 WHERE %s::bigint IS NULL OR c.client_id = %s ORDER BY c.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case at a glance."""

    case: LoadedCase
    #: Name and business ID of the client.
    client: str
    business_id: str
    #: person, company, estate or public_body.
    debtor_kind: str
    #: open, hold or closed.
    status: str
    account: Account
    next: Next | None


def overview(on: date, client_id: int | None = None) -> Iterator[CaseRow]:
    """Every case as of a day, in the order of their numbers."""
    with connection.cursor() as cursor:
        cursor.execute(_CASES, [client_id, client_id])
        heads = cursor.fetchall()
    for start in range(0, len(heads), _CHUNK):
        yield from _rows(heads[start : start + _CHUNK], on)


def status_of(case: LoadedCase, state: CaseState, account: Account) -> str:
    """open, hold or closed, as the account of the day says."""
    if account.total == 0 and case.facts.receivables:
        return "closed"
    return "hold" if state.holds else "open"


def next_of(case: LoadedCase, state: CaseState, account: Account) -> Next | None:
    """What comes next; None for a closed case, or where the law has no answer yet."""
    strategy = state.strategy
    if account.total == 0:
        return None
    try:
        following = next_step(state, strategy)
    except Refused:
        return None
    if following.step is None or following.day is None:
        return following
    paid_on = tuple(payment.value_date for payment in case.facts.payments)
    return stopped(state, paid_on, following.day) or small(strategy, account) or following


def _account(case: LoadedCase, on: date) -> Account:
    """The account on a day; where interest is not known so far, as it was last fixed."""
    try:
        return replay(case.facts, on)
    except Refused:
        return replay(case.facts, case.fixed_through or case.opened_on)


def _rows(heads: Sequence[tuple[int, str, str, str]], on: date) -> Iterator[CaseRow]:
    ids = [head[0] for head in heads]
    cases = load_cases(ids)
    weighed = {state.id: state for state in states(ids, on)}
    for case_id, client, business_id, debtor_kind in heads:
        case = cases[case_id]
        account = _account(case, on)
        status = status_of(case, weighed[case_id], account)
        yield CaseRow(
            case=case,
            client=client,
            business_id=business_id,
            debtor_kind=debtor_kind,
            status=status,
            account=account,
            next=next_of(case, weighed[case_id], account),
        )
