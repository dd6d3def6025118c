"""No client's word goes while it is young, nor what it took back, nor a payee's account."""

from django.db import migrations

from inkasso.rights.ageing import guards_age_of_creditors_word
from inkasso.rights.retention.guarding import guards_removal_of_recalls


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0018_client_letters_guarded"),
        ("mandates", "0005_instructions"),
        ("receivables", "0014_creditors_word"),
    ]
    operations = [*guards_age_of_creditors_word(), *guards_removal_of_recalls()]
