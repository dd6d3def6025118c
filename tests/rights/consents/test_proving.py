"""The proof of a consent: complete, the same every time, and loud when a text was altered."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.db import connection

from builders import make_case
from inkasso.receivables.models import Case
from inkasso.rights.consents.giving import withdraw
from inkasso.rights.consents.proving import proof_of
from inkasso.rights.consents.uses import find_use
from notice.registers_at_hand import demo
from rights.consenting import consent, said

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def case() -> Case:
    return make_case()


@pytest.mark.parametrize("use", ["hardship", "newsletters", "electronic_demands"])
def test_the_proof_holds_words_hashes_and_both_ends(case: Case, use: str) -> None:
    number = consent(case.person_id, use)
    withdraw(case.person_id, find_use(use, demo()), said())

    proof = proof_of(case.person_id, find_use(use, demo()))

    (one,) = json.loads(proof.json)["consents"]
    assert one["number"] == number
    assert hashlib.sha256(one["text"].encode()).hexdigest() == one["text_sha256"]
    assert one["withdrawn"]["channel"] == "letter"
    assert one["evidence"] == "archive:2026-118"
    assert proof.intact
    assert proof_of(case.person_id, find_use(use, demo())).digest == proof.digest


def test_a_reader_has_it_in_three_languages_with_the_hash_of_the_file(case: Case) -> None:
    consent(case.person_id, "newsletters")

    proof = proof_of(case.person_id, find_use("newsletters", demo()))

    texts = [proof.readable("fi"), proof.readable("sv"), proof.readable("en")]
    assert all(proof.digest in text for text in texts)
    assert [text.split(":")[0] for text in texts] == ["Suostumukset", "Samtycken", "Consents"]
    assert hashlib.sha256(proof.json.encode()).hexdigest() == proof.digest


def test_a_text_that_was_altered_behind_the_back_is_told(case: Case) -> None:
    consent(case.person_id, "newsletters")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE rights_consentcontent DISABLE TRIGGER never_changed")
        cursor.execute("UPDATE rights_consentcontent SET text = 'I agree to everything'")
        cursor.execute("ALTER TABLE rights_consentcontent ENABLE TRIGGER never_changed")

    proof = proof_of(case.person_id, find_use("newsletters", demo()))

    assert not proof.intact
    assert "HUOMIO" in proof.readable("fi")


def test_nothing_given_is_an_answer_too(case: Case) -> None:
    proof = proof_of(case.person_id, find_use("newsletters", demo()))

    assert proof.document["consents"] == []
    assert "No consent has been given" in proof.readable("en")
