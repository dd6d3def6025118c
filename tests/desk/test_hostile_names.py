"""Whatever somebody is called, every page of their case comes, and says it as text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from builders import START, Bill, case_of, hand_over, person, play_day
from desk.agency_at_work import Agency, signed_in
from desk.test_every_page_and_role import PATTERNS
from face_login import django_on
from inkasso.desk.page import permission_of
from inkasso.mandates.models import Client
from inkasso.staff.roles import ROLES

NAMES = {
    "script": "</title><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7|add:1 }}",
    "right-to-left": "\u05d0\u05d1\u05d2 Rev \u0627\u0644\u0645\u062f Ersed",
    "long": "Wolfeschlegelsteinhausen" * 8 + " Ä",
}


@pytest.fixture(scope="module")
def made() -> dict[str, int]:
    """Cases by what their debtor's name is like, made by the first test that needs one."""
    return {}


def _case(agency: Agency, made: dict[str, int], kind: str) -> int:
    if kind not in made:
        with django_on(agency.owner):
            client = Client.objects.earliest("id")
            debtor = replace(person(5000 + len(made)), name=NAMES[kind])
            bill = Bill(number=f"N-{kind}", debtor=debtor, cents=300_00)
            (verdict,) = hand_over(client, [bill])
            assert not verdict.faults, verdict.faults
            play_day(START)
            made[kind] = case_of(client, bill.number).id
    return made[kind]


@pytest.mark.parametrize("kind", NAMES)
def test_every_page_of_their_case_comes(agency: Agency, made: dict[str, int], kind: str) -> None:
    number = _case(agency, made, kind)
    answers = {}
    for name, pattern in PATTERNS.items():
        if str(pattern.pattern.converters.keys()) != "dict_keys(['number'])":
            continue
        path = reverse(name, kwargs={"number": number})
        if not path.startswith(f"/cases/{number}/"):
            continue
        action = permission_of(pattern.callback)
        role = next(one for one, role in ROLES.items() if action in role.actions)
        page = signed_in(role).get(path)
        assert b"<script>alert" not in page.content, path
        assert b"<img src=x" not in page.content, path
        answers[path] = page.status_code
    assert len(answers) > 10
    assert {path: status for path, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("kind", NAMES)
def test_they_are_found(agency: Agency, made: dict[str, int], kind: str) -> None:
    number = _case(agency, made, kind)
    page = signed_in("collector").get("/search/", {"q": NAMES[kind][:100]})
    assert page.status_code in (200, 302)
    assert b"<script>alert" not in page.content
    assert signed_in("collector").get(f"/search/?q={number}").status_code == 302
