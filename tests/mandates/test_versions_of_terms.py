"""Terms change by versions from a day on; the account number by two people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from builders import CLIENT_IBAN, START, make_client
from inkasso.base.decisions import Refused
from inkasso.base.iban import Iban
from inkasso.base.moment import Moment
from inkasso.mandates import raising
from inkasso.mandates.account_number import CallBack, ask_new_account, change_account, told
from inkasso.mandates.agreeing import change_terms, terms_of, versions
from inkasso.mandates.details import change_details
from inkasso.mandates.models import Agreement, Client, CostsTo, DetailChange, Rhythm
from inkasso.mandates.raising import agree_terms, takes_more, terms_approved
from inkasso.mandates.services import Terms, agreement_on
from inkasso.mandates.signing import AGREEMENT, signers
from inkasso.staff.approvals import approve
from inkasso.staff.models import Approval

pytestmark = pytest.mark.django_db
AINO = Moment(on=START, by="Aino Virtanen")
EERO = Moment(on=START, by="Eero Salo")
NEW = "FI2112345600000785"
NOTE = "Liisa Laine, talouspäällikkö, vahvisti"
CALLED = CallBack(on=START, number="09 000 0000", note=NOTE)


def iban(text: str = NEW) -> Iban:
    parsed = Iban.parse(text)
    assert parsed is not None
    return parsed


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def test_new_terms_hold_from_their_day_and_leave_the_days_before() -> None:
    client = make_client()
    later = START + timedelta(days=10)
    old = terms_of(agreement_on(client.id, START))

    row = change_terms(client, replace(old, commission_percent=Decimal("12.50")), later, AINO)

    assert terms_of(agreement_on(client.id, later - timedelta(days=1))) == old
    assert agreement_on(client.id, later).commission_percent == Decimal("12.50")
    assert signers(AGREEMENT, [row.id]) == {row.id: "Aino Virtanen"}


def test_nothing_is_agreed_backwards() -> None:
    client = make_client()
    terms = replace(terms_of(agreement_on(client.id, START)), costs_first=True)
    with pytest.raises(Refused) as refused:
        change_terms(client, terms, START - timedelta(days=1), AINO)

    assert code_of(refused) == "agreement_backwards"
    assert Agreement.objects.count() == 1


def test_the_same_terms_again_are_no_version() -> None:
    client = make_client()
    with pytest.raises(Refused) as refused:
        change_terms(client, terms_of(agreement_on(client.id, START)), START, AINO)
    assert code_of(refused) == "agreement_unchanged"


def test_a_version_that_has_not_begun_is_corrected_by_a_later_written_one() -> None:
    client = make_client()
    day = START + timedelta(days=30)
    terms = terms_of(agreement_on(client.id, START))
    change_terms(client, replace(terms, commission_percent=Decimal(51)), day, AINO)
    change_terms(client, replace(terms, commission_percent=Decimal(15)), day, AINO)

    newest, mistaken, first = versions(client.id)
    assert agreement_on(client.id, day).commission_percent == 15
    assert (newest.superseded, mistaken.superseded, first.superseded) == (False, True, False)
    assert first.until == day - timedelta(days=1)
    assert [one.holds_on(START) for one in (newest, mistaken, first)] == [False, False, True]
    assert [one.holds_on(day) for one in (newest, mistaken, first)] == [True, False, False]


def test_an_account_number_changes_when_somebody_else_approves() -> None:
    client = make_client()
    asked = ask_new_account(client, iban(), CALLED, AINO)
    assert Client.objects.get().iban == CLIENT_IBAN

    with pytest.raises(Refused) as own:
        approve(asked.id, AINO, change_account)
    assert code_of(own) == "own_request"
    approve(asked.id, EERO, change_account)

    assert Client.objects.get().iban == NEW
    assert NEW[-4:] in told(asked.facts)[2].fi.replace(" ", "")


@pytest.mark.parametrize(
    "call",
    [
        CallBack(on=START, number="09 000 0000", note="soitettu"),
        CallBack(on=START - timedelta(days=8), number="09 000 0000", note=NOTE),
        CallBack(on=START + timedelta(days=1), number="09 000 0000", note=NOTE),
        CallBack(on=START, number="09 000 0000", note=" " * 40),
    ],
)
def test_no_account_number_changes_without_a_call_back(call: CallBack) -> None:
    client = make_client()
    with pytest.raises(Refused) as refused:
        ask_new_account(client, iban(), call, AINO)
    assert code_of(refused) == "call_back_missing"


def test_the_same_number_is_no_change_and_a_second_request_is_refused() -> None:
    client = make_client()
    with pytest.raises(Refused) as same:
        ask_new_account(client, iban(CLIENT_IBAN), CALLED, AINO)
    ask_new_account(client, iban(), CALLED, AINO)
    with pytest.raises(Refused) as twice:
        ask_new_account(client, iban(), CALLED, EERO)

    assert (code_of(same), code_of(twice)) == ("same_account", "approval_waits_already")


def test_an_approval_for_a_number_that_has_changed_since_does_nothing() -> None:
    client = make_client()
    asked = ask_new_account(client, iban(), CALLED, AINO)
    Client.objects.update(iban="FI3715903000000776")
    with pytest.raises(Refused) as refused:
        approve(asked.id, EERO, change_account)

    assert code_of(refused) == "account_changed_since"
    asked.refresh_from_db()
    assert asked.decision == ""


def on_day(days: int, by: str = "Aino Virtanen") -> Moment:
    return Moment(on=START + timedelta(days=days), by=by)


def call(days: int, number: str) -> CallBack:
    return CallBack(on=START + timedelta(days=days), number=number, note=NOTE)


OLD, OWN, THIRD = "09 000 0000", "+358 40 123 4567", "050 765 4321"


@pytest.mark.parametrize(
    ("changes", "on", "called", "code"),
    [
        ([], 0, OLD, ""),
        ([], 0, "090000000", ""),
        ([], 0, OWN, "number_not_standing"),
        ([(0, OWN)], 0, OWN, "number_not_standing"),
        ([(0, OWN)], 29, OWN, "number_not_standing"),
        ([(0, OWN)], 29, OLD, ""),
        ([(0, OWN)], 30, "0401234567", ""),
        ([(0, OWN)], 30, OLD, "number_not_standing"),
        # A number that came and went, or came back, does not count as having stood.
        ([(0, OWN), (20, OLD)], 25, OLD, ""),
        ([(0, OWN), (20, OLD)], 31, OLD, "number_not_standing"),
        ([(0, OWN), (20, THIRD)], 31, OWN, ""),
        ([(0, "")], 10, OLD, ""),
        ([(0, "")], 40, OLD, "no_number_to_call"),
    ],
)
def test_only_a_number_that_has_stood_is_called_back(
    changes: list[tuple[int, str]], on: int, called: str, code: str
) -> None:
    """One person could write their own number and answer it themselves."""
    client = make_client()
    for day, number in changes:
        change_details(client, {"phone": number}, on_day(day))
    if not code:
        asked = ask_new_account(client, iban(), call(on, called), on_day(on))
        assert asked.facts["client"] == client.id
        return
    with pytest.raises(Refused) as refused:
        ask_new_account(client, iban(), call(on, called), on_day(on))
    assert code_of(refused) == code


def test_the_approver_sees_what_was_changed_lately_and_by_whom() -> None:
    client = make_client()
    change_details(client, {"city": "Turku"}, on_day(-91, "Old Hand"))
    change_details(client, {"email": "uusi@b.example", "name": client.name}, on_day(-90))
    asked = ask_new_account(client, iban(), CALLED, AINO)
    change_details(client, {"phone": OWN}, on_day(1, "Late <b>Change"))

    lines = [line.en for line in told(asked.facts)]
    changed = [line for line in lines if line.startswith("Note:")]
    assert len(changed) == 2
    assert "laskutus@testivelkoja.example → uusi@b.example" in changed[0]
    assert "Aino Virtanen" in changed[0]
    assert "Late <b>Change" in changed[1]
    assert any("09 000 0000" in line for line in lines)


def test_what_was_said_before_of_a_client_stays() -> None:
    client = make_client()
    change_details(client, {"phone": OWN}, AINO)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        DetailChange.objects.update(was=OWN)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        DetailChange.objects.all().delete()


@pytest.mark.parametrize(
    ("field", "text"),
    [("name", "  "), ("email", "a@"), ("phone", "soita"), ("city", "x" * 101), ("name", "a\x00b")],
)
def test_details_that_cannot_be_so_are_refused(field: str, text: str) -> None:
    client = make_client()
    before = Client.objects.values().get()
    with pytest.raises(Refused) as refused:
        change_details(client, {field: text}, AINO)
    assert code_of(refused) == "bad_client_detail"
    assert Client.objects.values().get() == before


def test_details_change_and_the_rest_stays() -> None:
    client = make_client()
    change_details(client, {"street": "Uusi  katu 1", "phone": ""}, AINO)
    known = Client.objects.get()
    assert (known.street, known.phone, known.iban) == ("Uusi katu 1", "", CLIENT_IBAN)


BASE = Terms(commission_percent=Decimal(10), recovered_costs_to=CostsTo.CLIENT)


@pytest.mark.parametrize(
    ("change", "more"),
    [
        ({"commission_percent": Decimal("10.01")}, True),
        ({"commission_percent": Decimal("9.99")}, False),
        ({"recovered_costs_to": CostsTo.AGENCY}, True),
        ({"recovered_costs_to": CostsTo.AGENCY, "commission_percent": Decimal(0)}, True),
        ({"costs_first": True}, False),
        ({"rests_up_to_cents": 5_00}, True),
        ({"remittance_rhythm": Rhythm.MONTHLY}, False),
        ({"standard_compensation": True}, False),
    ],
)
def test_what_gives_the_agency_more_is_known(change: dict[str, object], more: bool) -> None:
    assert takes_more(BASE, replace(BASE, **change)) is more  # type: ignore[arg-type]


def test_costs_before_interest_take_more_where_costs_are_the_agencys() -> None:
    keeps = replace(BASE, recovered_costs_to=CostsTo.AGENCY)
    assert takes_more(keeps, replace(keeps, costs_first=True))
    assert not takes_more(replace(keeps, costs_first=True), keeps)


def test_dearer_terms_are_asked_for_and_hold_when_somebody_else_approves() -> None:
    client = make_client()
    terms = replace(terms_of(agreement_on(client.id, START)), commission_percent=Decimal("12.50"))
    with pytest.raises(Refused) as without:
        agree_terms(client, terms, START, AINO, why="")
    assert code_of(without) == "approval_needs_reason"

    asked = agree_terms(client, terms, START, AINO, why="agreed with the client on 1 March")

    assert isinstance(asked, Approval)
    assert agreement_on(client.id, START).commission_percent == 10
    assert [line.en for line in raising.told(asked.facts)][1:] == ["Commission: 10 % → 12.5 %"]
    with pytest.raises(Refused) as own:
        approve(asked.id, AINO, terms_approved)
    assert code_of(own) == "own_request"
    approve(asked.id, EERO, terms_approved)
    assert terms_of(agreement_on(client.id, START)) == terms


def test_terms_approved_too_late_change_nothing() -> None:
    client = make_client()
    terms = replace(terms_of(agreement_on(client.id, START)), commission_percent=Decimal(12))
    asked = agree_terms(client, terms, START, AINO, why="agreed with the client")
    assert isinstance(asked, Approval)
    with pytest.raises(Refused) as late:
        approve(asked.id, on_day(1, "Eero Salo"), terms_approved)
    assert code_of(late) == "agreement_backwards"
    asked.refresh_from_db()
    assert asked.decision == ""
