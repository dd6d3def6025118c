"""Clients, hand-overs, bank files and played days for tests: real files through the real doors.

Nothing here writes a row by itself. A hand-over is a table that intake reads, a payment a camt file
that the import reads, a letter what a day run decides.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.billing.proofs import proofs as billing_proofs
from inkasso.demo.people import Debtor, make_company, make_person
from inkasso.formats.camt import BankFile, Entry, Item, Part, Statement
from inkasso.formats.camt.write import write
from inkasso.gate.holds.placing import NewHold, Protected, lift_hold, place_hold
from inkasso.gate.models import Hold
from inkasso.ledger.models import Posting
from inkasso.ledger.proofs import proofs as ledger_proofs
from inkasso.ledger.proofs import rows
from inkasso.mandates.agency import read_agency
from inkasso.mandates.instructing import CreditorSaid, instruct
from inkasso.mandates.models import Client, CostsTo, Rhythm
from inkasso.mandates.services import NewClient, Terms, add_client
from inkasso.payments.importing import import_file
from inkasso.payments.outcomes import Outcome
from inkasso.payments.proofs import proofs as payment_proofs
from inkasso.payments.reading import summarise
from inkasso.receivables.intake.reading import Reading, read_rows
from inkasso.receivables.intake.taking_in import Intake
from inkasso.receivables.intake.verdicts import Verdict
from inkasso.receivables.models import Case, Receivable
from inkasso.receivables.proofs import proofs as receivable_proofs
from inkasso.strategy.dayrun import DayReport, run_day

#: A banking day on which the tests' story begins: a Monday.
START = date(2026, 3, 2)
#: The agency's account for client money, on which payments come.
ACCOUNT = "FI2112345600000785"
CLIENT_IBAN = "FI4950009420028730"

_BUSINESS_IDS = ("9000101-4", "9000103-0", "9000104-9", "9000105-7", "9000106-5")
_serial = count(1)


def make_client(
    number: int = 1,
    *,
    commission: str = "10",
    costs_to: CostsTo = CostsTo.AGENCY,
    rhythm: Rhythm = Rhythm.DAILY,
    costs_first: bool = False,
    on: date = START - timedelta(days=365),
) -> Client:
    """A client with an address, so that demands can be sent; `number` 1 to 5 tells them apart."""
    new = NewClient(
        business_id=_BUSINESS_IDS[number - 1],
        name=f"Testivelkoja {number} Oy",
        iban=CLIENT_IBAN,
        street=f"Testitie {number}",
        postal_code="00100",
        city="Helsinki",
        email="laskutus@testivelkoja.example",
        phone="09 000 0000",
    )
    terms = Terms(
        commission_percent=Decimal(commission),
        recovered_costs_to=costs_to,
        remittance_rhythm=rhythm,
        costs_first=costs_first,
    )
    return add_client(new, terms, on)


def person(number: int = 1) -> Debtor:
    """A person who does not exist; the same number is the same person."""
    return make_person(Random(number), number)


def company(number: int = 1) -> Debtor:
    """A company that does not exist; the same number is the same company."""
    return make_company(Random(number), number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """An unpaid invoice, as one row of a hand-over table."""

    number: str
    cents: int = 100_00
    #: Thirty days before the story begins.
    due: date = START - timedelta(days=30)
    debtor: Debtor = field(default_factory=person)
    #: More columns by their canonical name, such as `reminder_cost`.
    more: dict[str, str] = field(default_factory=dict)

    def cells(self) -> dict[str, str]:
        """The row, by canonical column name."""
        debtor = self.debtor
        return {
            "invoice_number": self.number,
            "invoice_date": (self.due - timedelta(days=21)).isoformat(),
            "due_date": self.due.isoformat(),
            "principal": str(Money(self.cents)),
            "description": "Sähköenergia",
            "debtor_type": debtor.type,
            "name": debtor.name,
            "identity_code": debtor.identity_code,
            "business_id": debtor.business_id,
            "street": debtor.street,
            "postal_code": debtor.postal_code,
            "city": debtor.city,
            "language": debtor.language,
            **self.more,
        }


def hand_over(client: Client, bills: Sequence[Bill], on: date = START) -> list[Verdict]:
    """Hand bills over in a table, through intake; returns what became of each row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "handover.csv"
        write_table(path, [bill.cells() for bill in bills])
        return take_in(client, path, on)


