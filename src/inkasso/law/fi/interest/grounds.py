"""The sections of the Interest Act that an answer rests on, in our own plain words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.wording import fill

ACT = "633/1982"


def statutory(reference: Decimal, points: Decimal, *, commercial: bool) -> Citation:
    """Section 4 or 4 a: reference rate plus a margin."""
    return Citation(
        act=ACT,
        section="4 a § 1 mom." if commercial else "4 § 1 mom.",
        text=fill(
            Words(
                fi="Viivästyskorko on viitekorko {reference} % lisättynä {points} "
                "prosenttiyksiköllä, yhteensä {percent} % vuodessa.",
                sv="Dröjsmålsräntan är referensräntan {reference} % ökad med {points} "
                "procentenheter, sammanlagt {percent} % om året.",
                en="Overdue interest is the reference rate of {reference} % plus {points} "
                "percentage points, {percent} % a year in all.",
            ),
            reference=reference,
            points=points,
            percent=reference + points,
        ),
    )


def agreed(percent: Decimal) -> Citation:
    """Section 2(1): the agreed rate stands."""
    return Citation(
        act=ACT,
        section="2 § 1 mom.",
        text=fill(
            Words(
                fi="Viivästyskorko on sovittu: {percent} % vuodessa.",
                sv="Dröjsmålsräntan är avtalad: {percent} % om året.",
                en="Overdue interest was agreed: {percent} % a year.",
            ),
            percent=percent,
        ),
    )


def agreed_above_ceiling(percent: Decimal) -> Citation:
    """Section 2(2): what a consumer agreed above the statutory rate is void."""
    return Citation(
        act=ACT,
        section="2 § 2 mom.",
        text=fill(
            Words(
                fi="Sovittu {percent} % on kuluttajaa kohtaan tehoton siltä osin kuin se ylittää "
                "lain mukaisen viivästyskoron.",
                sv="Avtalade {percent} % är utan verkan mot en konsument till den del räntan "
                "överstiger den lagenliga dröjsmålsräntan.",
                en="The agreed {percent} % is void against a consumer so far as it exceeds the "
                "statutory overdue interest.",
            ),
            percent=percent,
        ),
    )


def agreed_below_floor(percent: Decimal) -> Citation:
    """30/2013 section 8(2): a contracting authority cannot agree less than section 4 a."""
    return Citation(
        act="30/2013",
        section="8 § 2 mom.",
        text=fill(
            Words(
                fi="Hankintayksikkö ei voi sopia lain mukaista alemmasta viivästyskorosta; sovittu "
                "{percent} % on tehoton.",
                sv="En upphandlande enhet kan inte avtala om lägre dröjsmålsränta än den "
                "lagenliga; avtalade {percent} % är utan verkan.",
                en="A contracting authority cannot agree on less than the statutory overdue "
                "interest; the agreed {percent} % is void.",
            ),
            percent=percent,
        ),
    )


def contract_rate_goes_on(percent: Decimal, *, commercial: bool) -> Citation:
    """Sections 4(2) and 4 a(2): a higher interest from before the due date goes on."""
    return Citation(
        act=ACT,
        section="4 a § 2 mom." if commercial else "4 § 2 mom.",
        text=fill(
            Words(
                fi="Ennen eräpäivää sovittu korko {percent} % on korkeampi kuin viivästyskorko ja "
                "jatkuu samana.",
                sv="Räntan {percent} % för tiden före förfallodagen är högre än dröjsmålsräntan "
                "och fortsätter att löpa.",
                en="The interest of {percent} % for the time before the due date is higher than "
                "overdue interest and goes on.",
            ),
            percent=percent,
        ),
    )


def due_date_binds(due_date: date) -> Citation:
    """Section 5: interest runs once a due date fixed in advance has passed."""
    return Citation(
        act=ACT,
        section="5 §",
        text=fill(
            Words(
                fi="Eräpäivä {due_date} oli sovittu velallista sitovasti: korkoa kertyy "
                "seuraavasta päivästä.",
                sv="Förfallodagen {due_date} var bindande för gäldenären: ränta löper från "
                "följande dag.",
                en="The due date {due_date} bound the debtor: interest runs from the next day.",
            ),
            due_date=due_date,
        ),
    )


def thirty_days_from_invoice(sent_on: date, days: int) -> Citation:
    """Section 6(1): no binding due date, so interest runs a time after the invoice."""
    return Citation(
        act=ACT,
        section="6 § 1 mom.",
        text=fill(
            Words(
                fi="Eräpäivää ei ollut sovittu sitovasti: korkoa kertyy, kun {days} päivää on "
                "kulunut laskun tai vaatimuksen lähettämisestä {sent_on}.",
                sv="Förfallodagen var inte bindande: ränta löper när {days} dagar har gått från "
                "det att fakturan eller kravet sändes {sent_on}.",
                en="No due date bound the debtor: interest runs when {days} days have passed since "
                "the invoice or demand was sent on {sent_on}.",
            ),
            days=days,
            sent_on=sent_on,
        ),
    )


def consumer_must_be_told() -> Citation:
    """Section 6(2): a consumer owes no interest before being told its rate and first day."""
    return Citation(
        act=ACT,
        section="6 § 2 mom.",
        text=Words(
            fi="Kuluttajalta ei saa korkoa ajalta ennen kuin hän on saanut tiedon viivästyskoron "
            "suuruudesta ja alkamisesta.",
            sv="Av en konsument får ränta inte tas ut för tiden innan konsumenten fått veta "
            "dröjsmålsräntans storlek och när den börjar löpa.",
            en="A consumer owes no interest for the time before being told its rate and its first "
            "day.",
        ),
    )


def summons_served(served_on: date) -> Citation:
    """Section 9: at the latest from service of the summons."""
    return Citation(
        act=ACT,
        section="9 §",
        text=fill(
            Words(
                fi="Korkoa kertyy viimeistään siitä, kun haaste annettiin tiedoksi {served_on}.",
                sv="Ränta löper senast från det att stämningen delgavs {served_on}.",
                en="Interest runs at the latest from service of the summons on {served_on}.",
            ),
            served_on=served_on,
        ),
    )


def interest_on_costs() -> Citation:
    """KKO 2012:19: interest on a consumer's recovery costs follows section 6(2)."""
    return Citation(
        act="KKO 2012:19",
        section="korkolaki 6 § 2 mom.",
        text=Words(
            fi="Kuluttaja maksaa perintäkuluille korkoa vasta, kun hän on saanut tiedon juuri "
            "niiden korosta, tai haasteen tiedoksiannosta.",
            sv="En konsument betalar ränta på indrivningskostnader först efter uppgift om just "
            "deras ränta, eller från delgivningen av stämningen.",
            en="A consumer owes interest on recovery costs only once told of the interest on those "
            "costs, or from service of the summons.",
        ),
    )
