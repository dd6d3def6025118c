"""Imports in processes of their own: two at once, and one that is killed with no warning."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from builders import (
    DJANGO,
    START,
    balance,
    bank_file,
    broken_proofs,
    finish,
    item,
    lump,
    make_case,
    make_client,
    payment,
    start_inkasso,
    start_python,
    without_items,
)
from inkasso.payments.models import BankEvent
from inkasso.receivables.models import Case, Payment

_PAYMENTS = 40


@pytest.fixture
def cases(own_database: str) -> list[Case]:
    client = make_client()
    return [make_case(client, number=number, cents=900_00) for number in (1, 2)]


def import_arguments(*files: Path) -> Sequence[str]:
    return ("bank", *map(str, files), "--date", START.isoformat(), "--json")


def outcomes(said: str) -> list[str]:
    return [one["outcome"] for file in json.loads(said)["files"] for one in file["items"]]


def test_two_imports_at_once_count_the_money_once(cases: list[Case], tmp_path: Path) -> None:
    whole = lump([item(10_00, case.reference) for case in cases])
    singles = [payment(5_00 + n, cases[n % 2].reference) for n in range(20)]
    statement = bank_file(tmp_path, [without_items(whole), *singles])
    notification = bank_file(tmp_path, [whole, *singles], "camt.054.001.02")
    orders = ((statement, notification), (notification, statement))

    running = [start_inkasso(tmp_path, *import_arguments(*files)) for files in orders]
    became = [outcomes(finish(process)) for process in running]

    assert sum(outcome == "matched" for both in became for outcome in both) == 22
    assert Payment.objects.count() == 22
    assert balance("bank.client_money") == 20_00 + sum(5_00 + n for n in range(20))
    assert balance("awaiting.items") == balance("suspense") == 0
    assert broken_proofs() == []


def test_import_killed_in_the_middle_is_finished_by_the_next(
    cases: list[Case], tmp_path: Path
) -> None:
    singles = [payment(1_00 + n, cases[n % 2].reference) for n in range(_PAYMENTS)]
    path = bank_file(tmp_path, singles)
    victim = start_python(
        tmp_path,
        *DJANGO,
        "import time; from inkasso.payments import booking, importing",
        "importing.CHUNK = 3",
        "settle = booking.settle",
        "booking.settle = lambda event: (time.sleep(0.02), settle(event))[1]",
        "from datetime import date; from pathlib import Path",
        f"for _ in importing.import_file(Path({str(path)!r}), date({START:%Y, %-m, %-d})): pass",
    )
    deadline = time.monotonic() + 60
    while BankEvent.objects.count() < 6 and time.monotonic() < deadline:
        time.sleep(0.01)
    victim.kill()
    victim.communicate()
    assert 6 <= BankEvent.objects.count() < _PAYMENTS
    assert broken_proofs() == []

    became = outcomes(finish(start_inkasso(tmp_path, *import_arguments(path))))

    assert sorted(set(became)) == ["duplicate", "matched"]
    assert BankEvent.objects.count() == Payment.objects.count() == _PAYMENTS
    assert balance("bank.client_money") == sum(1_00 + n for n in range(_PAYMENTS))
    assert broken_proofs() == []


def test_half_a_file_is_bad_input_and_books_nothing_of_its_neighbours(
    cases: list[Case], tmp_path: Path
) -> None:
    sound = bank_file(tmp_path, [payment(5_00, cases[0].reference)])
    cut = bank_file(tmp_path, [payment(6_00, cases[0].reference)])
    cut.write_bytes(cut.read_bytes()[:-200])

    process = start_inkasso(tmp_path, *import_arguments(sound, cut))
    _, complained = process.communicate(timeout=120)

    assert process.returncode == 4, complained
    assert not BankEvent.objects.exists()
