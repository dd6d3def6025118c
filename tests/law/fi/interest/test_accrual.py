"""Fast accrual: exact, additive, equal to the explained lines, and honest about what it knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counted_calls import calls_of
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.law.fi.interest.accrual import Accrual, accrual_for
from inkasso.law.fi.interest.lines import Segment, interest_due, interest_lines
from inkasso.law.fi.interest.rates import last_day_of_contract_rate
from inkasso.law.fi.interest.refusals import rate_of_old_title
from inkasso.law.fi.interest.terms import ContractRateReading, DayCount, InterestKind, InterestTerms

FIRST, LAST = date(2002, 7, 1), date(2026, 12, 31)
days = st.dates(min_value=FIRST, max_value=LAST)
percents = st.sampled_from(
    [Decimal(text) for text in ("0", "4", "7.5", "8.25", "10", "11.1234", "16", "40")]
)
principals = st.integers(min_value=0, max_value=10**10)
conventions = st.sampled_from(DayCount)


@st.composite
def all_terms(draw: st.DrawFn) -> InterestTerms:
    """Terms of every kind, consumer's and other, with and without contract interest."""
    consumer = draw(st.booleans())
    kinds = [InterestKind.STATUTORY, InterestKind.AGREED]
    kind = draw(st.sampled_from(kinds if consumer else [*kinds, InterestKind.COMMERCIAL]))
    return InterestTerms(
        kind=kind,
        consumer=consumer,
        due_date=draw(days),
        agreed_percent=draw(percents) if kind is InterestKind.AGREED else None,
        contract_rate_before_due=draw(st.none() | percents),
        judgment_on=draw(st.none() | days),
        contracting_authority=False if consumer else draw(st.booleans()),
    )


def accrual_of(terms: InterestTerms, day_count: DayCount = DayCount.ACTUAL_365) -> Accrual:
    answer = accrual_for(terms, day_count)
    assert isinstance(answer, Accrual)
    return answer


def known(accrual: Accrual, *when: date) -> list[date]:
    """The days in order, none before the rate is known."""
    return sorted(max(day, accrual.known_from) for day in when)


def lines_of(
    cents: int, terms: InterestTerms, period: tuple[date, date], day_count: DayCount
) -> tuple[Segment, ...]:
    answer = interest_lines(cents, terms, period, day_count)
    assert not isinstance(answer, Refusal)
    return answer


@given(terms=all_terms(), cents=principals, one=days, other=days, day_count=conventions)
def test_fast_accrual_equals_the_explained_lines(
    *, terms: InterestTerms, cents: int, one: date, other: date, day_count: DayCount
) -> None:
    accrual = accrual_of(terms, day_count)
    start, end = known(accrual, one, other)
    fast = Fraction(accrual.numerator(cents, start, end), accrual.denominator)
    lines = lines_of(cents, terms, (start, end), day_count)
    assert fast == sum((line.amount for line in lines), Fraction(0))


@given(terms=all_terms(), cents=principals, three=st.tuples(days, days, days), how=conventions)
def test_interest_is_additive_over_split_periods_before_rounding(
    terms: InterestTerms, cents: int, three: tuple[date, date, date], how: DayCount
) -> None:
    accrual = accrual_of(terms, how)
    first, middle, last = known(accrual, *three)
    whole = accrual.numerator(cents, first, last)
    parts = accrual.numerator(cents, first, middle), accrual.numerator(cents, middle, last)
    assert whole == sum(parts)


@given(terms=all_terms(), parts=st.lists(principals, max_size=4), one=days, other=days)
def test_interest_is_additive_over_parts_of_the_principal(
    terms: InterestTerms, parts: list[int], one: date, other: date
) -> None:
    accrual = accrual_of(terms)
    start, end = known(accrual, one, other)
    whole = accrual.numerator(sum(parts), start, end)
    assert whole == sum(accrual.numerator(part, start, end) for part in parts)


