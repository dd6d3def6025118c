"""When one may remind, demand and sue, and when one may not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.dates import is_banking_day
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.debt_collection.acts import ActKind, CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.deadlines import (
    DemandSent,
    earliest_court_claim,
    payment_deadline,
)
from inkasso.law.fi.debt_collection.permission import (
    Objection,
    SendingFacts,
    earliest_chargeable_reminder,
    earliest_demand,
    earliest_next_chargeable,
    earliest_reminder,
    may_send_demand,
    may_send_reminder,
)
from inkasso.law.fi.debt_collection.tratta import tratta_publication_window
from inkasso.law.fi.interpretations import DayReading, Readings

Row = dict[str, str]
EXAMPLES: list[Row] = yaml.load(
    Path(__file__).with_name("timing.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
LITERAL = Readings(consumer=DayReading.LITERAL, other=DayReading.LITERAL, tratta=DayReading.LITERAL)
FULL = Readings(tratta=DayReading.FULL_DAYS)
DUE = date(2026, 1, 15)


def first_day(row: Row, readings: Readings) -> tuple[date, tuple[Citation, ...]]:
    if row["ask"] == "tratta":
        window = tratta_publication_window(date.fromisoformat(row["sent"]), readings=readings)
        assert isinstance(window, Decision)
        assert window.value.last == date.fromisoformat(row["last"])
        return window.value.first, window.because
    answer = asked(row, readings)
    assert isinstance(answer, Decision)
    return answer.value, answer.because


def asked(row: Row, readings: Readings) -> Decision[date] | Refusal:
    regime, due = Regime(row["regime"]), date.fromisoformat(row["due"])
    if row["ask"] == "demand":
        reminded = tuple(date.fromisoformat(day) for day in row.get("reminded", "").split())
        facts = SendingFacts(regime=regime, due_date=due, reminded_on=reminded)
        return earliest_demand(facts, readings=readings)
    sent = row.get("invoice_sent")
    receivable = CostFacts(
        regime=regime,
        principal=Money(100_00),
        due_date=due,
        invoice_sent_on=None if sent is None else date.fromisoformat(sent),
    )
    previous = date.fromisoformat(row["previous"]) if "previous" in row else None
    if row["ask"] == "next":
        return earliest_next_chargeable(receivable, previous, readings=readings)
    history = () if previous is None else (PastAct(kind=ActKind.REMINDER, sent_on=previous),)
    return earliest_chargeable_reminder(receivable, history, readings=readings)


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: str(row["case"]))
def test_first_days_are_right_on_both_readings(row: Row) -> None:
    careful, because = first_day(row, FULL)
    literal, _ = first_day(row, LITERAL)
    assert careful == date.fromisoformat(row["full_days"])
    assert literal == date.fromisoformat(row["literal"])
    assert row["section"] in {ground.section for ground in because}


def consumer(
    *reminded: date,
    objection: Objection = Objection.NONE,
    suspended_on: date | None = None,
    free: bool = False,
    directly_enforceable: bool = False,
) -> SendingFacts:
    return SendingFacts(
        regime=Regime.CONSUMER,
        due_date=DUE,
        reminded_on=reminded,
        objection=objection,
        suspended_on=suspended_on,
        free_and_says_so=free,
        directly_enforceable=directly_enforceable,
    )


def refused(answer: Decision[None] | Refusal) -> str:
    assert isinstance(answer, Refusal)
    assert answer.because
    return answer.code


REMINDED = date(2026, 2, 1)
LATER = date(2026, 3, 1)


def test_a_free_reminder_may_go_the_day_after_the_due_date() -> None:
    assert earliest_reminder(consumer()).value == date(2026, 1, 16)
    assert isinstance(may_send_reminder(consumer(), date(2026, 1, 16)), Decision)


def test_nothing_is_sent_on_the_due_date() -> None:
    assert refused(may_send_reminder(consumer(), DUE)) == "not_due"
    assert refused(may_send_demand(consumer(REMINDED), DUE)) == "not_due"


def test_a_consumer_is_reminded_before_a_demand() -> None:
    assert refused(may_send_demand(consumer(), LATER)) == "no_reminder"


def test_a_reminder_on_or_before_the_due_date_does_not_count() -> None:
    assert refused(may_send_demand(consumer(DUE), LATER)) == "no_reminder"


def test_a_demand_waits_fifteen_days_from_the_reminder() -> None:
    day_fifteen = REMINDED + timedelta(days=15)
    early = may_send_demand(consumer(REMINDED), day_fifteen - timedelta(days=1))
    assert refused(early) == "too_early"
    assert isinstance(early, Refusal)
    assert "2026-02-16" in early.message.en
    assert "16.2.2026" in early.message.fi
    assert isinstance(may_send_demand(consumer(REMINDED), day_fifteen), Decision)


def test_a_business_demand_needs_no_reminder() -> None:
    facts = SendingFacts(regime=Regime.OTHER, due_date=DUE)
    assert isinstance(may_send_demand(facts, date(2026, 1, 16)), Decision)


def test_a_dispute_stops_collecting() -> None:
    disputed = consumer(REMINDED, objection=Objection.DISPUTED)
    assert refused(may_send_demand(disputed, LATER)) == "disputed"
    assert refused(may_send_reminder(disputed, LATER)) == "disputed"


def test_an_objection_without_effect_does_not_stop_collecting() -> None:
    facts = consumer(REMINDED, objection=Objection.WITHOUT_EFFECT)
    assert isinstance(may_send_demand(facts, LATER), Decision)


def test_a_directly_enforceable_receivable_stops_only_for_an_appeal() -> None:
    disputed = consumer(REMINDED, objection=Objection.DISPUTED, directly_enforceable=True)
    appealed = consumer(REMINDED, objection=Objection.APPEAL, directly_enforceable=True)
    assert isinstance(may_send_demand(disputed, LATER), Decision)
    assert refused(may_send_demand(appealed, LATER)) == "disputed"


def test_a_request_to_suspend_stops_all_but_what_is_free_and_says_so() -> None:
    asked_on = date(2026, 2, 20)
    suspended = consumer(REMINDED, suspended_on=asked_on)
    assert refused(may_send_demand(suspended, asked_on)) == "suspended"
    assert isinstance(may_send_demand(suspended, date(2026, 2, 19)), Decision)
    free = consumer(REMINDED, suspended_on=asked_on, free=True)
    assert isinstance(may_send_demand(free, LATER), Decision)


def test_a_time_barred_receivable_is_not_collected() -> None:
    barred = SendingFacts(regime=Regime.OTHER, due_date=DUE, time_barred_on=LATER)
    assert refused(may_send_demand(barred, LATER)) == "time_barred"
    assert refused(may_send_reminder(barred, LATER)) == "time_barred"
    assert isinstance(may_send_demand(barred, LATER - timedelta(days=1)), Decision)


def test_a_reminder_without_an_invoice_in_time_is_never_chargeable() -> None:
    facts = CostFacts(
        regime=Regime.CONSUMER,
        principal=Money(1),
        due_date=DUE,
        invoice_sent_on=date(2026, 1, 2),
    )
    answer = earliest_chargeable_reminder(facts)
    assert isinstance(answer, Refusal)
    assert answer.code == "no_invoice_in_time"


@given(
    reminded=st.lists(st.dates(DUE, date(2026, 12, 31)), max_size=4),
    on=st.dates(DUE, date(2026, 12, 31)),
)
def test_a_consumers_demand_is_never_earlier_than_fourteen_full_days_after_a_reminder(
    reminded: list[date], on: date
) -> None:
    if isinstance(may_send_demand(consumer(*reminded), on), Decision):
        assert any(day > DUE and (on - day).days >= 15 for day in reminded)


# Sent on Monday 2 March 2026; four weekdays of post end on Friday the 6th.
def test_a_letter_gives_ten_days_from_when_it_at_the_latest_arrives() -> None:
    assert payment_deadline(date(2026, 3, 2), 4).value == date(2026, 3, 16)


def test_a_deadline_on_a_day_off_moves_to_the_next_banking_day() -> None:
    # Ten days from Wednesday 25 March is Saturday 4 April; Easter Monday is the 6th.
    assert payment_deadline(date(2026, 3, 25), 0).value == date(2026, 4, 7)


@given(sent=st.dates(date(2014, 1, 1), date(2030, 12, 31)), post=st.integers(0, 10))
def test_a_deadline_is_a_banking_day_at_least_ten_days_after_the_post(
    sent: date, post: int
) -> None:
    for regime in Regime:
        deadline = payment_deadline(sent, post, regime).value
        assert is_banking_day(deadline)
        assert (deadline - sent).days >= 10 + post


DEMAND = DemandSent(payment_deadline=LATER, objection_deadline=LATER + timedelta(days=3))


def test_a_consumer_is_not_sued_before_the_deadlines_of_the_demand() -> None:
    answer = earliest_court_claim(Regime.CONSUMER, DEMAND)
    assert isinstance(answer, Decision)
    assert answer.value == LATER + timedelta(days=4)


def test_a_consumer_is_not_sued_without_a_demand_or_a_receipt() -> None:
    electronic = DemandSent(payment_deadline=LATER, objection_deadline=LATER, electronic=True)
    for demand, code in ((None, "no_demand"), (electronic, "receipt_not_verified")):
        answer = earliest_court_claim(Regime.CONSUMER, demand)
        assert isinstance(answer, Refusal)
        assert answer.code == code


def test_a_disputed_or_business_receivable_waits_for_no_deadline() -> None:
    disputed = earliest_court_claim(Regime.CONSUMER, None, objection=Objection.DISPUTED)
    assert isinstance(disputed, Decision)
    assert disputed.value is None
    business = earliest_court_claim(Regime.OTHER, DEMAND)
    assert isinstance(business, Decision)
    assert business.value is None


def test_a_claim_in_court_of_2012_waits_even_when_disputed() -> None:
    before = date(2012, 6, 1)
    answer = earliest_court_claim(Regime.CONSUMER, DEMAND, objection=Objection.DISPUTED, on=before)
    assert isinstance(answer, Decision)
    assert answer.value == LATER + timedelta(days=4)
    electronic = DemandSent(payment_deadline=LATER, objection_deadline=LATER, electronic=True)
    assert isinstance(earliest_court_claim(Regime.CONSUMER, electronic, on=before), Decision)


def test_a_claim_in_court_waits_for_nothing_once_the_debtor_asked_for_it() -> None:
    answer = earliest_court_claim(Regime.CONSUMER, None, suspension_asked=True)
    assert isinstance(answer, Decision)
    assert answer.value is None


def test_before_16_march_2013_neither_dispute_nor_reminder_bars_the_demand_by_section() -> None:
    on = date(2013, 3, 15)
    facts = SendingFacts(
        regime=Regime.CONSUMER,
        due_date=date(2013, 1, 2),
        objection=Objection.DISPUTED,
        suspended_on=date(2013, 2, 1),
    )
    assert isinstance(may_send_demand(facts, on), Decision)
    assert refused(may_send_demand(facts, on + timedelta(days=1))) == "disputed"


@pytest.mark.parametrize(
    ("previous", "earliest"),
    [
        (date(2020, 6, 1), date(2020, 6, 1)),
        (date(2021, 2, 1), date(2021, 2, 9)),
        (date(2022, 4, 22), date(2022, 4, 30)),
        (date(2022, 4, 23), date(2022, 5, 4)),
        (date(2022, 4, 29), date(2022, 5, 10)),
    ],
)
def test_the_wording_of_the_new_letters_day_sets_the_interval(
    previous: date, earliest: date
) -> None:
    facts = CostFacts(regime=Regime.OTHER, principal=Money(1), due_date=date(2020, 1, 1))
    assert earliest_next_chargeable(facts, previous).value == earliest


def test_the_ombudsmans_ten_days_can_be_switched_off() -> None:
    switched = Readings(ten_days_from_receipt=False)
    assert payment_deadline(date(2026, 3, 2), 4, readings=switched).value == date(2026, 3, 12)
