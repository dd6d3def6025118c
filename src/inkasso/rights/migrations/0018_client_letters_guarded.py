"""No letter to a client goes while it is young."""

from django.db import migrations

from inkasso.rights.ageing import guards_age_of_client_letters


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0017_details_guarded"),
        ("correspondence", "0003_answers_templates_client_letters"),
    ]
    operations = [*guards_age_of_client_letters()]
