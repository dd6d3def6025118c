"""The files of a remittance: payment order for the bank, report for the client as PDF and CSV.

They follow from the remittance's rows alone, so they can be made again with the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inkasso.base.files import write_whole
from inkasso.base.money import Money
from inkasso.base.words import Language, Words
from inkasso.billing.collected import collected_rows
from inkasso.billing.models import OrderedAgain, Remittance, RemittanceLine, RemittedPosting
from inkasso.billing.orders import single_payment
from inkasso.billing.report.businesses import agency_business, client_business
from inkasso.billing.report.compose import render_report, to_csv
from inkasso.billing.report.content import ReportContent, TermsLine
from inkasso.formats.pain import CreditTransfer, PaymentOrder, write
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client, CostsTo
from inkasso.payments.outgoing import order_id


@dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceFiles:
    """Where the files of a remittance lie under the home folder."""

    #: Payment order (pain.001); None when nothing is paid out.
    order: str | None
    #: Report as PDF.
    report: str
    #: The same report as a table (CSV), beside it.
    table: str


def file_remittance(remittance: Remittance, home: Path, agency: Agency) -> RemittanceFiles:
    """Make and store the files of a remittance; those that exist stay as they are."""
    files = paths(remittance)
    missing = _missing(files, home)
    if not missing:
        return files
    content = report_content(remittance, agency)
    if files.order is not None and files.order in missing:
        write_whole(home / files.order, write(payment_order(remittance, agency)))
    if files.table in missing:
        write_whole(home / files.table, to_csv(content))
    if files.report in missing:
        write_whole(home / files.report, render_report(content))
    return files


def file_left_unmade(home: Path, agency: Agency) -> Iterator[int]:
    """Make files that lack: those of a run that was killed. Yields the remittances' numbers.

    Only the folder is asked of each remittance, so years of them cost next to nothing.
    """
    known = Remittance.objects.order_by("id").values_list("id", "remitted_on", "paid_out_cents")
    for number, remitted_on, paid_out in known:
        if _missing(_paths(number, remitted_on, paid_out), home):
            remittance = Remittance.objects.select_related("client").get(id=number)
            file_remittance(remittance, home, agency)
            yield number


def paths(remittance: Remittance) -> RemittanceFiles:
    """Where a remittance's files lie under the home folder."""
    return _paths(remittance.id, remittance.remitted_on, remittance.paid_out_cents)


def _paths(number: int, remitted_on: date, paid_out_cents: int) -> RemittanceFiles:
    stem = f"remittances/{remitted_on:%Y/%m}/{number:06d}"
    return RemittanceFiles(
        order=f"{stem}-pain001.xml" if paid_out_cents else None,
        report=f"{stem}-report.pdf",
        table=f"{stem}-report.csv",
    )


def _missing(files: RemittanceFiles, home: Path) -> list[str]:
    wanted = (files.order, files.report, files.table)
    return [path for path in wanted if path is not None and not (home / path).exists()]


def file_again(again: OrderedAgain, home: Path, agency: Agency) -> str:
    """Make and store the order of a remittance that is ordered once more; returns its path.

    It bears the same end-to-end id, by which its payment is known on the statement.
    """
    day, number = again.ordered_on, again.remittance_id
    path = f"remittances/{day:%Y/%m}/{number:06d}-again-{again.id}-pain001.xml"
    if not (home / path).exists():
        order = payment_order(again.remittance, agency)
        (payment,) = order.transfers
        anew = single_payment(agency, day, replace(payment, payee_iban=again.iban))
        anew = replace(anew, message_id=f"{order.message_id}-{again.id}")
        write_whole(home / path, write(anew))
    return path


def payment_order(remittance: Remittance, agency: Agency) -> PaymentOrder:
    """The order to the bank to pay a remittance to the client."""
    payment = CreditTransfer(
        end_to_end_id=order_id("remittance", remittance.id),
        amount=Money(remittance.paid_out_cents),
        payee_name=remittance.client.name,
        payee_iban=remittance.iban,
        message=_message(remittance),
    )
    return single_payment(agency, remittance.remitted_on, payment)


def _message(remittance: Remittance) -> str:
    """What the client reads on its bank statement."""
    told = _MESSAGE.format(
        number=remittance.id, first=remittance.period_from, last=remittance.period_to
    )
    return told.in_language(_language(remittance.client))


_MESSAGE = Words(
    fi="Tilitys {number}, {first} - {last}",
    sv="Redovisning {number}, {first} - {last}",
    en="Remittance {number}, {first} - {last}",
)


def report_content(remittance: Remittance, agency: Agency) -> ReportContent:
    """What the report says."""
    return ReportContent(
        language=_language(remittance.client),
        number=str(remittance.id),
        dated=remittance.remitted_on,
        period_from=remittance.period_from,
        period_to=remittance.period_to,
        agency=agency_business(agency),
        client=client_business(remittance.client),
        lines=tuple(_lines(remittance)),
        paid_out=Money(remittance.paid_out_cents),
        iban=remittance.iban,
    )


def _language(client: Client) -> Language:
    return "sv" if client.language == "sv" else "en" if client.language == "en" else "fi"


def _lines(remittance: Remittance) -> Iterator[TermsLine]:
    for line in RemittanceLine.objects.filter(remittance=remittance).order_by("id"):
        paid = RemittedPosting.objects.filter(line=line).values_list("posting_id", flat=True)
        keeps = line.costs_to == CostsTo.AGENCY
        yield TermsLine(
            rows=tuple(collected_rows(paid, remittance.remitted_on)),
            commission_percent=line.commission_percent,
            commission=Money(line.commission_cents),
            vat_percent=line.vat_percent,
            vat=Money(line.vat_cents),
            costs_kept=Money(line.costs_cents if keeps else 0),
        )
