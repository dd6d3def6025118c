"""Attempts on record: each with its decision, corrected by counter-entries, never changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from builders import START, Bill, case_of, hand_over, hold, make_case, make_client, pay, person
from inkasso.base.clock import zoned
from inkasso.base.decisions import Refused
from inkasso.base.money import Money
from inkasso.contacts.deviations import review, unreviewed
from inkasso.contacts.history import contacts_of, known_of
from inkasso.contacts.models import Attempt, Deviation, NextStep, Note, Promise
from inkasso.contacts.noting import NewNote, notes_of, write_note
from inkasso.contacts.promises import State
from inkasso.contacts.recording import NewAttempt, Said, correct, done
from inkasso.contacts.results import RESULTS, Direction
from inkasso.contacts.waiting import addresses_wanted, callbacks, promises_broken
from inkasso.law.fi.contacts.policy import Channel
from inkasso.receivables.models import Case
from inkasso.strategy.casefile import case_file
from inkasso.strategy.contacts.calling import calls_due
from inkasso.strategy.contacts.contacting import make_contact, may_contact

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
#: A Monday, ten in the morning.
MORNING = datetime.fromisoformat("2026-03-02T10:00")
HOSTILE = "<script>{note}</script> {0} %s ' ; DROP TABLE contacts_note -- öä"


@pytest.fixture
def case() -> Case:
    return make_case()


def said(result: str, **more: object) -> Said:
    return Said(result=result, **more)  # type: ignore[arg-type]  the names are checked there


def call(case: Case, what: Said, at: datetime = MORNING, **more: object) -> Attempt:
    new = NewAttempt(  # type: ignore[arg-type]
        **{
            "case_id": case.id,
            "person_id": case.person_id,
            "at": at,
            "by": "Aino Virtanen",
            "channel": Channel.PHONE,
            "direction": Direction.OUT,
            "said": what,
            **more,
        }
    )
    return make_contact(new, at)


def refused_code(case: Case, what: Said, at: datetime = MORNING, **more: object) -> str:
    with pytest.raises(Refused) as refused, transaction.atomic():
        call(case, what, at, **more)
    return refused.value.refusal.code


def test_an_attempt_keeps_the_decision_of_its_moment(case: Case) -> None:
    attempt = call(case, said("no_answer"))
    (entry,) = contacts_of(case, START)
    assert attempt.allowed
    assert not attempt.deviates
    assert [one.act for one in entry.because] == ["policy", "513/1999"]
    hold(case, "pause")
    assert contacts_of(case, START)[0].because == entry.because, "frozen"


def test_a_call_at_night_is_refused_with_its_grounds_and_when_it_may(case: Case) -> None:
    night = datetime.fromisoformat("2026-03-02T21:00")
    assert refused_code(case, said("reached"), night) == "contact_not_allowed"
    assert may_contact(case, case.person_id, night).value.next_allowed == datetime.fromisoformat(
        "2026-03-03T08:00"
    )
    assert not Attempt.objects.exists()


def test_one_that_was_made_all_the_same_is_a_deviation_for_the_officer(case: Case) -> None:
    attempt = call(
        case,
        said("reached", deviation="rang the wrong key"),
        datetime.fromisoformat("2026-03-02T21:00"),
    )
    assert attempt.deviates
    assert not attempt.allowed
    assert Deviation.objects.get(attempt=attempt).reason == "rang the wrong key"
    assert list(unreviewed()) == [attempt]
    review(attempt, "instructed", START + DAY, by="Olli")
    assert not unreviewed().exists()
    with pytest.raises(Refused, match="already"):
        review(attempt, "accepted", START + DAY, by="Olli")


def test_blanks_are_no_reason_for_a_deviation(case: Case) -> None:
    night = datetime.fromisoformat("2026-03-02T21:00")
    assert refused_code(case, said("reached", deviation="  \n"), night) == "contact_not_allowed"


def test_what_comes_in_is_recorded_at_any_hour_and_under_any_hold(case: Case) -> None:
    hold(case, "restriction")
    attempt = call(
        case, said("question"), datetime.fromisoformat("2026-03-08T03:00"), direction=Direction.IN
    )
    assert attempt.allowed
    assert not attempt.because


def test_the_second_call_of_a_day_is_one_too_many_across_cases_of_a_person() -> None:
    client = make_client()
    bills = [Bill(number="A-1"), Bill(number="B-1", debtor=person(9))]
    hand_over(client, bills)
    case = case_of(client, "A-1")
    call(case, said("no_answer"))
    assert refused_code(case, said("no_answer"), MORNING + timedelta(hours=2))
    call(case_of(client, "B-1"), said("no_answer"), MORNING + timedelta(hours=2))


def test_a_wrong_number_burdens_nobody(case: Case) -> None:
    call(case, said("wrong_number"))
    call(case, said("no_answer"), MORNING + timedelta(minutes=5))
    assert Attempt.objects.count() == 2


@pytest.mark.parametrize("kind", ["dispute", "suspension", "pause", "death", "restriction"])
def test_a_hold_stops_the_call_in_the_service_and_in_the_database(case: Case, kind: str) -> None:
    attempt = call(case, said("no_answer"))
    hold(case, kind)
    assert refused_code(case, said("reached"), MORNING + DAY) == "contact_not_allowed"
    attempt.pk = None
    attempt.contacted_on = START + DAY
    with pytest.raises(Refused) as refused, transaction.atomic():
        attempt.save(force_insert=True)
    assert refused.value.refusal.code == "held"


def test_nobody_is_called_about_a_case_that_is_closed(case: Case, tmp_path: Path) -> None:
    pay(tmp_path, case, 200_00, START)
    case.refresh_from_db()
    weighed = may_contact(case, case.person_id, MORNING)
    assert case.closed_on
    assert not weighed.value.allowed
    assert weighed.value.next_allowed is None
    assert weighed.because[0].section == "4 § 3 mom."


def test_a_co_debtor_is_of_the_case_and_a_stranger_is_not() -> None:
    client = make_client()
    shared = Bill(number="", debtor=person(4), more={"co_debtor_of": "S-1"})
    hand_over(client, [Bill(number="S-1"), shared, Bill(number="X-1", debtor=person(7))])
    case = case_of(client, "S-1")
    co_debtor = case.receivable_set.get().codebtor_set.get().person_id
    call(case, said("reached"), person_id=co_debtor)
    stranger = case_of(client, "X-1").person_id
    assert refused_code(case, said("reached"), person_id=stranger) == "not_of_case"
    hold(case, "dispute")
    assert not may_contact(case, co_debtor, MORNING + DAY).value.allowed


def test_who_asked_not_to_be_called_is_not_until_they_say_so(case: Case) -> None:
    call(case, said("no_calls"))
    week = MORNING + 8 * DAY
    assert known_of([case.person_id], week)[case.person_id].no_calls
    assert may_contact(case, case.person_id, week).value.next_allowed is None
    assert may_contact(case, case.person_id, week, channel=Channel.EMAIL).value.allowed
    call(case, said("calls_welcome"), week, direction=Direction.IN)
    assert may_contact(case, case.person_id, week).value.allowed


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (said("promise"), "promise_incomplete"),
        (said("promise", promised=Money(10_00)), "promise_incomplete"),
        (said("promise", promised=Money(0), promised_by=START), "promise_incomplete"),
        (said("promise", promised=Money(1), promised_by=START - DAY), "promise_incomplete"),
        (said("reached", promised=Money(1), promised_by=START), "promise_incomplete"),
        (said("reached", again_on=START - DAY), "again_too_early"),
        (said("question"), "contact_result"),
        (said("mistake"), "contact_result"),
        (said("reached", note="Sairastaa syöpää"), "health_in_note"),
        (said("reached", note="x" * 2001), "bad_contact_note"),
    ],
)
def test_what_does_not_hang_together_is_refused_whole(case: Case, what: Said, code: str) -> None:
    assert refused_code(case, what) == code
    assert not Attempt.objects.exists()
    assert not Note.objects.exists()


def test_nobody_was_called_tomorrow(case: Case) -> None:
    with pytest.raises(Refused) as refused:
        make_contact(
            NewAttempt(
                case_id=case.id,
                person_id=case.person_id,
                at=MORNING,
                by="Aino",
                channel=Channel.PHONE,
                direction=Direction.OUT,
                said=said("reached"),
            ),
            MORNING - DAY,
        )
    assert refused.value.refusal.code == "contact_in_future"


@pytest.mark.parametrize(
    ("later", "code", "late"),
    [
        (timedelta(0), "", False),
        (timedelta(hours=24), "", False),
        (timedelta(hours=25), "", True),
        (14 * DAY, "", True),
        (14 * DAY + timedelta(minutes=1), "contact_too_old", False),
    ],
)
def test_what_is_written_down_late_is_told_so_and_too_late_is_refused(
    case: Case, later: timedelta, code: str, late: bool
) -> None:
    """Whoever chose the moment freely could make any call lawful afterwards."""
    new = NewAttempt(
        case_id=case.id,
        person_id=case.person_id,
        at=MORNING,
        by="Aino",
        channel=Channel.PHONE,
        direction=Direction.OUT,
        said=said("reached"),
    )
    if code:
        with pytest.raises(Refused) as refused:
            make_contact(new, MORNING + later)
        assert refused.value.refusal.code == code
        return
    made = make_contact(new, MORNING + later)
    assert made.written_at == zoned(MORNING + later)
    (entry,) = contacts_of(case, (MORNING + later).date())
    assert entry.is_late == late


def test_no_answer_is_called_again_on_the_first_day_that_allows_it(case: Case) -> None:
    call(case, said("no_answer"))
    assert callbacks(START) == []
    assert [one.due_on for one in callbacks(START + DAY)] == [START + DAY]
    call(case, said("no_answer"), MORNING + DAY)
    call(case, said("no_answer"), MORNING + 2 * DAY)
    # Three in seven days: the next is a week after the first of them, on its hour.
    assert [one.due_on for one in callbacks(START + 30 * DAY)] == [START + 7 * DAY]


def test_a_day_that_somebody_named_comes_before_the_usual_one(case: Case) -> None:
    call(case, said("reached", again_on=START + 5 * DAY))
    assert callbacks(START + 4 * DAY) == []
    (due,) = calls_due(START + 5 * DAY)
    assert (due.case_id, due.kind) == (case.id, "callback")


def test_a_later_contact_does_what_was_to_be_done(case: Case) -> None:
    call(case, said("no_answer"))
    call(case, said("reached"), MORNING + DAY)
    assert callbacks(START + 9 * DAY) == []


def test_a_broken_promise_is_worth_a_call_and_a_kept_one_is_not(case: Case, tmp_path: Path) -> None:
    friday = date(2026, 3, 6)
    call(case, said("promise", promised=Money(40_00), promised_by=friday))
    after = date(2026, 3, 12)
    assert promises_broken(date(2026, 3, 11)) == []
    assert [one.promised for one in promises_broken(after)] == [(40_00, friday)]
    assert [one.kind for one in calls_due(after)] == ["promise"]
    pay(tmp_path, case, 40_00, friday)
    assert promises_broken(after) == []
    assert contacts_of(case, after)[0].promise_state is State.KEPT


def test_held_cases_are_not_in_the_queue_of_calls(case: Case) -> None:
    call(case, said("no_answer"))
    hold(case, "pause")
    assert calls_due(START + DAY) == []


def test_returned_mail_waits_until_an_address_is_found(case: Case) -> None:
    call(case, said("returned"), channel=Channel.LETTER, direction=Direction.IN)
    assert [one.case_id for one in addresses_wanted(START)] == [case.id]
    done(case.id, "address", case.person_id)
    assert addresses_wanted(START) == []


def test_a_counter_entry_takes_the_place_of_the_old_one_and_both_stay(case: Case) -> None:
    wrong = call(case, said("no_answer"))
    right = correct(
        wrong, said("promise", promised=Money(5_00), promised_by=START), START, by="Aino"
    )
    assert (right.corrects_id, right.at, right.because) == (wrong.id, wrong.at, wrong.because)
    assert [(one.attempt.result, one.corrected) for one in contacts_of(case, START)] == [
        ("promise", False),
        ("no_answer", True),
    ]
    assert NextStep.objects.get(case=case).kind == "promise"
    with pytest.raises(Refused) as refused:
        correct(wrong, said("reached"), START, by="Aino")
    assert refused.value.refusal.code == "already_corrected"


def test_what_was_a_mistake_counts_for_nothing(case: Case) -> None:
    first = call(case, said("no_answer"))
    second = call(case, said("no_calls"), MORNING + DAY)
    correct(second, said("mistake"), START + DAY, by="Aino")
    assert not known_of([case.person_id], MORNING + DAY)[case.person_id].no_calls
    assert NextStep.objects.get(case=case).attempt_id == first.id, "what was before counts again"
    assert may_contact(case, case.person_id, MORNING + DAY).value.allowed


def test_a_correction_stands_though_a_hold_was_placed_meanwhile(case: Case) -> None:
    attempt = call(case, said("no_answer"))
    hold(case, "pause")
    assert correct(attempt, said("reached"), START, by="Aino").allowed


@pytest.mark.parametrize("model", [Attempt, Promise, Deviation, Note])
def test_what_is_written_is_never_changed(case: Case, model: type[Model]) -> None:
    night = datetime.fromisoformat("2026-03-02T21:00")
    promised = {"promised": Money(5_00), "promised_by": START, "deviation": "so it was"}
    call(case, said("promise", note="noted", **promised), night)
    table = model._meta.db_table
    for change in (f"UPDATE {table} SET person_id = person_id", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(change)


def test_the_database_takes_no_call_that_was_neither_allowed_nor_a_deviation(case: Case) -> None:
    attempt = call(case, said("no_answer"))
    attempt.pk, attempt.allowed = None, False
    with pytest.raises(DatabaseError, match="contact_allowed_or_deviates"), transaction.atomic():
        attempt.save(force_insert=True)


def test_contacts_and_notes_stand_in_the_life_of_the_case(case: Case) -> None:
    call(case, said("promise", promised=Money(40_00), promised_by=START, note=HOSTILE))
    note = write_note(_note(case, "Keeps office hours"), START, by="Aino Virtanen")
    write_note(_note(case, HOSTILE), START, by="Aino Virtanen", corrects=note)
    events = [one for one in case_file(case, START).events if one.kind in ("contact", "note")]
    assert [one.kind for one in events] == ["contact", "note"]
    assert "promised to pay" in events[0].text.en
    assert "40.00" in events[0].text.en
    assert all(HOSTILE in one.text.en for one in events)
    assert len(notes_of(case.id, START)) == 2
    bare = case_file(case, START, with_contacts=False).events
    assert not any(one.kind in ("contact", "note") for one in bare)


def test_a_note_is_corrected_once_and_says_nothing_of_health_unasked(case: Case) -> None:
    note = write_note(_note(case, "Works at the hospital", not_health=True), START, by="Aino")
    write_note(_note(case, "Works at the station"), START, by="Aino", corrects=note)
    for text, corrects, code in (
        ("again", note, "already_corrected"),
        ("on masentunut", None, "health_in_note"),
        (" ", None, "bad_contact_note"),
    ):
        with pytest.raises(Refused) as refused, transaction.atomic():
            write_note(_note(case, text), START, by="Aino", corrects=corrects)
        assert refused.value.refusal.code == code


def test_every_result_has_a_key_of_its_own() -> None:
    letters = [one.letter for one in RESULTS.values() if one.letter]
    assert len(set(letters)) == len(letters)
    taken = set("jkhn/?oi")
    assert not taken.intersection(letters), "those keys go elsewhere"


def _note(case: Case, text: str, *, not_health: bool = False) -> NewNote:
    return NewNote(case_id=case.id, person_id=case.person_id, text=text, not_health=not_health)
