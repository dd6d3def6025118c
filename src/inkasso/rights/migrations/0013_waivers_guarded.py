"""Nothing that was given up, and no representative, goes before its time."""

from django.db import migrations

from inkasso.rights.retention.guarding import guards_removal_of_waivers


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0012_objections_guarded"),
        ("receivables", "0008_waiving"),
        ("parties", "0005_reaching"),
    ]
    operations = [*guards_removal_of_waivers()]
