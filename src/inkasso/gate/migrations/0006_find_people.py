"""The function that people are found with before any file is open."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from inkasso.gate.finding import FIND


def make_function(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema()) || ', pg_temp'")
        (path,) = cursor.fetchone()
        cursor.execute("DROP FUNCTION IF EXISTS gate_find(text, text, text, text, bytea, integer)")
        cursor.execute(FIND.format(path=path))


class Migration(migrations.Migration):
    dependencies = [("gate", "0005_rows_may_go")]
    operations = [migrations.RunPython(make_function, migrations.RunPython.noop)]
