"""What identifies or describes somebody leaves the tables of facts for tables of its own.

A fact decides an amount or a deadline and must never be hidden; a text or a payee shows only when
the person's file is open. Rows are carried over whole, back too.
"""

import django.db.models.deletion
from django.db import migrations, models

from inkasso.gate.append_only import append_only

_SOURCES = [
    ("client", "Client"),
    ("person", "Person"),
    ("register", "Register"),
    ("public_source", "Public Source"),
]

_TEXTS = """
INSERT INTO receivables_receivabletext
       (receivable_id, person_id, description, note, source, known_since, mandate)
SELECT r.id, r.person_id, r.description, coalesce(n.text, ''), 'client', r.handed_over_on,
       r.client_id
  FROM receivables_receivable r LEFT JOIN receivables_receivablenote n ON n.receivable_id = r.id
"""
_TEXTS_BACK = """
UPDATE receivables_receivable r SET description = t.description
  FROM receivables_receivabletext t WHERE t.receivable_id = r.id;
INSERT INTO receivables_receivablenote (receivable_id, person_id, text)
SELECT receivable_id, person_id, note FROM receivables_receivabletext WHERE note <> ''
"""

#: One payer a case and account; the payments' room takes the same ids over (its migration 0004).
_PAYEES = """
INSERT INTO receivables_refundpayee (refund_id, payer_id, name, iban)
SELECT r.id, p.payer_id, r.payee_name, r.payee_iban
  FROM receivables_refund r
  JOIN (SELECT case_id, payee_iban, gen_random_uuid() AS payer_id
          FROM receivables_refund GROUP BY case_id, payee_iban) AS p USING (case_id, payee_iban)
"""
_PAYEES_BACK = """
ALTER TABLE receivables_refund DISABLE TRIGGER append_only;
UPDATE receivables_refund r SET payee_name = p.name, payee_iban = p.iban
  FROM receivables_refundpayee p WHERE p.refund_id = r.id;
ALTER TABLE receivables_refund ENABLE TRIGGER append_only
"""

#: Whose hand-over brought a datum: that of the day on which it came, else the person's first.
_MANDATES = """
UPDATE parties_{table} t SET mandate = found.client_id
  FROM (SELECT DISTINCT ON (d.{key}) d.{key} AS key, o.client_id
          FROM parties_{table} d
          JOIN (SELECT person_id, id, handed_over_on, client_id FROM receivables_receivable
                 UNION ALL
                SELECT c.person_id, r.id, r.handed_over_on, r.client_id
                  FROM receivables_codebtor c
                  JOIN receivables_receivable r ON r.id = c.receivable_id) AS o
            ON o.person_id = d.person_id
         ORDER BY d.{key}, o.handed_over_on = d.known_since DESC, o.handed_over_on, o.id) AS found
 WHERE found.key = t.{key}
"""


def _set_mandates() -> list[migrations.RunSQL]:
    keys = {"address": "id", "contactpoint": "id"}
    return [
        migrations.RunSQL(
            _MANDATES.format(table=table, key=keys.get(table, "person_id")),
            migrations.RunSQL.noop,
        )
        for table in ("partyname", "identitycode", "businessid", "address", "contactpoint")
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("receivables", "0003_interest_percent"),
        ("parties", "0002_provenance"),
        ("ledger", "0002_rules"),
    ]
    operations = [
        migrations.CreateModel(
            name="ReceivableText",
            fields=[
                ("source", models.CharField(choices=_SOURCES, max_length=13)),
                ("known_since", models.DateField()),
                ("mandate", models.BigIntegerField(null=True)),
                (
                    "receivable",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="receivables.receivable",
                    ),
                ),
                ("description", models.CharField(max_length=500)),
                ("note", models.TextField(blank=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="parties.party"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="RefundPayee",
            fields=[
                (
                    "refund",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="receivables.refund",
                    ),
                ),
                ("payer_id", models.UUIDField()),
                ("name", models.CharField(max_length=140)),
                ("iban", models.CharField(max_length=34)),
            ],
        ),
        migrations.RunSQL(_TEXTS, _TEXTS_BACK),
        migrations.RunSQL(_PAYEES, _PAYEES_BACK),
        *append_only("receivables_refundpayee"),
        *_set_mandates(),
        migrations.DeleteModel(name="ReceivableNote"),
        # Text columns need something while the rows are carried back.
        *(
            migrations.AlterField(
                model_name=model, name=field, field=models.CharField(max_length=most, default="")
            )
            for model, field, most in (
                ("receivable", "description", 500),
                ("refund", "payee_name", 140),
                ("refund", "payee_iban", 34),
            )
        ),
        migrations.RemoveField(model_name="receivable", name="description"),
        migrations.RemoveField(model_name="refund", name="payee_name"),
        migrations.RemoveField(model_name="refund", name="payee_iban"),
    ]
