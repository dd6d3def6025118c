"""`inkasso payee`: another account of whom a refund goes to counts by two people, never by one."""

from __future__ import annotations

from pathlib import Path

from builders import CLIENT_IBAN, START, bank_file, import_bank, make_case, payment
from command_line import Inkasso
from inkasso.billing.refunding import account_of
from inkasso.staff.models import Approval

OTHER = "FI79 4405 2020 0360 82"


def test_another_account_counts_once_a_second_person_agrees(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    case = make_case(cents=100_00)
    told = {"payer_iban": CLIENT_IBAN, "payer_name": "Maksaja"}
    import_bank(bank_file(tmp_path, [payment(150_00, case.reference, **told)]))  # type: ignore[arg-type]
    how = "tunnistettu ja soitettu tuttuun numeroon"
    ask = ("payee", case.id, "--iban", OTHER, "--said-by", "Maksaja itse", "--checked", how)
    on = ("--date", START, "--json")

    for second, code in ((), "second_person_missing"), (("--second", "tester"), "own_request"):
        refused = inkasso(*ask, *second, *on)
        assert (refused.code, code in refused.err) == (3, True), "one person's word is none"
    bad = inkasso(*ask[:3], "FI00", *ask[4:], "--second", "Eero Salo", *on)
    assert (bad.code, "bad_iban" in bad.err) == (3, True)
    assert account_of(case.id) == ("Maksaja", CLIENT_IBAN)
    assert not Approval.objects.exists()

    made = inkasso(*ask, "--second", "Eero Salo", *on).document

    iban = OTHER.replace(" ", "")
    assert made == {"case": str(case.id), "iban": iban, "agreed": "Eero Salo"}
    assert account_of(case.id) == ("Maksaja", iban)
    assert Approval.objects.get().decided_by == "Eero Salo"
