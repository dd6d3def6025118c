"""What hand-overs become: cases, co-debtors, costs; and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection

from builders import (
    START,
    Bill,
    books,
    broken_proofs,
    case_of,
    company,
    hand_over,
    make_case,
    make_client,
    pay,
    person,
    take_in,
    write_table,
)
from inkasso.base.money import Money
from inkasso.demo.people import Debtor
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.intake.taking_in import CHUNK
from inkasso.receivables.models import Case, CoDebtor, Cost, Receivable, ReceivableText

pytestmark = pytest.mark.django_db


def row_counts() -> dict[str, int]:
    """How many rows every table of ours holds."""
    with connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names() if not t.startswith("django_")]
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts[table] = cursor.fetchone()[0]
    return counts


def everything_stored() -> str:
    """Every byte of every table, as text and as hexadecimal digits."""
    with connection.cursor() as cursor:
        texts = []
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT t::text FROM {table} t")
            texts += [row[0] for row in cursor.fetchall()]
    return "\n".join(texts)


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    client, path = make_client(), tmp_path / "h.csv"
    bills = [
        Bill(number="A", debtor=person(1), more={"reminder_sent": "18.2.2026", "notes": "x"}),
        Bill(number="B", debtor=company(1)),
        Bill(number="C", debtor=person(2), more={"co_debtor_of": "A"}),
    ]
    write_table(path, [bill.cells() for bill in bills])
    first = take_in(client, path)
    before = row_counts(), books()

    again = take_in(client, path, START + timedelta(days=3))

    assert [verdict.outcome.value for verdict in first] == ["accepted"] * 3
    assert [verdict.outcome.value for verdict in again] == ["duplicate"] * 3
    assert [[fault.code for fault in verdict.faults] for verdict in again] == [["duplicate"]] * 3
    assert [verdict.case_id for verdict in again] == [verdict.case_id for verdict in first]
    assert (row_counts(), books()) == before
    assert not broken_proofs()


def test_an_old_file_does_not_bring_an_old_address_back() -> None:
    """A co-debtor's row that changes nothing used to teach the register its address again."""
    client, moved = make_client(), replace(person(2), street="Uusi tie 9")
    old = Bill(number="B", debtor=person(2), more={"co_debtor_of": "A"})
    hand_over(client, [Bill(number="A", debtor=person(1)), old])
    hand_over(client, [Bill(number="C", debtor=moved)], START + timedelta(days=1))
    before = row_counts()

    (verdict,) = hand_over(client, [old], START + timedelta(days=2))

    assert verdict.outcome.value == "duplicate"
    assert row_counts() == before


def test_a_receivable_of_the_same_debtor_joins_the_open_case() -> None:
    client = make_client()
    hand_over(client, [Bill(number="A")])
    hand_over(client, [Bill(number="B")], START + timedelta(days=7))

    assert case_of(client, "A") == case_of(client, "B")
    assert Receivable.objects.filter(case=case_of(client, "A")).count() == 2


def test_a_closed_case_is_left_alone(tmp_path: Path) -> None:
    case = make_case(cents=50_00)
    pay(tmp_path, case, 60_00)
    assert Case.objects.get(id=case.id).closed_on == START

    hand_over(case.client, [Bill(number="B")], START + timedelta(days=1))

    assert case_of(case.client, "B") != case
    assert not broken_proofs()


def test_cases_are_apart_by_client_and_by_the_rules_they_follow() -> None:
    first, second = make_client(1), make_client(2)
    hand_over(first, [Bill(number="A"), Bill(number="B", more={"kind": "business"})])
    hand_over(second, [Bill(number="A")])

    cases = [case_of(first, "A"), case_of(first, "B"), case_of(second, "A")]
    assert len({case.id for case in cases}) == 3
    assert len({case.person_id for case in cases}) == 1
    assert [case.kind for case in cases] == ["consumer", "business", "consumer"]
    assert len({case.reference for case in cases}) == 3


