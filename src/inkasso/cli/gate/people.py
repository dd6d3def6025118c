"""Whose file a command means, and who paid for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.holds.placing import Protected
from inkasso.parties.models import Party
from inkasso.payments.models import BankItem
from inkasso.receivables.finding import find_case
from inkasso.receivables.models import Payment

#: What the log says of a look that names nothing; the review asks about it.
_TERMINAL = "terminal"
_UNKNOWN = Words(
    fi="Henkilöä {person} ei ole. Anna henkilön tunniste (uuid) tai asian numero.",
    sv="Det finns ingen person {person}. Ange personens uuid eller ärendets nummer.",
    en="There is no person {person}. Give a person's uuid or a case number.",
)


def find_person(text: str) -> tuple[UUID, str]:
    """The person of a uuid, or a case's debtor; and what a look is for unless somebody says.

    Raises `Refused` (`unknown_case`).
    """
    try:
        return UUID(text), _TERMINAL
    except ValueError:
        case = find_case(text)
        return case.person_id, f"case:{case.id}"


def known_person(text: str) -> UUID:
    """The same person, who must exist. Raises `Refused`: `unknown_person`, `unknown_case`."""
    person_id, _ = find_person(text)
    if not Party.objects.filter(id=person_id).exists():
        raise Refused(Refusal(code="unknown_person", message=_UNKNOWN.format(person=text)))
    return person_id


def find_protected(text: str) -> Protected:
    """The person of a uuid, or the case of a number or reference with its debtor.

    Raises `Refused`: `unknown_person`, `unknown_case`.
    """
    try:
        UUID(text)
    except ValueError:
        case = find_case(text)
        return Protected(person_id=case.person_id, case_id=case.id)
    return Protected(person_id=known_person(text))


def payers_of(people: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """Who paid towards the cases of debtors, by debtor.

    The bank names a payer, nobody proves that it is the debtor: so payers have numbers of their
    own, and are reached through the payments alone.
    """
    paid = Payment.objects.filter(person_id__in=list(people)).values_list("item_id", "person_id")
    debtors = dict(paid)
    payers: dict[UUID, set[UUID]] = defaultdict(set)
    items = BankItem.objects.filter(id__in=list(debtors)).values_list("id", "payer_id")
    for item, payer in items:
        if payer is not None:
            payers[debtors[item]].add(payer)
    return {debtor: frozenset(found) for debtor, found in payers.items()}
