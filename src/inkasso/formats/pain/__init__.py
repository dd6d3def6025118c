"""ISO 20022 payment orders out (pain.001): what the agency pays its clients, and refunds."""

from inkasso.formats.pain.model import CreditTransfer, PainAddress, PaymentOrder
from inkasso.formats.pain.write import write

__all__ = ["CreditTransfer", "PainAddress", "PaymentOrder", "write"]
