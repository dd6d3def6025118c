"""A name tells who acted: no two accounts that may sign in have the same."""

from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [("staff", "0004_access_reviews")]
    operations = [
        migrations.AddConstraint(
            "account",
            models.UniqueConstraint(
                Lower("name"), condition=models.Q(("is_active", True)), name="one_account_a_name"
            ),
        ),
    ]
