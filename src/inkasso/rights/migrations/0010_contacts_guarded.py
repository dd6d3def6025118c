"""No row of a contact goes while its case is open or a hold protects its person."""

from django.db import migrations

from inkasso.rights.retention.guarding import guards_removal_of_contacts


class Migration(migrations.Migration):
    dependencies = [("rights", "0009_young_rows_stay"), ("contacts", "0002_append_only")]
    operations = [*guards_removal_of_contacts()]