@pytest.mark.parametrize(
    ("debtor_type", "kind", "case_kind"),
    [
        ("person", "", "consumer"),
        ("person", "consumer_credit", "consumer"),
        ("person", "rent", "consumer"),
        ("estate", "", "consumer"),
        ("company", "", "business"),
        ("public_body", "", "business"),
        ("company", "rent", "business"),
        ("person", "business", "business"),
    ],
)
def test_debtor_and_kind_decide_whose_rules_a_case_follows(
    debtor_type: str, kind: str, case_kind: str
) -> None:
    client = make_client()
    bill = Bill(number="A", more={"debtor_type": debtor_type, "kind": kind})
    (verdict,) = hand_over(client, [bill])

    assert not verdict.faults
    assert case_of(client, "A").kind == case_kind


@pytest.mark.parametrize("principal_first", [True, False])
def test_a_co_debtor_may_stand_before_or_after_the_receivable(
    tmp_path: Path, principal_first: bool
) -> None:
    client, path = make_client(), tmp_path / "h.csv"
    rows = [
        Bill(number="A", debtor=person(1)).cells(),
        Bill(number="", debtor=person(2), more={"co_debtor_of": "A"}).cells(),
    ]
    write_table(path, rows if principal_first else rows[::-1])

    verdicts = take_in(client, path)

    assert {verdict.outcome.value for verdict in verdicts} == {"accepted"}
    assert CoDebtor.objects.get().receivable.invoice_number == "A"
    assert Case.objects.count() == 1


def test_a_faulty_co_debtor_row_waits_for_its_receivable_too(tmp_path: Path) -> None:
    client, path = make_client(), tmp_path / "h.csv"
    shared = Bill(number="", debtor=person(2), more={"co_debtor_of": "A", "email": "@"}).cells()
    write_table(path, [shared, Bill(number="A", debtor=person(1)).cells()])

    refused = [verdict for verdict in take_in(client, path) if verdict.faults]

    assert [(fault.field, fault.code) for fault in refused[0].faults] == [("email", "bad_email")]


def test_a_debtor_does_not_share_the_debt_with_themselves() -> None:
    client = make_client()
    own = Bill(number="", more={"co_debtor_of": "A"})

    _, verdict = hand_over(client, [Bill(number="A"), own])

    assert verdict.outcome.value == "duplicate"
    assert not CoDebtor.objects.exists()


def test_no_identity_code_is_stored_in_the_clear() -> None:
    """Neither in its own table, nor in texts into which a client wrote it."""
    client, debtor, other = make_client(), person(1), person(2)
    spoken = f"Asiakas {debtor.identity_code}, puoliso {other.identity_code.lower()}."
    bills = [
        Bill(number="A", debtor=debtor, more={"notes": spoken, "description": spoken}),
        Bill(number="B", debtor=other, more={"Rekisterinumero": debtor.identity_code}),
        Bill(number="", debtor=person(3), more={"co_debtor_of": "A", "notes": spoken}),
    ]
    verdicts = hand_over(client, bills)
    assert all(verdict.outcome.value == "accepted" for verdict in verdicts)

    stored = everything_stored().lower()
    for code in (one.identity_code.lower() for one in (debtor, other, person(3))):
        assert code not in stored
        assert code.replace("-", "") not in stored
        assert code.encode().hex() not in stored
    assert "asiakas *" in stored, "the rest of the text is kept"


def test_an_invoice_number_that_looks_like_a_code_stays(tmp_path: Path) -> None:
    client = make_client()
    hand_over(client, [Bill(number="A", more={"description": "Tilaus 123456-7890"})])

    assert ReceivableText.objects.get().description == "Tilaus 123456-7890"


def test_unknown_columns_become_notes_and_are_told() -> None:
    client = make_client()
    (verdict,) = hand_over(client, [Bill(number="A", more={"Osasto": "Myynti", "notes": "huom"})])

    assert [(note.field, note.code) for note in verdict.notes] == [("Osasto", "unknown_column")]
    assert ReceivableText.objects.get().note == "huom\nOsasto: Myynti"


