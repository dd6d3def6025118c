"""Planted breaches: each turns exactly its own statements to `fails`."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest
from django.conf import settings as django_settings

from builders import START, make_case, play_day
from face_login import as_seen_by_face, django_on
from inkasso.gate.acting import acting, open_files
from inkasso.gate.informing import publish_version
from inkasso.gate.models import AccessLog
from inkasso.gate.roles import purpose_role
from inkasso.gate.seals import seal_log
from inkasso.mandates.agency import read_agency
from inkasso.notice.data_map import load_data_map
from inkasso.notice.loading import register_files
from inkasso.notice.statements import STATEMENTS
from inkasso.oversight.verifying.register_as_is import read_as_is
from inkasso.oversight.verifying.running import Running
from inkasso.oversight.verifying.verdicts import Statement, Verdict
from inkasso.oversight.verifying.verifying import VERIFIERS, verify
from notice.registers_at_hand import DEMO, OTHERS

TODAY = START + timedelta(days=14)
CHANGED = re.compile(r"(?:UPDATE|INSERT INTO|DELETE FROM) (\w+)")


_as_is, _data_map = cache(read_as_is), cache(load_data_map)


@dataclass(frozen=True)
class House:
    """A database with a case and a letter, its log sealed."""

    url: str

    def verified(self, folder: Path = DEMO) -> dict[str, Statement]:
        """Every statement, judged under the face's login with the register of a folder."""
        running = Running(
            as_is=_as_is(folder),
            data_map=_data_map(),
            agency=read_agency(django_settings.AGENCY_FILE),
            on=TODAY,
            actor="tester",
            as_owner=lambda: django_on(self.url),
        )
        with django_on(as_seen_by_face(self.url)):
            return {one.key: one for one in verify(running)}

    def broken(self, folder: Path = DEMO) -> set[str]:
        """The statements that fail."""
        return breaking(self.verified(folder))

    def run(self, *statements: str) -> None:
        """As the owner, whom no trigger stops, for it switches them off meanwhile."""
        with psycopg.connect(self.url, autocommit=True) as owner:
            for statement in statements:
                changed = CHANGED.match(statement)
                if changed:
                    owner.execute(f"ALTER TABLE {changed[1]} DISABLE TRIGGER USER".encode())
                owner.execute(statement.encode())
                if changed:
                    owner.execute(f"ALTER TABLE {changed[1]} ENABLE TRIGGER USER".encode())

    def value(self, statement: str) -> str:
        with psycopg.connect(self.url) as owner:
            row = owner.execute(statement.encode()).fetchone()
        assert row is not None
        return str(row[0])


def breaking(found: dict[str, Statement]) -> set[str]:
    """The statements that fail."""
    return {one.key for one in found.values() if one.verdict is Verdict.FAILS}


def names_it(statement: Statement, words: str) -> bool:
    """Whether the evidence against a statement says such words."""
    return any(words in one for one in statement.evidence if one.startswith("FAILS"))


