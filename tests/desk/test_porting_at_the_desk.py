"""What a person gave goes to another controller as long work; what they bring is taken in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from builders import START
from desk.agency_at_work import Agency, signed_in
from desk.cases_of_tests import hidden_of
from desk.test_officers_desk import newest, request_of, send, work
from face_login import django_on
from inkasso.base.moment import Moment
from inkasso.formats.age import Locked
from inkasso.gate.register import register_in_force
from inkasso.mandates.models import Client as Mandate
from inkasso.notice.rights import Right
from inkasso.parties.models import ContactPoint
from inkasso.rights.models import PortingAttempt, RequestStep
from inkasso.rights.models.consents import Channel
from inkasso.rights.portability.simulator import simulator
from inkasso.rights.requests.deciding import Answer, Outcome, decide
from inkasso.rights.requests.state import find_request
from inkasso.rights.requests.taking_in import NewRequest, record_step, take_in
from relations.relations_made import card, contact
from rights.portability.test_reading import text

WORD = "a long enough word"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)


def of_a_contact(agency: Agency) -> int:
    """A granted request of somebody who speaks for a client."""
    with django_on(agency.owner):
        told = card("Saara Siirto", "saara@client.example")
        person = contact(Mandate.objects.get(id=1), told).person_id
        new = NewRequest(
            person_id=person,
            right=Right.PORTABILITY,
            channel=Channel.EMAIL,
            received_on=START,
            language="fi",
        )
        state = take_in(new, by="tester")
        moment = Moment(on=START, by="tester")
        record_step(state.request, RequestStep.Kind.VERIFIED, ["name"], moment)
        answer = Answer(outcome=Outcome.GRANTED, grounds=("portability",))
        decide(find_request(state.request.id), answer, moment, register_in_force())
        return int(state.request.id)


def outcomes(agency: Agency, number: int) -> list[str]:
    with django_on(agency.owner):
        rows = PortingAttempt.objects.filter(request=number).order_by("id")
        return list(rows.values_list("outcome", flat=True))


def test_a_package_goes_where_the_person_wishes_and_once(agency: Agency, tmp_path: Path) -> None:
    officer, number = signed_in("officer"), of_a_contact(agency)
    where = f"/requests/{number}/transfer/"
    assert where in officer.get(f"/requests/{number}/").content.decode()
    bad = {"wish_recipient": "Toinen Oy", "wish_url": "http://evil.example", "wish_country": "FI"}
    assert send(officer, where, **bad)[0] == 409, "to https only"
    with simulator(tmp_path) as other:
        assert send(officer, where, **{**bad, "wish_url": other.url})[0] == 303
        assert send(officer, where, recipient_key="age1x")[0] == 422
        assert newest(agency, "transfer") is None
        key = {"recipient_key": str(other.identity.recipient)}
        assert send(officer, where, **key) == (303, "/work/")
        _, result = work(agency, "transfer")
        assert result["already"] is False
        assert send(officer, where, **key) == (303, "/work/")
        assert work(agency, "transfer")[1]["already"] is True
        assert len(other.got) == 1
    assert outcomes(agency, number) == ["begun", "received"]
    assert "perillä" in officer.get(where).content.decode()
    assert send(officer, f"{where}end/")[0] == 303
    assert "recipient_key" not in officer.get(where).content.decode()
    assert len(outcomes(agency, number)) == 2


def bring(browser: Client, number: int, content: bytes, **said: str) -> tuple[int, str]:
    where = f"/requests/{number}/bring/"
    form = {**hidden_of(browser.get(where).content.decode()), "bring_how": "look", **said}
    answer = browser.post(where, {**form, "package": SimpleUploadedFile("p.zip", content)})
    return answer.status_code, answer.content.decode()


def test_what_somebody_brings_is_looked_at_and_taken_in(agency: Agency) -> None:
    officer, number = signed_in("officer"), request_of(agency, Right.RECTIFICATION)
    package = text(person={"emails": ["tuotu@reader.example"]})
    assert bring(officer, number, b"no package")[0] == 409
    status, page = bring(officer, number, package)
    assert (status, "sähköpostiosoitteet: 1 uusia" in page) == (200, True)
    with django_on(agency.owner):
        assert not ContactPoint.objects.filter(value="tuotu@reader.example").exists()
    shut = BytesIO()
    with Locked(shut, WORD) as open_package:
        open_package.write(package)
    assert bring(officer, number, shut.getvalue(), package_key="wrong", bring_how="take")[0] == 409
    said = {"package_key": WORD, "bring_how": "take"}
    status, page = bring(officer, number, shut.getvalue(), **said)
    assert (status, "1 kirjattu" in page) == (200, True), page
    with django_on(agency.owner):
        assert ContactPoint.objects.get(value="tuotu@reader.example").source == "person"
    assert "otettiin jo vastaan" in bring(officer, number, shut.getvalue(), **said)[1]
    other = request_of(agency, Right.ACCESS)
    assert f"/requests/{other}/bring/" not in officer.get(f"/requests/{other}/").content.decode()
    assert bring(officer, other, package, bring_how="take")[0] == 409
