"""`inkasso bulk`: asked for at the terminal, and how it stands once the worker has done it."""

from __future__ import annotations

from django.conf import settings

from builders import START, make_case
from command_line import Inkasso
from inkasso.base.moment import Moment
from inkasso.bulk.carrying_out import carry_out
from inkasso.bulk.standing import find_order
from inkasso.gate.acting import acting
from inkasso.mandates.agency import read_agency
from inkasso.parties.reaching import mail_returned
from inkasso.staff.approvals import approve
from inkasso.staff.models import Approval

CHIEF = Moment(on=START, by="Cecilia Chief")


def test_a_recall_is_asked_for_and_shows_why_no_letter_went(inkasso: Inkasso) -> None:
    case, on = make_case(), ("--date", START, "--json")
    mail_returned(case.person_id, START, by="tester")
    said = ("--said-by", "Venla Velkoja", "--said-how", "phone")
    ask = ("bulk", "ask", "recall", case.id, *said)
    assert inkasso(*ask, *on).document["order"] is None, "it was only looked at"

    order = inkasso(*ask, "--why", "the creditor asks", *on).document["order"]
    assert inkasso("bulk", "show", order, "--json").document["decision"] == "waits"
    approve(Approval.objects.get().id, CHIEF, lambda _facts, _moment: None)
    with acting("collection", actor=CHIEF.by, reason="a test"):
        agency = read_agency(settings.AGENCY_FILE)
        carry_out(find_order(int(str(order))), CHIEF, agency, lambda _done, _of: None)

    shown = inkasso("bulk", "show", order, "--json").document
    one = {"case": str(case.id), "state": "done", "code": "", "no_letter": ["no_address"]}
    assert (shown["decision"], shown["cases"]) == ("approved", [one])
    assert "no_address" in inkasso("bulk", "show", order).out
