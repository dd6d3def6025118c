"""What was sent back to its payer may come back from the bank."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments", "0006_sums")]
    operations = [
        migrations.AlterField(
            "handling",
            "kind",
            models.CharField(
                choices=[
                    ("split", "Split"),
                    ("taken_off", "Taken Off"),
                    ("booked", "Booked"),
                    ("sent_back", "Sent Back"),
                    ("came_back", "Came Back"),
                ],
                max_length=10,
            ),
        ),
    ]
