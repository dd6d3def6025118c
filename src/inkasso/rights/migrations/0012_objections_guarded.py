"""No row of an objection or a document goes while its case is open or a hold protects its person."""

from django.db import migrations

from inkasso.rights.retention.guarding import guards_removal_of_objections


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0011_handling_guarded"),
        ("objections", "0002_append_only"),
        ("receivables", "0007_documents"),
    ]
    operations = [*guards_removal_of_objections()]
