"""One row of a hand-over table: what it becomes, and every fault it can have."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.faults import Fault
from inkasso.base.identity_code import IdentityCode
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES
from inkasso.formats.handover import CoDebtorRow, HandoverRow, PostalAddress, RawRow, read_row
from inkasso.formats.handover.columns import COLUMNS
from inkasso.formats.handover.tables import Cell

ON = date(2026, 11, 22)
CODE = "010594Y9032"

SOUND: dict[str, Cell] = {
    "invoice_number": "2026-17",
    "invoice_date": "1.9.2026",
    "due_date": "15.9.2026",
    "principal": "1 234,50",
    "description": "Sähkö, elokuu",
    "debtor_type": "henkilö",
    "given_names": "Maija Liisa",
    "family_name": "Esimerkki",
    "identity_code": CODE,
    "street": "Katu 1 A 2",
    "postal_code": "00100",
    "city": "Helsinki",
}
COMPANY: dict[str, Cell] = {
    **SOUND,
    "debtor_type": "company",
    "name": "Esimerkki Oy",
    "given_names": "",
    "family_name": "",
    "identity_code": "",
    "business_id": "2077474-0",
}


def judged(
    cells: dict[str, Cell], /, **changes: Cell
) -> HandoverRow | CoDebtorRow | tuple[Fault, ...]:
    raw = RawRow(
        number=2, cells={key: cell for key, cell in {**cells, **changes}.items() if cell != ""}
    )
    return read_row(raw, on=ON, allow_test_range=True)


def sound(cells: dict[str, Cell] = SOUND, /, **changes: Cell) -> HandoverRow:
    row = judged(cells, **changes)
    assert isinstance(row, HandoverRow), row
    return row


def faults(cells: dict[str, Cell] = SOUND, /, **changes: Cell) -> list[tuple[str, str]]:
    found = judged(cells, **changes)
    assert isinstance(found, tuple), found
    for fault in found:
        assert all(fault.message.in_language(language) for language in LANGUAGES)
        assert "{" not in fault.message.fi + fault.message.sv + fault.message.en
    return [(fault.field, fault.code) for fault in found]


def test_sound_row_becomes_a_typed_receivable() -> None:
    row = sound()

    assert row.invoice_number == "2026-17"
    assert (row.invoice_date, row.due_date) == (date(2026, 9, 1), date(2026, 9, 15))
    assert (row.principal, row.currency) == (Money.of("1234.50"), "EUR")
    assert (row.description, row.kind) == ("Sähkö, elokuu", "consumer")
    assert row.debtor.name == "Maija Liisa Esimerkki"
    assert (row.debtor.given_names, row.debtor.family_name) == ("Maija Liisa", "Esimerkki")
    assert row.debtor.identity_code == IdentityCode(CODE)
    assert row.debtor.address == PostalAddress(
        street="Katu 1 A 2", postal_code="00100", city="Helsinki", country="FI"
    )
    assert (row.interest_rate, row.reminders, row.reminder_cost) == (None, (), None)
    assert (row.disputed, row.co_debtor_of) == (False, None)


def test_optional_columns_are_read() -> None:
    row = sound(
        original_amount="2 000",
        currency="sek",
        principal="1.500,00 kr",
        kind="vuokra",
        interest_rate="8,5 %",
        reminder_sent="2.10.2026, 2026-09-20;1.11.26",
        reminder_cost="0",
        email="Maija@Esimerkki.FI",
        phone="040 123 4567",
        language="Ruotsi",
        original_creditor="Vanha Oy",
        disputed="ei",
        notes="Soitettu 1.10.\nEi vastaa.",
    )

    assert row.original_amount == Money.of(2000, "SEK")
    assert row.principal == Money.of(1500, "SEK")
    assert row.kind == "rent"
    assert row.interest_rate == Decimal("8.5")
    assert row.reminders == (date(2026, 9, 20), date(2026, 10, 2), date(2026, 11, 1))
    assert row.reminder_cost == Money(0, "SEK")
    assert (row.debtor.email, row.debtor.phone) == ("Maija@esimerkki.fi", "+358401234567")
    assert (row.debtor.language, row.original_creditor) == ("sv", "Vanha Oy")
    assert row.notes == "Soitettu 1.10.\nEi vastaa."


@pytest.mark.parametrize(
    ("debtor_type", "kind"),
    [
        ("person", "consumer"),
        ("estate", "consumer"),
        ("company", "business"),
        ("public_body", "business"),
    ],
)
def test_kind_is_decided_from_the_debtor_when_nobody_said(debtor_type: str, kind: str) -> None:
    assert sound(COMPANY, debtor_type=debtor_type).kind == kind


@pytest.mark.parametrize(
    ("word", "debtor_type"),
    [
        ("Henkilö", "person"), ("person", "person"), ("privatperson", "person"),
        ("YRITYS", "company"), ("företag", "company"), ("Company", "company"),
        ("kuolinpesä", "estate"), ("dödsbo", "estate"), ("estate", "estate"),
        ("julkisyhteisö", "public_body"), ("offentlig", "public_body"),
        ("public_body", "public_body"),
    ],
)  # fmt: skip
def test_debtor_type_is_known_in_three_languages(word: str, debtor_type: str) -> None:
    assert sound(COMPANY, debtor_type=word).debtor.type == debtor_type


@pytest.mark.parametrize("word", ["kyllä", "Ja", "yes", "x", "1", "true", "K"])
def test_disputed_receivable_is_refused(word: str) -> None:
    assert faults(disputed=word) == [("disputed", "disputed")]


@pytest.mark.parametrize("word", ["ei", "Nej", "no", "0", "false", ""])
def test_undisputed_receivable_is_taken(word: str) -> None:
    assert not sound(disputed=word).disputed


NEEDED = ["invoice_number", "invoice_date", "due_date", "principal", "description", "debtor_type",
          "street", "postal_code", "city"]  # fmt: skip


@pytest.mark.parametrize("field", NEEDED)
def test_needed_field_that_is_blank_is_missing(field: str) -> None:
    assert faults(**{field: ""}) == [(field, "missing")]
    assert faults(**{field: "\u00a0"}) == [(field, "missing")]


FAULTY: list[tuple[str, Cell, str]] = [
    ("invoice_date", "31.9.2026", "bad_date"),
    ("invoice_date", "1/9/2026", "bad_date"),
    ("invoice_date", 46022, "bad_date"),
    ("due_date", "eilen", "bad_date"),
    ("due_date", "31.8.2026", "bad_date"),
    ("due_date", "22.11.2026", "not_due"),
    ("due_date", date(2027, 1, 1), "not_due"),
    ("principal", "1.2.3", "bad_amount"),
    ("principal", "12,345 USD", "bad_amount"),
    ("principal", Decimal("1.234"), "bad_amount"),
    ("principal", True, "bad_amount"),
    ("principal", "0", "not_positive"),
    ("principal", "-5,00", "not_positive"),
    ("principal", 0, "not_positive"),
    ("original_amount", "x", "bad_amount"),
    ("original_amount", "-1", "not_positive"),
    ("reminder_cost", "5,0005", "bad_amount"),
    ("reminder_cost", "-5", "bad_amount"),
    ("currency", "EURO", "bad_currency"),
    ("currency", "FIM", "bad_currency"),
    ("currency", "XXX", "bad_currency"),
    ("kind", "velka", "bad_value"),
    ("debtor_type", "koira", "bad_value"),
    ("interest_rate", "-1", "bad_value"),
    ("interest_rate", "100,5", "bad_value"),
    ("interest_rate", "laillinen", "bad_value"),
    ("reminder_sent", "14.9.2026", "bad_date"),
    ("reminder_sent", "23.11.2026", "bad_date"),
    ("reminder_sent", "joskus", "bad_date"),
    ("identity_code", "010594Y9033", "bad_identity_code"),
    ("identity_code", "0105949032", "bad_identity_code"),
    ("business_id", "2077474-1", "bad_business_id"),
    ("email", "maija", "bad_email"),
    ("email", "a@b.fi, c@d.fi", "bad_email"),
    ("phone", "112", "bad_phone"),
    ("country", "XX", "bad_country"),
    ("country", "EU", "bad_country"),
    ("postal_code", "FI-00100", "bad_value"),
    ("postal_code", "123456", "bad_value"),
    ("language", "de", "bad_value"),
    ("disputed", "ehkä", "bad_value"),
    ("description", "#N/A", "bad_value"),
    ("description", "x" * 501, "bad_value"),
    ("city", "Helsin\u202eki", "bad_value"),
    ("city", "Helsin\x07ki", "bad_value"),
    ("invoice_number", "1,23457E+15", "bad_value"),
]


@pytest.mark.parametrize(("field", "cell", "code"), FAULTY)
def test_fault_is_told_with_its_field(field: str, cell: Cell, code: str) -> None:
    assert faults(**{field: cell}) == [(field, code)]


def test_all_faults_of_a_row_are_told_at_once_in_the_order_of_the_columns() -> None:
    found = faults(
        SOUND,
        invoice_date="x",
        due_date="",
        principal="-1",
        currency="YYY",
        debtor_type="koira",
        given_names="",
        identity_code="y",
        postal_code="",
        email="z",
        disputed="kyllä",
    )

    assert found == [
        ("invoice_date", "bad_date"),
        ("due_date", "missing"),
        ("principal", "not_positive"),
        ("currency", "bad_currency"),
        ("debtor_type", "bad_value"),
        ("given_names", "missing"),
        ("identity_code", "bad_identity_code"),
        ("postal_code", "missing"),
        ("email", "bad_email"),
        ("disputed", "disputed"),
    ]


def test_receivable_due_today_is_not_yet_due_and_due_yesterday_is() -> None:
    assert faults(due_date="22.11.2026") == [("due_date", "not_due")]
    assert sound(due_date="21.11.2026").due_date == date(2026, 11, 21)


@pytest.mark.parametrize("kind", ["consumer", "consumer_credit", "kuluttaja", "konsumentkredit"])
@pytest.mark.parametrize("debtor_type", ["company", "public_body"])
def test_company_is_no_consumer(kind: str, debtor_type: str) -> None:
    assert faults(COMPANY, kind=kind, debtor_type=debtor_type) == [("kind", "bad_value")]


@pytest.mark.parametrize("kind", ["business", "public", "rent"])
def test_company_may_owe_every_other_kind(kind: str) -> None:
    assert sound(COMPANY, kind=kind).kind == kind


def test_name_may_come_whole_or_in_two_parts() -> None:
    whole = sound(name="Maija Esimerkki", given_names="", family_name="")

    assert whole.debtor.name == "Maija Esimerkki"
    assert faults(given_names="", family_name="") == [("name", "missing")]
    assert faults(family_name="") == [("family_name", "missing")]
    assert faults(COMPANY, name="", given_names="Maija", family_name="X") == [("name", "missing")]


def test_test_range_is_refused_in_production() -> None:
    raw = RawRow(number=2, cells=SOUND)
    found = read_row(raw, on=ON, allow_test_range=False)

    assert isinstance(found, tuple)
    assert [(fault.field, fault.code) for fault in found] == [
        ("identity_code", "bad_identity_code")
    ]
    assert all(CODE not in repr(fault) for fault in found)


@pytest.mark.parametrize(
    ("field", "cell", "restored"),
    [
        ("postal_code", "100", "00100"),
        ("postal_code", 100, "00100"),
        ("postal_code", 90100, "90100"),
    ],
)
def test_zeros_lost_from_a_finnish_postal_code_come_back(
    field: str, cell: Cell, restored: str
) -> None:
    address = sound(**{field: cell}).debtor.address

    assert address is not None
    assert address.postal_code == restored


def test_foreign_postal_code_is_left_alone() -> None:
    address = sound(country="se", postal_code="114 55").debtor.address

    assert address == PostalAddress(
        street="Katu 1 A 2", postal_code="114 55", city="Helsinki", country="SE"
    )


def test_zero_lost_from_an_identity_code_comes_back_when_the_check_character_agrees() -> None:
    assert sound(identity_code="10594Y9032").debtor.identity_code == IdentityCode(CODE)
    assert faults(identity_code="10594Y9033") == [("identity_code", "bad_identity_code")]


@pytest.mark.parametrize("cell", [20774740, "FI20774740", "20774740"])
def test_business_id_is_taken_as_number_and_as_vat_number(cell: Cell) -> None:
    assert sound(COMPANY, business_id=cell).debtor.business_id == "2077474-0"


def test_typed_cells_of_a_workbook_are_read_exactly() -> None:
    row = sound(
        invoice_number=1001,
        invoice_date=date(2026, 9, 1),
        due_date=date(2026, 9, 15),
        principal=Decimal("1234.5"),
        original_amount=2000,
        interest_rate=Decimal("8.5"),
        reminder_sent=date(2026, 10, 1),
        phone=401234567,
        disputed=False,
    )

    assert row.invoice_number == "1001"
    assert (row.invoice_date, row.due_date) == (date(2026, 9, 1), date(2026, 9, 15))
    assert (row.principal, row.original_amount) == (Money.of("1234.50"), Money.of(2000))
    assert row.interest_rate == Decimal("8.5")
    assert row.reminders == (date(2026, 10, 1),)
    assert row.debtor.phone == "+358401234567"


def test_co_debtor_needs_only_the_party_and_the_invoice_shared() -> None:
    party = {key: SOUND[key] for key in [*NEEDED[5:], "given_names", "family_name"]}

    row = judged(party, co_debtor_of="2026-17")

    assert isinstance(row, CoDebtorRow)
    assert (row.co_debtor_of, row.debtor.name) == ("2026-17", "Maija Liisa Esimerkki")


def test_co_debtor_with_a_faulty_party_is_refused() -> None:
    assert faults({}, co_debtor_of="2026-17", email="x") == [
        ("debtor_type", "missing"),
        ("name", "missing"),
        ("street", "missing"),
        ("postal_code", "missing"),
        ("city", "missing"),
        ("email", "bad_email"),
    ]


def test_more_cells_than_headers_refuse_the_row() -> None:
    raw = RawRow(number=2, cells=SOUND, surplus=("50",))
    found = read_row(raw, on=ON, allow_test_range=True)

    assert isinstance(found, tuple)
    assert [(fault.field, fault.code) for fault in found] == [("", "bad_value")]


def test_unknown_columns_become_notes() -> None:
    raw = RawRow(number=2, cells={**SOUND, "notes": "Soita"}, extra=(("Asiakasnro", "77\n8"),))
    row = read_row(raw, on=ON, allow_test_range=True)

    assert isinstance(row, HandoverRow)
    assert row.notes == "Soita\nAsiakasnro: 77 8"


def test_text_is_composed_on_one_line_without_invisible_signs() -> None:
    row = sound(description="Sa\u0308hko\u0308,\n elo\u00adkuu\u200b", city="\u00a0Helsinki ")

    assert row.description == "Sähkö, elokuu"
    assert row.debtor.address is not None
    assert row.debtor.address.city == "Helsinki"


CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.text(max_size=20),
    st.integers(-(10**12), 10**12),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.dates(),
    st.booleans(),
)


@given(st.dictionaries(st.sampled_from(COLUMNS), CELLS), st.booleans())
def test_no_cells_break_the_judge(cells: dict[str, Cell], sound_otherwise: bool) -> None:
    raw = RawRow(number=2, cells={**(SOUND if sound_otherwise else {}), **cells})
    found = read_row(raw, on=ON, allow_test_range=True)

    assert found != ()
