from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bulk", "0002_append_only")]
    operations = [
        migrations.AddField("outcome", "unsent", models.JSONField(default=list)),
    ]
