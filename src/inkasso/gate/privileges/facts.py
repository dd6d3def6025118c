"""What the database's catalogue can say about privileges, one value a fact.

The register gives the facts that must hold, the catalogue those that do; what is in one and not
in the other is a difference, and each fact knows the SQL that makes or unmakes it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TypeAlias

from psycopg import sql


def _name(text: str) -> sql.Composable:
    """A name, or PUBLIC; functions come with their argument types."""
    if text == "PUBLIC":
        return sql.SQL("PUBLIC")
    function, bracket, arguments = text.partition("(")
    return sql.Identifier(function) + sql.SQL(bracket + arguments)


def _sql(template: str, **names: str) -> sql.Composed:
    parts = {key: _name(text) for key, text in names.items()}
    return sql.SQL(template).format(**parts)


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A role that exists; one that may log in is a face's."""

    name: str
    login: bool
    #: Superuser, bypasses row-level security, inherits what it is a member of, or creates roles.
    powers: str = ""

    def make(self) -> sql.Composed:
        """Create it, or take away what it must not have."""
        login = "LOGIN" if self.login else "NOLOGIN"
        return sql.SQL("SELECT gate_ensure_role({}, {})").format(
            sql.Literal(self.name), sql.Literal(login)
        )

    def unmake(self) -> sql.Composed:
        """Take away its login: roles are the cluster's, and are not dropped from one database."""
        return _sql("ALTER ROLE {role} NOLOGIN", role=self.name)

    def __str__(self) -> str:
        return f"role {self.name}{' may log in' if self.login else ''}{self.powers}"


@dataclass(frozen=True, slots=True, order=True)
class Membership:
    """A login that may become a purpose."""

    member: str
    role: str
    #: May pass it on to others; nobody needs that.
    passes_on: bool = False

    def make(self) -> sql.Composed:
        """Grant it."""
        return sql.SQL("SELECT gate_ensure_member({}, {})").format(
            sql.Literal(self.member), sql.Literal(self.role)
        )

    def unmake(self) -> sql.Composed:
        """Revoke it."""
        return _sql("REVOKE {role} FROM {member}", role=self.role, member=self.member)

    def __str__(self) -> str:
        passing = " and let others" if self.passes_on else ""
        return f"{self.member} may become {self.role}{passing}"


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """A privilege on an object."""

    role: str
    #: SELECT, INSERT, UPDATE, DELETE, TRUNCATE, USAGE, EXECUTE …
    privilege: str
    #: TABLE, SEQUENCE, FUNCTION or SCHEMA.
    kind: str
    name: str
    #: May pass it on to others; nobody needs that.
    passes_on: bool = False

    def make(self) -> sql.Composed:
        """Grant it."""
        return self._say("GRANT", "TO")

    def unmake(self) -> sql.Composed:
        """Revoke it, also from whoever got it from here."""
        return self._say("REVOKE", "FROM") + sql.SQL(" CASCADE")

    def _say(self, verb: str, preposition: str) -> sql.Composed:
        template = f"{verb} {self.privilege} ON {self.kind} {{object}} {preposition} {{role}}"
        return _sql(template, object=self.name, role=self.role)

    def __str__(self) -> str:
        passing = ", to pass on" if self.passes_on else ""
        return f"{self.role}: {self.privilege} on {self.name}{passing}"


@dataclass(frozen=True, slots=True, order=True)
class RowSecurity:
    """A table whose rows show only as policies allow."""

    table: str

    def make(self) -> sql.Composed:
        """Enable it. Not forced: the owner migrates, and foreign keys are checked as the owner."""
        return _sql("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", table=self.table)

    def unmake(self) -> sql.Composed:
        """Disable it."""
        return _sql("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY", table=self.table)

    def __str__(self) -> str:
        return f"row-level security on {self.table}"


