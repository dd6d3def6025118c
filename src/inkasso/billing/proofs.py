"""Proof that what was remitted is what was collected, once, and that refunds are undone once."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.ledger.proofs import Check, check, rows

_SUMS = """
SELECT r.id FROM billing_remittance r JOIN (
    SELECT remittance_id, sum(-cents) AS cents
      FROM (SELECT l.remittance_id, p.cents
              FROM billing_remittedposting x JOIN ledger_posting p ON p.id = x.posting_id
              JOIN billing_remittanceline l ON l.id = x.line_id
            UNION ALL SELECT remittance_id, cents FROM ledger_carriedforward
             WHERE remittance_id IS NOT NULL) AS remitted
     GROUP BY remittance_id) s ON s.remittance_id = r.id
 WHERE s.cents <> r.principal_cents + r.interest_cents + r.costs_cents ORDER BY r.id
"""
#: A line pays out what was collected, less commission, its tax and the costs that the agency keeps,
#: and the lines make the whole.
_LINES = """
SELECT r.id FROM billing_remittance r
  LEFT JOIN (
    SELECT remittance_id, sum(principal_cents) AS principal, sum(interest_cents) AS interest,
           sum(costs_cents) AS costs, sum(commission_cents) AS commission, sum(vat_cents) AS vat,
           sum(paid_out_cents) AS paid_out,
           bool_and(paid_out_cents = principal_cents + interest_cents - commission_cents - vat_cents
                    + CASE costs_to WHEN 'client' THEN costs_cents ELSE 0 END
                    AND commission_cents
                        = round((principal_cents + interest_cents) * commission_percent / 100)
                    AND vat_cents = round(commission_cents * vat_percent / 100)) AS divided
      FROM billing_remittanceline GROUP BY remittance_id) l ON l.remittance_id = r.id
 WHERE (l.principal, l.interest, l.costs, l.commission, l.vat, l.paid_out, l.divided)
       IS DISTINCT FROM (r.principal_cents, r.interest_cents, r.costs_cents, r.commission_cents,
                         r.vat_cents, r.paid_out_cents, true)
 ORDER BY r.id
"""
#: What is remitted of one payment is all divided by one set of terms.
_TERMS = """
SELECT p.payment_id FROM billing_remittedposting x
  JOIN ledger_posting p ON p.id = x.posting_id
  JOIN billing_remittanceline l ON l.id = x.line_id
 WHERE p.payment_id IS NOT NULL GROUP BY p.payment_id
HAVING count(DISTINCT (l.commission_percent, l.costs_to, l.vat_percent)) > 1 ORDER BY 1
"""
_UNPOSTED = """
SELECT r.id FROM billing_remittance r
 WHERE r.paid_out_cents <> coalesce((
    SELECT -sum(p.cents) FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
     WHERE e.source = 'remittance:' || r.id AND p.account = 'bank.in_transit'), 0)
 ORDER BY r.id
"""
#: What of a refund no longer counts is neither less than nothing nor more than it.
_UNDONE = """
SELECT r.id FROM receivables_refund r
  JOIN (SELECT refund_id, sum(cents) AS cents FROM receivables_refundundone GROUP BY refund_id) u
    ON u.refund_id = r.id
 WHERE u.cents < 0 OR u.cents > r.cents ORDER BY r.id
"""
_REFUNDS = "SELECT count(*) FROM receivables_refund"
_COUNT = "SELECT count(*) FROM billing_remittance"


def proofs() -> Iterator[Check]:
    """The statements about remittances and refunds."""
    faults = ((_SUMS, _NOT_COLLECTED), (_UNPOSTED, _NOT_POSTED), (_LINES, _NOT_LINES))
    wrong = [
        one for query, words in (*faults, (_TERMS, _TWO_TERMS)) for one in _wrong(query, words)
    ]
    yield check("remittances_tie", wrong, fill(_TIE, count=_number(_COUNT)))
    told = fill(_NO_MORE, count=_number(_REFUNDS))
    yield check("refunds_undone_once", _wrong(_UNDONE, _TOO_MUCH), told)


def _wrong(query: str, words: Words) -> list[Words]:
    return [fill(words, number=str(number)) for (number,) in rows(query)]


def _number(query: str) -> str:
    return str(rows(query)[0][0])


_NOT_COLLECTED = Words(
    fi="tilitys {number} ei ole se, mitä kertyi",
    sv="redovisning {number} är inte vad som influtit",
    en="remittance {number} is not what was collected",
)
_NOT_POSTED = Words(
    fi="tilitys {number} ei ole se, mitä kirjattiin",
    sv="redovisning {number} är inte vad som bokfördes",
    en="remittance {number} is not what was posted",
)
_NOT_LINES = Words(
    fi="tilitys {number} ei ole se, mitä sen rivit sanovat",
    sv="redovisning {number} är inte vad dess rader säger",
    en="remittance {number} is not what its lines say",
)
_TWO_TERMS = Words(
    fi="maksu {number} jaettiin kahsilla ehdoilla",
    sv="betalning {number} fördelades enligt två olika villkor",
    en="payment {number} was divided by two sets of terms",
)
_TIE = Words(
    fi="{count} tilitystä vastaa niiden maksuja",
    sv="{count} redovisningar motsvarar sina betalningar",
    en="{count} remittances equal the payments in them",
)
_TOO_MUCH = Words(
    fi="palautuksesta {number} on peruttu enemmän kuin palautettiin",
    sv="av återbetalning {number} har mer återgått än som återbetalades",
    en="of refund {number} more is undone than it sent back",
)
_NO_MORE = Words(
    fi="{count} palautuksesta mitään ei ole peruttu enempää kuin palautettiin",
    sv="av {count} återbetalningar har inte mer återgått än som återbetalades",
    en="no more of {count} refunds is undone than was sent",
)
