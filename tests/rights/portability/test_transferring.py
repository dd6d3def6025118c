"""Sending to another controller: on the person's wish, disclosed first, safe to send again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from uuid import uuid4

import pytest

from face_login import as_seen_by_face, django_on
from inkasso.base.decisions import Refused
from inkasso.base.faults import OperationalFault
from inkasso.formats.age_keys import new_identity
from inkasso.gate.acting import acting
from inkasso.gate.disclosing import disclose
from inkasso.gate.disclosures.request import Request
from inkasso.gate.models import Disclosure
from inkasso.rights.models import PortingAttempt
from inkasso.rights.portability import sending
from inkasso.rights.portability.sending import NotDelivered, parcel
from inkasso.rights.portability.simulator import Simulated, simulator
from inkasso.rights.portability.transferring import Transferred, transfer
from inkasso.rights.portability.wishing import NewWish, is_safe, record_wish
from inkasso.rights.requests.state import State
from rights.portability.packages_made import granted_to
from rights.requests_made import MOMENT

OTHER = "Toinen Oy"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Simulated]:
    (tmp_path / "other").mkdir()
    with simulator(tmp_path / "other") as running:
        yield running


@pytest.fixture
def asked(own_database: str, tmp_path: Path, other: Simulated) -> State:
    """A client's contact who wants their card sent to the simulated controller."""
    state = granted_to("client_contacts", tmp_path)
    record_wish(state, NewWish(recipient=OTHER, url=other.url, country="FI"), MOMENT)
    return state


def sent(state: State, other: Simulated, url: str) -> Transferred:
    """Sent by the face's login, for the purpose of rights."""
    with django_on(as_seen_by_face(url)), acting("rights", actor="tester", reason="asked"):
        return transfer(state, other.url, other.identity.recipient, MOMENT)


def outcomes() -> list[str]:
    return list(PortingAttempt.objects.order_by("id").values_list("outcome", flat=True))


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def test_the_other_controller_gets_what_the_person_gave(
    asked: State, other: Simulated, own_database: str
) -> None:
    done = sent(asked, other, own_database)
    assert done.categories == ("client_contacts",)
    (brought,) = other.got.values()
    assert brought.emails == ("kaisa@client.example",)
    (row,) = Disclosure.objects.all()
    assert (row.recipient, row.recipient_key, row.fields) == (
        OTHER, "by_consent", ["client_contacts.given"],
    )  # fmt: skip
    assert outcomes() == ["begun", "received"]


def test_sent_again_it_stays_one_package_and_one_disclosure(
    asked: State, other: Simulated, own_database: str
) -> None:
    sent(asked, other, own_database)
    again = sent(asked, other, own_database)
    assert again.already
    assert len(other.got) == Disclosure.objects.count() == 1


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_fault_is_tried_again(
    asked: State, other: Simulated, own_database: str, status: int
) -> None:
    other.failing = [status]
    with pytest.raises(OperationalFault):
        sent(asked, other, own_database)
    assert outcomes() == ["begun", "failed"]
    sent(asked, other, own_database)
    assert outcomes() == ["begun", "failed", "received"]
    assert Disclosure.objects.count() == 1


@pytest.mark.parametrize("status", [302, 307, 400, 403, 404, 422])
def test_a_no_and_a_redirect_are_final(
    asked: State, other: Simulated, own_database: str, status: int
) -> None:
    other.failing = [status]
    with pytest.raises(Refused) as refused:
        sent(asked, other, own_database)
    assert code(refused) == "recipient_refused"
    assert outcomes() == ["begun", "refused"]
    assert other.got == {}


def test_a_file_for_another_key_is_refused_by_the_other_side(
    asked: State, other: Simulated, own_database: str
) -> None:
    with pytest.raises(Refused) as refused:
        transfer(asked, other.url, new_identity().recipient, MOMENT)
    assert code(refused) == "recipient_refused"


def test_a_receipt_that_was_lost_is_given_again(
    asked: State, other: Simulated, own_database: str
) -> None:
    sent(asked, other, own_database)
    token, brought = next(iter(other.got.items()))
    file = other.folder / "again.age"
    file.write_bytes(b"locked once more, so with other bytes")
    what = parcel(file, token=uuid4(), sender={"name": "Inkasso"})
    object.__setattr__(what, "token", token)
    sending.send(other.url, what)
    assert other.got == {token: brought}


def test_nothing_is_sent_without_the_wish_or_elsewhere(
    own_database: str, tmp_path: Path, other: Simulated
) -> None:
    state = granted_to("client_contacts", tmp_path)
    with pytest.raises(Refused) as refused:
        transfer(state, other.url, other.identity.recipient, MOMENT)
    assert code(refused) == "no_wish"
    record_wish(state, NewWish(recipient=OTHER, url=other.url, country="FI"), MOMENT)
    with pytest.raises(Refused) as refused:
        transfer(state, f"{other.url}/elsewhere", other.identity.recipient, MOMENT)
    assert code(refused) == "other_recipient"
    assert (Disclosure.objects.count(), other.got) == (0, {})


def test_a_wish_opens_no_other_disclosure(asked: State) -> None:
    request = Request(
        person_id=asked.request.person_id, case_id=None, recipient="Somebody", kind="by_consent",
        country="FI", purpose="rights", ground="they wished", fields=("client_contacts.given",),
        on=MOMENT.on,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        disclose(request, actor="tester")
    assert code(refused) == "no_consent"


def test_nobody_there_is_a_fault(own_database: str, tmp_path: Path) -> None:
    state = granted_to("client_contacts", tmp_path)
    url = "http://127.0.0.1:9/portability"
    record_wish(state, NewWish(recipient=OTHER, url=url, country="FI"), MOMENT)
    with pytest.raises(OperationalFault):
        transfer(state, url, new_identity().recipient, MOMENT)
    assert outcomes() == ["begun", "failed"]


class _Strange(BaseHTTPRequestHandler):
    """Says yes and gives no receipt, or says nothing at all."""

    answer: bytes | None = b"{}"

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.answer is None:
            threading.Event().wait(0.6)
            return
        self.send_response(201)
        self.send_header("Content-Length", str(len(self.answer)))
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"{}", "no receipt"),
        (b"[" * 5000, "no receipt"),
        (b'{"token": "x"}' + b" " * 70_000, "no receipt"),
        (None, "timeout"),
    ],
)
def test_a_yes_without_a_receipt_is_none(
    tmp_path: Path, answer: bytes | None, expected: str
) -> None:
    _Strange.answer = answer
    server = HTTPServer(("127.0.0.1", 0), _Strange)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    (tmp_path / "f.age").write_bytes(b"x")
    what = parcel(tmp_path / "f.age", token=uuid4(), sender={"name": "Inkasso"})
    with pytest.raises(NotDelivered) as failed:
        sending.send(f"http://127.0.0.1:{server.server_port}/", what, seconds=0.3)
    thread.join()
    server.server_close()
    assert (failed.value.code, failed.value.final) == (expected, False)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://other.example/portability", True),
        ("http://localhost:8080/x", True),
        ("http://127.0.0.1/x", True),
        ("http://other.example/x", False),
        ("http://localhost.other.example/x", False),
        ("https://user:word@other.example/x", False),
        ("https://other.example:0/x", False),
        ("https://other.example/\r\nX: y", False),
        ("https:///x", False),
        ("https://[::1", False),
        ("ftp://other.example/x", False),
        ("file:///etc/passwd", False),
        ("https://other.example/" + "x" * 500, False),
    ],
)
def test_data_go_by_https_or_stay_here(url: str, safe: bool) -> None:
    assert is_safe(url) is safe
