"""Carrying out: what was decided and nothing else, of nobody else, once, and remembered first."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest
from django.db import connection, connections, transaction

from builders import Bill, case_of, hand_over, hold, lift, make_client, person
from inkasso.base.decisions import Refused
from inkasso.gate.models import Disclosure
from inkasso.gate.register import register_and_map, register_in_force
from inkasso.notice.rights import Right
from inkasso.parties.models import PartyName, PersonKey
from inkasso.receivables.models import Case, CoDebtor
from inkasso.rights.access.finding import Finder, find_whose
from inkasso.rights.erasure.carrying_out import remove_files
from inkasso.rights.erasure.deciding import plan_of
from inkasso.rights.erasure.journal import Erased
from inkasso.rights.erasure.keys import signing_key
from inkasso.rights.erasure.planning import Why
from inkasso.rights.erasure.proving import write_receipt
from inkasso.rights.erasure.reading import undone
from inkasso.rights.erasure.receipts import public_digits, verify
from inkasso.rights.erasure.replaying import replay
from inkasso.rights.models import Erasure, ErasureMark, RecipientNotice
from inkasso.rights.requests.state import State, find_request
from rights.erasure.erasing import (
    IDENTIFYING,
    LATER,
    answered,
    asked,
    at_the_face,
    erased,
    identifying_rows,
    outside,
    paid_case,
    rows_of,
)
from rights.requests_made import made


@pytest.fixture
def granted(own_database: str, tmp_path: Path) -> State:
    """A debtor to whom it was granted that what no law keeps is erased."""
    return answered(asked(paid_case(tmp_path))).state


def person_of(state: State) -> UUID:
    person_id = state.request.person_id
    assert isinstance(person_id, UUID)
    return person_id


def code_of(state: State, home: Path, on: date = LATER) -> str:
    with pytest.raises(Refused) as refused:
        erased(state, home, on)
    return refused.value.refusal.code


def test_the_face_erases_what_was_decided_and_the_key_with_it(
    own_database: str, granted: State, tmp_path: Path
) -> None:
    whom = person_of(granted)
    assert identifying_rows(whom) > 3
    with at_the_face(own_database, "retention"):
        done = erased(granted, tmp_path)
    assert identifying_rows(whom) == 0
    assert not PersonKey.objects.filter(person_id=whom).exists()
    assert done.key_destroyed
    assert done.erased["parties_partyname"] == 1
    assert done.kept["receivables_payment"] == "2032-12-31"
    assert rows_of(whom, "receivables_case") == 1
    assert rows_of(whom, "rights_requesttext") == 0
    assert rows_of(whom, "rights_request") == 1


def test_other_purposes_cannot_erase(own_database: str, granted: State, tmp_path: Path) -> None:
    for purpose in ("rights", "collection"):
        with at_the_face(own_database, purpose), pytest.raises(Refused) as refused:
            erased(granted, tmp_path)
        assert refused.value.refusal.code == "outside_purpose"
    assert identifying_rows(person_of(granted)) > 3
    assert not (tmp_path / "erasures.jsonl").exists()


def test_it_is_remembered_without_saying_who(granted: State, tmp_path: Path) -> None:
    name = PartyName.objects.get(person_id=person_of(granted)).name
    done = erased(granted, tmp_path)
    journal = outside(tmp_path).journal
    (line,) = journal.read().lines
    assert (line.sequence, line.digest) == (done.sequence, done.line)
    assert ErasureMark.objects.get(sequence=1).digest == line.digest
    assert line.erased.person_id == person_of(granted)
    text = journal.path.read_text()
    assert not any(word in text for word in name.split())


def test_twice_it_is_done_once(granted: State, tmp_path: Path) -> None:
    first = erased(granted, tmp_path)
    again = erased(granted, tmp_path, date(2031, 7, 1))
    assert (again.carried_out_on, again.sequence) == (first.carried_out_on, 1)
    assert len(outside(tmp_path).journal.read().lines) == 1


def test_two_at_once_do_it_once(granted: State, tmp_path: Path) -> None:
    done: list[int] = []

    def work() -> None:
        try:
            done.append(erased(granted, tmp_path).sequence)
        finally:
            connections.close_all()

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [1, 1, 1]
    assert len(outside(tmp_path).journal.read().lines) == 1


def test_nobody_else_is_touched(own_database: str, tmp_path: Path) -> None:
    client = make_client()
    hand_over(client, [Bill(number="M-1", debtor=person(2))])
    other = case_of(client, "M-1")
    state = answered(asked(paid_case(tmp_path, client))).state
    CoDebtor.objects.create(
        receivable=Case.objects.get(person_id=person_of(state)).receivable_set.get(),
        person_id=other.person_id,
    )
    before = everything_but(person_of(state))
    erased(state, tmp_path)
    after = everything_but(person_of(state))
    assert {table: after.get(table) for table in before} == before


def everything_but(whom: UUID) -> dict[str, int]:
    """Rows of each table that name somebody else, by every column that could."""
    counts: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'"
            " AND a.atttypid = 'uuid'::regtype AND a.attnum > 0 AND NOT a.attisdropped"
            " AND (a.attname IN ('person_id', 'payer_id') OR c.relname = 'parties_party')"
        )
        for table, column in cursor.fetchall():
            cursor.execute(
                f"SELECT count(*) FROM {table} WHERE {column} IS DISTINCT FROM %s", [whom]
            )
            counts[f"{table}.{column}"] = cursor.fetchone()[0]
    return counts


@pytest.mark.parametrize("kind", ["restriction", "legal_claim"])
def test_a_hold_that_comes_between_stops_it_until_it_is_lifted(
    own_database: str, granted: State, tmp_path: Path, kind: str
) -> None:
    case = Case.objects.get(person_id=person_of(granted))
    hold(case, kind, on=LATER)
    with at_the_face(own_database, "retention"):
        assert code_of(granted, tmp_path) in ("restricted", "erasure_stopped")
    assert [one.request.id for one in undone()] == [granted.request.id]
    assert not (tmp_path / "erasures.jsonl").exists()
    lift(case, kind, on=LATER)
    with at_the_face(own_database, "retention"):
        erased(granted, tmp_path)
    assert not undone()


def test_a_case_that_opens_between_stops_it(granted: State, tmp_path: Path) -> None:
    case = Case.objects.get(person_id=person_of(granted))
    Case.objects.filter(id=case.id).update(closed_on=None)
    assert code_of(granted, tmp_path) == "erasure_stopped"
    assert identifying_rows(person_of(granted)) > 3


def test_a_debt_that_the_person_comes_to_share_stops_it(granted: State, tmp_path: Path) -> None:
    client = Case.objects.get(person_id=person_of(granted)).client
    hand_over(client, [Bill(number="M-1", debtor=person(2))])
    shared = case_of(client, "M-1").receivable_set.get()
    CoDebtor.objects.create(receivable=shared, person_id=person_of(granted))
    assert code_of(granted, tmp_path) == "erasure_stopped"


def test_what_was_not_granted_is_not_erased(own_database: str, tmp_path: Path) -> None:
    case = paid_case(tmp_path)
    soon = date(2026, 3, 10)
    refused = answered(asked(case, soon), soon).state
    assert code_of(refused, tmp_path) == "erasure_not_granted"
    assert not undone()


def test_a_crash_after_the_journal_is_made_good_by_the_next_look(
    own_database: str, granted: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(Exception):  # noqa: N818  it names what happens
        """The process dies between the journal's line and the end of the transaction."""

    def die(line: object) -> None:
        raise Crash

    disclosed(granted)
    with monkeypatch.context() as patch:
        patch.setattr("inkasso.rights.erasure.carrying_out.mark", die)
        with pytest.raises(Crash):
            erased(granted, tmp_path)
    assert identifying_rows(person_of(granted)) > 3
    assert code_of(granted, tmp_path) == "journal_ahead"
    with at_the_face(own_database, "retention"):
        done = replay(outside(tmp_path), by="officer")
    assert (done.holds, len(done.again)) == (True, 1)
    assert identifying_rows(person_of(granted)) == 0
    assert Erasure.objects.get().request_id == granted.request.id
    assert RecipientNotice.objects.get().recipient == "Ulosottolaitos"
    assert not undone()


