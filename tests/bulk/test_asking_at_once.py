"""Two ask for one change at the same moment: one request comes of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.conf import settings
from django.db import connection

from builders import START, make_case
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.bulk.asking import ask, preview
from inkasso.bulk.choosing import Chosen
from inkasso.bulk.models import Order
from inkasso.bulk.orders import Act, Change
from inkasso.mandates.agency import read_agency


def test_of_two_who_ask_for_one_change_at_once_one_is_told_that_it_waits(own_database: str) -> None:
    change = Change(act=Act.PAUSE, until=START + timedelta(days=20))
    chosen = Chosen(cases=(make_case(),))
    shown = preview(change, chosen, START, read_agency(settings.AGENCY_FILE))
    together = Barrier(2)

    def asks(by: str) -> str:
        try:
            together.wait()
            ask(shown, "the creditor asks", Moment(on=START, by=by))
        except Refused as refused:
            return refused.refusal.code
        finally:
            connection.close()
        return "asked"

    with ThreadPoolExecutor(2) as pool:
        became = sorted(pool.map(asks, ("Aino Asker", "Cecilia Chief")))

    assert became == ["approval_waits_already", "asked"]
    assert Order.objects.count() == 1
