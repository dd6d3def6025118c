"""Sections 5 a, 5 b and 6: the time a letter gives, and a claim in court once it has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.dates import next_banking_day
from inkasso.base.decisions import Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.permission import Objection
from inkasso.law.fi.debt_collection.tables import ACT, days
from inkasso.law.fi.debt_collection.wordings import (
    ENACTED,
    REFORM_2013,
    REFORM_2022,
    before_the_act,
    ground,
    version_among,
)
from inkasso.law.fi.interpretations import (
    DEFAULT_READINGS,
    TEN_DAYS_FROM_RECEIPT,
    Readings,
    as_ground,
)

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandSent:
    """A demand that was sent, and what came of it."""

    #: Last day to pay.
    payment_deadline: date
    #: Last day to object.
    objection_deadline: date
    #: Whether it went in another durable manner than on paper.
    electronic: bool = False
    #: Whether the collector made sure that it reached the debtor (section 5(4)).
    receipt_verified: bool = False


@enacted(TEN_DAYS_FROM_RECEIPT.act, "ten days from receipt", since=TEN_DAYS_FROM_RECEIPT.since)
def payment_deadline(
    sent_on: date,
    delivery_days: int,
    regime: Regime = Regime.CONSUMER,
    *,
    readings: Readings = DEFAULT_READINGS,
) -> Decision[date]:
    """Last day to pay or object in a letter, for the deadline it prints.

    `delivery_days` are the weekdays within which the post delivers under its terms; the debtor has
    at least ten days from the last of them. A day on which banks are closed moves to the next open
    one.
    """
    least = days("days_to_pay", regime, sent_on)
    received = sent_on
    for _ in range(delivery_days if readings.ten_days_from_receipt else 0):
        received = next_banking_day(received + _ONE_DAY)
    deadline = next_banking_day(received + timedelta(days=least.amount))
    section = "5 a § 1 mom. 5 k" if regime is Regime.CONSUMER else "5 b § 4 mom."
    version = version_among(sent_on, "31/2013", *(("299/2022",) if regime is Regime.OTHER else ()))
    asked = ground(
        section, _TIME_TO_PAY, version=version, received=received, days=str(least.amount)
    )
    reading = (as_ground(TEN_DAYS_FROM_RECEIPT),) if readings.ten_days_from_receipt else ()
    return Decision(value=deadline, because=(asked, *reading, *least.doubts))


@enacted(ACT, "6 §", since=ENACTED, until=REFORM_2013 - _ONE_DAY)
@enacted(ACT, "6 §", since=REFORM_2013, version="31/2013")
@enacted(ACT, "6 § 1 mom.", since=REFORM_2022, version="299/2022")
def earliest_court_claim(
    regime: Regime,
    demand: DemandSent | None,
    *,
    objection: Objection = Objection.NONE,
    suspension_asked: bool = False,
    on: date = REFORM_2022,
) -> Decision[date | None] | Refusal:
    """First day for a claim in court; None when no day is set (513/1999, 6 §).

    A consumer receivable waits for the deadlines of the demand, unless since 16.3.2013 the debtor
    disputed it or asked to take it to court. `on` tells which wording is asked; the newest if it is
    not given. Refuses with `no_demand`, `receipt_not_verified` and `not_encoded`. A weighty reason
    to sue sooner, or the loss of a right, is a person's decision.
    """
    refusal = before_the_act(on, _COURT)
    if refusal is not None:
        return refusal
    version = version_among(on, "31/2013", "299/2022")
    if regime is Regime.OTHER:
        return Decision(value=None, because=(ground("6 §", _ONLY_CONSUMER, version=version),))
    if on >= REFORM_2013 and (objection is Objection.DISPUTED or suspension_asked):
        text = _DISPUTED if objection is Objection.DISPUTED else _ASKED
        return Decision(value=None, because=(ground("6 § 2 mom. 2 k", text, version="31/2013"),))
    section = "6 § 1 mom." if on >= REFORM_2013 else "6 §"
    waiting = ground(section, _DEADLINES, version=version)
    if demand is None:
        return Refusal(
            code="no_demand", message=_NO_DEMAND, remedy=_SEND_DEMAND, because=(waiting,)
        )
    if on >= REFORM_2022 and demand.electronic and not demand.receipt_verified:
        because = (ground("6 § 1 mom.", _NOT_VERIFIED, version="299/2022"),)
        return Refusal(
            code="receipt_not_verified", message=_NOT_VERIFIED, remedy=_VERIFY, because=because
        )
    last = max(demand.payment_deadline, demand.objection_deadline)
    return Decision(value=last + _ONE_DAY, because=(waiting,))


_COURT = Words(fi="velkominen tuomioistuimessa", sv="kravet i domstol", en="the claim in court")
_ASKED = Words(
    fi="Kun velallinen on pyytänyt siirtämistä oikeudelliseen perintään, saatavaa saa vaatia "
    "tuomioistuimessa odottamatta.",
    sv="När gäldenären begärt att saken förs till rättslig indrivning får fordran krävas i domstol "
    "utan väntan.",
    en="Once the debtor has asked for the matter to be taken to court, it may be claimed there "
    "without waiting.",
)
_TIME_TO_PAY = Words(
    fi="Kirje on perillä viimeistään {received}; siitä on vähintään {days} päivää aikaa maksaa tai "
    "esittää huomautuksia.",
    sv="Brevet är framme senast {received}; därefter finns minst {days} dagar att betala eller "
    "framställa anmärkningar.",
    en="The letter arrives by {received}; from then there are at least {days} days to pay or to "
    "object.",
)
_ONLY_CONSUMER = Words(
    fi="Vain kuluttajasaatavan velkominen tuomioistuimessa odottaa maksuvaatimuksen määräaikoja.",
    sv="Bara när en konsumentfordran krävs i domstol måste fristerna i betalningskravet löpa ut.",
    en="Only a claim for a consumer receivable waits for the deadlines of the demand.",
)
_DISPUTED = Words(
    fi="Kun velallinen on kiistänyt saatavan, sitä saa vaatia tuomioistuimessa odottamatta.",
    sv="När gäldenären bestridit fordran får den krävas i domstol utan väntan.",
    en="Once the debtor has disputed the receivable it may be claimed in court without waiting.",
)
_NO_DEMAND = Words(
    fi="Kuluttajasaatavaa ei voi vaatia tuomioistuimessa ennen maksuvaatimusta.",
    sv="En konsumentfordran kan inte krävas i domstol före betalningskravet.",
    en="A consumer receivable cannot be claimed in court before the payment demand.",
)
_SEND_DEMAND = Words(
    fi="Lähetä maksuvaatimus ja odota sen määräajat.",
    sv="Sänd ett betalningskrav och vänta ut dess frister.",
    en="Send the demand and wait for its deadlines.",
)
_DEADLINES = Words(
    fi="Tuomioistuimessa saa vaatia maksua vasta, kun maksuvaatimuksen määräajat maksaa ja esittää "
    "huomautuksia ovat päättyneet.",
    sv="I domstol får betalning krävas först när betalningskravets tider för betalning och "
    "anmärkningar löpt ut.",
    en="Payment may be claimed in court only once the demand's times to pay and to object have "
    "passed.",
)
_NOT_VERIFIED = Words(
    fi="Ei ole varmistettu, että sähköinen maksuvaatimus on tavoittanut velallisen.",
    sv="Det har inte säkerställts att det elektroniska betalningskravet nått gäldenären.",
    en="It has not been made sure that the electronic demand reached the debtor.",
)
_VERIFY = Words(
    fi="Varmista tavoittaminen tai lähetä maksuvaatimus kirjeenä.",
    sv="Säkerställ att kravet nått fram eller sänd det som brev.",
    en="Make sure of it, or send the demand as a letter.",
)
