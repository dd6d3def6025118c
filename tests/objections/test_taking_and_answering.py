"""Objections: what is disputed is not collected, the rest goes on, and every one is answered."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import Error, transaction

from builders import (
    START,
    Bill,
    broken_proofs,
    case_of,
    hand_over,
    hold,
    make_case,
    make_client,
    pay,
    person,
    play_day,
)
from inkasso.base.dates import banking_days_after
from inkasso.base.decisions import Refused
from inkasso.base.money import Money
from inkasso.demands.letters.frozen import from_json
from inkasso.demands.models import FrozenContent, Letter
from inkasso.gate.holds.placing import Protected, holds_of
from inkasso.gate.models import Disclosure
from inkasso.mandates.agency import read_agency
from inkasso.objections import policy
from inkasso.objections.answering import Verdict
from inkasso.objections.evidence import ask_client, remind_clients, take_evidence
from inkasso.objections.filing import answer_pdf, file_answers, proofs
from inkasso.objections.grounds import Ground
from inkasso.objections.models import (
    Answer,
    AnswerLetter,
    ClientQuestion,
    ClientQuestionText,
    FrozenAnswerLetter,
    Objection,
    ObjectionText,
)
from inkasso.objections.outcomes import Outcome
from inkasso.objections.standing import Waits, contested, standing_of, to_answer
from inkasso.objections.taking import Said, take_objection
from inkasso.plans.fitting import Wish
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.documents.keeping import NewDocument, keep_document
from inkasso.receivables.models import Case, Receivable
from inkasso.strategy.casefile import case_file
from inkasso.strategy.objecting import answer, answer_preview, time_barred_on
from inkasso.strategy.planning import Agreement, plan_proposal

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BY = "tester"
#: Whoever took an objection does not take much back.
OTHER = "Bo Berg"


def objecting(case: Case, cents: int | None = None, **more: object) -> Said:
    receivable = Receivable.objects.filter(case=case).order_by("id").first()
    assert receivable is not None
    given: dict[str, object] = {
        "person_id": case.person_id,
        "channel": "phone",
        "ground": Ground.WRONG_SUM,
        "words": "The meter was read wrong.",
        "receivable_id": None if cents is None else receivable.id,
        "sum": None if cents is None else Money(cents),
        **more,
    }
    return Said(**given)  # type: ignore[arg-type]  # the names are checked there


def take(case: Case, cents: int | None = None, on: date = START, **more: object) -> Objection:
    return take_objection(case, objecting(case, cents, **more), on, BY)


def kinds(case: Case, on: date = START) -> list[str]:
    return [
        one.kind for one in holds_of(Protected(person_id=case.person_id, case_id=case.id), on=on)
    ]


def answered(
    objection: Objection, outcome: Outcome, cents: int | None = None, on: date = START
) -> Answer:
    verdict = Verdict(
        outcome=outcome, reasons="The meter was read again.", sum=Money(cents) if cents else None
    )
    return answer(objection, verdict, read_agency(settings.AGENCY_FILE), on, by=OTHER)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def account(case: Case, on: date = START):  # type: ignore[no-untyped-def]
    return replay(load_cases([case.id])[case.id].facts, on)


def test_an_objection_to_all_stops_letters_at_once() -> None:
    case = make_case()
    take(case)
    assert kinds(case) == ["dispute"]
    assert not play_day(START).letters
    assert not Letter.objects.filter(case=case).exists()


def test_an_objection_to_a_part_lets_the_rest_be_asked_and_no_cent_more() -> None:
    case = make_case(cents=100_00)
    take(case, 40_00)
    assert kinds(case) == ["part_dispute"]
    assert play_day(START).letters == 1
    letter = Letter.objects.get(case=case)
    (line,) = from_json(FrozenContent.objects.get(letter=letter).content).receivables
    assert line.principal == Money(60_00)
    assert "40.00" in line.description.replace(",", ".")
    beside = make_case(make_client(2), cents=60_00, number=7)
    play_day(START)
    assert letter.total_cents == Letter.objects.get(case=beside).total_cents


def test_what_is_charged_for_a_letter_is_in_the_books_beside_the_whole_principal() -> None:
    case = make_case(cents=100_00)
    take(case, 40_00)
    play_day(START)
    assert account(case).principal == 100_00
    assert not broken_proofs()


def test_of_two_invoices_the_one_that_nobody_disputes_is_asked_alone() -> None:
    client = make_client()
    hand_over(client, [Bill(number="A-1", cents=70_00), Bill(number="A-2", cents=30_00)])
    case = case_of(client, "A-1")
    assert case.id == case_of(client, "A-2").id
    second = Receivable.objects.get(invoice_number="A-2")
    take(case, receivable_id=second.id)
    assert kinds(case) == ["part_dispute"]
    play_day(START)
    content = from_json(FrozenContent.objects.get(letter__case=case).content)
    assert [line.invoice_number for line in content.receivables] == ["A-1"]


def test_once_the_undisputed_part_is_paid_nothing_more_is_sent(tmp_path: Path) -> None:
    case = make_case(cents=100_00)
    take(case, 40_00)
    play_day(START)
    pay(tmp_path, case, Letter.objects.get(case=case).total_cents, START + DAY)
    for number in range(1, 60):
        play_day(START + number * DAY)
    assert Letter.objects.filter(case=case).count() == 1
    following = case_file(case, START + 60 * DAY).next
    assert following is not None
    assert following.code == "disputed"


def test_every_part_disputed_is_the_whole() -> None:
    case = make_case(cents=100_00)
    take(case, 40_00)
    take(case, 60_00)
    assert kinds(case) == ["dispute"]


def test_no_plan_for_everything_while_a_part_is_disputed() -> None:
    case = make_case()
    take(case, 40_00)
    wish = Wish(first=date(2026, 4, 1), pay_day=1, number=3)
    with pytest.raises(Refused) as refused:
        plan_proposal(case.id, START, wish)
    assert code_of(refused) == "held"
    with pytest.raises(Refused):
        Agreement(case.id, START, read_agency(settings.AGENCY_FILE), "phone").agree(wish)


def test_without_a_ground_collecting_goes_on_and_the_law_says_why() -> None:
    case = make_case()
    objection = take(case, ground=Ground.NONE, words="")
    assert not objection.stops
    assert objection.because[0]["section"] == "4 b § 2 mom."
    assert kinds(case) == []
    assert play_day(START).letters == 1


def test_a_ground_that_clearly_has_no_effect_needs_a_reason_that_is_kept() -> None:
    case = make_case()
    objection = take(case, without_effect="The debtor objects to the weather.")
    assert not objection.stops
    kept = ObjectionText.objects.get(objection=objection)
    assert kept.without_effect == "The debtor objects to the weather."


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"words": "  "}, "words_missing"),
        ({"sum": Money(10_00)}, "disputed_receivable"),
        ({"receivable_id": 99_999}, "disputed_receivable"),
    ],
)
def test_what_cannot_be_taken_is_refused(more: dict[str, object], code: str) -> None:
    case = make_case()
    with pytest.raises(Refused) as refused:
        take(case, **more)
    assert code_of(refused) == code
    assert not Objection.objects.exists()


@pytest.mark.parametrize("cents", [0, -5, 100_01])
def test_no_more_than_the_invoice_can_be_disputed(cents: int) -> None:
    with pytest.raises(Refused) as refused:
        take(make_case(cents=100_00), cents)
    assert code_of(refused) == "disputed_too_much"


def test_a_stranger_to_the_case_cannot_object() -> None:
    case, other = make_case(), make_case(make_client(2), number=9)
    with pytest.raises(Refused) as refused:
        take(case, person_id=other.person_id)
    assert code_of(refused) == "not_of_case"


def test_an_identity_code_in_somebodys_words_is_not_kept() -> None:
    objection = take(make_case(), words="I am 131052-308T and owe nothing {words}")
    assert "131052-308T" not in ObjectionText.objects.get(objection=objection).words


def test_the_client_is_asked_with_a_deadline_and_the_disclosure_is_on_record() -> None:
    case = make_case()
    objection = take(case, words="{due} paid <b>already</b>")
    question = ask_client(objection, START, BY)
    assert isinstance(question, ClientQuestion)
    assert question.due_on == banking_days_after(START, policy.FIRST)
    text = ClientQuestionText.objects.get(question=question)
    assert "{due} paid <b>already</b>" in text.body
    assert "L-0001" in text.body
    told = Disclosure.objects.get(id=question.disclosure_id)
    assert (told.person_id, told.fields) == (case.person_id, ["objection_texts.objections"])


def test_a_client_is_reminded_once_and_then_it_is_for_the_agency() -> None:
    objection = take(make_case())
    ask_client(objection, START, BY)
    late = banking_days_after(START, policy.FIRST) + DAY
    assert standing_of(objection, late - DAY).waits_for is Waits.CLIENT
    assert standing_of(objection, late).waits_for is Waits.OVERDUE
    assert remind_clients(late, BY) == 1
    assert remind_clients(late, BY) == 0
    assert standing_of(objection, late).waits_for is Waits.CLIENT
    later = banking_days_after(late, policy.AGAIN) + DAY
    assert remind_clients(later, BY) == 0
    assert standing_of(objection, later).waits_for is Waits.OVERDUE
    with pytest.raises(Refused) as refused:
        ask_client(objection, later, BY)
    assert code_of(refused) == "client_asked"


def test_evidence_of_the_client_makes_it_the_agencys_turn(tmp_path: Path) -> None:
    case = make_case()
    objection = take(case)
    ask_client(objection, START, BY)
    new = NewDocument(content=b"%PDF-1.7 meter", name="meter.pdf", sender="client")
    document = keep_document(case, new, tmp_path, START + DAY, by=BY)
    take_evidence(objection, document, START + DAY, by_client=True)
    standing = standing_of(objection, START + DAY)
    assert standing.waits_for is Waits.DECISION
    assert standing.due == banking_days_after(START + DAY, policy.DECIDE)
    assert [one.objection.id for one in to_answer(START + DAY)] == [objection.id]


def test_an_objection_that_is_right_takes_the_debt_back_and_closes_the_case() -> None:
    case = make_case()
    answered(take(case), Outcome.UPHELD)
    case.refresh_from_db()
    assert account(case).total == 0
    assert case.closed_on == START
    assert kinds(case) == []
    assert not broken_proofs()


def test_right_in_part_takes_back_that_part_and_the_rest_is_collected() -> None:
    case = make_case(cents=100_00)
    answered(take(case), Outcome.PARTLY, 30_00)
    assert account(case).principal == 70_00
    assert kinds(case) == []
    assert play_day(START).letters == 1
    assert not broken_proofs()


def test_rejected_collecting_goes_on_from_the_same_day() -> None:
    case = make_case()
    answered(take(case), Outcome.REJECTED)
    assert kinds(case) == []
    assert play_day(START).letters == 1


def test_what_the_client_maintains_stays_uncollected_and_only_a_court_is_left() -> None:
    case = make_case()
    objection = take(case, 40_00)
    answered(objection, Outcome.MAINTAINED)
    assert kinds(case) == ["part_dispute"]
    assert contested([case.id]) == {case.id: {objection.disputed_set.get().receivable_id: 40_00}}
    standing = standing_of(objection, START)
    assert standing.waits_for is Waits.COURT
    assert not to_answer(START)


def test_one_answer_leaves_what_another_objection_disputes() -> None:
    case = make_case(cents=100_00)
    first, second = take(case, 40_00), take(case, 60_00)
    answered(second, Outcome.REJECTED)
    assert kinds(case) == ["part_dispute"]
    answered(first, Outcome.WITHDRAWN)
    assert kinds(case) == []


def test_a_hold_that_somebody_placed_by_hand_is_neither_doubled_nor_lifted() -> None:
    case = make_case()
    hold(case, "dispute")
    answered(take(case), Outcome.REJECTED)
    assert kinds(case) == ["dispute"]


def test_nobody_is_answered_twice() -> None:
    objection = take(make_case())
    answered(objection, Outcome.REJECTED)
    with pytest.raises(Refused) as refused:
        answered(objection, Outcome.UPHELD)
    assert code_of(refused) == "objection_answered"
    assert AnswerLetter.objects.count() == 1


@pytest.mark.parametrize(
    ("outcome", "cents"),
    [(Outcome.PARTLY, None), (Outcome.PARTLY, 100_00), (Outcome.UPHELD, 10_00)],
)
def test_only_part_of_it_has_a_sum(outcome: Outcome, cents: int | None) -> None:
    with pytest.raises(Refused) as refused:
        answered(take(make_case(cents=100_00)), outcome, cents)
    assert code_of(refused) == "answer_sum"


def test_an_answer_without_reasons_is_none() -> None:
    verdict = Verdict(outcome=Outcome.REJECTED, reasons=" ")
    with pytest.raises(Refused) as refused:
        answer(take(make_case()), verdict, read_agency(settings.AGENCY_FILE), START, by=OTHER)
    assert code_of(refused) == "reasons_missing"


def test_what_the_law_calls_time_barred_is_not_rejected() -> None:
    client = make_client()
    hand_over(client, [Bill(number="OLD-1", due=START - timedelta(days=900))])
    case = case_of(client, "OLD-1")
    day = START + timedelta(days=200)
    objection = take(case, on=day, ground=Ground.TIME_BARRED)
    barred = time_barred_on(case.id, day)
    assert max(barred.values()) <= day
    with pytest.raises(Refused) as refused:
        answered(objection, Outcome.REJECTED, on=day)
    assert code_of(refused) == "time_barred"
    answered(objection, Outcome.UPHELD, on=day)
    assert account(case, day).total == 0


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_letter_is_written_in_the_readers_language(language: str, outcome: Outcome) -> None:
    case = make_case()
    case.person.language = language
    case.person.save()
    cents = 20_00 if outcome is Outcome.PARTLY else None
    answered(take(case), outcome, cents)
    page = FrozenAnswerLetter.objects.get().content
    assert page["language"] == language
    wanted = {
        "fi": "Vastaus kiistämiseen",
        "sv": "Svar på bestridande",
        "en": "Answer to an objection",
    }
    assert page["heading"] == wanted[language]
    assert not [text for text in str(page).split() if "{" in text and "'" not in text]


def test_the_letter_is_looked_at_before_it_is_sent_and_nothing_is_written() -> None:
    case = make_case()
    objection = take(case)
    verdict = Verdict(outcome=Outcome.PARTLY, reasons="Half.\nOf it.", sum=Money(50_00))
    agency = read_agency(settings.AGENCY_FILE)
    pdf = answer_preview(objection, verdict, agency, START)
    assert pdf.startswith(b"%PDF")
    assert not Answer.objects.exists()
    assert account(case).principal == 100_00


def test_letters_are_filed_once_with_the_same_bytes(tmp_path: Path) -> None:
    answered(take(make_case()), Outcome.REJECTED)
    assert not next(proofs(tmp_path)).holds
    assert list(file_answers(tmp_path)) == [1]
    assert list(file_answers(tmp_path)) == []
    letter = AnswerLetter.objects.get()
    path = tmp_path / letter.answerletterfile.path
    assert path.read_bytes() == answer_pdf(letter)
    assert next(proofs(tmp_path)).holds
    path.write_bytes(b"x")
    assert not next(proofs(tmp_path)).holds


def test_hostile_words_reach_the_letter_as_they_were_written() -> None:
    case = make_case()
    objection = take(case, words="#eval(1) {reasons}")
    verdict = Verdict(outcome=Outcome.REJECTED, reasons="#set page(width: 1cm) {x} <b>")
    answer(objection, verdict, read_agency(settings.AGENCY_FILE), START, by=OTHER)
    assert answer_pdf(AnswerLetter.objects.get()).startswith(b"%PDF")
    page = FrozenAnswerLetter.objects.get().content
    assert page["sections"][1]["lines"] == ["#set page(width: 1cm) {x} <b>"]


def test_what_was_written_stays() -> None:
    objection = take(make_case())
    with pytest.raises(Error), transaction.atomic():
        Objection.objects.filter(id=objection.id).update(stops=False)
    with pytest.raises(Error), transaction.atomic():
        Objection.objects.filter(id=objection.id).delete()


def test_the_life_of_the_case_tells_of_objection_question_and_answer() -> None:
    case = make_case()
    objection = take(case, 40_00)
    ask_client(objection, START, BY)
    answered(objection, Outcome.REJECTED)
    told = [event.kind for event in case_file(case, START).events]
    assert {"objection", "client_asked", "objection_answered"} <= set(told)


def test_a_co_debtor_may_object_and_is_the_one_who_is_answered() -> None:
    client = make_client()
    bills = [
        Bill(number="S-1", debtor=person(2)),
        Bill(number="", debtor=person(4), more={"co_debtor_of": "S-1"}),
    ]
    hand_over(client, bills)
    case = case_of(client, "S-1")
    sharer = case.receivable_set.get().codebtor_set.get().person_id
    objection = take(case, person_id=sharer)
    answered(objection, Outcome.REJECTED)
    assert AnswerLetter.objects.get().person_id == sharer
