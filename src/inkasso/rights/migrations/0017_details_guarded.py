"""No change of how a client is reached goes while it is young: approvers are shown it."""

from django.db import migrations

from inkasso.rights.ageing import guards_age_of_details


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0016_log_reviews_guarded"),
        ("mandates", "0004_detail_changes"),
    ]
    operations = [*guards_age_of_details()]
