"""`inkasso rights plan|decide|erase|receipt` and `inkasso restore replay` at a terminal."""

from __future__ import annotations

import json
from pathlib import Path

from builders import hold, lift
from command_line import Inkasso
from inkasso.base.moment import Moment
from inkasso.parties.models import PartyName
from inkasso.receivables.models import Case
from inkasso.rights.erasure.two_people import ERASE, facts_of
from inkasso.staff.approvals import ask
from inkasso.staff.models import Approval
from rights.erasure.erasing import LATER, paid_case

ON = ("--date", LATER.isoformat())


def let_in(inkasso: Inkasso) -> None:
    """Somebody who can approve erasures."""
    add = ("staff", "add", "ofelia@agency.example", "--name", "Ofelia Officer", "--role", "officer")
    assert inkasso(*add).code == 0


def asked(inkasso: Inkasso, case: Case) -> str:
    """The number of a request for erasure of somebody known."""
    name = PartyName.objects.get(person_id=case.person_id).name
    new = inkasso("rights", "new", "--person", str(case.id), "--right", "erasure", "--channel",
                  "email", *ON, "--json")  # fmt: skip
    number = str(new.document["request"])
    inkasso("rights", "identify", number, "--tell", f"case={case.id}", "--tell",
            f"name={name}", *ON)  # fmt: skip
    return number


def test_an_erasure_from_the_plan_to_the_receipt(inkasso: Inkasso, tmp_path: Path) -> None:
    number = asked(inkasso, paid_case(tmp_path))
    plan = inkasso("rights", "plan", number, *ON, "--json").document
    assert (plan["outcome"], plan["grounds"]) == ("partly", ["erasure", "legal_duty"])
    wrong = inkasso("rights", "decide", number, "--outcome", "granted", *ON)
    assert (wrong.code, "fields_say_otherwise" in wrong.err) == (3, True)
    out = tmp_path / "out"
    decided = inkasso("rights", "decide", number, "--letter", out, *ON, "--json").document
    fields = {one["field"]: one for one in decided["decision"]["fields"]}  # type: ignore[index]
    told = {one["field"]: one["outcome"] for one in plan["fields"]}  # type: ignore[attr-defined]
    assert {name: one["outcome"] for name, one in fields.items()} == told
    assert fields["parties_partyname"]["outcome"] == "erased"
    kept = fields["receivables_payment"]
    assert (kept["outcome"], kept["until"]) == ("kept", "2032-12-31")
    assert set(kept["because"][0]) == {"law", "section", "text"}
    assert decided["erasure"]["key_destroyed"] is True  # type: ignore[index]
    assert list(out.glob("decision-*.pdf"))
    assert inkasso("rights", "list", "--json").document["requests"] == []
    made = inkasso("rights", "receipt", "write", number, "--out", out, "--json").document
    key = inkasso("rights", "receipt", "key", "--json").document["public_key"]
    assert made["public_key"] == key
    file = Path(str(made["file"]))
    known = inkasso("rights", "receipt", "verify", file, "--key", str(key), "--json")
    assert (known.code, known.document["signer_checked"]) == (0, True)
    anybody = inkasso("rights", "receipt", "verify", file, "--json")
    assert (anybody.code, anybody.document["signer_checked"]) == (0, False)
    assert "NOT CHECKED" in inkasso("rights", "receipt", "verify", file).out
    file.write_text(json.dumps(json.loads(file.read_text()) | {"carried_out": "2030-01-01"}))
    verified = inkasso("rights", "receipt", "verify", file, "--json")
    assert (verified.code, verified.document["changed"]) == (1, ["carried_out"])


def test_what_is_stopped_is_listed_until_the_day_run_carries_it_out(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    case = paid_case(tmp_path)
    number = asked(inkasso, case)
    assert inkasso("rights", "plan", number, *ON).code == 0
    journal = tmp_path / "erasures.jsonl"
    journal.write_text("{}\n")
    stopped = inkasso("rights", "decide", number, *ON)
    assert (stopped.code, "journal_unfit" in stopped.err) == (0, True)
    journal.unlink()
    listed = inkasso("rights", "list", "--json").document["requests"]
    assert [one["erasure"] for one in listed] == [None]  # type: ignore[attr-defined]
    hold(case, "legal_claim", on=LATER)
    assert "erasure_stopped" in inkasso("rights", "erase", number, *ON).err
    assert "not erased yet" in inkasso("day", *ON).err
    lift(case, "legal_claim", on=LATER)
    assert inkasso("day", *ON).code == 0
    assert inkasso("rights", "list", "--json").document["requests"] == []
    done = inkasso("rights", "erase", number, *ON, "--json").document
    assert (done["carried_out"], done["journal"]) == (LATER.isoformat(), 1)


def test_a_plan_is_of_an_erasure_and_an_outcome_is_needed_elsewhere(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    case = paid_case(tmp_path)
    new = inkasso("rights", "new", "--person", str(case.id), "--right", "access", "--channel",
                  "email", "--json")  # fmt: skip
    number = str(new.document["request"])
    assert "no_erasure_to_plan" in inkasso("rights", "plan", number).err
    assert inkasso("rights", "decide", number).code == 2


def test_replay_reports_and_finds_nothing_to_do(inkasso: Inkasso) -> None:
    done = inkasso("restore", "replay", "--json")
    assert (done.code, done.document["lines"], done.document["holds"]) == (0, 0, True)
    assert inkasso("restore", "replay").code == 0


def test_hostile_receipts_are_told_and_break_nothing(inkasso: Inkasso, tmp_path: Path) -> None:
    for number, file in enumerate((b"", b"[" * 9999, b"\x00" * 2_000_000, b'{"a":1,"a":2}')):
        path = tmp_path / f"{number}.json"
        path.write_bytes(file)
        answer = inkasso("rights", "receipt", "verify", path, "--json")
        assert (answer.code, answer.document["holds"]) == (1, False)


def test_an_erasure_takes_two_as_soon_as_somebody_could_approve_it(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    number = asked(inkasso, paid_case(tmp_path))
    let_in(inkasso)
    decide = ("rights", "decide", number, *ON)
    assert "second_person_missing" in inkasso(*decide).err
    assert "own_request" in inkasso(*decide, "--second", "tester").err
    assert "second_may_not" in inkasso(*decide, "--second", "Somebody Else").err
    assert not Approval.objects.exists()
    assert inkasso("rights", "list", "--json").document["requests"] != []
    decided = inkasso(*decide, "--second", "ofelia officer", "--json").document
    assert decided["erasure"]["key_destroyed"] is True  # type: ignore[index]
    known = Approval.objects.get()
    assert (known.kind, known.facts) == ("erase", {"request": int(number)})
    assert (known.asked_by, known.decided_by) == ("tester", "Ofelia Officer")


def test_what_the_desk_was_asked_for_is_decided_there_and_a_no_takes_one(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    number = asked(inkasso, paid_case(tmp_path))
    let_in(inkasso)
    ask(ERASE, facts_of(int(number)), "asked at the desk", Moment(on=LATER, by="Aino Asker"))
    two = ("rights", "decide", number, "--second", "Ofelia Officer", *ON)
    assert "approval_waits_already" in inkasso(*two).err
    alone = inkasso("rights", "decide", number, "--outcome", "refused", *ON)
    assert "second_person_missing" not in alone.err
