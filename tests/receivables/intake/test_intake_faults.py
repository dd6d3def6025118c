"""Every fault of the hand-over contract, met by a file that really has it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from builders import START, Bill, hand_over, make_client, take_in, write_table
from inkasso.base.faults import Fault
from inkasso.mandates.models import Client
from inkasso.receivables.intake.verdicts import Outcome, Verdict
from inkasso.receivables.models import Receivable

pytestmark = pytest.mark.django_db

TODAY = START.isoformat()
LONG_AGO = (START.replace(year=START.year - 3) - timedelta(days=1)).isoformat()
JUST_IN_TIME = START.replace(year=START.year - 3).isoformat()

#: What is wrong with the row, the field that is named, the code that names it.
FAULTS = [
    ({"invoice_number": ""}, "invoice_number", "missing"),
    ({"description": ""}, "description", "missing"),
    ({"name": ""}, "name", "missing"),
    ({"street": ""}, "street", "missing"),
    ({"city": ""}, "city", "missing"),
    ({"principal": ""}, "principal", "missing"),
    ({"debtor_type": ""}, "debtor_type", "missing"),
    ({"name": "", "given_names": "Aino"}, "family_name", "missing"),
    ({"due_date": "31.2.2026"}, "due_date", "bad_date"),
    ({"invoice_date": "2026-02-20"}, "due_date", "bad_date"),
    ({"reminder_sent": "1.1.2026"}, "reminder_sent", "bad_date"),
    ({"reminder_sent": "1.4.2026"}, "reminder_sent", "bad_date"),
    ({"principal": "sata"}, "principal", "bad_amount"),
    ({"principal": "10,001"}, "principal", None),  # ten thousand and one: a comma of thousands
    ({"principal": "0.001"}, "principal", "bad_amount"),
    ({"principal": "0,00"}, "principal", "not_positive"),
    ({"principal": "-5"}, "principal", "not_positive"),
    ({"identity_code": "010190-900A"}, "identity_code", "bad_identity_code"),
    ({"business_id": "1234567-8"}, "business_id", "bad_business_id"),
    ({"email": "aino@"}, "email", "bad_email"),
    ({"phone": "12"}, "phone", "bad_phone"),
    ({"country": "XX"}, "country", "bad_country"),
    ({"currency": "XYZ"}, "currency", "bad_currency"),
    ({"currency": "SEK"}, "currency", "bad_currency"),
    ({"debtor_type": "ihminen"}, "debtor_type", "bad_value"),
    ({"kind": "laina"}, "kind", "bad_value"),
    ({"debtor_type": "company", "kind": "consumer"}, "kind", "bad_value"),
    ({"interest_rate": "101"}, "interest_rate", "bad_value"),
    ({"postal_code": "001000"}, "postal_code", "bad_value"),
    ({"invoice_number": "1,23E+11"}, "invoice_number", "bad_value"),
    ({"due_date": TODAY, "invoice_date": "2026-02-01"}, "due_date", "not_due"),
    ({"due_date": LONG_AGO, "invoice_date": "2023-01-01"}, "due_date", "time_barred"),
    ({"due_date": JUST_IN_TIME, "invoice_date": "2023-01-01"}, "due_date", None),
    ({"disputed": "kyllä"}, "disputed", "disputed"),
    ({"co_debtor_of": "EI-OLE"}, "co_debtor_of", "unknown_principal_row"),
    ({"kind": "public"}, "kind", "public_claim_not_allowed"),
    ({"invoice_number": "9" * 61}, "invoice_number", "bad_value"),
    ({"name": "N" * 201}, "name", "bad_value"),
    ({"given_names": "G" * 101, "family_name": "F"}, "given_names", "bad_value"),
    ({"family_name": "F" * 101, "given_names": "G"}, "family_name", "bad_value"),
    ({"street": "S" * 201}, "street", "bad_value"),
    ({"city": "C" * 101}, "city", "bad_value"),
    ({"country": "SE", "postal_code": "1" * 21}, "postal_code", "bad_value"),
    ({"original_creditor": "O" * 201}, "original_creditor", "bad_value"),
]


@pytest.mark.parametrize(("wrong", "field", "code"), FAULTS)
def test_a_row_is_refused_with_the_fault_that_it_has(
    wrong: dict[str, str], field: str, code: str | None
) -> None:
    (verdict,) = hand_over(make_client(), [Bill(number="L-1", more=wrong)])

    expected = [] if code is None else [(field, code)]
    assert [(fault.field, fault.code) for fault in verdict.faults] == expected
    assert (verdict.outcome is Outcome.REFUSED) == bool(expected)
    assert Receivable.objects.count() == (0 if expected else 1)


def test_a_fault_says_what_is_wrong_and_what_to_do_in_three_languages() -> None:
    client = make_client()
    for wrong, _, code in FAULTS:
        (verdict,) = hand_over(client, [Bill(number="L-1", more=wrong)])
        if code is None:
            continue
        for fault in verdict.faults:
            words = {fault.message.fi, fault.message.sv, fault.message.en}
            assert len(words) == 3, f"{fault.code} is not translated"
            assert all(text.endswith(".") and "{" not in text for text in words), fault


def test_a_row_keeps_every_fault_that_it_has() -> None:
    wrong = {
        "due_date": "eilen",
        "principal": "-1",
        "identity_code": "131052-308U",
        "email": "ei ole",
        "phone": "x",
        "country": "ZZ",
        "disputed": "ja",
        "street": "",
    }
    (verdict,) = hand_over(make_client(), [Bill(number="L-1", more=wrong)])

    assert {(fault.field, fault.code) for fault in verdict.faults} == {
        ("due_date", "bad_date"),
        ("principal", "not_positive"),
        ("identity_code", "bad_identity_code"),
        ("email", "bad_email"),
        ("phone", "bad_phone"),
        ("country", "bad_country"),
        ("disputed", "disputed"),
        ("street", "missing"),
    }


def test_faults_of_law_come_together_too() -> None:
    wrong = {
        "currency": "SEK",
        "kind": "public",
        "due_date": LONG_AGO,
        "invoice_date": "2023-01-01",
        "city": "C" * 101,
    }
    (verdict,) = hand_over(make_client(), [Bill(number="L-1", more=wrong)])

    codes = {fault.code for fault in verdict.faults}
    assert codes == {"bad_currency", "public_claim_not_allowed", "time_barred", "bad_value"}


def test_faults_of_form_and_of_law_come_together() -> None:
    client = make_client()
    barred = {"due_date": LONG_AGO, "invoice_date": "2023-01-01", "kind": "public", "email": "@"}
    shared = {"co_debtor_of": "EI-OLE", "phone": "1", "street": ""}

    first, second = hand_over(
        client, [Bill(number="L-1", more=barred), Bill(number="L-2", more=shared)]
    )

    assert {(fault.field, fault.code) for fault in first.faults} == {
        ("email", "bad_email"),
        ("due_date", "time_barred"),
        ("kind", "public_claim_not_allowed"),
    }
    assert {(fault.field, fault.code) for fault in second.faults} == {
        ("phone", "bad_phone"),
        ("street", "missing"),
        ("co_debtor_of", "unknown_principal_row"),
    }


def test_a_faulty_field_is_told_once() -> None:
    """What stands in for a faulty field while the others are judged has no faults of its own."""
    for field in ("due_date", "principal", "debtor_type", "country", "postal_code", "name"):
        wrong = {field: "\u0007"}
        (verdict,) = hand_over(make_client_once(), [Bill(number="L-1", more=wrong)])
        assert [fault.field for fault in verdict.faults] == [field]


def test_a_reminder_in_time_keeps_an_old_receivable_alive() -> None:
    """Example 30: due 16.3.2023, reminded 1.12.2025: collectable until 1.12.2028."""
    old = {"due_date": "16.3.2023", "invoice_date": "1.3.2023"}
    client, on = make_client(), START.replace(month=3, day=17)
    reminded = Bill(number="L-1", more={**old, "reminder_sent": "1.12.2025"})

    assert [
        fault.code for fault in _one(hand_over(client, [Bill(number="L-2", more=old)], on))
    ] == ["time_barred"]
    assert not _one(hand_over(client, [reminded], on))


def test_sound_rows_go_in_beside_refused_ones() -> None:
    client = make_client()
    bills = [Bill(number="A"), Bill(number="B", cents=0), Bill(number="C")]

    outcomes = [verdict.outcome.value for verdict in hand_over(client, bills)]

    assert outcomes == ["accepted", "refused", "accepted"]
    assert set(Receivable.objects.values_list("invoice_number", flat=True)) == {"A", "C"}


def test_a_row_number_is_the_one_that_the_spreadsheet_shows(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    write_table(path, [Bill(number="A").cells(), Bill(number="B", cents=0).cells()])

    assert [verdict.row for verdict in take_in(make_client(), path)] == [2, 3]


def make_client_once() -> Client:
    return Client.objects.first() or make_client()


def _one(verdicts: list[Verdict]) -> tuple[Fault, ...]:
    (verdict,) = verdicts
    return verdict.faults
