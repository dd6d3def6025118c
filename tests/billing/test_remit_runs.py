"""Remittance runs in processes of their own: two at once, and one that dies before its files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import (
    DJANGO,
    START,
    balance,
    broken_proofs,
    finish,
    make_case,
    make_client,
    pay,
    start_inkasso,
    start_python,
)
from inkasso.billing.models import OwnTransfer, Remittance

_ARGUMENTS = ("remit", "--date", START.isoformat(), "--json")


@pytest.fixture
def collected(own_database: str, tmp_path: Path) -> None:
    """Money collected for each of three clients."""
    for number in (1, 2, 3):
        pay(tmp_path, make_case(make_client(number), number=number, cents=900_00), 100_00 * number)


def files_of(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "remittances").rglob("*") if path.is_file())


def expected_files() -> list[str]:
    endings = ("pain001.xml", "report.csv", "report.pdf")
    ids = Remittance.objects.values_list("id", flat=True)
    own = OwnTransfer.objects.values_list("id", flat=True)
    return sorted(
        [
            *(f"{number:06d}-{ending}" for number in ids for ending in endings),
            *(f"own-{number:06d}-pain001.xml" for number in own),
        ]
    )


def all_is_ordered_once() -> None:
    """600.00 came in: a tenth and its VAT are the agency's, the rest the clients'."""
    assert sum(Remittance.objects.values_list("paid_out_cents", flat=True)) == 524_70
    assert sum(OwnTransfer.objects.values_list("cents", flat=True)) == 75_30
    assert balance("bank.in_transit") == -600_00
    assert broken_proofs() == []


def test_two_runs_at_once_pay_each_client_once(collected: None, tmp_path: Path) -> None:
    running = [start_inkasso(tmp_path, *_ARGUMENTS) for _ in range(2)]
    said = [json.loads(finish(process))["remittances"] for process in running]

    assert sum(map(len, said)) == Remittance.objects.count() == 3
    assert files_of(tmp_path) == expected_files()
    all_is_ordered_once()


def test_run_killed_before_its_files_leaves_them_to_the_next(
    collected: None, tmp_path: Path
) -> None:
    killed = start_python(
        tmp_path,
        *DJANGO,
        "from datetime import date",
        "from inkasso.billing.remitting import remit",
        "from inkasso.mandates.models import Client",
        "ids = Client.objects.order_by('id').values_list('id', flat=True)",
        f"next(remit(date({START:%Y, %-m, %-d}), list(ids)))",
        "os._exit(9)",
    )
    killed.communicate(timeout=120)
    assert killed.returncode == 9
    assert Remittance.objects.count() == 1
    assert not (tmp_path / "remittances").exists()

    said = json.loads(finish(start_inkasso(tmp_path, *_ARGUMENTS)))

    assert len(said["remittances"]) == 2
    assert Remittance.objects.count() == 3
    assert files_of(tmp_path) == expected_files()
    all_is_ordered_once()
