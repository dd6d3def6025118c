"""Proof that the bank account in the books is the bank account at the bank."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.ledger.proofs import Check, check, listed, rows
from inkasso.payments.statements import proof as statement_proof

_BANK = """
SELECT coalesce(e.currency, p.currency), coalesce(e.cents, 0), coalesce(p.cents, 0)
  FROM (SELECT currency, sum(cents)::bigint AS cents
          FROM (SELECT currency, cents FROM payments_bankevent
                UNION ALL SELECT currency, cents FROM ledger_carriedstatement) AS told
         GROUP BY currency) e
  FULL JOIN (SELECT currency, sum(cents)::bigint AS cents
               FROM (SELECT account, currency, cents FROM ledger_posting
                     UNION ALL SELECT account, currency, cents FROM ledger_carriedforward) AS books
              WHERE account = 'bank.client_money' GROUP BY currency) p USING (currency)
"""

_EVENTS = """
SELECT e.id, e.cents, sum(i.cents) FROM payments_bankevent e
  JOIN (SELECT event_id, cents FROM payments_bankitem
        UNION ALL SELECT event_id, cents FROM ledger_carrieditems) i ON i.event_id = e.id
 GROUP BY e.id, e.cents HAVING sum(i.cents) <> e.cents ORDER BY e.id
"""

#: An item is a payment, or waits in suspense, or was moved by an entry of its own.
_UNPLACED = """
SELECT i.id FROM payments_bankitem i
 WHERE NOT EXISTS (SELECT 1 FROM receivables_payment p WHERE p.item_id = i.id)
   AND NOT EXISTS (SELECT 1 FROM receivables_reversal r WHERE r.item_id = i.id)
   AND NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.source = 'item:' || i.id)
 ORDER BY i.id
"""


def proofs() -> Iterator[Check]:
    """The statements about bank events and items."""
    totals = rows(_BANK)
    yield check(
        "bank_account_ties",
        [
            fill(_APART, currency=str(currency), bank=_money(bank), books=_money(books))
            for currency, bank, books in totals
            if bank != books
        ],
        listed(fill(_STANDS, sum=_money(bank), currency=str(one)) for one, bank, _ in totals)
        if totals
        else _NO_FILE,
    )
    yield statement_proof()
    yield check(
        "items_make_events",
        [
            fill(_AGAINST, number=str(event), sum=_money(cents), items=_money(items))
            for event, cents, items in rows(_EVENTS)
        ],
        _ITEMISED,
    )
    yield check(
        "every_item_booked",
        [fill(_NOWHERE, number=str(item)) for (item,) in rows(_UNPLACED)],
        _PLACED,
    )


def _money(cents: object) -> Money:
    return Money(int(str(cents)))


_APART = Words(
    fi="{currency}: pankissa {bank}, kirjoissa {books}",
    sv="{currency}: {bank} i banken, {books} i böckerna",
    en="{currency}: the bank says {bank}, the books {books}",
)
_STANDS = Words(fi="{sum} {currency}", sv="{sum} {currency}", en="{sum} {currency}")
_NO_FILE = Words(fi="pankkitiedostoja ei ole vielä", sv="ingen bankfil ännu", en="no bank file yet")
_AGAINST = Words(
    fi="pankin tapahtuma {number}: {sum}, eriä yhteensä {items}",
    sv="bankens händelse {number}: {sum}, posterna sammanlagt {items}",
    en="event {number}: {sum} against items {items}",
)
_ITEMISED = Words(
    fi="jokaisen eritellyn tapahtuman erät ovat yhteensä sen summa",
    sv="posterna i varje specificerad händelse utgör dess summa",
    en="the items of every itemised event sum to it",
)
_NOWHERE = Words(
    fi="erä {number} ei ole missään kirjauksessa",
    sv="post {number} finns inte i någon verifikation",
    en="item {number} is in no entry",
)
_PLACED = Words(
    fi="jokainen erä on maksu, palautunut maksu, meiltä lähtenyt maksu tai vailla asiaa",
    sv="varje post är en betalning, en återtagen betalning, en utbetalning eller utan ärende",
    en="every item is a payment, a return, a payout or in suspense",
)
