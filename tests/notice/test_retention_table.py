"""The retention table tells each category of each purpose once, with its time."""

from __future__ import annotations

import pytest

from inkasso.notice.loading import load_register
from inkasso.notice.register import Period, Register, Unit
from inkasso.notice.retention import period_words, retention_table, rules_of
from notice.registers_at_hand import FOLDERS, demo


@pytest.mark.parametrize(
    "register", [load_register(folder) for folder in FOLDERS], ids=lambda one: one.version
)
def test_every_personal_category_of_every_purpose_stands_in_one_row(register: Register) -> None:
    told = [
        (row.purpose.key, category)
        for row in retention_table(register)
        for category in row.categories
    ]
    used = [
        (purpose.key, category)
        for purpose in register.purposes.values()
        for category in purpose.categories
        if register.categories[category].personal
    ]
    assert sorted(told) == sorted(used)


#: Rule, period in English, the provisions that set it.
TIMES: tuple[tuple[str, str, list[str]], ...] = (
    ("after_collection", "5 years", ["411/2018 12 §"]),
    ("vouchers", "6 years", ["1336/1997 2 luku 10 §"]),
    ("books", "10 years", ["1336/1997 2 luku 10 §"]),
    ("client_relationship", "5 years", ["444/2017 3 luku 3 §"]),
    ("survey", "6 months", []),
    ("subscription", "at once", []),
)


@pytest.mark.parametrize(("key", "period", "law"), TIMES)
def test_the_times_are_those_of_law_and_register(key: str, period: str, law: list[str]) -> None:
    rule = demo().retention[key]
    assert period_words(rule.period).en == period
    assert [f"{provision.act} {provision.section}" for provision in rule.law] == law


def test_a_category_may_be_kept_by_several_rules() -> None:
    assert [rule.key for rule in rules_of(demo(), "client_contacts")] == ["client_relationship"]
    assert {rule.key for rule in rules_of(demo(), "survey_answers")} == {"survey"}
    assert rules_of(demo(), "agency_records") == ()


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period(count=0, unit=Unit.YEARS), ("heti", "genast", "at once")),
        (Period(count=1, unit=Unit.DAYS), ("1 päivä", "1 dag", "1 day")),
        (Period(count=30, unit=Unit.DAYS), ("30 päivää", "30 dagar", "30 days")),
        (Period(count=1, unit=Unit.MONTHS), ("1 kuukausi", "1 månad", "1 month")),
        (Period(count=13, unit=Unit.MONTHS), ("13 kuukautta", "13 månader", "13 months")),
        (Period(count=1, unit=Unit.YEARS), ("1 vuosi", "1 år", "1 year")),
        (Period(count=5, unit=Unit.YEARS), ("5 vuotta", "5 år", "5 years")),
    ],
)
def test_a_period_is_said_in_three_languages(period: Period, said: tuple[str, str, str]) -> None:
    words = period_words(period)
    assert (words.fi, words.sv, words.en) == said
