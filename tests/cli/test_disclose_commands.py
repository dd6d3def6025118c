"""`inkasso disclose`, `disclosures` and `processor`: documents, exit codes, what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from builders import make_case
from command_line import Answer, Inkasso
from inkasso.gate.models import Disclosure
from inkasso.notice.loading import load_register
from inkasso.receivables.models import Case

TO_PRINTER = (
    *("--recipient-kind", "posting", "--recipient", "Esimerkkiposti Oy", "--country", "FI"),
    *("--purpose", "collection", "--ground", "letter 12"),
    *("--field", "names.name", "--field", "contact_details.address"),
)
NEW = (
    *("uusiposti", "--name", "Uusi Posti Oy", "--recipient-kind", "posting"),
    *("--service-fi", "postitus", "--service-sv", "postning", "--service-en", "posting"),
)
SIGNED = (*NEW, "--country", "FI", "--contract", "S-2026-7")


@pytest.fixture
def case(db: None) -> Case:
    return make_case()


def code_of(answer: Answer) -> tuple[int, object]:
    refused = answer.document["refused"]
    assert isinstance(refused, dict)
    return answer.code, refused["code"]


def test_disclose_gives_the_allowed_fields_and_their_grounds(inkasso: Inkasso, case: Case) -> None:
    answer = inkasso("disclose", str(case.person_id), *TO_PRINTER, "--json")

    document = answer.document
    assert answer.code == 0
    assert document["allowed"] is True
    assert isinstance(document["fields"], dict)
    assert set(document["fields"]) == {"names.name", "contact_details.address"}
    assert isinstance(document["because"], list)
    assert {"act", "section", "version", "text"} == set(document["because"][0])
    row = Disclosure.objects.get()
    assert (row.id, row.actor) == (document["disclosure"], "tester")


def test_a_dry_run_gives_no_values_and_leaves_no_row(inkasso: Inkasso, case: Case) -> None:
    answer = inkasso("disclose", str(case.person_id), *TO_PRINTER, "--dry-run", "--json")

    assert answer.code == 0
    assert answer.document["allowed"] is True
    assert answer.document["fields"] == {"names.name": None, "contact_details.address": None}
    assert not Disclosure.objects.exists()


def test_a_refusal_is_exit_3(inkasso: Inkasso, case: Case) -> None:
    more = ("--field", "identity_codes.identity_code")
    for dry in ((), ("--dry-run",)):
        answer = inkasso("disclose", str(case.person_id), *TO_PRINTER, *more, *dry, "--json")
        assert code_of(answer) == (3, "not_needed")
    assert not Disclosure.objects.exists()


def test_a_purpose_that_nobody_has_is_refused(inkasso: Inkasso, case: Case) -> None:
    arguments = [word if word != "collection" else "curiosity" for word in TO_PRINTER]

    answer = inkasso("disclose", str(case.person_id), *arguments, "--json")

    assert code_of(answer) == (3, "unknown_purpose")


def test_a_case_is_named_by_number_or_reference(inkasso: Inkasso, case: Case) -> None:
    for reference in (str(case.id), case.reference):
        answer = inkasso(
            "disclose", str(case.person_id), *TO_PRINTER, "--case", reference, "--json"
        )
        assert answer.code == 0
    assert set(Disclosure.objects.values_list("case_id", flat=True)) == {case.id}


def test_disclosures_tell_who_got_what_when_and_why(inkasso: Inkasso, case: Case) -> None:
    inkasso("disclose", str(case.person_id), *TO_PRINTER)
    other = make_case(case.client, number=2)
    inkasso("disclose", str(other.person_id), *TO_PRINTER)

    listed = inkasso("disclosures", "--person", str(case.person_id), "--json").document

    assert isinstance(listed["disclosures"], list)
    (row,) = listed["disclosures"]
    assert row["person"] == str(case.person_id)
    assert (row["recipient"], row["recipient_kind"], row["date"], row["purpose"]) == (
        "Esimerkkiposti Oy",
        "posting",
        "2026-03-02",
        "collection",
    )
    assert row["fields"] == ["names.name", "contact_details.address"]
    shown = inkasso("disclosures").out
    assert shown.startswith("2 disclosures")
    assert "2026-03-02  Esimerkkiposti Oy (posting, FI)" in shown
    assert "got names.name, contact_details.address" in shown
    assert "for collection; ground: letter 12" in shown


def test_a_person_that_is_no_uuid_is_wrong_usage(inkasso: Inkasso) -> None:
    assert inkasso("disclose", "anna", *TO_PRINTER).code == 2


# Contracts


def test_processors_are_listed_with_what_holds_on_the_day(inkasso: Inkasso) -> None:
    before = inkasso("processor", "list", "--date", "2025-12-31", "--json").document["processors"]
    after = inkasso("processor", "list", "--json").document["processors"]

    assert isinstance(before, list)
    assert isinstance(after, list)
    assert {one["in_force"] for one in before} == {False}
    assert {one["in_force"] for one in after} == {True}
    assert {
        "key",
        "name",
        "contract",
        "service",
        "country",
        "transfer_ground",
        "from",
        "to",
    } <= set(after[0])


def test_the_first_change_copies_the_demos_register_and_says_so(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    answer = inkasso("processor", "add", *SIGNED, "--json")

    assert answer.code == 0
    assert str(tmp_path / "notice") in answer.err
    register = load_register(tmp_path / "notice")
    (contract,) = [one for one in register.processors if one.key == "uusiposti"]
    assert (contract.contract, str(contract.holds_from)) == ("S-2026-7", "2026-03-02")
    assert not inkasso("processor", "end", "uusiposti").err, "said once"


def test_what_people_wrote_in_the_file_stays(inkasso: Inkasso, tmp_path: Path) -> None:
    assert inkasso("processor", "add", *SIGNED).code == 0
    path = tmp_path / "notice" / "processors.yaml"
    before = path.read_text(encoding="utf-8")

    inkasso("processor", "end", "esimerkkiposti", "--date", "2026-05-31")

    after = path.read_text(encoding="utf-8")
    assert set(after.splitlines()) - set(before.splitlines()) == {"  holds_to: 2026-05-31"}
    assert len(after.splitlines()) == len(before.splitlines()) + 1
    ended = yaml.safe_load(after)["esimerkkiposti"]["holds_to"]
    assert str(ended) == "2026-05-31"


@pytest.mark.parametrize(
    "written",
    [
        "posti: {name: Posti Oy, service: {fi: a, sv: b, en: c}, recipient: posting, country: FI,\n"
        "  contract: S-1, contract_dated: 2026-01-01, holds_from: 2026-01-01}\n",
        "posti:\n  name: Posti Oy\n  service: {fi: a, sv: b, en: c}\n\n  # a remark between\n"
        "  recipient: posting\n  country: FI\n  contract: |\n    S-1\n"
        "  contract_dated: 2026-01-01\n  holds_from: 2026-01-01",
    ],
    ids=["flow style", "blank lines"],
)
def test_a_contract_ends_however_the_file_is_written(
    inkasso: Inkasso, tmp_path: Path, written: str
) -> None:
    assert inkasso("processor", "add", *SIGNED).code == 0
    path = tmp_path / "notice" / "processors.yaml"
    path.write_text("# ours\n" + written, encoding="utf-8")

    answer = inkasso("processor", "end", "posti", "--date", "2026-05-31", "--json")

    assert answer.code == 0
    (contract,) = load_register(tmp_path / "notice").processors
    assert (contract.key, str(contract.holds_to)) == ("posti", "2026-05-31")
    assert path.read_text(encoding="utf-8").startswith("# ours\n")


def test_a_contract_is_in_force_on_its_last_day_and_not_after(inkasso: Inkasso) -> None:
    inkasso("processor", "end", "esimerkkiposti", "--date", "2026-05-31")

    def in_force(day: str) -> bool:
        listed = inkasso("processor", "list", "--date", day, "--json").document["processors"]
        assert isinstance(listed, list)
        return next(bool(one["in_force"]) for one in listed if one["key"] == "esimerkkiposti")

    assert (in_force("2026-05-31"), in_force("2026-06-01")) == (True, False)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((*NEW, "--country", "FI"), "no_contract_reference"),
        ((*NEW, "--country", "FI", "--contract", "  "), "no_contract_reference"),
        (("esimerkkiposti", *SIGNED[1:]), "contract_exists"),
        ((*NEW, "--country", "US", "--contract", "S-1"), "no_transfer_ground"),
        (
            (*NEW, "--country", "IN", "--contract", "S-1", "--transfer-ground", "45"),
            "no_transfer_ground",
        ),
        ((*SIGNED, "--transfer-ground", "46(2)(c)"), "ground_not_needed"),
        ((*SIGNED, "--contract-dated", "2026-06-01"), "contract_not_yet"),
    ],
)
def test_a_contract_is_refused(
    inkasso: Inkasso, tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    assert code_of(inkasso("processor", "add", *arguments, "--json")) == (3, code)

    keys = {one.key for one in load_register(tmp_path / "notice").processors}
    assert "uusiposti" not in keys


@pytest.mark.parametrize(
    ("key", "code"), [("nobody", "unknown_contract"), ("x", "unknown_contract")]
)
def test_an_unknown_contract_cannot_end(inkasso: Inkasso, key: str, code: str) -> None:
    assert code_of(inkasso("processor", "end", key, "--json")) == (3, code)


def test_a_contract_that_ends_can_end_sooner_only(inkasso: Inkasso, tmp_path: Path) -> None:
    """After a processor's breach nothing goes to it any more, whatever day was agreed before."""
    inkasso("processor", "end", "esimerkkiposti", "--date", "2026-05-31")

    for day in ("2026-07-31", "2026-05-31"):
        again = inkasso("processor", "end", "esimerkkiposti", "--date", day, "--json")
        assert code_of(again) == (3, "contract_ended")

    sooner = inkasso("processor", "end", "esimerkkiposti", "--date", "2026-03-02", "--json")
    assert sooner.document["processor"]["to"] == "2026-03-02"
    text = (tmp_path / "notice" / "processors.yaml").read_text("utf-8")
    assert text.count("holds_to") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (*SIGNED, "--recipient-kind", "anybody"),
        (*SIGNED, "--recipient-kind", "authorities"),
        ("Uusi-Posti", *SIGNED[1:]),
        (*SIGNED, "--name", " "),
    ],
    ids=["unknown kind", "needs no contract", "key", "no name"],
)
def test_what_the_register_refuses_replaces_nothing(
    inkasso: Inkasso, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    answer = inkasso("processor", "add", *arguments, "--json")

    assert answer.code == 4
    assert "processors.yaml" in answer.err
    assert {one.key for one in load_register(tmp_path / "notice").processors} == {
        "esimerkkiposti",
        "esimerkkiviesti",
        "exempelenkat",
        "esimerkkipalvelin",
        "esimerkkimainos",
        "esimerkkilaki",
    }
