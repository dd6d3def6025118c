"""Giving and withdrawing: exact words, the law's twelve months, rows that nobody changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import Error, connection, transaction

from builders import START, make_case
from inkasso.base.decisions import Refused
from inkasso.base.words import Language
from inkasso.cli.rights.consent import consent_command
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.electronic import DeliveryFacts, consent_refusal
from inkasso.receivables.models import Case
from inkasso.rights.consents.giving import give, text_of, withdraw
from inkasso.rights.consents.reading import consent_in_force, demand_consents
from inkasso.rights.consents.texts import DemandTerms, digest_of
from inkasso.rights.consents.uses import find_use, uses_of
from inkasso.rights.models import Channel, Consent, ConsentContent, HardshipConsent
from notice.registers_at_hand import demo
from rights.consenting import DEMANDS, consent, new_consent, said

pytestmark = pytest.mark.usefixtures("db")
TOMORROW = START + timedelta(days=1)


@pytest.fixture
def case() -> Case:
    return make_case()


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        attempt()
    return refused.value.refusal.code


def test_the_uses_are_those_of_the_register_and_electronic_demands() -> None:
    assert {use.key for use in uses_of(demo())} == {
        *("hardship", "newsletters", "website"),
        *("disclosure:by_consent", "electronic_demands"),
    }
    assert code(lambda: find_use("collection", demo())) == "unknown_use"


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "Suostun"), ("sv", "Jag samtycker"), ("en", "I consent")]
)
def test_the_words_are_kept_as_shown_with_version_language_and_hash(
    case: Case, language: Language, words: str
) -> None:
    new = new_consent(case.person_id, "disclosure:by_consent", language=language)
    number = give(new, said(), demo())

    row, content = Consent.objects.get(id=number), ConsentContent.objects.get(consent=number)
    shown = text_of(new, demo(), START)
    assert content.text == shown.text
    assert content.text.startswith(words)
    assert row.text_digest == digest_of(content.text)
    assert (row.text_version, row.language) == (f"{demo().version}/1", language)
    assert (row.channel, row.said_by, row.recorded_by) == ("letter", "person", "tester")


@pytest.mark.parametrize("use", ["hardship", "newsletters", "electronic_demands"])
def test_every_text_says_how_to_withdraw(case: Case, use: str) -> None:
    for language in ("fi", "sv", "en"):
        text = text_of(new_consent(case.person_id, use, language=language), demo(), START).text
        assert demo().controller.phone in text
        assert demo().controller.email in text


@pytest.mark.parametrize(
    ("given_on", "last"),
    [
        (date(2026, 3, 2), date(2027, 3, 2)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_electronic_demands_are_consented_to_for_twelve_months_at_most(
    case: Case, given_on: date, last: date
) -> None:
    person = case.person_id
    too_long = new_consent(person, "electronic_demands", until=last + timedelta(days=1))
    assert code(lambda: give(too_long, said(given_on), demo())) == "consent_too_long"

    consent(person, "electronic_demands", given_on)

    assert consent_in_force(person, "electronic_demands", last)
    assert not consent_in_force(person, "electronic_demands", last + timedelta(days=1))


def test_the_law_takes_the_consent_on_its_last_day_and_not_after(case: Case) -> None:
    consent(case.person_id, "electronic_demands")
    (given,) = demand_consents(case.person_id)
    facts = DeliveryFacts(
        regime=Regime.CONSUMER,
        receivable="L-0001",
        collector=demo().controller.name,
        manner=DEMANDS.manner,
        consent=given,
        due_date=date(2026, 1, 31),
    )

    assert consent_refusal(facts, date(2027, 3, 2)) is None
    expired = consent_refusal(facts, date(2027, 3, 3))
    assert expired is not None
    assert expired.code == "consent_expired"


@pytest.mark.parametrize(
    "demands", [DemandTerms(manner=" ", receivables=("L-0001",)), DemandTerms(manner="a@b.example")]
)
def test_electronic_demands_need_manner_and_receivables(case: Case, demands: DemandTerms) -> None:
    new = replace(new_consent(case.person_id, "electronic_demands"), demands=demands)

    assert code(lambda: give(new, said(), demo())) == "consent_incomplete"
    assert not Consent.objects.exists()


def test_a_last_day_that_has_passed_is_refused(case: Case) -> None:
    new = new_consent(case.person_id, "newsletters", until=START - timedelta(days=1))

    assert code(lambda: give(new, said(), demo())) == "until_passed"


@pytest.mark.parametrize(
    ("evidence", "channel", "refused"),
    [
        ("", Channel.LETTER, "not_documented"),
        ("archive:1", Channel.PHONE, "not_documented"),
        ("she said so", Channel.LETTER, "bad_evidence"),
    ],
)
def test_hardship_is_consented_to_in_writing_with_a_document(
    case: Case, evidence: str, channel: Channel, refused: str
) -> None:
    new = replace(new_consent(case.person_id, "hardship"), evidence=evidence)

    assert code(lambda: give(new, said(channel=channel), demo())) == refused
    assert not HardshipConsent.objects.exists()


def test_consent_to_hardship_stands_in_tables_of_its_own(case: Case) -> None:
    consent(case.person_id, "hardship")

    assert not Consent.objects.exists()
    assert HardshipConsent.objects.get().text.startswith("Suostun nimenomaisesti")


def test_withdrawal_ends_every_consent_to_the_use_and_no_other(case: Case) -> None:
    person = case.person_id
    use = find_use("newsletters", demo())
    first, second = consent(person, "newsletters"), consent(person, "newsletters", TOMORROW)
    consent(person, "disclosure:by_consent")

    done = withdraw(person, use, said(TOMORROW, Channel.PHONE))

    assert done.consents == (first, second)
    assert consent_in_force(person, "newsletters", START)  # what was done before stays lawful
    assert not consent_in_force(person, "newsletters", TOMORROW)
    assert consent_in_force(person, "disclosure:by_consent", TOMORROW)
    assert code(lambda: withdraw(person, use, said(TOMORROW))) == "nothing_to_withdraw"


def test_withdrawing_asks_for_less_than_giving() -> None:
    given, withdrawn = (
        {option.name for option in command.params if option.required}
        for command in (consent_command.commands["give"], consent_command.commands["withdraw"])
    )

    assert withdrawn <= given
    assert withdrawn == {"person", "use_key", "channel"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rights_consent SET valid_until = NULL",
        "DELETE FROM rights_consent",
        "UPDATE rights_consentcontent SET text = 'I agree to everything'",
        "DELETE FROM rights_consentwithdrawal",
    ],
)
def test_nothing_that_was_said_is_rewritten(case: Case, statement: str) -> None:
    consent(case.person_id, "newsletters")
    withdraw(case.person_id, find_use("newsletters", demo()), said())

    with pytest.raises(Error) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert getattr(refused.value.__cause__, "sqlstate", "") == "IK002"


def test_nobody_withdraws_for_another_person(case: Case) -> None:
    number = consent(case.person_id, "newsletters")
    other = "00000000-0000-4000-8000-000000000000"

    with pytest.raises(Error) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO rights_consentwithdrawal (person_id, withdrawn_on, channel, said_by,"
            " recorded_at, recorded_by, consent_id)"
            " VALUES (%s, %s, 'web', 'person', now(), 'x', %s)",
            (other, START, number),
        )
    assert getattr(refused.value.__cause__, "sqlstate", "") == "23503"
