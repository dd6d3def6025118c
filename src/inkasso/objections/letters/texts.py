"""The words of answers to objections, said without "you": consumers and companies read the same."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.objections.outcomes import Outcome

HEADING = Words(fi="Vastaus kiistämiseen", sv="Svar på bestridande", en="Answer to an objection")
DATED = Words(fi="Päiväys", sv="Datum", en="Date")
LETTER = Words(fi="Kirje", sv="Brev", en="Letter")
CASE = Words(fi="Asia", sv="Ärende", en="Case")
CREDITOR = Words(fi="Velkoja", sv="Borgenär", en="Creditor")
DRAFT = Words(fi="luonnos", sv="utkast", en="draft")

LEAD = Words(
    fi="Otimme {taken} vastaan laskua {invoices} koskevan kiistämisen: {ground}. Kiistetty pääoma "
    "oli {sum}.",
    sv="Vi mottog {taken} ett bestridande av faktura {invoices}: {ground}. Det bestridda kapitalet "
    "var {sum}.",
    en="On {taken} we took an objection to invoice {invoices}: {ground}. The principal in dispute "
    "was {sum}.",
)
DECISION = Words(fi="Vastaus", sv="Svar", en="Answer")
DECISIONS = {
    Outcome.UPHELD: Words(
        fi="Kiistäminen on aiheellinen. Saatavasta on poistettu {credited}, eikä sitä peritä.",
        sv="Bestridandet är befogat. Av fordran har {credited} återtagits och drivs inte in.",
        en="The objection is right. {credited} has been taken off the receivable and is not "
        "collected.",
    ),
    Outcome.PARTLY: Words(
        fi="Kiistäminen on osaksi aiheellinen. Saatavasta on poistettu {credited}. Muilta osin "
        "saatava pysyy ja perintä jatkuu.",
        sv="Bestridandet är delvis befogat. Av fordran har {credited} återtagits. Till övriga "
        "delar kvarstår fordran och indrivningen fortsätter.",
        en="The objection is right in part. {credited} has been taken off the receivable. The rest "
        "stands, and collecting goes on.",
    ),
    Outcome.REJECTED: Words(
        fi="Esitetyllä perusteella selvästi ei ole vaikutusta maksuvelvollisuuteen. Saatava pysyy "
        "ja perintä jatkuu.",
        sv="Den anförda grunden saknar klart betydelse för betalningsskyldigheten. Fordran "
        "kvarstår och indrivningen fortsätter.",
        en="The ground that was given clearly has no effect on the duty to pay. The receivable "
        "stands, and collecting goes on.",
    ),
    Outcome.MAINTAINED: Words(
        fi="Velkoja pysyy vaatimuksessaan. Koska asia on riitainen, kiistettyä osaa ei peritä; sen "
        "voi ratkaista vain tuomioistuin tai sovinto.",
        sv="Borgenären vidhåller sitt krav. Eftersom saken är tvistig drivs den bestridda delen "
        "inte in; den kan avgöras bara av domstol eller genom förlikning.",
        en="The creditor holds on to the claim. As the matter is in dispute, what is disputed is "
        "not collected; only a court or a settlement can decide it.",
    ),
    Outcome.WITHDRAWN: Words(
        fi="Kiistäminen on peruttu. Saatava pysyy ja perintä jatkuu.",
        sv="Bestridandet har återtagits. Fordran kvarstår och indrivningen fortsätter.",
        en="The objection has been withdrawn. The receivable stands, and collecting goes on.",
    ),
}
REASONS = Words(fi="Perustelut", sv="Motivering", en="Reasons")
SUM = Words(fi="Avoinna {dated}", sv="Öppet {dated}", en="Owed on {dated}")
PRINCIPAL = Words(fi="Pääoma", sv="Kapital", en="Principal")
INTEREST = Words(fi="Viivästyskorko", sv="Dröjsmålsränta", en="Overdue interest")
COSTS = Words(fi="Kulut", sv="Kostnader", en="Costs")
TOTAL = Words(fi="Yhteensä", sv="Totalt", en="Total")
NOT_IN_IT = Words(
    fi="Summassa ei ole mukana riitaista pääomaa {sum}.",
    sv="I summan ingår inte det tvistiga kapitalet {sum}.",
    en="The sum leaves out {sum} of principal in dispute.",
)
NOTHING = Words(
    fi="Asiassa ei ole enää mitään maksettavaa.",
    sv="Det finns inget mer att betala i ärendet.",
    en="Nothing more is to be paid in the case.",
)
NO_DEMAND = Words(
    fi="Tämä kirje ei ole maksuvaatimus, eikä siitä peritä kuluja.",
    sv="Det här brevet är inget betalningskrav och kostar inget.",
    en="This letter is no demand and costs nothing.",
)
NEXT = Words(
    fi="Mitä seuraavaksi voi tehdä", sv="Vad man kan göra härnäst", en="What can be done next"
)
NEW_GROUND = Words(
    fi="Uuden perusteen tai uusia asiakirjoja voi lähettää meille milloin tahansa; ne tutkitaan.",
    sv="En ny grund eller nya handlingar kan när som helst sändas till oss; de prövas.",
    en="A new ground or new documents can be sent to us at any time; they will be looked at.",
)
SUSPEND = Words(
    fi="Kirjallisesti, esimerkiksi sähköpostilla, voi pyytää perinnän keskeyttämistä ja asian "
    "siirtämistä oikeudelliseen perintään (perintälaki 4 c §).",
    sv="Skriftligen, till exempel per e-post, kan man begära att indrivningen avbryts och ärendet "
    "förs till rättslig indrivning (indrivningslagen 4 c §).",
    en="In writing, for example by e-mail, one can ask that collecting be suspended and the matter "
    "go to legal collection (Debt Collection Act, section 4 c).",
)
BOARD = Words(
    fi="Kuluttajaneuvonta (kkv.fi) auttaa maksutta, ja erimielisyyden voi viedä "
    "kuluttajariitalautakuntaan.",
    sv="Konsumentrådgivningen (kkv.fi) hjälper avgiftsfritt, och en tvist kan föras till "
    "konsumenttvistenämnden.",
    en="The consumer advisory service (kkv.fi) helps free of charge, and a disagreement can be "
    "taken to the Consumer Disputes Board.",
)
COURT = Words(
    fi="Velkoja voi viedä asian käräjäoikeuteen. Siellä vaatimukseen voi vastata ja asiakirjat "
    "esittää.",
    sv="Borgenären kan föra saken till tingsrätten. Där kan man bemöta kravet och lägga fram "
    "handlingar.",
    en="The creditor can take the matter to the district court. There the claim can be answered "
    "and documents shown.",
)
PLAN = Words(
    fi="Jos maksaminen kerralla on vaikeaa, maksusuunnitelmasta voi sopia kanssamme.",
    sv="Om det är svårt att betala på en gång kan man komma överens med oss om en betalningsplan.",
    en="If paying at once is hard, a payment plan can be agreed with us.",
)
CONTACT = Words(fi="Yhteystiedot", sv="Kontakt", en="Contact")
CONTACT_TEXT = Words(
    fi="{contact}. Asian numero on {case}.",
    sv="{contact}. Ärendets nummer är {case}.",
    en="{contact}. The number of the case is {case}.",
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
