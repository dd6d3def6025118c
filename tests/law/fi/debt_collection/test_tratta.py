"""The tratta, wording by wording."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.tratta import (
    DebtorForm,
    TrattaFacts,
    earliest_tratta,
    may_use_tratta,
    publication_barred_by_statement,
    tratta_publication_window,
)
from inkasso.law.fi.interpretations import DayReading, Readings


@pytest.mark.parametrize(
    ("sent", "first", "last", "version"),
    [
        ("2013-03-16", "2013-03-26", None, "31/2013"),
        ("2020-12-31", "2021-01-10", None, "31/2013"),
        ("2021-01-01", "2021-01-11", None, "1069/2020"),
        ("2021-06-30", "2021-07-10", None, "1069/2020"),
        ("2021-09-30", "2021-10-10", None, "539/2021"),
        ("2021-10-01", "2021-10-22", None, "540/2021"),
        ("2022-04-30", "2022-05-21", None, "540/2021"),
        ("2022-05-01", "2022-05-15", "2022-06-30", "299/2022"),
        ("2026-02-01", "2026-02-15", "2026-04-02", "299/2022"),
    ],
)
def test_a_tratta_is_published_within_the_days_of_its_sending(
    sent: str, first: str, last: str | None, version: str
) -> None:
    answer = tratta_publication_window(date.fromisoformat(sent))
    assert isinstance(answer, Decision)
    assert answer.value.first == date.fromisoformat(first)
    assert answer.value.last == (None if last is None else date.fromisoformat(last))
    assert answer.because[0].version == version


def test_full_days_before_publishing_are_one_switch_away() -> None:
    readings = Readings(tratta=DayReading.FULL_DAYS)
    answer = tratta_publication_window(date(2026, 2, 1), readings=readings)
    assert isinstance(answer, Decision)
    assert answer.value.first == date(2026, 2, 16)


@pytest.mark.parametrize(
    ("sent", "code"), [("2013-03-15", "no_time_set"), ("1999-08-31", "not_encoded")]
)
def test_where_the_act_set_no_time_none_is_given(sent: str, code: str) -> None:
    answer = tratta_publication_window(date.fromisoformat(sent))
    assert isinstance(answer, Refusal)
    assert answer.code == code


def facts(debtor: DebtorForm | None = None, **more: object) -> TrattaFacts:
    given: dict[str, object] = {"regime": Regime.OTHER, "due_date": date(2013, 1, 1), **more}
    return TrattaFacts(debtor=debtor, **given)  # type: ignore[arg-type]  whatever a test needs


@pytest.mark.parametrize(
    ("on", "debtor", "code"),
    [
        ("2020-12-31", DebtorForm.SOLE_TRADER, None),
        ("2021-01-01", DebtorForm.SOLE_TRADER, "not_for_this_debtor"),
        ("2021-09-30", DebtorForm.LIMITED_PARTNERSHIP, "not_for_this_debtor"),
        ("2021-09-30", DebtorForm.GENERAL_PARTNERSHIP, "not_for_this_debtor"),
        ("2021-06-30", DebtorForm.PERSON, "not_for_this_debtor"),
        ("2021-09-30", DebtorForm.LIMITED_COMPANY, None),
        ("2021-09-30", None, "fact_missing"),
        ("2021-10-01", DebtorForm.PERSON, None),
        ("2026-01-01", DebtorForm.PERSON, None),
    ],
)
def test_persons_and_partnerships_got_no_tratta_from_january_to_september_2021(
    on: str, debtor: DebtorForm | None, code: str | None
) -> None:
    answer = may_use_tratta(facts(debtor), date.fromisoformat(on))
    assert (answer.code if isinstance(answer, Refusal) else None) == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"regime": Regime.CONSUMER}, "not_for_consumers"),
        ({"undisputed": False}, "disputed"),
        ({"due_date": date(2026, 1, 1)}, "not_due"),
    ],
)
def test_only_a_due_and_undisputed_business_receivable_bears_one(
    more: dict[str, object], code: str
) -> None:
    answer = may_use_tratta(facts(**more), date(2026, 1, 1))
    assert isinstance(answer, Refusal)
    assert answer.code == code
    assert answer.because


@pytest.mark.parametrize(
    ("reminded", "days", "earliest"),
    [
        ("2014-05-01", None, "2014-05-09"),
        ("2022-04-30", None, "2022-05-08"),
        ("2022-05-01", None, "2022-05-12"),
        ("2026-05-01", 20, "2026-05-22"),
        ("2026-05-01", 9, "reminder_too_short"),
        (None, None, "no_reminder"),
    ],
)
def test_a_tratta_waits_for_the_time_of_the_reminder(
    reminded: str | None, days: int | None, earliest: str
) -> None:
    day = None if reminded is None else date.fromisoformat(reminded)
    answer = earliest_tratta(facts(reminded_on=day, reminder_days=days))
    said = answer.code if isinstance(answer, Refusal) else answer.value.isoformat()
    assert said == earliest


def test_a_small_company_could_stop_publication_in_2021_only() -> None:
    assert publication_barred_by_statement(date(2021, 9, 30), small_or_new=True) is not None
    assert publication_barred_by_statement(date(2021, 9, 30), small_or_new=False) is None
    assert publication_barred_by_statement(date(2021, 10, 1), small_or_new=True) is None
