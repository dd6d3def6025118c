"""The sections of the Interest Act that an answer rests on, in our own plain words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.wording import fill

ACT = "633/1982"


_ACT_OF_2002 = date(2002, 7, 1)


def statutory(
    reference: Decimal, points: Decimal, *, commercial: bool, on: date = _ACT_OF_2002
) -> Citation:
    """Section 4 or 4 a: reference rate plus a margin, in the wording of a day."""
    older = on < _ACT_OF_2002
    general = "4 § 3 mom." if older else "4 § 1 mom."
    return Citation(
        act=ACT,
        section="4 a § 1 mom." if commercial else general,
        version="32/2013" if commercial else "284/1995" if older else "340/2002",
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


def over_contract_rate(percent: Decimal, before_due: Decimal) -> Citation:
    """Section 4(1) of 1995: the agreed rate and four points, within the cap."""
    return Citation(
        act=ACT,
        section="4 § 1 mom.",
        version="284/1995",
        text=fill(
            Words(
                fi="Velasta oli sovittu {before_due} % korkoa: viivästyskorko on neljä "
                "prosenttiyksikköä enemmän, enintään viitekorko lisättynä kymmenellä, eli "
                "{percent} % vuodessa.",
                sv="För skulden hade avtalats {before_due} % ränta: dröjsmålsräntan är fyra "
                "procentenheter högre, högst referensräntan ökad med tio, alltså {percent} % om "
                "året.",
                en="The debt bore {before_due} % by agreement: overdue interest is four points "
                "more, at most the reference rate plus ten, so {percent} % a year.",
            ),
            before_due=before_due,
            percent=percent,
        ),
    )


def reference_rate_alone(percent: Decimal) -> Citation:
    """Section 3(2): interest without an agreed rate follows the reference rate."""
    return Citation(
        act=ACT,
        section="3 § 2 mom.",
        version="340/2002",
        text=fill(
            Words(
                fi="Korkokannasta ei ole sovittu: korko on kulloinenkin viitekorko, {percent} % "
                "vuodessa.",
                sv="Räntesatsen har inte avtalats: räntan är den gällande referensräntan, "
                "{percent} % om året.",
                en="No rate was agreed: interest is the reference rate of the time, {percent} % a "
                "year.",
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
        version="340/2002",
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
        version="340/2002",
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
        version="340/2002",
        text=fill(
            Words(
                fi="Korkoa kertyy viimeistään siitä, kun haaste annettiin tiedoksi {served_on}.",
                sv="Ränta löper senast från det att stämningen delgavs {served_on}.",
                en="Interest runs at the latest from service of the summons on {served_on}.",
            ),
            served_on=served_on,
        ),
    )


def thirty_days_from_account(presented_on: date, days: int) -> Citation:
    """Section 7(1): damages bear interest a time after the claim and its grounds."""
    return Citation(
        act=ACT,
        section="7 § 1 mom.",
        version="340/2002",
        text=fill(
            Words(
                fi="Korvausvelalle kertyy korkoa, kun {days} päivää on kulunut vaatimuksen ja sen "
                "selvityksen esittämisestä {presented_on}.",
                sv="En ersättningsskuld löper med ränta när {days} dagar har gått från det att "
                "kravet och utredningen lades fram {presented_on}.",
                en="Damages bear interest when {days} days have passed since the claim and its "
                "grounds were presented on {presented_on}.",
            ),
            days=days,
            presented_on=presented_on,
        ),
    )


def damage_by_crime(damaged_on: date) -> Citation:
    """Section 8: damage caused by an intentional crime bears interest from the damage."""
    return Citation(
        act=ACT,
        section="8 §",
        text=fill(
            Words(
                fi="Tahallisella rikoksella aiheutetun vahingon korvaukselle kertyy korkoa "
                "vahingon tapahtumisesta {damaged_on}.",
                sv="Ersättning för skada genom ett uppsåtligt brott löper med ränta från det att "
                "skadan uppstod {damaged_on}.",
                en="Compensation of damage by an intentional crime bears interest from the damage "
                "on {damaged_on}.",
            ),
            damaged_on=damaged_on,
        ),
    )


def claimed_in_court(claimed_on: date) -> Citation:
    """Section 9: a claim made during the proceedings bears interest from then."""
    return Citation(
        act=ACT,
        section="9 §",
        version="340/2002",
        text=fill(
            Words(
                fi="Vaatimus esitettiin oikeudenkäynnin aikana: korkoa kertyy viimeistään "
                "{claimed_on} lukien.",
                sv="Kravet framställdes under rättegången: ränta löper senast från {claimed_on}.",
                en="The claim was made during the proceedings: interest runs at the latest from "
                "{claimed_on}.",
            ),
            claimed_on=claimed_on,
        ),
    )


def legal_costs(judged_on: date, start: date, months: int) -> Citation:
    """Code of Judicial Procedure 21:8: awarded legal costs bear interest a month later."""
    return Citation(
        act="4/1734",
        section="21 luku 8 § 2 mom.",
        text=fill(
            Words(
                fi="Tuomituille oikeudenkäyntikuluille kertyy viivästyskorkoa, kun {months} "
                "kuukausi on kulunut ratkaisusta {judged_on}, eli {start} jälkeen.",
                sv="Utdömda rättegångskostnader löper med dröjsmålsränta när {months} månad har "
                "gått från avgörandet {judged_on}, alltså efter {start}.",
                en="Awarded legal costs bear overdue interest once {months} month has passed since "
                "the decision of {judged_on}, so after {start}.",
            ),
            months=months,
            judged_on=judged_on,
            start=start,
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