@dataclass(frozen=True, slots=True, order=True)
class Policy:
    """A policy: which rows show to a role."""

    table: str
    name: str
    role: str
    #: The condition, as the database writes it.
    using: str

    def make(self) -> sql.Composed:
        """Create it."""
        template = f"CREATE POLICY {{name}} ON {{table}} TO {{role}} USING {self._condition}"
        return _sql(template, name=self.name, table=self.table, role=self.role)

    def unmake(self) -> sql.Composed:
        """Drop it."""
        return _sql("DROP POLICY IF EXISTS {name} ON {table}", name=self.name, table=self.table)

    @property
    def _condition(self) -> str:
        return f"({self.using})".replace("{", "{{").replace("}", "}}")

    def __str__(self) -> str:
        return f"policy {self.name} on {self.table} for {self.role}: {self.using}"


@dataclass(frozen=True, slots=True, order=True)
class Function:
    """A function of the gate, whole: one that somebody rewrote is another fact."""

    signature: str
    owner: str
    #: Runs with its owner's rights, not its caller's.
    definer: bool
    #: Its settings, as the catalogue keeps them.
    settings: str
    body: str
    #: What makes it; of one found in the catalogue, nothing.
    source: str = field(default="", compare=False)

    def make(self) -> sql.Composed:
        """Write it as it should be, and hand it to its owner."""
        replace = self.source.strip().replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)
        hand = _sql("ALTER FUNCTION {function} OWNER TO {owner}", **self._names())
        return sql.SQL("{}; {}").format(sql.SQL(replace), hand)

    def unmake(self) -> sql.Composed:
        """Let it run with its caller's rights: then it can do no more than its caller."""
        return _sql("ALTER FUNCTION {function} SECURITY INVOKER", function=self.signature)

    def _names(self) -> dict[str, str]:
        return {"function": self.signature, "owner": self.owner}

    def __str__(self) -> str:
        rights = f"the rights of {self.owner}" if self.definer else "its caller's rights"
        digest = hashlib.sha256((self.settings + self.body).encode()).hexdigest()[:12]
        return f"function {self.signature} runs with {rights}, text {digest}"


@dataclass(frozen=True, slots=True, order=True)
class Exposure:
    """A view or stored copy that shows rows past row-level security. None may exist."""

    name: str
    #: A materialized view: rows kept, whoever's files were open.
    stored: bool

    def make(self) -> sql.Composed:
        """Nothing makes one."""
        raise AssertionError("no register asks for a view past the gate")

    def unmake(self) -> sql.Composed:
        """Make the view see what its reader may see; a stored copy goes, it can be made again."""
        if self.stored:
            return _sql("DROP MATERIALIZED VIEW {view}", view=self.name)
        return _sql("ALTER VIEW {view} SET (security_invoker = true)", view=self.name)

    def __str__(self) -> str:
        if self.stored:
            return f"{self.name} is a stored copy: it shows rows whose files nobody opened"
        return f"{self.name} is a view without security_invoker: it shows rows past the gate"


@dataclass(frozen=True, slots=True, order=True)
class Owned:
    """A table that belongs to somebody else than the owner of the rest. None may."""

    table: str
    #: Row-level security does not bind a table's owner.
    owner: str

    def make(self) -> sql.Composed:
        """Nothing makes one."""
        raise AssertionError("no register gives a table away")

    def unmake(self) -> sql.Composed:
        """Take the table back."""
        return _sql("ALTER TABLE {table} OWNER TO CURRENT_USER", table=self.table)

    def __str__(self) -> str:
        return f"{self.table} belongs to {self.owner}, whom row-level security does not bind"


@dataclass(frozen=True, slots=True, order=True)
class Silenced:
    """A trigger that is switched off, such as one that refuses what a hold forbids. None may be."""

    table: str
    trigger: str

    def make(self) -> sql.Composed:
        """Nothing makes one."""
        raise AssertionError("no register asks for a trigger to be off")

    def unmake(self) -> sql.Composed:
        """Switch it on again."""
        template = "ALTER TABLE {table} ENABLE TRIGGER {trigger}"
        return _sql(template, table=self.table, trigger=self.trigger)

    def __str__(self) -> str:
        return f"trigger {self.trigger} of {self.table} is switched off"


Fact: TypeAlias = (
    Role | Membership | Grant | RowSecurity | Policy | Function | Exposure | Owned | Silenced
)