def write_otherwise(path: Path, old: str, new: str) -> None:
    """Replace what stands once at least in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def house(own_database: str) -> House:
    case = make_case()
    play_day(START)
    publish_version(register_files(DEMO), START)
    with acting("collection", actor="anna", reason="a call"):
        open_files([case.person_id], f"case:{case.id}")
    seal_log()
    return House(own_database)


def test_a_played_database_in_production_breaks_what_is_said_of_keeping(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.run("DROP TRIGGER only_days_that_came ON rights_sweepahead")
    assert "R1" not in house.broken()
    monkeypatch.setattr(django_settings, "PRODUCTION", True)
    assert names_it(house.verified()["R1"], "removes for days to come")


def test_every_statement_has_a_verifier_and_no_other() -> None:
    assert VERIFIERS.keys() == STATEMENTS.keys()


COLLECTION, NEWSLETTERS = purpose_role("collection"), purpose_role("newsletters")
TRIGGER = (
    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = '{}' AND tgrelid = '{}'::regclass"
)
CONTENT = (
    "UPDATE demands_lettercontent SET content = jsonb_set(content, '{{{}}}', to_jsonb('{}'::text))"
)
DISCLOSED = (
    "INSERT INTO gate_disclosure (id, disclosed_on, at, person_id, recipient, recipient_kind,"
    " recipient_key, country, purpose, ground, transfer_ground, fields, actor) VALUES ({}, "
    "'2026-01-12', now(), gen_random_uuid(), 'x', '{}', '{}', '{}', 'collection', 'x', '',"
    " '{{names.name}}', 'x')"
)
FIRST = "(SELECT first_row FROM gate_accessseal ORDER BY id LIMIT 1)"


class Breach(NamedTuple):
    """Something that must not be."""

    plant: str
    mend: str
    #: Each statement that it breaks, with words of the evidence.
    breaks: dict[str, str]


#: Breaches that are planted at once, for each shows by itself in the evidence.
ROUNDS = (
    (
        Breach(
            f"GRANT SELECT ON parties_identitycode TO {NEWSLETTERS}",
            f"REVOKE SELECT ON parties_identitycode FROM {NEWSLETTERS}",
            {"W1": "newsletters reads parties_identitycode", "A2": "SELECT on parties_identitycod"},
        ),
    ),
    (
        Breach(
            "ALTER TABLE parties_address DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE parties_address ENABLE ROW LEVEL SECURITY",
            {"A2": "security on parties_address", "A3": "security on parties_address"},
        ),
        Breach(
            f"CREATE POLICY more ON parties_partyname TO {COLLECTION} USING (true)",
            "DROP POLICY more ON parties_partyname",
            {"A2": "token of its own making: 1 rows", "A3": "parties_partyname showed rows"},
        ),
        Breach(
            "CREATE VIEW everybody AS SELECT * FROM parties_contactpoint",
            "DROP VIEW everybody",
            {"A2": "everybody is a view", "A3": "everybody is a view"},
        ),
    ),
    (
        Breach(
            "ALTER TABLE parties_party ADD COLUMN shoe_size int",
            "ALTER TABLE parties_party DROP COLUMN shoe_size",
            {"W1": "parties_party.shoe_size is not declared"},
        ),
        Breach(
            "UPDATE receivables_cost SET because = '[]'",
            """UPDATE receivables_cost SET because = '[{"act": "1", "section": "2 §"}]'""",
            {"P1.d": "names no ground"},
        ),
        Breach(
            CONTENT.format("creditor,name", ""),
            CONTENT.format("creditor,name", "A"),
            {"W3": "does not show how to reach the creditor"},
        ),
        Breach(
            CONTENT.format("agency,phone", ""),
            CONTENT.format("agency,phone", "1"),
            {"G7": "does not say where to ask"},
        ),
        Breach(
            f"UPDATE gate_accesslog SET actor = actor || 'x' WHERE id = {FIRST}",
            f"UPDATE gate_accesslog SET actor = left(actor, -1) WHERE id = {FIRST}",
            {"A2": "no longer fits the access log"},
        ),
        Breach(
            DISCLOSED.format(7, "processor", "dark_post", "FI"),
            "DELETE FROM gate_disclosure WHERE id = 7",
            {"D7": "x (dark_post) is no recipient of the register"},
        ),
        Breach(
            DISCLOSED.format(8, "authority", "authorities", "IN"),
            "DELETE FROM gate_disclosure WHERE id = 8",
            {"D8": "went to IN without a ground"},
        ),
        Breach(
            "UPDATE parties_identitycode SET encrypted = substr(encrypted, 1, 11)",
            "UPDATE parties_identitycode SET encrypted = sha512('')",
            {"A1": "is not encrypted"},
        ),
    ),
)


def test_a_planted_breach_breaks_its_own_statements_and_mending_it_mends_them(
    house: House,
) -> None:
    assert house.broken() == set(), "before anything was planted"

    for breaches in ROUNDS:
        house.run(*(breach.plant for breach in breaches))
        found = house.verified()
        house.run(*(breach.mend for breach in breaches))
        assert breaking(found) == {key for breach in breaches for key in breach.breaks}
        for breach in breaches:
            for key, words in breach.breaks.items():
                assert names_it(found[key], words), (words, found[key].evidence)

    assert house.broken() == set(), "after all was mended"


def test_what_the_gate_is_made_of_is_tried_and_compared(house: House) -> None:
    held = house.value(TRIGGER.format("respects_holds", "demands_letter"))
    fixed = house.value(TRIGGER.format("append_only", "ledger_posting"))
    visible = house.value("SELECT pg_get_functiondef('gate_restricted()'::regprocedure)")
    house.run("DROP TRIGGER respects_holds ON demands_letter")
    without_holds = house.broken()
    house.run(held, "DROP TRIGGER append_only ON ledger_posting")
    changeable = house.broken()
    start = visible.index("RETURN QUERY")
    rewritten = f"{visible[:start]} RETURN; {visible[start:]}"
    house.run(fixed, rewritten)
    unrestricted = house.broken()
    house.run(visible)

    assert without_holds == {"P1.d", "G3", "G4"}
    assert changeable == {"A1", "P3"}
    assert unrestricted == {"A1", "A2", "G3"}
    assert house.broken() == set()


class Slip(NamedTuple):
    """Something that somebody wrote otherwise in a file of the register."""

    file: str
    old: str
    new: str
    statement: str
    #: Words of the evidence.
    words: str


SIGNED = "  contract_dated: 2025-11-03\n  holds_from: 2026-01-01\n"
CONTRACT = "  contract: Tietojenkäsittelysopimus 2025-01\n"
#: What cannot be read, what does not hang together, and what does and is not so.
REGISTERS = (
    (
        Slip("processors.yaml", CONTRACT, "", "D7", "esimerkkiposti: contract is missing"),
        Slip("newsletters.yaml", "unsubscribe:", "unsubscribing:", "N1", "unsubscribe"),
    ),
    (
        Slip("processors.yaml", "country: SE", "country: IN", "D8", "IN is outside the EU and EEA"),
        Slip(
            "purposes/newsletters.yaml",
            "  subscription: [newsletter_subscriptions]\n",
            "",
            "R1",
            "keeps newsletter_subscriptions without a rule",
        ),
        Slip("website.yaml", "consent: true", "consent: false", "C3", "`preferences` need no con"),
        Slip("register.yaml", "email: tietosuoja@om.fi", "email: om.fi", "W5", "no e-mail address"),
    ),
    (
        Slip(
            "processors.yaml", SIGNED, f"{SIGNED}  holds_to: 2026-01-02\n", "D7", "any posting is"
        ),
        Slip("register.yaml", "name: Esimerkki", "name: Toinen", "W4", "Toinenperintä Oy"),
        Slip("passages.yaml", "[W2]", "[W1]", "W2", "tells this nowhere"),
    ),
)


@pytest.mark.parametrize("slips", REGISTERS, ids=("unreadable", "faulty", "untrue"))
def test_a_breach_in_the_register_breaks_its_own_statement(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slips: tuple[Slip, ...]
) -> None:
    folder = tmp_path / "notice"
    shutil.copytree(DEMO, folder)
    for slip in slips:
        write_otherwise(folder / slip.file, slip.old, slip.new)
    monkeypatch.setattr(django_settings, "NOTICE_FOLDER", folder)

    found = house.verified(folder)

    assert breaking(found) - {"U2"} == {slip.statement for slip in slips}
    for slip in slips:
        assert names_it(found[slip.statement], slip.words), found[slip.statement].evidence


def test_a_register_changed_after_it_was_published_breaks_the_promise_of_updates(
    house: House, tmp_path: Path
) -> None:
    folder = tmp_path / "notice"
    shutil.copytree(DEMO, folder)
    with (folder / "passages.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")

    assert house.broken(folder) == {"U2"}


def test_newsletters_that_the_register_forgets_to_tell_of_fail_both_promises(
    house: House, tmp_path: Path
) -> None:
    folder = tmp_path / "notice"
    shutil.copytree(DEMO, folder)
    (folder / "newsletters.yaml").unlink()
    write_otherwise(folder / "purposes" / "newsletters.yaml", "[P2, N1, N2]", "[P2]")
    write_otherwise(folder / "retention.yaml", "[R1, N2]", "[R1]")

    assert house.broken(folder) == {"N1", "N2", "U2"}


def test_a_verification_leaves_rows_of_the_log_and_nothing_else(house: House) -> None:
    counts = " || ',' || ".join(
        f"(SELECT count(*) FROM {table})"
        for table in sorted(load_data_map().tables)
        if table != "gate_accesslog"
    )
    before, last = (
        house.value(f"SELECT {counts}"),
        house.value("SELECT max(id) FROM gate_accesslog"),
    )
    numbers = house.value("SELECT max(last_value) FROM pg_sequences WHERE sequencename ~ 'letter'")

    statements = house.verified()

    assert house.value(f"SELECT {counts}") == before
    again = house.value("SELECT max(last_value) FROM pg_sequences WHERE sequencename ~ 'letter'")
    assert again == numbers, "numbers of letters have no gap"
    left = AccessLog.objects.filter(id__gt=int(last))
    assert left.exists()
    assert set(left.values_list("actor", "reason")) == {("tester", "verification")}
    assert {one.verdict for one in statements.values()} == {Verdict.HOLDS, Verdict.NOT_BUILT}
    assert all(one.evidence for one in statements.values())


@pytest.mark.parametrize("folder", sorted(OTHERS.iterdir()), ids=lambda path: path.name)
def test_an_agency_is_not_blamed_for_what_its_register_does_not_do(
    own_database: str, folder: Path
) -> None:
    """Its register was not applied to this database, so what depends on privileges fails."""
    found = House(own_database).verified(folder)

    assert found["N1"].verdict is Verdict.NOT_BUILT
    assert found["D5"].verdict is Verdict.NOT_BUILT
