"""Sections 5 a, 6 and 7: the time a letter gives, and what may follow once it has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.dates import next_banking_day
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.permission import Objection
from inkasso.law.fi.debt_collection.tables import ACT, days, in_force_since
from inkasso.law.fi.interpretations import DEFAULT_READINGS, Readings
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import Value, fill

_ONE_DAY = timedelta(days=1)
_OMBUDSMAN = "KKV/378/14.08.01.05/2022"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationWindow:
    """When a tratta may be published or reported to a credit register."""

    #: First day.
    first: date
    #: Last day, unless more was agreed with the debtor.
    last: date


def payment_deadline(
    sent_on: date, delivery_days: int, regime: Regime = Regime.CONSUMER
) -> Decision[date]:
    """Last day to pay or object in a letter, for the deadline it prints.

    `delivery_days` are the weekdays within which the post delivers under its terms; the debtor has
    at least ten days from the last of them. A day on which banks are closed moves to the next open
    one.
    """
    least = days("days_to_pay", regime, sent_on)
    received = sent_on
    for _ in range(delivery_days):
        received = next_banking_day(received + _ONE_DAY)
    deadline = next_banking_day(received + timedelta(days=least.amount))
    section = "5 a § 1 mom. 5 k" if regime is Regime.CONSUMER else "5 b § 4 mom."
    grounds = (
        _ground(section, _TIME_TO_PAY, received=received, days=str(least.amount)),
        Citation(act=_OMBUDSMAN, section=least.section, text=_FROM_RECEIPT),
    )
    return Decision(value=deadline, because=grounds)


def earliest_court_claim(
    regime: Regime, demand: DemandSent | None, *, objection: Objection = Objection.NONE
) -> Decision[date | None] | Refusal:
    """First day for a claim in court; None when no day is set (513/1999, 6 §).

    A consumer receivable waits for the deadlines of the demand, unless the debtor disputed it.
    Refuses with `no_demand` and `receipt_not_verified`. A weighty reason to sue sooner is a
    person's decision.
    """
    if regime is Regime.OTHER:
        return Decision(value=None, because=(_ground("6 §", _ONLY_CONSUMER),))
    if objection is Objection.DISPUTED:
        return Decision(value=None, because=(_ground("6 § 2 mom. 2 k", _DISPUTED),))
    if demand is None:
        return Refusal(
            code="no_demand",
            message=_NO_DEMAND,
            remedy=_SEND_DEMAND,
            because=(_ground("6 § 1 mom.", _DEADLINES),),
        )
    if demand.electronic and not demand.receipt_verified:
        return Refusal(
            code="receipt_not_verified",
            message=_NOT_VERIFIED,
            remedy=_VERIFY,
            because=(_ground("6 § 1 mom.", _NOT_VERIFIED),),
        )
    last = max(demand.payment_deadline, demand.objection_deadline)
    return Decision(value=last + _ONE_DAY, because=(_ground("6 § 1 mom.", _DEADLINES),))


def tratta_publication_window(
    sent_on: date, *, readings: Readings = DEFAULT_READINGS
) -> Decision[PublicationWindow] | Refusal:
    """When a tratta may be published (513/1999, 7 § 6 mom.).

    Refuses with `not_encoded` a tratta sent before 1.5.2022.
    """
    since = in_force_since(Regime.OTHER)
    if sent_on < since:
        what = Words(
            fi="tratan julkaiseminen", sv="publicering av tratta", en="publishing a tratta"
        )
        ground = _ground("7 §", _WINDOW, first="14", last="60")
        return not_encoded(asked=sent_on, since=since, what=what, because=(ground,))
    first = days("tratta_days_before_publishing", Regime.OTHER, sent_on)
    last = days("tratta_days_for_publishing", Regime.OTHER, sent_on)
    window = PublicationWindow(
        first=readings.tratta.earliest(sent_on, first.amount),
        last=sent_on + timedelta(days=last.amount),
    )
    ground = first.ground(_WINDOW, first=str(first.amount), last=str(last.amount))
    return Decision(value=window, because=(ground,))


def _ground(section: str, text: Words, **values: Value) -> Citation:
    return Citation(act=ACT, section=section, text=fill(text, **values))


_TIME_TO_PAY = Words(
    fi="Kirje on perillä viimeistään {received}; siitä on vähintään {days} päivää aikaa maksaa tai "
    "esittää huomautuksia.",
    sv="Brevet är framme senast {received}; därefter finns minst {days} dagar att betala eller "
    "framställa anmärkningar.",
    en="The letter arrives by {received}; from then there are at least {days} days to pay or to "
    "object.",
)
_FROM_RECEIPT = Words(
    fi="Kuluttaja-asiamies: maksuaika lasketaan siitä, kun velallinen viimeistään saa kirjeen.",
    sv="Konsumentombudsmannen: betalningstiden räknas från när gäldenären senast får brevet.",
    en="Consumer Ombudsman: the time to pay counts from when the debtor at the latest gets the "
    "letter.",
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
_WINDOW = Words(
    fi="Tratan saa julkaista aikaisintaan {first} päivän ja viimeistään {last} päivän kuluttua "
    "lähettämisestä.",
    sv="En tratta får offentliggöras tidigast {first} och senast {last} dagar efter att den sänts.",
    en="A tratta may be published {first} days after it was sent at the earliest and {last} days "
    "at the latest.",
)
