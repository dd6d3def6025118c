"""Setting money right by hand: nothing is edited, every proof holds after each step."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import (
    CLIENT_IBAN,
    START,
    balance,
    bank_file,
    broken_proofs,
    import_bank,
    item,
    lump,
    make_case,
    make_client,
    payment,
    without_items,
)
from inkasso.base.decisions import Refused
from inkasso.payments.correcting.booking_away import book_away
from inkasso.payments.correcting.recording import ByHand
from inkasso.payments.correcting.sending_back import send_back
from inkasso.payments.correcting.splitting import Part, split
from inkasso.payments.correcting.taking_off import payments_of, take_off
from inkasso.payments.models import BankItem, Handling, ItemPayer
from inkasso.payments.outgoing import order_id
from inkasso.payments.suspense import assign, became_of
from inkasso.payments.waiting import (
    lumps_without_items,
    next_waiting,
    open_suspense,
    waiting_in_all,
)
from inkasso.payments.wording import in_words
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case, Payment

pytestmark = pytest.mark.django_db

HAND = ByHand(on=START, by="Maija Maksu")
NEXT = START + timedelta(days=1)


@pytest.fixture
def cases() -> list[Case]:
    client = make_client()
    return [make_case(client, number=number, cents=100_00) for number in (1, 2, 3)]


def wait(folder: Path, cents: int, **details: object) -> int:
    """The number of an item that waits in suspense."""
    import_bank(bank_file(folder, [payment(cents, **details)]))  # type: ignore[arg-type]
    return int(open_suspense().latest("item_id").item_id)


def owed(case: Case) -> int:
    return replay(load_cases([case.id])[case.id].facts, START).total


def refusal(call: object, *arguments: object) -> str:
    with pytest.raises(Refused) as refused:
        call(*arguments)  # type: ignore[operator]
    return refused.value.refusal.code


class TestSplitting:
    def test_parts_count_towards_their_cases_and_the_rest_waits(
        self, cases: list[Case], tmp_path: Path
    ) -> None:
        before = [owed(case) for case in cases]
        number = wait(tmp_path, 50_00, payer_name="Maksaja", payer_iban=CLIENT_IBAN)

        split(number, [Part(case=cases[0], cents=20_00), Part(case=cases[1], cents=25_00)], HAND)

        assert [b - owed(c) for b, c in zip(before, cases, strict=True)] == [20_00, 25_00, 0]
        (rest,) = open_suspense().select_related("item")
        assert rest.item.cents == 5_00
        assert in_words(rest.because).sv == f"blev över när post {number} delades"
        assert balance("suspense") == -5_00
        assert balance("awaiting.items") == 0
        assert ItemPayer.objects.filter(name="Maksaja").count() == 4
        assert broken_proofs() == []

    @settings(
        max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
    )
    @given(parts=st.lists(st.integers(1, 40_00), min_size=1, max_size=3))
    def test_no_cent_is_made_or_lost(
        self, parts: list[int], cases: list[Case], tmp_path: Path
    ) -> None:
        number = wait(tmp_path, 120_00)
        waited = balance("suspense")

        given_away = [Part(case=c, cents=n) for c, n in zip(cases, parts, strict=False)]
        split(number, given_away, HAND)

        assert balance("suspense") == waited + sum(part.cents for part in given_away)
        assert balance("awaiting.items") == 0

    def test_what_cannot_be_split_is_refused_and_nothing_is_done(
        self, cases: list[Case], tmp_path: Path
    ) -> None:
        number = wait(tmp_path, 50_00)
        one, two = cases[:2]
        for code, parts in (
            ("parts_exceed_item", [Part(case=one, cents=50_01)]),
            ("case_twice", [Part(case=one, cents=1), Part(case=one, cents=1)]),
            ("bad_parts", []),
            ("bad_parts", [Part(case=one, cents=10), Part(case=two, cents=0)]),
            ("bad_parts", [Part(case=one, cents=-10)]),
        ):
            assert refusal(split, number, parts, HAND) == code
        assert BankItem.objects.count() == 1
        assert waiting_in_all() == 1

    def test_it_is_split_once(self, cases: list[Case], tmp_path: Path) -> None:
        number = wait(tmp_path, 50_00)
        parts = [Part(case=cases[0], cents=50_00)]
        split(number, parts, HAND)

        assert refusal(split, number, parts, HAND) == "not_in_suspense"
        became = became_of(number)
        assert became is not None
        assert became.en == "Maija Maksu split it on 2026-03-02."


class TestTakingOff:
    def test_a_wrong_payment_comes_off_and_is_placed_anew(
        self, cases: list[Case], tmp_path: Path
    ) -> None:
        wrong, right = cases[:2]
        before = owed(right)
        number = wait(tmp_path, 30_00)
        assign(number, wrong, START)
        was = owed(wrong)

        waiting = take_off(Payment.objects.get().id, "wrong_case", HAND)

        assert owed(wrong) == was + 30_00
        assert balance("suspense") == -30_00
        assert broken_proofs() == []
        assign(waiting, right, NEXT)
        assert owed(right) == before - 30_00
        assert balance("suspense") == 0
        assert broken_proofs() == []

    def test_both_entries_stay_and_say_who_and_why(self, cases: list[Case], tmp_path: Path) -> None:
        assign(wait(tmp_path, 30_00), cases[0], START)
        take_off(Payment.objects.get().id, "wrong_case", HAND)

        (booked,) = payments_of(cases[0].id)
        assert not booked.stands
        assert booked.placed is not None
        assert booked.taken_off is not None
        assert booked.placed.id < booked.taken_off.id
        assert booked.handling is not None
        assert (booked.handling.reason, booked.handling.handled_by) == ("wrong_case", "Maija Maksu")

    def test_it_comes_off_once(self, cases: list[Case], tmp_path: Path) -> None:
        assign(wait(tmp_path, 30_00), cases[0], START)
        number = Payment.objects.get().id
        take_off(number, "wrong_case", HAND)

        assert refusal(take_off, number, "wrong_case", HAND) == "payment_not_standing"
        assert refusal(take_off, 999_999, "wrong_case", HAND) == "unknown_payment"
        assert refusal(take_off, 10**30, "wrong_case", HAND) == "unknown_payment"

    def test_a_reason_that_is_not_in_the_table_changes_nothing(
        self, cases: list[Case], tmp_path: Path
    ) -> None:
        assign(wait(tmp_path, 30_00), cases[0], START)

        assert refusal(take_off, Payment.objects.get().id, "because", HAND) == "unknown_reason"
        assert Handling.objects.count() == 0

    def test_a_bank_that_takes_it_back_finds_it_where_it_was_placed_anew(
        self, cases: list[Case], tmp_path: Path
    ) -> None:
        number = wait(tmp_path, 30_00, end_to_end_id="E2E-1")
        assign(number, cases[0], START)
        assign(take_off(Payment.objects.get().id, "wrong_case", HAND), cases[1], START)
        before = owed(cases[1])

        back = payment(-30_00, on=NEXT, end_to_end_id="E2E-1", return_reason="AC04")
        (outcome,) = import_bank(bank_file(tmp_path, [back]), NEXT)

        assert (outcome.outcome, outcome.case_id) == ("returned", cases[1].id)
        assert owed(cases[1]) == before + 30_00
        assert broken_proofs() == []


class TestBookingAway:
    def test_a_bank_charge_is_the_agencys_expense(self, tmp_path: Path) -> None:
        book_away(wait(tmp_path, -4_50), "bank_charge", HAND)

        assert balance("unexplained.debits") == 0
        assert balance("agency.expenses") == 4_50
        assert waiting_in_all() == 0
        assert broken_proofs() == []

    def test_what_came_in_is_no_expense(self, tmp_path: Path) -> None:
        assert refusal(book_away, wait(tmp_path, 4_50), "bank_charge", HAND) == "not_a_debit"

    def test_it_is_booked_once(self, tmp_path: Path) -> None:
        number = wait(tmp_path, -4_50)
        book_away(number, "bank_charge", HAND)
        assert refusal(book_away, number, "bank_charge", HAND) == "not_in_suspense"


class TestSendingBack:
    def test_it_goes_back_to_the_account_that_it_came_from(self, tmp_path: Path) -> None:
        number = wait(tmp_path, 30_00, payer_name="Maksaja", payer_iban=CLIENT_IBAN)

        sent = send_back(number, "not_ours", HAND)

        assert (sent.payee, sent.iban, sent.cents) == ("Maksaja", CLIENT_IBAN, 30_00)
        assert balance("suspense") == 0
        assert balance("bank.in_transit") == -30_00
        assert broken_proofs() == []
        out = payment(-30_00, on=NEXT, end_to_end_id=order_id("payback", number))
        (outcome,) = import_bank(bank_file(tmp_path, [out]), NEXT)
        assert outcome.because == f"payment order payback:{number}"
        assert balance("bank.in_transit") == 0
        assert broken_proofs() == []

    def test_without_an_account_there_is_nowhere_to_send_it(self, tmp_path: Path) -> None:
        number = wait(tmp_path, 30_00, payer_name="Maksaja")
        assert refusal(send_back, number, "not_ours", HAND) == "no_account_of_payer"


def test_the_queue_goes_round_and_ends(tmp_path: Path) -> None:
    first, second = wait(tmp_path, 1_00), wait(tmp_path, 2_00)

    assert next_waiting(first) == second
    assert next_waiting(second) == first
    book_nothing = next_waiting(10**12)
    assert book_nothing == first


def test_lump_sums_whose_items_never_come_are_listed_with_their_days(tmp_path: Path) -> None:
    whole = lump([item(10_00), item(20_00)])
    import_bank(bank_file(tmp_path, [without_items(whole)]))

    (waiting,) = lumps_without_items(START + timedelta(days=9))
    assert (waiting.event.cents, waiting.days) == (30_00, 9)
    import_bank(bank_file(tmp_path, [whole], "camt.054.001.02"))
    assert lumps_without_items(START) == []


@pytest.mark.parametrize(
    ("kept", "swedish"),
    [
        ("it carries no reference", "betalningen saknar referens"),
        ("no case has the reference 1232", "inget ärende har referensen 1232"),
        ("its references belong to 3 different cases", "referenserna hör till 3 olika ärenden"),
        ("it is in SEK, cases are in EUR", "valutan är SEK, ärendena är i EUR"),
        ("12 (x) is no reference: bad check digit", "12 (x) är ingen referens"),
        ("what an older version wrote", "what an older version wrote"),
        ("no case has the reference {0} {x}", "inget ärende har referensen {0} {x}"),
    ],
)
def test_what_was_kept_in_english_is_read_in_three_languages(kept: str, swedish: str) -> None:
    assert in_words(kept).sv == swedish
