"""Whom a payment is from has an identifier: facts say it, and the opened row is about it."""

import uuid

import django.contrib.postgres.fields
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from inkasso.formats.reference import find_references

_PAYERS = """
ALTER TABLE payments_itempayer ADD COLUMN payer_id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE payments_itempayer ALTER COLUMN payer_id DROP DEFAULT
"""
#: A refund ordered before now has its payee's identifier already (receivables 0004).
_REFUNDED = """
UPDATE payments_itempayer i SET payer_id = y.payer_id
  FROM receivables_refundpayee y
  JOIN receivables_refund r ON r.id = y.refund_id
  JOIN receivables_payment p ON p.case_id = r.case_id
 WHERE p.item_id = i.item_id AND i.iban = y.iban
"""
_ITEMS = """
ALTER TABLE payments_bankitem DISABLE TRIGGER append_only;
UPDATE payments_bankitem b SET payer_id = i.payer_id
  FROM payments_itempayer i WHERE i.item_id = b.id;
ALTER TABLE payments_bankitem ENABLE TRIGGER append_only
"""
_NAMED = "UPDATE payments_openreturn SET named = %s WHERE item_id = %s"


def _name(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The references that messages of open returns name; there are few such returns."""
    told = apps.get_model("payments", "OpenReturn").objects.exclude(item__itempayer=None)
    messages = list(told.values_list("item_id", "item__itempayer__message"))
    with editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE payments_openreturn DISABLE TRIGGER append_only")
        for item_id, message in messages:
            cursor.execute(_NAMED, [list(find_references(message)), item_id])
        cursor.execute("ALTER TABLE payments_openreturn ENABLE TRIGGER append_only")


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0003_leaving_suspense"),
        ("receivables", "0004_texts_apart"),
    ]
    operations = [
        migrations.RunSQL(
            _PAYERS,
            "ALTER TABLE payments_itempayer DROP COLUMN payer_id",
            state_operations=[
                migrations.AddField(
                    model_name="itempayer",
                    name="payer_id",
                    field=models.UUIDField(default=uuid.uuid4),
                )
            ],
        ),
        migrations.RunSQL(_REFUNDED, migrations.RunSQL.noop),
        migrations.AddField(
            model_name="bankitem", name="payer_id", field=models.UUIDField(null=True)
        ),
        migrations.RunSQL(_ITEMS, migrations.RunSQL.noop),
        migrations.AddField(
            model_name="openreturn",
            name="named",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=35), default=list, size=None
            ),
        ),
        migrations.RunPython(_name, migrations.RunPython.noop),
    ]