def test_without_a_sound_journal_nobody_is_erased(granted: State, tmp_path: Path) -> None:
    journal = outside(tmp_path).journal
    foreign = Erased(person_id=person_of(granted), request=1, day=LATER, tables=("gate_hold",))
    journal.append(foreign, beginning="f" * 64)
    assert code_of(granted, tmp_path) == "journal_unfit"
    journal.path.write_text("{}\n")
    assert code_of(granted, tmp_path) == "journal_unfit"
    assert identifying_rows(person_of(granted)) > 3


def disclosed(state: State) -> None:
    """Two recipients: one of the name, one of payments."""
    for recipient, field in (("Ulosottolaitos", "names.name"), ("Pankki", "payments.all")):
        Disclosure.objects.create(
            disclosed_on=date(2026, 3, 3), at="2026-03-03T12:00Z", person_id=person_of(state),
            recipient=recipient, recipient_kind="authority", recipient_key="authorities",
            country="FI", purpose="collection", ground="705/2007", transfer_ground="",
            fields=[field], actor="officer",
        )  # fmt: skip


def test_recipients_of_what_went_are_owed_word_of_it(granted: State, tmp_path: Path) -> None:
    disclosed(granted)
    erased(granted, tmp_path)
    (notice,) = RecipientNotice.objects.all()
    assert (notice.recipient, notice.what) == ("Ulosottolaitos", "erased")


