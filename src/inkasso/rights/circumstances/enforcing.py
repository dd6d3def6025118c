"""The database's part: no note without a ground, and none after its consent was withdrawn.

A note and a withdrawal of the same instant cannot pass each other: the note takes the lock of its
consent for sharing, the withdrawal takes it for itself, and whichever comes second waits and then
looks again. Under READ COMMITTED each statement of a plpgsql function sees what was committed
before that statement; under a stricter isolation it would see the past, so notes are refused there.
All of it runs with the caller's rights: whose file is not open, theirs no consent is found.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.state import StateApps

#: SQLSTATE of a note that no ground carries.
UNFOUNDED = "IK005"

_LOCK = "hashtextextended('rights.hardship:' || {consent}, 3)"

REFUSE_UNFOUNDED = f"""
CREATE FUNCTION rights_refuse_unfounded() RETURNS trigger
LANGUAGE plpgsql SET search_path = {{path}} AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - 'assigned' IS DISTINCT FROM to_jsonb(OLD) - 'assigned' THEN
            RAISE EXCEPTION 'a note of hardship is never changed: forget it and write another'
                USING ERRCODE = 'IK002';
        END IF;
        RETURN NEW;
    ELSIF NEW.consent_id IS NULL THEN
        RETURN NEW;  -- then a legal claim is named: a constraint sees to it
    ELSIF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted')
    THEN
        RAISE EXCEPTION 'a note of hardship needs READ COMMITTED: a withdrawal would not be seen'
            USING ERRCODE = 'feature_not_supported';
    END IF;
    PERFORM pg_advisory_xact_lock_shared({_LOCK.format(consent="NEW.consent_id")});
    IF NOT EXISTS (
        SELECT FROM rights_hardshipconsent c
         WHERE c.id = NEW.consent_id AND c.person_id = NEW.person_id
           AND c.given_on <= NEW.recorded_on
           AND (c.valid_until IS NULL OR NEW.recorded_on <= c.valid_until)
           AND NOT EXISTS (SELECT FROM rights_hardshipwithdrawal w WHERE w.consent_id = c.id)
    ) THEN
        RAISE EXCEPTION 'no consent in force carries a note of hardship about %', NEW.person_id
            USING ERRCODE = '{UNFOUNDED}';
    END IF;
    RETURN NEW;
END $$
"""

LOCK_WITHDRAWAL = f"""
CREATE FUNCTION rights_lock_withdrawal() RETURNS trigger
LANGUAGE plpgsql SET search_path = {{path}} AS $$
BEGIN
    PERFORM pg_advisory_xact_lock({_LOCK.format(consent="NEW.consent_id")});
    RETURN NEW;
END $$
"""

#: A withdrawal is of the person whose consent it was, whatever the caller says.
OF_SAME_PERSON = """
CREATE FUNCTION rights_of_same_person() RETURNS trigger
LANGUAGE plpgsql SET search_path = {path} AS $$
DECLARE whose uuid;
BEGIN
    EXECUTE format('SELECT person_id FROM %I WHERE id = $1', TG_ARGV[0])
        INTO whose USING NEW.consent_id;
    IF whose IS DISTINCT FROM NEW.person_id THEN
        RAISE EXCEPTION '%: consent % is not of %', TG_TABLE_NAME, NEW.consent_id, NEW.person_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$
"""

FORGET_WITHDRAWN = """
CREATE FUNCTION rights_forget_withdrawn() RETURNS trigger
LANGUAGE plpgsql SET search_path = {path} AS $$
BEGIN
    DELETE FROM rights_circumstancekey k USING rights_circumstance c
     WHERE c.id = k.circumstance_id AND c.consent_id = NEW.consent_id;
    DELETE FROM rights_circumstance WHERE consent_id = NEW.consent_id;
    RETURN NULL;
END $$
"""

_FUNCTIONS = {
    "rights_refuse_unfounded": REFUSE_UNFOUNDED,
    "rights_lock_withdrawal": LOCK_WITHDRAWAL,
    "rights_of_same_person": OF_SAME_PERSON,
    "rights_forget_withdrawn": FORGET_WITHDRAWN,
}

_SAME = "FOR EACH ROW EXECUTE FUNCTION rights_of_same_person('{of}')"
#: Name, table, the rest; in the order that the database fires them in, which is by name.
_TRIGGERS = (
    (
        "needs_ground",
        "rights_circumstance",
        "BEFORE INSERT OR UPDATE ON rights_circumstance "
        "FOR EACH ROW EXECUTE FUNCTION rights_refuse_unfounded()",
    ),
    (
        "locks_consent",
        "rights_hardshipwithdrawal",
        "BEFORE INSERT ON rights_hardshipwithdrawal "
        "FOR EACH ROW EXECUTE FUNCTION rights_lock_withdrawal()",
    ),
    (
        "of_same_person",
        "rights_hardshipwithdrawal",
        "BEFORE INSERT ON rights_hardshipwithdrawal " + _SAME.format(of="rights_hardshipconsent"),
    ),
    (
        "of_same_person",
        "rights_consentwithdrawal",
        "BEFORE INSERT ON rights_consentwithdrawal " + _SAME.format(of="rights_consent"),
    ),
    (
        "of_same_person",
        "rights_consentcontent",
        "BEFORE INSERT ON rights_consentcontent " + _SAME.format(of="rights_consent"),
    ),
    (
        "forgets",
        "rights_hardshipwithdrawal",
        "AFTER INSERT ON rights_hardshipwithdrawal "
        "FOR EACH ROW EXECUTE FUNCTION rights_forget_withdrawn()",
    ),
    # What was shown is never rewritten; it goes when its time is over.
    (
        "never_changed",
        "rights_consentcontent",
        "BEFORE UPDATE ON rights_consentcontent "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
    ),
)


def guards_notes() -> list[RunPython | RunSQL]:
    """Migration operations that make the functions and set their triggers."""
    triggers = [
        RunSQL(f"CREATE TRIGGER {name} {rest}", f"DROP TRIGGER {name} ON {table}")
        for name, table, rest in _TRIGGERS
    ]
    return [RunPython(_make, _drop), *triggers]


def _make(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        # Fixed, so that nobody's temporary table takes the place of the consents.
        cursor.execute("SELECT quote_ident(current_schema()) || ', pg_temp'")
        (path,) = cursor.fetchone()
        for function in _FUNCTIONS.values():
            cursor.execute(function.format(path=path))


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name in _FUNCTIONS:
        schema_editor.execute(f"DROP FUNCTION {name}()")
