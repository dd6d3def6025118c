"""A grown agency, written by SQL as the owner past the services; the desk is timed on it.

Each case has a debtor with a name, an address and a description, a receivable, its letters, and
its postings; four in ten were paid, one in ten in part. Names are made of 20 x 40 x 25 parts, so
that a search for one is as ambiguous as in a real register. Days lie in the three years before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.db import connection, transaction

from inkasso.cli.bench.life import LIFE, NUMBERED, REMITTED, TRIGGERED
from inkasso.gate.holds.kinds import KINDS
from inkasso.mandates.services import NewClient, Terms, add_client

_CHUNK = 100_000
#: Tables whose triggers take a lock a row, and those that look at each row when it is committed.
_TRIGGERED = ("demands_letter", "ledger_posting", "ledger_entry", *TRIGGERED)
_GIVEN = [
    "Aino",
    "Eero",
    "Helmi",
    "Ilmari",
    "Kaisa",
    "Lauri",
    "Matti",
    "Noora",
    "Onni",
    "Pirkko",
    "Sari",
    "Tuomas",
    "Veera",
    "Åsa",
    "Björn",
    "Siiri",
    "Kalle",
    "Liisa",
    "Olavi",
    "Ritva",
]
_HEADS = [
    "Mäki",
    "Koski",
    "Niemi",
    "Virta",
    "Lahti",
    "Salmi",
    "Harju",
    "Kangas",
    "Suo",
    "Lehto",
    "Ranta",
    "Järvi",
    "Aho",
    "Halla",
    "Kallio",
    "Korpi",
    "Laakso",
    "Metsä",
    "Nurmi",
    "Oja",
    "Palo",
    "Pelto",
    "Poro",
    "Rauta",
    "Saari",
    "Salo",
    "Selkä",
    "Tammi",
    "Tuuli",
    "Uusi",
    "Vaara",
    "Vuori",
    "Ylä",
    "Ala",
    "Berg",
    "Lind",
    "Öster",
    "Väster",
    "Sjö",
    "Hag",
]
_TAILS = [
    "nen",
    "lä",
    "mäki",
    "la",
    "luoma",
    "maa",
    "pää",
    "joki",
    "kangas",
    "salo",
    "ranta",
    "ström",
    "qvist",
    "man",
    "gren",
    "sson",
    "berg",
    "lund",
    "dahl",
    "vik",
    "koski",
    "harju",
    "lampi",
    "suo",
    "korpi",
]
_CLIENTS = (
    ("9000101-4", "Mittari Oy", "FI3715903000000776"),
    ("9000102-2", "Lukema Ab", "FI5810171000000122"),
    ("9000103-0", "Lämpö Oy", "FI2112345600000785"),
)

_MADE = """
CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT id, client, person, cents, opened, opened - 40 AS due,
       CASE WHEN id % 10 < 5 AND opened + 10 + id % 200 <= '{on}' THEN opened + 10 + id % 200 END
           AS paid_on,
       CASE WHEN id % 10 < 4 THEN cents ELSE cents / 3 END AS paid
  FROM (SELECT n AS id, {first_client} + n % 3 AS client, gen_random_uuid() AS person,
               5000 + (n * 37 % 900)::bigint * 100 AS cents,
               DATE '{on}' - (n::bigint * 7919 % 1100)::int AS opened
          FROM generate_series({first}, {last}) n) AS cases;
ANALYZE made;
INSERT INTO parties_party (id, kind, language) SELECT person, 'person', 'fi' FROM made;
INSERT INTO parties_partyname (person_id, name, given_names, family_name, match_key, source,
       known_since, mandate)
SELECT person, given || ' ' || family, given, family, decode(md5(id::text), 'hex'), 'client',
       opened, client
  FROM (SELECT made.*, (%(given)s::text[])[1 + id %% 20] AS given,
               (%(heads)s::text[])[1 + id / 20 %% 40] ||
               (%(tails)s::text[])[1 + id / 800 %% 25] AS family FROM made) AS named;
