"""A queue that takes long to gather is gathered beside the pages that ask for it."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from builders import START
from desk.agency_at_work import Agency, gathered, signed_in
from inkasso.desk.queues import keeping
from inkasso.desk.texts import TEXTS

GATHERING = TEXTS["queue.gathering"].fi


def expiring(browser: Client) -> str:
    answer = browser.get("/expiring/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_page_of_a_large_agency_waits_for_nothing(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_FEW", 0)
    monkeypatch.setattr(keeping, "_kept", {})
    gather, may_go = keeping._gathered, threading.Event()
    monkeypatch.setattr(keeping, "_gathered", lambda *asked: may_go.wait(30) and gather(*asked))
    browser = signed_in("collector")
    assert GATHERING in expiring(browser)
    may_go.set()
    gathered()
    assert GATHERING not in expiring(browser)
    # The next day shows what it had, weighed anew, and gathers its own.
    monkeypatch.setattr(settings, "DESK_DAY", START + timedelta(days=1))
    assert GATHERING not in expiring(signed_in("collector"))
    gathered()
    assert {key[3] for key in keeping._kept} == {START + timedelta(days=1)}


def test_a_small_agency_gathers_while_one_waits(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_kept", {})
    assert GATHERING not in expiring(signed_in("collector"))
    assert keeping._kept
