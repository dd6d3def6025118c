"""Whom and what a breach concerns: found, counted, and kept by number so that each can be told.

Run it as a sweep of the purpose `breaches`. Numbers of people are exact; that a purpose could read
a category does not prove that somebody did, so they are the most that the breach can have touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.rights.breaches.recording import CLOSED, Instant, lock
from inkasso.rights.breaches.searching import ByLog, Known, Search, people_of
from inkasso.rights.breaches.state import State, find_breach
from inkasso.rights.models import BreachScope

#: Beside the special categories of Article 9, what the register of breaches marks by itself.
_DELICATE = frozenset({"identity_codes"})
#: Kind of people of whom no table tells what they are.
OTHERS = "others"
_FOUND = "pg_temp.rights_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """One category of data of those found."""

    category: str
    #: How many of them have rows of it.
    persons: int
    #: How many rows.
    records: int
    #: Whether it is of the special categories, or as delicate: identity codes.
    special: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, in numbers."""

    persons: int
    #: How many of them no earlier search of the breach had found.
    new: int
    by_kind: Mapping[str, int]
    categories: tuple[Touched, ...]
    #: Where they live, by their newest address; those without one are not here.
    countries: Mapping[str, int]
    #: The purposes that files were opened for; of searches by the log.
    purposes: tuple[str, ...]
    #: Sweeps by the same actor, in each of which everybody's rows show; of searches by the log.
    sweeps: int


@transaction.atomic
def scope(number: int, search: Search, known: Known, instant: Instant) -> tuple[State, Found]:
    """Search for those whom a breach concerns, and keep their numbers with it.

    Raises `Refused`: `unknown_breach`, `breach_closed`.
    """
    lock(number)
    if not find_breach(number).is_open:
        message = CLOSED.format(number=number)
        raise Refused(Refusal(code="breach_closed", message=message))
    _gather(search)
    found = _counted(number, search, known)
    row = BreachScope.objects.create(
        breach_id=number, at=instant.at, search=search.told(), found=asdict(found), by=instant.by
    )
    _keep(number, row.id, known)
    return find_breach(number), found


def _gather(search: Search) -> None:
    """The people, once each, in a table that goes with the transaction."""
    query = search.query()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {_FOUND}")
        cursor.execute(
            f"CREATE TEMP TABLE rights_found ON COMMIT DROP AS SELECT DISTINCT found.p"
            f" FROM ({query.sql}) AS found(p) WHERE found.p IS NOT NULL",
            query.values,
        )
        cursor.execute(f"ANALYZE {_FOUND}")


def _counted(number: int, search: Search, known: Known) -> Found:
    wanted = search.categories(known)
    touched = (_touched(key, known) for key in known.register.categories if key in wanted)
    by_log = search if isinstance(search, ByLog) else None
    return Found(
        persons=_number(f"SELECT count(*) FROM {_FOUND}"),
        new=_number(
            f"SELECT count(*) FROM {_FOUND} f WHERE NOT EXISTS (SELECT FROM rights_breachperson b"
            " WHERE b.breach_id = %(breach)s AND b.person_id = f.p)",
            breach=number,
        ),
        by_kind=_numbers(f"SELECT {_kind(known)} AS kind, count(*) FROM {_FOUND} f GROUP BY 1"),
        categories=tuple(one for one in touched if one.persons),
        countries=_numbers(_COUNTRIES),
        purposes=tuple(sorted(by_log.purposes())) if by_log else (),
        sweeps=by_log.sweeps() if by_log else 0,
    )


def _touched(category: str, known: Known) -> Touched:
    parts = [people_of(table, known.data_map) for table in known.tables_of(category)]
    rows = " UNION ALL ".join(parts)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(DISTINCT f.p), count(*) FROM {_FOUND} f JOIN ({rows}) r ON r.p = f.p"
        )
        persons, records = cursor.fetchone()
    special = known.register.categories[category].special or category in _DELICATE
    return Touched(category=category, persons=persons, records=records, special=special)


def _keep(number: int, scope_id: int, known: Known) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO rights_breachperson (breach_id, person_id, kind, scope_id)"
            f" SELECT %(breach)s, f.p, {_kind(known)}, %(scope)s FROM {_FOUND} f"
            " ON CONFLICT (breach_id, person_id) DO NOTHING",
            {"breach": number, "scope": scope_id},
        )


def _kind(known: Known) -> str:
    """What each of those found is to the agency, by the register's keys, the nearest first."""
    cases = [*_KINDS, *_kinds_of_the_map(known)]
    whens = " ".join(f"WHEN f.p IN ({people}) THEN '{kind}'" for kind, people in cases)
    return f"CASE {whens} ELSE '{OTHERS}' END"


def _kinds_of_the_map(known: Known) -> Iterable[tuple[str, str]]:
    """Kinds that the data map names for the people of its tables, besides those of cases."""
    for table in known.data_map.tables.values():
        column = table.columns.get(table.person or "")
        if column is None or column.of is None or table.category not in known.readable:
            continue
        kind = f"{column.of}s"
        if column.of not in _OF_CASES and kind in known.register.subjects:
            yield kind, people_of(table, known.data_map)


def _number(statement: str, **values: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.fetchone()[0])


def _numbers(statement: str) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return dict(sorted(cursor.fetchall()))


_OF_CASES = frozenset({"debtor", "payer", "staff"})
_KINDS = (
    ("debtors", "SELECT person_id FROM receivables_case"),
    ("co_debtors", "SELECT person_id FROM receivables_codebtor"),
    (
        "payers",
        "SELECT payer_id FROM payments_bankitem WHERE payer_id IS NOT NULL"
        " UNION ALL SELECT payer_id FROM receivables_refundpayee WHERE payer_id IS NOT NULL",
    ),
)
_COUNTRIES = f"""
SELECT country, count(*) FROM (
    SELECT DISTINCT ON (a.person_id) a.country FROM parties_address a
      JOIN {_FOUND} f ON f.p = a.person_id ORDER BY a.person_id, a.id DESC
) newest GROUP BY country
"""
