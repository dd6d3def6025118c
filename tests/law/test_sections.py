"""The register of what is encoded, and the pages made from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from inkasso.base.decisions import Refused
from inkasso.law.acts import SourceKind, acts, source_of
from inkasso.law.enacted import Provision
from inkasso.law.pages import file_of, index_tests, out_of_date, pages, write_pages
from inkasso.law.sections import encoded_acts, faults_of, in_order, provisions, provisions_of

ROOT = Path(__file__).parents[2]
PAGES, TESTS = ROOT / "docs" / "law", ROOT / "tests"
SOME = Provision(act="513/1999", section="4 §", since=date(1999, 9, 1), note="Good practice.")


def test_every_encoded_act_has_a_page_and_every_section_says_what_it_is() -> None:
    assert faults_of(provisions()) == ()
    made = pages(index_tests(TESTS))
    files = {file_of(source) for act in encoded_acts() if (source := source_of(act))}
    assert files <= set(made)


def test_the_pages_are_up_to_date() -> None:
    hint = "run `inkasso law sections --write docs/law`"
    assert (out_of_date(PAGES, TESTS), hint) == ((), hint)


def test_every_function_in_the_register_exists() -> None:
    functions = {each.function for each in provisions() if each.function}
    for function in functions:
        module, _, name = function.partition(":")
        assert callable(getattr(import_module(module), name)), function
    assert len(functions) > 50


def test_every_encoded_function_of_the_law_has_a_test() -> None:
    tests = index_tests(TESTS)
    lacking = {each.function for each in provisions() if each.function} - {
        each.function for each in provisions() if tests.of(each.function)
    }
    assert lacking == set()


def test_every_named_act_is_encoded_or_says_why_not() -> None:
    named = {source.number for source in acts()}
    assert named - set(encoded_acts()) == set()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(SOME, act="9/9999"), "no name"),
        (replace(SOME, note=""), "docstring"),
        (replace(SOME, until=date(1999, 8, 31)), "before it begins"),
    ],
)
def test_a_fault_of_the_register_is_named(wrong: Provision, said: str) -> None:
    (fault,) = faults_of([wrong])
    assert said in fault


def test_sections_are_read_as_numbers() -> None:
    sections = ["10 a §", "4 b §", "10 §", "4 §", "3 luku 102 §", "3 luku 2 §"]
    ordered = in_order(replace(SOME, section=section) for section in sections)
    assert [each.section for each in ordered] == [
        "3 luku 2 §",
        "3 luku 102 §",
        "4 §",
        "4 b §",
        "10 §",
        "10 a §",
    ]


def test_acts_come_by_year_and_decisions_last() -> None:
    numbers = ("KKO 2012:19", "739/2022", "513/1999", "38/1978", "4/1734")
    ordered = in_order(replace(SOME, act=number) for number in numbers)
    assert [each.act for each in ordered] == [
        "4/1734",
        "38/1978",
        "513/1999",
        "739/2022",
        "KKO 2012:19",
    ]


def test_an_act_that_is_not_encoded_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        provisions_of("9/9999")
    assert refused.value.refusal.code == "act_not_encoded"


def test_a_court_is_known_by_its_numbers() -> None:
    source = source_of("KKO 2012:19")
    assert source is not None
    assert source.kind is SourceKind.DECISION
    assert source.name.sv == "Högsta domstolen KKO 2012:19"
    assert source_of("XYZ 1:1") is None


def test_pages_are_the_same_twice_and_what_is_no_page_goes(tmp_path: Path) -> None:
    folder = tmp_path / "law"
    first = write_pages(folder, TESTS)
    assert "513-1999.md" in first
    (folder / "old.md").write_text("old", encoding="utf-8")
    assert out_of_date(folder, TESTS) == ("old.md",)
    assert write_pages(folder, TESTS) == ("old.md",)
    assert write_pages(folder, TESTS) == ()


def test_a_page_names_the_tests_of_a_function() -> None:
    page = pages(index_tests(TESTS))["1455-2015.md"]
    assert "`inkasso.law.fi.courts.costs.court_fee`" in page
    assert "../../tests/law/fi/courts/test_court_costs.py" in page
    assert "Finnish: tuomioistuinmaksulaki" in page


def test_what_awaits_confirmation_has_its_own_page() -> None:
    page = pages(index_tests(TESTS))["values.md"]
    assert "| credit_rate_temporary | 2020-07-01 |" in page
    assert "| years_collection |" not in page
