from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0004_queue_again")]
    operations = [
        migrations.AddField(
            model_name="job",
            name="stage",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
    ]
