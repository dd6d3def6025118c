"""Rectification, recipients, letters and the end of a restriction, as a terminal sees them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from builders import make_case
from command_line import Inkasso
from inkasso.parties.models import PartyName
from inkasso.receivables.models import Case

CAME, KNOWN, DONE = "2026-03-02", "2026-03-03", "2026-03-05"


def asked(inkasso: Inkasso, case: Case, right: str, *more: str) -> str:
    """A request that came on 2 March, of somebody known the day after; its number."""
    name = PartyName.objects.get(person_id=case.person_id).name
    new = inkasso("rights", "new", "--person", str(case.id), "--right", right, "--channel",
                  "phone", "--date", CAME, "--json", *more)  # fmt: skip
    number = str(new.document["request"])
    known = inkasso("rights", "identify", number, "--tell", f"case={case.id}", "--tell",
                    f"name={name}", "--date", KNOWN)  # fmt: skip
    assert known.code == 0, known.err
    return number


def rows(document: dict[str, object], key: str) -> list[dict[str, object]]:
    found = document[key]
    assert isinstance(found, list)
    return found


def test_wrong_data_from_the_contest_to_the_lifted_restriction(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    case = make_case()
    given = inkasso("disclose", str(case.person_id), "--recipient-kind", "courts_and_enforcement",
                    "--recipient", "Käräjäoikeus", "--country", "FI", "--purpose", "collection",
                    "--ground", "claim", "--field", "names.name", "--case", str(case.id),
                    "--date", CAME, "--json")  # fmt: skip
    assert given.code == 0, given.err
    number = asked(inkasso, case, "rectification", "--contested")
    (hold,) = rows(
        inkasso("hold", "list", "--person", str(case.person_id), "--date", DONE, "--json").document,
        "holds",
    )
    assert hold["kind"] == "restriction"
    bad = inkasso("rights", "rectify", number, "--field", "email", "--value", "aino",
                  "--date", DONE, "--json")  # fmt: skip
    assert (bad.code, "bad_value" in bad.err) == (3, True)
    done = inkasso("rights", "rectify", number, "--field", "name", "--value", "Aino Oikea",
                   "--statement", "Asun siskoni luona.", "--keep", "address", "--date", DONE,
                   "--json").document  # fmt: skip
    assert [(one["field"], one["outcome"]) for one in rows(done, "fields")] == [
        ("name", "rectified"),
        ("statement", "completed"),
        ("address", "refused"),
    ]
    (owed,) = rows(done, "recipients")
    assert owed["recipient"] == "Käräjäoikeus"
    decided = inkasso("rights", "decide", number, "--outcome", "partly", "--because", "accurate",
                      "--date", DONE, "--json").document  # fmt: skip
    decision = decided["decision"]
    assert isinstance(decision, dict)
    assert [one["field"] for one in decision["fields"]] == ["name", "statement", "address"]
    told = inkasso("rights", "recipients", number, "--told", "Käräjäoikeus", "--how", "letter",
                   "--date", DONE, "--json").document  # fmt: skip
    by_what = {one["what"]: one for one in rows(told, "recipients")}
    assert by_what["rectified"]["values"] == {"names.name": "Aino Oikea"}
    assert by_what["restricted"]["outcome"] == "told"
    early = inkasso("hold", "lift", str(hold["number"]), "--date", DONE)
    assert (early.code, "not_told_of_lifting" in early.err) == (3, True)
    letter = inkasso("rights", "letter", number, "--out", tmp_path, "--language", "sv", "--date",
                     DONE, "--json").document  # fmt: skip
    assert (letter["kind"], letter["restriction_ends"]) == ("decision", "2026-03-12")
    assert Path(str(letter["file"])).read_bytes().startswith(b"%PDF")
    lifted = inkasso("hold", "lift", str(hold["number"]), "--date", "2026-03-12", "--json")
    assert lifted.code == 0, lifted.err


def test_the_old_value_is_for_rights_and_oversight_and_in_the_package(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    case = make_case()
    old = PartyName.objects.get(person_id=case.person_id).name
    number = asked(inkasso, case, "rectification")
    inkasso("rights", "rectify", number, "--field", "name", "--value", "Aino Oikea",
            "--date", DONE)  # fmt: skip
    seen = {
        purpose: inkasso(
            "gate",
            "open",
            str(case.person_id),
            "--purpose",
            purpose,
            "--reason",
            "looking",
            "--json",
        ).out
        for purpose in ("collection", "rights", "oversight")
    }
    assert "Aino Oikea" in seen["collection"]
    assert {key: old in text for key, text in seen.items()} == {
        "collection": False,
        "rights": True,
        "oversight": True,
    }
    access = asked_as(inkasso, case, "Aino Oikea")
    made = inkasso("rights", "export", access, "--out", tmp_path, "--plain", "--json").document
    with zipfile.ZipFile(str(made["file"])) as archive:
        data = json.loads(archive.read("data.json"))["data"]
    assert [one["value"] for one in data["rights_formervalue"]["rows"]] == [old]


def asked_as(inkasso: Inkasso, case: Case, name: str) -> str:
    """A granted request for access of somebody who told their corrected name."""
    new = inkasso("rights", "new", "--person", str(case.id), "--right", "access", "--channel",
                  "web", "--json")  # fmt: skip
    number = str(new.document["request"])
    known = inkasso("rights", "identify", number, "--tell", f"case={case.id}", "--tell",
                    f"name={name}")  # fmt: skip
    assert known.code == 0, known.err
    assert inkasso("rights", "decide", number, "--outcome", "granted").code == 0
    return number


def test_a_restriction_without_a_request_names_whom_to_tell(inkasso: Inkasso) -> None:
    case = make_case()
    given = inkasso("disclose", str(case.person_id), "--recipient-kind", "courts_and_enforcement",
                    "--recipient", "Käräjäoikeus", "--country", "FI", "--purpose", "collection",
                    "--ground", "claim", "--field", "names.name", "--case", str(case.id),
                    "--date", CAME)  # fmt: skip
    assert given.code == 0, given.err
    placed = [
        inkasso("hold", "add", str(case.person_id), "--kind", kind, "--reason", "inaccurate",
                "--date", DONE, "--json").document["tell"]
        for kind in ("legal_claim", "restriction")
    ]  # fmt: skip
    assert placed == [[], ["Käräjäoikeus"]]


def test_a_restriction_is_lifted_when_it_was_said_on_the_telephone(inkasso: Inkasso) -> None:
    case = make_case()
    number = asked(inkasso, case, "restriction")
    decided = inkasso("rights", "decide", number, "--outcome", "granted", "--date", DONE, "--json")
    lifted = inkasso("hold", "lift", str(decided.document["hold"]), "--told", "phone", "--date",
                     "2026-04-01", "--json")  # fmt: skip
    assert lifted.code == 0, lifted.err


def test_a_withdrawal_ends_consents_at_once(inkasso: Inkasso) -> None:
    case = make_case()
    given = inkasso("consent", "give", "--person", str(case.id), "--use", "disclosure:by_consent",
                    "--channel", "letter", "--date", CAME)  # fmt: skip
    assert given.code == 0, given.err
    number = asked(inkasso, case, "withdrawal")
    done = inkasso("rights", "decide", number, "--outcome", "granted", "--date", DONE, "--json")
    assert done.document["withdrawn"] == ["disclosure:by_consent"]


def test_wrong_usage_of_rectifying_is_told(inkasso: Inkasso, tmp_path: Path) -> None:
    out = str(tmp_path)
    for arguments, code in (
        (("rights", "rectify", "1", "--field", "name"), 2),
        (("rights", "rectify", "1", "--field", "shoe", "--value", "44"), 2),
        (("rights", "rectify", "1", *(2 * ("--field", "name", "--value", "X"))), 2),
        (("rights", "rectify", "999", "--statement", "x"), 3),
        (("rights", "letter", "999", "--out", out), 3),
        (("rights", "recipients", "999"), 3),
        (("rights", "recipients", "1", "--told", "A", "--not-told", "B"), 2),
        (("rights", "new", "--right", "access", "--channel", "web", "--contested",
          "--requester", "A"), 3),
        (("rights", "review", "999", "--purpose", "x", "--result", "upheld", "--reviewed", "x",
          "--found", "y"), 3),
    ):  # fmt: skip
        assert inkasso(*arguments).code == code, arguments
