"""`inkasso staff` and what `inkasso serve` refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import Inkasso, command_line, workspace_at
from inkasso.cli.serve import DEMO_MARK


def add(
    inkasso: Inkasso,
    email: str = "aino@agency.example",
    *more: str,
    name: str = "Aino Virtanen",
) -> dict[str, object]:
    answer = inkasso("staff", "add", email, "--name", name, *more, "--json")
    assert answer.code == 0, answer.err
    return answer.document


def test_an_account_is_added_with_a_role_and_an_invitation(inkasso: Inkasso) -> None:
    added = add(inkasso, "aino@agency.example", "--role", "collector", "--until", "2026-12-31")
    assert str(added["invitation"]).startswith("/invitation/")
    (account,) = inkasso("staff", "list", "--json").document["accounts"]  # type: ignore[misc]
    assert account["roles"] == [  # type: ignore[index]
        {"role": "collector", "since": "2026-03-02", "until": "2026-12-31", "by": "tester"}
    ]


def test_roles_come_and_go(inkasso: Inkasso) -> None:
    add(inkasso)
    asked = ("aino@agency.example", "--role", "officer")
    assert inkasso("staff", "grant", *asked).code == 0
    assert inkasso("staff", "grant", *asked).code == 3
    assert inkasso("staff", "end", *asked).code == 0
    assert inkasso("staff", "end", *asked).code == 3
    assert inkasso("staff", "end", "aino@agency.example").code == 0
    assert "ended" in inkasso("staff", "list").out


def test_a_client_is_taken_on_by_two_as_soon_as_somebody_could_approve_it(
    inkasso: Inkasso,
) -> None:
    """Whoever opened a client alone could have money paid out to an account of their own."""
    add(inkasso, "elina@agency.example", "--role", "manager", name="Elina Esi")
    words = ("--business-id", "9000101-4", "--name", "Uusi Oy", "--iban", "FI4950009420028730")
    where = ("--street", "Voimatie 1", "--postal-code", "00500", "--city", "Helsinki")
    for second in ((), ("--second", "tester"), ("--second", "Somebody Else")):
        assert inkasso("client", "add", *words, *where, *second).code == 3
    agreed = ("--second", "elina esi")
    assert "client_without_address" in inkasso("client", "add", *words, *agreed).err
    taken = inkasso("client", "add", *words, *where, *agreed, "--json")
    assert taken.code == 0, taken.err
    assert taken.document["client"]["name"] == "Uusi Oy"  # type: ignore[index]


def test_power_is_given_by_two_as_soon_as_there_are_two(inkasso: Inkasso) -> None:
    add(inkasso, "first@agency.example", "--role", "administrator", name="Bo Berg")
    add(inkasso)
    asked = ("staff", "grant", "aino@agency.example", "--role", "officer")
    assert inkasso(*asked).code == 3
    assert inkasso(*asked, "--second", "tester").code == 3
    assert inkasso(*asked, "--second", "Aino Virtanen").code == 3
    assert "second_may_not" in inkasso(*asked, "--second", "Somebody Else").err
    assert inkasso(*asked, "--second", "Bo Berg").code == 0

    more = ("aino@agency.example", "--role", "manager")
    assert inkasso("staff", "grant", *more, "--second", "Bo Berg").code == 0
    assert inkasso("staff", "end", "aino@agency.example", "--role", "officer").code == 0
    for ends in (more, more[:1], (*more[:1], "--date", "2025-01-01")):
        assert "second_person_missing" in inkasso("staff", "end", *ends).err, "not by one alone"
    assert inkasso("staff", "end", *more, "--second", "Bo Berg").code == 0


def test_two_people_of_one_name_are_told_apart(inkasso: Inkasso) -> None:
    add(inkasso)
    again = ("staff", "add", "other@agency.example", "--name")
    assert "name_taken" in inkasso(*again, "aino  VIRTANEN").err
    assert inkasso(*again, "Aino Virtanen (Turku)").code == 0
    assert inkasso("staff", "end", "aino@agency.example").code == 0
    add(inkasso, "third@agency.example")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("staff", "add", "aino@agency.example"), 2),
        (("staff", "add", "no address", "--name", "Aino Virtanen"), 3),
        (("staff", "grant", "nobody@agency.example", "--role", "officer"), 3),
        (("staff", "grant", "nobody@agency.example", "--role", "emperor"), 2),
        (("staff", "grant", "nobody@agency.example"), 2),
        (("serve", "--port", "0"), 2),
    ],
)
def test_what_cannot_be_done_is_refused(
    inkasso: Inkasso, arguments: tuple[str, ...], code: int
) -> None:
    assert inkasso(*arguments).code == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--date", "2026-01-01"), "day_not_played"), ((), "demo_in_production")],
)
def test_production_serves_neither_another_day_nor_the_demos_accounts(
    tmp_path: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / DEMO_MARK).parent.mkdir()
    (tmp_path / DEMO_MARK).touch()
    answer = command_line(workspace_at(tmp_path, production=True), capsys)("serve", *arguments)
    assert answer.code == 3
    assert said in answer.err
