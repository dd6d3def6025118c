"""Whatever somebody is called or has written, in a real browser: it is text, and it fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from builders import START, Bill, case_of, hand_over, person
from desk.agency_at_work import Agency
from desk.browser.conftest import Opens
from desk.browser.examining import FAULTS, NARROW
from face_login import django_on
from inkasso.contacts.noting import NewNote, write_note
from inkasso.mandates.models import Client

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

RUNS = "</title></textarea><script>window.ran=1</script><img src=x onerror=window.ran=1>"
#: Names that a hand-over takes (it refuses signs that turn the writing round), and a note: they
#: try to run, to turn what stands beside them, or to widen the page.
NAMES = {
    "plain": "Maija Mallikas",
    "runs": RUNS,
    "turns": "\u05d0\u05d1\u05d2 Rev \u0627\u0644\u0645\u062f 12",
    "wide": "W" * 150,
    "pictures": "\U0001f469 \U0001f4a3 Z\u0338\u0335a\u0301l\u0489go",
}
NOTE = f"{RUNS} \u202eback\u2069 {'x' * 300} \U0001f4a3 \u2400 %00"
PAGES = ("case", "contact", "note", "plan", "objection_take", "reach", "relief", "documents")
_CALLED = """() => [...document.querySelectorAll("main :is(a[href], button)")]
    .map(one => one.getAttribute("aria-label") || one.innerText)"""


@pytest.fixture
def cases(agency: Agency) -> dict[str, int]:
    """A case of a debtor with each name, with a note about each."""
    with django_on(agency.owner):
        client = Client.objects.earliest("id")
        made = {}
        for place, (kind, name) in enumerate(NAMES.items()):
            debtor = replace(person(7000 + place), name=name)
            (verdict,) = hand_over(client, [Bill(number=f"B-{kind}", debtor=debtor)])
            assert not verdict.faults, (kind, verdict.faults)
            case = case_of(client, f"B-{kind}")
            write_note(NewNote(case_id=case.id, person_id=case.person_id, text=NOTE), START, by="t")
            made[kind] = case.id
    return made


def test_what_was_written_does_not_run_widen_a_page_or_change_what_can_be_pressed(
    *,
    agency: Agency,
    cases: dict[str, int],
    address: str,
    sessions: dict[str, str],
    opens: Opens,
) -> None:
    page = opens(address, sessions["collector"])
    page.set_viewport_size({"width": NARROW, "height": 800})
    found: dict[str, str] = {}
    called: dict[str, list[str]] = {}
    for kind, number in cases.items():
        for name in PAGES:
            path = reverse(name, args=[number])
            assert page.goto(path).status == 200, path
            found |= dict.fromkeys(page.evaluate(FAULTS), f"{kind} {path}")
            assert page.evaluate("window.ran") is None, path
            now = [one.replace(str(number), "#") for one in page.evaluate(_CALLED)]
            assert now == called.setdefault(name, now), path
    assert found == {}