INSERT INTO parties_address (person_id, street, postal_code, city, country, source, known_since,
       mandate)
SELECT person, 'Voimatie ' || id, '00500', 'Helsinki', 'FI', 'client', opened, client FROM made;
INSERT INTO receivables_case (id, client_id, person_id, kind, opened_on, reference, closed_on)
SELECT id, client, person, 'consumer', opened, 8000000 + id,
       CASE WHEN id % 10 < 4 THEN paid_on END FROM made;
INSERT INTO receivables_receivable (id, case_id, client_id, person_id, invoice_number,
       original_creditor, invoice_date, due_date, principal_cents, currency, kind,
       original_reference, handed_over_on)
SELECT id, id, client, person, 'M-' || id, '', due - 14, due, cents, 'EUR', 'consumer', '', opened
  FROM made;
INSERT INTO receivables_receivabletext (receivable_id, person_id, description, note, source,
       known_since, mandate)
SELECT id, person, 'Sähköenergia', '', 'client', opened, client FROM made;
INSERT INTO demands_letter (id, case_id, person_id, kind, step, dated, payment_deadline,
       total_cents, because, absorbed_cents)
SELECT 2 * id + number, id, person, kind, kind, opened + after, opened + after + 14, cents, '[]', 0
  FROM made
 CROSS JOIN (VALUES (0, 'reminder', 1), (1, 'demand', 22)) AS letter (number, kind, after)
 WHERE opened + after <= '{on}' AND (paid_on IS NULL OR paid_on > opened + after);
INSERT INTO demands_letterline (letter_id, receivable_id)
SELECT 2 * id + n, id FROM made CROSS JOIN generate_series(0, 1) n
 WHERE EXISTS (SELECT FROM demands_letter l WHERE l.id = 2 * made.id + n);
INSERT INTO demands_letterfile (letter_id, path, sha256)
SELECT l.id, 'letters/' || l.id || '.pdf', '' FROM demands_letter l
 WHERE l.id BETWEEN 2 * {first} AND 2 * {last} + 1;
"""
_MONEY = """
INSERT INTO payments_bankevent (id, event_key, file_id, account_iban, archive_id, booked_on, cents,
       currency)
SELECT id, decode(md5('e' || id), 'hex'), 1, 'FI2112345600000785', 'E' || id, paid_on, paid, 'EUR'
  FROM made WHERE paid_on IS NOT NULL;
INSERT INTO payments_bankitem (id, event_id, archive_id, end_to_end_id, value_date, cents, currency,
       reference, payer_id)
SELECT id, id, 'E' || id, '', paid_on, paid, 'EUR', 8000000 + id, person FROM made
 WHERE paid_on IS NOT NULL;
INSERT INTO payments_itempayer (item_id, payer_id, name, iban, message)
SELECT id, person, 'MAKSAJA', 'FI3715903000000776', '' FROM made WHERE paid_on IS NOT NULL;
INSERT INTO receivables_payment (id, case_id, person_id, item_id, value_date, booked_on, cents,
       matched_by)
SELECT id, id, person, id, paid_on, paid_on, paid, 'reference' FROM made WHERE paid_on IS NOT NULL;
INSERT INTO ledger_entry (id, booked_on, effective_on, kind, source, case_id)
SELECT 2 * id, opened, opened, 'handover', 'case:' || id, id FROM made
 UNION ALL SELECT 2 * id + 1, paid_on, paid_on, 'payment', 'payment:' || id, id FROM made
 WHERE paid_on IS NOT NULL;
INSERT INTO ledger_posting (entry_id, account, cents, currency, client_id, case_id, receivable_id,
       person_id, payment_id)
