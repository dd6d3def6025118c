"""The payment order of money that is sent back from suspense to its payer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.files import write_whole
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.billing.orders import single_payment
from inkasso.formats.pain import CreditTransfer, write
from inkasso.mandates.agency import Agency
from inkasso.parties.hidden import HiddenRow
from inkasso.payments.models import BankItem, Handled, Handling, ItemPayer
from inkasso.payments.outgoing import order_id


def find_payback(item_id: int) -> Handling:
    """What was sent back, by its item; raises `Refused` (`unknown_payback`)."""
    found = (
        Handling.objects.select_related("item")
        .filter(item_id=item_id, kind=Handled.SENT_BACK)
        .first()
        if item_id < 2**63
        else None
    )
    if found is None:
        raise Refused(Refusal(code="unknown_payback", message=_UNKNOWN.format(item=item_id)))
    return found


def file_payback(handling: Handling, home: Path, agency: Agency) -> str:
    """Make and store the order, unless it is there; returns its path. With the payer's file open.

    Raises `HiddenRow`.
    """
    item: BankItem = handling.item
    day = handling.handled_on
    path = f"refunds/{day:%Y/%m}/payback-{item.id:06d}-pain001.xml"
    if not (home / path).exists():
        payer = ItemPayer.objects.filter(item=item).first()
        if payer is None:
            raise HiddenRow("payments_itempayer", item.id)
        payment = CreditTransfer(
            end_to_end_id=order_id("payback", item.id),
            amount=Money(item.cents),
            payee_name=payer.name or "-",
            payee_iban=payer.iban,
            message=f"{agency.name}: {_MESSAGE}"[:140],
        )
        write_whole(home / path, write(single_payment(agency, day, payment)))
    return path


def paid_back_since(day: date) -> list[Handling]:
    """What was ordered back from suspense since a day, the newest first."""
    sent = Handling.objects.select_related("item").filter(
        kind=Handled.SENT_BACK, handled_on__gte=day
    )
    return list(sent.order_by("-handled_on", "-item_id"))


#: Whom it is for is not known, nor the language; the bank of the payer shows it as it is.
_MESSAGE = "palautus / återbetalning / returned"
_UNKNOWN = Words(
    fi="Erää {item} ei ole palautettu.",
    sv="Post {item} har inte återbetalats.",
    en="Item {item} was not sent back.",
)
