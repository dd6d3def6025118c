"""Finding people by what is known of them, on record, before any file is open.

The numbers that come back show nothing: whoever wants a name opens the file. Names are compared
without case and accents, å and ä as a, ö as o, with a slip of the pen forgiven.
"""

from __future__ import annotations

from uuid import UUID

from inkasso.gate.acting import NobodyActs
from inkasso.gate.backend.connected import gate_connection
from inkasso.gate.current import current

#: Finds people as the gate, for a role that may read what is looked for, once the search is on
#: record. An identity code comes as its keyed hash, and the record does not tell which it was.
#: Names are looked for step by step (how much of them must be alike, 0 to 1): what is nearer hides
#: what is further off, and is found in a tenth of the time in a large register.
FIND = """
CREATE OR REPLACE FUNCTION gate_find(
    asked_role text, actor text, reason text, wanted text, code bytea, most int
) RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = {path} AS $$
DECLARE
    folded text := parties_folded(gate_find.wanted);
    reach text := parties_reach(gate_find.wanted);
    found uuid[];
    likeness text;
BEGIN
    PERFORM gate_check_role(asked_role, false);
    IF NOT has_table_privilege(asked_role, 'parties_partyname', 'SELECT') THEN
        RAISE EXCEPTION '% may not read names', asked_role USING ERRCODE = 'IK004';
    END IF;
    IF code IS NOT NULL AND NOT has_table_privilege(asked_role, 'parties_identitycode', 'SELECT')
    THEN
        RAISE EXCEPTION '% may not read identity codes', asked_role USING ERRCODE = 'IK004';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('gate.log', 0));
    INSERT INTO gate_accesslog (token, kind, role, actor, reason, about)
    VALUES (gen_random_uuid(), 'search', asked_role, gate_told(gate_find.actor),
            gate_told(gate_find.reason),
            left('search:' || CASE WHEN code IS NULL THEN gate_find.wanted
                                   ELSE 'identity code' END, 200));
    IF code IS NOT NULL THEN
        SELECT array_agg(person_id) INTO found FROM parties_identitycode i
         WHERE i.code_hash = gate_find.code;
        RETURN coalesce(found, '{{}}');
    END IF;
    SELECT array_agg(person_id) INTO found FROM parties_businessid b
     WHERE b.business_id = gate_find.wanted;
    IF found IS NULL AND reach IS NOT NULL
       AND has_table_privilege(asked_role, 'parties_contactpoint', 'SELECT') THEN
        SELECT array_agg(person_id) INTO found FROM (
            SELECT DISTINCT c.person_id FROM parties_contactpoint c
             WHERE parties_reach(c.value) = reach LIMIT most) reached;
    END IF;
    FOREACH likeness IN ARRAY ARRAY['0.8', '0.7', '0.6', '0.5'] LOOP
        EXIT WHEN found IS NOT NULL;
        PERFORM set_config('pg_trgm.word_similarity_threshold', likeness, true);
        SELECT array_agg(person_id ORDER BY alike.likeness DESC, person_id) INTO found FROM (
            SELECT n.person_id, word_similarity(folded, parties_folded(n.name)) AS likeness
              FROM parties_partyname n WHERE folded <% parties_folded(n.name)
             ORDER BY 2 DESC, n.person_id LIMIT most) alike;
    END LOOP;
    RETURN coalesce(found, '{{}}');
END $$
"""
#: What the function reads, as the gate's role.
READS = (
    "parties_partyname",
    "parties_businessid",
    "parties_contactpoint",
    "parties_identitycode",
)


def find_people(text: str, most: int, *, code: bytes | None = None) -> list[UUID]:
    """Numbers of people by business ID, telephone, e-mail or a like name, the likeliest first.

    With `code`, the keyed hash of an identity code, whoever has that code; the text is not looked
    at then. The search is on record, committed, before anything is found. Raises `NobodyActs`.
    """
    acting = current()
    if acting is None:
        raise NobodyActs("say who searches and what for: with acting(purpose, actor=…, reason=…)")
    wanted = "" if code else text
    told = (acting.role, acting.actor, acting.reason, wanted, code, most)
    (found,) = gate_connection().gate("SELECT gate_find(%s, %s, %s, %s, %s, %s)", told)
    return list(found)
