"""Money today: what came in, what waits, where to go on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.billing.daily import money_of
from inkasso.billing.payouts import returned_payouts
from inkasso.billing.refunding import refunds_due
from inkasso.desk.clock import today
from inkasso.desk.page import page
from inkasso.payments.waiting import lumps_without_items, waiting_in_all


@page("see_money")
def money(request: HttpRequest) -> HttpResponse:
    """What was booked today, and what waits for somebody."""
    due = refunds_due()
    context = {
        "booked": money_of(today()),
        "waiting": waiting_in_all(),
        "owed": sum(one.cents > 0 for one in due),
        "uncovered": sum(one.cents < 0 for one in due),
        "returned": returned_payouts(),
        "lumps": lumps_without_items(today()),
    }
    return render(request, "desk/money/today.html", context)
