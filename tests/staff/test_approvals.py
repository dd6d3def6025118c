"""Four eyes: nobody decides their own request, and nothing is decided twice or done halfway."""

from __future__ import annotations

import threading
import time
from datetime import date, timedelta

import pytest
from django.db import Error, connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.staff.approvals import (
    WAITS_DAYS,
    Facts,
    approve,
    ask,
    asked_by,
    find_approval,
    last_day,
    reject,
    waiting,
    withdraw,
)
from inkasso.staff.models import Approval
from inkasso.staff.second import second_at_terminal
from inkasso.staff.services import NewAccount, end_grant, grant, invite

DAY = date(2026, 3, 2)
ASKER = Moment(on=DAY, by="Aino Virtanen")
OTHER = Moment(on=DAY, by="Bo Berg")
NO = Refused(Refusal(code="no_more", message=Words(fi="ei", sv="nej", en="no")))


def refused(code: str):  # type: ignore[no-untyped-def]
    return pytest.raises(Refused, match=f"^{code}:")


def asked(**facts: object) -> Approval:
    return ask("write_off", facts or {"case": 1}, "the debtor has died", ASKER)


def nothing(facts: Facts, moment: Moment) -> None:
    """Carries out nothing."""


@pytest.mark.django_db
class TestDeciding:
    def test_an_approval_carries_out_what_was_asked_once(self) -> None:
        done: list[tuple[object, str]] = []
        request = asked(case=7, cents=100)
        approve(request.id, OTHER, lambda facts, moment: done.append((dict(facts), moment.by)))
        assert done == [({"case": 7, "cents": 100}, "Bo Berg")]
        with refused("approval_decided"):
            approve(request.id, Moment(on=DAY, by="Cia Clem"), nothing)
        assert len(done) == 1

    @pytest.mark.parametrize("name", ["Aino Virtanen", "aino virtanen", "AINO VIRTANEN"])
    def test_nobody_decides_their_own_request(self, name: str) -> None:
        request = asked()
        own = Moment(on=DAY, by=name)
        with refused("own_request"):
            approve(request.id, own, nothing)
        with refused("own_request"):
            reject(request.id, "no longer needed", own)
        assert find_approval(request.id).decision == ""

    def test_what_refuses_the_change_leaves_the_request_waiting(self) -> None:
        request = asked()

        def refuses(facts: Facts, moment: Moment) -> None:
            raise NO

        with refused("no_more"):
            approve(request.id, OTHER, refuses)
        assert list(waiting(["write_off"], DAY)) == [request]

    def test_a_refusal_has_a_reason_and_carries_out_nothing(self) -> None:
        request = asked()
        with refused("approval_needs_reason"):
            reject(request.id, "  no ", OTHER)
        assert reject(request.id, "the estate has means", OTHER).decision == "rejected"
        with refused("approval_decided"):
            approve(request.id, OTHER, nothing)

    def test_a_request_lapses_after_its_last_day(self) -> None:
        request = asked()
        last = last_day(request)
        assert last == DAY + timedelta(days=WAITS_DAYS)
        assert waiting(["write_off"], last).exists()
        assert not waiting(["write_off"], last + timedelta(days=1)).exists()
        with refused("approval_expired"):
            approve(request.id, Moment(on=last + timedelta(days=1), by="Bo Berg"), nothing)
        approve(request.id, Moment(on=last, by="Bo Berg"), nothing)

    def test_only_whoever_asked_takes_it_back(self) -> None:
        request = asked()
        with refused("not_own_request"):
            withdraw(request.id, OTHER)
        assert withdraw(request.id, ASKER).decision == "withdrawn"
        with refused("approval_decided"):
            approve(request.id, OTHER, nothing)

    @pytest.mark.parametrize("number", [0, -1, 10**9, 2**63, 10**30])
    def test_forged_numbers_are_told(self, number: int) -> None:
        with refused("unknown_approval"):
            approve(number, OTHER, nothing)


