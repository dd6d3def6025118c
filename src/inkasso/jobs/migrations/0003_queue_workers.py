"""The queue knows its workers and whether they live."""

from django.db import migrations

from inkasso.jobs.library import steps


class Migration(migrations.Migration):
    dependencies = [("jobs", "0002_queue")]
    operations = steps(
        after="02.06.00_01_add_cancel_states.sql",
        last="03.04.00_01_pre_add_retry_failed_job_procedure.sql",
    )