SELECT 2 * id + line.number, line.account,
       line.sign * CASE line.number WHEN 0 THEN cents ELSE paid END, 'EUR', client, id,
       CASE WHEN line.owed THEN id END, person,
       CASE WHEN line.account = 'collected.principal' THEN id END
  FROM made JOIN (VALUES (0, 'claim.principal', 1, true), (0, 'claim.contra', -1, false),
                         (1, 'bank.client_money', 1, false), (1, 'collected.principal', -1, true),
                         (1, 'claim.principal', -1, true), (1, 'claim.contra', 1, false))
       AS line (number, account, sign, owed) ON line.number = 0 OR paid_on IS NOT NULL;
"""
_SUSPENSE = """
INSERT INTO payments_bankevent (id, event_key, file_id, account_iban, archive_id, booked_on, cents,
       currency)
SELECT {after} + n, decode(md5('s' || n), 'hex'), 1, 'FI2112345600000785', 'S' || n,
       DATE '{on}' - n % 60, 5000 + n, 'EUR' FROM generate_series(1, 400) n;
INSERT INTO payments_bankitem (id, event_id, archive_id, end_to_end_id, value_date, cents, currency,
       reference, payer_id)
SELECT {after} + n, {after} + n, 'S' || n, '', DATE '{on}' - n % 60, 5000 + n, 'EUR', '',
       gen_random_uuid() FROM generate_series(1, 400) n;
INSERT INTO payments_itempayer (item_id, payer_id, name, iban, message)
SELECT id, payer_id, 'MATTI MÄKINEN', 'FI3715903000000776', 'lasku M-' || (id - {after}) * 700
  FROM payments_bankitem WHERE id > {after};
INSERT INTO payments_suspense (item_id, because)
SELECT id, 'no_reference' FROM payments_bankitem WHERE id > {after};
"""
#: Numbers that services go on from.
_NUMBERED = (
    "receivables_case",
    "receivables_receivable",
    "receivables_payment",
    "demands_letter",
    "payments_bankfile",
    "payments_bankevent",
    "payments_bankitem",
    "ledger_entry",
    *NUMBERED,
)


def populate(cases: int, on: date, advance: Callable[[int], None]) -> None:
    """Write so many cases as the owner, `_CHUNK` a transaction; asks an empty database."""
    with transaction.atomic():
        clients = [
            add_client(
                NewClient(
                    business_id=business_id,
                    name=name,
                    iban=iban,
                    street="Voimatie 1",
                    postal_code="00500",
                    city="Helsinki",
                ),
                Terms(commission_percent=Decimal(10)),
                on,
            )
            for business_id, name, iban in _CLIENTS
        ]
    _triggers("DISABLE")
    _run(
        "INSERT INTO payments_bankfile (id, name, sha256, imported_on) VALUES (1, 'b', '', %s)", on
    )
    for first in range(1, cases + 1, _CHUNK):
        last = min(first + _CHUNK - 1, cases)
        _write(first, last, clients[0].id, on)
        advance(last - first + 1)
    _triggers("ENABLE")
    with transaction.atomic():
        _run(_SUSPENSE.format(after=cases, on=on))
        _run(REMITTED.format(on=on))
        for table in _NUMBERED:
            _run(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")
    _run("VACUUM ANALYZE")


def _write(first: int, last: int, first_client: int, on: date) -> None:
    kinds = ("dispute", "pause")
    stops = {kind: "{" + ",".join(sorted(KINDS[kind].stops)) + "}" for kind in kinds}
    parts = {"given": _GIVEN, "heads": _HEADS, "tails": _TAILS}
    with transaction.atomic(), connection.cursor() as cursor:
        for script in (_MADE, _MONEY, LIFE):
            for statement in script.split(";\n"):
                if statement.strip():
                    written = statement.format(
                        first=first, last=last, first_client=first_client, on=on, **stops
                    )
                    named = "%(given)s" in written
                    cursor.execute(written, parts if named else None)


def _triggers(what: str) -> None:
    with transaction.atomic():
        for table in _TRIGGERED:
            _run(f"ALTER TABLE {table} {what} TRIGGER USER")


def _run(statement: str, *values: date | int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
