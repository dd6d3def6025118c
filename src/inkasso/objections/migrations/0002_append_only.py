"""What is written here is never changed."""

from django.db import migrations

from inkasso.gate.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("objections", "0001_initial"),
        ("ledger", "0002_rules"),
    ]
    operations = [
        *append_only(
            "objections_objection",
            "objections_disputed",
            "objections_objectionhold",
            "objections_objectiontext",
            "objections_clientquestion",
            "objections_clientquestiontext",
            "objections_evidence",
            "objections_answer",
            "objections_answertext",
            "objections_answerletter",
            "objections_lettercontent",
            "objections_answerletterfile",
        ),
    ]
