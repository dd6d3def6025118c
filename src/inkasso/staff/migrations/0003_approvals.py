import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

GUARD = """
CREATE FUNCTION staff_guard_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.decision <> '' THEN
            RAISE EXCEPTION 'a request begins undecided' USING ERRCODE = 'IK002';
        END IF;
    ELSIF OLD.decision <> '' OR (NEW.id, NEW.kind, NEW.facts, NEW.why, NEW.asked_by, NEW.asked_on)
            IS DISTINCT FROM (OLD.id, OLD.kind, OLD.facts, OLD.why, OLD.asked_by, OLD.asked_on) THEN
        RAISE EXCEPTION 'request % is decided once, and what it asks for stays', OLD.id
            USING ERRCODE = 'IK002';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decided_once BEFORE INSERT OR UPDATE ON staff_approval
    FOR EACH ROW EXECUTE FUNCTION staff_guard_approval();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON staff_approval
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""
UNGUARD = """
DROP TRIGGER append_only ON staff_approval;
DROP TRIGGER decided_once ON staff_approval;
DROP FUNCTION staff_guard_approval()
"""


class Migration(migrations.Migration):
    dependencies = [("staff", "0002_submissions"), ("gate", "0005_rows_may_go")]

    operations = [
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("facts", models.JSONField()),
                ("why", models.TextField()),
                ("asked_by", models.CharField(max_length=100)),
                ("asked_on", models.DateField()),
                ("decision", models.CharField(blank=True, max_length=10)),
                ("decided_by", models.CharField(blank=True, max_length=100)),
                ("decided_on", models.DateField(null=True)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("decision", "")),
                        fields=["kind"],
                        name="approvals_that_wait",
                    ),
                    models.Index(fields=["asked_by", "asked_on"], name="approvals_asked_by"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_by", ""),
                                ("decided_on", None),
                                ("decision", ""),
                                ("reason", ""),
                            ),
                            models.Q(
                                ("decided_on__isnull", False),
                                ("decision__in", ("approved", "rejected")),
                                models.Q(("decided_by", ""), _negated=True),
                                models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Lower("decided_by"),
                                        django.db.models.functions.text.Lower("asked_by"),
                                    ),
                                    _negated=True,
                                ),
                            ),
                            models.Q(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Lower("decided_by"),
                                    django.db.models.functions.text.Lower("asked_by"),
                                ),
                                ("decided_on__isnull", False),
                                ("decision", "withdrawn"),
                            ),
                            _connector="OR",
                        ),
                        name="two_people_decide",
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
