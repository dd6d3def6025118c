"""Proof that the books say what the facts say, case by case."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.ledger.proofs import Check, check
from inkasso.receivables.account.books import targets
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case

_CHUNK = 2000


def proofs() -> Iterator[Check]:
    """Accounts replayed from facts against postings, and statuses against accounts."""
    wrong: list[Words] = []
    counted = 0
    for case in _all_cases():
        counted += 1
        wrong += _faults(case)
    yield check("accounts_equal_postings", wrong, fill(_REPLAYED, count=str(counted)))


def _all_cases() -> Iterator[LoadedCase]:
    ids = list(Case.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(ids), _CHUNK):
        yield from load_cases(ids[start : start + _CHUNK]).values()


def _faults(case: LoadedCase) -> Iterator[Words]:
    # An invoice whose credit note came in the same file was never owed and never posted.
    account = replay(case.facts, case.fixed_through or case.opened_on)
    wanted = targets(account)
    for key in wanted.keys() | case.posted.keys():
        off = case.posted.get(key, 0) - wanted.get(key, 0)
        if off:
            yield fill(_OFF, number=str(case.id), account=key.account, sum=Money(off))
    if (account.total == 0) != (case.closed_on is not None):
        stands = _CLOSED if case.closed_on else _OPEN
        yield fill(stands, number=str(case.id), sum=Money(account.total))


_REPLAYED = Words(
    fi="{count} asiaa laskettu uudelleen sentilleen",
    sv="{count} ärenden omräknade på centen",
    en="{count} cases replayed to the cent",
)
_OFF = Words(
    fi="asia {number}: tilin {account} heitto on {sum}",
    sv="ärende {number}: kontot {account} har en differens på {sum}",
    en="case {number}: {account} is off by {sum}",
)
_CLOSED = Words(
    fi="asia {number} on päätetty, vaikka avoinna on {sum}",
    sv="ärende {number} är avslutat fastän {sum} är öppet",
    en="case {number} is closed with {sum} open",
)
_OPEN = Words(
    fi="asia {number} on auki, vaikka avoinna on {sum}",
    sv="ärende {number} är öppet fastän {sum} är att betala",
    en="case {number} is open with {sum} open",
)
