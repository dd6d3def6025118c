"""`inkasso rights`: a request from the first word to the package, as a terminal sees it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from builders import make_case
from command_line import Inkasso
from inkasso.parties.models import PartyName


def test_a_request_from_the_first_word_to_the_package(inkasso: Inkasso, tmp_path: Path) -> None:
    case = make_case()
    name = PartyName.objects.get(person_id=case.person_id).name
    new = inkasso("rights", "new", "--person", str(case.id), "--right", "access",
                  "--channel", "phone", "--date", "2026-01-31", "--json")  # fmt: skip
    number = str(new.document["request"])
    assert (new.code, new.document["status"], new.document["due"]) == (0, "received", "2026-03-02")
    early = inkasso("rights", "decide", number, "--outcome", "granted", "--json")
    assert early.code == 3
    wrong = inkasso("rights", "identify", number, "--tell", "case=99999", "--tell",
                    f"name={name}", "--date", "2026-02-01")  # fmt: skip
    assert (wrong.code, "identity_differs" in wrong.err) == (3, True)
    right = inkasso("rights", "identify", number, "--tell", f"case={case.id}", "--tell",
                    f"name={name}", "--date", "2026-02-02", "--json")  # fmt: skip
    assert right.document["status"] == "identified"
    longer = inkasso("rights", "extend", number, "--reason", "complex", "--date", "2026-02-03",
                     "--json")  # fmt: skip
    assert longer.document["extended_to"] == "2026-04-30"
    listed = inkasso("rights", "list", "--json").document["requests"]
    assert isinstance(listed, list)
    assert [one["request"] for one in listed] == [int(number)]
    assert inkasso("rights", "list", "--due", "--json").document["requests"] == []
    decided = inkasso("rights", "decide", number, "--outcome", "granted", "--json").document
    assert decided["status"] == "decided"
    assert decided["decision"]["grounds"][0]["section"] == "15"  # type: ignore[index]  # JSON
    made = inkasso("rights", "export", number, "--out", tmp_path / "out", "--json").document
    opened = inkasso("rights", "open", str(made["file"]), "--out", tmp_path / "a.zip",
                     "--passphrase", str(made["passphrase"]))  # fmt: skip
    assert opened.code == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {"data.json", "schema.json", "answer.pdf"} <= set(archive.namelist())
    again = inkasso("rights", "open", str(made["file"]), "--out", tmp_path / "b.zip",
                    "--passphrase", "wrong")  # fmt: skip
    assert again.code == 4
    assert not (tmp_path / "b.zip").exists()


def test_nothing_held_is_told_to_a_stranger(inkasso: Inkasso) -> None:
    new = inkasso("rights", "new", "--right", "access", "--channel", "email",
                  "--requester", "Matti, matti@example.com", "--json")  # fmt: skip
    assert new.document["person"] is None
    answer = inkasso("rights", "decide", str(new.document["request"]), "--outcome",
                     "nothing_held")  # fmt: skip
    assert answer.code == 0
    assert "tietosuoja@om.fi" in answer.out


def test_wrong_usage_is_told(inkasso: Inkasso) -> None:
    for arguments in (
        ("new", "--right", "access", "--channel", "email", "--purpose", "gossip"),
        ("identify", "1"),
        ("identify", "1", "--tell", "shoe_size=42"),
    ):
        assert inkasso("rights", *arguments).code == 2
    assert inkasso("rights", "decide", "77", "--outcome", "granted").code == 3
