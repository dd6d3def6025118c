"""An agreed rate keeps the four decimals that a hand-over may give it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("receivables", "0002_append_only")]
    operations = [
        migrations.AlterField(
            model_name="receivable",
            name="interest_percent",
            field=models.DecimalField(decimal_places=4, max_digits=7, null=True),
        )
    ]
