from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=20)),
                ("client_id", models.BigIntegerField(null=True)),
                ("day", models.DateField()),
                ("counted_at", models.DateTimeField(db_default=Now())),
                ("rows", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["question", "client_id"],
                        name="answer_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
