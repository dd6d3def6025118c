"""Sound rows become receivables; rows that are not keep every fault they have.

Rows go in by chunks, a transaction each; what a killed run has taken in comes back as duplicate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from uuid import UUID

from django.db import transaction

from inkasso.base.faults import Fault
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.formats.finvoice import CreditNote
from inkasso.formats.handover import CoDebtorRow, HandoverRow, PartyData
from inkasso.formats.reference import make
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.compensation import standard_compensation
from inkasso.ledger.bulk import take_ids
from inkasso.mandates.models import Agreement, Client
from inkasso.mandates.services import agreement_on
from inkasso.parties.models import Source
from inkasso.parties.provenance import Provenance
from inkasso.parties.registering import find_party, lock_registration, register_party
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.account.loading import lock_cases
from inkasso.receivables.costs import COMPENSATION
from inkasso.receivables.grounds import freeze
from inkasso.receivables.intake.creditor_costs import (
    compensation_of,
    reminder_acts,
    reminder_costs,
    why_not_more,
)
from inkasso.receivables.intake.messages import (
    COST_REDUCED,
    COST_WITHOUT_DAYS,
    CREDIT_NOT_IN_EUROS,
    CREDIT_TOO_LARGE,
    HANDED_OVER_BEFORE,
    UNKNOWN_PRINCIPAL_ROW,
)
from inkasso.receivables.intake.reading import NumberedRow
from inkasso.receivables.intake.rules import case_kind, faults_of_law
from inkasso.receivables.intake.texts import discreet, too_long
from inkasso.receivables.intake.verdicts import Outcome, Verdict, refused
from inkasso.receivables.models import (
    Case,
    CoDebtor,
    Cost,
    Credit,
    CreditorReminder,
    Receivable,
    ReceivableText,
)
from inkasso.receivables.status import close_or_reopen

CHUNK = 250
#: References are longer than case numbers, so the two are never taken for each other.
REFERENCE_BASE = 100_000_000


class _TakenBack(Exception):  # noqa: N818  it names what happened
    """A case was taken back between a row's finding it open and the lock at the chunk's end."""


@dataclass(slots=True)
class Intake:
    """One hand-over by one client on one day."""

    client: Client
    on: date
    agreement: Agreement = field(init=False)
    #: Where what the hand-over tells of people comes from.
    told: Provenance = field(init=False)
    #: Cases that the present chunk touched; their accounts are posted at its end.
    touched: set[int] = field(default_factory=set)
    #: Those of them that new receivables joined.
    joined: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.agreement = agreement_on(self.client.id, self.on)
        self.told = Provenance(source=Source.CLIENT, on=self.on, mandate=self.client.id)

    def take_in(self, rows: Iterable[NumberedRow]) -> Iterator[list[Verdict]]:
        """Take rows in chunk by chunk; co-debtors last, for their receivable may stand below."""
        waiting: list[NumberedRow] = []
        source = iter(rows)
        while chunk := list(islice(source, CHUNK)):
            waiting += [row for row in chunk if row.is_co_debtor]
            yield self._chunk([row for row in chunk if not row.is_co_debtor])
        for start in range(0, len(waiting), CHUNK):
            yield self._chunk(waiting[start : start + CHUNK])

    def _chunk(self, rows: Sequence[NumberedRow]) -> list[Verdict]:
        while True:
            with suppress(_TakenBack), transaction.atomic():
                lock_registration()
                self.touched, self.joined = set(), set()
                verdicts = [self._verdict(row) for row in rows]
                self._post()
                return verdicts

    def _post(self) -> None:
        """Bring the books of the touched cases up to what their facts say.

        All of them are locked here, in their order. A case that its creditor took back after a row
        had found it open would take the new claim along: then the chunk is taken in once more, and
        opens another.
        """
        cases = lock_cases(sorted(self.touched))
        if any(cases[number].facts.recalled_on is not None for number in self.joined):
            raise _TakenBack
        settled = [
            settle(
                CaseEvent(
                    case=case,
                    facts=case.facts,
                    booked_on=self.on,
                    effective_on=self.on,
                    kind="handover",
                    source=f"case:{case.id}",
                )
            )
            for case in cases.values()
        ]
        post_events(settled)
        close_or_reopen(settled)

    def _verdict(self, row: NumberedRow) -> Verdict:
        match row.content:
            case HandoverRow():
                return self._receivable(row, discreet(row.content))
            case CoDebtorRow():
                return self._co_debtor(row, row.content)
            case CreditNote():
                return self._credit(row, row.content)
            case faults:
                named = {fault.field for fault in faults}
                more = self._faults(row.mended) if row.mended else ()
                more = tuple(fault for fault in more if fault.field not in named)
                return refused(row.number, row.invoice_number, *faults, *more)

    def _faults(self, content: HandoverRow | CoDebtorRow) -> tuple[Fault, ...]:
        """What law, books and columns say against a row that can be read."""
        if isinstance(content, HandoverRow):
            return (*too_long(content), *faults_of_law(content, self.on))
        unknown = () if self._shared(content) else (_unknown_invoice(content),)
        return (*too_long(content), *unknown)

    def _shared(self, content: CoDebtorRow) -> Receivable | None:
        """The receivable that a co-debtor shares."""
        of_client = Receivable.objects.filter(client=self.client)
        return of_client.filter(invoice_number=content.co_debtor_of).order_by("id").first()

    def _receivable(self, row: NumberedRow, content: HandoverRow) -> Verdict:
        known = Receivable.objects.filter(
            client=self.client,
            original_creditor=content.original_creditor,
            invoice_number=content.invoice_number,
        ).first()
        if known is not None:
            return _duplicate(row, known)
        faults = self._faults(content)
        if faults:
            return refused(row.number, content.invoice_number, *faults)
        receivable = self._create(row, content)
        notes = (*row.notes, *_charge_reminders(receivable, content))
        if self.agreement.standard_compensation:
            _charge_compensation(receivable, content, self.on)
        self.touched.add(receivable.case_id)
        self.joined.add(receivable.case_id)
        return _accepted(row, receivable, notes)

    def _create(self, row: NumberedRow, content: HandoverRow) -> Receivable:
        person_id = register_party(content.debtor, self.told)
        kind = case_kind(content.kind, content.debtor.type)
        case = _open_case(self.client, person_id, kind, self.on)
        receivable = Receivable.objects.create(
            case=case,
            client=self.client,
            person_id=person_id,
            invoice_number=content.invoice_number,
            original_creditor=content.original_creditor,
            invoice_date=content.invoice_date,
            due_date=content.due_date,
            principal_cents=content.principal.cents,
            currency=content.currency,
            kind=content.kind,
            interest_percent=content.interest_rate,
            original_reference=row.reference,
            handed_over_on=self.on,
        )
        CreditorReminder.objects.bulk_create(
            CreditorReminder(receivable=receivable, sent_on=day) for day in content.reminders
        )
        ReceivableText.objects.create(
            receivable=receivable,
            person_id=person_id,
            description=content.description[:500],
            note=content.notes,
            **self.told.columns(),
        )
        return receivable

    def _co_debtor(self, row: NumberedRow, content: CoDebtorRow) -> Verdict:
        faults = self._faults(content)
        shared = self._shared(content)
        if faults or shared is None:
            return refused(row.number, content.co_debtor_of, *faults)
        return self._share(row, shared, content.debtor)

    def _share(self, row: NumberedRow, shared: Receivable, debtor: PartyData) -> Verdict:
        known = find_party(debtor)
        # A row that changes nothing teaches nothing either: its address may be an old one.
        if known is not None and _owes(known, shared):
            return _duplicate(row, shared)
        CoDebtor.objects.create(receivable=shared, person_id=register_party(debtor, self.told))
        return _accepted(row, shared, row.notes)

    def _credit(self, row: NumberedRow, note: CreditNote) -> Verdict:
        if faults := too_long(note):
            return refused(row.number, note.number, *faults)
        credited = Receivable.objects.filter(
            client=self.client, invoice_number=note.original_invoice_number
        ).first()
        if credited is None:
            message = UNKNOWN_PRINCIPAL_ROW.format(number=note.original_invoice_number)
            fault = Fault(
                field="original_invoice_number", code="unknown_principal_row", message=message
            )
            return refused(row.number, note.number, fault)
        if Credit.objects.filter(client=self.client, number=note.number).exists():
            return _duplicate(row, credited)
        if note.amount.currency != credited.currency:
            message = CREDIT_NOT_IN_EUROS.format(currency=note.amount.currency)
            fault = Fault(field="currency", code="bad_currency", message=message)
            return refused(row.number, note.number, fault)
        before = sum(Credit.objects.filter(receivable=credited).values_list("cents", flat=True))
        if before + note.amount.cents > credited.principal_cents:
            fault = Fault(field="principal", code="bad_value", message=CREDIT_TOO_LARGE)
            return refused(row.number, note.number, fault)
        Credit.objects.create(
            receivable=credited,
            client=self.client,
            number=note.number,
            credited_on=note.date,
            cents=note.amount.cents,
        )
        self.touched.add(credited.case_id)
        return _accepted(row, credited, row.notes)


def _unknown_invoice(content: CoDebtorRow) -> Fault:
    return Fault(
        field="co_debtor_of",
        code="unknown_principal_row",
        message=UNKNOWN_PRINCIPAL_ROW.format(number=content.co_debtor_of),
    )


def _owes(person_id: UUID, receivable: Receivable) -> bool:
    """Whether a party owes a receivable already, as its debtor or beside them."""
    return (
        person_id == receivable.person_id
        or CoDebtor.objects.filter(receivable=receivable, person_id=person_id).exists()
    )


def _open_case(client: Client, person_id: UUID, kind: str, on: date) -> Case:
    """The debtor's open case for the client, or a new one with a reference of its own."""
    known = Case.objects.filter(
        client=client, person_id=person_id, kind=kind, closed_on__isnull=True
    ).first()
    if known is not None:
        return known
    (number,) = take_ids(Case, 1)
    return Case.objects.create(
        id=number,
        client=client,
        person_id=person_id,
        kind=kind,
        opened_on=on,
        reference=make(str(REFERENCE_BASE + number)).reference,
    )


