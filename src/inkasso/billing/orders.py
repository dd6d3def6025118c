"""Payment orders of one payment from the client money account."""

from __future__ import annotations

from datetime import date, datetime, time

from inkasso.base.dates import next_banking_day
from inkasso.formats.pain import CreditTransfer, PaymentOrder
from inkasso.mandates.agency import Agency


def single_payment(agency: Agency, ordered_on: date, payment: CreditTransfer) -> PaymentOrder:
    """The order for one payment; the same bytes whenever its file is made.

    Dated by the run, not by the clock, and paid on the first day on which banks are open.
    """
    return PaymentOrder(
        message_id=payment.end_to_end_id,
        created=datetime.combine(ordered_on, time(12)),
        execution_date=next_banking_day(ordered_on),
        payer_name=agency.name,
        payer_iban=agency.iban,
        payer_bic=agency.bic,
        transfers=(payment,),
    )
