"""The privileges that the register allows, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from inkasso.gate.append_only import REFUSE_CHANGE
from inkasso.gate.finding import FIND, READS
from inkasso.gate.holds.forbidding import GUARD_HOLD, REFUSE_HELD
from inkasso.gate.privileges.facts import (
    Fact,
    Function,
    Grant,
    Membership,
    Policy,
    Role,
    RowSecurity,
)
from inkasso.gate.roles import face_login, gate_role, roles_of
from inkasso.gate.sql import DOORS, GUARDED, VISIBILITY
from inkasso.notice.data_map import DataMap, Table
from inkasso.notice.register import Purpose, Register, Use

#: The faces that there are; each is a login, a member of its purposes only. The terminal serves
#: every purpose (None), the desk those that its roles work for.
FACES: Mapping[str, frozenset[str] | None] = MappingProxyType(
    {
        "cli": None,
        "desk": frozenset(
            {
                "accounts",
                "administration",
                "assignments",
                "breaches",
                "client_relations",
                "collection",
                "customer_service",
                "hardship",
                "newsletters",
                "oversight",
                "payments",
                "rights",
            }
        ),
    }
)

_PRIVILEGE = {
    Use.READ: "SELECT",
    Use.ADD: "INSERT",
    Use.CHANGE: "UPDATE",
    Use.REMOVE: "DELETE",
}
#: What the gate's own role needs: to write its log, and to read it, the holds and the purposes.
_GATE = (
    ("SELECT", "TABLE", "gate_accesslog"),
    ("INSERT", "TABLE", "gate_accesslog"),
    ("USAGE", "SEQUENCE", "gate_accesslog_id"),
    ("SELECT", "TABLE", "gate_hold"),
    ("SELECT", "TABLE", "gate_purpose"),
    # To find people; what is found shows nothing before a file is open.
    *(("SELECT", "TABLE", table) for table in READS),
)
#: A page of any purpose uses up the number of the form that it carries out; it reads none.
_USE_UP = ("INSERT", "TABLE", "staff_submission")
#: A page of any purpose asks for long work, and the worker does it for that purpose; what it is
#: about stands there by number, and who asked by name.
_ASK = (
    ("SELECT", "TABLE", "jobs_job"),
    ("INSERT", "TABLE", "jobs_job"),
    ("UPDATE", "TABLE", "jobs_job"),
    ("USAGE", "SEQUENCE", "jobs_job_id_seq"),
    ("SELECT", "TABLE", "procrastinate_jobs"),
    ("INSERT", "TABLE", "procrastinate_jobs"),
    ("USAGE", "SEQUENCE", "procrastinate_jobs_id_seq"),
    ("INSERT", "TABLE", "procrastinate_events"),
    ("USAGE", "SEQUENCE", "procrastinate_events_id_seq"),
    ("SELECT", "TABLE", "procrastinate_workers"),
)
#: Tables that the purposes of the desk read besides what the register says of categories.
BESIDE = frozenset(name for privilege, kind, name in _ASK if privilege == "SELECT")
#: The function that a login searches with.
_FIND = "gate_find(text, text, text, text, bytea, integer)"

#: Every function of the gate that is compared with the database word for word.
FUNCTIONS = GUARDED | {
    _FIND: FIND,
    "gate_refuse_held()": REFUSE_HELD,
    "gate_guard_hold()": GUARD_HOLD,
    "refuse_change()": REFUSE_CHANGE,
}

OPENED = "{person} = ANY ((SELECT gate_opened())::uuid[])"
SWEEPING = "(SELECT gate_sweeping())"
UNRESTRICTED = "(SELECT gate_sweeping()) AND {person} NOT IN (SELECT gate_restricted())"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What only the database knows of itself."""

    #: The schema that the tables stand in.
    schema: str
    #: Sequences that give a table's numbers.
    sequences: Mapping[str, tuple[str, ...]]
    #: The search path that functions of the gate have fixed.
    path: str
    #: How the database writes a condition; so that one can be compared with a catalogue's.
    written: Callable[[str, str], str]


def desired(register: Register, data_map: DataMap, around: Surroundings) -> frozenset[Fact]:
    """Every fact that must hold in the database's catalogue."""
    facts: set[Fact] = {RowSecurity(table.name) for table in data_map.opened}
    facts.update(_function(*one, around.path) for one in FUNCTIONS.items())
    facts.update(Grant(gate_role(), *granted) for granted in _GATE)
    facts.add(Role(gate_role(), login=False))
    for face in FACES:
        facts.add(Role(face_login(face), login=True))
        doors = (*DOORS, _FIND)
        facts.update(Grant(face_login(face), "EXECUTE", "FUNCTION", door) for door in doors)
    facts.update(_gate_reads(around))
    for purpose in register.purposes.values():
        for role, sweep in roles_of(purpose):
            condition = _condition(purpose, sweep=sweep)
            facts.add(Role(role, login=False))
            facts.update(
                Membership(face_login(face), role)
                for face, purposes in FACES.items()
                if purposes is None or purpose.key in purposes
            )
            facts.update(Grant(role, "EXECUTE", "FUNCTION", name) for name in VISIBILITY)
            if purpose.key in (FACES["desk"] or ()):
                facts.update(Grant(role, *each) for each in (_USE_UP, *_ASK))
            for category, uses in purpose.categories.items():
                for table in data_map.tables_of(category):
                    facts.update(_grants(role, table, uses, around))
                    facts.update(_policies(role, table, condition, around))
    roles = [fact for fact in facts if isinstance(fact, Role)]
    facts.update(Grant(role.name, "USAGE", "SCHEMA", around.schema) for role in roles)
    return frozenset(facts)


def _gate_reads(around: Surroundings) -> Iterator[Fact]:
    """The gate's own role sees what it searches in."""
    for table in READS:
        using = around.written("person_id", "true")
        yield Policy(table, f"gate_{gate_role()}"[:63], gate_role(), using)


def _function(signature: str, template: str, path: str) -> Function:
    source = template.format(path=path)
    definer = "SECURITY DEFINER" in source
    return Function(
        signature,
        gate_role(),
        definer,
        _settings(source, path),
        source.split("$$")[1],
        source,
    )


def _settings(source: str, path: str) -> str:
    """The settings that a function fixes, as the catalogue writes them."""
    fixed = {"search_path": path, "enable_seqscan": "off"}
    return "; ".join(f"{name}={value}" for name, value in fixed.items() if f"SET {name}" in source)


def _condition(purpose: Purpose, *, sweep: bool) -> str:
    """On which condition a row shows to a role of a purpose."""
    if not sweep:
        return OPENED
    return SWEEPING if purpose.passes_restriction else UNRESTRICTED


def _grants(role: str, table: Table, uses: frozenset[Use], around: Surroundings) -> Iterator[Fact]:
    yield from (Grant(role, _PRIVILEGE[use], "TABLE", table.name) for use in uses)
    if Use.ADD in uses:
        for sequence in around.sequences.get(table.name, ()):
            yield Grant(role, "USAGE", "SEQUENCE", sequence)


def _policies(role: str, table: Table, condition: str, around: Surroundings) -> Iterator[Fact]:
    if table.opened and table.person:
        using = around.written(table.person, condition.format(person=table.person))
        yield Policy(table.name, f"gate_{role}"[:63], role, using)
