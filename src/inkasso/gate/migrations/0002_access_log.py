"""The access log, partitioned by month, and the functions that decide what is visible."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from inkasso.gate.append_only import REFUSE_ALL, append_only
from inkasso.gate.sql import FUNCTIONS, LOG


def make_functions(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema()) || ', pg_temp'")
        (path,) = cursor.fetchone()
        for function in FUNCTIONS:
            cursor.execute(function.format(path=path))
        cursor.execute("SELECT gate_make_partitions(current_date, 12)")


class Migration(migrations.Migration):
    dependencies = [("gate", "0001_initial")]
    operations = [
        # The ledger's migration makes the same function: whichever room comes first.
        migrations.RunSQL(REFUSE_ALL, migrations.RunSQL.noop),
        migrations.RunSQL(LOG, "DROP TABLE gate_accesslog"),
        migrations.RunPython(make_functions, migrations.RunPython.noop),
        *append_only("gate_accessseal"),
    ]
