"""What is old enough to be time-barred is found without reading what is not."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("receivables", "0008_waiving")]
    operations = [
        migrations.AddIndex(
            model_name="receivable",
            index=models.Index(fields=["due_date"], name="receivable_due"),
        )
    ]
