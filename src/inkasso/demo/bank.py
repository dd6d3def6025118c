"""A SIMULATOR of a bank: writes the files that a real one would send, for the demo and for tests.

Reference payments come as one sum a day in camt.053 with their items in camt.054; other payments,
returns and the agency's own payments stand in camt.053 by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from inkasso.formats.camt import BankFile, Entry, Item, Part, Statement
from inkasso.formats.camt.write import write


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Money that moves on the account on a day; below zero it leaves."""

    cents: int
    #: Payment reference, national or RF, as the payer wrote it.
    reference: str = ""
    message: str = ""
    name: str = ""
    iban: str = ""
    end_to_end_id: str = ""
    #: Why the bank takes a payment back.
    return_reason: str = ""


@dataclass(slots=True)
class Bank:
    """One account at the simulated bank."""

    iban: str
    balance: int = 0
    statements: int = 0
    planned: dict[date, list[Movement]] = field(default_factory=lambda: defaultdict(list))

    def plan(self, day: date, movement: Movement) -> None:
        """Let money move on a day."""
        self.planned[day].append(movement)

    def write_day(self, day: date, folder: Path) -> list[Path]:
        """The files of a day; none when nothing moved."""
        movements = self.planned.pop(day, [])
        if not movements:
            return []
        folder.mkdir(parents=True, exist_ok=True)
        self.statements += 1
        by_reference = [m for m in movements if m.reference and m.cents > 0]
        others = [m for m in movements if m not in by_reference]
        paths = []
        if by_reference:
            batch = self._batch(day, by_reference)
            paths.append(self._file(folder, day, "camt.054.001.02", [batch]))
            others_entries = [batch._replace(items=()), *self._singles(day, others)]
        else:
            others_entries = list(self._singles(day, others))
        paths.append(self._file(folder, day, "camt.053.001.02", others_entries))
        return paths

    def _batch(self, day: date, movements: list[Movement]) -> Entry:
        items = tuple(self._item(day, n, m) for n, m in enumerate(movements, 1))
        return Entry(
            number=1,
            amount_cents=sum(m.cents for m in movements),
            currency="EUR",
            credit=True,
            booking_date=day,
            value_date=day,
            archive_id=f"{day:%y%m%d}SIMBATCH{self.statements:04d}",
            bank_code="PMNT/RCDT/ESCT",
            bank_code_proprietary="NTRF+705",
            batch_count=max(len(movements), 2) if len(movements) > 1 else None,
            items=items,
        )

    def _singles(self, day: date, movements: list[Movement]) -> Iterator[Entry]:
        for number, movement in enumerate(movements, 1):
            item = self._item(day, 500 + number, movement)
            yield Entry(
                number=number + 1,
                amount_cents=item.amount_cents,
                currency="EUR",
                credit=item.credit,
                reversal=bool(movement.return_reason),
                booking_date=day,
                value_date=day,
                archive_id=item.archive_id,
                bank_code="PMNT/RCDT/ESCT" if item.credit else "PMNT/ICDT/ESCT",
                items=(item,),
            )

    def _item(self, day: date, number: int, movement: Movement) -> Item:
        issuer = "ISO" if movement.reference.startswith("RF") else ""
        parts = (Part(reference=movement.reference, issuer=issuer),) if movement.reference else ()
        return Item(
            amount_cents=abs(movement.cents),
            currency="EUR",
            credit=movement.cents > 0,
            reversal=bool(movement.return_reason),
            archive_id=f"{day:%y%m%d}SIM{self.statements:04d}{number:04d}",
            end_to_end_id=movement.end_to_end_id,
            parts=parts,
            unstructured=(movement.message,) if movement.message else (),
            payer_name=movement.name,
            payer_iban=movement.iban,
            return_reason=movement.return_reason,
        )

    def _file(self, folder: Path, day: date, kind: str, entries: list[Entry]) -> Path:
        moved = sum(e.amount_cents if e.credit else -e.amount_cents for e in entries)
        statement = Statement(
            id=f"SIM-{self.statements}-{kind[5:8]}",
            account_iban=self.iban,
            currency="EUR",
            created=f"{day}T21:00:00",
            from_date=day,
            to_date=day,
            opening_balance_cents=self.balance if kind.startswith("camt.053") else None,
            closing_balance_cents=self.balance + moved if kind.startswith("camt.053") else None,
        )
        if kind.startswith("camt.053"):
            self.balance += moved
        path = folder / f"{day}-{kind[:8]}.xml"
        file = BankFile(format=kind, message_id=statement.id, created=statement.created)
        with path.open("wb") as target:
            write(target, file, [(statement, entries)])
        return path


def batch_file(path: Path, references: list[str], day: date) -> Path:
    """One camt.054 with a payment of ten euros to each reference, as one batch a thousand."""
    bank = Bank(_ACCOUNT)
    size = 1000
    with path.open("wb") as target:
        batches = (
            bank._batch(day, [Movement(cents=10_00, reference=r, name="Maksaja") for r in chunk])
            for chunk in (references[i : i + size] for i in range(0, len(references), size))
        )
        entries = (batch._replace(number=n) for n, batch in enumerate(batches, 1))
        statement = Statement(id="SIM-BENCH", account_iban=_ACCOUNT, currency="EUR")
        write(target, BankFile(format="camt.054.001.02"), [(statement, entries)])
    return path


_ACCOUNT = "FI2112345600000785"
