"""Killed in the middle, or run twice at once: after a rerun everything is as without it.

Real processes on a real database. A process is killed with SIGKILL when somebody who watches the
database and the home folder from outside sees that it is in the middle of its work, and once at a
moment that nobody chose.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from builders import bank_file, payment
from face_login import drop_database

TESTS = Path(__file__).parents[1]
#: Together more cases than the day run decides in one transaction.
CLIENTS, CASES_EACH = 3, 34
LONGEST_SECONDS = 120
Rows = list[tuple[object, ...]]

SET_UP = f"""
import django
django.setup()
from inkasso.project.database import bring_up_to_date
bring_up_to_date()
from builders import Bill, hand_over, make_client, person
for number in range(1, {CLIENTS} + 1):
    bills = [
        Bill(number=f"L-{{n}}", cents=90_00 + n, debtor=person(number * 100 + n))
        for n in range({CASES_EACH})
    ]
    assert not [verdict for verdict in hand_over(make_client(number), bills) if verdict.faults]
"""

BOOKS = """
SELECT e.booked_on, e.effective_on, e.kind, c.reference, p.account, p.cents, p.currency,
       r.invoice_number, p.client_id
  FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
  LEFT JOIN receivables_case c ON c.id = p.case_id
  LEFT JOIN receivables_receivable r ON r.id = p.receivable_id
 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9
"""
LETTERS = """
SELECT c.reference, l.person_id, l.kind, l.step, l.dated, l.payment_deadline, l.total_cents,
       t.content - 'letter_number'
  FROM demands_letter l JOIN receivables_case c ON c.id = l.case_id
  JOIN demands_lettercontent t ON t.letter_id = l.id ORDER BY 1, 2, 3
"""
REMITTANCES = """
SELECT client_id, period_from, period_to, remitted_on, principal_cents, interest_cents,
       costs_cents, commission_cents, vat_cents, paid_out_cents, iban
  FROM billing_remittance ORDER BY client_id
"""


@dataclass(frozen=True, slots=True)
class World:
    """A database and a home folder."""

    url: str
    home: Path

    def rows(self, query: str) -> Rows:
        with psycopg.connect(self.url) as connection:
            return connection.execute(query).fetchall()  # type: ignore[arg-type]

    def count(self, table: str) -> int:
        ((number,),) = self.rows(f"SELECT count(*) FROM {table}")
        return int(str(number))

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", "from inkasso.project.entry import main; main()"]
        return subprocess.Popen(
            [*command, *map(str, arguments)],
            env=environment(self.url, self.home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *arguments: str | Path) -> None:
        finish(self.start(*arguments))

    def kill(self, seen: Callable[[], bool], *arguments: str | Path) -> None:
        """Run a command and kill it as soon as something is seen; it must not be too late."""
        process = self.start(*arguments)
        until = time.monotonic() + LONGEST_SECONDS
        while not seen():
            assert process.poll() is None, "it ended before it was seen in the middle"
            assert time.monotonic() < until, "nothing was ever seen"
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.communicate()

    def files(self, pattern: str) -> list[Path]:
        return sorted(path.relative_to(self.home) for path in self.home.rglob(pattern))


@dataclass(slots=True)
class Worlds:
    """Makes databases; copies of one begin where it stands."""

    server: str
    folder: Path
    made: list[str]

    def new(self, like: World | None = None) -> World:
        name = f"faults_{secrets.token_hex(6)}"
        home = self.folder / name
        if like:
            shutil.copytree(like.home, home)
        else:
            home.mkdir()
        template = urlsplit(like.url).path[1:] if like else "template1"
        with psycopg.connect(self.server, autocommit=True) as connection:
            create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            connection.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        self.made.append(name)
        return World(urlsplit(self.server)._replace(path=f"/{name}").geturl(), home)

    def drop(self) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            for name in self.made:
                drop_database(connection, name)


def environment(url: str, home: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("INKASSO_")}
    return kept | {
        "DATABASE_URL": url,
        "INKASSO_HOME": str(home),
        "INKASSO_MASTER_KEY": "ab" * 32,
        "DJANGO_SETTINGS_MODULE": "inkasso.project.settings",
        "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)]),
    }


def finish(process: subprocess.Popen[bytes]) -> None:
    out, err = process.communicate(timeout=LONGEST_SECONDS)
    assert process.returncode == 0, (out + err).decode()


@pytest.fixture(scope="module")
def worlds(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    made = Worlds(postgres_url, tmp_path_factory.mktemp("homes"), [])
    yield made
    made.drop()


@pytest.fixture(scope="module")
def handed_over(worlds: Worlds) -> World:
    """Cases of three clients, all due for their reminder."""
    world = worlds.new()
    finish(
        subprocess.Popen(
            [sys.executable, "-c", SET_UP],
            env=environment(world.url, world.home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    )
    return world


@pytest.fixture(scope="module")
def reminded(worlds: Worlds, handed_over: World) -> World:
    """The same after an undisturbed day run."""
    world = worlds.new(handed_over)
    world.run(*DAY)
    assert world.count("demands_letter") == CLIENTS * CASES_EACH
    return world


@pytest.fixture(scope="module")
def bank_day(reminded: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More payments than one transaction of the import takes, some of them for nobody."""
    references = [str(row[0]) for row in reminded.rows("SELECT reference FROM receivables_case")]
    on = date(2026, 3, 4)
    entries = [
        payment(100 + number, references[number % len(references)] if number % 50 else "", on)
        for number in range(2100)
    ]
    return bank_file(tmp_path_factory.mktemp("bank"), entries)


