"""Which case a payment is for: every way of writing a reference, and no guess."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    START,
    balance,
    bank_file,
    broken_proofs,
    case_of,
    company,
    import_bank,
    make_case,
    make_client,
    payment,
    take_in,
)
from inkasso.base.money import Money
from inkasso.formats.camt import Entry
from inkasso.formats.finvoice import Invoice, InvoiceAddress, InvoiceParty
from inkasso.formats.finvoice.write import write
from inkasso.formats.reference import grouped, make, normalise, to_national, to_rf
from inkasso.mandates.models import Client
from inkasso.payments.models import Suspense
from inkasso.payments.outcomes import Outcome
from inkasso.receivables.models import Case, Payment

pytestmark = pytest.mark.django_db


def the_outcome(folder: Path, entry: Entry) -> Outcome:
    (outcome,) = import_bank(bank_file(folder, [entry]))
    return outcome


def why_in_suspense(folder: Path, entry: Entry) -> str:
    outcome = the_outcome(folder, entry)
    assert outcome.outcome == "suspense"
    assert outcome.case_id is None
    assert Suspense.objects.get().because == outcome.because[:200]
    assert not Payment.objects.exists()
    assert balance("suspense") == -outcome.line.cents
    assert broken_proofs() == []
    return outcome.because


WAYS: dict[str, Callable[[str], str]] = {
    "national": lambda ref: ref,
    "rf": to_rf,
    "grouped": grouped,
    "rf in fours": lambda ref: grouped(to_rf(ref)),
    "rf in lower case": lambda ref: to_rf(ref).lower(),
    "leading zeros": lambda ref: ref.zfill(20),
    "blanks around": lambda ref: f"  {ref} ",
}


@pytest.mark.parametrize("way", WAYS)
def test_structured_reference_finds_its_case_however_it_is_written(
    way: str, tmp_path: Path
) -> None:
    case = make_case()

    outcome = the_outcome(tmp_path, payment(10_00, WAYS[way](case.reference)))

    assert (outcome.outcome, outcome.case_id, outcome.because) == ("matched", case.id, "reference")
    assert Payment.objects.get().case == case
    assert broken_proofs() == []


@pytest.mark.parametrize(
    "text",
    [
        "{ref}",
        "viite {ref}",
        "Viitenumero: {ref}, lasku maksettu 2.3.2026",
        "RFB/{ref}",
        "maksu {rf} kiitos",
        "{grouped}",
        "lasku L-0001 eur 10,00 viite {grouped} tili FI49 5000 9420 0287 30",
    ],
)
def test_reference_in_free_text_finds_its_case(text: str, tmp_path: Path) -> None:
    case = make_case()
    reference = case.reference
    words = text.format(ref=reference, rf=to_rf(reference), grouped=grouped(reference))

    outcome = the_outcome(tmp_path, payment(10_00, unstructured=(words,)))

    assert (outcome.outcome, outcome.case_id, outcome.because) == ("matched", case.id, "text")


def test_reference_broken_over_two_lines_of_text_finds_its_case(tmp_path: Path) -> None:
    case = make_case()
    lines = ("viite " + case.reference[:5], case.reference[5:])

    assert the_outcome(tmp_path, payment(10_00, unstructured=lines)).case_id == case.id


def test_payment_without_any_reference_waits_in_suspense(tmp_path: Path) -> None:
    make_case()

    assert why_in_suspense(tmp_path, payment(10_00)) == "it carries no reference"


def test_valid_reference_of_nobody_waits_in_suspense(tmp_path: Path) -> None:
    make_case()
    strange = make("424242").reference

    assert why_in_suspense(tmp_path, payment(10_00, strange)) == (
        f"no case has the reference {strange}"
    )


def test_wrong_check_digit_waits_in_suspense_and_says_so(tmp_path: Path) -> None:
    reference = make_case().reference
    mistyped = reference[:-1] + str((int(reference[-1]) + 1) % 10)

    because = why_in_suspense(tmp_path, payment(10_00, mistyped))
    assert because == f"{mistyped} is no reference: bad check digit"


def test_wrong_rf_check_digits_wait_in_suspense(tmp_path: Path) -> None:
    rf = to_rf(make_case().reference)
    mistyped = f"RF{(int(rf[2:4]) + 1) % 97:02d}{rf[4:]}"

    because = why_in_suspense(tmp_path, payment(10_00, mistyped))
    assert because == f"{mistyped} is no reference: bad rf check digits"


@pytest.mark.parametrize("reference", ["0", "0000000000"])
def test_reference_of_zeros_is_no_reference(reference: str, tmp_path: Path) -> None:
    """The case's receivable has no reference of the creditor's: nothing must not match nothing."""
    make_case()

    assert why_in_suspense(tmp_path, payment(10_00, reference)) == "it carries no reference"


def test_case_number_is_no_reference(tmp_path: Path) -> None:
    case = make_case()

    why_in_suspense(tmp_path, payment(10_00, unstructured=(f"asia {case.id}",)))


def test_references_of_two_cases_wait_in_suspense(tmp_path: Path) -> None:
    client = make_client()
    first, second = make_case(client, number=1), make_case(client, number=2)
    words = f"{first.reference} ja {second.reference}"

    assert why_in_suspense(tmp_path, payment(10_00, unstructured=(words,))) == (
        "its references belong to 2 different cases"
    )


def test_structured_reference_counts_before_one_in_the_text(tmp_path: Path) -> None:
    client = make_client()
    first, second = make_case(client, number=1), make_case(client, number=2)
    entry = payment(10_00, first.reference, unstructured=(second.reference,))

    assert the_outcome(tmp_path, entry).case_id == first.id


def invoiced(client: Client, folder: Path, number: int, reference: str) -> Case:
    """A case handed over as a Finvoice, which carries the creditor's own payment reference."""
    buyer = company(number)
    invoice = Invoice(
        type_code="INV01",
        type_text="LASKU",
        number=f"F{number}",
        invoice_date=START - timedelta(days=60),
        due_date=START - timedelta(days=40),
        total=Money(100_00),
        amount_due=Money(100_00),
        reference=reference,
        seller=InvoiceParty(
            name=client.name, identifier=client.business_id, business_id=client.business_id
        ),
        buyer=InvoiceParty(
            name=buyer.name,
            identifier=buyer.business_id,
            business_id=buyer.business_id,
            address=InvoiceAddress(
                street=buyer.street,
                postal_code=buyer.postal_code,
                city=buyer.city,
                country="FI",
            ),
        ),
        description="Kuljetus",
    )
    path = folder / f"F{number}.xml"
    path.write_bytes(write(invoice, iban=client.iban))
    (verdict,) = take_in(client, path)
    assert not verdict.faults, verdict.faults
    return case_of(client, f"F{number}")