@given(terms=all_terms(), cents=principals, start=days, end=days, day_count=conventions)
def test_segments_lie_side_by_side_and_cover_the_period(
    *, terms: InterestTerms, cents: int, start: date, end: date, day_count: DayCount
) -> None:
    start = max(start, accrual_of(terms).known_from)
    segments = lines_of(cents, terms, (start, end), day_count)
    expected = start
    for segment in segments:
        assert segment.first_day == expected + timedelta(days=1)
        assert segment.because
        expected = segment.last_day
    assert expected == (end if end > start else start)


@given(
    agreed=percents, before=st.none() | percents, due=days, cents=principals, one=days, other=days
)
def test_a_consumer_never_pays_more_than_the_statutory_rate_or_the_contracts_own(
    *, agreed: Decimal, before: Decimal | None, due: date, cents: int, one: date, other: date
) -> None:
    asked = InterestTerms(
        kind=InterestKind.AGREED,
        consumer=True,
        due_date=due,
        agreed_percent=agreed,
        contract_rate_before_due=before,
    )
    allowed = InterestTerms(
        kind=InterestKind.STATUTORY,
        consumer=True,
        due_date=due,
        contract_rate_before_due=before,
    )
    most = accrual_of(allowed).numerator(cents, one, other)
    assert accrual_of(asked).numerator(cents, one, other) <= most


def test_a_consumers_higher_contract_interest_ends_after_180_days() -> None:
    terms = InterestTerms(
        kind=InterestKind.STATUTORY,
        consumer=True,
        due_date=date(2025, 1, 1),
        contract_rate_before_due=Decimal(18),
    )
    lines = lines_of(100_000, terms, (date(2025, 1, 1), date(2025, 8, 1)), DayCount.ACTUAL_365)
    assert [(line.last_day, line.rate_percent) for line in lines] == [
        (date(2025, 6, 30), Decimal(18)),
        (date(2025, 8, 1), Decimal("9.5")),
    ]
    assert lines[0].days == 180


def test_a_judgment_ends_a_consumers_higher_contract_interest_sooner() -> None:
    terms = InterestTerms(
        kind=InterestKind.STATUTORY,
        consumer=True,
        due_date=date(2025, 1, 1),
        contract_rate_before_due=Decimal(18),
        judgment_on=date(2025, 3, 1),
    )
    lines = lines_of(100_000, terms, (date(2025, 1, 1), date(2025, 4, 1)), DayCount.ACTUAL_365)
    assert [line.last_day for line in lines] == [date(2025, 3, 1), date(2025, 4, 1)]


def test_an_agreed_rate_above_the_statutory_one_is_void_against_a_consumer() -> None:
    terms = InterestTerms(
        kind=InterestKind.AGREED,
        consumer=True,
        due_date=date(2026, 1, 1),
        agreed_percent=Decimal(16),
    )
    (line,) = lines_of(100_000, terms, (date(2026, 1, 1), date(2026, 2, 1)), DayCount.ACTUAL_365)
    assert line.rate_percent == Decimal("9.5")
    assert [ground.section for ground in line.because] == ["2 § 2 mom.", "4 § 1 mom."]


def test_an_agreed_rate_below_the_statutory_one_binds_the_creditor() -> None:
    terms = InterestTerms(
        kind=InterestKind.AGREED,
        consumer=True,
        due_date=date(2026, 1, 1),
        agreed_percent=Decimal(8),
    )
    (line,) = lines_of(100_000, terms, (date(2026, 1, 1), date(2026, 12, 1)), DayCount.ACTUAL_365)
    assert line.rate_percent == Decimal(8)


def test_a_business_pays_the_agreed_rate_even_after_the_last_known_reference_rate() -> None:
    terms = InterestTerms(
        kind=InterestKind.AGREED,
        consumer=False,
        due_date=date(2026, 1, 1),
        agreed_percent=Decimal(16),
    )
    accrual = accrual_of(terms)
    numerator = accrual.numerator(100_000, date(2026, 12, 31), date(2027, 12, 31))
    assert accrual.cents(numerator) == 16_000


