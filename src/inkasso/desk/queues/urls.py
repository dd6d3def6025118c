"""Addresses of the start and its queues."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.queues import cases, going_on, home, lists

urlpatterns = [
    path("", home.home, name="home"),
    path("requests/", lists.requests, name="requests"),
    path("waiting-letters/", lists.waiting_letters, name="waiting_letters"),
    path("ending-holds/", lists.ending_holds, name="ending_holds"),
    path("calls/", cases.calls, name="calls"),
    path("plans-missed/", cases.missed, name="plans_missed"),
    path("expiring/", cases.limitation, name="expiring"),
    path("returned/", cases.returned, name="returned"),
    path("queues/<str:name>/next/", going_on.queue_next, name="queue_next"),
]
