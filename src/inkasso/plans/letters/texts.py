"""The words of letters about plans, said without "you": consumers and companies read the same."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.plans.letters.kinds import Kind

HEADINGS = {
    Kind.AGREED: Words(fi="Maksusuunnitelma", sv="Betalningsplan", en="Payment plan"),
    Kind.CHANGED: Words(
        fi="Muutettu maksusuunnitelma", sv="Ändrad betalningsplan", en="Changed payment plan"
    ),
    Kind.EXTENDED: Words(
        fi="Pidempi maksuaika", sv="Längre betalningstid", en="Longer time to pay"
    ),
    Kind.MISSED: Words(
        fi="Muistutus puuttuvasta erästä",
        sv="Påminnelse om en post som saknas",
        en="Reminder of a missed instalment",
    ),
    Kind.ENDED: Words(
        fi="Maksusuunnitelma on päättynyt",
        sv="Betalningsplanen har upphört",
        en="The payment plan has ended",
    ),
}
TITLE = Words(
    fi="{heading}, kirje {number}", sv="{heading}, brev {number}", en="{heading}, letter {number}"
)
DATED = Words(fi="Päiväys", sv="Datum", en="Date")
PREVIEW = Words(
    fi="esikatselu, ei lähetetty", sv="förhandsvisning, inte sänt", en="preview, not sent"
)
LETTER = Words(fi="Kirje", sv="Brev", en="Letter")
CASE = Words(fi="Asia", sv="Ärende", en="Case")
PLAN = Words(fi="Suunnitelma", sv="Plan", en="Plan")
CREDITOR = Words(fi="Velkoja", sv="Borgenär", en="Creditor")
BUSINESS_ID = Words(
    fi="Y-tunnus {business_id}", sv="FO-nummer {business_id}", en="Business ID {business_id}"
)

FIRST = Words(fi="Ensimmäinen erä", sv="Första posten", en="First instalment")
TO_PAY = Words(fi="Maksettavaa", sv="Att betala", en="To pay")
BY = Words(fi="Viimeistään", sv="Senast", en="By")
REFERENCE = Words(fi="Viitenumero", sv="Referensnummer", en="Reference number")

LEADS = {
    Kind.AGREED: Words(
        fi="Sovimme {dated}, että velka maksetaan {count} erässä. Viimeinen erä erääntyy {last}. "
        "Kun erät maksetaan ajallaan, muistutuksia tai maksuvaatimuksia ei lähetetä.",
        sv="Vi kom den {dated} överens om att skulden betalas i {count} poster. Den sista posten "
        "förfaller {last}. När posterna betalas i tid sänds inga påminnelser eller "
        "betalningskrav.",
        en="On {dated} we agreed that the debt is paid in {count} instalments. The last one falls "
        "due on {last}. While they are paid in time, no reminders or demands are sent.",
    ),
    Kind.CHANGED: Words(
        fi="Sovimme {dated} uudesta suunnitelmasta, joka korvaa edellisen: velka maksetaan {count} "
        "erässä, ja viimeinen erä erääntyy {last}. Kun erät maksetaan ajallaan, muistutuksia tai "
        "maksuvaatimuksia ei lähetetä.",
        sv="Vi kom den {dated} överens om en ny plan som ersätter den förra: skulden betalas i "
        "{count} poster och den sista förfaller {last}. När posterna betalas i tid sänds inga "
        "påminnelser eller betalningskrav.",
        en="On {dated} we agreed on a new plan in place of the one before: the debt is paid in "
        "{count} instalments, and the last one falls due on {last}. While they are paid in time, "
        "no reminders or demands are sent.",
    ),
    Kind.EXTENDED: Words(
        fi="Sovimme {dated}, että velan maksuaikaa jatketaan. Kun alla oleva summa maksetaan "
        "viimeistään {deadline}, velka on kokonaan maksettu. Sitä ennen muistutuksia tai "
        "maksuvaatimuksia ei lähetetä.",
        sv="Vi kom den {dated} överens om en längre betalningstid. När summan nedan betalas senast "
        "{deadline} är skulden helt betald. Före det sänds inga påminnelser eller betalningskrav.",
        en="On {dated} we agreed on a longer time to pay. When the sum below is paid by "
        "{deadline}, the debt is settled. Until then no reminders or demands are sent.",
    ),
    Kind.MISSED: Words(
        fi="Maksusuunnitelman erä ei ole tullut perille. Suunnitelma jatkuu sovitusti, kun "
        "{amount} maksetaan viimeistään {deadline}. Ellei maksua tule, suunnitelma päättyy ja "
        "koko velka on taas maksettava. Tästä kirjeestä ei peritä kuluja.",
        sv="En post enligt betalningsplanen har inte kommit in. Planen fortsätter som avtalat när "
        "{amount} betalas senast {deadline}. Kommer betalningen inte upphör planen och hela "
        "skulden ska åter betalas. Det här brevet kostar inget.",
        en="An instalment of the payment plan has not arrived. The plan goes on as agreed when "
        "{amount} is paid by {deadline}. If it is not, the plan ends and the whole debt is to be "
        "paid again. No costs are charged for this letter.",
    ),
    Kind.ENDED: Words(
        fi="{why} Avoinna oleva velka on nyt kokonaan maksettava viimeistään {deadline}. Uudesta "
        "suunnitelmasta voi yhä sopia. Tästä kirjeestä ei peritä kuluja.",
        sv="{why} Den öppna skulden ska nu betalas i sin helhet senast {deadline}. Det går "
        "fortfarande att komma överens om en ny plan. Det här brevet kostar inget.",
        en="{why} What is open of the debt is now to be paid in full by {deadline}. A new plan can "
        "still be agreed. No costs are charged for this letter.",
    ),
}
WHY_ENDED = {
    "broken": Words(
        fi="Maksusuunnitelma on päättynyt, koska muistutettua erää ei ole maksettu.",
        sv="Betalningsplanen har upphört, för den påminda posten har inte betalats.",
        en="The payment plan has ended, for the instalment reminded of was not paid.",
    ),
    "debtor": Words(
        fi="Maksusuunnitelma on päätetty pyynnöstä.",
        sv="Betalningsplanen har avslutats på begäran.",
        en="The payment plan has been ended at request.",
    ),
    "creditor": Words(
        fi="Maksusuunnitelma on päätetty.",
        sv="Betalningsplanen har avslutats.",
        en="The payment plan has been ended.",
    ),
}

SUM = Words(fi="Mistä summa muodostuu", sv="Vad summan består av", en="How the sum is made up")
OPEN = Words(
    fi="Velkaa avoinna kaikkiaan", sv="Öppen skuld sammanlagt", en="What is open of the debt"
)
PRINCIPAL = Words(fi="Avoin pääoma", sv="Öppet kapital", en="Open principal")
INTEREST = Words(
    fi="Viivästyskorko {dated} asti",
    sv="Dröjsmålsränta till {dated}",
    en="Overdue interest to {dated}",
)
COSTS = Words(
    fi="Aiemmat perintäkulut", sv="Tidigare indrivningskostnader", en="Earlier recovery costs"
)
OWN_COST = {
    True: Words(
        fi="Maksusuunnitelman kulu (perintälaki {section})",
        sv="Kostnad för betalningsplanen (indrivningslagen {section})",
        en="Cost of the payment plan (Debt Collection Act {section})",
    ),
    False: Words(
        fi="Maksuajan pidennyksen kulu (perintälaki {section})",
        sv="Kostnad för den längre betalningstiden (indrivningslagen {section})",
        en="Cost of the longer time to pay (Debt Collection Act {section})",
    ),
}
NO_COST = {
    True: Words(
        fi="Maksusuunnitelma: maksuton", sv="Betalningsplanen: avgiftsfri", en="The plan: free"
    ),
    False: Words(
        fi="Maksuajan pidennys: maksuton",
        sv="Längre betalningstid: avgiftsfri",
        en="The longer time to pay: free",
    ),
}
INTEREST_TO_COME = Words(
    fi="Viivästyskorko, joka kertyy {last} mennessä",
    sv="Dröjsmålsränta som uppkommer till {last}",
    en="Overdue interest that accrues until {last}",
)
TOTAL = Words(fi="Yhteensä", sv="Sammanlagt", en="In all")

INSTALMENTS = Words(fi="Erät", sv="Poster", en="Instalments")
COLUMNS = (
    Words(fi="Erä", sv="Post", en="Instalment"),
    Words(fi="Eräpäivä", sv="Förfallodag", en="Due date"),
    Words(fi="Määrä", sv="Belopp", en="Amount"),
)

HOW = Words(fi="Näin suunnitelma toimii", sv="Så fungerar planen", en="How the plan works")
HOW_TEXT = Words(
    fi="Jokaisessa erässä käytetään samaa viitenumeroa. Enemmän ja aiemmin saa maksaa milloin "
    "vain; silloin korkoa kertyy vähemmän. Jos erä jää tulematta, siitä muistutetaan kerran "
    "maksutta ennen kuin suunnitelma päättyy.",
    sv="Samma referensnummer används för varje post. Det går att betala mer och tidigare när som "
    "helst; då uppkommer mindre ränta. Om en post inte kommer påminner vi en gång avgiftsfritt "
    "innan planen upphör.",
    en="Every instalment is paid with the same reference number. More may be paid, and sooner, at "
    "any time; interest is then less. If an instalment does not come, we remind of it once, free "
    "of charge, before the plan ends.",
)
MAY_CHANGE = Words(
    fi="Viitekorkoa ei tiedetä vielä koko ajalta. Laskelmassa on käytetty viimeksi ilmoitettua; "
    "jos korko muuttuu, loppusumma muuttuu sen verran.",
    sv="Referensräntan är inte ännu känd för hela tiden. I beräkningen används den senast "
    "meddelade; om räntan ändras ändras slutsumman i motsvarande mån.",
    en="The reference rate is not known for the whole time yet. The last one announced is used "
    "here; if the rate changes, the final sum changes by as much.",
)
HARDSHIP = Words(
    fi="Jos maksaminen ei onnistu", sv="Om betalningen inte lyckas", en="If paying does not work"
)
_PLAN_CAN_CHANGE = Words(
    fi="Yhteydenotto ennen eräpäivää auttaa: {phone}, {email}. Suunnitelmaa voi muuttaa.",
    sv="Kontakta oss före förfallodagen: {phone}, {email}. Planen kan ändras.",
    en="Contact us before the due date: {phone}, {email}. The plan can be changed.",
)
_PLAN_CAN_BE_MADE = Words(
    fi="Yhteydenotto auttaa: {phone}, {email}. Maksusuunnitelmasta voi sopia.",
    sv="Kontakta oss: {phone}, {email}. En betalningsplan kan avtalas.",
    en="Contact us: {phone}, {email}. A payment plan can be agreed.",
)
HARDSHIP_TEXTS = {
    Kind.AGREED: _PLAN_CAN_CHANGE,
    Kind.CHANGED: _PLAN_CAN_CHANGE,
    Kind.MISSED: _PLAN_CAN_CHANGE,
    Kind.EXTENDED: _PLAN_CAN_BE_MADE,
    Kind.ENDED: _PLAN_CAN_BE_MADE,
}
COUNSELLING = Words(
    fi="Jos siitä peritään kulu, kerromme sen ensin. Maksutonta ja riippumatonta apua antaa "
    "talous- ja velkaneuvonta: oikeus.fi/talousvelkaneuvonta.",
    sv="Om det medför en kostnad berättar vi det först. Avgiftsfri och oberoende hjälp ger "
    "ekonomi- och skuldrådgivningen: oikeus.fi.",
    en="If it has a cost, we tell it first. Free and independent help is given by the public "
    "financial and debt counselling service: oikeus.fi.",
)
WRONG = Words(
    fi="Jos summa tai peruste on väärä",
    sv="Om summan eller grunden är fel",
    en="If the sum or its basis is wrong",
)
WRONG_TEXT = Words(
    fi="Kirjoita tai soita: {contact}. Asian numero on {case}. Velan määrästä ja perusteesta saa "
    "pyynnöstä selvityksen, kerran vuodessa maksutta (perintälaki 4 a §).",
    sv="Skriv eller ring: {contact}. Ärendets nummer är {case}. På begäran fås en utredning över "
    "skuldens belopp och grund, avgiftsfritt en gång om året (indrivningslagen 4 a §).",
    en="Write or call: {contact}. The number of the case is {case}. On request an account of the "
    "debt and its basis is given, once a year free of charge (Debt Collection Act, section 4 a).",
)
PRIVACY = Words(fi="Henkilötiedot", sv="Personuppgifter", en="Personal data")
PRIVACY_TEXT = Words(
    fi="Rekisterinpitäjä on {agency}. Käsittelystä ja oikeuksista kerrotaan: {notice}.",
    sv="Personuppgiftsansvarig är {agency}. Om behandlingen och rättigheterna: {notice}.",
    en="The controller is {agency}. On the processing and the rights of the person: {notice}.",
)
ON_REQUEST = Words(
    fi="sen saa meiltä pyytämällä", sv="den fås av oss på begäran", en="we send it on request"
)

SLIP = {
    "account": Words(
        fi="Saajan tilinumero", sv="Mottagarens kontonummer", en="Payee's account number"
    ),
    "payee": Words(fi="Saaja", sv="Mottagare", en="Payee"),
    "payer": Words(fi="Maksaja", sv="Betalare", en="Payer"),
    "reference": REFERENCE,
    "due": Words(fi="Eräpäivä", sv="Förfallodag", en="Due date"),
    "amount": Words(fi="Määrä", sv="Belopp", en="Amount"),
}
FROM_ABROAD = Words(fi="ulkomailta {rf}", sv="från utlandet {rf}", en="from abroad {rf}")
BARCODE_ALT = Words(
    fi="Pankkiviivakoodi, numerot {digits}",
    sv="Bankstreckkod, siffror {digits}",
    en="Bank bar code, digits {digits}",
)
QR_ALT = Words(
    fi="QR-koodi maksamista varten: saaja {payee}, tili {iban}, viite {reference}, määrä {amount}",
    sv="QR-kod för betalning: mottagare {payee}, konto {iban}, referens {reference}, belopp "
    "{amount}",
    en="QR code for payment: payee {payee}, account {iban}, reference {reference}, amount {amount}",
)
