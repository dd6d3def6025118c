"""Money that leaves only when a second person lets it: how each request is shown and done."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.billing.models import Remittance
from inkasso.billing.payouts import order_again
from inkasso.billing.preparing import remit_as_approved
from inkasso.billing.refunding import account_of, payer_of, refund_case
from inkasso.billing.remitting import find_remittance
from inkasso.billing.two_people import AGAIN, COVER, REFUND, REMITTANCE, SEND_BACK
from inkasso.billing.undoing import cover
from inkasso.desk.approvals.kind import Kind
from inkasso.desk.money.finding import opened
from inkasso.desk.money.other_account import KIND as PAYEE_ACCOUNT_KIND
from inkasso.law.wording import fill
from inkasso.mandates.services import client_numbered
from inkasso.payments.correcting.recording import ByHand, reason_in_words
from inkasso.payments.correcting.sending_back import send_back
from inkasso.payments.waiting import payer_of_item, told_of_payer
from inkasso.staff.approvals import Facts


def _number(facts: Facts, key: str) -> int:
    return int(str(facts[key]))


def _hand(moment: Moment) -> ByHand:
    return ByHand(on=moment.on, by=moment.by)


def _open_payer(payer: UUID | None, about: str) -> None:
    if payer is not None:
        opened([payer], about)


def _show_refund(facts: Facts) -> Sequence[Words]:
    case = _number(facts, "case")
    _open_payer(payer_of(case), f"case:{case}")
    cents = Money(_number(facts, "cents"))
    paid_to = account_of(case)
    told = [fill(_TO, name=paid_to[0], iban=paid_to[1])] if paid_to else []
    return [fill(_REFUND, case=case, sum=cents), *told]


def _payee(payer: UUID | None) -> Sequence[Words]:
    told = told_of_payer(payer) if payer else None
    return [fill(_TO, name=told.name or "-", iban=told.iban)] if told else []


def _refund(facts: Facts, moment: Moment) -> object:
    case = _number(facts, "case")
    _open_payer(payer_of(case), f"case:{case}")
    return refund_case(case, _number(facts, "cents"), moment.on)


def _show_cover(facts: Facts) -> Sequence[Words]:
    return [fill(_COVER, case=_number(facts, "case"), sum=Money(_number(facts, "cents")))]


def _cover(facts: Facts, moment: Moment) -> object:
    return cover(_number(facts, "case"), _number(facts, "cents"), _hand(moment))


def _show_back(facts: Facts) -> Sequence[Words]:
    item = _number(facts, "item")
    payer = payer_of_item(item)
    _open_payer(payer, f"item:{item}")
    cents, reason = Money(_number(facts, "cents")), reason_in_words(SENT, str(facts["reason"]))
    return [fill(_BACK, item=item, sum=cents, reason=reason), *_payee(payer)]


def _send_back(facts: Facts, moment: Moment) -> object:
    item = _number(facts, "item")
    _open_payer(payer_of_item(item), f"item:{item}")
    return send_back(item, str(facts["reason"]), _hand(moment))


def _show_remittance(facts: Facts) -> Sequence[Words]:
    client = client_numbered(_number(facts, "client"))
    return [
        fill(_REMIT, client=client.name, sum=Money(_number(facts, "paid_out"))),
        fill(_OF, count=_number(facts, "postings"), until=str(facts["until"])),
        fill(_TO, name=client.name, iban=str(facts["iban"])),
    ]


def _remit(facts: Facts, moment: Moment) -> Remittance:
    return remit_as_approved(dict(facts), moment.on)


def _show_again(facts: Facts) -> Sequence[Words]:
    remittance = find_remittance(_number(facts, "remittance"))
    client = client_numbered(remittance.client_id)
    cents = Money(remittance.paid_out_cents)
    return [
        fill(_AGAIN, number=remittance.id, client=client.name, sum=cents),
        fill(_TO, name=client.name, iban=client.iban),
    ]


def _again(facts: Facts, moment: Moment) -> object:
    return order_again(find_remittance(_number(facts, "remittance")), moment.on)


#: Key under which reasons for sending back are kept.
SENT = "sent_back"
_REFUND = Words(
    fi="Asiasta {case} palautetaan liikaa maksettu {sum} €.",
    sv="Från ärende {case} återbetalas {sum} €, som betalats för mycket.",
    en="{sum} EUR, paid in excess, goes back from case {case}.",
)
_TO = Words(fi="Saaja: {name}, {iban}", sv="Mottagare: {name}, {iban}", en="Payee: {name}, {iban}")
_COVER = Words(
    fi="Asiasta {case} on palautettu {sum} € liikaa, koska maksu peruttiin. Toimisto korvaa sen.",
    sv="Från ärende {case} har {sum} € återbetalats för mycket, ty betalningen återtogs. Byrån "
    "ersätter det.",
    en="Case {case} sent back {sum} EUR too much, for the payment was taken back. The agency pays.",
)
_BACK = Words(
    fi="Kohdistamaton erä {item}, {sum} €, palautetaan maksajalle: {reason}.",
    sv="Post {item} utan ärende, {sum} €, återbetalas till betalaren: {reason}.",
    en="Item {item} in suspense, {sum} EUR, goes back to its payer: {reason}.",
)
_REMIT = Words(
    fi="{client} saa {sum} €.", sv="{client} får {sum} €.", en="{client} gets {sum} EUR."
)
_OF = Words(
    fi="Kirjauksia {count}, {until} asti.",
    sv="{count} konteringar, till {until}.",
    en="{count} postings, until {until}.",
)
_AGAIN = Words(
    fi="Palautunut tilitys {number}, {client}, {sum} €, maksetaan uudelleen.",
    sv="Redovisning {number}, {client}, {sum} €, som kom tillbaka, betalas på nytt.",
    en="Remittance {number}, {client}, {sum} EUR, which came back, is paid again.",
)

MONEY_KINDS: tuple[Kind, ...] = (
    PAYEE_ACCOUNT_KIND,
    Kind(
        key=REFUND,
        action="approve_refund",
        asking="ask_refund",
        name=Words(fi="Palautus maksajalle", sv="Återbetalning", en="Refund"),
        show=_show_refund,
        carry_out=_refund,
    ),
    Kind(
        key=COVER,
        action="approve_refund",
        asking="ask_refund",
        name=Words(
            fi="Katteeton palautus", sv="Återbetalning utan täckning", en="Refund without cover"
        ),
        show=_show_cover,
        carry_out=_cover,
    ),
    Kind(
        key=SEND_BACK,
        action="approve_refund",
        asking="ask_refund",
        name=Words(
            fi="Kohdistamaton maksu takaisin",
            sv="Betalning utan ärende tillbaka",
            en="Payment in suspense goes back",
        ),
        show=_show_back,
        carry_out=_send_back,
    ),
    Kind(
        key=REMITTANCE,
        action="approve_remittance",
        asking="ask_remittance",
        name=Words(fi="Tilitys", sv="Redovisning", en="Remittance"),
        show=_show_remittance,
        carry_out=_remit,
    ),
    Kind(
        key=AGAIN,
        action="approve_remittance",
        asking="ask_remittance",
        name=Words(
            fi="Palautunut tilitys uudelleen",
            sv="Redovisning på nytt",
            en="Remittance once more",
        ),
        show=_show_again,
        carry_out=_again,
    ),
)
