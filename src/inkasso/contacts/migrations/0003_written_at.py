"""When a contact was written down, beside when it was made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contacts", "0002_append_only")]
    operations = [
        migrations.AddField("attempt", "written_at", models.DateTimeField(null=True)),
    ]
