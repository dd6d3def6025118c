"""From which day the time of a row counts, as SQL: per table and beginning of a rule.

A row counts from a day of its own (a disclosure, a consent's end), from that of the row it hangs on
(a case, a request), or, being the person's own, from the end of the last case of the person as
debtor or co-debtor. While the day is not known the time runs on, and the SQL gives NULL.
The financial year is the calendar year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inkasso.notice.data_map import Table
from inkasso.notice.register import Beginning
from inkasso.relations.newsletters import CONFIRMED_WITHIN
from inkasso.rights.retention.links import Links, Reference

_YEAR_END = "(date_trunc('year', {day}) + interval '1 year - 1 day')::date"
#: A case's newest booking may be later than its end: money that came in excess is a voucher too.
_CASE_BOOKED = (
    "greatest({row}.closed_on,"
    " (SELECT max(b.booked_on) FROM ledger_entry b WHERE b.case_id = {row}.id))"
)
#: Money of a case that still has somewhere to go: to its payer, or to the client.
_UNSETTLED = """EXISTS (SELECT FROM ledger_posting m
      LEFT JOIN billing_remittedposting o ON o.posting_id = m.id
     WHERE m.case_id = {row}.id AND (m.account = 'refund.due'
           OR m.account LIKE 'collected.%%' AND o.posting_id IS NULL)
     GROUP BY m.account HAVING sum(m.cents) <> 0)"""
_OF_CASE = {
    Beginning.COLLECTION_END: "{row}.closed_on",
    Beginning.FINANCIAL_YEAR_END: "CASE WHEN {row}.closed_on IS NOT NULL AND NOT "
    + _UNSETTLED
    + " THEN "
    + _YEAR_END.format(day=_CASE_BOOKED)
    + " END",
}
#: Money is not out of its time while its payment stands in a case, or nobody knows whose it is.
_OF_ITEM = f"""CASE WHEN EXISTS (SELECT FROM receivables_payment x WHERE x.item_id = {{row}}.id)
      OR EXISTS (SELECT FROM receivables_reversal x WHERE x.item_id = {{row}}.id)
      OR (EXISTS (SELECT FROM payments_suspense x WHERE x.item_id = {{row}}.id)
          OR EXISTS (SELECT FROM payments_openreturn x WHERE x.item_id = {{row}}.id))
         AND NOT EXISTS (SELECT FROM payments_cleared x WHERE x.item_id = {{row}}.id)
         AND NOT EXISTS (SELECT FROM payments_handling x WHERE x.item_id = {{row}}.id)
     THEN NULL ELSE (SELECT {_YEAR_END.format(day="x.booked_on")} FROM payments_bankevent x
                      WHERE x.id = {{row}}.event_id) END"""
#: A request that another one answered is answered with it.
_ANSWERED = """coalesce(
    (SELECT x.decided_on FROM rights_requestdecision x WHERE x.request_id = {row}.id),
    (SELECT max(x."on") FROM rights_requeststep x
      WHERE x.request_id = {row}.id AND x.kind = 'joined'))"""
_CONSENT_END = """least({{row}}.valid_until, (SELECT min(x.withdrawn_on) FROM {withdrawals} x
    WHERE x.consent_id = {{row}}.id))"""
#: An order that nobody confirmed ends as one that was ended.
_NEWSLETTER_END = f"""coalesce({{row}}.unsubscribed_on, {{row}}.bounced_on,
    CASE WHEN {{row}}.confirmed_on IS NULL THEN {{row}}.subscribed_on + {CONFIRMED_WITHIN} END)"""
_AFTER_EVENT = """greatest({row}.registered_on,
    (SELECT x.held_on FROM relations_event x WHERE x.id = {row}.event_id))"""
#: That somebody was told is proved as long as anything is held of them, and some time after.
_TOLD = """CASE WHEN EXISTS (
    SELECT FROM relations_person x WHERE x.id = {{row}}.person_id)
    THEN NULL ELSE {{row}}.{day} END"""
#: A number, and what finds it again, has no time of its own: it goes after the last row under it.
_LAST_RELATION = """CASE WHEN EXISTS (
    SELECT FROM relations_contact x WHERE x.person_id = {row}.id
    UNION ALL SELECT FROM relations_prospect x WHERE x.person_id = {row}.id
    UNION ALL SELECT FROM relations_subscription x WHERE x.person_id = {row}.id
    UNION ALL SELECT FROM relations_registration x WHERE x.person_id = {row}.id)
    THEN NULL ELSE DATE '1900-01-01' END"""

#: What has no end that is on record: it is known that the time runs on.
RUNNING = "CAST(NULL AS date)"
#: Rows that times count from, for themselves and for all that hangs on them: SQL with `{row}`.
ROOTS: Mapping[str, Mapping[Beginning, str]] = {
    "receivables_case": _OF_CASE,
    "payments_bankitem": {Beginning.FINANCIAL_YEAR_END: _OF_ITEM},
    "payments_bankevent": {
        Beginning.FINANCIAL_YEAR_END: _YEAR_END.format(day="{row}.booked_on"),
    },
    "rights_request": {Beginning.ANSWER: _ANSWERED},
    "rights_consent": {
        Beginning.CONSENT_END: _CONSENT_END.format(withdrawals="rights_consentwithdrawal"),
    },
    "rights_hardshipconsent": {
        Beginning.CONSENT_END: _CONSENT_END.format(withdrawals="rights_hardshipwithdrawal"),
    },
    "gate_disclosure": {Beginning.RECORDED: "{row}.disclosed_on"},
    "gate_informationgiven": {Beginning.RECORDED: _TOLD.format(day="given_on")},
    "gate_noticemessage": {Beginning.RECORDED: _TOLD.format(day="queued_on")},
    "relations_contact": {Beginning.RELATIONSHIP_END: "{row}.left_on"},
    "relations_prospect": {Beginning.LAST_CONTACT: "{row}.last_contact_on"},
    "relations_registration": {Beginning.LAST_CONTACT: _AFTER_EVENT},
    "relations_subscription": {Beginning.UNSUBSCRIBED: _NEWSLETTER_END},
    "relations_person": {Beginning.RECORDED: _LAST_RELATION},
    # A person's own later order removes the row in the same moment.
    "relations_marketingobjection": {Beginning.OBJECTION_LIFTED: RUNNING},
    # A person is told of a lifting at a day of its own, not in answer to a request.
    "rights_liftingtold": {Beginning.ANSWER: "{row}.told_on"},
    # Somebody's package from elsewhere, taken in at once.
    "rights_portingimport": {Beginning.ANSWER: "{row}.imported_on"},
    "oversight_logreview": {Beginning.RECORDED: "{row}.looked_on"},
    "rights_breach": {
        Beginning.BREACH_CLOSED: (
            "(SELECT x.at::date FROM rights_breachclosing x WHERE x.breach_id = {row}.id)"
        ),
    },
    "staff_account": {
        Beginning.EMPLOYMENT_END: "{row}.ended_on::date",
        # What serves to sign in goes some time after the account has ended, if not before.
        Beginning.RECORDED: "{row}.ended_on::date",
    },
    "staff_approval": {Beginning.RECORDED: "{row}.asked_on"},
    "bulk_order": {Beginning.RECORDED: "{row}.asked_on"},
    "mandates_signed": {Beginning.RECORDED: "{row}.signed_on"},
    "mandates_instruction": {Beginning.RECORDED: "{row}.recorded_on"},
    "staff_accessreview": {Beginning.RECORDED: "{row}.signed_on"},
    "staff_session": {Beginning.RECORDED: "{row}.expire_date::date"},
    "staff_submission": {Beginning.RECORDED: "{row}.sent_at::date"},
    "jobs_job": {Beginning.RECORDED: "{row}.asked_at::date"},
    "staff_throttle": {Beginning.RECORDED: "{row}.expires::date"},
    # No end of a client's relationship is on record yet, so its time has not begun to run out.
    "mandates_client": {Beginning.RELATIONSHIP_END: RUNNING},
    "mandates_detailchange": {Beginning.RELATIONSHIP_END: RUNNING},
    "correspondence_clientletter": {Beginning.RELATIONSHIP_END: RUNNING},
}
#: Tables of which the sweep has a way of its own (`ledger`, `access_log`): the day of a row.
_APART: Mapping[str, Mapping[Beginning, str]] = {
    "gate_accesslog": {Beginning.RECORDED: "t.at::date"},
    "ledger_entry": {Beginning.FINANCIAL_YEAR_END: _YEAR_END.format(day="t.booked_on")},
    "ledger_posting": {
        Beginning.FINANCIAL_YEAR_END: "(SELECT "
        + _YEAR_END.format(day="b.booked_on")
        + " FROM ledger_entry b WHERE b.id = t.entry_id)",
    },
}
#: The end of the last case of whoever the row is about; without any case, the row's own day.
_OF_PERSON = {
    Beginning.COLLECTION_END: "ended_on",
    Beginning.FINANCIAL_YEAR_END: "booked_on",
}
#: Days of rows about people with whom no case was ever opened, in the order they are looked for.
_SINCE = ("known_since", "placed_on", "granted_on")
#: A person's rows that may concern one case, whose end they then count from: a join that it takes
#: to learn which, that case, and the day of those who have no case at all.
_OF_ONE_CASE: Mapping[str, tuple[str, str, str]] = {
    "gate_hold": ("", "t.case_id", "t.placed_on"),
    "gate_holdnote": ("JOIN gate_hold h ON h.id = t.hold_id", "h.case_id", "h.placed_on"),
    "rights_relief": ("", "t.case_id", "t.granted_on"),
}

ENDS = f"""
ends AS MATERIALIZED (
    SELECT person_id, CASE WHEN bool_and(closed_on IS NOT NULL) THEN max(closed_on) END AS ended_on,
           CASE WHEN bool_and(closed_on IS NOT NULL) THEN max(booked_on) END AS booked_on
      FROM (SELECT r.person_id, r.closed_on,
                   {_OF_CASE[Beginning.FINANCIAL_YEAR_END].format(row="r")} AS booked_on
              FROM receivables_case r WHERE {{own}}
            UNION ALL
            SELECT d.person_id, r.closed_on,
                   {_OF_CASE[Beginning.FINANCIAL_YEAR_END].format(row="r")}
              FROM receivables_codebtor d
              JOIN receivables_receivable s ON s.id = d.receivable_id
              JOIN receivables_case r ON r.id = s.case_id WHERE {{shared}}) AS of_person
     GROUP BY person_id)
