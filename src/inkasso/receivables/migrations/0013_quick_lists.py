"""Indexes for what is asked at every payment: its invoice, whatever the case, and its day."""

from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [("receivables", "0012_refunds_undone_in_parts")]
    operations = [
        migrations.AddIndex(
            model_name="receivable",
            index=models.Index(Lower("invoice_number"), name="receivable_invoice_lower"),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(fields=["booked_on"], name="payment_booked"),
        ),
    ]