def write_table(path: Path, cells: Sequence[dict[str, str]]) -> None:
    """A hand-over table as CSV; columns are all that some row has."""
    columns = list(dict.fromkeys(column for row in cells for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="", delimiter=";")
        table.writeheader()
        table.writerows(cells)


def take_in(client: Client, path: Path, on: date = START) -> list[Verdict]:
    """Take any hand-over file in."""
    reading = Reading(on=on, allow_test_range=True, client=client.business_id)
    chunks = Intake(client, on).take_in(read_rows(path, reading))
    return [verdict for chunk in chunks for verdict in chunk]


def make_case(client: Client | None = None, *, cents: int = 100_00, number: int = 1) -> Case:
    """A case of one consumer with one receivable, handed over when the story begins."""
    owner = client or make_client()
    invoice = f"L-{number:04d}"
    (verdict,) = hand_over(owner, [Bill(number=invoice, cents=cents, debtor=person(number))])
    assert not verdict.faults, verdict.faults
    return case_of(owner, invoice)


def heard(client: Client, kind: str, on: date = START, case: Case | None = None) -> int:
    """The number of what somebody of a client said: `gives_up` or `takes_back`."""
    said = CreditorSaid(by="Venla Velkoja", on=on, how="email")
    moment = Moment(on=on, by="tester")
    return instruct(client.id, kind, said, moment, case_id=case.id if case else None).id


def case_of(client: Client, invoice_number: str) -> Case:
    """The case that an invoice is in."""
    return Receivable.objects.get(client=client, invoice_number=invoice_number).case


def hold(case: Case, kind: str, on: date = START, until: date | None = None) -> Hold:
    """A hold of a kind on a case; on its debtor altogether where the kind concerns a person."""
    asked = NewHold(kind=kind, reason="told on the telephone", until=until)
    return place_hold(_protected(case), asked, on, by="tester")


def lift(case: Case, kind: str, on: date = START) -> Hold:
    """Lift such a hold."""
    return lift_hold(_protected(case), kind, on, by="tester")


def _protected(case: Case) -> Protected:
    return Protected(person_id=case.person_id, case_id=case.id)


def play_day(on: date) -> DayReport:
    """The day run, without printing letters; returns its report."""
    report = DayReport(date=on)
    for report in run_day(on, read_agency(settings.AGENCY_FILE)):  # noqa: B007  the last one counts
        pass
    return report


def item(cents: int, reference: str = "", *, credit: bool = True, **details: object) -> Item:
    """One payment; `details` are fields of `Item`, such as `payer_name` or `unstructured`."""
    parts = (Part(reference, "ISO" if reference.startswith("RF") else ""),) if reference else ()
    given = Item(cents, "EUR", credit=credit, parts=parts, archive_id=f"ITEM{next(_serial):06d}")
    return given._replace(**details)  # type: ignore[arg-type]  # the names are checked there


def entry(cents: int, on: date = START, **details: object) -> Entry:
    """A booked entry with an archive id of its own; `details` are fields of `Entry`."""
    given = Entry(
        number=1,
        amount_cents=abs(cents),
        currency="EUR",
        credit=cents > 0,
        booking_date=on,
        value_date=on,
        archive_id=f"ENTRY{next(_serial):06d}",
        bank_code="PMNT/RCDT/ESCT",
    )
    return given._replace(**details)  # type: ignore[arg-type]  # the names are checked there


def payment(cents: int, reference: str = "", on: date = START, **details: object) -> Entry:
    """An entry with one payment in it; below zero it leaves. `details` are fields of `Item`."""
    inside = item(abs(cents), reference, credit=cents > 0, **details)
    return entry(cents, on, archive_id=inside.archive_id, items=(inside,))


def lump(items: Sequence[Item], on: date = START) -> Entry:
    """The day's reference payments as one entry with its items: the form of camt.054."""
    total = sum(one.amount_cents for one in items)
    return entry(
        total, on, items=tuple(items), batch_count=len(items), bank_code_proprietary="NTRF+705"
    )


def without_items(whole: Entry) -> Entry:
    """The same entry as camt.053 has it, when its items come in camt.054."""
    return whole._replace(items=())


def bank_file(
    folder: Path, entries: Iterable[Entry], kind: str = "camt.053.001.02", name: str = ""
) -> Path:
    """A bank file with one statement; of the name given, or of one not used before."""
    number = next(_serial)
    statement = Statement(
        id=f"S{number}", account_iban=ACCOUNT, currency="EUR", created="2026-03-02T21:00:00"
    )
    path = folder / (name or f"bank-{number:06d}.xml")
    numbered = [one._replace(number=place) for place, one in enumerate(entries, 1)]
    with path.open("wb") as target:
        head = BankFile(format=kind, message_id=statement.id, created=statement.created)
        write(target, head, [(statement, numbered)])
    return path


def import_bank(path: Path, on: date = START) -> list[Outcome]:
    """Book a bank file as `inkasso bank` does: read to its end first."""
    summarise(path)
    return [outcome for chunk in import_file(path, on) for outcome in chunk.outcomes]


def pay(folder: Path, case: Case, cents: int, on: date = START) -> list[Outcome]:
    """A debtor pays a sum with the case's reference, and the bank tells of it the same day."""
    return import_bank(bank_file(folder, [payment(cents, case.reference, on)]), on)


def start_inkasso(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """A command in a process of its own, on the database that `DATABASE_URL` or the test names."""
    return start_python(home, f"import sys; sys.argv[1:] = {list(arguments)!r}", _MAIN)


def start_python(home: Path, *lines: str) -> subprocess.Popen[str]:
    """A Python process set up as the command line is, on the present test's own database."""
    return subprocess.Popen(
        [sys.executable, "-c", "\n".join(lines)],
        env={**os.environ, "INKASSO_HOME": str(home), "DATABASE_URL": database_url()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


_MAIN = "from inkasso.project.entry import main; main()"
#: First lines of a script that uses rows.
DJANGO = (
    "import os, django",
    "os.environ['DJANGO_SETTINGS_MODULE'] = 'inkasso.project.settings'",
    "django.setup()",
)


def database_url() -> str:
    """The URL of the database that Django works on now."""
    known = connection.settings_dict
    place = urlencode({"host": known["HOST"], "port": known["PORT"] or "5432"})
    user = quote(known["USER"])
    password = f":{quote(known['PASSWORD'])}" if known["PASSWORD"] else ""
    return f"postgresql://{user}{password}@/{quote(known['NAME'])}?{place}"


def finish(process: subprocess.Popen[str]) -> str:
    """What a command said, once it is done; it must have gone well."""
    said, complained = process.communicate(timeout=120)
    assert process.returncode == 0, complained
    return said


def balance(account: str, **filters: object) -> int:
    """What stands on an account, in cents: debit positive."""
    cents = Posting.objects.filter(account=account, **filters).values_list("cents", flat=True)
    return sum(cents)


def broken_proofs() -> list[str]:
    """What `inkasso prove` would complain of, letters on file apart; empty when the books hold."""
    checks = [*ledger_proofs(), *receivable_proofs(), *payment_proofs(), *billing_proofs()]
    return [f"{check.check}: {check.detail}" for check in checks if not check.holds]


def books() -> list[tuple[object, ...]]:
    """The books without the numbers of rows: equal for two runs that booked the same."""
    return rows(
        "SELECT e.booked_on, e.effective_on, e.kind, c.reference, p.account, p.cents, p.currency,"
        " r.invoice_number FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id"
        " LEFT JOIN receivables_case c ON c.id = p.case_id"
        " LEFT JOIN receivables_receivable r ON r.id = p.receivable_id"
        " ORDER BY 1, 2, 3, 4, 5, 6, 7, 8"
    )
