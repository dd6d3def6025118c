"""D6: data go to somebody else with the person's consent, and not a moment after its end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders import START, make_case
from inkasso.base.decisions import Refusal
from inkasso.gate.acting import acting
from inkasso.gate.disclosing import consider
from inkasso.gate.disclosures.request import Request
from inkasso.gate.fields import category_of, readable_fields
from inkasso.gate.questions import has_consented
from inkasso.receivables.models import Case
from inkasso.rights.consents.giving import withdraw
from inkasso.rights.consents.uses import find_use
from notice.registers_at_hand import demo
from rights.consenting import consent, said

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def case() -> Case:
    return make_case()


def answer(case: Case) -> str:
    """The code of the refusal, or that it is allowed."""
    request = Request(
        person_id=case.person_id,
        case_id=None,
        recipient="Velallisen sisar",
        kind="by_consent",
        country="FI",
        purpose="collection",
        ground="consent of the person",
        fields=("names.name",),
        on=START,
    )
    found = consider(request)
    return found.code if isinstance(found, Refusal) else "allowed"


def test_a_disclosure_follows_the_consent_at_once(case: Case) -> None:
    assert answer(case) == "no_consent"
    consent(case.person_id, "disclosure:by_consent")
    assert answer(case) == "allowed"
    withdraw(case.person_id, find_use("disclosure:by_consent", demo()), said())
    assert answer(case) == "no_consent"


def test_a_consent_to_something_else_discloses_nothing(case: Case) -> None:
    consent(case.person_id, "newsletters")
    consent(case.person_id, "hardship")

    assert answer(case) == "no_consent"


def test_a_consent_that_has_run_out_discloses_nothing(case: Case) -> None:
    before = START - timedelta(days=9)
    consent(case.person_id, "disclosure:by_consent", before, until=START - timedelta(days=1))

    assert answer(case) == "no_consent"


def test_a_purpose_that_may_not_read_consents_is_told_no(case: Case) -> None:
    consent(case.person_id, "disclosure:by_consent")

    assert has_consented(case.person_id, "by_consent", START) is True
    with acting("payments", actor="tester", reason="a test"):
        assert has_consented(case.person_id, "by_consent", START) is False


def test_what_was_told_of_a_hardship_can_leave_in_no_disclosure() -> None:
    kept = {"health_notes", "hardship_consents", "reliefs"}
    given = {
        category
        for purpose in demo().purposes.values()
        for categories in purpose.recipients.values()
        for category in categories
    }

    assert not kept & given
    assert not kept & {category_of(name) for name in readable_fields()}
