"""Every personal datum says who told it, when, and under whose assignment.

Until now everything came with hand-overs of clients. Whose hand-over it was, the room of
receivables knows (its migration 0004).
"""

from django.db import migrations, models

_SOURCES = [
    ("client", "Client"),
    ("person", "Person"),
    ("register", "Register"),
    ("public_source", "Public Source"),
]
_TABLES = ("partyname", "identitycode", "businessid", "address", "contactpoint")
#: Tables that have not known since when they know.
_UNDATED = _TABLES[:3]

#: A party is taken in with its first address and contacts; where it had none, today is the truth.
_DATE = """
UPDATE parties_{table} t SET known_since = coalesce(
    (SELECT min(told.known_since) FROM (
        SELECT known_since FROM parties_address WHERE person_id = t.person_id
         UNION ALL
        SELECT known_since FROM parties_contactpoint WHERE person_id = t.person_id) AS told),
    current_date)
"""


class Migration(migrations.Migration):
    dependencies = [("parties", "0001_initial")]
    operations = [
        *(
            migrations.AddField(
                model_name=table,
                name="source",
                field=models.CharField(max_length=13, choices=_SOURCES, default="client"),
                preserve_default=False,
            )
            for table in _TABLES
        ),
        *(
            migrations.AddField(
                model_name=table, name="mandate", field=models.BigIntegerField(null=True)
            )
            for table in _TABLES
        ),
        *(
            migrations.AddField(
                model_name=table, name="known_since", field=models.DateField(null=True)
            )
            for table in _UNDATED
        ),
        *(
            migrations.RunSQL(_DATE.format(table=table), migrations.RunSQL.noop)
            for table in _UNDATED
        ),
        *(
            migrations.AlterField(model_name=table, name="known_since", field=models.DateField())
            for table in _UNDATED
        ),
    ]