def test_a_contracting_authority_pays_at_least_the_commercial_rate() -> None:
    terms = InterestTerms(
        kind=InterestKind.AGREED,
        consumer=False,
        due_date=date(2026, 1, 1),
        agreed_percent=Decimal(4),
        contracting_authority=True,
    )
    (line,) = lines_of(100_000, terms, (date(2026, 1, 1), date(2026, 2, 1)), DayCount.ACTUAL_365)
    assert line.rate_percent == Decimal("10.5")
    assert line.because[0].act == "30/2013"


@pytest.mark.parametrize("kind", [InterestKind.STATUTORY, InterestKind.COMMERCIAL])
def test_interest_into_2027_names_the_missing_notice(kind: InterestKind) -> None:
    terms = InterestTerms(kind=kind, consumer=False, due_date=date(2026, 1, 1))
    refusal = interest_due(Money(100), terms, (date(2026, 12, 1), date(2027, 1, 1)))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "reference_rate_unknown"
    assert "Bank of Finland" in refusal.message.en
    assert "first half of 2027" in refusal.message.en
    with pytest.raises(Refused) as raised:
        accrual_of(terms).numerator(100, date(2026, 12, 1), date(2027, 1, 1))
    assert raised.value.refusal == refusal


def test_contract_interest_into_2027_is_refused_too() -> None:
    terms = InterestTerms(
        kind=InterestKind.STATUTORY,
        consumer=True,
        due_date=date(2026, 11, 1),
        contract_rate_before_due=Decimal(18),
    )
    with pytest.raises(Refused) as raised:
        accrual_of(terms).numerator(100, date(2026, 11, 1), date(2027, 6, 1))
    assert raised.value.refusal.code == "reference_rate_unknown"
    lines = interest_lines(100, terms, (date(2026, 11, 1), date(2027, 6, 1)))
    assert lines == raised.value.refusal


def test_interest_before_1995_is_not_encoded() -> None:
    terms = InterestTerms(kind=InterestKind.STATUTORY, consumer=False, due_date=date(1996, 1, 1))
    period = (date(1995, 4, 1), date(1996, 1, 1))
    refusal = interest_lines(100, terms, period)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not_encoded"
    with pytest.raises(Refused) as raised:
        accrual_of(terms).numerator(100, *period)
    assert raised.value.refusal == refusal


def test_only_what_accrues_since_july_2002_is_answered_of_older_debts() -> None:
    old = InterestTerms(kind=InterestKind.STATUTORY, consumer=False, due_date=date(1995, 4, 30))
    agreed = InterestTerms(
        kind=InterestKind.AGREED,
        consumer=True,
        due_date=date(2002, 6, 30),
        agreed_percent=Decimal(8),
    )
    for terms in (old, agreed):
        accrual = accrual_of(terms)
        assert accrual.known_from == date(2002, 7, 1)
        with pytest.raises(Refused) as raised:
            accrual.numerator(100, date(2002, 6, 29), date(2003, 1, 1))
        assert raised.value.refusal.code == "not_encoded"
        assert accrual.numerator(100, date(2002, 6, 30), date(2003, 1, 1)) > 0


def test_contract_interest_of_the_nineties_gets_four_points_within_the_cap() -> None:
    terms = InterestTerms(
        kind=InterestKind.STATUTORY,
        consumer=False,
        due_date=date(1998, 1, 1),
        contract_rate_before_due=Decimal(8),
        agreed_on=date(1997, 1, 1),
    )
    lines = lines_of(100_000, terms, (date(1998, 1, 1), date(2003, 1, 31)), DayCount.ACTUAL_365)
    # 8 + 4, and at most the reference rate of the year and 10; from 1.7.2002 reference and 7.
    assert [line.rate_percent for line in lines] == [
        Decimal(12), Decimal("10.5"), Decimal(10),
    ]  # fmt: skip
    higher = replace(terms, contract_rate_before_due=Decimal(15))
    lines = lines_of(100_000, higher, (date(1998, 1, 1), date(2003, 1, 31)), DayCount.ACTUAL_365)
    assert {line.rate_percent for line in lines} == {Decimal(15)}


