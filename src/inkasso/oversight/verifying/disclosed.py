"""Rows of disclosures beside the register: was each to whom, for what and of what it allows?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from inkasso.gate.fields import category_of
from inkasso.gate.models import Disclosure, NoticeVersion
from inkasso.law.eu.territory import in_eea
from inkasso.notice.loading import examine_register
from inkasso.notice.register import Register
from inkasso.oversight.verifying.register_as_is import OTHER_RECIPIENTS, STATEMENT_OF

#: Categories that hold the rows and the published versions.
READ = ("disclosures", "information_given", "agency_records")
#: Transfers stand under a statement of their own.
TRANSFERS = "D8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """What the rows come to."""

    #: How many rows there are, by the statement that they stand under.
    rows: Mapping[str, int]
    #: What is wrong with rows, by statement.
    wrong: Mapping[str, list[str]]


def judge_rows(present: Register) -> Disclosed:
    """Every row, judged by the notice that held on its day or by the register as it is."""
    versions = [
        (version.published_on, version.holds_from, examine_register(version.register)[0])
        for version in NoticeVersion.objects.order_by("-holds_from", "-id")
    ]
    rows: dict[str, int] = {}
    wrong: dict[str, list[str]] = {}
    for row in Disclosure.objects.order_by("id").iterator():
        statement = STATEMENT_OF.get(row.recipient_kind, OTHER_RECIPIENTS)
        rows[statement] = rows.get(statement, 0) + 1
        registers = [present, *_held_on(row.disclosed_on, versions)]
        faults = [list(_faults(row, register)) for register in registers]
        if all(faults):
            wrong.setdefault(statement, []).append(f"Disclosure {row.id}: {faults[0][0]}")
        if not in_eea(row.country, row.disclosed_on) and not row.transfer_ground:
            wrong.setdefault(TRANSFERS, []).append(
                f"Disclosure {row.id} went to {row.country} without a ground of GDPR chapter V."
            )
    return Disclosed(rows=rows, wrong=wrong)


def _held_on(day: date, versions: list[tuple[date, date, Register]]) -> Iterator[Register]:
    for published, since, register in versions:
        if published <= day and since <= day:
            yield register
            return


def _faults(row: Disclosure, register: Register) -> Iterator[str]:
    known = register.recipients.get(row.recipient_key)
    if known is None or known.kind.value != row.recipient_kind:
        yield f"{row.recipient} ({row.recipient_key}) is no recipient of the register."
        return
    allowed = register.may_get(row.recipient_key, row.purpose)
    for field in row.fields:
        if category_of(field) not in allowed or (known.fields and field not in known.fields):
            yield f"{row.recipient_key} may not get {field} for {row.purpose}."
    if known.needs_contract and not any(
        one.name == row.recipient for one in register.processors_of(known.key, row.disclosed_on)
    ):
        yield f"no contract with {row.recipient} was in force on {row.disclosed_on}."