def test_letters_files_go_and_nothing_outside_the_home(tmp_path: Path) -> None:
    home, apart = tmp_path / "home", tmp_path / "apart.pdf"
    (home / "letters").mkdir(parents=True)
    (home / "letters" / "1.pdf").touch()
    apart.touch()
    remove_files(home, ["letters/1.pdf", "letters/2.pdf", "../apart.pdf", str(apart)])
    assert not (home / "letters" / "1.pdf").exists()
    assert apart.exists()


def test_the_receipt_says_what_was_done_and_no_name(granted: State, tmp_path: Path) -> None:
    name = PartyName.objects.get(person_id=person_of(granted)).name
    with pytest.raises(Refused) as refused:
        write_receipt(granted, tmp_path, register_in_force())
    assert refused.value.refusal.code == "erasure_not_carried_out"
    done = erased(granted, tmp_path)
    path = write_receipt(granted, tmp_path, register_in_force())
    file = path.read_bytes()
    assert verify(file, key=public_digits(signing_key())).holds
    told = json.loads(file)
    assert told["journal"] == {"sequence": 1, "line": done.line}
    assert {one["category"]: one["rows"] for one in told["erased"]}["names"] == 1
    kept = {one["field"]: one for one in told["kept"]}
    assert kept["receivables_payment"]["until"] == "2032-12-31"
    assert kept["receivables_payment"]["why"] == Why.LEGAL_DUTY
    assert not any(word in file.decode() for word in (*name.split(), str(person_of(granted))))
    with pytest.raises(FileExistsError):
        write_receipt(granted, tmp_path, register_in_force())


def test_when_every_time_is_out_facts_go_too_and_the_books_stay(
    own_database: str, tmp_path: Path
) -> None:
    on = date(2040, 1, 2)
    state = answered(asked(paid_case(tmp_path), on), on).state
    with at_the_face(own_database, "retention"):
        done = erased(state, tmp_path, on)
    assert done.erased["receivables_payment"] == 1
    assert rows_of(person_of(state), "receivables_payment") == 0
    assert rows_of(person_of(state), "ledger_posting") > 0


def test_asked_again_afterwards_only_the_proof_is_left(
    own_database: str, granted: State, tmp_path: Path
) -> None:
    erased(granted, tmp_path)
    again = made(person_of(granted), Right.ERASURE)
    assert find_request(again.request.id).is_open
    plan = plan_of(again, LATER)
    assert not any(field.goes for field in plan.fields)


def test_the_package_afterwards_shows_only_what_stayed(
    own_database: str, granted: State, tmp_path: Path
) -> None:
    erased(granted, tmp_path)
    _, data_map = register_and_map()
    finder = Finder(find_whose(person_of(granted)), data_map)
    with transaction.atomic():
        there = {
            told.table.name for told in finder.tables() if any(len(c) for c in finder.chunks(told))
        }
    assert {"rights_request", "rights_erasure", "rights_decidedfield"} <= there
    assert not there & set(IDENTIFYING)
