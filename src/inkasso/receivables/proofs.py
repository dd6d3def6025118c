"""Proof that the books say what the facts say, case by case."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.money import Money
from inkasso.ledger.proofs import Check, check
from inkasso.receivables.account.books import targets
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case

_CHUNK = 2000


def proofs() -> Iterator[Check]:
    """Accounts replayed from facts against postings, and statuses against accounts."""
    wrong: list[str] = []
    counted = 0
    for case in _all_cases():
        counted += 1
        wrong += _faults(case)
    yield check("accounts_equal_postings", wrong, f"{counted} cases replayed to the cent")


def _all_cases() -> Iterator[LoadedCase]:
    ids = list(Case.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(ids), _CHUNK):
        yield from load_cases(ids[start : start + _CHUNK]).values()


def _faults(case: LoadedCase) -> Iterator[str]:
    # An invoice whose credit note came in the same file was never owed and never posted.
    account = replay(case.facts, case.fixed_through or case.opened_on)
    wanted = targets(account)
    for key in wanted.keys() | case.posted.keys():
        off = case.posted.get(key, 0) - wanted.get(key, 0)
        if off:
            yield f"case {case.id}: {key.account} is off by {Money(off)}"
    if (account.total == 0) != (case.closed_on is not None):
        yield f"case {case.id} is {'closed' if case.closed_on else 'open'} with {account.total}"
