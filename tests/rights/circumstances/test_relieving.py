"""Relief can only help: whatever is granted, nothing comes earlier than without it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import START, make_case, play_day
from inkasso.base.decisions import Refused
from inkasso.base.money import Money
from inkasso.demands.models import Letter
from inkasso.gate.holds.kinds import Act
from inkasso.gate.holds.placing import NewHold, Protected, forbidding, place_hold
from inkasso.gate.models import Hold, HoldNote
from inkasso.receivables.models import Case
from inkasso.rights.circumstances.counselling import WHERE
from inkasso.rights.circumstances.noting import NewNote, add_note
from inkasso.rights.circumstances.relieving import NewRelief, grant, later, reliefs_of
from inkasso.rights.consents.giving import withdraw
from inkasso.rights.consents.uses import find_use
from inkasso.rights.models import Circumstance, Relief, ReliefKind, Term
from inkasso.strategy.plan import default_strategy
from inkasso.strategy.rules import CaseState, Held, ReceivableState, next_step
from notice.registers_at_hand import demo
from rights.consenting import consent, said

days = st.integers(-40, 40).map(lambda number: START + timedelta(days=number))
last_days = st.none() | days


def refuses(last: date | None, on: date) -> bool:
    """Whether a pause with a last day forbids something of a day."""
    return last is None or on <= last


@given(last_days, last_days, days)
def test_a_pause_that_is_prolonged_forbids_all_that_it_forbade(
    standing: date | None, asked: date | None, on: date
) -> None:
    kept = later(standing, asked)

    assert refuses(kept, on) == (refuses(standing, on) or refuses(asked, on))


@st.composite
def states(draw: st.DrawFn) -> CaseState:
    due = draw(days)
    reminded = draw(st.lists(days, max_size=2))
    receivable = ReceivableState(
        id=1,
        kind=draw(st.sampled_from(["consumer", "business"])),
        invoice_date=due - timedelta(days=21),
        due_date=due,
        handed_over_on=due + timedelta(days=draw(st.integers(0, 30))),
        principal=draw(st.integers(0, 500_00)),
        steps=frozenset(),
        reminded_on=tuple(reminded),
    )
    return CaseState(
        id=1,
        kind=receivable.kind,
        natural_debtor=True,
        receivables=(receivable,),
        previous=max(reminded, default=None),
        last_letter=None,
        holds=tuple(draw(st.lists(st.just(Held(7, "dispute")), max_size=1))),
    )


@given(states())
def test_the_next_step_with_relief_is_never_earlier_than_without(state: CaseState) -> None:
    strategy = default_strategy(state.kind)
    with_relief = state._replace(holds=(*state.holds, Held(8, "pause")))

    relieved = next_step(with_relief, strategy)

    assert relieved.step is None
    assert relieved.day is None
    assert relieved.code == "hold"


def of(case: Case) -> Protected:
    return Protected(person_id=case.person_id, case_id=case.id)


@pytest.mark.django_db
class TestGranted:
    @pytest.fixture
    def case(self) -> Case:
        return make_case()

    def test_a_pause_stops_the_letter_that_would_have_come(self, case: Case) -> None:
        grant(of(case), pause(START + timedelta(days=60)), START, by="tester")

        play_day(START + timedelta(days=30))

        assert not Letter.objects.exists()

    def test_without_it_the_same_letter_leaves(self, case: Case) -> None:
        play_day(START + timedelta(days=30))

        assert Letter.objects.count() == 1

    @pytest.mark.parametrize("standing", [None, START + timedelta(days=90)])
    def test_a_shorter_pause_shortens_no_longer_one(
        self, case: Case, standing: date | None
    ) -> None:
        before = place_hold(of(case), NewHold(kind="pause", until=standing), START, by="tester")

        relief = grant(of(case), pause(START + timedelta(days=9)), START, by="tester")

        assert relief.hold_id == before.id
        assert Hold.objects.get().until == standing

    def test_a_longer_pause_prolongs_the_one_that_stands(self, case: Case) -> None:
        grant(of(case), pause(START + timedelta(days=9)), START, by="tester")
        grant(of(case), pause(START + timedelta(days=90)), START, by="tester")

        assert Hold.objects.get().until == START + timedelta(days=90)
        assert Relief.objects.count() == 2

    def test_a_pause_of_the_person_reaches_every_case(self, case: Case) -> None:
        grant(Protected(person_id=case.person_id), pause(None), START, by="tester")

        assert forbidding(Act.COURT_STEP, of(case), START)

    @pytest.mark.parametrize("term", [Term.LATER_DUE_DATE, Term.NO_FURTHER_COSTS])
    def test_changed_terms_are_noted_and_bring_no_step_forward(
        self, case: Case, term: Term
    ) -> None:
        until = START + timedelta(days=30) if term is Term.LATER_DUE_DATE else None
        new = NewRelief(kind=ReliefKind.CHANGED_TERMS, term=term, until=until)

        assert grant(of(case), new, START, by="tester").hold is None
        assert not Hold.objects.exists()

    def test_relief_needs_no_note_and_says_no_reason(self, case: Case) -> None:
        grant(of(case), pause(None), START, by="tester")

        assert not Circumstance.objects.exists()
        assert not HoldNote.objects.exists()

    def test_relief_stays_when_the_consent_is_withdrawn(self, case: Case) -> None:
        consent(case.person_id, "hardship")
        add_note(NewNote(person_id=case.person_id, text="Sairastui."), START, by="tester")
        relief = grant(of(case), pause(START + timedelta(days=60)), START, by="tester")

        withdraw(case.person_id, find_use("hardship", demo()), said())

        assert not Circumstance.objects.exists()
        assert [one.id for one in reliefs_of(case.person_id)] == [relief.id]
        assert forbidding(Act.LETTER, of(case), START + timedelta(days=60))

    @pytest.mark.parametrize(
        "new",
        [
            NewRelief(kind=ReliefKind.COUNSELLING),
            NewRelief(kind=ReliefKind.CHANGED_TERMS),
            NewRelief(kind=ReliefKind.CHANGED_TERMS, term=Term.LATER_DUE_DATE),
            NewRelief(kind=ReliefKind.CHANGED_TERMS, term=Term.SMALLER_INSTALMENTS),
            NewRelief(
                kind=ReliefKind.CHANGED_TERMS, term=Term.SMALLER_INSTALMENTS, monthly=Money(-1)
            ),
            NewRelief(kind=ReliefKind.PAUSE, term=Term.NO_FURTHER_COSTS),
            NewRelief(kind=ReliefKind.PAUSE, monthly=Money(10_00)),
        ],
    )
    def test_relief_that_does_not_say_what_is_refused(self, case: Case, new: NewRelief) -> None:
        assert code(lambda: grant(of(case), new, START, by="tester")) == "incomplete_relief"
        assert not Relief.objects.exists()

    def test_smaller_instalments_say_how_much(self, case: Case) -> None:
        new = NewRelief(
            kind=ReliefKind.CHANGED_TERMS, term=Term.SMALLER_INSTALMENTS, monthly=Money(25_00)
        )

        assert grant(of(case), new, START, by="tester").monthly_cents == 25_00

    def test_relief_for_days_gone_by_is_refused(self, case: Case) -> None:
        past = pause(START - timedelta(days=1))

        assert code(lambda: grant(of(case), past, START, by="tester")) == "until_passed"


def pause(until: date | None) -> NewRelief:
    return NewRelief(kind=ReliefKind.PAUSE, until=until)


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        attempt()
    return refused.value.refusal.code


def test_where_counselling_is_found_is_said_in_three_languages() -> None:
    assert all("oikeus.fi" in text for text in (WHERE.fi, WHERE.sv, WHERE.en))
    assert len({WHERE.fi, WHERE.sv, WHERE.en}) == 3


def test_relief_has_no_column_for_a_reason() -> None:
    assert {field.name for field in Relief._meta.concrete_fields} == {
        *("id", "person_id", "case", "kind", "granted_on", "granted_by", "until", "hold"),
        *("term", "monthly_cents"),
    }
