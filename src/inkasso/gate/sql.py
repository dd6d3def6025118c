"""SQL of the gate: the access log and the functions that decide what is visible.

What decides visibility stands in three functions, `gate_opened`, `gate_sweeping` and
`gate_restricted`; every policy is made of them, so that another database could keep its gate by
replacing their bodies. They are definer functions of a role that owns nothing else
(`applying.py` hands them over), and each has its search path fixed, so that nobody's temporary
table takes the log's place.
"""

from __future__ import annotations

LOG = """
CREATE SEQUENCE gate_accesslog_id;
CREATE TABLE gate_accesslog (
    id bigint NOT NULL DEFAULT nextval('gate_accesslog_id'),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    token uuid NOT NULL,
    kind varchar(7) NOT NULL CHECK (kind IN ('file', 'search', 'sweep', 'swept', 'refusal')),
    role varchar(63) NOT NULL,
    login varchar(63) NOT NULL DEFAULT session_user,
    actor varchar(100) NOT NULL CHECK (actor <> ''),
    reason varchar(500) NOT NULL CHECK (reason <> ''),
    about varchar(200) NOT NULL,
    subject uuid,
    size bigint,
    -- The transaction that wrote the row: a token counts only for later ones.
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (id, at),
    CHECK ((kind = 'file') <= (subject IS NOT NULL))
) PARTITION BY RANGE (at);
ALTER SEQUENCE gate_accesslog_id OWNED BY gate_accesslog.id;
-- With the moment, so that a planner who knows nothing of the table yet takes no other for it.
CREATE INDEX gate_accesslog_token ON gate_accesslog (token, at);
CREATE INDEX gate_accesslog_subject ON gate_accesslog (subject, at);
CREATE INDEX gate_accesslog_actor ON gate_accesslog (actor, at);
-- For each row, because triggers of that kind are inherited by the partitions.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON gate_accesslog
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- Whatever happens to the monthly partitions, a look finds room for its row.
CREATE TABLE gate_accesslog_later PARTITION OF gate_accesslog DEFAULT;
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON gate_accesslog_later
    EXECUTE FUNCTION refuse_change();
"""

#: Partitions from a month on, for a number of months; those that are there stay.
PARTITIONS = """
CREATE FUNCTION gate_make_partitions(first date, months int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE month date; made int := 0; name text;
BEGIN
    FOR i IN 0 .. months - 1 LOOP
        month := (date_trunc('month', first) + make_interval(months => i))::date;
        name := 'gate_accesslog_' || to_char(month, 'YYYYMM');
        CONTINUE WHEN to_regclass(name) IS NOT NULL
            -- Rows that found no partition of their own keep the month where they are.
            OR EXISTS (SELECT FROM gate_accesslog_later
                        WHERE at >= month AND at < month + interval '1 month');
        EXECUTE format(
            'CREATE TABLE %I PARTITION OF gate_accesslog FOR VALUES FROM (%L) TO (%L)',
            name, month, (month + interval '1 month')::date);
        EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I '
            'EXECUTE FUNCTION refuse_change()', name);
        made := made + 1;
    END LOOP;
    RETURN made;
END $$
"""

#: The tokens that this transaction shows, hashed as the log keeps them: whoever may read the log
#: does not learn what opens a file that somebody else has opened.
TOKENS = """
CREATE FUNCTION gate_tokens() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN ARRAY(SELECT md5(token)::uuid
                   FROM unnest(string_to_array(current_setting('inkasso.token', true), ',')) token);
END $$
"""

#: Whose files are open: rows of the log that were committed before, for this role, just now. The
#: bound ahead leaves out the partitions of months to come. By index always: the plan of a function
#: lives as long as its connection, and one made while the log was small would read all of it.
OPENED = """
CREATE FUNCTION gate_opened() RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = {path} SET enable_seqscan = off AS $$
DECLARE shown uuid[] := gate_tokens();
BEGIN
    RETURN (
        SELECT array_agg(subject) FROM gate_accesslog
         WHERE token = ANY (shown) AND kind = 'file'
           AND at > now() - interval '1 minute' AND at < now() + interval '1 day'
           AND role = current_setting('role')
           AND xid IS DISTINCT FROM pg_current_xact_id_if_assigned()
    );
END $$
"""

