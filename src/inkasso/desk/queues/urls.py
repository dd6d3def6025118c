"""Addresses of the start and its queues."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.queues import home, lists

urlpatterns = [
    path("", home.home, name="home"),
    path("suspense/", lists.suspense, name="suspense"),
    path("requests/", lists.requests, name="requests"),
    path("waiting-letters/", lists.waiting_letters, name="waiting_letters"),
    path("ending-holds/", lists.ending_holds, name="ending_holds"),
    path("clients/", lists.clients, name="clients"),
    path("accounts/", lists.accounts, name="accounts"),
]
