"""From when limitation runs, what interrupts it, joint debtors, and payments that come back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.limitation.facts import LimitationFacts
from inkasso.law.fi.limitation.joint import most_owed_after_limitation, recourse_start
from inkasso.law.fi.limitation.periods import last_day_to_collect
from inkasso.law.fi.limitation.proof import ActFacts, InformalAct, interrupts
from inkasso.law.fi.limitation.refund import PaymentOfBarredDebt, refund_of_barred_payment
from inkasso.law.fi.limitation.start import (
    LimitationStart,
    from_due_date,
    from_knowledge,
    from_origin,
    from_performance,
)


def last_day(start: LimitationStart, *interrupted: date) -> date | None:
    facts = LimitationFacts(
        due_date=start.begins_on,
        start=start,
        contractual=False,
        interrupted_on=interrupted,
    )
    answer = last_day_to_collect(facts)
    assert isinstance(answer, Decision)
    return answer.value


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (from_due_date(date(2020, 1, 10)), date(2023, 1, 10)),
        (from_due_date(date(2020, 1, 10), date(2019, 6, 1)), date(2022, 6, 1)),
        (from_performance(date(2021, 5, 5)), date(2024, 5, 5)),
        (from_knowledge(date(2020, 1, 1), date(2019, 1, 1)), date(2023, 1, 1)),
        # Known eight years after the event: the ten years end first.
        (from_knowledge(date(2018, 1, 1), date(2010, 1, 1)), date(2020, 1, 1)),
        (
            from_knowledge(date(2018, 1, 1), date(2010, 1, 1), personal_injury=True),
            date(2021, 1, 1),
        ),
        (from_origin(date(2015, 3, 1)), date(2025, 3, 1)),
        (from_origin(date(2015, 3, 1), date(2020, 3, 1)), date(2023, 3, 1)),
        # It fell due on the last of the ten years, and a day later: then it had ended.
        (from_origin(date(2012, 3, 1), date(2022, 3, 1)), date(2025, 3, 1)),
        (from_origin(date(2012, 3, 1), date(2022, 3, 2)), date(2022, 3, 1)),
    ],
)
def test_limitation_starts_as_sections_5_to_8_say(start: LimitationStart, expected: date) -> None:
    assert last_day(start) == expected
    assert start.because


def test_the_ten_years_ask_for_one_interruption_only() -> None:
    start = from_knowledge(date(2018, 1, 1), date(2010, 1, 1))
    assert last_day(start, date(2020, 1, 1)) == date(2023, 1, 1)
    assert last_day(start, date(2020, 1, 2)) == date(2020, 1, 1)


def test_an_open_ended_debt_is_renewed_by_ten_years() -> None:
    assert last_day(from_origin(date(2015, 3, 1)), date(2024, 1, 1)) == date(2034, 1, 1)


def test_an_open_ended_debt_kept_alive_has_three_years_from_when_it_fell_due() -> None:
    start = from_origin(date(2008, 3, 1), date(2023, 3, 1))
    assert last_day(start) == date(2018, 3, 1)
    assert last_day(start, date(2017, 1, 1)) == date(2026, 3, 1)
    assert last_day(start, date(2017, 1, 1), date(2025, 1, 1)) == date(2028, 1, 1)


@pytest.mark.parametrize("act", InformalAct)
def test_an_act_that_names_the_debt_interrupts(act: InformalAct) -> None:
    answer = interrupts(ActFacts(act=act, identified=True))
    assert isinstance(answer, Decision)
    assert answer.value is True


@pytest.mark.parametrize(
    "facts",
    [
        ActFacts(act=InformalAct.REMINDER, identified=False),
        ActFacts(act=InformalAct.PAYMENT, identified=True, this_debtor=False),
        ActFacts(act=InformalAct.REMINDER, identified=True, unknown_damages=True),
    ],
)
def test_what_names_another_debt_or_debtor_interrupts_nothing(facts: ActFacts) -> None:
    answer = interrupts(facts)
    assert isinstance(answer, Decision)
    assert answer.value is False


def test_a_reminder_of_damages_shows_their_grounds() -> None:
    facts = ActFacts(
        act=InformalAct.REMINDER, identified=True, unknown_damages=True, grounds_shown=True
    )
    answer = interrupts(facts)
    assert isinstance(answer, Decision)
    assert answer.value is True


def test_an_interruption_that_nothing_shows_is_refused() -> None:
    answer = interrupts(ActFacts(act=InformalAct.REMINDER, identified=True, evidenced=False))
    assert isinstance(answer, Refusal)
    assert answer.code == "interruption_not_proved"


def test_joint_debtors_owe_their_own_share_once_one_is_free() -> None:
    whole = Money.of("1000.00")
    free = most_owed_after_limitation(whole, {"a": False, "b": False, "c": False}).value
    assert set(free.values()) == {whole}
    after = most_owed_after_limitation(whole, {"a": True, "b": False, "c": False}).value
    assert after == {"a": Money(0), "b": Money.of("333.33"), "c": Money.of("333.33")}
    agreed = most_owed_after_limitation(whole, {"a": True, "b": False}, {"a": 1, "b": 3}).value
    assert agreed == {"a": Money(0), "b": Money.of("750.00")}


@given(
    cents=st.integers(0, 10**9),
    barred=st.dictionaries(st.text(max_size=3), st.booleans(), min_size=1, max_size=6),
)
def test_shares_never_pass_the_whole(cents: int, barred: dict[str, bool]) -> None:
    owed = most_owed_after_limitation(Money(cents), barred).value
    if any(barred.values()):
        assert sum(share.cents for share in owed.values()) <= cents
    assert all((not owed[name]) or not barred[name] for name in barred)


def test_weights_that_leave_somebody_out_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="each debtor"):
        most_owed_after_limitation(Money(100), {"a": True, "b": False}, {"a": 1})


def test_recourse_runs_from_the_payment() -> None:
    assert last_day(recourse_start(date(2022, 2, 28))) == date(2025, 2, 28)


def test_a_consumer_gets_back_with_interest_what_was_paid_without_knowing() -> None:
    facts = PaymentOfBarredDebt(
        paid=Money.of("1000.00"), paid_on=date(2025, 1, 10), consumer_or_private_guarantor=True
    )
    answer = refund_of_barred_payment(facts, date(2025, 3, 31))
    assert isinstance(answer, Decision)
    assert answer.value is not None
    # 80 days at the reference rate of 3.5 %.
    assert answer.value.interest.amount == Decimal("7.67")
    assert {ground.section for ground in answer.because} == {"14 § 2 mom.", "3 § 2 mom."}


@pytest.mark.parametrize(("consumer", "knew"), [(False, False), (True, True)])
def test_others_and_those_who_knew_get_nothing_back(consumer: bool, knew: bool) -> None:
    facts = PaymentOfBarredDebt(
        paid=Money(100),
        paid_on=date(2025, 1, 10),
        consumer_or_private_guarantor=consumer,
        knew=knew,
    )
    answer = refund_of_barred_payment(facts, date(2025, 3, 31))
    assert isinstance(answer, Decision)
    assert answer.value is None


def test_a_refund_beyond_the_known_rates_is_refused() -> None:
    facts = PaymentOfBarredDebt(
        paid=Money(100), paid_on=date(2026, 12, 1), consumer_or_private_guarantor=True
    )
    answer = refund_of_barred_payment(facts, date(2027, 3, 31))
    assert isinstance(answer, Refusal)
    assert answer.code == "reference_rate_unknown"