def test_contract_interest_promised_before_1995_is_not_answered_for_its_time() -> None:
    terms = InterestTerms(
        kind=InterestKind.STATUTORY,
        consumer=False,
        due_date=date(1998, 1, 1),
        contract_rate_before_due=Decimal(8),
        agreed_on=date(1995, 4, 30),
    )
    for since in (terms, replace(terms, agreed_on=None)):
        assert accrual_of(since).known_from == date(2002, 7, 1)


def test_the_rate_of_a_judgment_from_before_july_2002_is_asked_for() -> None:
    terms = InterestTerms(
        kind=InterestKind.STATUTORY,
        consumer=True,
        due_date=date(2001, 1, 1),
        judgment_on=date(2002, 6, 30),
    )
    refusal = accrual_for(terms)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "rate_of_old_title"
    assert rate_of_old_title(date(2002, 6, 30)) == refusal


@pytest.mark.parametrize(
    ("due", "reading", "last_day"),
    [
        (date(2009, 1, 1), ContractRateReading.ALWAYS, date(2009, 6, 30)),
        (date(2009, 1, 1), ContractRateReading.SINCE_2010, None),
        (date(2010, 1, 31), ContractRateReading.SINCE_2010, None),
        (date(2010, 2, 1), ContractRateReading.SINCE_2010, date(2010, 7, 31)),
    ],
)
def test_from_when_the_180_days_hold_is_a_reading(
    due: date, reading: ContractRateReading, last_day: date | None
) -> None:
    terms = InterestTerms(
        kind=InterestKind.STATUTORY,
        consumer=True,
        due_date=due,
        contract_rate_before_due=Decimal(20),
        reading=reading,
    )
    assert last_day_of_contract_rate(terms) == last_day
    rate_then = lines_of(
        100, terms, (due + timedelta(days=400), due + timedelta(days=401)), DayCount.ACTUAL_365
    )[0].rate_percent
    assert (rate_then == 20) is (last_day is None)


def test_nothing_accrues_when_the_end_is_not_after_the_start() -> None:
    accrual = accrual_of(
        InterestTerms(kind=InterestKind.STATUTORY, consumer=True, due_date=date(2026, 1, 15))
    )
    assert accrual.numerator(100_000, date(2026, 1, 15), date(2026, 1, 15)) == 0
    assert accrual.numerator(100_000, date(2026, 1, 15), date(2026, 1, 1)) == 0


@pytest.mark.parametrize("percent", ["-1", "8.12345"])
def test_a_rate_that_cannot_be_counted_exactly_is_refused(percent: str) -> None:
    with pytest.raises(ValueError, match="four decimals"):
        InterestTerms(
            kind=InterestKind.AGREED,
            consumer=False,
            due_date=date(2026, 1, 1),
            agreed_percent=Decimal(percent),
        )


def test_terms_that_contradict_themselves_are_refused() -> None:
    with pytest.raises(ValueError, match="never a commercial"):
        InterestTerms(kind=InterestKind.COMMERCIAL, consumer=True, due_date=date(2026, 1, 1))
    with pytest.raises(ValueError, match="agreed_percent"):
        InterestTerms(kind=InterestKind.AGREED, consumer=True, due_date=date(2026, 1, 1))


@given(numerator=st.integers(min_value=-(10**20), max_value=10**20))
def test_cents_round_half_away_from_zero_as_money_does(numerator: int) -> None:
    accrual = accrual_of(
        InterestTerms(kind=InterestKind.STATUTORY, consumer=True, due_date=date(2026, 1, 15))
    )
    exact = Fraction(numerator, accrual.denominator)
    cents = accrual.cents(numerator)
    assert abs(exact - cents) <= Fraction(1, 2)
    assert accrual.cents(-numerator) == -cents


def test_an_accrual_builds_nothing_again() -> None:
    accrual = accrual_of(
        InterestTerms(kind=InterestKind.STATUTORY, consumer=True, due_date=date(2020, 1, 15))
    )
    start, end = date(2020, 1, 15), date(2026, 6, 30)
    calls = calls_of(lambda: [accrual.numerator(cents, start, end) for cents in range(1000)])
    # A table built on each call would be hundreds.
    assert calls < 20 * 1000
