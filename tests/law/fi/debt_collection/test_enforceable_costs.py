"""Section 10 j, and 10 f until 30.4.2022: which recovery costs need no judgment."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.base.decisions import Decision
from inkasso.base.money import Money
from inkasso.law.fi.debt_collection.acts import ActKind, CollectionAct, CostFacts, Manner, Regime
from inkasso.law.fi.debt_collection.bill import DoneAct, cost_bill
from inkasso.law.fi.debt_collection.conditions import reading_grounds
from inkasso.law.fi.debt_collection.enforceable import costs_without_judgment
from inkasso.law.fi.interpretations import DayReading

ACTS = {
    "reminder": ActKind.REMINDER,
    "demand": ActKind.PAYMENT_DEMAND,
    "plan": ActKind.PAYMENT_PLAN,
    "extension": ActKind.EXTENSION,
    "tratta": ActKind.TRATTA,
    "threat": ActKind.BANKRUPTCY_THREAT,
}

#: Whose receivable, what was done and charged, what needs no judgment, section.
CASES = [
    ("consumer", "reminder 2026-01-12, demand 2026-02-03", "5.00 14.00", "19.00", "10 j § 1 mom."),
    ("consumer", "reminder 2014-01-12, demand 2014-02-03", "5.00 14.00", "19.00", "10 f § 1 mom."),
    ("consumer", "demand 2010-02-03", "12.00", "12.00", "10 § 3 mom."),
    ("consumer", "demand 2001-02-03", "11.77", "11.77", "10 § 3 mom."),
    # 12 of the reminder (10 e instead of 10 a), 14 of the demand's 50.
    (
        "other",
        "reminder 2026-01-12, demand 2026-02-03",
        "12.00 50.00",
        "26.00",
        "10 j § 2 mom. 2 k",
    ),
    # The second demand: 7 of 25; the plan: 20 of 30; the extension: 5 of 10. 12+14+7+20+5 = 58.
    (
        "other",
        "reminder 2026-01-12, demand 2026-02-03, demand 2026-02-20, plan 2026-03-02,"
        " extension 2026-03-10",
        "12.00 50.00 25.00 30.00 10.00",
        "58.00",
        "10 j § 2 mom. 2 k",
    ),
    # A reminder more makes 70: 65 in all (10 j § 3 mom.).
    (
        "other",
        "reminder 2026-01-12, demand 2026-02-03, demand 2026-02-20, plan 2026-03-02,"
        " extension 2026-03-10, reminder 2026-03-20",
        "12.00 50.00 25.00 30.00 10.00 12.00",
        "65.00",
        "10 j § 3 mom.",
    ),
    # Neither a tratta nor a threat of bankruptcy stands in 10 a.
    (
        "other",
        "tratta 2026-01-12, threat 2026-02-03",
        "110.00 100.00",
        "0.00",
        "10 j § 2 mom. 2 k",
    ),
    # Until 30.4.2022 a consumer's maximums as they are: 5 of the 10, 14 of the 80.
    (
        "other",
        "reminder 2021-02-01, demand 2021-03-01",
        "10.00 80.00",
        "19.00",
        "10 f § 2 mom. 2 k",
    ),
    # Each act by the wording of its day: 5 of April's 10, 12 of May's 12.
    ("other", "reminder 2022-04-01, reminder 2022-05-20", "10.00 12.00", "17.00", "10 j § 3 mom."),
    # 40 euros of a late commercial payment.
    ("commercial", "reminder 2026-01-12", "12.00", "40.00", "10 j § 2 mom. 1 k"),
    (
        "commercial",
        "reminder 2026-01-12, demand 2026-02-03",
        "12.00 50.00",
        "40.00",
        "10 j § 2 mom. 1 k",
    ),
    ("commercial", "demand 2021-03-01", "80.00", "40.00", "10 f § 2 mom. 1 k"),
    # Not directly enforceable: nothing.
    ("judgment", "demand 2026-02-03", "90.00", "0.00", "10 j § 1 mom."),
]


def facts_of(whose: str, due: date, *, vat: bool = False) -> CostFacts:
    return CostFacts(
        regime=Regime.CONSUMER if whose == "consumer" else Regime.OTHER,
        principal=Money.of("3000.00"),
        due_date=due,
        due_without_invoice=True,
        directly_enforceable=whose != "judgment",
        commercial=whose == "commercial",
        vat_deductible=not vat,
        reminders_known=False,
    )


def done(text: str) -> DoneAct:
    name, day = text.split()
    act = CollectionAct(kind=ACTS[name], instalments=9, extension_days=14)
    return DoneAct(act=act, on=date.fromisoformat(day))


@pytest.mark.parametrize(("whose", "acts", "charged", "without", "section"), CASES)
def test_so_much_needs_no_judgment(
    *, whose: str, acts: str, charged: str, without: str, section: str
) -> None:
    steps = [done(step) for step in acts.split(",")]
    due = date(steps[0].on.year - 1, 11, 1)
    facts = facts_of(whose, due)
    bill = cost_bill(steps, facts)
    assert isinstance(bill, Decision)
    assert " ".join(str(one.allowed) for one in bill.value.acts) == charged
    answer = costs_without_judgment(bill.value, facts)
    assert str(answer.value) == without
    assert section in {ground.section for ground in answer.because}


def test_tax_on_top_is_enforced_with_the_part_that_it_is_paid_on() -> None:
    """25.5 % of 12 and of 14: 15.06 and 17.57."""
    facts = facts_of("other", date(2025, 11, 1), vat=True)
    bill = cost_bill([done("reminder 2026-01-12"), done("demand 2026-02-03")], facts)
    assert isinstance(bill, Decision)
    assert str(costs_without_judgment(bill.value, facts).value) == "32.63"


def test_a_receivable_due_by_16_march_2013_bears_no_such_costs() -> None:
    for due, without in ((date(2013, 3, 16), "0.00"), (date(2013, 3, 17), "5.00")):
        facts = facts_of("other", due)
        bill = cost_bill([done("reminder 2021-02-01")], facts)
        assert isinstance(bill, Decision)
        assert str(costs_without_judgment(bill.value, facts).value) == without


def test_a_reminder_by_telephone_stands_in_no_row_of_section_10_a() -> None:
    facts = facts_of("other", date(2025, 11, 1))
    act = CollectionAct(kind=ActKind.REMINDER, manner=Manner.OTHER, actual_cost=Money.of("3.00"))
    bill = cost_bill([DoneAct(act=act, on=date(2026, 1, 12))], facts)
    assert isinstance(bill, Decision)
    assert str(bill.value.total) == "3.00"
    assert str(costs_without_judgment(bill.value, facts).value) == "0.00"


def test_full_days_are_the_ombudsmans_reading_and_the_literal_one_is_nobodys() -> None:
    (ground,) = reading_grounds(DayReading.FULL_DAYS, Regime.CONSUMER)
    assert ground.act == "KKV/378/14.08.01.05/2022"
    assert reading_grounds(DayReading.LITERAL, Regime.CONSUMER) == ()
