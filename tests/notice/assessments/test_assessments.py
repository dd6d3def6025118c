"""Impact assessments: which purposes need one, what is missing, what a bad file says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.notice.assessments import (
    Assessments,
    Criterion,
    Kind,
    Level,
    Need,
    load_assessments,
    needs,
    read_assessments,
    shortfalls,
)
from inkasso.notice.assessments.criteria import ENOUGH
from inkasso.notice.loading import register_files
from notice.registers_at_hand import DEMO, FOLDERS, demo, register_of

DAY = date(2026, 3, 2)
FILES = {
    path.name: path.read_text(encoding="utf-8") for path in (DEMO / "assessments").glob("*.yaml")
}


def made(**changed: str) -> Assessments:
    """The demo's assessments with whole files in others' place; an empty text leaves one out."""
    files = {**FILES, **{f"{name}.yaml": text for name, text in changed.items()}}
    return read_assessments({name: text for name, text in files.items() if text}, demo())


def altered(name: str, old: str, new: str) -> str:
    text = FILES[f"{name}.yaml"]
    assert old in text
    return text.replace(old, new)


def kinds(assessments: Assessments, on: date = DAY) -> list[tuple[Kind, str]]:
    return [(one.kind, one.purpose) for one in shortfalls(demo(), assessments, on)]


def test_the_demo_has_what_it_needs() -> None:
    assessments = load_assessments(DEMO, demo())
    assert kinds(assessments) == []
    needed = {one.purpose for one in needs(demo(), assessments) if one.needed}
    assert {"collection", "hardship", "oversight", "breaches"} <= needed
    assert "website" not in needed


def test_special_categories_count_without_being_stated() -> None:
    of = {one.purpose: one for one in needs(demo(), made(criteria=""))}
    assert of["hardship"].criteria == {Criterion.SENSITIVE}
    assert not of["hardship"].needed


@pytest.mark.parametrize("criterion", list(Criterion))
def test_one_criterion_is_enough_only_where_the_law_says_so(criterion: Criterion) -> None:
    alone = Need(purpose="collection", criteria=frozenset({criterion}))
    assert alone.needed is (criterion in ENOUGH)


@given(st.frozensets(st.sampled_from(list(Criterion))), st.sampled_from(list(Criterion)))
def test_a_further_criterion_never_makes_one_needless(
    criteria: frozenset[Criterion], more: Criterion
) -> None:
    before = Need(purpose="p", criteria=criteria).needed
    assert not before or Need(purpose="p", criteria=criteria | {more}).needed


def test_a_purpose_that_needs_one_and_has_none_is_told() -> None:
    assert kinds(made(hardship="")) == [(Kind.MISSING, "hardship")]
    assert kinds(made(hardship="", criteria=altered("criteria", "hardship:", "website:"))) == []


def test_an_assessment_counts_to_the_last_day_of_its_review() -> None:
    last = date(2026, 12, 31)
    assert kinds(made(), last) == []
    assert kinds(made(), last + timedelta(days=1)) == [(Kind.OUT_OF_DATE, "hardship")]
    (told,) = shortfalls(demo(), made(), last + timedelta(days=1))
    assert "31.12.2026" in told.message.fi
    assert told.because.section == "35(11)"


def test_one_decided_tomorrow_does_not_count_today() -> None:
    later = altered("oversight", "decided_on: 2025-12-01", "decided_on: 2026-03-03")
    assert kinds(made(oversight=later)) == [(Kind.MISSING, "oversight")]


def test_a_high_risk_that_is_left_asks_for_the_authority() -> None:
    high = altered("hardship", "residual: low", "residual: high")
    assert kinds(made(hardship=high)) == [(Kind.NOT_CONSULTED, "hardship")]
    asked = high.replace("consultation:\n", "consultation:\n  authority_on: 2026-02-01\n")
    assert kinds(made(hardship=asked)) == []
    assert made(hardship=asked).items["hardship"].residual is Level.HIGH


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("purposes: [hardship]", "purposes: [gossip]", "gossip is no purpose"),
        ("purposes: [hardship]", "purposes: []", "names none"),
        ("residual: low", "residual: tiny", "'tiny' is none of"),
        ("review_by: 2026-12-31", "review_by: 2025-12-01", "lies after decided_on"),
        ("by: toimitusjohtaja", "by: ''", "must be text"),
        ("by: toimitusjohtaja", "by: x\nsecret: y", "unknown key 'secret'"),
    ],
)
def test_a_bad_file_is_told_by_key(old: str, new: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as bad:
        made(hardship=altered("hardship", old, new))
    assert "hardship" in bad.value.message


def test_criteria_of_no_purpose_and_of_no_kind_are_told() -> None:
    with pytest.raises(BadInput) as bad:
        made(criteria="gossip: [large_scale]\nhardship: [evil]")
    assert "gossip is no purpose" in bad.value.message
    assert "'evil' is none of" in bad.value.message


@pytest.mark.parametrize("text", ["[", "a: &x 1\nb: *x", "- 1", "\u0000"])
def test_what_is_no_yaml_of_ours_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        made(hardship=text)


def test_a_register_without_a_folder_has_none() -> None:
    for folder in FOLDERS[1:]:
        assert load_assessments(folder, register_of(folder)).items == {}


def test_assessments_are_no_part_of_the_notice() -> None:
    """The version that people were given stays the same when an assessment is reviewed."""
    assert not any("assessments" in name for name in register_files(DEMO))
