"""No row of a contact, an objection, a document or an approval goes while it is young."""

from django.db import migrations

from inkasso.rights.ageing import guards_age_of_desk_work


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0013_waivers_guarded"),
        ("contacts", "0002_append_only"),
        ("objections", "0002_append_only"),
        ("receivables", "0008_waiving"),
        ("staff", "0004_access_reviews"),
    ]
    operations = [*guards_age_of_desk_work()]
