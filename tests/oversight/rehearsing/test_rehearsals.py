"""Rehearsals hold on the system as it is, and each fails once what it relies on is weakened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import psycopg
import pytest
from django.conf import settings

from builders import START
from face_login import as_seen_by_face, django_on
from inkasso.gate.models import AccessLog
from inkasso.gate.roles import face_login, purpose_role
from inkasso.mandates.agency import read_agency
from inkasso.notice.articles import Article
from inkasso.notice.data_map import load_data_map
from inkasso.oversight.rehearsing import ageing, agreeing, asking
from inkasso.oversight.rehearsing.stage import Rehearsal, rehearse
from inkasso.oversight.verifying.register_as_is import read_as_is
from inkasso.oversight.verifying.running import Running
from inkasso.oversight.verifying.verdicts import Finding, Verdict
from inkasso.oversight.verifying.verifying import verify
from inkasso.rights.portability import given, package
from notice.registers_at_hand import DEMO

_as_is, _data_map = cache(read_as_is), cache(load_data_map)
EVERY: Sequence[Rehearsal] = (
    *asking.ACCESS,
    *asking.ERASURE,
    *asking.RESTRICTION,
    *asking.OBJECTION,
    *asking.PORTABILITY,
    *agreeing.WITHDRAWAL,
    *agreeing.LEAVING,
    *agreeing.UNFOUNDED,
    *agreeing.FORGOTTEN,
    *agreeing.UNREADABLE,
    *agreeing.BY_CONSENT,
    *ageing.AGEING,
)


def running_on(url: str) -> Running:
    return Running(
        as_is=_as_is(DEMO),
        data_map=_data_map(),
        agency=read_agency(settings.AGENCY_FILE),
        on=START,
        actor="tester",
        as_owner=lambda: django_on(url),
    )


def tried(url: str, *rehearsals: Rehearsal) -> list[Finding]:
    """What came of rehearsals, under the face's login."""
    with django_on(as_seen_by_face(url)):
        return list(rehearse(running_on(url), *rehearsals))