@pytest.mark.parametrize(
    ("debtor", "reminded", "charged", "allowed"),
    [
        # Due on 15.1.2026, invoiced 21 days before: the first reminder on day 15 or later.
        (person(1), "2026-01-30", "5,00", [5_00]),
        (person(1), "2026-01-29", "5,00", []),
        (person(1), "2026-01-30", "8,00", [5_00]),
        (person(1), "2026-01-30, 2026-02-14", "10,00", [5_00, 5_00]),
        (person(1), "2026-01-30, 2026-02-13", "10,00", [5_00]),
        (person(1), "2026-01-30, 2026-02-14", "7,50", [5_00, 2_50]),
        (person(1), "", "5,00", []),
        (company(1), "2026-01-20", "12,00", [12_00]),
        (company(1), "2026-01-20", "20,00", [12_00]),
    ],
)
def test_of_the_creditors_reminders_only_what_the_law_allows_is_claimed(
    debtor: Debtor, reminded: str, charged: str, allowed: list[int]
) -> None:
    client = make_client()
    more = {"reminder_sent": reminded, "reminder_cost": charged}
    bill = Bill(number="A", due=date(2026, 1, 15), debtor=debtor, more=more)
    (verdict,) = hand_over(client, [bill])

    costs = list(Cost.objects.order_by("charged_on"))
    assert [cost.cents for cost in costs] == allowed
    assert all(cost.by_creditor and cost.because for cost in costs)
    reduced = Money(sum(allowed)) < Money.of(charged.replace(",", "."))
    assert [note.code for note in verdict.notes] == (["reduced"] if reduced else [])
    why = "513/1999, 10 " if reminded else "reminder_sent"
    assert all(why in note.message.fi for note in verdict.notes)
    (loaded,) = load_cases([case_of(client, "A").id]).values()
    assert replay(loaded.facts, START).costs == sum(allowed)
    assert not broken_proofs()


def test_an_agreed_rate_keeps_its_four_decimals() -> None:
    """The column held three: 7.1234 came back as 7.123."""
    client = make_client()
    hand_over(client, [Bill(number="A", more={"interest_rate": "7,1234"})])

    assert str(Receivable.objects.get().interest_percent) == "7.1234"


def test_interest_stands_in_the_books_from_the_day_of_the_hand_over() -> None:
    """Example 7 of the facts: 1,234.56 due 30.11.2025, 28.92 on 28.2.2026."""
    client = make_client()
    bill = Bill(number="A", cents=1_234_56, due=date(2025, 11, 30))
    hand_over(client, [bill], date(2026, 2, 28))

    interest = [row for row in books() if row[4] == "claim.interest"]
    assert [row[5] for row in interest] == [28_92]


def test_money_that_came_before_is_not_used_for_a_later_receivable(tmp_path: Path) -> None:
    case = make_case(cents=50_00)
    pay(tmp_path, case, 80_00)
    hand_over(case.client, [Bill(number="B", cents=40_00)], START + timedelta(days=1))

    later = case_of(case.client, "B")
    assert replay(load_cases([later.id])[later.id].facts, START + timedelta(days=1)).paid == 0
    assert not broken_proofs()


def test_more_rows_than_a_chunk_go_in(tmp_path: Path) -> None:
    """Debtors return in a later chunk, and a co-debtor's row waits for the last one."""
    client, path = make_client(), tmp_path / "h.csv"
    bills = [Bill(number="", debtor=person(999), more={"co_debtor_of": "L-299"})]
    bills += [Bill(number=f"L-{n}", debtor=person(n % 40 + 1)) for n in range(300)]
    write_table(path, [bill.cells() for bill in bills])

    verdicts = take_in(client, path)

    assert {verdict.outcome.value for verdict in verdicts} == {"accepted"}
    assert Receivable.objects.count() == 300 > CHUNK
    assert Case.objects.count() == 40
    assert CoDebtor.objects.count() == 1
    assert not broken_proofs()
