"""The tables of rates are built before the first test, so that no test's time includes them."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.law.fi.interest.accrual import accrual_for
from inkasso.law.fi.interest.terms import DayCount, InterestKind, InterestTerms


@pytest.fixture(autouse=True, scope="package")
def tables() -> None:
    for day_count in DayCount:
        for kind in (InterestKind.STATUTORY, InterestKind.COMMERCIAL):
            terms = InterestTerms(kind=kind, consumer=False, due_date=date(2020, 1, 1))
            accrual_for(terms, day_count)
