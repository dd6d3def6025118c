"""What the database's catalogue says of itself, read as the owner of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import connection, transaction

from inkasso.gate.privileges.applying import Difference, differences
from inkasso.gate.privileges.facts import Grant, Membership, Policy, Role
from inkasso.notice.data_map import DataMap, bind, untabled
from inkasso.notice.register import Register
from inkasso.oversight.verifying.probe import APPEND_ONLY, Probe, probing

#: Where what was written stays as it was: books, money, letters, and what was told and disclosed.
APPEND_ONLY_TABLES = (
    *("ledger_entry", "ledger_posting", "ledger_seal"),
    *("gate_accesslog", "gate_accessseal", "gate_disclosure", "gate_informationgiven"),
    *("gate_noticeversion", "gate_noticemessage"),
    *("demands_letter", "demands_lettercontent", "demands_letterline", "demands_letterfile"),
    *("plans_plan", "plans_instalment", "plans_planend", "plans_extension", "plans_planletter"),
    *("plans_lettercontent", "plans_planletterfile"),
    *("objections_objection", "objections_disputed", "objections_objectiontext"),
    *("objections_clientquestion", "objections_clientquestiontext", "objections_evidence"),
    *("objections_answer", "objections_answertext", "objections_answerletter"),
    *("objections_lettercontent", "objections_answerletterfile"),
    *("correspondence_freeletter", "correspondence_lettercontent"),
    *("correspondence_freeletterfile", "bulk_order", "bulk_outcome"),
    *("correspondence_owntemplate", "correspondence_templateversion"),
    *("correspondence_templateswitch", "correspondence_clientletter"),
    "correspondence_clientletterfile",
    *("receivables_document", "receivables_documentname"),
    *("contacts_attempt", "contacts_deviation", "contacts_deviationreview", "contacts_promise"),
    *("contacts_note",),
    *("receivables_cost", "receivables_payment", "receivables_reversal", "receivables_refund"),
    *("receivables_refundpayee", "receivables_credit", "receivables_creditorreminder"),
    *("receivables_refundundone", "receivables_costwithdrawn", "receivables_writeoff"),
    "receivables_recall",
    "receivables_otheraccount",
    *("receivables_offer", "receivables_statuschange", "mandates_agreement"),
    *("mandates_detailchange", "mandates_instruction"),
    *("payments_bankfile", "payments_bankevent", "payments_bankitem", "payments_suspense"),
    *("payments_openreturn", "payments_cleared", "payments_handling", "payments_statementbalance"),
    *("billing_remittance", "billing_remittanceline", "billing_remittedposting"),
    "billing_owntransfer",
    *("billing_orderedagain", "ledger_proofrun", "ledger_prooffound"),
    *("oversight_logreview", "oversight_logfinding", "oversight_findinganswer"),
    *("oversight_signedreview", "oversight_verification", "oversight_verifiedstatement"),
)
_COLUMNS = """
SELECT c.relname, array_agg(a.attname::text) FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'f')
   AND NOT c.relispartition
 GROUP BY c.relname
"""
#: Acts that some table's rows are, and that a hold can forbid there.
_GUARDED_ACTS = """
SELECT c.relname, split_part(encode(t.tgargs, 'escape'), E'\\\\000', 1)
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
 WHERE NOT t.tgisinternal AND p.proname = 'gate_refuse_held' AND t.tgenabled <> 'D'
   AND c.relnamespace = current_schema()::regnamespace
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The database as it is now, beside register and data map."""

    #: Columns that the data map does not declare, and those declared that are not there.
    undeclared: tuple[str, ...]
    #: How many columns were compared.
    columns: int
    #: Where register and data map speak of different data.
    unbound: tuple[str, ...]
    #: Categories that no table holds.
    untabled: frozenset[str]
    #: Every difference between what the register allows and what the catalogue grants.
    differences: tuple[Difference, ...]
    #: What PostgreSQL answered the owner who tried to change rows, by table.
    changes: Mapping[str, str]
    #: Tables whose rows a hold can forbid, each with the act.
    guarded: Mapping[str, str]

    def breaches(self, *kinds: type) -> list[str]:
        """Differences of some kinds that let more happen than the register allows."""
        return [
            f"{one}  (inkasso notice drift)"
            for one in self.differences
            if isinstance(one.fact, kinds) and _lets_more(one)
        ]

    def changeable(self, *prefixes: str) -> list[str]:
        """Tables of some rooms where the owner could change what must stay."""
        return [
            f"{table}: UPDATE was answered {code or 'accepted'}, not refused as append-only"
            for table, code in self.changes.items()
            if code != APPEND_ONLY and table.startswith(prefixes)
        ]

    def kept(self, *prefixes: str) -> int:
        """How many tables of some rooms were tried."""
        return sum(table.startswith(prefixes) for table in self.changes)


def read_catalogue(register: Register, data_map: DataMap) -> Catalogue:
    """Read it all, as the owner; what is tried is undone."""
    there = _columns()
    with probing("verification") as probe:
        changes = {table: _change(probe, table) for table in APPEND_ONLY_TABLES}
    return Catalogue(
        undeclared=tuple(_undeclared(there, data_map)),
        columns=sum(map(len, there.values())),
        unbound=bind(register, data_map),
        untabled=frozenset(untabled(register, data_map)),
        differences=tuple(differences(register, data_map)),
        changes=changes,
        guarded=_guarded(),
    )


def _lets_more(one: Difference) -> bool:
    """A privilege that is missing lets less happen; a protection that is missing lets more."""
    return not (one.missing and isinstance(one.fact, Grant | Membership | Policy | Role))


def _undeclared(there: Mapping[str, frozenset[str]], data_map: DataMap) -> Iterator[str]:
    declared = {name: frozenset(table.columns) for name, table in data_map.tables.items()}
    for table in sorted(there.keys() | declared.keys()):
        here, known = there.get(table, frozenset()), declared.get(table, frozenset())
        for column in sorted(here - known):
            yield f"Column {table}.{column} is not declared in the data map."
        for column in sorted(known - here):
            yield f"The data map declares {table}.{column}, which is not there."


def _change(probe: Probe, table: str) -> str:
    """What the owner meets who changes a row: its triggers, for no privilege stops the owner."""
    column = probe.text(
        "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum = 1", [table]
    ) if probe.text("SELECT to_regclass(%s)", [table]) else ""  # fmt: skip
    if not column:
        return "no such table"
    which = f"{column} = (SELECT max({column}) FROM {table})" if _by_row(probe, table) else "false"
    return probe.answer(f"UPDATE {table} SET {column} = {column} WHERE {which}")


def _by_row(probe: Probe, table: str) -> bool:
    """Whether the table is partitioned: such triggers are for each row, and need one."""
    return probe.text("SELECT relkind FROM pg_class WHERE oid = %s::regclass", [table]) == "p"


def _columns() -> dict[str, frozenset[str]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        return {table: frozenset(columns) for table, columns in cursor.fetchall()}


def _guarded() -> dict[str, str]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_GUARDED_ACTS)
        return dict(cursor.fetchall())
