"""Ways to find whom a breach concerns: by the log, by tables, by a client, by disclosures, by name.

Each is a query that gives numbers of people, so that a million are found without being fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.db import connection

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.notice.data_map import DataMap, Table
from inkasso.notice.register import Purpose, Register, Use

#: The purpose that searches; what it may not read is not searched.
PURPOSE = "breaches"
#: Told of only where somebody asks for them: they tell of the work with the data of others.
_APART = frozenset({"access_log", PURPOSE})

Json = dict[str, object]
Value = str | int | date | UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A statement that gives the numbers of people in one column, and its values."""

    sql: str
    values: Mapping[str, Value]


class Search(Protocol):
    """One way to find people."""

    def query(self) -> Query:
        """The people."""

    def categories(self, known: Known) -> frozenset[str]:
        """The categories of data that may have been concerned."""

    def told(self) -> Json:
        """What was searched by, for the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The register and the data map, as far as the purpose reaches."""

    register: Register
    data_map: DataMap

    @property
    def readable(self) -> frozenset[str]:
        """Categories about people that the purpose may read and that tables hold."""
        purpose = self.register.purposes[PURPOSE]
        return frozenset(
            key
            for key in _read(purpose)
            if self.register.categories[key].personal and self.tables_of(key)
        )

    def tables_of(self, category: str) -> tuple[Table, ...]:
        """The tables of a category whose rows lead to people."""
        return tuple(
            table
            for table in self.data_map.tables_of(category)
            if table.person is not None or table.through is not None
        )


