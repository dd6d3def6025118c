"""The log as it is read: complete, in order, and in sentences for the person concerned."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime

import psycopg
import pytest
from django.db import transaction

from inkasso.base.words import LANGUAGES, Words
from inkasso.gate.acting import acting, note_search, open_files, sweeping
from inkasso.gate.looking import (
    Days,
    Look,
    actors,
    ends_of,
    looked_at,
    looks,
    newest_moment,
    told_to_person,
    what_for,
)
from inkasso.gate.models import AccessLog
from inkasso.parties.models import PartyName

ANNA, BERT = uuid.UUID(int=1), uuid.UUID(int=2)
COLLECTION = Words(fi="Perintä", sv="Indrivning", en="Collection")
LOOK = Look(
    id=1,
    at=datetime(2026, 6, 30, 21, 30, tzinfo=UTC),
    token=uuid.UUID(int=9),
    kind="file",
    purpose="collection",
    actor="aino.virtanen",
    reason="Velallinen soitti.",
    about="case:10001",
    subject=ANNA,
    size=None,
)


# In the database


@pytest.fixture
def some_looks(own_database: str, as_face: None) -> None:
    """Anna and Bert are looked at, Anna once more, and a sweep passes."""
    with acting("collection", actor="aino", reason="they called"):
        open_files([ANNA, BERT], "case:10001")
    with acting("payments", actor="ville", reason="day's money"), sweeping("bank files", 3):
        pass
    with acting("payments", actor="ville", reason="who is it"):
        note_search("access log", subject=ANNA)
        open_files([ANNA], "queue:suspense")


def read(**wanted: object) -> list[Look]:
    with acting("oversight", actor="officer", reason="reading the access log"):
        return list(looks(**wanted))  # type: ignore[arg-type]  # as the tests below name them


@pytest.mark.usefixtures("some_looks")
class TestTheLog:
    """Rows that the gate itself has written, read as the face."""

    def test_every_row_is_told_newest_first_with_the_registers_key(self) -> None:
        assert [(look.kind, look.purpose, look.actor, look.about) for look in read()] == [
            ("file", "payments", "ville", "queue:suspense"),
            ("search", "payments", "ville", "search:access log"),
            ("swept", "payments", "ville", "bank files"),
            ("sweep", "payments", "ville", "bank files"),
            ("file", "collection", "aino", "case:10001"),
            ("file", "collection", "aino", "case:10001"),
        ]

    def test_a_persons_rows_leave_others_and_sweeps_out(self) -> None:
        assert [look.about for look in read(people=[BERT])] == ["case:10001"]
        assert [look.kind for look in read(people=[ANNA])] == ["file", "search", "file"]

    def test_payers_are_named_beside_the_person(self) -> None:
        assert len(read(people=[ANNA, BERT])) == 4
        assert read(people=[]) == []

    def test_an_actors_rows_are_theirs(self) -> None:
        assert {look.actor for look in read(actor="aino")} == {"aino"}
        assert len(read(actor="ville", people=[ANNA])) == 2

    def test_days_are_those_of_finland_and_include_both_ends(self) -> None:
        today = read()[0].local.date()

        assert len(read(days=Days(today, today))) == 6
        assert read(days=Days(last=date.fromordinal(today.toordinal() - 1))) == []
        assert read(days=Days(first=date.fromordinal(today.toordinal() + 1))) == []

    def test_the_end_of_a_sweep_is_found_by_its_beginning(self) -> None:
        (began,) = (look for look in read() if look.kind == "sweep")
        with acting("oversight", actor="officer", reason="review"):
            (ended,) = ends_of([began.token])

        assert (ended.kind, ended.size, ended.at >= began.at) == ("swept", 3, True)

    def test_who_looked_and_who_was_looked_at_are_told(self) -> None:
        with acting("oversight", actor="officer", reason="review"):
            assert actors() == {"aino", "ville"}
            assert set(looked_at(Days())) == {ANNA, BERT}
            assert newest_moment() == max(look.at for look in looks())

    def test_a_rollback_after_a_look_leaves_its_row(self) -> None:
        with acting("collection", actor="curious", reason="just looking"):
            try:
                with transaction.atomic():
                    open_files([BERT], "case:10001")
                    list(PartyName.objects.all())
                    raise RuntimeError
            except RuntimeError:
                pass

        assert [look.subject for look in read(actor="curious")] == [BERT]

    def test_reading_the_log_needs_a_purpose_that_may(self) -> None:
        with (
            pytest.raises(Exception, match="outside_purpose"),
            acting("collection", actor="curious", reason="who looked at whom"),
        ):
            list(looks())
        assert [look.kind for look in read(actor="curious")] == ["refusal"]


@pytest.mark.django_db
def test_the_log_can_only_grow() -> None:
    with acting("collection", actor="aino", reason="they called"):
        open_files([ANNA], "case:10001")
    row = AccessLog.objects.filter(subject=ANNA)
    for change in (row.delete, lambda: row.update(actor="nobody")):
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            change()


def test_a_month_whose_rows_came_before_its_partition_needs_none(own_database: str) -> None:
    with psycopg.connect(own_database) as owner:
        owner.execute(
            "INSERT INTO gate_accesslog (at, token, kind, role, actor, reason, about)"
            " VALUES ('2040-05-15', gen_random_uuid(), 'search', 'r', 'a', 'r', '')"
        )
        made = owner.execute("SELECT gate_make_partitions('2040-04-01', 3)").fetchone()

    assert made == (2,)


# In words


def test_a_person_reads_when_for_which_purpose_why_and_what_for() -> None:
    assert told_to_person(LOOK, COLLECTION, "fi") == (
        "1.7.2026 klo 0.30 Työntekijämme avasi tietosi. Tarkoitus: Perintä. "
        "Syy: Velallinen soitti. Mitä varten: perintäasia 10001."
    )
    assert told_to_person(LOOK, COLLECTION, "sv") == (
        "1.7.2026 kl. 0.30 En av våra anställda öppnade dina uppgifter. Ändamål: Indrivning. "
        "Skäl: Velallinen soitti. För vad: ärende 10001."
    )
    assert told_to_person(LOOK, COLLECTION, "en") == (
        "2026-07-01 at 00:30 An employee of ours opened your file. Purpose: Collection. "
        "Reason: Velallinen soitti. What for: case 10001."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["file", "search", "refusal", "sweep"])
def test_an_employee_is_named_only_when_somebody_decides_so(kind: str, language: str) -> None:
    look = replace(LOOK, kind=kind)

    assert "aino" not in told_to_person(look, COLLECTION, language)  # type: ignore[arg-type]
    named = told_to_person(look, COLLECTION, language, names_employee=True)  # type: ignore[arg-type]
    assert "aino.virtanen" in named


def test_what_people_wrote_stays_as_they_wrote_it() -> None:
    look = replace(LOOK, reason="{about} {0} {{", about="{who}", actor="{when}")

    told = told_to_person(look, COLLECTION, "en", names_employee=True)

    assert "Reason: {about} {0} {{. What for: {who}." in told
    assert "{when} opened your file" in told


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("case:10001", "case 10001"),
        ("queue:suspense", "finding the case of payments that name none"),
        ("disclosure:clients:Oy Ab", "disclosing data (clients:Oy Ab)"),
        ("hold:dispute", "a hold on collecting or contacting (dispute)"),
        ("restricted: case:7", "case 7; processing of the data is restricted"),
        ("terminal", "not told"),
        ("", "not told"),
        ("case:x", "case:x"),
        ("case:١", "case:١"),
    ],
)
def test_what_a_look_was_for_is_told_in_words_where_they_are_known(about: str, told: str) -> None:
    assert what_for(replace(LOOK, about=about)).en == told


def test_only_a_case_number_is_a_case() -> None:
    named = {"case:10001": 10001, "case:": None, "xcase:1": None, "case:1 ": None, "case:-1": None}

    assert {about: replace(LOOK, about=about).case for about in named} == named