@pytest.fixture(scope="module")
def paid(worlds: Worlds, reminded: World, bank_day: Path) -> World:
    """The same after an undisturbed import."""
    world = worlds.new(reminded)
    world.run(*bank(bank_day))
    return world


DAY = ("day", "--date", "2026-03-02", "--json")
REMIT = ("remit", "--date", "2026-03-05", "--json")


def bank(file: Path) -> tuple[str | Path, ...]:
    return ("bank", file, "--date", "2026-03-04", "--json")


def assert_same_letters(world: World, undisturbed: World) -> None:
    assert world.rows(LETTERS) == undisturbed.rows(LETTERS)
    filed = world.rows("SELECT path FROM demands_letterfile ORDER BY letter_id")
    assert world.files("*.pdf") == sorted(Path(str(path)) for (path,) in filed)
    assert len(filed) == CLIENTS * CASES_EACH


def assert_same_books(world: World, undisturbed: World) -> None:
    assert world.rows(BOOKS) == undisturbed.rows(BOOKS)
    world.run("prove", "--json")


def test_day_runs_killed_and_at_once_send_each_letter_once(
    worlds: Worlds, handed_over: World, reminded: World
) -> None:
    """Killed between two groups of cases, whenever, and between two files; then two at once.

    Of two at once one is refused, unless the other has ended when it comes.
    """
    world = worlds.new(handed_over)
    world.kill(lambda: world.count("demands_letter") > 0, *DAY)
    assert 0 < world.count("demands_letter") < CLIENTS * CASES_EACH
    process = world.start(*DAY)
    time.sleep(1.2)
    process.kill()
    process.communicate()
    world.kill(lambda: bool(world.files("*.pdf")), *DAY)

    both = [world.start(*DAY) for _ in range(2)]
    told = [process.communicate()[1].decode() for process in both]
    codes = sorted(process.returncode for process in both)
    assert codes == [0, 0] or (codes == [0, 3] and "day_under_way" in "".join(told)), told

    assert_same_letters(world, reminded)
    assert_same_books(world, reminded)


def test_imports_killed_and_at_once_book_each_payment_once(
    worlds: Worlds, reminded: World, paid: World, bank_day: Path
) -> None:
    """Killed between two transactions; then two imports of the file at the same time."""
    world = worlds.new(reminded)
    world.kill(lambda: world.count("payments_bankitem") > 0, *bank(bank_day))
    assert 0 < world.count("payments_bankitem") < paid.count("payments_bankitem")

    for process in [world.start(*bank(bank_day)) for _ in range(2)]:
        finish(process)

    assert_same_books(world, paid)


def test_a_remittance_killed_in_the_middle_pays_each_client_once(
    worlds: Worlds, paid: World
) -> None:
    undisturbed, world = worlds.new(paid), worlds.new(paid)
    undisturbed.run(*REMIT)
    world.kill(lambda: world.count("billing_remittance") > 0, *REMIT)
    assert world.count("billing_remittance") < CLIENTS or len(world.files("*-report.pdf")) < CLIENTS

    world.run(*REMIT)

    assert world.rows(REMITTANCES) == undisturbed.rows(REMITTANCES)
    for pattern in ("*-pain001.xml", "*-report.pdf", "*-report.csv"):
        made = world.files(pattern)
        assert len(made) == len(undisturbed.files(pattern)) >= CLIENTS
    assert_same_books(world, undisturbed)
