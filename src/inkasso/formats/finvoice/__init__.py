"""Finvoice, the Finnish electronic invoice: in, judged as a hand-over, and out."""

from inkasso.formats.finvoice.handover import debtor_type, to_credit_note, to_handover_row
from inkasso.formats.finvoice.model import CreditNote, Invoice, InvoiceAddress, InvoiceParty
from inkasso.formats.finvoice.reader import read

__all__ = [
    "CreditNote",
    "Invoice",
    "InvoiceAddress",
    "InvoiceParty",
    "debtor_type",
    "read",
    "to_credit_note",
    "to_handover_row",
]
