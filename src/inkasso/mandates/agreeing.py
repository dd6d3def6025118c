"""Changing what is agreed: a new version from a day on, never an edit, never backwards.

What was remitted keeps the version that it was reckoned by. A version that has not begun is
corrected by another from the same day: of two, the later written counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.models import Agreement, Client, CostsTo, Rhythm
from inkasso.mandates.services import Terms, agreement_on
from inkasso.mandates.signing import AGREEMENT, sign

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An agreement with the time that it holds for."""

    agreement: Agreement
    #: Its last day; None while nothing follows it.
    until: date | None
    #: Another was written later for the same day: it never holds.
    superseded: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        begun = self.agreement.valid_from <= day
        return not self.superseded and begun and (self.until is None or day <= self.until)


def terms_of(agreement: Agreement) -> Terms:
    """What an agreement says, as a value."""
    said = Terms(**{field.name: getattr(agreement, field.name) for field in fields(Terms)})
    return replace(
        said,
        recovered_costs_to=CostsTo(said.recovered_costs_to),
        remittance_rhythm=Rhythm(said.remittance_rhythm),
    )


def change_terms(client: Client, terms: Terms, valid_from: date, moment: Moment) -> Agreement:
    """Agree otherwise from a day on.

    Raises `Refused`: `agreement_backwards` for a day that is over, `agreement_unchanged` where
    the same holds on that day anyway.
    """
    with transaction.atomic():
        # Two who change the same client's terms come one after the other.
        Client.objects.select_for_update(no_key=True).get(id=client.id)
        check_terms(client, terms, valid_from, moment)
        said = {field.name: getattr(terms, field.name) for field in fields(Terms)}
        row = Agreement.objects.create(
            client=client, valid_from=valid_from, written_on=moment.on, **said
        )
        sign(AGREEMENT, row.id, moment)
    return row


def check_terms(client: Client, terms: Terms, valid_from: date, moment: Moment) -> None:
    """Raise `Refused` as `change_terms` would; nothing is written."""
    if valid_from < moment.on:
        raise Refused(
            Refusal(
                code="agreement_backwards",
                message=fill(_BACKWARDS, day=valid_from),
                remedy=fill(_FROM_TODAY, day=moment.on),
            )
        )
    if terms_of(agreement_on(client.id, valid_from)) == terms:
        raise Refused(Refusal(code="agreement_unchanged", message=fill(_UNCHANGED, day=valid_from)))


def versions(client_id: int) -> list[Version]:
    """Every version of a client's agreement, the newest first."""
    rows = list(Agreement.objects.filter(client_id=client_id).order_by("-valid_from", "-id"))
    return list(_versions(rows))


def _versions(rows: list[Agreement]) -> Iterator[Version]:
    following: date | None = None
    for row in rows:
        superseded = row.valid_from == following
        until = None if superseded or following is None else following - _ONE_DAY
        yield Version(agreement=row, until=until, superseded=superseded)
        following = row.valid_from


_BACKWARDS = Words(
    fi="Sopimusta ei voi muuttaa taannehtivasti: {day} on jo mennyt.",
    sv="Avtalet kan inte ändras retroaktivt: {day} har redan passerat.",
    en="An agreement is not changed backwards: {day} is over.",
)
_FROM_TODAY = Words(
    fi="Anna alkupäiväksi {day} tai myöhempi.",
    sv="Ange {day} eller en senare dag som första dag.",
    en="Let it begin on {day} or later.",
)
_UNCHANGED = Words(
    fi="Ehdot ovat samat, jotka {day} muutenkin ovat voimassa.",
    sv="Villkoren är desamma som ändå gäller {day}.",
    en="The terms are those that hold on {day} anyway.",
)
