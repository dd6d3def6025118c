"""Who stands on the page of a case: the debtor, and whoever shares the debt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from inkasso.base.decisions import Decision
from inkasso.desk.clock import today
from inkasso.desk.purposes import may_read
from inkasso.law.fi.contacts.allowed import ContactAnswer
from inkasso.parties.reading import Reached, business_ids_of, names_of, reached_of

#: Where nobody asked whether they may be called.
_UNASKED: Mapping[UUID, Decision[ContactAnswer]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPage:
    """Somebody of a case."""

    #: Name of the text that says what they are.
    part: str
    #: Empty where their file stays closed.
    name: str
    business_id: str
    reached: Reached
    #: Whether they may be called now; None on pages that do not ask.
    call: Decision[ContactAnswer] | None = None


def people_on_page(
    debtor: UUID, others: Sequence[UUID], calls: Mapping[UUID, Decision[ContactAnswer]] = _UNASKED
) -> list[OnPage]:
    """The debtor first, then the co-debtors; as much of each as the purpose may read."""
    people = list(dict.fromkeys((debtor, *others)))
    names = names_of(people)
    numbers = business_ids_of(people) if may_read("business_ids") else {}
    reached = reached_of(people, today()) if may_read("contact_details") else {}
    return [
        OnPage(
            part="debtor" if person == debtor else "codebtor",
            name=names.get(person, ""),
            business_id=numbers.get(person, ""),
            reached=reached.get(person, Reached()),
            call=calls.get(person),
        )
        for person in people
    ]