def _charge_reminders(receivable: Receivable, row: HandoverRow) -> Iterator[Fault]:
    """Rows for the creditor's reminder costs; says so when the law allows less than was charged."""
    regime = Regime.CONSUMER if receivable.case.kind == "consumer" else Regime.OTHER
    costs = reminder_costs(row, regime)
    Cost.objects.bulk_create(
        Cost(
            case_id=receivable.case_id,
            person_id=receivable.person_id,
            charged_on=cost.sent_on,
            act="reminder",
            cents=cost.cost.cents,
            by_creditor=True,
            because=freeze(cost.because),
        )
        for cost in costs
    )
    charged, allowed = row.reminder_cost, sum(cost.cost.cents for cost in costs)
    if charged is not None and allowed < charged.cents:
        yield Fault(
            field="reminder_cost",
            code="reduced",
            message=_why_reduced(row, regime, Money(allowed)),
        )


def _why_reduced(row: HandoverRow, regime: Regime, allowed: Money) -> Words:
    charged = row.reminder_cost
    if not row.reminders:
        return COST_WITHOUT_DAYS.format(charged=charged)
    cited = why_not_more(row, regime)
    law = ", ".join(f"{one.act}, {one.section}" for one in cited)
    return COST_REDUCED.format(charged=charged, allowed=allowed, law=law)


def _charge_compensation(receivable: Receivable, row: HandoverRow, on: date) -> None:
    """The 40 euros of a late commercial payment, where the client claims them."""
    compensation = compensation_of(row, commercial=receivable.case.kind == "business")
    answer = standard_compensation(compensation, reminder_acts(row, Regime.OTHER), on)
    if answer.value:
        Cost.objects.create(
            case_id=receivable.case_id,
            person_id=receivable.person_id,
            charged_on=on,
            act=COMPENSATION,
            cents=answer.value.cents,
            by_creditor=True,
            because=freeze(answer.because),
        )


def _accepted(row: NumberedRow, receivable: Receivable, notes: Sequence[Fault]) -> Verdict:
    return Verdict(
        row=row.number,
        outcome=Outcome.ACCEPTED,
        case_id=receivable.case_id,
        invoice_number=receivable.invoice_number,
        notes=tuple(notes),
    )


def _duplicate(row: NumberedRow, receivable: Receivable) -> Verdict:
    return Verdict(
        row=row.number,
        outcome=Outcome.DUPLICATE,
        case_id=receivable.case_id,
        invoice_number=receivable.invoice_number,
        faults=(Fault(field="invoice_number", code="duplicate", message=HANDED_OVER_BEFORE),),
    )
