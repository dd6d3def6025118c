"""Cases that are paid and remitted, and sweeps as the purpose that may remove rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from django.db import connection

from builders import START, make_case, make_client, pay, play_day
from inkasso.billing.remitting import remit
from inkasso.demands.models import Letter
from inkasso.gate.acting import acting, sweeping
from inkasso.gate.current import Acting
from inkasso.ledger.proofs import rows
from inkasso.ledger.seals import seal_day
from inkasso.notice.data_map import load_data_map
from inkasso.receivables.models import Case
from inkasso.rights.ageing import let_days_be_played
from inkasso.rights.retention.planning import Planned, plan
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sweeping import run
from notice.registers_at_hand import demo

AT = datetime(2040, 1, 1, 2, 30, tzinfo=UTC)
#: A case handed over on 2 March 2026 is paid on this day.
PAID = date(2026, 3, 16)


def paid_case(folder: Path, number: int = 1, on: date = PAID) -> Case:
    """A case with a letter, paid as the letter asked within its time, remitted and sealed."""
    client = make_client(number)
    case = make_case(client, number=number)
    play_day(START)
    pay(folder, case, Letter.objects.get(case=case).total_cents, on)
    list(remit(on, [client.id]))
    seal_day(on)
    case.refresh_from_db()
    assert case.closed_on == on
    return case


@contextmanager
def sweeper() -> Iterator[Acting]:
    """Act as the sweep of the purpose that removes what is out."""
    with acting("retention", actor="night run", reason="retention"), sweeping("retention") as who:
        yield who


def sweep_on(day: date, home: Path) -> dict[str, int]:
    """Run the sweep of a day; what it removed, by table."""
    let_days_be_played()
    record = Record(day, AT)
    with sweeper():
        for _ in run(record, demo(), load_data_map(), home):
            pass
    return dict(record.totals())


def plan_on(day: date) -> dict[str, Planned]:
    """The plan of a day, by table."""
    with sweeper():
        return {one.table: one for one in plan(day, AT, demo(), load_data_map())}


def count(table: str) -> int:
    """How many rows a table has, as the owner sees it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def totals() -> dict[object, object]:
    """What stands on each account, client and currency, with what was carried forward."""
    return {
        (account, client, currency): int(str(cents))
        for account, client, currency, cents in rows(
            "SELECT account, client_id, currency, sum(cents) FROM ("
            "SELECT account, client_id, currency, cents FROM ledger_posting UNION ALL "
            "SELECT account, client_id, currency, cents FROM ledger_carriedforward) AS books "
            "GROUP BY 1, 2, 3"
        )
    }
