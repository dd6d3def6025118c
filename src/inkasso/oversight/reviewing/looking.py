"""Looking through the access log: its rows, and what is known of those in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from inkasso.base.dates import is_holy_day
from inkasso.gate.looking import Days, Look, actors, ends_of, looked_at, looks, newest_moment
from inkasso.gate.reviewing.findings import Finding
from inkasso.gate.reviewing.names import Name
from inkasso.gate.reviewing.rules import People, review
from inkasso.parties.models import PartyName
from inkasso.payments.models import BankItem
from inkasso.receivables.models import Case, CoDebtor, Payment


def look_through(days: Days) -> tuple[list[Look], list[Finding]]:
    """The rows of the log of some days and what is unusual in them; in a sweep of `oversight`."""
    rows = _with_ends(list(looks(days=days)))
    as_of = newest_moment()
    assert as_of is not None, "the review itself is in the log"
    return rows, review(rows, _known(rows, days), is_holy_day, as_of=as_of)


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


def _with_ends(rows: list[Look]) -> list[Look]:
    """The rows, and the ends of their sweeps that lie outside the days asked for."""
    open_ones = Counter(look.token for look in rows if look.kind == "sweep")
    open_ones.subtract(look.token for look in rows if look.kind == "swept")
    return rows + list(ends_of(token for token, left in open_ones.items() if left > 0))


def _known(rows: Sequence[Look], days: Days) -> People:
    """What the review must know: names of those who were looked at, and who belongs to cases."""
    cases: dict[int, set[UUID]] = defaultdict(set)
    numbers = {look.case for look in rows if look.kind == "file" and look.case is not None}
    for number, person in Case.objects.filter(id__in=numbers).values_list("id", "person_id"):
        cases[number].add(person)
    shared = CoDebtor.objects.filter(receivable__case_id__in=numbers)
    for number, person in shared.values_list("receivable__case_id", "person_id"):
        cases[number].add(person)
    payers = payers_of({person for people in cases.values() for person in people})
    names = PartyName.objects.filter(person_id__in=looked_at(days))
    return People(
        names={one.person_id: Name(full=one.name, family=one.family_name) for one in names},
        cases={
            number: frozenset(people).union(*(payers.get(person, ()) for person in people))
            for number, people in cases.items()
        },
        actors=actors(),
    )
