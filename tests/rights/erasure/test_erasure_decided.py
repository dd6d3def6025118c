"""What becomes of each field: worked out from the register, and nobody's choice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import Error, transaction

from builders import hold, make_case, make_client
from inkasso.base.decisions import Refused
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.receivables.models import Case, CoDebtor
from inkasso.rights.erasure.deciding import decided_fields, plan_of
from inkasso.rights.erasure.planning import Field, Plan, Why
from inkasso.rights.erasure.telling import sections, sections_of
from inkasso.rights.models import DecidedField, Erasure
from inkasso.rights.requests.deciding import Answer, Outcome, decide
from inkasso.rights.requests.state import State
from rights.erasure.erasing import LATER, MOMENT, answered, asked, paid_case
from rights.requests_made import known, made

pytestmark = pytest.mark.django_db

SOON = date(2026, 3, 10)


def by_name(plan: Plan) -> dict[str, Field]:
    return {field.field: field for field in plan.fields}


def cited(field: Field) -> list[tuple[str, str]]:
    return [(one.act, one.section) for one in field.because]


def test_while_a_case_is_open_its_claim_keeps_everything() -> None:
    plan = plan_of(asked(make_case(), SOON), SOON)
    assert (plan.outcome, plan.grounds) == (Outcome.REFUSED, ("legal_duty", "legal_claim"))
    address = by_name(plan)["parties_address"]
    assert (address.why, address.until) == (Why.LEGAL_CLAIM, None)
    assert cited(address)[:2] == [("2016/679", "17(3)(e)"), ("411/2018", "12 §")]


def test_when_it_has_ended_the_law_keeps_it_for_its_time(tmp_path: Path) -> None:
    plan = plan_of(asked(paid_case(tmp_path), SOON), SOON)
    fields = by_name(plan)
    assert (plan.outcome, plan.grounds) == (Outcome.REFUSED, ("legal_duty",))
    assert (fields["parties_partyname"].why, fields["parties_partyname"].until) == (
        Why.LEGAL_DUTY,
        date(2031, 3, 2),
    )
    assert fields["receivables_payment"].until == date(2032, 12, 31)
    assert fields["ledger_posting"].until == date(2036, 12, 31)
    assert ("1336/1997", "2 luku 10 §") in cited(fields["ledger_posting"])


def test_what_no_law_keeps_any_more_goes_and_vouchers_stay(tmp_path: Path) -> None:
    plan = plan_of(asked(paid_case(tmp_path), LATER), LATER)
    going = {field.field for field in plan.fields if field.goes}
    assert (plan.outcome, plan.grounds) == (Outcome.PARTLY, ("erasure", "legal_duty"))
    assert {"parties_partyname", "parties_personkey", "parties_identitycode"} <= going
    assert not {"receivables_payment", "ledger_posting", "parties_party"} & going


def test_the_request_itself_stays_as_proof_and_its_words_go_with_the_name(tmp_path: Path) -> None:
    fields = by_name(plan_of(asked(paid_case(tmp_path), LATER), LATER))
    assert fields["rights_request"].why is Why.PROOF
    assert fields["rights_requesttext"].goes


def test_when_every_time_is_out_books_are_left_to_the_sweep(tmp_path: Path) -> None:
    on = date(2040, 1, 2)
    fields = by_name(plan_of(asked(paid_case(tmp_path), on), on))
    assert fields["ledger_posting"].why is Why.SWEEP
    assert fields["receivables_payment"].goes
    # Who got the refund is the payer's own row, and hangs on it.
    assert fields["receivables_refund"].why is Why.LEGAL_DUTY


def test_what_is_only_proof_or_left_to_the_sweep_denies_nothing() -> None:
    def field(why: Why | None) -> Field:
        return Field(field="t", category="c", rows=1, why=why, until=None, because=())

    assert Plan(fields=(field(None), field(Why.PROOF), field(Why.SWEEP))).outcome == "granted"
    assert Plan(fields=(field(None), field(Why.RESTRICTED))).grounds == ("erasure", "restricted")
    assert Plan(fields=(field(Why.PROOF),)).outcome == "refused"
    assert Plan(fields=(field(Why.PROOF),)).grounds == ("legal_duty",)
    assert (Plan(fields=()).outcome, Plan(fields=()).grounds) == ("refused", ("legal_duty",))


@pytest.mark.parametrize(
    ("kind", "why", "ground"),
    [
        ("restriction", Why.RESTRICTED, "restricted"),
        ("legal_claim", Why.LEGAL_CLAIM, "legal_claim"),
    ],
)
def test_a_hold_keeps_what_time_would_let_go(
    tmp_path: Path, kind: str, why: Why, ground: str
) -> None:
    case = paid_case(tmp_path)
    state = asked(case, LATER)
    hold(case, kind, on=LATER)
    plan = plan_of(state, LATER)
    name = by_name(plan)["parties_partyname"]
    assert name.why is why
    assert ground in plan.grounds
    assert name.until is None, "its time is out, and nobody knows when the hold ends"
    (kept,) = sections_of([name], register_in_force())
    assert "erased when this obstacle ends" in str(kept)


def test_a_letter_cites_a_section_as_its_language_does_and_no_doubt_of_our_own(
    tmp_path: Path,
) -> None:
    plan = plan_of(asked(paid_case(tmp_path), LATER), LATER)
    told = str(sections_of(plan.fields, register_in_force()))
    assert "chapter 2, section 10" in told
    assert "2 kap. 10 §" in told
    assert "Unconfirmed" not in told
    sweep = [field for field in plan.fields if field.why is Why.SWEEP]
    assert all(
        "while the matter is open" not in str(sections_of([f], register_in_force())) for f in sweep
    )


def test_a_debt_that_somebody_shares_stays_while_their_row_does(tmp_path: Path) -> None:
    client = make_client()
    case, other = paid_case(tmp_path, client), make_case(client, number=2)
    CoDebtor.objects.create(receivable=case.receivable_set.get(), person_id=other.person_id)
    on = date(2040, 1, 2)
    fields = by_name(plan_of(asked(case, on), on))
    assert not fields["receivables_receivable"].goes
    assert fields["parties_partyname"].goes


def test_a_co_debtor_of_an_open_case_is_kept_with_it(tmp_path: Path) -> None:
    client = make_client()
    case, other = paid_case(tmp_path, client), make_case(client, number=2)
    CoDebtor.objects.create(receivable=other.receivable_set.get(), person_id=case.person_id)
    plan = plan_of(asked(case, LATER), LATER)
    assert by_name(plan)["parties_partyname"].why is Why.LEGAL_CLAIM


def test_the_answer_is_recorded_field_by_field(tmp_path: Path) -> None:
    state = asked(paid_case(tmp_path), LATER)
    plan = plan_of(state, LATER)
    decided = answered(state, LATER).state
    assert decided.decision is not None
    assert (decided.decision.outcome, decided.decision.grounds) == (
        "partly",
        ["erasure", "legal_duty"],
    )
    assert decided_fields(state.request.id) == plan.fields


def decide_as(state: State, outcome: Outcome, *grounds: str) -> str:
    with pytest.raises(Refused) as refused:
        decide(state, Answer(outcome=outcome, grounds=grounds), MOMENT, register_in_force())
    return refused.value.refusal.code


def test_an_answer_that_the_fields_do_not_give_is_refused(tmp_path: Path) -> None:
    state = asked(paid_case(tmp_path), LATER)
    assert decide_as(state, Outcome.GRANTED) == "fields_say_otherwise"
    assert decide_as(state, Outcome.REFUSED, "legal_duty") == "fields_say_otherwise"
    assert decide_as(state, Outcome.PARTLY, "legal_claim") == "fields_say_otherwise"
    assert not DecidedField.objects.exists()


def test_nothing_is_worked_out_for_somebody_who_is_not_known(tmp_path: Path) -> None:
    case = paid_case(tmp_path)
    state = made(case.person_id, Right.ERASURE)
    assert decide_as(state, Outcome.PARTLY) == "identity_not_verified"


def test_the_database_lets_no_erasure_in_that_was_not_granted(tmp_path: Path) -> None:
    client = make_client()
    case, other = paid_case(tmp_path, client), paid_case(tmp_path, client, number=2)
    refused = answered(asked(case, SOON), SOON).state
    granted = answered(asked(other, LATER), LATER).state
    about = {"sequence": 1, "line": "", "carried_out_on": LATER, "erased": {}, "kept": {}}
    for request, person_id in (
        (refused.request.id, case.person_id),
        (granted.request.id, case.person_id),
    ):
        row = Erasure(request_id=request, person_id=person_id, key_destroyed=False, by="x", **about)
        with pytest.raises(Error), transaction.atomic():
            row.save(force_insert=True)


def test_only_what_is_asked_for_is_erased(tmp_path: Path) -> None:
    case = paid_case(tmp_path)
    state = known(made(case.person_id, Right.ERASURE, purposes=("marketing",)), case)
    assert not any(field.goes for field in plan_of(state, LATER).fields)


def texts(case: Case, on: date) -> dict[str, list[str]]:
    told = sections(answered(asked(case, on), on).state, register_in_force())
    return {section.mark.anchor: [str(block) for block in section.blocks] for section in told}


def test_the_letter_tells_by_category_and_never_by_table(tmp_path: Path) -> None:
    told = texts(paid_case(tmp_path), LATER)
    assert list(told) == ["erased", "kept", "then"]
    everything = " ".join(text for block in told.values() for text in block)
    assert "henkilötunnukset" in " ".join(told["erased"])
    assert "31.12.2032" in " ".join(told["kept"])
    assert "kirjanpitolaki" in " ".join(told["kept"]).lower()
    assert not any(f"{room}_" in everything for room in ("parties", "rights", "receivables"))


def test_of_an_open_case_the_letter_says_how_long_after_its_end() -> None:
    told = texts(make_case(), SOON)
    assert list(told) == ["kept"]
    assert "while the matter is open, and then: " in " ".join(told["kept"])
