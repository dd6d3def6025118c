"""Finding a case by its number, its national reference or its RF reference."""

from __future__ import annotations

from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.formats.reference import normalise, to_national
from inkasso.receivables.models import Case, CoDebtor

#: Longest case number; references are longer.
_NUMBER_DIGITS = 9
_UNKNOWN = Words(
    fi="Perintäasiaa {text} ei ole. Anna asian numero, viite tai RF-viite.",
    sv="Det finns inget ärende {text}. Ange ärendets nummer, referens eller RF-referens.",
    en="There is no case {text}. Give a case number, a reference or an RF reference.",
)


def people_of(case: Case) -> list[UUID]:
    """The debtor, and whoever shares one of the case's debts: whose files the case concerns."""
    shared = CoDebtor.objects.filter(receivable__case=case).values_list("person_id", flat=True)
    return [case.person_id, *shared]


def find_case(text: str) -> Case:
    """The case that a text names; raises `Refused` (`unknown_case`)."""
    compact = normalise(text)
    if compact.isascii() and compact.isdigit() and len(compact) <= _NUMBER_DIGITS:
        case = Case.objects.filter(id=int(compact)).first()
    else:
        case = Case.objects.filter(reference=to_national(text) or "").first()
    if case is None:
        raise Refused(Refusal(code="unknown_case", message=_UNKNOWN.format(text=text)))
    return case