@pytest.mark.django_db
class TestAsking:
    def test_it_says_why(self) -> None:
        with refused("approval_needs_reason"):
            ask("write_off", {"case": 1}, " \n\t ", ASKER)

    def test_the_same_is_not_asked_for_twice_until_it_is_decided(self) -> None:
        first = asked(case=1)
        with refused("approval_waits_already"):
            ask("write_off", {"case": 1}, "asked by another", OTHER)
        asked(case=2)
        reject(first.id, "not enough reason", OTHER)
        asked(case=1)

    def test_one_sees_what_became_of_ones_requests(self) -> None:
        first, second = asked(case=1), asked(case=2)
        approve(first.id, OTHER, nothing)
        seen = [(one.id, one.decision) for one in asked_by("aino virtanen", DAY)]
        assert seen == [(second.id, ""), (first.id, "approved")]
        assert not asked_by("Bo Berg", DAY).exists()


@pytest.mark.django_db
class TestDatabase:
    """What a bug, or somebody with the owner's login, cannot do."""

    @pytest.mark.parametrize(
        "change",
        [
            "decision = 'approved', decided_by = 'AINO Virtanen', decided_on = '2026-03-02'",
            "decision = 'approved', decided_by = '', decided_on = '2026-03-02'",
            "decision = 'approved', decided_by = 'Bo Berg'",
            "decision = 'withdrawn', decided_by = 'Bo Berg', decided_on = '2026-03-02'",
            "decision = 'sure', decided_by = 'Bo Berg', decided_on = '2026-03-02'",
            "asked_by = 'Bo Berg'",
            "facts = '{}'",
        ],
    )
    def test_it_refuses(self, change: str) -> None:
        request = asked()
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE staff_approval SET {change} WHERE id = {request.id}")

    def test_a_decision_stays(self) -> None:
        request = asked()
        approve(request.id, OTHER, nothing)
        for change in ("UPDATE staff_approval SET reason = 'x'", "DELETE FROM staff_approval"):
            with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)

    def test_nothing_comes_decided(self) -> None:
        with pytest.raises(Error), transaction.atomic():
            Approval.objects.create(
                kind="x",
                facts={},
                why="x",
                asked_by="A B",
                asked_on=DAY,
                decision="approved",
                decided_by="C D",
                decided_on=DAY,
            )


def test_of_two_who_ask_the_same_at_once_one_is_told_that_it_waits(own_database: str) -> None:
    codes: list[str] = []
    first_has_asked, second_tries = threading.Event(), threading.Event()

    def ask_first() -> None:
        try:
            with transaction.atomic():
                asked(case=1)
                first_has_asked.set()
                # Long enough for the other to look before this is committed.
                second_tries.wait(timeout=10)
                time.sleep(0.3)
        finally:
            connection.close()

    def ask_second() -> None:
        first_has_asked.wait(timeout=10)
        second_tries.set()
        try:
            ask("write_off", {"case": 1}, "asked in another browser", OTHER)
        except Refused as refusing:
            codes.append(refusing.refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for one in (ask_first, ask_second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert codes == ["approval_waits_already"]
    assert Approval.objects.count() == 1


def test_of_two_who_approve_at_once_one_carries_out(own_database: str) -> None:
    request = asked()
    done: list[str] = []
    codes: list[str] = []
    both = threading.Barrier(2)

    def decide(name: str) -> None:
        both.wait(timeout=10)
        try:
            approve(request.id, Moment(on=DAY, by=name), lambda _, moment: done.append(moment.by))
        except Refused as no:
            codes.append(no.refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[name]) for name in ("Bo Berg", "Cia Clem")]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(done) == 1
    assert codes == ["approval_decided"]


@pytest.mark.django_db
def test_a_day_before_the_first_role_makes_nobody_alone_again() -> None:
    bo = invite(NewAccount(email="bo@agency.example", name="Bo Berg", language="fi"), ASKER)
    before = Moment(on=DAY - timedelta(days=400), by=ASKER.by)
    assert second_at_terminal("", "approve_refund", before) is None, "nobody could be asked"
    grant(bo, "manager", ASKER)
    with refused("second_person_missing"):
        second_at_terminal("", "approve_refund", before)
    assert second_at_terminal("bo berg", "approve_refund", before) == Moment(
        on=before.on, by="Bo Berg"
    )
    end_grant(bo, "manager", ASKER)
    assert second_at_terminal("", "approve_refund", before) is None
