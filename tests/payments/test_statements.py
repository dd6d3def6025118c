"""Closing balances of statements, kept and compared with what was booked by the day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import ACCOUNT, START, import_bank, payment
from inkasso.formats.camt import BankFile, Entry, Statement
from inkasso.formats.camt.write import write
from inkasso.payments.models import StatementBalance
from inkasso.payments.statements import proof

pytestmark = pytest.mark.django_db

NEXT = START + timedelta(days=1)


def statement(
    folder: Path, day: date, opening: int | None, closing: int | None, *entries: Entry
) -> Path:
    head = Statement(
        id=f"S-{day}",
        account_iban=ACCOUNT,
        currency="EUR",
        created=f"{day}T21:00:00",
        from_date=day,
        to_date=day,
        opening_balance_cents=opening,
        closing_balance_cents=closing,
    )
    path = folder / f"{day}-{closing}-{len(list(folder.iterdir()))}.xml"
    with path.open("wb") as target:
        write(target, BankFile(format="camt.053.001.02", message_id=head.id), [(head, entries)])
    return path


def test_balances_tie_from_whatever_stood_on_the_account_before(tmp_path: Path) -> None:
    import_bank(statement(tmp_path, START, 500_00, 510_00, payment(10_00)))
    import_bank(statement(tmp_path, NEXT, 510_00, 507_00, payment(-3_00, on=NEXT)))

    assert proof().holds
    assert "2 closing balances" in proof().detail
    assert "507.00" in proof().detail


def test_a_missing_statement_shows_until_it_comes(tmp_path: Path) -> None:
    later = START + timedelta(days=2)
    import_bank(statement(tmp_path, START, 0, 10_00, payment(10_00)))
    import_bank(statement(tmp_path, later, 15_00, 16_00, payment(1_00, on=later)))
    found = proof()
    assert not found.holds
    assert f"on {later}" in found.detail
    assert "16.00 EUR, 11.00 is booked" in found.detail

    import_bank(statement(tmp_path, NEXT, 10_00, 15_00, payment(5_00, on=NEXT)))
    assert proof().holds


def test_a_statement_is_kept_once_however_many_files_tell_it(tmp_path: Path) -> None:
    one = payment(10_00)
    for _ in range(2):
        import_bank(statement(tmp_path, START, 0, 10_00, one))

    assert StatementBalance.objects.count() == 1
    assert proof().holds


def test_of_several_closings_a_day_the_last_one_ties(tmp_path: Path) -> None:
    first, second = payment(10_00), payment(5_00)
    import_bank(statement(tmp_path, START, 0, 10_00, first))
    import_bank(statement(tmp_path, START, 0, 15_00, first, second))

    assert proof().holds


def test_a_notification_says_nothing_of_the_account(tmp_path: Path) -> None:
    import_bank(statement(tmp_path, START, None, None, payment(10_00)))

    assert StatementBalance.objects.count() == 0
    assert proof().holds
