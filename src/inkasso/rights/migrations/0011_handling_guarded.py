"""No row of what was done with money by hand goes while it is young."""

from django.db import migrations

from inkasso.rights.ageing import guards_age_of_handling


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0010_contacts_guarded"),
        ("payments", "0005_handling"),
        ("receivables", "0006_refund_undone"),
    ]
    operations = [*guards_age_of_handling()]
