"""Payment orders to the bank: structure, control sums, validity, and what is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from inkasso.base.money import Money
from inkasso.formats.pain import CreditTransfer, PainAddress, PaymentOrder, write
from inkasso.formats.pain.write import PainVersion

XSD = Path(__file__).resolve().parents[4] / "shared" / "samples" / "xsd"
VERSIONS: tuple[PainVersion, ...] = ("03", "09")

TRANSFER = CreditTransfer(
    end_to_end_id="TILITYS-2026-0001",
    amount=Money.of("1234.50"),
    payee_name="Sähkö & Åström Öljy Oy",
    payee_iban="FI21 1234 5600 0007 85",
    reference="2348236",
)
ORDER = PaymentOrder(
    message_id="INK-20260302-1",
    created=datetime(2026, 3, 2, 9, 30, 15, 999),  # noqa: DTZ001  banks take local time
    execution_date=date(2026, 3, 3),
    payer_name="Perintä Oy",
    payer_iban="FI7433010001222090",
    payer_bic="ESSEFIHX",
    transfers=(
        TRANSFER,
        replace(TRANSFER, end_to_end_id="T2", reference="RF332348236", amount=Money(1)),
        replace(
            TRANSFER,
            end_to_end_id="T3",
            reference="",
            message="Tilitys 2/2026 <äöå>",
            address=PainAddress(city="Turku", postal_code="20100", street="Katu 1"),
        ),
        replace(TRANSFER, end_to_end_id="T4", reference=""),
    ),
)


def _text(data: bytes, path: str) -> list[str | None]:
    root = etree.fromstring(data)
    steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
    return [element.text for element in root.iterfind(f".//{steps}")]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_file_is_valid_by_the_schema(version: PainVersion) -> None:
    place = XSD / f"pain.001.001.{version}.xsd"
    if not place.exists():
        pytest.skip("the schema is not here")
    schema = etree.XMLSchema(etree.parse(place))

    for order in (ORDER, replace(ORDER, payer_bic="", booked_as_one=True)):
        schema.assertValid(etree.fromstring(write(order, version=version)))


@pytest.mark.parametrize("version", VERSIONS)
def test_numbers_and_sums_are_those_of_the_payments(version: PainVersion) -> None:
    data = write(ORDER, version=version)

    assert _text(data, "NbOfTxs") == ["4", "4"]
    assert _text(data, "CtrlSum") == ["3703.51", "3703.51"]
    assert _text(data, "InstdAmt") == ["1234.50", "0.01", "1234.50", "1234.50"]
    assert str(ORDER.total) == "3703.51"


def test_versions_differ_in_namespace_day_and_bank_code() -> None:
    old, new = (write(ORDER, version=version) for version in VERSIONS)

    assert b"pain.001.001.03" in old
    assert b"pain.001.001.09" in new
    assert _text(old, "ReqdExctnDt") == _text(new, "ReqdExctnDt/Dt") == ["2026-03-03"]
    assert _text(old, "BIC") == _text(new, "BICFI") == ["ESSEFIHX"]


def test_only_an_rf_reference_names_iso_as_its_issuer() -> None:
    references = etree.fromstring(write(ORDER)).iterfind(".//{*}CdtrRefInf")
    found = [
        (each.findtext("{*}Tp/{*}Issr"), each.findtext("{*}Ref"), each.findtext(".//{*}Cd"))
        for each in references
    ]

    assert found == [(None, "2348236", "SCOR"), ("ISO", "RF332348236", "SCOR")]


def test_a_payment_has_a_reference_or_a_message_or_nothing() -> None:
    payments = etree.fromstring(write(ORDER)).findall(".//{*}CdtTrfTxInf")
    kinds = [
        [child.tag.rpartition("}")[2] for child in p.iterfind("{*}RmtInf/*")] for p in payments
    ]

    assert kinds == [["Strd"], ["Strd"], ["Ustrd"], []]
    assert _text(write(ORDER), "Ustrd") == ["Tilitys 2/2026 <äöå>"]


def test_addresses_are_structured_or_absent() -> None:
    data = write(ORDER)

    assert b"AdrLine" not in data
    assert _text(data, "TwnNm") == ["Turku"]
    assert _text(data, "Cdtr/PstlAdr/Ctry") == ["FI"]


def test_finnish_letters_stay_and_blanks_leave_accounts() -> None:
    data = write(ORDER)

    assert _text(data, "Cdtr/Nm")[0] == "Sähkö & Åström Öljy Oy"
    assert _text(data, "CdtrAcct/Id/IBAN")[0] == "FI2112345600000785"


def test_names_are_cut_to_seventy_characters() -> None:
    long = replace(ORDER, payer_name="Ä" * 69 + " B Oy")

    assert _text(write(long), "Dbtr/Nm") == ["Ä" * 69]


def test_the_same_order_gives_the_same_bytes() -> None:
    assert write(ORDER) == write(replace(ORDER))
    assert b"<CreDtTm>2026-03-02T09:30:15</CreDtTm>" in write(ORDER)


@pytest.mark.parametrize(
    "change",
    [
        {"amount": Money(0)},
        {"amount": Money(-1)},
        {"amount": Money(100, "SEK")},
        {"amount": Money(10**12)},
        {"payee_iban": "FI2112345600000786"},
        {"payee_iban": ""},
        {"payee_name": "  "},
        {"payee_name": "A\nB"},
        {"payee_name": "A\x00"},
        {"reference": "2348237"},
        {"message": "tilitys"},
        {"reference": "", "message": "x" * 141},
        {"reference": "", "message": "a\tb"},
        {"end_to_end_id": ""},
        {"end_to_end_id": "x" * 36},
        {"end_to_end_id": "ä"},
        {"end_to_end_id": "/a"},
        {"end_to_end_id": " a"},
    ],
)
def test_a_payment_that_cannot_be_paid_is_never_made(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        replace(TRANSFER, **change)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize(
    "change",
    [
        {"transfers": ()},
        {"transfers": (TRANSFER, TRANSFER)},
        {"payer_iban": "FI00"},
        {"message_id": "x" * 36},
    ],
)
def test_an_order_that_the_bank_would_refuse_is_never_made(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        replace(ORDER, **change)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("change", [{"city": ""}, {"country": "fi"}, {"street": "a\nb"}])
def test_an_address_without_town_or_country_is_never_made(change: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        replace(PainAddress(city="Turku"), **change)


def test_other_versions_are_refused() -> None:
    with pytest.raises(ValueError, match="11"):
        write(ORDER, version="11")  # type: ignore[arg-type]  # the point of the test


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=20))
def test_the_control_sum_is_the_sum_of_the_amounts_written(cents: list[int]) -> None:
    transfers = tuple(
        replace(TRANSFER, end_to_end_id=f"T{place}", amount=Money(amount))
        for place, amount in enumerate(cents)
    )
    data = write(replace(ORDER, transfers=transfers))
    written = [int(re.sub(r"\D", "", text or "")) for text in _text(data, "InstdAmt")]

    assert written == cents
    assert _text(data, "CtrlSum")[0] == str(Money(sum(cents)))
