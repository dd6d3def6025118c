"""What the collector owes as a collector: keeping, client money, changes, secrecy."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.collector_duties.conduct import (
    IdentityCodeUse,
    client_money_is_apart,
    may_act_in_enforcement,
    may_tell,
    may_use_identity_code,
    new_responsible_person_by,
    statements_registered_by,
)
from inkasso.law.fi.collector_duties.retention import Kept, Record, keep_all_until, keep_until


@pytest.mark.parametrize(
    ("record", "ended", "until"),
    [
        (Record.COLLECTION, date(2026, 3, 31), date(2031, 3, 31)),
        (Record.COLLECTION, date(2024, 2, 29), date(2029, 2, 28)),
        (Record.BOOKS, date(2025, 12, 31), date(2035, 12, 31)),
        (Record.VOUCHERS, date(2025, 12, 31), date(2031, 12, 31)),
        (Record.VOUCHERS, date(2025, 6, 30), date(2031, 12, 31)),
        (Record.CUSTOMER, date(2026, 5, 1), date(2031, 5, 1)),
        (Record.SUSPICION, date(2026, 5, 1), date(2031, 5, 1)),
    ],
)
def test_a_record_is_kept_until_its_day(record: Record, ended: date, until: date) -> None:
    answer = keep_until(Kept(record=record, ended_on=ended))
    assert isinstance(answer, Decision)
    assert answer.value == until


def test_what_is_two_records_is_kept_the_longer() -> None:
    payment = (
        Kept(record=Record.COLLECTION, ended_on=date(2026, 3, 31)),
        Kept(record=Record.VOUCHERS, ended_on=date(2026, 12, 31)),
    )
    answer = keep_all_until(payment)
    assert isinstance(answer, Decision)
    assert answer.value == date(2032, 12, 31)
    assert {ground.act for ground in answer.because} == {"411/2018", "1336/1997"}


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ((), "fact_missing"),
        ((Kept(record=Record.COLLECTION, ended_on=date(2018, 12, 31)),), "not_encoded"),
    ],
)
def test_what_is_not_known_is_not_answered(records: tuple[Kept, ...], code: str) -> None:
    answer = keep_all_until(records)
    assert isinstance(answer, Refusal)
    assert answer.code == code


def test_client_money_must_all_be_there() -> None:
    owed = Money.of("1000.00")
    assert isinstance(client_money_is_apart(owed, owed), Decision)
    short = client_money_is_apart(Money.of("999.99"), owed)
    assert isinstance(short, Refusal)
    assert short.code == "client_money_short"
    assert "0.01" in short.message.en
    assert "0,01" in short.message.fi


def test_an_agency_never_acts_for_a_public_claim_in_enforcement() -> None:
    assert may_act_in_enforcement(public_claim=True).value is False
    assert may_act_in_enforcement(public_claim=False).value is True


def test_changes_are_reported_in_time() -> None:
    assert new_responsible_person_by(date(2026, 1, 31)).value == date(2026, 2, 28)
    assert statements_registered_by(date(2026, 4, 15)).value == date(2026, 6, 15)


def test_an_identity_code_serves_collecting_but_not_print() -> None:
    allowed = {use for use in IdentityCodeUse if may_use_identity_code(use).value}
    assert allowed == {IdentityCodeUse.COLLECTING, IdentityCodeUse.TO_AUTHORITY}


def test_secrets_are_told_only_by_consent_or_law() -> None:
    assert may_tell(consented=False, required_by_law=False).value is False
    assert may_tell(consented=True, required_by_law=False).value is True
    assert may_tell(consented=False, required_by_law=True).value is True
