"""No row of a plan goes while its case is open or a hold protects its debtor."""

from django.db import migrations

from inkasso.rights.retention.guarding import guards_removal_of_plans


class Migration(migrations.Migration):
    dependencies = [("rights", "0007_breaches"), ("plans", "0002_append_only")]
    operations = [*guards_removal_of_plans()]
