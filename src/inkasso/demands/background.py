"""What letters of many cases need to know beside the account, one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import F

from inkasso.base.money import Money
from inkasso.demands.models import Letter, LetterLine
from inkasso.law.fi.debt_collection.acts import ActKind, PastAct
from inkasso.mandates.models import Agreement, Client
from inkasso.mandates.services import agreement_on
from inkasso.receivables.costs import AGREED, COMPENSATION
from inkasso.receivables.models import (
    CoDebtor,
    Cost,
    CreditorReminder,
    Payment,
    Receivable,
    ReceivableText,
)

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
    clients = Client.objects.in_bulk({client_id for _, client_id in pairs})
    agreements = {client_id: agreement_on(client_id, on) for client_id in clients}
    found = {
        case_id: Background(clients[client_id], agreements[client_id])
        for case_id, client_id in pairs
    }
    _fill(found, list(found))
    return found


def _fill(found: dict[int, Background], ids: Sequence[int]) -> None:
    for receivable in Receivable.objects.filter(case_id__in=ids).order_by("due_date", "id"):
        found[receivable.case_id].receivables.append(receivable)
    texts = ReceivableText.objects.filter(receivable__case_id__in=ids)
    for case_id, number, text in texts.values_list(
        "receivable__case_id", "receivable_id", "description"
    ):
        found[case_id].descriptions[number] = text
    # A cost that was taken back counts as never asked, also where the law counts acts and costs.
    standing_costs = Cost.objects.filter(case_id__in=ids, costwithdrawn__isnull=True)
    for cost in standing_costs.order_by("charged_on", "id"):
        found[cost.case_id].costs.append(cost)
    standing = Payment.objects.filter(case_id__in=ids, reversal__isnull=True)
    for payment in standing.order_by("value_date", "id"):
        found[payment.case_id].payments.append(payment)
    # Copies to co-debtors are no acts of their own: they cost nothing and come the same day.
    letters = Letter.objects.filter(case_id__in=ids).annotate(debtor_id=F("case__person_id"))
    for letter in letters.order_by("dated", "id"):
        found[letter.case_id].written_to.add(letter.person_id)
        if letter.person_id == letter.debtor_id:
            found[letter.case_id].letters.append(letter)
    for shared in CoDebtor.objects.filter(receivable__case_id__in=ids).select_related("receivable"):
        background = found[shared.receivable.case_id]
        background.co_debtors[shared.person_id].add(shared.receivable_id)
    _fill_reminders(found, ids)


def _fill_reminders(found: dict[int, Background], ids: Sequence[int]) -> None:
    lines = LetterLine.objects.filter(letter__case_id__in=ids).select_related("letter")
    for line in lines:
        background = found[line.letter.case_id]
        background.steps[line.receivable_id].add(line.letter.step)
        background.reminded[line.receivable_id].append(line.letter.dated)
    creditors = CreditorReminder.objects.filter(receivable__case_id__in=ids)
    for reminder in creditors.select_related("receivable").order_by("sent_on"):
        background = found[reminder.receivable.case_id]
        background.reminded[reminder.receivable_id].append(reminder.sent_on)
        background.creditor_reminders.append(reminder.sent_on)
