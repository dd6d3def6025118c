"""No review of the access log goes while it is young."""

from django.db import migrations

from inkasso.rights.ageing import guards_age_of_log_reviews


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0015_letters_in_free_words_guarded"),
        ("oversight", "0001_reviews_and_verifications"),
    ]
    operations = [*guards_age_of_log_reviews()]
