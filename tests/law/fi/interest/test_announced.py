"""Rates taken in between releases: what is accepted, kept, and used by everything afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.faults import BadInput
from inkasso.base.money import Money
from inkasso.law.fi.arrays.columns import ClaimColumns
from inkasso.law.fi.arrays.interest import balances
from inkasso.law.fi.interest.accrual import Accrual, accrual_for
from inkasso.law.fi.interest.announced import (
    AnnouncedRate,
    announced_text,
    read_announced,
    reference_rate_from,
    with_rate,
)
from inkasso.law.fi.interest.curves import RateCurve, curve_of, reference_curve, statutory_curve
from inkasso.law.fi.interest.lines import interest_due
from inkasso.law.fi.interest.rates import rate_phases
from inkasso.law.fi.interest.reference_rate import (
    announced_reference_rates,
    install_reference_rates,
    missing_reference_rate,
    reference_rate,
    reference_rates,
    unconfirmed_rates,
)
from inkasso.law.fi.interest.terms import InterestKind, InterestTerms
from inkasso.law.parameters import DatedValue

NEW = AnnouncedRate(
    since=date(2027, 1, 1),
    percent=Decimal("3.0"),
    source="1234/2026",
    by="A. Virtanen",
    on=date(2026, 12, 29),
    published=date(2026, 12, 28),
)
TERMS = InterestTerms(kind=InterestKind.STATUTORY, consumer=True, due_date=date(2026, 12, 1))


def taken(*rates: AnnouncedRate) -> tuple[DatedValue, ...]:
    values: tuple[DatedValue, ...] = ()
    for rate in rates:
        answer = with_rate(values, rate)
        assert not isinstance(answer, Refusal)
        values = answer
    return values


@pytest.fixture
def _as_before() -> Iterator[None]:
    yield
    install_reference_rates(())


@pytest.mark.usefixtures("_as_before")
def test_an_installed_rate_is_used_everywhere() -> None:
    period = (date(2026, 12, 1), date(2027, 1, 31))
    assert isinstance(interest_due(Money(100_000), TERMS, period), Refusal)
    install_reference_rates(taken(NEW))
    assert announced_reference_rates() == taken(NEW)
    answer = interest_due(Money(100_000), TERMS, period)
    assert isinstance(answer, Decision)
    # 30 days at 9.5 and 31 at 10.
    assert str(answer.value) == "16.30"
    accrual = accrual_for(TERMS)
    assert isinstance(accrual, Accrual)
    assert accrual.cents(accrual.numerator(100_000, *period)) == 1630
    assert accrual.known_through == date(2027, 6, 30)
    known = reference_rate(date(2027, 6, 30))
    assert isinstance(known, Decision)
    assert known.value == 3
    assert missing_reference_rate(date(2026, 12, 29)) is None
    claims = ClaimColumns(
        principal=np.array([100_000]),
        kind=np.zeros(1, np.int8),
        consumer=np.ones(1, bool),
        due=np.array([period[0]], dtype="datetime64[D]"),
        starts_after=np.array([period[0]], dtype="datetime64[D]"),
        until=np.array([period[1]], dtype="datetime64[D]"),
    )
    assert balances(claims).interest.tolist() == [1630]
    install_reference_rates(())
    assert balances(claims).refused.tolist() == [2]


@pytest.mark.usefixtures("_as_before")
def test_curves_follow_what_is_installed() -> None:
    phases = rate_phases(TERMS)
    assert not isinstance(phases, Refusal)
    curves: tuple[Callable[[], RateCurve], ...] = (
        lambda: curve_of(phases[0].rule),
        lambda: statutory_curve(commercial=True),
        reference_curve,
    )
    assert {make().known_through for make in curves} == {date(2026, 12, 31)}
    install_reference_rates(taken(NEW))
    assert {make().known_through for make in curves} == {date(2027, 6, 30)}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"since": date(2027, 1, 2)}, "not_a_half_year"),
        ({"since": date(1999, 1, 1)}, "not_a_half_year"),
        ({"percent": Decimal("2.9")}, "implausible_rate"),
        ({"percent": Decimal("-0.5")}, "implausible_rate"),
        ({"percent": Decimal(30)}, "implausible_rate"),
        ({"source": " "}, "source_missing"),
        ({"by": "a\nb"}, "source_missing"),
        (
            {"since": date(2027, 7, 1), "on": date(2027, 6, 30), "published": None},
            "rate_missing_before",
        ),
        ({"since": date(2025, 1, 1), "published": None}, "contradicts_known_rate"),
        ({"published": date(2026, 11, 30)}, "implausible_publication"),
        ({"published": date(2026, 12, 30)}, "implausible_publication"),
        ({"on": date(2026, 11, 30), "published": None}, "implausible_publication"),
        (
            {"published": date(2027, 7, 1), "on": date(2027, 7, 2)},
            "implausible_publication",
        ),
    ],
)
def test_a_rate_that_cannot_be_right_is_refused(changes: dict[str, object], code: str) -> None:
    answer = with_rate((), replace(NEW, **changes))  # type: ignore[arg-type]
    assert isinstance(answer, Refusal)
    assert answer.code == code
    assert answer.remedy is not None


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2026, 12, 31), date(2027, 6, 30)])
def test_a_rate_is_taken_in_from_a_month_before_its_half_year(day: date) -> None:
    assert taken(replace(NEW, on=day, published=day))


def test_another_figure_for_the_same_half_year_is_refused() -> None:
    answer = with_rate(taken(NEW), replace(NEW, percent=Decimal("3.5")))
    assert isinstance(answer, Refusal)
    assert answer.code == "contradicts_known_rate"


def test_the_same_figure_again_changes_nothing() -> None:
    assert with_rate(taken(NEW), replace(NEW, by="B. Korhonen")) == taken(NEW)


@pytest.mark.usefixtures("_as_before")
@pytest.mark.parametrize("percent", ["2.5", "3.0"])
def test_a_doubtful_rate_is_confirmed_or_replaced(percent: str) -> None:
    span = (date(2026, 7, 1), date(2026, 12, 31))
    assert len(unconfirmed_rates(*span)) == 1
    confirmed = AnnouncedRate(
        since=date(2026, 7, 1),
        percent=Decimal(percent),
        source="600/2026",
        by="A. Virtanen",
        on=date(2026, 7, 2),
    )
    install_reference_rates(taken(confirmed))
    value = reference_rates().at(date(2026, 7, 1))
    assert (value.value, value.verified_by) == (Decimal(percent), "A. Virtanen")
    assert unconfirmed_rates(*span) == ()
    assert reference_rates().known_through == date(2026, 12, 31)


def test_the_file_reads_back_what_was_written() -> None:
    later = replace(
        NEW,
        since=date(2027, 7, 1),
        source='Ilmoitus "7": \\ ä',
        published=None,
        on=date(2027, 6, 30),
    )
    values = taken(NEW, later)
    assert read_announced(announced_text(values), source="x.yaml") == values


@given(source=st.text(min_size=1, max_size=30), by=st.text(min_size=1, max_size=10))
def test_any_source_that_is_accepted_reads_back(source: str, by: str) -> None:
    values = with_rate((), replace(NEW, source=source, by=by))
    if not isinstance(values, Refusal):
        assert read_announced(announced_text(values), source="x.yaml") == values


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 3.0", "value: 3.1"),
        ("value: 3.0", "value: three"),
        ("2027-01-01:", "2027-07-01:"),
        ('    verified_by: "A. Virtanen"\n', ""),
        ("unit: percent", "unit: percent\nunit: percent"),
        ("reference:", "referens:"),
    ],
)
def test_a_file_that_was_tampered_with_is_bad_input(old: str, new: str) -> None:
    text = announced_text(taken(NEW))
    assert old in text
    with pytest.raises(BadInput, match=r"x\.yaml"):
        read_announced(text.replace(old, new), source="x.yaml")


@pytest.mark.parametrize(
    ("ecb", "reference"),
    [
        ("2.15", "2.5"), ("2.40", "2.5"), ("2.50", "2.5"), ("2.65", "3.0"),
        ("3.15", "3.5"), ("4.25", "4.5"), ("4.50", "4.5"), ("0.05", "0.5"), ("0.00", "0"),
    ],
)  # fmt: skip
def test_the_reference_rate_rounds_the_central_banks_rate_up(ecb: str, reference: str) -> None:
    assert reference_rate_from(Decimal(ecb)) == Decimal(reference)