def as_owner(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(statement.encode())


def rows_everywhere(url: str) -> dict[str, int]:
    with psycopg.connect(url) as owner:
        return {
            table: len(owner.execute(f"SELECT 1 FROM {table}".encode()).fetchall())
            for table in load_data_map().tables
            if table != "gate_accesslog"
        }


def test_every_rehearsal_holds_and_leaves_rows_of_the_log_alone(own_database: str) -> None:
    before = rows_everywhere(own_database)

    found = tried(own_database, *EVERY)

    assert [one.evidence for one in found if one.verdict is not Verdict.HOLDS] == []
    assert len(found) == len(EVERY)
    assert rows_everywhere(own_database) == before
    assert set(AccessLog.objects.values_list("actor", "reason")) == {("tester", "verification")}


#: A trigger that swallows what a statement does to each row.
SWALLOW = """
CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER swallow BEFORE {on} FOR EACH ROW EXECUTE FUNCTION swallow()
"""
RETENTION = purpose_role("retention")


class Weakened(NamedTuple):
    """A way to weaken the system, and what must notice."""

    statement: str
    rehearsals: Sequence[Rehearsal]
    #: Words of the evidence.
    words: str


WEAKENED = {
    "a policy hides rows from the package": Weakened(
        f"DROP POLICY gate_{purpose_role('rights')} ON relations_prospectdetails",
        asking.ACCESS[:1],
        "does not say Verification Person",
    ),
    "strangers are told nothing": Weakened(
        SWALLOW.format(on="INSERT ON rights_requestdecision"), asking.ACCESS[1:2], ""
    ),
    "anybody is answered": Weakened(
        "DROP TRIGGER verified ON rights_requestdecision", asking.ACCESS[2:3], "met nothing"
    ),
    "names stay as they are": Weakened(
        SWALLOW.format(on="UPDATE ON parties_partyname"), asking.ACCESS[3:4], ""
    ),
    "erased rows stay": Weakened(
        SWALLOW.format(on="DELETE ON relations_prospectdetails"), asking.ERASURE[:1], "rows stay"
    ),
    "nobody may erase": Weakened(
        f"REVOKE DELETE ON relations_prospectdetails FROM {RETENTION}",
        asking.ERASURE[:1],
        "permission denied",
    ),
    "what the law keeps is not seen": Weakened(
        f"DROP POLICY gate_{purpose_role('rights')} ON relations_contactdetails;"
        f"REVOKE SELECT ON relations_contact FROM {purpose_role('rights')}",
        asking.ERASURE[1:2],
        "",
    ),
    "no hold is placed": Weakened(SWALLOW.format(on="INSERT ON gate_hold"), asking.RESTRICTION, ""),
    "no objection is remembered": Weakened(
        SWALLOW.format(on="INSERT ON relations_marketingobjection"),
        asking.OBJECTION,
        "the address met nothing",
    ),
    "newsletters go on": Weakened(
        SWALLOW.format(on="UPDATE OF unsubscribed_on ON relations_subscription"),
        agreeing.WITHDRAWAL,
        "goes on",
    ),
    "nobody leaves the list": Weakened(
        SWALLOW.format(on="UPDATE OF unsubscribed_on ON relations_subscription"),
        agreeing.LEAVING,
        "on it still",
    ),
    "notes need no consent": Weakened(
        "DROP TRIGGER needs_ground ON rights_circumstance",
        agreeing.UNFOUNDED,
        "met nothing in the database",
    ),
    "notes outlive their consent": Weakened(
        "DROP TRIGGER forgets ON rights_hardshipwithdrawal", agreeing.FORGOTTEN, "outlives"
    ),
    "collection reads notes": Weakened(
        f"GRANT SELECT ON rights_circumstance TO {purpose_role('collection')}",
        agreeing.UNREADABLE,
        "could ask",
    ),
    "a withdrawal is lost": Weakened(
        f"REVOKE SELECT ON rights_consentwithdrawal FROM {purpose_role('collection')}",
        agreeing.BY_CONSENT,
        "",
    ),
    "what is out stays": Weakened(
        SWALLOW.format(on="DELETE ON relations_prospectdetails"), ageing.AGEING, "was out"
    ),
}


@pytest.mark.parametrize("weakened", WEAKENED.values(), ids=WEAKENED.keys())
def test_a_weakened_system_is_noticed(own_database: str, weakened: Weakened) -> None:
    as_owner(own_database, weakened.statement)

    found = tried(own_database, *weakened.rehearsals)

    assert any(one.verdict is Verdict.FAILS and weakened.words in one.evidence for one in found), (
        found
    )


def test_portability_of_what_was_never_agreed_is_noticed(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    basis = given.Basis(purposes=("marketing",), grounds=(Article.LEGITIMATE_INTEREST.value,))
    monkeypatch.setattr(
        package, "portable_categories", lambda _register, _kinds, held: dict.fromkeys(held, basis)
    )

    found = tried(own_database, *asking.PORTABILITY)

    assert any("on legitimate interest was given" in one.evidence for one in found), found
    assert any(one.verdict is Verdict.FAILS for one in found)


def test_a_desk_that_can_act_for_more_than_its_roles_breaks_limited_access(
    own_database: str,
) -> None:
    as_owner(own_database, f"GRANT {RETENTION} TO {face_login('desk')}")
    try:
        with django_on(as_seen_by_face(own_database)):
            found = {one.key: one for one in verify(running_on(own_database), ("A2", "A3"))}
    finally:
        as_owner(own_database, f"REVOKE {RETENTION} FROM {face_login('desk')}")

    assert {key for key, one in found.items() if one.verdict is Verdict.FAILS} == {"A2", "A3"}
    assert any("can act for retention" in one for one in found["A3"].evidence)


def test_a_purpose_that_the_register_lacks_is_no_breach(own_database: str) -> None:
    absent = Rehearsal(purposes=("no_such_purpose",), said="nothing.", work=lambda _: iter(()))

    (found,) = tried(own_database, absent)

    assert found.verdict is Verdict.NOT_BUILT
