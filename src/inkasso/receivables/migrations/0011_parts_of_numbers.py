"""Invoices and references are found by a part: an index of three-letter pieces each."""

from django.db import migrations

INVOICES = """
CREATE INDEX receivable_invoice_pieces ON receivables_receivable
USING gin (upper(invoice_number) gin_trgm_ops)
"""
REFERENCES = """
CREATE INDEX case_reference_pieces ON receivables_case USING gin (reference gin_trgm_ops)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("receivables", "0010_invoice_index"),
        ("parties", "0004_name_search"),
    ]
    operations = [
        migrations.RunSQL(INVOICES, "DROP INDEX receivable_invoice_pieces"),
        migrations.RunSQL(REFERENCES, "DROP INDEX case_reference_pieces"),
    ]
