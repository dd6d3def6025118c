"""A simulator of another controller that takes portable packages: for tests and demonstrations.

It stands for what we cannot reach in development and speaks the interface of `sending` over real
HTTP, on this machine only. It keeps what it gets in a folder, opens it with its own key and reads
it as `inkasso rights import` does. It is no service to run.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast

from inkasso.base.faults import BadInput
from inkasso.formats.age import unlocked
from inkasso.formats.age_keys import Identity, new_identity
from inkasso.rights.portability.reading import SIZE_MAX, Brought, read_package
from inkasso.rights.portability.sending import INTERFACE, INTERFACE_VERSION, MANIFEST


@dataclass(slots=True)
class Simulated:
    """What the simulator has got, and how it behaves."""

    folder: Path
    identity: Identity = field(default_factory=new_identity)
    #: Packages by token.
    got: dict[str, Brought] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    #: Statuses to answer with, in turn, before it works as it should.
    failing: list[int] = field(default_factory=list)
    url: str = ""


class _Refuses(Exception):  # noqa: N818  it is an answer
    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, simulated: Simulated) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.simulated = simulated


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_PUT(self) -> None:
        """Take a package."""
        simulated = cast("_Server", self.server).simulated
        body = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), SIZE_MAX + 1))
        try:
            if simulated.failing:
                raise _Refuses(simulated.failing.pop(0), "told to fail")
            status, answer = _take(simulated, body, dict(self.headers.items()))
        except _Refuses as refused:
            status, answer = refused.status, {"title": str(refused)}
        text = json.dumps(answer).encode()
        self.send_response(status)
        if status // 100 == 3:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def simulator(folder: Path) -> Iterator[Simulated]:
    """A simulated controller that listens on this machine, for the length of a `with`."""
    simulated = Simulated(folder=folder)
    server = _Server(simulated)
    simulated.url = f"http://127.0.0.1:{server.server_address[1]}/portability"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield simulated
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _take(
    simulated: Simulated, body: bytes, headers: dict[str, str]
) -> tuple[int, dict[str, object]]:
    manifest = _manifest(headers)
    token, digest = str(manifest["token"]), hashlib.sha256(body).hexdigest()
    if headers.get("Idempotency-Key") != token:
        raise _Refuses(400, "the key and the manifest name two tokens")
    if token in simulated.got:
        return 200, {"token": token, "sha256": simulated.digests[token], "repeated": True}
    if manifest.get("sha256") != digest or manifest.get("size") != len(body):
        raise _Refuses(422, "the file is not the one of the manifest")
    simulated.got[token] = _read(simulated, token, body)
    simulated.digests[token] = digest
    return 201, {"token": token, "sha256": digest}


def _manifest(headers: dict[str, str]) -> dict[str, object]:
    try:
        text = base64.urlsafe_b64decode(headers.get(MANIFEST, ""))
        manifest: dict[str, object] = json.loads(text)
    except ValueError as error:
        raise _Refuses(400, "no manifest") from error
    known = isinstance(manifest, dict) and manifest.get("interface") == INTERFACE
    if not known or manifest.get("version") != INTERFACE_VERSION or "token" not in manifest:
        raise _Refuses(400, "a manifest of another interface")
    return manifest


def _read(simulated: Simulated, token: str, body: bytes) -> Brought:
    path = simulated.folder / f"{token}.zip"
    try:
        path.write_bytes(b"".join(unlocked(io.BytesIO(body), simulated.identity)))
        return read_package(path)
    except BadInput as bad:
        raise _Refuses(422, str(bad)) from bad
