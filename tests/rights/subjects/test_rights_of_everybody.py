"""Every right, asked by every kind of person: the answer that its legal basis gives, and no other.

A lawyer reads the table from left to right: who asks for what, how it is answered, on which ground
and article; then an answer that would be wrong, and the code that it is refused with.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from inkasso.base.dates import add_years
from inkasso.base.decisions import Refused
from inkasso.gate.holds.placing import holds_of
from inkasso.gate.models import InformationGiven
from inkasso.notice.rights import Right
from inkasso.relations.models import Prospect, Subscription
from inkasso.relations.people import addresses
from inkasso.relations.prospects import add_prospect
from inkasso.relations.remembering import is_remembered
from inkasso.rights.erasure.deciding import plan_of
from inkasso.rights.models import Consent
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.identifying import ask, identify
from inkasso.rights.requests.state import State
from relations.relations_made import card, guest, person_of, reader
from rights.requests_made import MOMENT, answered, made
from rights.subjects.people_asking import PEOPLE, Asking

pytestmark = pytest.mark.django_db

OF_DEBTS = ("debtors", "co_debtors", "payers")
BY_CONTRACT = ("client_contacts", "supplier_contacts")
EVERYBODY = tuple(PEOPLE)


class Row(NamedTuple):
    """One line of the table."""

    right: Right
    who: tuple[str, ...]
    outcome: str
    ground: str
    article: str
    #: An outcome and ground that would be wrong, and the code of its refusal.
    wrong: tuple[str, str, str]


def _but(*left_out: str) -> tuple[str, ...]:
    return tuple(who for who in EVERYBODY if who not in left_out)


# fmt: off
TABLE = (
    Row(Right.ACCESS, EVERYBODY, "granted", "access", "15",
        ("refused", "legal_duty", "ground_of_another_right")),
    Row(Right.RECTIFICATION, EVERYBODY, "granted", "rectification", "16",
        ("refused", "legal_duty", "ground_of_another_right")),
    Row(Right.RESTRICTION, EVERYBODY, "granted", "restriction", "18(1)",
        ("refused", "compelling", "ground_of_another_right")),
    # What is owed is claimed; money that moved stands in the books; a contract is remembered.
    Row(Right.ERASURE, ("debtors", "co_debtors"), "refused", "legal_claim", "17(3)(e)",
        ("granted", "erasure", "fields_say_otherwise")),
    Row(Right.ERASURE, ("payers", *BY_CONTRACT), "refused", "legal_duty", "17(3)(b)",
        ("granted", "erasure", "fields_say_otherwise")),
    Row(Right.ERASURE, _but(*OF_DEBTS, *BY_CONTRACT), "granted", "erasure", "17(1)",
        ("refused", "legal_duty", "fields_say_otherwise")),
    # Only on a contract or a consent, and only what the person gave.
    Row(Right.PORTABILITY, (*BY_CONTRACT, "subscribers"), "granted", "portability", "20(1)",
        ("refused", "not_portable", "right_applies")),
    Row(Right.PORTABILITY, _but(*BY_CONTRACT, "subscribers"), "refused", "not_portable", "20(1)",
        ("granted", "portability", "right_does_not_apply")),
    # Legitimate interest is weighed, direct marketing never, contract and law not at all.
    Row(Right.OBJECTION, OF_DEBTS, "refused", "compelling", "21(1)",
        ("refused", "not_objectable", "objection_must_stand")),
    Row(Right.OBJECTION, _but(*OF_DEBTS, "supplier_contacts"), "granted", "direct_marketing",
        "21(3)", ("refused", "compelling", "objection_must_stand")),
    Row(Right.OBJECTION, ("supplier_contacts",), "refused", "not_objectable", "21(1)",
        ("granted", "objection", "right_does_not_apply")),
    Row(Right.WITHDRAWAL, ("subscribers",), "granted", "withdrawal", "7(3)",
        ("refused", "no_consent", "right_applies")),
    Row(Right.WITHDRAWAL, _but("subscribers"), "refused", "no_consent", "7(3)",
        ("granted", "withdrawal", "nothing_to_withdraw")),
    Row(Right.HUMAN_REVIEW, EVERYBODY, "refused", "no_automated_decision", "22(1)",
        ("granted", "human_review", "review_missing")),
    Row(Right.COMPLAINT, EVERYBODY, "granted", "complaint", "12(2)",
        ("refused", "legal_duty", "ground_of_another_right")),
)
# fmt: on
CASES = [(who, row) for row in TABLE for who in row.who]


def asked_by(asking: Asking, right: Right) -> State:
    """A request, by somebody who is known."""
    state = identify(made(asking.person_id, right), asking.told, MOMENT)
    assert state.is_verified
    return state


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


@pytest.mark.parametrize(("who", "row"), CASES, ids=[f"{r.right}-{who}" for who, r in CASES])
def test_everybody_gets_the_answer_of_their_legal_basis(who: str, row: Row, tmp_path: Path) -> None:
    state = asked_by(PEOPLE[who](tmp_path), row.right)
    outcome, ground, expected = row.wrong
    with pytest.raises(Refused) as refused:
        answered(state, outcome, ground, balancing="We would rather.")
    assert code(refused) == expected
    decided = answered(
        state, row.outcome, row.ground, explanation="Looked into.", balancing="An open debt."
    )
    decision = decided.state.decision
    assert decision is not None
    assert row.ground in decision.grounds
    assert GROUNDS[row.ground].citation.section == row.article


def test_the_table_asks_every_right_of_everybody_once() -> None:
    assert sorted((row.right, who) for who, row in CASES) == sorted(
        (right, who) for right in Right for who in EVERYBODY
    )


# Who asks


@pytest.mark.parametrize(
    ("who", "told", "enough"),
    [
        ("subscribers", {"reached": "reader@example.com"}, True),
        ("subscribers", {"email": "reader@example.com"}, False),
        ("subscribers", {"reached": "other@example.com"}, False),
        ("guests", {"reached": "guest@example.com"}, False),
        ("guests", {"reached": "guest@example.com", "email": "guest@example.com"}, False),
        ("guests", {"reached": "guest@example.com", "name": "Vieras, Venla"}, True),
        ("guests", {"reached": "guest@example.com", "name": "Somebody Else"}, False),
        ("client_contacts", {"email": "kaisa@client.example", "name": "Kaisa Kontakti"}, False),
        ("payers", {"account": "FI21 1234 5600 0007 85", "name": "Maija Maksaja"}, True),
        ("payers", {"account": "FI2112345600000785"}, False),
        ("payers", {"name": "Maija Maksaja"}, False),
    ],
)
def test_a_package_goes_only_to_who_is_known(
    who: str, told: dict[str, str], enough: bool, tmp_path: Path
) -> None:
    state = made(PEOPLE[who](tmp_path).person_id, Right.ACCESS)
    assert identify(state, told, MOMENT).is_verified is enough


def test_an_address_is_enough_to_stop_messages_to_it(tmp_path: Path) -> None:
    state = made(PEOPLE["subscribers"](tmp_path).person_id, Right.OBJECTION)
    assert identify(state, {"email": "READER@example.com"}, MOMENT).is_verified


@pytest.mark.parametrize(("who", "what"), [("subscribers", "name"), ("debtors", "reached")])
def test_nobody_is_asked_for_what_is_not_held_of_them(who: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        ask(made(PEOPLE[who](tmp_path).person_id), [what], MOMENT)
    assert code(refused) == "not_comparable"


# What an answer does


def test_that_an_erased_guest_was_told_stays_three_years_from_then(tmp_path: Path) -> None:
    state = asked_by(PEOPLE["guests"](tmp_path), Right.ERASURE)
    person_id = state.request.person_id
    given = InformationGiven.objects.filter(person_id=person_id).latest("given_on").given_on
    fields = {one.field: one for one in plan_of(state, MOMENT.on).fields}
    told = fields["gate_informationgiven"]
    assert (told.goes, told.until) == (False, add_years(given, 3))


def test_an_objection_ends_newsletters_withdraws_and_is_remembered(tmp_path: Path) -> None:
    answered(asked_by(PEOPLE["subscribers"](tmp_path), Right.OBJECTION))
    assert Subscription.objects.get().unsubscribed_on == MOMENT.on
    assert not Consent.objects.filter(consentwithdrawal=None).exists()
    assert is_remembered(addresses(["reader@example.com"]))


def test_an_objection_to_marketing_alone_stops_nothing_else(tmp_path: Path) -> None:
    asking = PEOPLE["prospect_contacts"](tmp_path)
    state = identify(
        made(asking.person_id, Right.OBJECTION, purposes=("marketing",)), asking.told, MOMENT
    )
    assert answered(state).hold is None
    assert holds_of() == []
    assert not Prospect.objects.exists()
    with pytest.raises(Refused) as refused:
        add_prospect(card("Somebody", "pekka@maybe.example"), "Maybe Oy", MOMENT.on)
    assert code(refused) == "objected_to_marketing"


def test_a_withdrawal_ends_the_newsletter(tmp_path: Path) -> None:
    answered(asked_by(PEOPLE["subscribers"](tmp_path), Right.WITHDRAWAL))
    assert Subscription.objects.get().unsubscribed_on is not None
    assert not is_remembered(addresses(["reader@example.com"]))


def test_who_is_more_than_one_thing_has_the_rights_of_each() -> None:
    row = reader("both@example.com")
    assert person_of(guest("both@example.com")) == row.person_id
    told = {"reached": "both@example.com", "name": "Venla Vieras"}
    state = asked_by(Asking(person_id=row.person_id, told=told), Right.PORTABILITY)
    assert answered(state).state.decision is not None
