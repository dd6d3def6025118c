"""Cases as the strategy weighs them, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from inkasso.base.decisions import Refused
from inkasso.gate.backend.prepared import Row, rows_of
from inkasso.gate.holds.forbidding import IN_FORCE
from inkasso.gate.holds.kinds import Act
from inkasso.law.fi.debt_collection.acts import ActKind
from inkasso.mandates.choices import choices_of
from inkasso.objections.standing import contested
from inkasso.plans.loading import Agreed, agreed
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.account.undisputed import Contested, undisputed
from inkasso.strategy.plan import chosen_strategy
from inkasso.strategy.rules import CaseState, Held, Planned, ReceivableState

#: Cases weighed with one set of queries.
CHUNK = 5000

_OPEN = "SELECT id FROM receivables_case WHERE closed_on IS NULL ORDER BY id"
_CASES = """
SELECT c.id, c.kind, p.kind IN ('person', 'estate'), c.client_id, c.opened_on
  FROM receivables_case c
  JOIN parties_party p ON p.id = c.person_id WHERE c.id = ANY(%s) ORDER BY c.id
"""
_RECEIVABLES = """
SELECT r.case_id, r.id, r.kind, r.invoice_date, r.due_date, r.handed_over_on
  FROM receivables_receivable r WHERE r.case_id = ANY(%s)
"""
_PRINCIPAL = """
SELECT receivable_id, sum(cents)::bigint FROM ledger_posting
 WHERE case_id = ANY(%s) AND account = 'claim.principal' GROUP BY receivable_id
"""
_LETTERS = """
SELECT l.case_id, l.dated, l.payment_deadline, l.step, n.receivable_id
  FROM demands_letter l JOIN demands_letterline n ON n.letter_id = l.id
 WHERE l.case_id = ANY(%s) ORDER BY l.dated, l.id
"""
_REMINDERS = """
SELECT r.case_id, c.receivable_id, c.sent_on
  FROM receivables_creditorreminder c JOIN receivables_receivable r ON r.id = c.receivable_id
 WHERE r.case_id = ANY(%s) ORDER BY c.sent_on
"""
#: Holds of a case and of its debtor that stop an act of a day.
_HOLDS = f"""
SELECT c.id, h.id, h.kind FROM receivables_case c
  JOIN gate_hold h ON h.person_id = c.person_id AND h.case_id IS NULL
 WHERE c.id = ANY(%(ids)s) AND %(act)s = ANY (h.stops) AND {IN_FORCE.format(day="%(on)s")}
UNION ALL
SELECT h.case_id, h.id, h.kind FROM gate_hold h
 WHERE h.case_id = ANY(%(ids)s) AND %(act)s = ANY (h.stops) AND {IN_FORCE.format(day="%(on)s")}
 ORDER BY 2
"""
_NOTHING_AGREED = Agreed()


def open_case_ids() -> list[int]:
    """Every case that still owes something."""
    return [row[0] for row in rows_of(_OPEN, ())]


def held(case_ids: Sequence[int], act: Act, on: date) -> dict[int, tuple[Held, ...]]:
    """Holds that stop an act of a day, by case; cases without one are left out."""
    found: dict[int, tuple[Held, ...]] = {}
    for case_id, number, kind in rows_of(_HOLDS, {"ids": list(case_ids), "act": act, "on": on}):
        found[case_id] = (*found.get(case_id, ()), Held(number, kind))
    return found


def states(case_ids: Sequence[int], on: date) -> Iterator[CaseState]:
    """The states of cases, in the order of their ids; with holds as they stand for a day."""
    case_list = list(case_ids)
    principal: dict[int, int] = dict(rows_of(_PRINCIPAL, [case_list]))
    letters = _grouped(_LETTERS, case_list)
    reminders = _grouped(_REMINDERS, case_list)
    receivables = _grouped(_RECEIVABLES, case_list)
    holds = held(case_list, Act.LETTER, on)
    promised = agreed(case_list)
    disputed = contested(case_list)
    principal.update(_undisputed_principal(disputed, principal, on))
    cases = rows_of(_CASES, [case_list])
    chosen = choices_of(row[3] for row in cases)
    for case_id, kind, natural, client_id, opened_on in cases:
        steps, reminded = _by_receivable(letters[case_id], reminders[case_id])
        sent = letters[case_id]
        word = promised.get(case_id, _NOTHING_AGREED)
        yield CaseState(
            id=case_id,
            kind=kind,
            natural_debtor=natural,
            receivables=[
                ReceivableState(
                    *(rid, rkind, invoiced, due, handed_over),
                    principal=principal.get(rid, 0),
                    steps=frozenset(steps[rid]),
                    reminded_on=tuple(reminded[rid]),
                )
                for rid, rkind, invoiced, due, handed_over in receivables[case_id]
            ],
            previous=max(
                (*(day for days in reminded.values() for day in days), *_asked(word)), default=None
            ),
            last_letter=(sent[-1][0], sent[-1][1]) if sent else None,
            holds=holds.get(case_id, ()),
            plan=_planned(word, on),
            quiet_until=word.quiet_until(),
            disputed=sum(disputed.get(case_id, {}).values()),
            chosen=chosen_strategy(chosen.text_for(client_id, kind, opened_on)),
        )


def _undisputed_principal(
    disputed: Mapping[int, Contested], principal: Mapping[int, int], on: date
) -> Iterator[tuple[int, int]]:
    """What is open of disputed receivables as nobody disputes it; few cases have any."""
    if not disputed:
        return
    for case in load_cases(list(disputed)).values():
        sums = disputed[case.id]
        try:
            shares = replay(undisputed(case.facts, sums), on).shares
        except Refused:
            # The law has no rate for the day; the letter is refused for it, and this is near.
            yield from ((one, max(0, principal.get(one, 0) - cents)) for one, cents in sums.items())
        else:
            yield from ((number, share.principal) for number, share in shares.items())


def _asked(word: Agreed) -> Iterator[date]:
    """Days on which a letter about a plan asked for money: a reminder to the law."""
    return (act.sent_on for act in word.acts if act.kind is ActKind.REMINDER)


def _planned(word: Agreed, on: date) -> Planned | None:
    standing = word.standing(on)
    if standing is None or standing.waits_for is None:
        return None
    waits_for = standing.waits_for
    return Planned(standing.plan.number, waits_for.due, waits_for.cents)


def _by_receivable(
    letters: Iterable[Row],
    reminders: Iterable[Row],
) -> tuple[dict[int, set[str]], dict[int, list[date]]]:
    steps: dict[int, set[str]] = defaultdict(set)
    reminded: dict[int, list[date]] = defaultdict(list)
    for receivable_id, sent_on in reminders:
        reminded[receivable_id].append(sent_on)
    for dated, _, step, receivable_id in letters:
        steps[receivable_id].add(step)
        reminded[receivable_id].append(dated)
    return steps, reminded


def _grouped(sql: str, case_ids: list[int]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows_of(sql, [case_ids]):
        grouped[row[0]].append(row[1:])
    return grouped
