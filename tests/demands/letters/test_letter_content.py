"""Letter contents: they add up, and come back from storage as they went in."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.money import Money
from inkasso.demands.letters.content import LetterContent, PaymentLine
from inkasso.demands.letters.frozen import from_json, to_json
from inkasso.demands.letters.specimen import specimen_letter


def test_a_total_is_principal_interest_and_costs_less_payments() -> None:
    letter = specimen_letter(receivables=2)
    assert letter.principal == Money(24000)
    assert letter.overdue_interest == Money(224)
    assert letter.cost == Money(2900)
    assert letter.total == letter.payment.amount == Money(27124)


def test_a_letter_that_does_not_add_up_cannot_be_made() -> None:
    letter = specimen_letter()
    with pytest.raises(ValueError, match=r"asks for 150\.12 but its lines come to 140\.12"):
        replace(letter, payments=(PaymentLine(on=date(2026, 12, 10), amount=Money(1000)),))


def test_a_letter_about_nothing_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no receivable"):
        replace(specimen_letter(), receivables=())


@pytest.mark.parametrize("receivables", [1, 3])
def test_what_was_stored_comes_back_equal(receivables: int) -> None:
    letter = specimen_letter(receivables=receivables)
    letter = replace(
        letter,
        interest_per_day=None,
        creditor=replace(letter.creditor, former_name="Vanha Oy", original_creditor="Alku Oy"),
    )
    assert from_json(json.loads(json.dumps(to_json(letter)))) == letter


@given(cents=st.integers(0, 10**9), per_day=st.decimals(0, 10**6, places=6), text=st.text())
def test_any_amount_rate_and_text_survives_storage(cents: int, per_day: Decimal, text: str) -> None:
    letter = specimen_letter()
    line = replace(letter.receivables[0], principal=Money(cents), description=text)
    total = Money(cents + 112 + 2900)
    letter = replace(
        letter,
        receivables=(line,),
        interest_per_day=per_day,
        payment=replace(letter.payment, amount=total),
    )
    assert from_json(json.loads(json.dumps(to_json(letter)))) == letter


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "threat"),
        ("dated", 20261222),
        ("receivables", "none"),
        ("is_charged", "yes"),
        ("agency", []),
        ("invented", 1),
    ],
)
def test_anything_else_than_what_was_stored_is_refused(field: str, value: object) -> None:
    stored = json.loads(json.dumps(to_json(specimen_letter())))
    with pytest.raises(ValueError, match=r".+"):
        from_json(stored | {field: value})


def test_no_field_can_hold_an_identity_code_or_a_co_debtors_name() -> None:
    names = _field_names(specimen_letter())
    assert not [name for name in names if "identity" in name or "hetu" in name or "birth" in name]
    assert not [name for name in names if "co_debtor" in name]


def _field_names(record: object) -> set[str]:
    names: set[str] = set()
    if isinstance(record, tuple):
        return names.union(*(_field_names(item) for item in record))
    if is_dataclass(record):
        for field in fields(record):
            names |= {field.name} | _field_names(getattr(record, field.name))
    return names


def test_the_specimen_is_the_stated_type_in_every_kind() -> None:
    assert isinstance(specimen_letter("reminder", "business", "sv"), LetterContent)
