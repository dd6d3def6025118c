"""The words of the remittance report in three languages."""

from __future__ import annotations

from inkasso.base.words import Words

HEADING = Words(fi="Tilitys", sv="Redovisning", en="Remittance report")
TITLE = Words(
    fi="Tilitys {number}, {client}",
    sv="Redovisning {number}, {client}",
    en="Remittance report {number}, {client}",
)
BUSINESS_ID = Words(fi="Y-tunnus {id}", sv="FO-nummer {id}", en="Business ID {id}")
NUMBER = Words(fi="Tilitys", sv="Redovisning", en="Remittance")
DATED = Words(fi="Tilityspäivä", sv="Redovisningsdag", en="Date")
PERIOD = Words(fi="Kausi", sv="Period", en="Period")
CLIENT = Words(fi="Päämies", sv="Uppdragsgivare", en="Client")

PAID_OUT = Words(fi="Tilitetään", sv="Redovisas", en="Paid out")
TO_ACCOUNT = Words(fi="Tilille", sv="Till konto", en="To account")
LEAD = Words(
    fi="Kauden aikana kerättiin {collected}. Siitä pidätetään {kept} ja tilitetään {paid_out}.",
    sv="Under perioden inkom {collected}. Därav innehålls {kept} och redovisas {paid_out}.",
    en="In the period {collected} was collected. Of that, {kept} is kept and {paid_out} paid out.",
)

RECONCILIATION = Words(fi="Täsmäytys", sv="Avstämning", en="Reconciliation")
ITEM = Words(fi="Erä", sv="Post", en="Item")
BASIS = Words(fi="Peruste", sv="Grund", en="Basis")
AMOUNT = Words(fi="Määrä", sv="Belopp", en="Amount")
COLLECTED_PRINCIPAL = Words(fi="Kerätty pääoma", sv="Influtet kapital", en="Principal collected")
COLLECTED_INTEREST = Words(fi="Kerätty korko", sv="Influten ränta", en="Interest collected")
COLLECTED_COSTS = Words(
    fi="Kerätyt perintäkulut", sv="Influtna indrivningskostnader", en="Recovery costs collected"
)
COLLECTED = Words(fi="Kerätty yhteensä", sv="Influtet sammanlagt", en="Collected in all")
COSTS_KEPT = Words(
    fi="Toimistolle jäävät perintäkulut",
    sv="Indrivningskostnader som byrån behåller",
    en="Recovery costs kept by the agency",
)
COMMISSION = Words(fi="Palkkio", sv="Provision", en="Commission")
VAT = Words(fi="Arvonlisävero palkkiosta", sv="Mervärdesskatt på provisionen", en="VAT on it")
BY_TERMS = Words(
    fi="{item}, ehdot {number}", sv="{item}, villkor {number}", en="{item}, terms {number}"
)
OF = Words(fi="{percent} % × {base}", sv="{percent} % × {base}", en="{percent}% × {base}")

PAYMENTS = Words(fi="Suoritukset", sv="Betalningar", en="Payments")
PAYMENT = Words(fi="Suoritus", sv="Betalning", en="Payment")
RECEIVED = Words(fi="Saapunut", sv="Inkom", en="Received")
CASE = Words(fi="Asia", sv="Ärende", en="Case")
INVOICES = Words(fi="Laskut", sv="Fakturor", en="Invoices")
PRINCIPAL = Words(fi="Pääoma", sv="Kapital", en="Principal")
INTEREST = Words(fi="Korko", sv="Ränta", en="Interest")
COSTS = Words(fi="Kulut", sv="Kostnader", en="Costs")
TOTAL = Words(fi="Yhteensä", sv="Sammanlagt", en="Total")
NO_PAYMENTS = Words(
    fi="Kauden aikana ei saatu suorituksia.",
    sv="Inga betalningar inkom under perioden.",
    en="No payments were received in the period.",
)

PERIOD_HEADING = Words(fi="Raportti", sv="Rapport", en="Report")
PERIOD_TITLE = Words(
    fi="Raportti {period}, {client}",
    sv="Rapport {period}, {client}",
    en="Report {period}, {client}",
)
PERIOD_LEAD = Words(
    fi="Kaudella vastaanotettiin pääomaa {handed} ja kerättiin {collected}. Kauden lopussa pääomaa "
    "oli avoinna {left}.",
    sv="Under perioden mottogs kapital {handed} och inkom {collected}. Vid periodens slut var "
    "kapital {left} öppet.",
    en="In the period principal of {handed} was handed over and {collected} came in. At its end "
    "principal of {left} was open.",
)
MADE = Words(fi="Tehty", sv="Gjord", en="Made")
SUMS = Words(fi="Kauden summat", sv="Periodens summor", en="Sums of the period")
CASES_MOVED = Words(
    fi="asioita avattu {opened}, päättynyt {closed}",
    sv="ärenden öppnade {opened}, avslutade {closed}",
    en="cases opened {opened}, closed {closed}",
)
WAS_PAID_OUT = Words(fi="Tilitetty", sv="Redovisat", en="Paid out")
CREDITED = Words(fi="Hyvitetty pääoma", sv="Krediterat kapital", en="Principal credited")
GIVEN_UP = Words(fi="Luovuttu pääomasta", sv="Avskrivet kapital", en="Principal given up")
GIVEN_UP_REST = Words(
    fi="Luovuttu korosta ja velkojan kuluista",
    sv="Avskrivet av ränta och borgenärens kostnader",
    en="Interest and the creditor's costs given up",
)
TAKEN_BACK = Words(fi="Otettu takaisin, pääoma", sv="Återtaget kapital", en="Principal taken back")
GAVE_UP = Words(fi="luovuttu {sum}", sv="avskrivet {sum}", en="{sum} given up")
TOOK_BACK = Words(fi="otettu takaisin", sv="återtaget", en="taken back")
CASES = Words(fi="Asiat", sv="Ärenden", en="Cases")
STATE = Words(fi="Tila", sv="Läge", en="State")
OPEN = Words(fi="avoin", sv="öppet", en="open")
CLOSED = Words(fi="päättynyt {day}", sv="avslutat {day}", en="closed {day}")
HANDED = Words(fi="Vastaanotettu", sv="Mottaget", en="Handed over")
COLLECTED_SHORT = Words(fi="Kerätty", sv="Influtet", en="Collected")
LEFT = Words(fi="Avoin pääoma", sv="Öppet kapital", en="Principal open")
LEFT_REST = Words(fi="Korko, kulut", sv="Ränta, kostnader", en="Interest, costs")
NO_CASES = Words(
    fi="Kaudella ei ollut asioita.", sv="Perioden hade inga ärenden.", en="The period had no cases."
)
