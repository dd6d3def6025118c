"""What letters of many cases need to know beside the account, one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from inkasso.base.money import Money
from inkasso.demands.models import Letter
from inkasso.gate.backend.prepared import rows_of, rows_where
from inkasso.law.fi.debt_collection.acts import ActKind, PastAct
from inkasso.mandates.models import Agreement, Client
from inkasso.mandates.services import agreement_on, clients_numbered
from inkasso.receivables.costs import AGREED, COMPENSATION
from inkasso.receivables.models import Cost, Payment, Receivable

#: What a letter's kind is to the law.
ACT_OF_LETTER = {"reminder": ActKind.REMINDER, "demand": ActKind.PAYMENT_DEMAND}
#: Costs that no reminder and no demand brought.
NO_LETTERS = (COMPENSATION, *AGREED)


@dataclass(slots=True)
class Background:
    """Everything beside the account that decides a case's next letter and its words."""

    client: Client
    agreement: Agreement
    receivables: list[Receivable] = field(default_factory=list)
    #: What each receivable is for, as far as the debtor's file is open.
    descriptions: dict[int, str] = field(default_factory=dict)
    costs: list[Cost] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    #: Everybody who has had a letter in the case, co-debtors too.
    written_to: set[UUID] = field(default_factory=set)
    #: Steps whose letters covered a receivable.
    steps: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: Days on which a receivable was reminded of.
    reminded: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    creditor_reminders: list[date] = field(default_factory=list)
    #: Plans, extensions and what was written of them; they stand in a room beside this one.
    agreed: tuple[PastAct, ...] = ()
    #: Who else owes: receivables by co-debtor.
    co_debtors: dict[UUID, set[int]] = field(default_factory=lambda: defaultdict(set))

    def history(self) -> tuple[PastAct, ...]:
        """Every act so far, with what each cost the debtor."""
        own = [
            PastAct(
                kind=ACT_OF_LETTER[letter.kind],
                sent_on=letter.dated,
                cost=self._cost(letter.dated, by_creditor=False),
                vat=self._vat(letter.dated),
                absorbed=Money(letter.absorbed_cents),
            )
            for letter in self.letters
        ]
        creditors = [
            PastAct(
                kind=ActKind.REMINDER,
                sent_on=day,
                cost=self._cost(day, by_creditor=True),
                by_creditor=True,
            )
            for day in dict.fromkeys(self.creditor_reminders)
        ]
        return tuple(sorted([*own, *creditors, *self.agreed], key=lambda act: act.sent_on))

    def compensation(self) -> Money:
        """The standard compensation claimed so far."""
        return Money(sum(cost.cents for cost in self.costs if cost.act == COMPENSATION))

    def _vat(self, day: date) -> Money:
        of_letters = (cost for cost in self.costs if cost.act not in NO_LETTERS)
        return Money(sum(cost.vat_cents for cost in of_letters if cost.charged_on == day))

    def _cost(self, day: date, *, by_creditor: bool) -> Money:
        return Money(
            sum(
                cost.cents
                for cost in self.costs
                if cost.charged_on == day
                and cost.by_creditor is by_creditor
                and cost.act not in NO_LETTERS
            )
        )


def backgrounds(cases: Iterable[tuple[int, int]], on: date) -> dict[int, Background]:
    """The background of cases, given as pairs of case and client."""
    pairs = list(cases)
    clients = {one.id: one for one in clients_numbered({client_id for _, client_id in pairs})}
    agreements = {client_id: agreement_on(client_id, on) for client_id in clients}
    found = {
        case_id: Background(clients[client_id], agreements[client_id])
        for case_id, client_id in pairs
    }
    _fill_claim(found, list(found))
    _fill_letters(found, list(found))
    return found


def _fill_claim(found: dict[int, Background], ids: list[int]) -> None:
    for receivable in rows_where(Receivable, _RECEIVABLES, [ids]):
        found[receivable.case_id].receivables.append(receivable)
    for case_id, number, text in rows_of(_TEXTS, [ids]):
        found[case_id].descriptions[number] = text
    for cost in rows_where(Cost, _COSTS, [ids]):
        found[cost.case_id].costs.append(cost)
    for payment in rows_where(Payment, _PAYMENTS, [ids]):
        found[payment.case_id].payments.append(payment)
    for case_id, person_id, number in rows_of(_CO_DEBTORS, [ids]):
        found[case_id].co_debtors[person_id].add(number)


def _fill_letters(found: dict[int, Background], ids: list[int]) -> None:
    to_debtors = {number for (number,) in rows_of(_TO_DEBTORS, [ids])}
    for letter in rows_where(Letter, _LETTERS, [ids]):
        found[letter.case_id].written_to.add(letter.person_id)
        if letter.id in to_debtors:
            found[letter.case_id].letters.append(letter)
    for case_id, number, step, day in rows_of(_STEPS, [ids]):
        found[case_id].steps[number].add(step)
        found[case_id].reminded[number].append(day)
    for case_id, number, day in rows_of(_CREDITORS_REMINDERS, [ids]):
        found[case_id].reminded[number].append(day)
        found[case_id].creditor_reminders.append(day)


_RECEIVABLES = "case_id = ANY(%s) ORDER BY due_date, id"
_TEXTS = """
SELECT r.case_id, t.receivable_id, t.description
  FROM receivables_receivable r JOIN receivables_receivabletext t ON t.receivable_id = r.id
 WHERE r.case_id = ANY(%s)
"""
#: A cost that was taken back counts as never asked, also where the law counts acts and costs.
_COSTS = """case_id = ANY(%s)
   AND NOT EXISTS (SELECT FROM receivables_costwithdrawn w WHERE w.cost_id = receivables_cost.id)
 ORDER BY charged_on, id"""
_PAYMENTS = """case_id = ANY(%s)
   AND NOT EXISTS (SELECT FROM receivables_reversal v WHERE v.payment_id = receivables_payment.id)
 ORDER BY value_date, id"""
_LETTERS = "case_id = ANY(%s) ORDER BY dated, id"
#: Copies to co-debtors are no acts of their own: they cost nothing and come the same day.
_TO_DEBTORS = """
SELECT l.id FROM demands_letter l
  JOIN receivables_case c ON c.id = l.case_id AND c.person_id = l.person_id
 WHERE l.case_id = ANY(%s)
"""
_CO_DEBTORS = """
SELECT r.case_id, d.person_id, d.receivable_id
  FROM receivables_receivable r JOIN receivables_codebtor d ON d.receivable_id = r.id
 WHERE r.case_id = ANY(%s)
"""
_STEPS = """
SELECT l.case_id, n.receivable_id, l.step, l.dated
  FROM demands_letter l JOIN demands_letterline n ON n.letter_id = l.id
 WHERE l.case_id = ANY(%s)
"""
_CREDITORS_REMINDERS = """
SELECT r.case_id, c.receivable_id, c.sent_on
  FROM receivables_receivable r JOIN receivables_creditorreminder c ON c.receivable_id = r.id
 WHERE r.case_id = ANY(%s) ORDER BY c.sent_on
"""