#: Whether this transaction belongs to a sweep that was logged and has not ended.
SWEEPING = """
CREATE FUNCTION gate_sweeping() RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = {path} SET enable_seqscan = off AS $$
DECLARE shown uuid[] := gate_tokens();
BEGIN
    RETURN EXISTS (
        SELECT FROM gate_accesslog s
         WHERE token = ANY (shown) AND kind = 'sweep'
           AND at > now() - interval '1 day' AND at < now() + interval '1 day'
           AND role = current_setting('role')
           AND xid IS DISTINCT FROM pg_current_xact_id_if_assigned()
           AND NOT EXISTS (SELECT FROM gate_accesslog e
                            WHERE e.token = s.token AND e.kind = 'swept'
                              AND e.at > now() - interval '1 day'
                              AND e.at < now() + interval '1 day')
    );
END $$
"""

#: Persons whose data may only be stored now; sweeps that do more leave their rows out.
RESTRICTED = """
CREATE FUNCTION gate_restricted() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = {path} AS $$
BEGIN
    RETURN QUERY SELECT person_id FROM gate_hold
        WHERE lifted_on IS NULL AND case_id IS NULL AND 'sweep' = ANY (stops);
END $$
"""

#: Who or why, as one line: what names nobody and says nothing is no text, and the log takes none.
TOLD = """
CREATE FUNCTION gate_told(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE WHEN said ~ '[[:alnum:]]'
                THEN btrim(regexp_replace(said, '[[:cntrl:][:space:]]+', ' ', 'g')) END;
END $$
"""

#: Logs a look at each subject and gives the token that opens their files, and those left closed.
OPEN = """
CREATE FUNCTION gate_open(
    asked_role text, actor text, reason text, about text, subjects uuid[],
    OUT token uuid, OUT closed uuid[]
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = {path} AS $$
BEGIN
    PERFORM gate_check_role(asked_role, false);
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('gate.log', 0));
    token := gen_random_uuid();
    IF NOT (SELECT passes_restriction FROM gate_purpose WHERE role = asked_role) THEN
        SELECT array_agg(DISTINCT r) INTO closed FROM gate_restricted() r WHERE r = ANY (subjects);
    END IF;
    INSERT INTO gate_accesslog (token, kind, role, actor, reason, about, subject)
    SELECT md5(gate_open.token::text)::uuid,
           CASE WHEN s = ANY (closed) THEN 'refusal' ELSE 'file' END,
           asked_role, gate_told(gate_open.actor), gate_told(gate_open.reason),
           CASE WHEN s = ANY (closed) THEN left('restricted: ' || gate_open.about, 200)
                ELSE gate_open.about END, s
      FROM (SELECT DISTINCT unnest(subjects) AS s) wanted;
END $$
"""

#: Logs the beginning of a sweep and gives its token; with a token, logs its end.
SWEEP = """
CREATE FUNCTION gate_sweep(
    asked_role text, actor text, reason text, about text, size bigint, ended uuid DEFAULT NULL
) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = {path} AS $$
DECLARE token uuid := coalesce(ended, gen_random_uuid());
BEGIN
    PERFORM gate_check_role(asked_role, true);
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('gate.log', 0));
    IF ended IS NOT NULL AND NOT EXISTS (
        SELECT FROM gate_accesslog l
         WHERE l.token = md5(ended::text)::uuid AND l.kind = 'sweep' AND l.role = asked_role
    ) THEN
        RAISE EXCEPTION 'no such sweep' USING ERRCODE = 'IK004';
    END IF;
    INSERT INTO gate_accesslog (token, kind, role, actor, reason, about, size)
    VALUES (md5(token::text)::uuid, CASE WHEN ended IS NULL THEN 'sweep' ELSE 'swept' END,
            asked_role, gate_told(gate_sweep.actor), gate_told(gate_sweep.reason),
            gate_sweep.about, gate_sweep.size);
    RETURN token;
END $$
"""

#: Logs what was refused, or a search; opens nothing.
NOTE = """
CREATE FUNCTION gate_note(
    kind text, role text, actor text, reason text, about text, subject uuid DEFAULT NULL
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = {path} AS $$
BEGIN
    IF gate_note.kind NOT IN ('refusal', 'search') THEN
        RAISE EXCEPTION '% is not for noting', gate_note.kind USING ERRCODE = 'IK004';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('gate.log', 0));
    INSERT INTO gate_accesslog (token, kind, role, actor, reason, about, subject)
    VALUES (gen_random_uuid(), gate_note.kind, gate_note.role, gate_told(gate_note.actor),
            gate_told(gate_note.reason), gate_note.about, gate_note.subject);
END $$
"""

