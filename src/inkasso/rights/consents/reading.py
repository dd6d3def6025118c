"""Consents as rows, read for rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from inkasso.law.fi.debt_collection.electronic import Consent as DemandConsent
from inkasso.rights.consents.rules import GivenConsent, in_force
from inkasso.rights.consents.uses import ELECTRONIC_DEMANDS, HARDSHIP
from inkasso.rights.models import (
    Consent,
    ConsentContent,
    ConsentWithdrawal,
    HardshipConsent,
    HardshipWithdrawal,
)


def given(person_id: UUID, use: str) -> list[GivenConsent]:
    """Every consent of a person to a use, with its end, in the order they were recorded.

    Those to hardship show while the person's file is open for a purpose that may read them.
    """
    if use == HARDSHIP:
        notes = HardshipConsent.objects.filter(person_id=person_id)
        dates = list(notes.order_by("id").values_list("id", "given_on", "valid_until"))
        ended = HardshipWithdrawal.objects.filter(person_id=person_id)
        ends = dict(ended.values_list("consent_id", "withdrawn_on"))
    else:
        consents = Consent.objects.filter(person_id=person_id, use=use)
        dates = list(consents.order_by("id").values_list("id", "given_on", "valid_until"))
        withdrawn = ConsentWithdrawal.objects.filter(person_id=person_id)
        ends = dict(withdrawn.values_list("consent_id", "withdrawn_on"))
    return [
        GivenConsent(
            number=number, given_on=given_on, valid_until=until, withdrawn_on=ends.get(number)
        )
        for number, given_on, until in dates
    ]


def consent_in_force(person_id: UUID, use: str, on: date) -> GivenConsent | None:
    """The consent of a person to a use that holds on a day; None where none does."""
    return in_force(given(person_id, use), on)


def people_who_consent(use: str, people: Iterable[UUID], on: date) -> set[UUID]:
    """Those of some people whose consent to a use, other than to hardship, holds on a day."""
    rows = Consent.objects.filter(use=use, person_id__in=list(people))
    ended = ConsentWithdrawal.objects.filter(consent__in=rows)
    ends = dict(ended.values_list("consent_id", "withdrawn_on"))
    found: dict[UUID, list[GivenConsent]] = {}
    for number, person, given_on, until in rows.values_list(
        "id", "person_id", "given_on", "valid_until"
    ):
        one = GivenConsent(
            number=number, given_on=given_on, valid_until=until, withdrawn_on=ends.get(number)
        )
        found.setdefault(person, []).append(one)
    return {person for person, consents in found.items() if in_force(consents, on)}


def demand_consents(person_id: UUID) -> list[DemandConsent]:
    """A person's consents to electronic demands, as the law's rule weighs them.

    The person's file must be open: the manner is an address. Who may send a demand on one on a
    day, `law.fi.debt_collection.electronic.consent_refusal` tells.
    """
    by_number = {one.number: one for one in given(person_id, ELECTRONIC_DEMANDS)}
    contents = ConsentContent.objects.filter(consent_id__in=list(by_number)).order_by("consent_id")
    return [
        DemandConsent(
            manner=content.terms["manner"],
            collector=content.terms["collector"],
            receivables=frozenset(content.terms["receivables"]),
            given_on=by_number[content.consent_id].given_on,
            valid_until=by_number[content.consent_id].valid_until,
            withdrawn_on=by_number[content.consent_id].withdrawn_on,
        )
        for content in contents
    ]
