"""Terms change by versions from a day on; the account number by two people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from builders import CLIENT_IBAN, START, make_client
from inkasso.base.decisions import Refused
from inkasso.base.iban import Iban
from inkasso.base.moment import Moment
from inkasso.mandates.account_number import CallBack, ask_new_account, change_account, told
from inkasso.mandates.agreeing import change_terms, terms_of, versions
from inkasso.mandates.details import change_details
from inkasso.mandates.models import Agreement, Client
from inkasso.mandates.services import agreement_on
from inkasso.mandates.signing import AGREEMENT, signers
from inkasso.staff.approvals import approve

pytestmark = pytest.mark.django_db
AINO = Moment(on=START, by="Aino Virtanen")
EERO = Moment(on=START, by="Eero Salo")
NEW = "FI2112345600000785"
CALLED = CallBack(on=START, note="Liisa Laine, talouspäällikkö, 09 000 0000")


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
        CallBack(on=START, note="soitettu"),
        CallBack(on=START - timedelta(days=8), note=CALLED.note),
        CallBack(on=START + timedelta(days=1), note=CALLED.note),
        CallBack(on=START, note=" " * 40),
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


@pytest.mark.parametrize(
    ("field", "text"),
    [("name", "  "), ("email", "a@"), ("phone", "soita"), ("city", "x" * 101), ("name", "a\x00b")],
)
def test_details_that_cannot_be_so_are_refused(field: str, text: str) -> None:
    client = make_client()
    before = Client.objects.values().get()
    with pytest.raises(Refused) as refused:
        change_details(client, {field: text})
    assert code_of(refused) == "bad_client_detail"
    assert Client.objects.values().get() == before


def test_details_change_and_the_rest_stays() -> None:
    client = make_client()
    change_details(client, {"street": "Uusi  katu 1", "phone": ""})
    known = Client.objects.get()
    assert (known.street, known.phone, known.iban) == ("Uusi katu 1", "", CLIENT_IBAN)
