"""What failed can be put into the queue again."""

from django.db import migrations

from inkasso.jobs.library import steps


class Migration(migrations.Migration):
    dependencies = [("jobs", "0003_queue_workers")]
    operations = steps(
        after="03.04.00_01_pre_add_retry_failed_job_procedure.sql",
        last="03.04.00_50_post_add_retry_failed_job_procedure.sql",
    )
