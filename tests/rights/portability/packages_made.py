"""Requests for portability by one of each kind of person, granted through the services."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import cast

from inkasso.notice.rights import Right
from inkasso.rights.access.exporting import Exported, export
from inkasso.rights.requests.identifying import identify
from inkasso.rights.requests.state import State
from rights.requests_made import MOMENT, answered, made
from rights.subjects.people_asking import PEOPLE, Asking

Json = dict[str, object]


def granted(asking: Asking) -> State:
    """A request for portability, of somebody known, granted."""
    return answered(identify(made(asking.person_id, Right.PORTABILITY), asking.told, MOMENT)).state


def granted_to(who: str, folder: Path) -> State:
    """The same, of somebody of a kind."""
    return granted(PEOPLE[who](folder))


def package(state: State, folder: Path) -> tuple[Exported, Json]:
    """The portable package, not locked, and its `data.json`."""
    exported = export(state, folder, MOMENT, locked=False)
    return exported, data_of(exported.path)


def data_of(path: Path) -> Json:
    """The document in a package."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return cast("Json", json.loads(archive.read("data.json")))


def records_of(document: Json) -> dict[str, list[Json]]:
    """Fields of the records, by their kind."""
    found: dict[str, list[Json]] = {}
    for record in cast("list[Json]", document["records"]):
        found.setdefault(cast("str", record["record"]), []).append(cast("Json", record["fields"]))
    return found
