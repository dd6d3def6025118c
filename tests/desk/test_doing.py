"""Forms of the desk: once, on what was seen, and a refusal is an answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.db import connection, transaction
from django.test import RequestFactory
from django.utils import translation

from desk.agency_at_work import Agency
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.desk.doing import DeskForm, mark_of
from inkasso.gate.acting import acting

NO = Refusal(code="no", message=Words(fi="ei", sv="nej", en="no"))


class Note(DeskForm):
    text = forms.CharField(max_length=10)


def sent(given: Mapping[str, str], seen: str = "") -> Note:
    request = RequestFactory().post("/", {"text": "hello", **given})
    return Note.of(request, seen=seen)


def carry_out(form: Note, do: Callable[[Mapping[str, Any]], object]) -> bool:
    """As a page does it: for a purpose, in one transaction."""
    with acting("collection", actor="Test Tester", reason="tests"), transaction.atomic():
        return form.carried_out(do)


def number() -> str:
    return str(uuid4())


class Dated(DeskForm):
    day = forms.DateField()


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2500-12-31", 200),
        ("1600-01-01", 200),
        ("9999-12-31", 422),
        ("2501-01-01", 422),
        ("0001-01-01", 422),
    ],
)
def test_a_day_that_nothing_can_be_reckoned_from_is_a_fault_of_its_field(
    agency: Agency, day: str, status: int
) -> None:
    """Weeks counted from the last day of the calendar used to break the page."""
    request = RequestFactory().post("/", {"day": day, "once": number()})
    form = Dated.of(request)
    assert carry_out(form, lambda _: None) == (status == 200)
    assert form.status == status


def test_a_form_that_was_not_sent_does_nothing(agency: Agency) -> None:
    form = Note.of(RequestFactory().get("/"))
    assert not carry_out(form, pytest.fail)
    assert form.status == 200
    assert form["once"].value()


def test_a_form_sent_twice_does_one_thing(agency: Agency) -> None:
    told: list[str] = []
    given = {"once": number()}
    for _ in range(2):
        assert carry_out(sent(given), lambda said: told.append(said["text"]))
    assert told == ["hello"]


def test_the_second_of_two_counts_though_the_first_has_changed_what_the_page_shows(
    agency: Agency,
) -> None:
    told: list[str] = []
    given = {"once": number(), "seen": mark_of(1)}
    assert carry_out(sent(given, mark_of(1)), lambda said: told.append(said["text"]))
    assert carry_out(sent(given, mark_of(2)), lambda said: told.append(said["text"]))
    assert told == ["hello"]


def test_a_form_drawn_from_what_is_so_no_longer_is_not_carried_out(agency: Agency) -> None:
    form = sent({"once": number(), "seen": mark_of(1)}, mark_of(2))
    assert not carry_out(form, pytest.fail)
    assert form.status == 409
    assert form["text"].value() == "hello"
    assert form["seen"].value() == mark_of(2)


def test_whoever_has_looked_again_may_send_the_same_form_again(agency: Agency) -> None:
    given = {"once": number()}
    told: list[str] = []
    assert not carry_out(sent({**given, "seen": mark_of(1)}, mark_of(2)), pytest.fail)
    again = sent({**given, "seen": mark_of(2)}, mark_of(2))
    assert carry_out(again, lambda said: told.append(said["text"]))
    assert told == ["hello"]


def test_a_fault_leaves_the_number_unused(agency: Agency) -> None:
    given = {"once": number()}
    form = sent({**given, "text": "far too long for it"})
    assert not carry_out(form, pytest.fail)
    assert form.status == 422
    assert carry_out(sent(given), lambda said: None)


def test_what_is_refused_changes_nothing_and_may_be_tried_again(agency: Agency) -> None:
    given = {"once": number()}

    def refuse(said: Mapping[str, Any]) -> None:
        raise Refused(NO)

    form = sent(given)
    with translation.override("en"):
        assert not carry_out(form, refuse)
    assert (form.status, form.refusal) == (409, NO)
    assert form.non_field_errors() == ["no"]
    told: list[str] = []
    assert carry_out(sent(given), lambda said: told.append(said["text"]))
    assert told == ["hello"]


@pytest.mark.parametrize("forged", ["", "1", "' OR 1=1 --", "0" * 200])
def test_a_forged_number_is_a_fault(agency: Agency, forged: str) -> None:
    assert not carry_out(sent({"once": forged}), pytest.fail)


def test_a_page_cannot_see_which_numbers_were_used(agency: Agency) -> None:
    with (
        acting("collection", actor="Test Tester", reason="tests"),
        pytest.raises(Refused),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT number FROM staff_submission")


def test_two_at_the_same_moment_do_one_thing(agency: Agency) -> None:
    given, told, answers = {"once": number()}, [], []
    both = threading.Barrier(2)

    def send() -> None:
        both.wait()
        answers.append(carry_out(sent(given), lambda said: told.append(said["text"])))
        connection.close()

    pair = [threading.Thread(target=send) for _ in range(2)]
    for one in pair:
        one.start()
    for one in pair:
        one.join()
    assert (answers, told) == ([True, True], ["hello"])
