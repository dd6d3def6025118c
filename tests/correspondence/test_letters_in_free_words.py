"""Letters in free words: sent once, true, no demand, and never where nobody may be written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from unicodedata import normalize

import pytest
from django.conf import settings
from django.db import Error, transaction
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    START,
    Bill,
    case_of,
    company,
    hand_over,
    hold,
    make_case,
    make_client,
    pay,
    person,
    play_day,
)
from inkasso.base.clock import HELSINKI
from inkasso.base.decisions import Refused
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES
from inkasso.correspondence.deciding import LONGEST, Wish
from inkasso.correspondence.demanding import demands
from inkasso.correspondence.filing import (
    file_free_letters,
    find_free_letter,
    free_letter_pdf,
    pending_free_letters,
    proofs,
)
from inkasso.correspondence.models import FreeLetter, FreeLetterFile, FrozenFreeLetter
from inkasso.correspondence.templates import Answers, templates
from inkasso.formats.handover.rows import PostalAddress
from inkasso.gate.informing import ARTICLE_14
from inkasso.gate.models import Hold, InformationGiven
from inkasso.mandates.agency import read_agency
from inkasso.objections.grounds import Ground
from inkasso.objections.taking import Said, take_objection
from inkasso.parties.models import Party
from inkasso.parties.reaching import mail_returned
from inkasso.parties.representing import NewRepresentative, name_representative
from inkasso.receivables.models import Case, CoDebtor, Cost
from inkasso.receivables.waiving import Waiver, What, waive
from inkasso.strategy.casefile import case_file
from inkasso.strategy.contacts.contacting import _letters, may_contact
from inkasso.strategy.writing.letters import letter_preview, send_letter

pytestmark = pytest.mark.django_db
BY = "tester"
ASKED = START - timedelta(days=1)


def wish(
    case: Case, template: str = "plain", words: str = "Soitimme eilen.", **more: object
) -> Wish:
    given = {"person": case.person_id, "template": template, "words": {"": words}, **more}
    return Wish(**given)  # type: ignore[arg-type]  # the names are checked there


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
    assert refusal(case, "statement", "") == "asked_on_missing"
    assert refusal(case, "statement", "", asked_on=START + timedelta(days=1)) == "asked_later"
    assert refusal(case, "statement", "", asked_on=START - timedelta(days=61)) == "asked_long_ago"
    page = FrozenFreeLetter.objects.get(letter=send(case, "statement", "", asked_on=ASKED)).content
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
    letter = send(case, "statement", "", asked_on=ASKED)
    assert "riitaista" in said(letter)
    due = START - timedelta(days=365 * 4)
    old = make_client(2, on=due)
    hand_over(old, [Bill(number="V-1", debtor=person(1), due=due)], on=due + timedelta(days=40))
    barred = case_of(old, "V-1")
    assert "vanhentuneet" in said(send(barred, "statement", "", asked_on=ASKED))
    with pytest.raises(Refused) as refused:
        send(barred, "information", "Mikä on osoite?")
    assert refused.value.refusal.code == "time_barred"


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
    total = case_file(case, START).account.total
    waive(
        Waiver(case_id=case.id, what=What.EVERYTHING, reason="creditor", cents=total), START, by=BY
    )
    case.refresh_from_db()
    assert refusal(case, "paid", "") == "not_paid_in_full"
    assert send(case, "closed", "").template == "closed"


@pytest.mark.parametrize("kind", ["dispute", "suspension", "pause", "objection", "insolvency"])
def test_collecting_that_stops_stops_our_own_letters_and_no_answer(kind: str) -> None:
    case = make_case()
    hold(case, kind)
    assert refusal(case) == "held"
    assert send(case, "enquiry", asked_on=ASKED).asked_on == ASKED


@pytest.mark.parametrize(
    "kind", ["restriction", "death", "no_contact_address", "minor", "guardian"]
)
def test_nobody_is_answered_who_may_not_be_written_to(kind: str) -> None:
    case = make_case()
    hold(case, kind)
    assert refusal(case, "enquiry", asked_on=ASKED) == "held"
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
    window = FrozenFreeLetter.objects.get(letter=send(case, "enquiry", asked_on=ASKED)).content[
        "window"
    ]
    assert window[1:3] == ["c/o Eeva Edunvalvoja", "Edustajankatu 1"]
    assert Hold.objects.filter(kind="guardian").exists()
    with pytest.raises(Refused):
        send(case, "plain", "Muuta.")


def test_nothing_goes_where_mail_came_back_from() -> None:
    case = make_case()
    mail_returned(case.person_id, START, by=BY)
    assert refusal(case) == "no_address"
    assert refusal(case, "enquiry", asked_on=ASKED) == "no_address"


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
    asked = {"person": sharer, "asked_on": ASKED}
    assert send(case, "statement", "", **asked).person_id == sharer
    hand_over(client, [Bill(number="S-2", debtor=person(2))])
    assert Case.objects.filter(client=client, receivable__invoice_number="S-2").get() == case
    with pytest.raises(Refused) as refused:
        send(case, "statement", "", on=START + timedelta(days=1), **asked)
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
        ("Muuten asia menee ulosottoon.", "reads_as_demand"),
        ("Suorittakaa lasku 7 päivän kuluessa.", "reads_as_demand"),
        ("Maksun on oltava tilillä viimeistään perjantaina.", "reads_as_demand"),
        ("Muuten palkkanne ulosmitataan: ulosmittaus alkaa.", "reads_as_demand"),
        ("Haemme teidät konkurssiin.", "reads_as_demand"),
        ("Annars går ärendet till domstol.", "reads_as_demand"),
        ("Annars går ärendet till tingsrätten.", "reads_as_demand"),
        ("Otherwise a payment default is recorded.", "reads_as_demand"),
    ],
)
def test_words_that_are_missing_too_many_or_demand_are_refused(words: str, code: str) -> None:
    assert refusal(make_case(), "plain", words) == code


def test_words_are_weighed_as_they_read_however_they_were_typed() -> None:
    words = normalize("NFD", "Maksakaa viimeistään huomenna.")
    assert refusal(make_case(), "plain", words) == "reads_as_demand"


def test_a_letter_that_nobody_asked_for_is_a_contact_and_an_answer_is_none() -> None:
    case = make_case()
    at = datetime.combine(START, time(10), HELSINKI)

    def contacts() -> int:
        return len(_letters([case.person_id], START)[case.person_id])

    before = contacts()
    send(case, "plain", asked_on=ASKED)
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
    assert demands(words, reference="1234561", answers=True) is None


@given(st.text(max_size=300))
def test_any_words_are_weighed_without_a_fault(words: str) -> None:
    demands(words, reference="1234561", answers=False)


def test_every_template_is_whole_and_passes_its_own_rule() -> None:
    assert {one.answers for one in templates().values()} == set(Answers)
    for template in templates().values():
        for text in (*template.before, *template.after):
            for language in LANGUAGES:
                filled = text.in_language(language).format(
                    asked="", paid="", closed="", creditor=""
                )
                assert demands(filled, reference="1234561", answers=True) is None


def test_a_party_of_another_language_reads_finnish() -> None:
    case = make_case()
    Party.objects.filter(id=case.person_id).update(language="et")
    assert "ei ole maksuvaatimus" in said(send(case))
