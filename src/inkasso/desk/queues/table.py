"""Every queue of the desk. A new one is a row here, its page, and its texts `queue.…`."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from inkasso.contacts.deviations import unreviewed
from inkasso.contacts.waiting import addresses_wanted
from inkasso.demands.viewing import unprinted
from inkasso.desk.privacy.log_reviews import waits as log_reviews_waiting
from inkasso.desk.queues.keeping import Gather, Gathered, kept, pressing
from inkasso.desk.queues.queue import Count, Item, Queue
from inkasso.gate.holds.ending import ending
from inkasso.objections.standing import Standing as Objected
from inkasso.objections.standing import to_answer
from inkasso.payments.waiting import open_suspense
from inkasso.plans.behind import plans_missed
from inkasso.plans.watching import Standing
from inkasso.rights.requests.state import open_requests
from inkasso.staff.reviewing import due
from inkasso.strategy.contacts.calling import CallDue, calls_due
from inkasso.strategy.expiring import Expiring, expiring, still_expiring

#: How far ahead holds that end are told.
DAYS_AHEAD = 14
#: Items of a long queue that are worked through before they are looked up again.
_WORKED = 200


def _requests(on: date) -> tuple[int, int]:
    waiting = open_requests()
    return len(waiting), sum(state.is_late(on) for state in waiting)


def _gather_calls(on: date) -> Gathered:
    waiting = calls_due(on)
    late = sum(one.kind == "callback" and one.since < on for one in waiting)
    return Gathered.of([one.case_id for one in waiting], late=late)


def calls_near(on: date, most: int) -> tuple[list[CallDue], int | None]:
    """The calls that press most, as they stand now, and how many there are; as `pressing`."""
    return pressing("calls", _gather_calls, calls_due, on, most=most)


def _gather_missed(on: date) -> Gathered:
    return Gathered.of([one.plan.case_id for one in plans_missed(on)], late=0)


def missed_near(on: date, most: int) -> tuple[list[Standing], int | None]:
    """The plans that are furthest behind, as they stand now, and how many there are."""
    return pressing("plans_missed", _gather_missed, plans_missed, on, most=most)


def _gather_expiring(on: date) -> Gathered:
    waiting = expiring(on)
    late = sum(one.is_late(on) for one in waiting)
    return Gathered.of([one.case_id for one in waiting], late=late)


def limitation_near(on: date, most: int) -> tuple[list[Expiring], int | None]:
    """The cases nearest to their limitation, as they stand now, and how many there are."""
    return pressing("expiring", _gather_expiring, still_expiring, on, most=most)


def _gather_objections(on: date) -> Gathered:
    waiting = to_answer(on)
    late = sum(one.due is not None and one.due < on for one in waiting)
    return Gathered.of([one.objection.id for one in waiting], late=late)


def objections_near(on: date, most: int) -> tuple[list[Objected], int | None]:
    """The objections to answer first, as they stand now, and how many there are."""
    return pressing("objections", _gather_objections, to_answer, on, most=most)


def _counted(name: str, gather: Gather[Gathered]) -> Count:
    """How much a queue that is kept holds."""

    def count(on: date) -> tuple[int | None, int]:
        held = kept(name, gather, on)
        return (held.what.count, held.what.late) if held else (None, 0)

    return count


def _of_case(name: str, case_id: int) -> Item:
    return Item(key=str(case_id), url=reverse(name, args=[case_id]))


def _review(on: date) -> tuple[int, int]:
    next_one = due(on)
    return int(next_one.waits(on)), int(next_one.is_late(on))


QUEUES = (
    Queue(
        "calls",
        "see_calls",
        _counted("calls", _gather_calls),
        lambda on: [_of_case("contact", one.case_id) for one in calls_near(on, _WORKED)[0]],
    ),
    Queue(
        "plans_missed",
        "see_calls",
        _counted("plans_missed", _gather_missed),
        lambda on: [_of_case("contact", one.plan.case_id) for one in missed_near(on, _WORKED)[0]],
    ),
    Queue(
        "expiring",
        "see_expiring",
        _counted("expiring", _gather_expiring),
        lambda on: [_of_case("case", one.case_id) for one in limitation_near(on, _WORKED)[0]],
    ),
    Queue(
        "returned",
        "see_returned",
        lambda on: (len(addresses_wanted(on)), 0),
        lambda on: [_of_case("case", one.case_id) for one in addresses_wanted(on)],
    ),
    Queue(
        "objections",
        "see_objection",
        _counted("objections", _gather_objections),
        lambda on: [
            Item(key=str(one.objection.id), url=reverse("objection", args=[one.objection.id]))
            for one in objections_near(on, _WORKED)[0]
        ],
    ),
    Queue("suspense", "see_suspense", lambda _: (open_suspense().count(), 0)),
    Queue("requests", "see_requests", _requests),
    Queue("log_reviews", "review_log", log_reviews_waiting),
    Queue(
        "deviations",
        "review_deviation",
        lambda _: (unreviewed().count(), 0),
        lambda _: [
            Item(key=str(one.id), url=reverse("deviation", args=[one.id])) for one in unreviewed()
        ],
    ),
    Queue("waiting_letters", "see_waiting_letters", lambda _: (unprinted().count(), 0)),
    Queue("ending_holds", "see_ending_holds", lambda on: (ending(on, DAYS_AHEAD).count(), 0)),
    Queue("access_review", "review_access", _review),
)