"""


#: What the SQL says where nothing tells the day: the row stays, and `unfounded` tells of it.
UNKNOWN = "NULL::date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """How to find the day that a row `t` counts from."""

    #: The table whose row it is, through which the row hangs on it; empty for the person's own.
    root: str
    #: Joins that the SQL needs, each under a name that says its way.
    joins: tuple[str, ...]
    #: SQL of the day; NULL while the time has not begun to run out.
    day: str
    #: The name of the root's row in the joins.
    row: str = "t"

    @property
    def of_person(self) -> bool:
        """Whether the end of the person's own cases is the day."""
        return "ends." in self.day


def begun_of(table: Table, beginning: Beginning, links: Links) -> Begun | None:
    """How the rows of a table find a beginning; None where nothing says."""
    if beginning in _APART.get(table.name, {}):
        return Begun(root=table.name, joins=(), day=_APART[table.name][beginning])
    if table.name in _CIRCUMSTANCES and beginning is Beginning.CONSENT_END:
        return _of_circumstance(table)
    way = None if table.name in _OF_ONE_CASE else _way(table.name, beginning, links)
    if way is not None:
        return way
    if table.person is None or beginning not in _OF_PERSON:
        return None
    return _of_person(table, beginning)


def _way(table: str, beginning: Beginning, links: Links) -> Begun | None:
    """The shortest way along foreign keys to a row that knows the day."""
    waiting: list[tuple[str, str, tuple[str, ...]]] = [(table, "t", ())]
    seen = {table}
    while waiting:
        at, row, joins = waiting.pop(0)
        if beginning in ROOTS.get(at, {}):
            day = ROOTS[at][beginning].format(row=row)
            return Begun(root=at, joins=joins, day=day, row=row)
        for one in links.out_of(at):
            if one.parent not in seen:
                seen.add(one.parent)
                name = f"{row}_{one.parent}"[:60]
                waiting.append((one.parent, name, (*joins, _join(one, row, name))))
    return None


