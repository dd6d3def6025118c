"""No letter in free words, and no change to many cases, goes while it is young or still needed."""

from django.db import migrations

from inkasso.rights.ageing import guards_age_of_letters_in_free_words
from inkasso.rights.retention.guarding import guards_removal_of_letters_in_free_words


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0014_desk_work_guarded"),
        ("correspondence", "0002_append_only"),
        ("bulk", "0002_append_only"),
    ]
    operations = [
        *guards_removal_of_letters_in_free_words(),
        *guards_age_of_letters_in_free_words(),
    ]
