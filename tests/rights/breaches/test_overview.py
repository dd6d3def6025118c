"""The officer's overview: right numbers, few statements, whatever the number of requests."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from builders import make_case
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.rights.overview.overview import Overview, overview
from inkasso.rights.overview.requests import requests_in_numbers
from rights.breaches.breaches_made import moment, notified, opened, weighed
from rights.requests_made import answered, known, made

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def told() -> Overview:
    return overview(register_in_force(), settings.NOTICE_FOLDER, moment("2026-04-03 12:00"), 2026)


def test_a_year_of_requests_is_counted_by_right() -> None:
    case = make_case()
    answered(known(made(case.person_id), case))
    made(case.person_id, Right.RESTRICTION)
    made(case.person_id, Right.RESTRICTION)
    found = requests_in_numbers(date(2026, 4, 3), *YEAR)
    by_right = {one.right: one for one in found.of_year}
    access = by_right["access"]
    assert (access.received, access.answered_in_time, access.answered_late) == (1, 1, 0)
    assert (access.median_days, access.by_outcome) == (3.0, {"granted": 1})
    assert (by_right["restriction"].received, by_right["restriction"].median_days) == (2, None)
    assert (found.joined, found.open_late, len(found.open)) == (1, 1, 1)
    assert requests_in_numbers(date(2025, 4, 3), date(2025, 1, 1), date(2025, 12, 31)).of_year == ()


def test_breaches_are_counted_by_when_they_became_known() -> None:
    notified(weighed(opened()), "2026-03-06 09:00", late_reason="Found late.")
    notified(weighed(opened()))
    opened()
    found = told().breaches
    assert (found.known, found.notified_in_time, found.notified_late) == (3, 1, 1)
    assert [one.hours_left is None for one in found.open] == [True, True, False]
    assert told().is_late


def test_more_requests_take_no_more_statements() -> None:
    case = make_case()
    made(case.person_id)
    told()
    with CaptureQueriesContext(connection) as few:
        told()
    for right in (Right.ERASURE, Right.PORTABILITY, Right.OBJECTION):
        made(case.person_id, right)
    with CaptureQueriesContext(connection) as many:
        told()
    assert len(many) == len(few) <= 40