def _read(purpose: Purpose) -> frozenset[str]:
    return frozenset(key for key, uses in purpose.categories.items() if Use.READ in uses)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLog:
    """Whose files an actor, or a login, opened between two moments."""

    actor: str = ""
    login: str = ""
    first: datetime | None = None
    last: datetime | None = None

    def query(self) -> Query:
        """Those whose files were opened."""
        sql = f"SELECT subject FROM gate_accesslog WHERE kind = 'file' AND {self._condition()}"
        return Query(sql=sql, values=self._values())

    def categories(self, known: Known) -> frozenset[str]:
        """All that the purposes acted for may read: the log tells of files, not of fields."""
        found = (known.register.purposes[key] for key in self.purposes() & set(_keys(known)))
        read = frozenset(category for purpose in found for category in _read(purpose))
        return (read & known.readable) - _APART

    def purposes(self) -> frozenset[str]:
        """Keys of the purposes that the files were opened for, sweeps included."""
        statement = (
            "SELECT DISTINCT p.key FROM gate_accesslog l JOIN gate_purpose p ON p.role = l.role"
            f" WHERE l.kind IN ('file', 'sweep') AND {self._condition()}"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, self._values())
            return frozenset(key for (key,) in cursor.fetchall())

    def sweeps(self) -> int:
        """How many sweeps there were besides: in each, everybody's rows show."""
        statement = (
            f"SELECT count(*) FROM gate_accesslog WHERE kind = 'sweep' AND {self._condition()}"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, self._values())
            return int(cursor.fetchone()[0])

    def told(self) -> Json:
        """Who, and between which moments."""
        return {
            "by": "log",
            "actor": self.actor,
            "login": self.login,
            "from": self.first.isoformat() if self.first else None,
            "until": self.last.isoformat() if self.last else None,
        }

    def _condition(self) -> str:
        parts = ["(%(actor)s = '' OR actor = %(actor)s)", "(%(login)s = '' OR login = %(login)s)"]
        if self.first is not None:
            parts.append("at >= %(first)s")
        if self.last is not None:
            parts.append("at <= %(last)s")
        return " AND ".join(parts)

    def _values(self) -> Mapping[str, Value]:
        return {
            "actor": self.actor,
            "login": self.login,
            "first": self.first,
            "last": self.last,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ByTables:
    """Everybody with rows in some tables."""

    tables: tuple[Table, ...]
    data_map: DataMap

    def query(self) -> Query:
        """Those with rows there."""
        parts = [f"SELECT p FROM ({people_of(one, self.data_map)}) t" for one in self.tables]
        return Query(sql=" UNION ".join(parts), values={})

    def categories(self, known: Known) -> frozenset[str]:
        """The categories of the tables."""
        return frozenset(table.category for table in self.tables) & known.readable

    def told(self) -> Json:
        """Which tables."""
        return {"by": "tables", "tables": [table.name for table in self.tables]}


@dataclass(frozen=True, slots=True, kw_only=True)
class ByClient:
    """Debtors and co-debtors of a client's cases."""

    client_id: int
    business_id: str

    def query(self) -> Query:
        """Those of its cases, open or closed."""
        sql = (
            "SELECT person_id FROM receivables_case WHERE client_id = %(client)s"
            " UNION SELECT d.person_id FROM receivables_codebtor d"
            " JOIN receivables_receivable r ON r.id = d.receivable_id"
            " WHERE r.client_id = %(client)s"
        )
        return Query(sql=sql, values={"client": self.client_id})

    def categories(self, known: Known) -> frozenset[str]:
        """All that is held about them."""
        return known.readable - _APART

    def told(self) -> Json:
        """Which client."""
        return {"by": "client", "client": self.business_id}


@dataclass(frozen=True, slots=True, kw_only=True)
class ByDisclosure:
    """Those whose data was disclosed to a recipient, named by its name or its kind's key."""

    recipient: str
    first: date | None = None
    last: date | None = None

    def query(self) -> Query:
        """Those whose data left."""
        sql = f"SELECT person_id FROM gate_disclosure WHERE {self._condition()}"
        return Query(sql=sql, values=self._values())

    def categories(self, known: Known) -> frozenset[str]:
        """The categories of the fields that left, as the log of disclosures has them."""
        statement = (
            "SELECT DISTINCT split_part(unnest(fields), '.', 1) FROM gate_disclosure"
            f" WHERE {self._condition()}"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, self._values())
            return frozenset(key for (key,) in cursor.fetchall()) & known.readable

    def told(self) -> Json:
        """To whom, and between which days."""
        return {
            "by": "disclosure",
            "recipient": self.recipient,
            "from": self.first.isoformat() if self.first else None,
            "until": self.last.isoformat() if self.last else None,
        }

    def _condition(self) -> str:
        parts = ["%(recipient)s IN (recipient, recipient_key)"]
        if self.first is not None:
            parts.append("disclosed_on >= %(first)s")
        if self.last is not None:
            parts.append("disclosed_on <= %(last)s")
        return " AND ".join(parts)

    def _values(self) -> Mapping[str, Value]:
        return {"recipient": self.recipient, "first": self.first, "last": self.last}


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPerson:
    """One person."""

    person_id: UUID

    def query(self) -> Query:
        """That one."""
        return Query(sql="SELECT %(person)s::uuid", values={"person": self.person_id})

    def categories(self, known: Known) -> frozenset[str]:
        """All that is held about them."""
        return known.readable - _APART

    def told(self) -> Json:
        """That it was one; who, the row of the person says."""
        return {"by": "person"}


def by_tables(known: Known, *, table: str = "", category: str = "") -> ByTables:
    """A search by a table or a category of the data map.

    Raises `Refused` (`scope_reaches_nobody`) where its rows lead to no person, or cannot be read.
    """
    names = [table] if table else [one.name for one in known.data_map.tables_of(category)]
    found = tuple(
        one
        for name in names
        if (one := known.data_map.tables.get(name)) is not None
        and one.category in known.readable
        and one in known.tables_of(one.category)
    )
    if not found:
        message = _NOBODY.format(what=table or category)
        raise Refused(Refusal(code="scope_reaches_nobody", message=message))
    return ByTables(tables=found, data_map=known.data_map)


def people_of(table: Table, data_map: DataMap) -> str:
    """A query for whom each row of a table is about, in a column `p`; a row a row."""
    name = connection.ops.quote_name
    joins, alias, at = "", "t0", table
    while at.person is None:
        assert at.through is not None, f"{at.name} leads to people"
        target = data_map.tables[at.through.table]
        link = f"{alias}.{name(at.through.column)}"
        alias, at = f"t{int(alias[1:]) + 1}", target
        joins += f" JOIN {name(target.name)} {alias} ON {alias}.{name(_key(target.name))} = {link}"
    person = f"{alias}.{name(at.person)}"
    return f"SELECT {person} AS p FROM {name(table.name)} t0{joins} WHERE {person} IS NOT NULL"


def _key(table: str) -> str:
    """The column of a table's primary key."""
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
    assert key is not None, f"{table} has a primary key of one column"
    return key


def _keys(known: Known) -> frozenset[str]:
    return frozenset(known.register.purposes)


_NOBODY = Words(
    fi="{what}: tietokartassa ei ole tällaista taulua tai ryhmää, jonka rivit kertoisivat, ketä ne "
    "koskevat. Komento inkasso notice map näyttää ryhmät.",
    sv="{what}: datakartan har ingen sådan tabell eller kategori vars rader säger vem de gäller. "
    "Kommandot inkasso notice map visar kategorierna.",
    en="{what}: the data map has no such table or category whose rows say whom they are about. The "
    "command inkasso notice map shows the categories.",
)