#: A login opens files only for purposes that it is a member of, and sweeps only as a sweep.
CHECK_ROLE = """
CREATE FUNCTION gate_check_role(asked_role text, as_sweep boolean) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = {path} AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM gate_purpose WHERE role = asked_role AND sweep = as_sweep) THEN
        RAISE EXCEPTION '% is no purpose that opens files this way', asked_role
            USING ERRCODE = 'IK004';
    ELSIF NOT pg_has_role(session_user, asked_role, 'MEMBER')
      -- The owner of the tables sees everything anyhow; at least it is on record.
      AND NOT pg_has_role(session_user, (SELECT relowner FROM pg_class
                                          WHERE oid = 'gate_purpose'::regclass), 'MEMBER') THEN
        RAISE EXCEPTION '% may not act for %', session_user, asked_role USING ERRCODE = 'IK004';
    END IF;
END $$
"""

#: Makes a role, or takes away what it must not have. Roles are the cluster's: other databases may
#: be making the same one, and then PostgreSQL fails in several ways that pass.
ENSURE_ROLE = """
CREATE FUNCTION gate_ensure_role(name text, login text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR attempt IN 1 .. 50 LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
                EXECUTE format('CREATE ROLE %I', name);
            END IF;
            EXECUTE format('ALTER ROLE %I %s NOINHERIT NOCREATEROLE NOCREATEDB', name, login);
            RETURN;
        EXCEPTION WHEN unique_violation OR duplicate_object OR internal_error THEN
            PERFORM pg_sleep(0.02 * random() * attempt);
        END;
    END LOOP;
    RAISE EXCEPTION 'role % could not be made; try again', name;
END $$
"""

#: Lets a login become a purpose; the same race.
ENSURE_MEMBER = """
CREATE FUNCTION gate_ensure_member(member text, role text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR attempt IN 1 .. 50 LOOP
        BEGIN
            IF NOT pg_has_role(member, role, 'MEMBER') THEN
                EXECUTE format('GRANT %I TO %I', role, member);
            END IF;
            RETURN;
        EXCEPTION WHEN unique_violation OR duplicate_object OR internal_error THEN
            PERFORM pg_sleep(0.02 * random() * attempt);
        END;
    END LOOP;
    RAISE EXCEPTION '% could not be granted to %; try again', role, member;
END $$
"""

#: The hash over rows of the log and the seal before. Each row is one JSON array, in which no text
#: that people wrote can move from one field to the next, or pass for a row of its own.
DIGEST = """
CREATE FUNCTION gate_log_digest(first bigint, last bigint, before text)
RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(before || coalesce(string_agg(jsonb_build_array(
        id, extract(epoch FROM at), token, kind, role, login, actor, reason, about, subject,
        size, xid::text)::text, E'\\n' ORDER BY id), ''), 'UTF8')), 'hex')
    FROM gate_accesslog WHERE id BETWEEN first AND last
$$
"""

#: Every function of the gate, in the order that they may be made in.
FUNCTIONS = (
    PARTITIONS,
    ENSURE_ROLE,
    ENSURE_MEMBER,
    TOKENS,
    OPENED,
    SWEEPING,
    RESTRICTED,
    CHECK_ROLE,
    TOLD,
    OPEN,
    SWEEP,
    NOTE,
    DIGEST,
)

#: What visibility and refusals hang on, by signature: owned by the gate's role, and compared with
#: the database word for word.
GUARDED = {
    "gate_tokens()": TOKENS,
    "gate_opened()": OPENED,
    "gate_sweeping()": SWEEPING,
    "gate_restricted()": RESTRICTED,
    "gate_check_role(text, boolean)": CHECK_ROLE,
    "gate_told(text)": TOLD,
    "gate_open(text, text, text, text, uuid[])": OPEN,
    "gate_sweep(text, text, text, text, bigint, uuid)": SWEEP,
    "gate_note(text, text, text, text, text, uuid)": NOTE,
}

#: Called by policies, as the purpose.
VISIBILITY = ("gate_opened()", "gate_sweeping()", "gate_restricted()")
#: Called by a login on the gate's own connection.
DOORS = (
    "gate_open(text, text, text, text, uuid[])",
    "gate_sweep(text, text, text, text, bigint, uuid)",
    "gate_note(text, text, text, text, text, uuid)",
)
