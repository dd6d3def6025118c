"""The privileges that the database has, read from its catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from inkasso.gate.privileges.desired import FUNCTIONS, Surroundings
from inkasso.gate.privileges.facts import (
    Exposure,
    Fact,
    Function,
    Grant,
    Membership,
    Owned,
    Policy,
    Role,
    RowSecurity,
    Silenced,
)
from inkasso.gate.roles import is_ours

_ROLES = """
SELECT rolname, rolcanlogin,
       concat(CASE WHEN rolsuper THEN ', is a superuser' END,
              CASE WHEN rolbypassrls THEN ', bypasses row-level security' END,
              CASE WHEN rolinherit THEN ', inherits' END,
              CASE WHEN rolcreaterole THEN ', creates roles' END)
  FROM pg_roles
"""
#: All but those of the tables' owner, who sets privileges, and of superusers, who need none.
_MEMBERSHIPS = """
SELECT m.rolname, r.rolname, a.admin_option FROM pg_auth_members a
  JOIN pg_roles m ON m.oid = a.member JOIN pg_roles r ON r.oid = a.roleid
 WHERE NOT m.rolsuper
   AND m.oid <> (SELECT relowner FROM pg_class WHERE oid = 'gate_purpose'::regclass)
"""
#: Privileges on tables, their columns, sequences and functions of the schema, except the owner's;
#: and on any schema that the tables' owner has made.
_GRANTS = """
SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END,
       a.privilege_type, o.kind, o.name, a.is_grantable
  FROM (
    SELECT CASE WHEN relkind = 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
           relname::text AS name, relacl AS acl, relowner AS owner
      FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace
       AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    UNION ALL
    SELECT 'TABLE', c.relname, t.attacl, c.relowner
      FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND t.attacl IS NOT NULL
    UNION ALL
    SELECT 'FUNCTION', p.proname || '(' || oidvectortypes(p.proargtypes) || ')',
           coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner
      FROM pg_proc p
     WHERE p.pronamespace = current_schema()::regnamespace AND starts_with(p.proname, 'gate_')
       AND p.prorettype <> 'trigger'::regtype AND p.proname <> ALL (%s)
    UNION ALL
    SELECT 'SCHEMA', nspname, nspacl, nspowner FROM pg_namespace
     WHERE oid = current_schema()::regnamespace
        OR nspowner = (SELECT relowner FROM pg_class WHERE oid = 'gate_purpose'::regclass)
  ) AS o CROSS JOIN LATERAL aclexplode(o.acl) AS a
 WHERE a.grantee <> o.owner
"""
#: Functions of the gate that do nothing by themselves: anybody may call them, as their caller.
_HARMLESS = (
    "gate_tokens",
    "gate_told",
    "gate_log_digest",
    "gate_make_partitions",
    "gate_ensure_role",
    "gate_ensure_member",
)
_ROW_SECURITY = """
SELECT relname FROM pg_class
 WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity
"""
_POLICIES = """
SELECT c.relname, p.polname, coalesce(pg_get_userbyid(r.role), 'PUBLIC'),
       concat(pg_get_expr(p.polqual, p.polrelid),
              ' CHECK ' || pg_get_expr(p.polwithcheck, p.polrelid),
              CASE p.polcmd WHEN '*' THEN '' ELSE ' FOR ' || p.polcmd::text END)
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
 CROSS JOIN LATERAL (SELECT nullif(unnest, 0) AS role FROM unnest(p.polroles)) r
 WHERE c.relnamespace = current_schema()::regnamespace
"""
#: Functions that visibility and refusals hang on, and any other that runs with its owner's rights.
_FUNCTIONS = """
SELECT proname || '(' || oidvectortypes(proargtypes) || ')', pg_get_userbyid(proowner), prosecdef,
       coalesce(array_to_string(proconfig, '; '), ''), prosrc
  FROM pg_proc
 WHERE pronamespace = current_schema()::regnamespace
   AND (prosecdef OR proname || '(' || oidvectortypes(proargtypes) || ')' = ANY (%s))
"""
_VIEWS = """
SELECT relname, relkind = 'm' FROM pg_class
 WHERE relnamespace = current_schema()::regnamespace
   AND (relkind = 'm' OR relkind = 'v'
        AND NOT coalesce(reloptions, '{}') @> ARRAY['security_invoker=true'])
"""
#: Tables that are not their fellows' owner's.
_OWNED = """
SELECT relname, pg_get_userbyid(relowner) FROM pg_class
 WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'f')
   AND relowner <> (SELECT relowner FROM pg_class WHERE oid = 'gate_purpose'::regclass)
"""
#: Switched off, or on for a replica only.
_SILENCED = """
SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
 WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
   AND t.tgenabled IN ('D', 'R')
"""
_SEQUENCES = """
SELECT t.relname, array_agg(s.relname::text) FROM pg_class s
  JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass
   AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
  JOIN pg_class t ON t.oid = d.refobjid
 WHERE s.relkind = 'S' AND s.relnamespace = current_schema()::regnamespace
 GROUP BY t.relname
"""


def actual() -> frozenset[Fact]:
    """Every fact that holds now."""
    facts: set[Fact] = set(_roles_and_memberships())
    facts.update(Grant(*row) for row in _rows(_GRANTS, (list(_HARMLESS),)))
    facts.update(RowSecurity(table) for (table,) in _rows(_ROW_SECURITY))
    facts.update(Policy(*row) for row in _rows(_POLICIES))
    facts.update(Function(*row) for row in _rows(_FUNCTIONS, (list(FUNCTIONS),)))
    facts.update(Exposure(*row) for row in _rows(_VIEWS))
    facts.update(Owned(*row) for row in _rows(_OWNED))
    facts.update(Silenced(*row) for row in _rows(_SILENCED))
    return frozenset(facts)


def schema_and_path() -> tuple[str, str]:
    """The schema of the tables, and the search path that functions of the gate fix to it."""
    ((schema, path),) = _rows(
        "SELECT current_schema(), quote_ident(current_schema()) || ', pg_temp'"
    )
    return str(schema), str(path)


def surroundings() -> Surroundings:
    """What the desired facts take from the database itself."""
    schema, path = schema_and_path()
    return Surroundings(
        schema=schema,
        sequences={table: tuple(names) for table, names in _rows(_SEQUENCES)},
        path=path,
        written=_Writing(),
    )


class _Writing:
    """How this version of PostgreSQL writes a condition: asked once, with a table of no rows."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, person: str, condition: str) -> str:
        if condition not in self._known:
            with connection.cursor() as cursor:
                cursor.execute("DROP TABLE IF EXISTS pg_temp.gate_writing")
                cursor.execute(f"CREATE TEMPORARY TABLE gate_writing ({person} uuid)")
                cursor.execute(f"CREATE POLICY asked ON pg_temp.gate_writing USING ({condition})")
                cursor.execute(
                    "SELECT pg_get_expr(polqual, polrelid) FROM pg_policy"
                    " WHERE polrelid = 'pg_temp.gate_writing'::regclass"
                )
                (self._known[condition],) = cursor.fetchone()
                cursor.execute("DROP TABLE pg_temp.gate_writing")
        return self._known[condition]


def _roles_and_memberships() -> Iterator[Fact]:
    yield from (Role(*row) for row in _rows(_ROLES) if is_ours(row[0]))
    for member, role, passes_on in _rows(_MEMBERSHIPS):
        if is_ours(member) or is_ours(role):
            yield Membership(member, role, passes_on)


def _rows(statement: str, parameters: tuple[list[str], ...] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return list(cursor.fetchall())
