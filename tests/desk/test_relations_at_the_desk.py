"""Newsletters, events and contact persons at the desk: who keeps them, proofs, ends, what shows."""

from __future__ import annotations

import re
from datetime import timedelta

from django.test import Client

from builders import START
from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import hidden_of
from inkasso.gate.acting import acting
from inkasso.relations.models import Registration, Subscription

_EMAIL = re.compile(r"[\w.]+@reader\.example")


def send(browser: Client, where: str, **told: str) -> tuple[int, str]:
    """The form of a page filled in and sent: the status, and the address or the page."""
    sent = {**hidden_of(browser.get(where).content.decode()), "spoken": "fi", **told}
    answer = browser.post(where, sent)
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def ordered(browser: Client, email: str, basis: str) -> int:
    status, page = send(browser, "/newsletters/", reader_email=email, reader_basis=basis)
    assert status == 200, page
    assert "GDPR 13" in page
    with acting("newsletters", actor="tester", reason="a test"):
        return Subscription.objects.latest("id").id


def test_a_newsletter_goes_out_on_its_ground_and_ends_at_once(agency: Agency) -> None:
    browser = signed_in("client_manager")
    private = ordered(browser, "aada@reader.example", "consent")
    company = ordered(browser, "bertta@reader.example", "corporate")
    assert send(browser, "/newsletters/", reader_email="no", reader_basis="consent")[0] == 409
    listed = browser.get("/newsletters/").content.decode()
    assert not _EMAIL.search(listed), "the list names nobody"
    issue = browser.get("/newsletters/issue/").content.decode()
    assert f'href="/newsletters/{private}/"' in issue, "left out, and why"
    assert "inte bekräftad" in issue
    assert send(browser, f"/newsletters/{private}/confirm/")[0] == 303
    one = browser.get(f"/newsletters/{private}/").content.decode()
    assert "aada@reader.example" in one
    assert "200 §" in one
    assert "Text som visades, version" in one, "the proof tells what was consented to, and how"
    sent = hidden_of(browser.get("/newsletters/issue/").content.decode())
    fetched = browser.post("/newsletters/issue/", sent)
    assert fetched.headers["Content-Type"].startswith("text/csv")
    assert set(_EMAIL.findall(fetched.content.decode())) == {
        "aada@reader.example", "bertta@reader.example",
    }  # fmt: skip
    found = browser.post("/newsletters/find/", {"reader_email": "AADA@reader.example"})
    assert found.headers["Location"] == f"/newsletters/{private}/"
    none = browser.post("/newsletters/find/", {"reader_email": "x"})
    assert none.headers["Location"] == "/newsletters/"
    assert send(browser, f"/newsletters/{private}/", end_told="phone")[0] == 303
    assert send(browser, f"/newsletters/{company}/", end_told="bounced")[0] == 303
    ended = browser.get(f"/newsletters/{private}/").content.decode()
    assert "Återkallat" in ended, "the consent went with it"
    assert "Avsluta nyhetsbrevet" not in ended
    assert 'class="desk-count">0</dd>' in browser.get("/newsletters/issue/").content.decode()


def test_guests_sign_up_cancel_and_come(agency: Agency) -> None:
    browser = signed_in("customer_service")
    day = (START + timedelta(days=20)).isoformat()
    status, where = send(browser, "/events/", event_name=f"Aamu {HOSTILE[:30]}", held_on=day)
    assert status == 303
    guest = {"guest_name": f"Venla {HOSTILE[:30]}", "guest_email": "venla@reader.example"}
    status, told = send(browser, where, **guest)
    assert status == 200
    assert "GDPR 13" in told
    assert send(browser, where, guest_name="", guest_email="x")[0] == 422
    page = browser.get(where).content.decode()
    assert "venla@reader.example" in page
    assert "<script>alert" not in page
    with acting("customer_service", actor="tester", reason="a test"):
        row = Registration.objects.latest("id")
    note = f"/events/registrations/{row.id}/"
    assert send(browser, note, guest_state="cancelled") == (303, where)
    assert "perui" in browser.get(where).content.decode()
    assert send(browser, note, guest_state="came") == (303, where)
    assert send(browser, note, guest_state="danced")[0] == 422
    assert "venla@reader.example" not in signed_in("manager").get("/events/").content.decode()
    past = send(browser, "/events/", event_name="Eilen", held_on="2026-01-01")[1]
    form = hidden_of(browser.get(where).content.decode())
    assert browser.post(past, {**form, **guest, "spoken": "fi"}).status_code == 409, "it is over"


def test_who_speaks_for_a_client_comes_changes_and_goes(agency: Agency) -> None:
    browser, where = signed_in("client_manager"), "/clients/1/contacts/"
    card = {"contact_name": "Kaisa Kontakti", "contact_email": "kaisa@reader.example"}
    status, told = send(browser, f"{where}new/", **card, card_source="person")
    assert status == 200
    assert "GDPR 13" in told
    listed = browser.get(where).content.decode()
    assert "Kaisa Kontakti" in listed
    one = re.search(r'href="(/clients/1/contacts/\d+/)"', listed)
    assert one is not None
    changed = {**card, "contact_name": "Kaisa Uusi", "contact_phone": "not a number"}
    assert send(browser, one.group(1), **changed)[0] == 409
    assert send(browser, one.group(1), **{**changed, "contact_phone": ""})[0] == 303
    assert "Kaisa Uusi" in browser.get(where).content.decode()
    assert send(browser, f"{one.group(1)}left/")[0] == 303
    assert "Kaisa Uusi" not in browser.get(where).content.decode()
    assert browser.get(one.group(1)).status_code == 404