def _join(one: Reference, row: str, name: str) -> str:
    return f"JOIN {one.parent} {name} ON {name}.{one.key} = {row}.{one.column}"


def _of_person(table: Table, beginning: Beginning) -> Begun:
    own = next((f"t.{name}" for name in _SINCE if name in table.columns), "DATE '1900-01-01'")
    joins = [f"LEFT JOIN ends ON ends.person_id = t.{table.person}"]
    named = _OF_ONE_CASE.get(table.name)
    if named is not None:
        first, case, own = named
        joins = [*filter(None, [first]), *joins, f"LEFT JOIN receivables_case k ON k.id = {case}"]
    ended = f"CASE WHEN ends.person_id IS NULL THEN {own} ELSE ends.{_OF_PERSON[beginning]} END"
    if named is not None:
        ended = (
            f"CASE WHEN k.id IS NULL THEN {ended} ELSE {_OF_CASE[beginning].format(row='k')} END"
        )
    return Begun(root="", joins=tuple(joins), day=ended)


#: Notes of hardship, and how each finds the note itself.
_CIRCUMSTANCES: Mapping[str, tuple[str, ...]] = {
    "rights_circumstance": (),
    "rights_circumstancekey": ("JOIN rights_circumstance n ON n.id = t.circumstance_id",),
}


def _of_circumstance(table: Table) -> Begun:
    """A note goes with its consent; one for a legal claim, with the end of the person's cases."""
    joins = _CIRCUMSTANCES[table.name]
    note = "n" if joins else "t"
    consented = ROOTS["rights_hardshipconsent"][Beginning.CONSENT_END].format(row="c")
    return Begun(
        root="",
        joins=(
            *joins,
            f"LEFT JOIN rights_hardshipconsent c ON c.id = {note}.consent_id",
            "LEFT JOIN ends ON ends.person_id = t.person_id",
        ),
        day=f"CASE WHEN c.id IS NOT NULL THEN {consented} ELSE ends.ended_on END",
    )
