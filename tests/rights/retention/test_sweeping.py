"""The sweep over real cases: what goes on which day, what stays, and that the books still prove."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection

from builders import START, broken_proofs, hold, make_case, make_client, pay, play_day
from inkasso.demands.filing import file_letters
from inkasso.demands.models import LetterFile
from inkasso.gate.acting import acting
from inkasso.gate.proofs import proofs as gate_proofs
from inkasso.gate.seals import seal_log
from inkasso.ledger.models import Posting
from inkasso.ledger.proofs import proofs as ledger_proofs
from inkasso.notice.data_map import load_data_map
from inkasso.receivables.models import Case, CoDebtor, Receivable
from inkasso.rights.consents.giving import withdraw
from inkasso.rights.consents.uses import find_use
from inkasso.rights.models import RetentionFile, RetentionLine, RetentionRun
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sweeping import run
from notice.registers_at_hand import demo
from rights.consenting import consent, said
from rights.requests_made import answered, known, made
from rights.retention.retiring import AT, PAID, count, paid_case, plan_on, sweep_on, sweeper, totals

_DAY = timedelta(days=1)
#: Closed on 16.3.2026: five years of collecting, six of vouchers, ten of books.
AFTER_COLLECTION, VOUCHERS, BOOKS = date(2031, 3, 16), date(2032, 12, 31), date(2036, 12, 31)
#: Tables that are empty from the day after a day on.
GONE_AFTER = (
    ("demands_lettercontent", AFTER_COLLECTION),
    ("demands_letterline", AFTER_COLLECTION),
    ("demands_letter", AFTER_COLLECTION),
    ("receivables_receivabletext", AFTER_COLLECTION),
    ("parties_partyname", AFTER_COLLECTION),
    ("parties_address", AFTER_COLLECTION),
    ("parties_identitycode", AFTER_COLLECTION),
    ("parties_personkey", AFTER_COLLECTION),
    ("receivables_receivable", VOUCHERS),
    ("receivables_payment", VOUCHERS),
    ("receivables_case", VOUCHERS),
    ("payments_bankitem", VOUCHERS),
    ("payments_bankevent", VOUCHERS),
)


@pytest.fixture
def case(own_database: str, tmp_path: Path) -> Case:
    return paid_case(tmp_path)


@pytest.mark.parametrize(("table", "last"), GONE_AFTER)
def test_rows_stay_on_their_last_day_and_go_on_the_next(
    case: Case, tmp_path: Path, table: str, last: date
) -> None:
    sweep_on(last, tmp_path)
    assert count(table) > 0

    sweep_on(last + _DAY, tmp_path)
    assert count(table) == 0
    assert broken_proofs() == []


def test_the_books_are_carried_forward_and_add_up(case: Case, tmp_path: Path) -> None:
    before = totals()
    sweep_on(BOOKS, tmp_path)
    kept = Posting.objects.filter(case_id=case.id).count()
    assert kept > 0

    removed = sweep_on(BOOKS + _DAY, tmp_path)

    assert removed["ledger_posting"] == kept
    assert not Posting.objects.filter(case_id=case.id).exists()
    assert not Posting.objects.exclude(person_id=None).exists()
    assert count("ledger_carriedforward") > 0
    assert totals() == before
    assert broken_proofs() == []
    run = RetentionRun.objects.latest("id").id
    told = {check.check: check.detail for check in ledger_proofs()}
    assert f"removed by retention run {run}" in told["seals_unbroken"]
    # The party is the last of its person.
    assert count("parties_party") == 0


def test_tampering_with_what_is_left_under_a_seal_is_still_found(
    case: Case, tmp_path: Path
) -> None:
    sweep_on(BOOKS + _DAY, tmp_path)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_posting DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE ledger_posting SET cents = cents * 2 WHERE entry_id ="
            " (SELECT max(id) FROM ledger_entry WHERE kind = 'remittance')"
        )
        cursor.execute("ALTER TABLE ledger_posting ENABLE TRIGGER USER")
    assert any(fault.startswith("seals_unbroken") for fault in broken_proofs())


def test_entries_under_a_broken_seal_are_evidence_and_stay(case: Case, tmp_path: Path) -> None:
    sweep_on(VOUCHERS + _DAY, tmp_path)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE ledger_entry SET kind = 'forged' WHERE case_id IS NOT NULL")
        cursor.execute("ALTER TABLE ledger_entry ENABLE TRIGGER USER")

    sweep_on(BOOKS + _DAY, tmp_path)

    assert Posting.objects.filter(case_id=case.id).exists()
    assert any(fault.startswith("seals_unbroken") for fault in broken_proofs())


def test_running_twice_removes_nothing_twice(case: Case, tmp_path: Path) -> None:
    assert sweep_on(VOUCHERS + _DAY, tmp_path)
    runs = RetentionRun.objects.count()

    assert sweep_on(VOUCHERS + _DAY, tmp_path) == {}
    assert RetentionRun.objects.count() == runs


def test_the_plan_counts_what_the_run_removes_and_does_nothing(case: Case, tmp_path: Path) -> None:
    for day in (PAID, AFTER_COLLECTION + _DAY, VOUCHERS + _DAY, BOOKS + _DAY):
        planned = {name: one.goes for name, one in plan_on(day).items() if one.goes}
        removed = sweep_on(day, tmp_path)
        known = {name: rows for name, rows in removed.items() if name in planned}
        assert planned == known
        assert set(removed) - set(planned) <= {"billing_remittedposting"}


def test_the_record_says_which_rules_were_out_and_no_name(case: Case, tmp_path: Path) -> None:
    sweep_on(VOUCHERS + _DAY, tmp_path)

    line = RetentionLine.objects.get(table="receivables_case")
    assert (line.category, line.rows) == ("claims", 1)
    assert line.rules == ["after_collection 2027-12-31", "vouchers 2026-12-31"]


def test_an_open_case_keeps_everything(own_database: str, tmp_path: Path) -> None:
    make_case()

    assert sweep_on(date(2060, 1, 1), tmp_path) == {}
    assert plan_on(date(2060, 1, 1))["receivables_case"].open_case == 1


def test_a_reopened_case_counts_from_its_new_end(case: Case, tmp_path: Path) -> None:
    Case.objects.filter(id=case.id).update(closed_on=None)
    assert "demands_letter" not in sweep_on(AFTER_COLLECTION + _DAY, tmp_path)

    Case.objects.filter(id=case.id).update(closed_on=date(2029, 6, 1))
    assert "demands_letter" not in sweep_on(date(2034, 6, 1), tmp_path)
    assert sweep_on(date(2034, 6, 2), tmp_path)["demands_letter"] == 1


def test_a_person_with_another_open_case_keeps_the_name_and_loses_the_letters(
    case: Case, tmp_path: Path
) -> None:
    other = make_case(make_client(2), number=2)
    receivable = Receivable.objects.get(case=other)
    CoDebtor.objects.create(receivable=receivable, person_id=case.person_id)

    removed = sweep_on(AFTER_COLLECTION + _DAY, tmp_path)

    assert removed["demands_letter"] == 1
    assert "parties_partyname" not in removed


@pytest.mark.parametrize("kind", ["restriction", "dispute", "legal_claim"])
def test_a_hold_keeps_the_case_and_the_person(case: Case, tmp_path: Path, kind: str) -> None:
    hold(case, kind, PAID)

    assert sweep_on(BOOKS + _DAY, tmp_path) == {}

    planned = plan_on(VOUCHERS + _DAY)["receivables_case"]
    assert (planned.due, planned.goes) == (1, 0)
    assert planned.restriction == (kind == "restriction")
    assert planned.hold == (kind != "restriction")


def test_a_hold_of_somebody_who_shares_the_debt_keeps_the_case(case: Case, tmp_path: Path) -> None:
    other = paid_case(tmp_path, 2)
    CoDebtor.objects.create(receivable=Receivable.objects.get(case=case), person_id=other.person_id)
    hold(other, "legal_claim", PAID)

    sweep_on(VOUCHERS + _DAY, tmp_path)

    assert set(Case.objects.values_list("id", flat=True)) == {case.id, other.id}


def test_a_sweep_that_is_killed_is_finished_by_the_next(case: Case, tmp_path: Path) -> None:

    before = totals()
    day = BOOKS + _DAY
    with sweeper():
        chunks = run(Record(day, AT), demo(), load_data_map(), tmp_path)
        while not next(chunks):
            pass
        chunks.close()
    assert broken_proofs() == []

    sweep_on(day, tmp_path)

    assert count("receivables_case") == count("parties_party") == 0
    assert totals() == before
    assert broken_proofs() == []


def test_the_files_of_letters_go_with_their_rows(case: Case, tmp_path: Path) -> None:
    for _ in file_letters(tmp_path):
        pass
    (path,) = [tmp_path / one for one in LetterFile.objects.values_list("path", flat=True)]
    assert path.is_file()

    sweep_on(AFTER_COLLECTION + _DAY, tmp_path)

    assert not path.exists()
    assert RetentionFile.objects.get().gone


def test_a_file_that_a_killed_run_left_goes_with_the_next(case: Case, tmp_path: Path) -> None:
    left = tmp_path / "letters" / "left.pdf"
    left.parent.mkdir()
    left.write_bytes(b"%PDF")
    run = RetentionRun.objects.create(ran_for=PAID, begun_at="2026-03-16T00:00:00Z")
    RetentionFile.objects.create(run=run, path="letters/left.pdf")

    sweep_on(PAID, tmp_path)

    assert not left.exists()


def test_rows_of_the_log_go_and_its_seals_tell_it(own_database: str, tmp_path: Path) -> None:
    with acting("collection", actor="aino.virtanen", reason="the debtor called"):
        pass
    with sweeper():
        pass
    with acting("oversight", actor="aino.virtanen", reason="seal"):
        seal_log()
    rows = count("gate_accesslog")

    removed = sweep_on(date(2040, 1, 1), tmp_path)

    assert removed["gate_accesslog"] == rows
    (check,) = gate_proofs()
    assert check.holds
    assert f"{rows} of them removed by retention run" in check.detail


def test_money_that_has_somewhere_to_go_keeps_its_case(own_database: str, tmp_path: Path) -> None:

    case = make_case()
    play_day(START)
    pay(tmp_path, case, 900_00, PAID)
    case.refresh_from_db()
    assert case.closed_on == PAID

    sweep_on(BOOKS + _DAY, tmp_path)

    assert Case.objects.filter(id=case.id).exists()


def test_a_consent_goes_with_its_end_and_never_without(case: Case, tmp_path: Path) -> None:
    consent(case.person_id, "disclosure:by_consent", PAID)
    withdraw(case.person_id, find_use("disclosure:by_consent", demo()), said(PAID + _DAY))
    last = date(2029, 3, 17)

    assert sweep_on(last, tmp_path) == {}
    assert sweep_on(last + _DAY, tmp_path) == {
        "rights_consent": 1,
        "rights_consentcontent": 1,
        "rights_consentwithdrawal": 1,
    }


def test_a_request_goes_whole_three_years_after_its_answer(case: Case, tmp_path: Path) -> None:
    answered(known(made(case.person_id), case))

    assert "rights_request" not in sweep_on(date(2029, 1, 1), tmp_path)
    removed = sweep_on(date(2030, 1, 1), tmp_path)

    assert {"rights_request", "rights_requeststep", "rights_requestdecision"} <= set(removed)
    assert not any(count(table) for table in removed if table.startswith("rights_request"))


def test_a_request_that_waits_for_its_answer_stays(case: Case, tmp_path: Path) -> None:
    known(made(case.person_id), case)
    assert not any(one.startswith("rights_request") for one in sweep_on(BOOKS, tmp_path))
