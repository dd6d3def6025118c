"""Notes of hardship in packages: for whom it is sure that they are the person, and nobody else."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from builders import Bill, case_of, hand_over, make_client, person
from inkasso.receivables.models import Case
from inkasso.rights.access.exporting import export
from inkasso.rights.circumstances.noting import NewNote, add_note
from inkasso.rights.models import Circumstance
from inkasso.rights.requests.identifying import identify, show_authority
from rights.consenting import consent
from rights.requests_made import MOMENT, answered, made

pytestmark = pytest.mark.django_db

SECRET = "An illness of the back."
NAME = person(1).name


@pytest.fixture
def case() -> Case:
    client = make_client()
    hand_over(client, [Bill(number="A-1", debtor=person(1))])
    found = case_of(client, "A-1")
    consent(found.person_id, "hardship")
    add_note(NewNote(person_id=found.person_id, text=SECRET), MOMENT.on, by="aino")
    assert Circumstance.objects.count() == 1
    return found


def package(case: Case, told: dict[str, str], folder: Path, *authority: str) -> tuple[str, str]:
    """Everything readable in a package of who told so much, and what it says it leaves out."""
    agent = {"by_agent": True, "requester": "Agent"} if authority else {}
    state = identify(made(case.person_id, **agent), told, MOMENT)
    for form in authority:
        state = show_authority(state, form, MOMENT)
    made_package = export(answered(state).state, folder, MOMENT, locked=False)
    with zipfile.ZipFile(made_package.path) as archive:
        data = archive.read("data.json").decode()
    return data, ",".join(made_package.contents.left_out)


def test_the_identity_code_opens_them(case: Case, tmp_path: Path) -> None:
    told = {"identity_code": person(1).identity_code, "name": NAME}
    data, left_out = package(case, told, tmp_path)
    assert SECRET in data
    assert "sealed" not in left_out
    assert json.loads(data)["data"]["rights_circumstance"]


def test_a_case_and_a_name_do_not(case: Case, tmp_path: Path) -> None:
    data, left_out = package(case, {"case": str(case.id), "name": NAME}, tmp_path)
    assert SECRET not in data
    assert "rights_hardshipconsent" not in json.loads(data)["data"]
    assert "sealed" in left_out


@pytest.mark.parametrize(
    ("authority", "opened"), [("power_of_attorney", False), ("guardian", True)]
)
def test_an_agent_gets_them_only_in_the_persons_place(
    case: Case, tmp_path: Path, authority: str, opened: bool
) -> None:
    told = {"identity_code": person(1).identity_code, "name": NAME}
    data, _ = package(case, told, tmp_path, authority)
    assert (SECRET in data) is opened
