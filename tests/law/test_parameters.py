"""Parameter files: what they must hold, and what the loader refuses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import inkasso.law
from inkasso.base.decisions import Refused
from inkasso.base.faults import BadInput
from inkasso.base.words import LANGUAGES
from inkasso.law.parameters import Certainty, ParameterFile, parameters_beside, read_parameters

LAW = Path(inkasso.law.__file__).parent
FILES = [
    (".".join(["inkasso.law", *path.relative_to(LAW).parent.parts]), path.name)
    for path in sorted(LAW.rglob("*.yaml"))
]
GOOD = """
reviewed_on: 2026-11-22
parameters:
  fee:
    description: A fee.
    unit: EUR
    values:
      2020-01-01:
        scale: [{up_to: 100, value: 1.50}, {value: 2}]
        reference: {act: 1/2020, section: 1 §, title: Laki}
      2021-01-01:
        value: 3
        reference: {act: 1/2021, section: 1 §, title: Laki}
        certainty: likely
        doubt: {fi: Kysy., sv: Fråga., en: Ask.}
"""


def read(text: str) -> ParameterFile:
    return read_parameters(text, source="test.yaml")


@pytest.mark.parametrize(("package", "name"), FILES)
def test_every_value_says_where_it_stands(package: str, name: str) -> None:
    for parameter in parameters_beside(package, name).parameters.values():
        for value in parameter.values:
            assert value.reference.act
            assert "§" in value.reference.section or value.certainty is not Certainty.VERIFIED
            assert value.reference.title


@pytest.mark.parametrize(("package", "name"), FILES)
def test_every_doubtful_value_says_what_to_check(package: str, name: str) -> None:
    for parameter in parameters_beside(package, name).parameters.values():
        for value in parameter.values:
            assert value.certainty is Certainty.VERIFIED or value.doubt
            assert value.doubt is None or all(value.doubt.in_language(x) for x in LANGUAGES)


def test_values_hold_until_the_next_and_scales_include_their_upper_end() -> None:
    fee = read(GOOD)["fee"]
    assert fee.at(date(2020, 12, 31)).value_for(Decimal("100.00")) == Decimal("1.50")
    assert fee.at(date(2020, 12, 31)).value_for(Decimal("100.01")) == Decimal(2)
    assert fee.at(date(2021, 1, 1)).value == Decimal(3)
    with pytest.raises(ValueError, match="scale"):
        _ = fee.at(date(2020, 1, 1)).value


def test_a_day_before_the_first_value_is_refused() -> None:
    with pytest.raises(Refused) as raised:
        read(GOOD)["fee"].at(date(2019, 12, 31))
    assert raised.value.refusal.code == "not_encoded"
    assert "2020-01-01" in raised.value.refusal.message.en


def test_doubtful_values_await_a_person() -> None:
    assert read(GOOD).awaiting_confirmation() == (("fee", date(2021, 1, 1)),)
    confirmed = GOOD + "        verified_by: A. Lawyer\n        verified_on: 2026-11-30\n"
    assert read(confirmed).awaiting_confirmation() == ()


def test_a_file_is_to_be_reviewed_every_year() -> None:
    assert not read(GOOD).review_is_overdue(date(2027, 11, 22))
    assert read(GOOD).review_is_overdue(date(2027, 11, 23))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("        reference: {act: 1/2021, section: 1 §, title: Laki}\n", "", "has no reference"),
        (
            "section: 1 §, title: Laki}\n      2021",
            "title: Laki}\n      2021",
            "section is missing",
        ),
        ("value: 3", "value: three", "is not a number"),
        ("value: 3", "value: true", "is not a number"),
        ("value: 3", "value: .inf", "not a plain decimal"),
        ("value: 3", "value: 1e400", "is not a number"),
        ("value: 3", "worth: 3", "unknown key 'worth'"),
        ("value: 3", "value: 3\n        scale: [{value: 3}]", "a value or a scale"),
        ("{value: 2}]", "{up_to: 50, value: 2}]", "steps must rise"),
        ("2021-01-01", "2019-01-01", "not in the order"),
        ("2021-01-01", "2020-01-01", "stands twice"),
        ("2021-01-01", "yesterday", "is not a day"),
        ("unit: EUR", "unit: USD", "unit 'USD'"),
        ("certainty: likely", "certainty: sure", "certainty 'sure'"),
        ("certainty: likely", "certainty: verified", "a doubt in fi, sv and en"),
        ("        doubt: {fi: Kysy., sv: Fråga., en: Ask.}\n", "", "a doubt in fi, sv and en"),
        (", en: Ask.}", "}", "en is missing"),
        ("en: Ask.}", "en: Ask., da: Ask.}", "unknown key 'da'"),
        ("doubt: {fi: Kysy., sv: Fråga., en: Ask.}", "doubt: Ask.", "must be a mapping"),
        ("certainty: likely", "certainty: likely\n        verified_by: A", "belong together"),
        ("certainty: likely", "certainty: likely\n        verified_on: 2026-11-30", "together"),
        ("reviewed_on: 2026-11-22", "reviewed_on: soon", "is not a day"),
        ("parameters:", "things:", "unknown key 'things'"),
        ("reviewed_on", "&a [*a", "not readable as YAML"),
        ("description: A fee.", "description: !!python/name:os.system x", "not readable as YAML"),
    ],
)
def test_a_faulty_file_is_refused_with_what_is_wrong(old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    with pytest.raises(BadInput) as raised:
        read(GOOD.replace(old, new, 1))
    assert complaint in raised.value.message
    assert raised.value.source == "test.yaml"


def test_all_faults_of_a_file_come_at_once() -> None:
    broken = GOOD.replace("unit: EUR", "unit: USD").replace("certainty: likely", "certainty: sure")
    with pytest.raises(BadInput) as raised:
        read(broken)
    assert "USD" in raised.value.message
    assert "'sure'" in raised.value.message


@pytest.mark.parametrize("text", ["", "[]", "just text", "reviewed_on: 2026-01-01\nparameters: {}"])
def test_a_file_without_parameters_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read(text)
