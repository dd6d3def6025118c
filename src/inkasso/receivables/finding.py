"""Finding cases by their number, a reference, an invoice, a part of these, or whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.formats.reference import normalise, to_national
from inkasso.gate.backend.prepared import rows_of, rows_where
from inkasso.receivables.models import Case, Receivable

#: Longest case number; references are longer.
_NUMBER_DIGITS = 9
#: Signs that a part of a number must have.
_SHORTEST_PART = 4
_SHARERS = """
SELECT d.person_id FROM receivables_codebtor d
  JOIN receivables_receivable r ON r.id = d.receivable_id
 WHERE r.case_id = %s ORDER BY d.id
"""
_OWN = "person_id = ANY(%s) ORDER BY id DESC LIMIT %s"
_SHARED = """id IN (SELECT r.case_id FROM receivables_codebtor d
                      JOIN receivables_receivable r ON r.id = d.receivable_id
                     WHERE d.person_id = ANY(%(people)s))
 AND id <> ALL(%(known)s) ORDER BY id DESC LIMIT %(most)s"""
_OPEN = """
SELECT count(*) FROM (SELECT FROM receivables_case WHERE closed_on IS NULL LIMIT %s) AS open
"""
_UNKNOWN = Words(
    fi="Perintäasiaa {text} ei ole. Anna asian numero, viite tai RF-viite.",
    sv="Det finns inget ärende {text}. Ange ärendets nummer, referens eller RF-referens.",
    en="There is no case {text}. Give a case number, a reference or an RF reference.",
)


def people_of(case: Case) -> list[UUID]:
    """The debtor, and whoever shares one of the case's debts: whose files the case concerns."""
    return [case.person_id, *(person for (person,) in rows_of(_SHARERS, [case.id]))]


def find_case(text: str) -> Case:
    """The case that a text names; raises `Refused` (`unknown_case`)."""
    compact = normalise(text)
    if compact.isascii() and compact.isdigit() and len(compact) <= _NUMBER_DIGITS:
        found = rows_where(Case, "id = %s", [int(compact)])
    else:
        found = rows_where(Case, "reference = %s", [to_national(text) or ""])
    if not found:
        raise Refused(Refusal(code="unknown_case", message=_UNKNOWN.format(text=text)))
    return found[0]


def more_open_than(number: int) -> bool:
    """Whether more cases are open than a number, without counting them all."""
    ((found,),) = rows_of(_OPEN, [number + 1])
    return bool(found > number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A case as a list of what was found tells it: nobody is named in it."""

    number: int
    reference: str
    kind: str
    person_id: UUID
    client_id: int
    closed_on: date | None
    #: Found through somebody who shares one of its debts.
    shared: bool = False


def cases_named(text: str, most: int) -> list[Found]:
    """Cases that a number, a reference, an invoice number or the creditor's own reference names.

    Nobody is asked who owes.
    """
    compact = normalise(text)
    named = Q(reference=to_national(text) or compact)
    if compact.isascii() and compact.isdigit() and len(compact) <= _NUMBER_DIGITS:
        named |= Q(id=int(compact))
    # Asked for beforehand: within the other conditions it would read every case.
    invoices = Receivable.objects.filter(invoice_number__in={text, text.upper()})
    own = Receivable.objects.filter(original_reference=compact) if compact else invoices.none()
    for found in (invoices, own):
        named |= Q(id__in=list(found.order_by("-case_id").values_list("case_id", flat=True)[:most]))
    return [_found(case) for case in Case.objects.filter(named).order_by("-id")[:most]]


def cases_with_part(part: str, most: int) -> list[Found]:
    """Cases whose reference, or an invoice's number, has a part; the newest first.

    For whoever has a torn letter in hand or half a number in the ear; too short a part finds
    nothing, for it would find everything.
    """
    compact = "".join(part.split())
    if len(compact) < _SHORTEST_PART or not any(sign.isdigit() for sign in compact):
        return []
    invoices = Receivable.objects.filter(invoice_number__icontains=compact)
    numbers = set(invoices.order_by("-case_id").values_list("case_id", flat=True)[:most])
    if compact.isdigit():
        references = Case.objects.filter(reference__contains=compact)
        numbers.update(references.order_by("-id").values_list("id", flat=True)[:most])
    return [_found(case) for case in _newest(Case.objects.filter(id__in=numbers), most)]


def cases_numbered(numbers: Iterable[int]) -> dict[int, Found]:
    """Cases by their numbers; those that are not there are left out."""
    return {case.id: _found(case) for case in Case.objects.filter(id__in=list(numbers))}


def cases_of(people: Iterable[UUID], most: int) -> list[Found]:
    """Cases of people, in the order that the people are named in: as debtors, then as sharers."""
    order = {person: place for place, person in enumerate(people)}
    own = rows_where(Case, _OWN, [list(order), most])
    known = [case.id for case in own]
    other = rows_where(Case, _SHARED, {"people": list(order), "known": known, "most": most})
    found = sorted((_found(case) for case in own), key=lambda one: order[one.person_id])
    return [*found, *(_found(case, shared=True) for case in other)][:most]


def _newest(cases: QuerySet[Case], most: int) -> list[Case]:
    return list(cases.order_by("-id")[:most])


def _found(case: Case, *, shared: bool = False) -> Found:
    return Found(
        number=case.id,
        reference=case.reference,
        kind=case.kind,
        person_id=case.person_id,
        client_id=case.client_id,
        closed_on=case.closed_on,
        shared=shared,
    )
