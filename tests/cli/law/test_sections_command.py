"""`inkasso law sections`."""

from __future__ import annotations

from pathlib import Path

from command_line import Law

TESTS = Path(__file__).parents[2]


def test_all_acts_are_listed_without_faults(law: Law) -> None:
    code, document = law("sections")
    acts = document["acts"]
    assert isinstance(acts, list)
    assert (code, document["faults"]) == (0, [])
    assert {"513/1999", "633/1982", "728/2003", "527/2007", "705/2007"} <= {
        act["act"] for act in acts
    }


def test_one_act_says_what_is_encoded_and_what_is_not(law: Law) -> None:
    _, document = law("sections", "--act", "1311/2001")
    acts = document["acts"]
    assert isinstance(acts, list)
    (act,) = acts
    assert {"3 §", "2 §"} <= {each["section"] for each in act["encoded"]}
    assert "6 §" in {each["section"] for each in act["not_encoded"]}
    assert set(act["name"]) == {"fi", "sv", "en"}


def test_an_unknown_act_is_refused(law: Law) -> None:
    code, document = law("sections", "--act", "9/9999")
    assert (code, set(document)) == (3, {"refused"})


def test_pages_are_written_where_asked(law: Law, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    _, document = law("sections", "--write", folder, "--tests", TESTS)
    written = document["written"]
    assert isinstance(written, list)
    assert set(written) == {path.name for path in folder.glob("*.md")}


def test_pages_without_tests_beside_them_are_wrong_usage(law: Law, tmp_path: Path) -> None:
    code, _ = law("sections", "--write", tmp_path / "a" / "b")
    assert code == 2
