"""Which money waits in suspense."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from inkasso.payments.models import Suspense
from inkasso.receivables.models import Payment, Reversal


def open_suspense() -> QuerySet[Suspense]:
    """Items in suspense: not paid towards a case, not taken back, not told in detail since."""
    of_item = {"item_id": OuterRef("item_id")}
    return Suspense.objects.filter(
        ~Exists(Payment.objects.filter(**of_item)),
        ~Exists(Reversal.objects.filter(**of_item)),
        item__cleared__isnull=True,
    )
