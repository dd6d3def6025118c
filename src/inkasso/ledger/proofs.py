"""Proofs of the books: statements that must hold, each with what was found."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from inkasso.base.checks import Check, check, listed
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.ledger.models import Posting
from inkasso.ledger.seals import broken_seals

__all__ = ["Check", "check", "listed", "proofs", "rows"]


def proofs() -> Iterator[Check]:
    """The statements of the ledger itself."""
    yield _entries_balance()
    yield _entries_have_postings()
    yield _claims_sum_to_zero()
    yield _seals_unbroken()
    yield _carried_forward_balances()


def rows(sql: str) -> list[tuple[object, ...]]:
    """What a query finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _entries_balance() -> Check:
    wrong = rows(
        "SELECT entry_id, currency, sum(cents) FROM ledger_posting"
        " GROUP BY entry_id, currency HAVING sum(cents) <> 0 ORDER BY 1"
    )
    return check(
        "entries_balance",
        [_off(_ENTRY_OFF, entry, cents, currency) for entry, currency, cents in wrong],
        fill(_BALANCE, count=str(Posting.objects.count())),
    )


def _entries_have_postings() -> Check:
    wrong = rows(
        "SELECT id FROM ledger_entry e WHERE NOT EXISTS"
        " (SELECT 1 FROM ledger_posting p WHERE p.entry_id = e.id) ORDER BY id"
    )
    return check(
        "entries_have_postings",
        [fill(_EMPTY, number=str(entry)) for (entry,) in wrong],
        _NONE_EMPTY,
    )


def _claims_sum_to_zero() -> Check:
    """What debtors owe is a book of its own: no money leaks into it or out of it."""
    wrong = rows(
        "SELECT currency, sum(cents) FROM (SELECT account, currency, cents FROM ledger_posting"
        " UNION ALL SELECT account, currency, cents FROM ledger_carriedforward) AS books"
        " WHERE account LIKE 'claim.%' GROUP BY currency HAVING sum(cents) <> 0"
    )
    return check(
        "claims_apart_from_money",
        [_off(_CLAIMS_OFF, "", cents, currency) for currency, cents in wrong],
        _APART,
    )


def _seals_unbroken() -> Check:
    sealed = rows("SELECT count(*), coalesce(max(last_entry), 0) FROM ledger_seal")[0]
    open_entries = rows(f"SELECT count(*) FROM ledger_entry WHERE id > {sealed[1]}")[0][0]
    told = fill(_SEALED, seals=str(sealed[0]), last=str(sealed[1]), open=str(open_entries))
    return check(
        "seals_unbroken",
        [fill(_BROKEN, number=str(number)) for number in broken_seals()],
        listed([told, *_removed()]),
    )


def _removed() -> Iterator[Words]:
    for run, entries in rows(
        "SELECT run, sum(removed) FROM ledger_reseal GROUP BY run ORDER BY run"
    ):
        yield fill(_REMOVED, count=str(entries), run=str(run))


def _carried_forward_balances() -> Check:
    """Whole entries are carried forward, so each run's sums balance as the entries did."""
    wrong = rows(
        "SELECT run, currency, sum(cents) FROM ledger_carriedforward"
        " GROUP BY run, currency HAVING sum(cents) <> 0 ORDER BY 1"
    )
    count = rows("SELECT count(*), coalesce(sum(postings), 0) FROM ledger_carriedforward")[0]
    return check(
        "carried_forward_balances",
        [_off(_CARRIED_OFF, run, cents, currency) for run, currency, cents in wrong],
        fill(_CARRIED, sums=str(count[0]), postings=str(count[1])),
    )


def _off(words: Words, number: object, cents: object, currency: object) -> Words:
    off = Money(int(str(cents)))
    return fill(words, number=str(number), sum=off, currency=str(currency))


_REMOVED = Words(
    fi="niistä {count} on poistettu säilytysajan päätyttyä, ajo {run}",
    sv="{count} av dem har gallrats, körning {run}",
    en="{count} of them removed by retention run {run}",
)
_BALANCE = Words(
    fi="{count} vientiä, joiden summa on nolla tapahtuma tapahtumalta",
    sv="{count} konteringar vars summa är noll händelse för händelse",
    en="{count} postings sum to zero entry by entry",
)
_ENTRY_OFF = Words(
    fi="tapahtuman {number} heitto on {sum} {currency}",
    sv="händelse {number} har en differens på {sum} {currency}",
    en="entry {number} is off by {sum} {currency}",
)
_EMPTY = Words(
    fi="tapahtumassa {number} ei ole vientejä",
    sv="händelse {number} saknar konteringar",
    en="entry {number} has no postings",
)
_NONE_EMPTY = Words(
    fi="mikään tapahtuma ei ole tyhjä", sv="ingen händelse är tom", en="no entry is empty"
)
_CLAIMS_OFF = Words(
    fi="saatavien kirjojen heitto on {sum} {currency}",
    sv="fordringarnas bok har en differens på {sum} {currency}",
    en="the claims book is off by {sum} {currency}",
)
_APART = Words(
    fi="saatavien kirjojen summa on nolla, samoin rahan",
    sv="fordringarnas bok summerar till noll, likaså pengarnas",
    en="the claims book sums to zero, so does the money book",
)
_SEALED = Words(
    fi="{seals} sinettiä kattaa tapahtumat 1–{last}; {open} odottaa seuraavaa",
    sv="{seals} sigill täcker händelserna 1–{last}; {open} väntar på nästa",
    en="{seals} seals cover entries 1 to {last}; {open} wait for the next",
)
_BROKEN = Words(
    fi="sinetti {number} ei enää vastaa tapahtumiaan",
    sv="sigill {number} stämmer inte längre med sina händelser",
    en="seal {number} no longer fits its entries",
)
_CARRIED_OFF = Words(
    fi="ajo {number} siirsi liikaa {sum} {currency}",
    sv="körning {number} förde över {sum} {currency} för mycket",
    en="run {number} carried {sum} {currency} too much",
)
_CARRIED = Words(
    fi="{sums} summaa edustaa {postings} vientiä, joiden säilytysaika on päättynyt",
    sv="{sums} summor står för {postings} konteringar vars bevaringstid har gått ut",
    en="{sums} sums stand for {postings} postings whose time was out",
)
