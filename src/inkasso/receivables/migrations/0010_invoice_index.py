from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("receivables", "0009_due_days")]
    operations = [
        migrations.AddIndex(
            model_name="receivable",
            index=models.Index(fields=["invoice_number"], name="receivable_invoice"),
        )
    ]
