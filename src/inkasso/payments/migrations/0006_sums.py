from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments", "0005_handling")]
    operations = [
        migrations.AddIndex(
            model_name="bankitem",
            index=models.Index(fields=["cents"], name="item_cents"),
        )
    ]
