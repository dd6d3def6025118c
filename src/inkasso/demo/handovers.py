"""What the demo's two clients hand over: tables and Finvoice files, some rows with faults."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook

from inkasso.base.money import Money
from inkasso.demo.people import Debtor, make_company, make_person
from inkasso.formats.finvoice import Invoice, InvoiceAddress, InvoiceParty
from inkasso.formats.finvoice.write import write
from inkasso.formats.reference import make

_FINNISH = (
    "Laskunumero", "Laskupäivä", "Eräpäivä", "Pääoma", "Peruste", "Velallisen tyyppi", "Nimi",
    "Henkilötunnus", "Y-tunnus", "Katuosoite", "Postinumero", "Kaupunki", "Kieli",
    "Muistutus lähetetty", "Muistutuskulu", "Yhteisvastuussa",
)  # fmt: skip
_SWEDISH = (
    "Fakturanummer", "Fakturadatum", "Förfallodag", "Kapital", "Grund", "Gäldenärens typ", "Namn",
    "Personbeteckning", "FO-nummer", "Gatuadress", "Postnummer", "Ort", "Språk",
    "Påminnelse skickad", "Påminnelseavgift", "Solidariskt med",
)  # fmt: skip
_GOODS = ("Sähköenergia", "Internetliittymä", "Hammashoito", "Vuokra-auto", "Verkko-ostos")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """An unpaid invoice of the demo."""

    number: str
    invoiced: date
    due: date
    principal: Money
    description: str
    debtor: Debtor
    reminded: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A file that a client sends on a day."""

    day: date
    #: Which client sends it: 0 or 1.
    client: int
    path: Path


def write_handovers(folder: Path, start: date, random: Random) -> list[Handover]:
    """Write every hand-over of the demo; together they make 200 cases."""
    folder.mkdir(parents=True, exist_ok=True)
    people = [make_person(random, number) for number in range(1, 141)]
    companies = [make_company(random, number) for number in range(1, 61)]
    first = [_bill(random, f"E-{n:04d}", d, start) for n, d in enumerate(people[:90], 1)]
    second = [_bill(random, f"F{n:05d}", d, start) for n, d in enumerate(companies[:35], 1)]
    third = [
        _bill(random, f"E-{n:04d}", d, start + timedelta(days=28))
        for n, d in enumerate((*people[90:], *companies[35:]), 200)
    ]
    # Some debtors fall behind with another invoice: it joins the case that they have.
    again = [
        _bill(random, f"E-{n:04d}", d, start + timedelta(days=28))
        for n, d in enumerate(people[:12], 400)
    ]
    _csv(folder / "sahko-1.csv", first, _FINNISH)
    _finvoice(folder / "verstas-1.xml", second)
    _xlsx(folder / "sahko-2.xlsx", [*third, *again], _SWEDISH)
    return [
        Handover(day=start, client=0, path=folder / "sahko-1.csv"),
        Handover(day=start + timedelta(days=1), client=1, path=folder / "verstas-1.xml"),
        Handover(day=start + timedelta(days=28), client=0, path=folder / "sahko-2.xlsx"),
    ]


def _bill(random: Random, number: str, debtor: Debtor, handed_over: date) -> Bill:
    due = handed_over - timedelta(days=random.randrange(18, 60))
    reminded = due + timedelta(days=15) if random.random() < 0.3 else None
    if reminded is not None and reminded >= handed_over:
        reminded = None
    low, high = (20_00, 900_00) if debtor.type == "person" else (150_00, 9_000_00)
    return Bill(
        number=number,
        invoiced=due - timedelta(days=21),
        due=due,
        principal=Money(random.randrange(low, high)),
        description=random.choice(_GOODS),
        debtor=debtor,
        reminded=reminded,
    )


def _cells(bill: Bill) -> list[str]:
    debtor = bill.debtor
    reminder = ("5,00" if debtor.type == "person" else "12,00") if bill.reminded else ""
    return [
        bill.number,
        f"{bill.invoiced:%d.%m.%Y}",
        f"{bill.due:%d.%m.%Y}",
        str(bill.principal).replace(".", ","),
        bill.description,
        "henkilö" if debtor.type == "person" else "yritys",
        debtor.name,
        debtor.identity_code,
        debtor.business_id,
        debtor.street,
        debtor.postal_code,
        debtor.city,
        debtor.language,
        f"{bill.reminded:%d.%m.%Y}" if bill.reminded else "",
        reminder,
        "",
    ]


def _faulty(bill: Bill) -> list[list[str]]:
    """Rows that must be refused: not due yet, a wrong identity code, disputed amounts missing."""
    later, wrong, empty = _cells(bill), _cells(bill), _cells(bill)
    later[0], later[2] = "X-1", "31.12.2026"
    wrong[0], wrong[7] = "X-2", "010190-900A"
    empty[0], empty[3] = "X-3", ""
    return [later, wrong, empty]


def _co_debtor(bill: Bill, debtor: Debtor) -> list[str]:
    cells = _cells(bill)
    cells[6], cells[7], cells[9] = debtor.name, debtor.identity_code, debtor.street
    cells[15] = bill.number
    return cells


def _rows(bills: list[Bill]) -> list[list[str]]:
    shared = _co_debtor(bills[0], make_person(Random(bills[0].number), 199))
    return [*map(_cells, bills), *_faulty(bills[0]), shared]


def _csv(path: Path, bills: list[Bill], header: tuple[str, ...]) -> None:
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *_rows(bills)])


def _xlsx(path: Path, bills: list[Bill], header: tuple[str, ...]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    for row in (header, *_rows(bills)):
        sheet.append(list(row))
    book.save(path)


def _finvoice(path: Path, bills: list[Bill]) -> None:
    with path.open("wb") as file:
        for number, bill in enumerate(bills, 1):
            file.write(write(_invoice(bill, number), iban=SELLER_IBAN))


def _invoice(bill: Bill, number: int) -> Invoice:
    debtor = bill.debtor
    address = InvoiceAddress(
        street=debtor.street, postal_code=debtor.postal_code, city=debtor.city, country="FI"
    )
    buyer = InvoiceParty(
        name=debtor.name,
        identifier=debtor.business_id,
        business_id=debtor.business_id,
        address=address,
    )
    return Invoice(
        type_code="INV01",
        type_text="LASKU",
        number=bill.number,
        invoice_date=bill.invoiced,
        due_date=bill.due,
        total=bill.principal,
        amount_due=bill.principal,
        reference=make(f"5500{number:04d}").reference,
        seller=SELLER,
        buyer=buyer,
        description=bill.description,
    )


SELLER_IBAN = "FI4950009420028730"
#: The demo's second client, as its invoices name it.
SELLER = InvoiceParty(
    name="Verstas Ab",
    identifier="9000103-0",
    business_id="9000103-0",
    address=InvoiceAddress(
        street="Verkstadsgatan 5", postal_code="65100", city="Vasa", country="FI"
    ),
)
