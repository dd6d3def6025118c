"""Names are looked for step by step, the most alike first."""

from importlib import import_module

from django.db import migrations

make_function = import_module("inkasso.gate.migrations.0006_find_people").make_function


class Migration(migrations.Migration):
    dependencies = [("gate", "0006_find_people")]
    operations = [migrations.RunPython(make_function, migrations.RunPython.noop)]
