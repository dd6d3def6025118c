"""Cases of one test each, made by the owner; and what a page's form would send."""

from __future__ import annotations

import re
from html import unescape
from itertools import count

from builders import START, Bill, case_of, hand_over, person, play_day
from desk.agency_at_work import Agency
from face_login import django_on
from inkasso.mandates.models import Client

_serial = count(1)


def fresh_case(agency: Agency, *, cents: int = 100_00) -> int:
    """A case of nobody else's test, reminded of on the day that the story begins."""
    number = next(_serial)
    with django_on(agency.owner):
        client = Client.objects.earliest("id")
        bill = Bill(number=f"T-{number}", debtor=person(1000 + number), cents=cents)
        hand_over(client, [bill])
        play_day(START)
        return case_of(client, bill.number).id


def hidden_of(page: str) -> dict[str, str]:
    """What the first form of a page that changes something would send, untouched."""
    form = next(
        f for f in re.findall(r"<form method=\"post\".*?</form>", page, re.S) if "once" in f
    )
    sent = {}
    for tag in re.findall(r"<input[^>]+>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="hidden"' in tag:
            sent[name.group(1)] = unescape(value.group(1)) if value else ""
    return sent
