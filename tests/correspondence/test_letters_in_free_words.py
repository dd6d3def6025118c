"""Letters in free words: sent once, true, no demand, and never where nobody may be written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from unicodedata import normalize
from uuid import UUID

import pytest
from django.conf import settings
from django.db import Error, IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    START,
    Bill,
    case_of,
    company,
    hand_over,
    heard,
    hold,
    make_case,
    make_client,
    pay,
    person,
    play_day,
)
from inkasso.base.clock import HELSINKI
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES
from inkasso.contacts.models import Attempt
from inkasso.contacts.recording import NewAttempt, correct
from inkasso.contacts.recording import Said as Told
from inkasso.contacts.results import Direction
from inkasso.correspondence.deciding import LONGEST, Wish
from inkasso.correspondence.demanding import Latitude, demands
from inkasso.correspondence.filing import (
    file_free_letters,
    find_free_letter,
    free_letter_pdf,
    pending_free_letters,
    proofs,
)
from inkasso.correspondence.models import FreeLetter, FreeLetterFile, FrozenFreeLetter
from inkasso.correspondence.templates import Answers, house_templates
from inkasso.formats.handover.rows import PostalAddress
from inkasso.gate.informing import ARTICLE_14
from inkasso.gate.models import Hold, InformationGiven
from inkasso.law.fi.contacts.policy import Channel
from inkasso.mandates.agency import read_agency
from inkasso.notice.rights import Right
from inkasso.objections.grounds import Ground
from inkasso.objections.taking import Said, take_objection
from inkasso.parties.models import Party
from inkasso.parties.reaching import mail_returned
from inkasso.parties.representing import NewRepresentative, name_representative
from inkasso.receivables.models import Case, CoDebtor, Cost
from inkasso.receivables.waiving import Waiver, What, waive
from inkasso.rights.models.consents import Channel as RequestChannel
from inkasso.rights.requests.answerable import requests_asked
from inkasso.rights.requests.identifying import identify
from inkasso.rights.requests.taking_in import NewRequest, take_in
from inkasso.strategy.casefile import case_file
from inkasso.strategy.contacts.contacting import _letters, make_contact, may_contact
from inkasso.strategy.writing.asked import asked_of
from inkasso.strategy.writing.letters import (
    doubts_of_account,
    file_where_closed,
    letter_preview,
    send_letter,
)
from rights.requests_made import told_by

pytestmark = pytest.mark.django_db
BY = "tester"
ANSWERED = Latitude(pays=True, courts=True)


def wish(
    case: Case, template: str = "plain", words: str = "Soitimme eilen.", **more: object
) -> Wish:
    given = {"person": case.person_id, "template": template, "words": {"": words}, **more}
    return Wish(**given)  # type: ignore[arg-type]  # the names are checked there


def asked(case: Case, person_id: UUID | None = None) -> str:
    """The person asks by telephone on the day itself; the key of that."""
    return asked_on(case, START, person_id)


def barred_case() -> Case:
    due = START - timedelta(days=365 * 4)
    old = make_client(2, on=due)
    hand_over(old, [Bill(number="V-1", debtor=person(1), due=due)], on=due + timedelta(days=40))
    return case_of(old, "V-1")


def give_up(case: Case) -> None:
    total = case_file(case, START).account.total
    agreed = heard(case.client, "gives_up", case=case)
    what = Waiver(
        case_id=case.id,
        what=What.EVERYTHING,
        reason="creditor",
        cents=total,
        instruction_id=agreed,
    )
    waive(what, START, by=BY)


def asked_on(case: Case, on: date, person_id: UUID | None = None) -> str:
    at = datetime.combine(on, time(10), HELSINKI)
    new = NewAttempt(
        case_id=case.id,
        person_id=person_id or case.person_id,
        at=at,
        by=BY,
        channel=Channel.PHONE,
        direction=Direction.IN,
        said=Told(result="question"),
    )
    return f"contact:{make_contact(new, at).id}"


def send(case: Case, *given: str, on=START, **more: object) -> FreeLetter:  # type: ignore[no-untyped-def]
    return send_letter(
        case, wish(case, *given, **more), read_agency(settings.AGENCY_FILE), on, by=BY
    )


def refusal(case: Case, *given: str, **more: object) -> str:
    with pytest.raises(Refused) as refused, transaction.atomic():
        send(case, *given, **more)
    assert not FreeLetter.objects.filter(case=case).exists()
    return refused.value.refusal.code


def said(letter: FreeLetter) -> str:
    return str(FrozenFreeLetter.objects.get(letter=letter).content)


def test_a_letter_is_frozen_filed_proved_and_told_of(tmp_path: Path) -> None:
    case = make_case()
    costs = Cost.objects.count()
    letter = send(case, "plain", "Soitimme eilen.\n\nKiitos vastauksesta.")
    assert (letter.dated, letter.asked_on, letter.written_by) == (START, None, BY)
    assert Cost.objects.count() == costs, "it costs nothing"
    page = FrozenFreeLetter.objects.get(letter=letter).content
    assert page["sections"][0]["lines"][:2] == ["Soitimme eilen.", "Kiitos vastauksesta."]
    assert "ei ole maksuvaatimus" in said(letter)
    assert case.reference not in said(letter)
    assert pending_free_letters() == [letter]
    assert any(not check.holds for check in proofs(tmp_path))
    assert sum(file_free_letters(tmp_path)) == 1
    assert sum(file_free_letters(tmp_path)) == 0
    assert all(check.holds for check in proofs(tmp_path))
    path = tmp_path / FreeLetterFile.objects.get().path
    assert path.read_bytes() == free_letter_pdf(find_free_letter(letter.id))
    (event,) = [one for one in case_file(case, START).events if one.kind == "free_letter"]
    assert (event.letter, event.letter_of, event.file) == (
        letter.id,
        "free_letter",
        path.relative_to(tmp_path).as_posix(),
    )
    path.write_bytes(b"%PDF-")
    assert any(not check.holds for check in proofs(tmp_path))


def test_the_preview_is_the_letter_and_writes_nothing() -> None:
    case = make_case()
    agency = read_agency(settings.AGENCY_FILE)
    assert letter_preview(case, wish(case), agency, START).startswith(b"%PDF")
    assert not FreeLetter.objects.exists()
    assert not InformationGiven.objects.exists()


def test_the_same_letter_goes_once_a_day() -> None:
    case = make_case()
    send(case)
    with pytest.raises(Refused) as refused, transaction.atomic():
        send(case)
    assert refused.value.refusal.code == "letter_sent_already"
    send(case, "plain", "Muuta asiaa.")
    send(case, on=START + timedelta(days=1))
    assert FreeLetter.objects.count() == 3


def test_the_first_letter_to_a_person_tells_of_the_processing_and_the_next_does_not() -> None:
    case = make_case()
    first, second = send(case), send(case, "plain", "Toinen.")
    shown = InformationGiven.objects.get(person_id=case.person_id, kind=ARTICLE_14)
    assert shown.by == f"free_letter:{first.id}"
    pages = [FrozenFreeLetter.objects.get(letter=one).content for one in (first, second)]
    assert pages[0]["privacy"]["paragraphs"]
    assert pages[1]["privacy"] is None


def test_a_company_and_whoever_had_a_demand_are_not_told_of_it() -> None:
    client = make_client()
    hand_over(client, [Bill(number="Y-1", debtor=company())])
    send(case_of(client, "Y-1"))
    told = make_case(client)
    play_day(START)
    given = InformationGiven.objects.count()
    assert given
    send(told)
    assert InformationGiven.objects.count() == given


def test_a_statement_tells_what_is_owed_line_by_line_with_its_law() -> None:
    case = make_case()
    play_day(START)
    page = FrozenFreeLetter.objects.get(
        letter=send(case, "statement", "", answers=asked(case))
    ).content
    account = case_file(case, START).account
    rows, total = page["sum"]["rows"], page["sum"]["total"][1]
    assert total.replace("\u00a0", " ").startswith(str(Money(account.total)).replace(".", ","))
    assert len(rows) == 3, "principal, interest, the reminder's cost"
    assert all("§" in note for text, _, note in rows if "korko" in text or "istutus" in text)
    assert "4 a §" in str(page["sections"])


def test_what_is_disputed_and_what_is_barred_is_said() -> None:
    case = make_case()
    take_objection(
        case,
        Said(person_id=case.person_id, channel="phone", ground=Ground.DEFECT, words="Rikki."),
        START,
        BY,
    )
    letter = send(case, "statement", "", answers=asked(case))
    assert "riitaista" in said(letter)
    barred = barred_case()
    assert "vanhentuneet" in said(send(barred, "statement", "", answers=asked(barred)))
    with pytest.raises(Refused) as refused:
        send(barred, "information", "Mikä on osoite?")
    assert refused.value.refusal.code == "nothing_to_collect"
    assert {one.section for one in refused.value.refusal.because} == {"4 § 3 mom.", "4 § 1 mom."}


def test_only_what_is_paid_is_confirmed_as_paid(tmp_path: Path) -> None:
    case = make_case()
    assert refusal(case, "paid", "") == "not_paid_in_full"
    assert refusal(case, "closed", "") == "case_open"
    pay(tmp_path, case, case_file(case, START).account.total)
    case.refresh_from_db()
    assert refusal(case, "information", "Mikä on osoite?") == "nothing_open"
    letter = send(case, "paid", "")
    assert "maksettu kokonaan" in said(letter)
    assert "maksuvaatimus" not in said(letter)
    assert "2.3.2026" in said(send(case, "closed", ""))


def test_what_was_given_up_is_closed_and_not_paid() -> None:
    case = make_case()
    give_up(case)
    case.refresh_from_db()
    assert refusal(case, "paid", "") == "not_paid_in_full"
    assert send(case, "closed", "").template == "closed"


def test_an_answer_names_what_the_person_asked_and_nothing_else_lets_it_through() -> None:
    client = make_client()
    bills = [
        Bill(number="A-1", debtor=person(2)),
        Bill(number="", debtor=person(5), more={"co_debtor_of": "A-1"}),
    ]
    hand_over(client, bills)
    case, other = case_of(client, "A-1"), make_case(client)
    sharer = CoDebtor.objects.get(receivable__case=case).person_id
    assert refusal(case, "enquiry") == "request_missing"
    for key in ("contact:999999", "contact:", "nonsense", asked(other), asked(case, sharer)):
        assert refusal(case, "enquiry", answers=key) == "request_not_on_record"
    key = asked(case)
    late = START + timedelta(days=61)
    assert refusal(case, "enquiry", answers=key, on=late) == "request_not_on_record"
    assert refusal(case, "information", "Mikä on osoite?", answers=key) == "request_needless"
    letter = send(case, "enquiry", answers=key, on=late - timedelta(days=1))
    assert (letter.answers, f"contact:{letter.answers_number}", letter.asked_on) == (
        "contact",
        key,
        START,
    )
    attempt = Attempt.objects.get(id=letter.answers_number)
    correct(attempt, Told(result="mistake"), START, by=BY)
    with pytest.raises(Refused) as refused:
        send(case, "enquiry", "Muuta.", answers=key)
    assert refused.value.refusal.code == "request_not_on_record"


def test_objections_and_requests_to_suspend_are_answered_and_what_we_did_is_not() -> None:
    case = make_case()
    taken = Said(person_id=case.person_id, channel="phone", ground=Ground.OTHER, words="En maksa.")
    take_objection(case, taken, START, BY)
    hold(case, "suspension")
    out = datetime.combine(START, time(11), HELSINKI)
    make_contact(
        NewAttempt(
            case_id=case.id,
            person_id=case.person_id,
            at=out,
            by=BY,
            channel=Channel.PHONE,
            direction=Direction.OUT,
            said=Told(result="no_answer", deviation="soitettiin ennen kiistämistä"),
        ),
        out,
    )
    found = asked_of(case, case.person_id, START)
    assert sorted(one.kind for one in found) == ["objection", "suspension"]
    for one in found:
        send(case, "enquiry", f"Vastaus {one.kind}.", answers=one.key)
    assert asked_of(case, case.person_id, START + timedelta(days=61)) == []


def test_the_database_takes_no_answer_that_answers_nothing() -> None:
    case = make_case()
    row = {"case": case, "person_id": case.person_id, "template": "plain", "dated": START}
    for half in ({"asked_on": START}, {"answers": "contact"}, {"answers_number": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FreeLetter.objects.create(**row, **half, written_by=BY)


@pytest.mark.parametrize("how", ["barred", "paid", "waived"])
def test_where_nothing_may_be_collected_only_answers_go_and_they_tell_nobody_to_pay(
    how: str, tmp_path: Path
) -> None:
    case = make_case() if how != "barred" else barred_case()
    if how == "paid":
        pay(tmp_path, case, case_file(case, START).account.total)
    elif how == "waived":
        give_up(case)
    case.refresh_from_db()
    assert refusal(case, "plain", "Muistutamme, että asia on yhä meillä.") == "nothing_to_collect"
    key = asked(case)
    assert refusal(case, "plain", "Voitte maksaa: maksakaa.", answers=key) == "reads_as_demand"
    assert send(case, "plain", "Asiassa ei ole mitään maksettavaa.", answers=key)


def test_a_case_of_which_only_costs_are_open_is_still_written_about(tmp_path: Path) -> None:
    case = make_case()
    play_day(START)
    account = case_file(case, START).account
    assert account.costs
    pay(tmp_path, case, account.total - account.costs)
    case.refresh_from_db()
    assert case_file(case, START).account.total
    assert send(case, "plain", "Kiitos maksusta.")


@pytest.mark.parametrize("kind", ["dispute", "pause", "restriction"])
def test_while_collecting_stands_still_an_answer_tells_nobody_to_pay(kind: str) -> None:
    case = make_case()
    key = asked(case)
    assert send(case, "enquiry", "Laskun voi maksaa; maksakaa kun voitte.", answers=key)
    hold(case, kind)
    with pytest.raises(Refused) as refused:
        send(case, "enquiry", "Maksakaa kun voitte.", answers=key)
    assert refused.value.refusal.code == "reads_as_demand"


def test_courts_are_spoken_of_only_in_answers_to_an_enquiry_and_in_a_statement() -> None:
    case = make_case()
    key, words = asked(case), "Asia ei ole ulosotossa."
    assert refusal(case, "plain", words) == "speaks_of_courts"
    with pytest.raises(Refused) as refused:
        send(case, "plain", words, answers=key)
    assert refused.value.refusal.code == "speaks_of_courts"
    assert "4 § 2 mom. 1 k" in {one.section for one in refused.value.refusal.because}
    for template in ("enquiry", "statement"):
        send(case, template, words, answers=key)


def test_whoever_is_restricted_is_told_what_they_owe_when_they_ask_and_nothing_else(
    tmp_path: Path,
) -> None:
    case = make_case()
    key = asked(case)
    hold(case, "restriction")
    assert refusal(case) == "held"
    assert refusal(case, "plain", answers=key) == "held"
    letter = send(case, "statement", "", answers=key)
    assert pending_free_letters() == [], "the day's run sees nothing of them"
    file_where_closed(letter, tmp_path)
    assert all(check.holds for check in proofs(tmp_path))
    path = tmp_path / FreeLetterFile.objects.get(letter=letter).path
    assert path.read_bytes() == free_letter_pdf(letter)


def test_a_request_for_access_is_answered_with_a_statement() -> None:
    case = make_case()
    hold(case, "restriction")
    new = NewRequest(
        person_id=case.person_id,
        right=Right.ACCESS,
        channel=RequestChannel.LETTER,
        received_on=START,
        language="fi",
    )
    asked = take_in(new, by=BY)
    take_in(replace(new, right=Right.ERASURE), by=BY)
    assert not requests_asked(case.person_id, START), "nobody knows yet who asks"
    identify(asked, told_by(case.person_id, case), Moment(on=START, by=BY))
    (request,) = requests_asked(case.person_id, START)
    assert refusal(case, "statement", "", answers=request.key) == "request_not_on_record"
    agency = read_agency(settings.AGENCY_FILE)
    given = wish(case, "statement", "", answers=request.key)
    letter = send_letter(case, given, agency, START, by=BY, requests=[request])
    assert (letter.answers, letter.answers_number) == ("request", request.number)


def test_a_letter_carries_no_doubt_of_the_house_and_goes_out_on_no_unknown_rate() -> None:
    case, day = make_case(), date(2026, 7, 20)
    doubts = doubts_of_account(case, day)
    assert any("Unconfirmed value" in one.text.en for one in doubts)
    assert doubts_of_account(case, START) == ()
    key = asked_on(case, day)
    letter = send(case, "statement", "", answers=key, on=day)
    assert "ahvistamaton" not in said(letter)
    assert "633/1982" in said(letter)
    with pytest.raises(Refused) as refused:
        send(case, "statement", "", answers=asked_on(case, date(2027, 1, 4)), on=date(2027, 1, 5))
    assert refused.value.refusal.code == "reference_rate_unknown"


@pytest.mark.parametrize("kind", ["dispute", "suspension", "pause", "objection", "insolvency"])
def test_collecting_that_stops_stops_our_own_letters_and_no_answer(kind: str) -> None:
    case = make_case()
    hold(case, kind)
    assert refusal(case) == "held"
    assert send(case, "enquiry", answers=asked(case)).asked_on == START


@pytest.mark.parametrize("kind", ["death", "no_contact_address", "minor", "guardian"])
def test_nobody_is_answered_who_may_not_be_written_to(kind: str) -> None:
    case = make_case()
    hold(case, kind)
    assert refusal(case, "enquiry", answers=asked(case)) == "held"
    assert refusal(case) == "held"


def test_a_guardian_is_answered_in_the_persons_place() -> None:
    case = make_case()
    hold(case, "guardian")
    address = PostalAddress(
        street="Edustajankatu 1", postal_code="00100", city="Helsinki", country="FI"
    )
    new = NewRepresentative(
        kind="guardian", name="Eeva Edunvalvoja", address=address, proof="D-1", since=START
    )
    name_representative(case.person_id, new, by=BY)
    window = FrozenFreeLetter.objects.get(
        letter=send(case, "enquiry", answers=asked(case))
    ).content["window"]
    assert window[1:3] == ["c/o Eeva Edunvalvoja", "Edustajankatu 1"]
    assert Hold.objects.filter(kind="guardian").exists()
    with pytest.raises(Refused):
        send(case, "plain", "Muuta.")


def test_nothing_goes_where_mail_came_back_from() -> None:
    case = make_case()
    mail_returned(case.person_id, START, by=BY)
    assert refusal(case) == "no_address"
    assert refusal(case, "enquiry", answers=asked(case)) == "no_address"


def test_the_database_refuses_a_letter_against_a_hold_and_any_change() -> None:
    case = make_case()
    letter = send(case)
    hold(case, "pause")
    row = {"case": case, "person_id": case.person_id, "template": "plain", "dated": START}
    with pytest.raises((Error, Refused)), transaction.atomic():
        FreeLetter.objects.create(**row, written_by=BY)
    for table in (FreeLetter.objects.filter(id=letter.id), FrozenFreeLetter.objects.all()):
        with pytest.raises(Error), transaction.atomic():
            table.delete()
    with pytest.raises(Error), transaction.atomic():
        FreeLetter.objects.update(template="paid")


def test_a_letter_goes_to_somebody_of_the_case_in_their_language() -> None:
    client = make_client()
    swede = replace(person(4), language="sv")
    bills = [
        Bill(number="S-1", debtor=person(2)),
        Bill(number="", debtor=swede, more={"co_debtor_of": "S-1"}),
    ]
    hand_over(client, bills)
    case, other = case_of(client, "S-1"), make_case(client)
    sharer = CoDebtor.objects.get(receivable__case=case).person_id
    letter = send(case, "plain", "Hej!", person=sharer)
    assert "inget betalningskrav" in said(letter)
    assert refusal(other, person=sharer) == "not_of_case"
    more = {"person": sharer, "answers": asked(case, sharer)}
    assert send(case, "statement", "", **more).person_id == sharer
    hand_over(client, [Bill(number="S-2", debtor=person(2))])
    assert Case.objects.filter(client=client, receivable__invoice_number="S-2").get() == case
    with pytest.raises(Refused) as refused:
        send(case, "statement", "", on=START + timedelta(days=1), **more)
    assert refused.value.refusal.code == "owes_part"
    assert refusal(other, "nonsense") == "unknown_template"


def test_an_identity_code_is_masked_and_hostile_words_are_only_words() -> None:
    case = make_case()
    code = person(1).identity_code
    hostile = f'#include("x") <script>alert(1)</script> {{asked}} ]] *b* {code}'
    letter = send(case, "plain", hostile)
    assert code not in said(letter)
    assert "<script>alert(1)</script> {asked}" in said(letter)
    assert free_letter_pdf(letter).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "words_missing"),
        ("  \n ", "words_missing"),
        ("a" * (LONGEST + 1), "words_too_long"),
        ("Tilimme on FI21 1234 5600 0007 85.", "reads_as_demand"),
        ("Maksakaa laskunne viimeistään perjantaina.", "reads_as_demand"),
        ("Betala fakturan senast 3.4.", "reads_as_demand"),
        ("You must pay within seven days.", "reads_as_demand"),
        ("Muuten asia menee ulosottoon.", "speaks_of_courts"),
        ("Suorittakaa lasku 7 päivän kuluessa.", "reads_as_demand"),
        ("Maksun on oltava tilillä viimeistään perjantaina.", "reads_as_demand"),
        ("Muuten palkkanne ulosmitataan: ulosmittaus alkaa.", "speaks_of_courts"),
        ("Haemme teidät konkurssiin.", "speaks_of_courts"),
        ("Annars går ärendet till domstol.", "speaks_of_courts"),
        ("Annars går ärendet till tingsrätten.", "speaks_of_courts"),
        ("Otherwise a payment default is recorded.", "speaks_of_courts"),
    ],
)
def test_words_that_are_missing_too_many_or_demand_are_refused(words: str, code: str) -> None:
    assert refusal(make_case(), "plain", words) == code


def test_words_are_weighed_as_they_read_in_a_letter() -> None:
    words = normalize("NFD", "Maksakaa viimeistään huomenna.")
    assert refusal(make_case(), "plain", words) == "reads_as_demand"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("MAKSAKAA HETI", "reads_as_demand"),
        ("Betala  SENAST   den 3.4.", "reads_as_demand"),
        ("Your payment\u00a0 is due.", "reads_as_demand"),
        ("m a k s a  h e t i", "reads_as_demand"),
        ("B.E.T.A.L.A", "reads_as_demand"),
        ("p-a-y", "reads_as_demand"),
        ("Mak\u00adsakaa", "reads_as_demand"),
        ("Be\u200btala", "reads_as_demand"),
        ("Maksa-\nkaa", "reads_as_demand"),
        ("Your payment\nis due", "reads_as_demand"),
        ("\uff50\uff41\uff59 us", "reads_as_demand"),
        ("Vi kräver er betalning.", "reads_as_demand"),
        ("We demand payment.", "reads_as_demand"),
        ("Muuten u l o s o t t o.", "speaks_of_courts"),
        ("Utsök\u00adning följer.", "speaks_of_courts"),
        ("LEGAL\n ACTION", "speaks_of_courts"),
    ],
)
def test_a_demand_is_one_however_it_is_typed(words: str, code: str) -> None:
    found = demands(words, START)
    assert found is not None
    assert found.code == code


def test_a_sentence_is_weighed_over_its_lines_and_two_are_not_made_one() -> None:
    """An answer may speak of paying, but not tell by when."""
    found = demands("Voitte suorittaa: maksakaa\nhuomiseen mennessä", START, may=ANSWERED)
    assert found is not None
    assert demands("Eräpäivä oli 3.2.\nMaksunne on tullut.", START, may=ANSWERED) is None
    assert demands("A. B. Virtanen soitti, i å i ö.", START) is None


def test_a_letter_that_nobody_asked_for_is_a_contact_and_an_answer_is_none() -> None:
    case = make_case()
    at = datetime.combine(START, time(10), HELSINKI)

    def contacts() -> int:
        return len(_letters([case.person_id], START)[case.person_id])

    before = contacts()
    send(case, "plain", answers=asked(case))
    assert contacts() == before
    send(case, "plain", "Soitimme tänään.")
    assert contacts() == before + 1
    assert may_contact(case, case.person_id, at).because


def test_the_reference_is_no_part_of_a_letter() -> None:
    case = make_case()
    assert refusal(case, "plain", f"Viite on {case.reference}.") == "reads_as_demand"


@pytest.mark.parametrize(
    "words",
    [
        "Maksunne 3.2.2026 on tullut perille. Kiitos.",
        "Asia ei ole ulosotossa eikä käräjäoikeudessa.",
        "Your payment of 3 February has arrived.",
        "Vi har fått er betalning den 3.2.",
    ],
)
def test_an_answer_may_speak_of_payments_and_courts(words: str) -> None:
    assert demands(words, START, reference="1234561", may=ANSWERED) is None


@given(st.text(max_size=300))
def test_any_words_are_weighed_without_a_fault(words: str) -> None:
    demands(words, START, reference="1234561")


def test_every_template_is_whole_and_passes_its_own_rule() -> None:
    assert {one.answers for one in house_templates().values()} == set(Answers)
    for template in house_templates().values():
        for text in (*template.before, *template.after):
            for language in LANGUAGES:
                filled = text.in_language(language).format(
                    asked="", paid="", closed="", creditor="", reach="", client=""
                )
                assert demands(filled, START, reference="1234561", may=ANSWERED) is None


def test_a_party_of_another_language_reads_finnish() -> None:
    case = make_case()
    Party.objects.filter(id=case.person_id).update(language="et")
    assert "ei ole maksuvaatimus" in said(send(case))