@pytest.mark.parametrize("way", ["national", "leading zeros", "grouped"])
def test_creditors_own_reference_finds_the_case(way: str, tmp_path: Path) -> None:
    reference = make("5500777").reference
    case = invoiced(make_client(), tmp_path, 1, reference)

    outcome = the_outcome(tmp_path, payment(10_00, WAYS[way](reference)))

    assert (outcome.case_id, outcome.because) == (case.id, "original_reference")


@pytest.mark.parametrize(("given", "paid_by"), [(to_rf, str), (str, to_rf), (to_rf, to_rf)])
def test_creditors_reference_matches_in_either_form(
    given: Callable[[str], str], paid_by: Callable[[str], str], tmp_path: Path
) -> None:
    reference = make("5500777").reference
    case = invoiced(make_client(), tmp_path, 1, given(reference))

    assert the_outcome(tmp_path, payment(10_00, paid_by(reference))).case_id == case.id


def test_creditors_reference_of_two_cases_waits_in_suspense(tmp_path: Path) -> None:
    client = make_client()
    reference = make("5500777").reference
    invoiced(client, tmp_path, 1, reference)
    invoiced(client, tmp_path, 2, reference)

    assert "2 different cases" in why_in_suspense(tmp_path, payment(10_00, reference))


def test_our_reference_counts_before_the_creditors(tmp_path: Path) -> None:
    client = make_client()
    ours = make_case(client)
    invoiced(client, tmp_path, 1, ours.reference)

    outcome = the_outcome(tmp_path, payment(10_00, ours.reference))

    assert (outcome.case_id, outcome.because) == (ours.id, "reference")


@given(st.integers(100, 10**19 - 1).map(str), st.integers(0, 5))
def test_every_form_of_a_reference_is_the_same_reference(base: str, zeros: int) -> None:
    reference = make(base).reference
    forms = [way(reference) for way in WAYS.values()] + ["0" * zeros + reference]

    assert {to_national(form) for form in forms} == {reference}
    assert normalise(reference) == reference
