"""The files of a remittance tie with its rows to the cent, and are the same whenever made."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from builders import (
    ACCOUNT,
    CLIENT_IBAN,
    START,
    Bill,
    bank_file,
    company,
    hand_over,
    import_bank,
    make_case,
    make_client,
    pay,
    payment,
    person,
    play_day,
)
from inkasso.billing.filing import file_left_unmade, file_remittance, paths, report_content
from inkasso.billing.models import Remittance
from inkasso.billing.remitting import remit
from inkasso.mandates.agency import Agency, read_agency
from inkasso.mandates.models import Client
from inkasso.receivables.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return read_agency(settings.AGENCY_FILE)


@pytest.fixture
def client() -> Client:
    return make_client()


@pytest.fixture
def remittance(client: Client, tmp_path: Path) -> Remittance:
    """Three cases, one with a cost; partial payments, one in full, one returned."""
    cases = [make_case(client, number=number, cents=300_00 + number) for number in (1, 2, 3)]
    play_day(START)
    pay(tmp_path, cases[0], 400_00)
    pay(tmp_path, cases[1], 33_33)
    pay(tmp_path, cases[1], 11_11)
    pay(tmp_path, cases[2], 50_00)
    back = payment(-50_00, cases[2].reference, return_reason="AC04")
    import_bank(bank_file(tmp_path, [back]))
    (made,) = remit(START, [client.id])
    return made


def euros(cents: int) -> str:
    return f"{Decimal(cents) / 100:.2f}"


def test_payment_order_pays_what_was_remitted(
    remittance: Remittance, agency: Agency, tmp_path: Path
) -> None:
    files = file_remittance(remittance, tmp_path, agency)

    assert files.order is not None
    order = etree.fromstring((tmp_path / files.order).read_bytes())
    namespace = {"p": etree.QName(order).namespace or ""}

    def text(path: str) -> list[str]:
        found = order.xpath(path, namespaces=namespace)
        assert isinstance(found, list)
        return [str(one.text) for one in found if isinstance(one, etree._Element)]

    assert text("//p:InstdAmt") == [euros(remittance.paid_out_cents)]
    assert set(text("//p:CtrlSum")) == {euros(remittance.paid_out_cents)}
    assert text("//p:CdtrAcct//p:IBAN") == [CLIENT_IBAN]
    assert text("//p:DbtrAcct//p:IBAN") == [ACCOUNT]
    assert text("//p:EndToEndId") == [f"INK-remittance-{remittance.id}"]


def table_of(remittance: Remittance, agency: Agency, home: Path) -> list[list[str]]:
    files = file_remittance(remittance, home, agency)
    text = (home / files.table).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def cents(cell: str) -> int:
    return int(Decimal(cell.replace(",", ".")) * 100)


def test_table_ties_with_the_remittance_to_the_cent(
    remittance: Remittance, agency: Agency, tmp_path: Path
) -> None:
    _, *lines = table_of(remittance, agency, tmp_path)
    rows = [line for line in lines if line[0] == "Suoritus"]
    collected, kept, commission, vat, paid_out = lines[len(rows) :]

    for place, total in enumerate(
        (remittance.principal_cents, remittance.interest_cents, remittance.costs_cents), 4
    ):
        assert sum(cents(row[place]) for row in rows) == cents(collected[place]) == total
    assert cents(commission[-1]) == -remittance.commission_cents
    assert cents(vat[-1]) == -remittance.vat_cents
    assert cents(kept[-1]) == -remittance.costs_cents
    assert cents(paid_out[-1]) == -remittance.paid_out_cents
    assert sum(cents(line[-1]) for line in (collected, kept, commission, vat, paid_out)) == 0


def test_table_has_a_line_for_each_payment_and_return(
    remittance: Remittance, agency: Agency, tmp_path: Path
) -> None:
    _, *lines = table_of(remittance, agency, tmp_path)

    totals = [cents(line[-1]) for line in lines if line[0] == "Suoritus"]
    assert totals[1:] == [33_33, 11_11, 50_00, -50_00]


def test_payment_stands_under_the_day_it_came(
    client: Client, agency: Agency, tmp_path: Path
) -> None:
    """Booked after a letter that fixed interest: its entry counts from then, its money did not."""
    case = make_case(client, cents=300_00)
    later = START + timedelta(days=2)
    play_day(later)
    import_bank(bank_file(tmp_path, [payment(10_00, case.reference, START)]), later)
    (made,) = remit(later, [client.id])

    (row,) = report_content(made, agency).rows
    assert row.received_on == START


def test_files_made_again_have_the_same_bytes(
    remittance: Remittance, agency: Agency, tmp_path: Path
) -> None:
    files = file_remittance(remittance, tmp_path, agency)
    made = [tmp_path / path for path in (files.order, files.report, files.table) if path]
    before = [path.read_bytes() for path in made]
    for path in made:
        path.unlink()

    # As it comes from the database, not from the run that made it.
    file_remittance(Remittance.objects.get(id=remittance.id), tmp_path, agency)

    assert [path.read_bytes() for path in made] == before


def test_invoice_that_joins_a_case_later_changes_no_report(
    client: Client, remittance: Remittance, agency: Agency, tmp_path: Path
) -> None:
    before = report_content(remittance, agency)
    later = START + timedelta(days=9)
    hand_over(client, [Bill(number="JOINS", debtor=person(2))], later)

    assert Case.objects.filter(receivable__invoice_number="JOINS").get().receivable_set.count() == 2
    assert report_content(remittance, agency) == before


def test_files_that_exist_are_left_alone(
    remittance: Remittance, agency: Agency, tmp_path: Path
) -> None:
    files = file_remittance(remittance, tmp_path, agency)
    report = tmp_path / files.report
    report.write_bytes(b"signed by hand")

    file_remittance(remittance, tmp_path, agency)

    assert report.read_bytes() == b"signed by hand"


def test_remittance_that_pays_nothing_orders_nothing(
    client: Client, agency: Agency, tmp_path: Path
) -> None:
    """Only a cost came in, and costs stay with the agency."""
    case = make_case(client)
    play_day(START)
    pay(tmp_path, case, 300_00)
    first, *_ = remit(START, [client.id])
    assert first.paid_out_cents > 0
    business = make_client(2, costs_first=True)
    hand_over(business, [Bill(number="Y-1", cents=900_00, debtor=company(1))])
    other = Case.objects.get(client=business)
    play_day(START)
    pay(tmp_path, other, 1_00)
    (second,) = remit(START, [business.id])
    files = file_remittance(second, tmp_path, agency)

    assert (second.costs_cents, second.paid_out_cents) == (1_00, 0)
    assert files.order is None
    assert (tmp_path / files.report).exists()


def test_next_run_makes_the_files_that_a_killed_one_left_unmade(
    remittance: Remittance, agency: Agency, tmp_path: Path
) -> None:
    assert list(file_left_unmade(tmp_path, agency)) == [remittance.id]

    files = paths(remittance)
    assert all(
        (tmp_path / path).exists() for path in (files.order, files.report, files.table) if path
    )
    assert list(file_left_unmade(tmp_path, agency)) == []


def test_only_the_file_that_lacks_is_made(
    remittance: Remittance, agency: Agency, tmp_path: Path
) -> None:
    files = file_remittance(remittance, tmp_path, agency)
    (tmp_path / files.report).unlink()
    (tmp_path / files.table).write_bytes(b"kept")

    assert list(file_left_unmade(tmp_path, agency)) == [remittance.id]
    assert (tmp_path / files.report).read_bytes().startswith(b"%PDF")
    assert (tmp_path / files.table).read_bytes() == b"kept"


def test_filed_remittances_are_not_read_again(
    remittance: Remittance,
    agency: Agency,
    tmp_path: Path,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """A run in its tenth year must not pay for the nine before: one list, no content."""
    file_remittance(remittance, tmp_path, agency)

    with django_assert_num_queries(1):
        assert list(file_left_unmade(tmp_path, agency)) == []
