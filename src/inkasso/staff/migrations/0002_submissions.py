from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("number", models.UUIDField(primary_key=True, serialize=False)),
                ("sent_at", models.DateTimeField()),
            ],
        ),
    ]
