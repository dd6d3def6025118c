"""The queue's tables, by the library's steps."""

from django.db import migrations

from inkasso.jobs.library import steps


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]
    # A migration ends where values are added to a type: they count once that is committed.
    operations = steps(last="02.06.00_01_add_cancel_states.sql")
