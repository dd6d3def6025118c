"""What this room tells the gate: whose a case is, what of it may leave, and whom the notice owes.

Imported when the app is ready.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from inkasso.base.money import Money
from inkasso.gate.fields import Value, Whose, provide
from inkasso.gate.questions import (
    Arrival,
    CaseFacts,
    Concerned,
    arrivals,
    case_facts,
    provide_concerned,
)
from inkasso.parties.models import PartyKind
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case, CoDebtor, Payment, Receivable, ReceivableText


def _case_facts(number: int) -> CaseFacts | None:
    case = Case.objects.select_related("client").filter(id=number).first()
    if case is None:
        return None
    sharing = CoDebtor.objects.filter(receivable__case=case).values_list("person_id", flat=True)
    return CaseFacts(
        people=frozenset({case.person_id, *sharing}),
        client_name=case.client.name,
        client_business_id=case.client.business_id,
    )


def _receivables(whose: Whose) -> QuerySet[Receivable]:
    """What the person owes or shares, in the case if one is named."""
    rows = Receivable.objects.filter(
        Q(person_id=whose.person_id) | Q(codebtor__person_id=whose.person_id)
    ).distinct()
    if whose.case_id is not None:
        rows = rows.filter(case_id=whose.case_id)
    return rows.order_by("id")


def _cases(whose: Whose) -> list[int]:
    return sorted(set(_receivables(whose).values_list("case_id", flat=True)))


def _case_numbers(whose: Whose) -> Value:
    cases = Case.objects.filter(id__in=_cases(whose)).order_by("id")
    return [{"case": str(case.id), "reference": case.reference} for case in cases]


def _listed(whose: Whose) -> Value:
    return [
        {
            "case": str(row.case_id),
            "invoice_number": row.invoice_number,
            "original_creditor": row.original_creditor,
            "invoice_date": row.invoice_date.isoformat(),
            "due_date": row.due_date.isoformat(),
            "principal": str(Money(row.principal_cents, row.currency)),
            "currency": row.currency,
        }
        for row in _receivables(whose)
    ]


def _open(whose: Whose) -> Value:
    """What is open as of the day of each receivable; costs of a case only of its debtor."""
    wanted = set(_receivables(whose).values_list("id", flat=True))
    rows: list[dict[str, str]] = []
    for case in load_cases(_cases(whose)).values():
        account = replay(case.facts, whose.on)
        shares = [share for number, share in account.shares.items() if number in wanted]
        costs = account.costs if case.person_id == whose.person_id else 0
        principal, interest = sum(s.principal for s in shares), sum(s.interest for s in shares)
        rows.append(
            {
                "case": str(case.id),
                "as_of": whose.on.isoformat(),
                "principal": str(Money(principal)),
                "interest": str(Money(interest)),
                "costs": str(Money(costs)),
                "total": str(Money(principal + interest + costs)),
            }
        )
    return rows


def _descriptions(whose: Whose) -> Value:
    texts = ReceivableText.objects.filter(receivable__in=_receivables(whose))
    return [
        {"invoice_number": text.receivable.invoice_number, "description": text.description}
        for text in texts.select_related("receivable").order_by("receivable_id")
    ]


def _payments(whose: Whose) -> Value:
    """Payments that stand, of cases whose debtor the person is."""
    rows = Payment.objects.filter(
        case_id__in=_cases(whose), case__person_id=whose.person_id, reversal__isnull=True
    )
    return [
        {
            "case": str(row.case_id),
            "value_date": row.value_date.isoformat(),
            "amount": str(Money(row.cents)),
        }
        for row in rows.order_by("value_date", "id")
    ]


def _debtors() -> Iterator[Concerned]:
    """Natural persons with an open case."""
    people = Case.objects.filter(closed_on__isnull=True, person__kind=PartyKind.PERSON)
    for person_id, language in people.values_list("person_id", "person__language").distinct():
        yield Concerned(person_id=person_id, language=language)


def _co_debtors() -> Iterator[Concerned]:
    """Natural persons who share a debt of an open case."""
    people = CoDebtor.objects.filter(
        receivable__case__closed_on__isnull=True, person__kind=PartyKind.PERSON
    )
    for person_id, language in people.values_list("person_id", "person__language").distinct():
        yield Concerned(person_id=person_id, language=language)


def _arrivals(people: Iterable[UUID] | None) -> Iterator[Arrival]:
    """The first hand-over that told of each natural person, debtor or co-debtor."""
    own = Receivable.objects.filter(person__kind=PartyKind.PERSON)
    shared = CoDebtor.objects.filter(person__kind=PartyKind.PERSON)
    if people is not None:
        wanted = list(people)
        own, shared = own.filter(person_id__in=wanted), shared.filter(person_id__in=wanted)
    found: dict[UUID, Arrival] = {}
    columns = ("person_id", "person__language")
    for rows in (
        own.values_list(*columns).annotate(on=Min("handed_over_on")),
        shared.values_list(*columns).annotate(on=Min("receivable__handed_over_on")),
    ):
        for person_id, language, on in rows:
            known = found.get(person_id)
            if known is None or on < known.on:
                found[person_id] = Arrival(person_id=person_id, on=on, language=language)
    yield from found.values()


case_facts.answered_by(_case_facts)
arrivals.answered_by(_arrivals)
provide_concerned("debtors", _debtors)
provide_concerned("co_debtors", _co_debtors)
provide("claims.case_numbers", _case_numbers)
provide("claims.receivables", _listed)
provide("claims.open", _open)
provide("claim_texts.descriptions", _descriptions)
provide("payments.payments", _payments)
