"""The legal grounds of holds, in our own words.

Of 40/1965, 442/1999, 47/1993 and 57/1993 the text was not at hand: `docs/algorithms/holds.md` lists
them among the doubts.
"""

from __future__ import annotations

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.fi.credit_information.texts import ACT as CREDIT_INFORMATION
from inkasso.law.fi.debt_collection.tables import ACT as DEBT_COLLECTION
from inkasso.notice.articles import GDPR

RESTRICTION = Citation(
    act=GDPR,
    section="18(2)",
    text=Words(
        fi="Rajoitettuja tietoja saa säilyttää, mutta muuten niitä saa käsitellä vain "
        "suostumuksella, oikeusvaatimusta tai toisen oikeuksia varten.",
        sv="Begränsade uppgifter får lagras men annars behandlas bara med samtycke, för "
        "rättsliga anspråk eller för att skydda någon annans rättigheter.",
        en="Restricted data may be stored, and otherwise processed only with consent, for legal "
        "claims or to protect somebody else's rights.",
    ),
)
TOLD_BEFORE_LIFTING = Citation(
    act=GDPR,
    section="18(3)",
    text=Words(
        fi="Henkilölle kerrotaan ennen kuin rajoitus poistetaan.",
        sv="Personen underrättas innan begränsningen upphör.",
        en="The person is told before the restriction is lifted.",
    ),
)
OBJECTION = Citation(
    act=GDPR,
    section="21(1)",
    text=Words(
        fi="Vastustettua käsittelyä ei jatketa, ellei siihen ole huomattavan tärkeää syytä tai "
        "ellei se ole tarpeen oikeusvaatimusta varten.",
        sv="Behandling som personen invänt mot fortsätter inte, om det inte finns tvingande skäl "
        "eller den behövs för rättsliga anspråk.",
        en="Processing that was objected to stops, unless compelling grounds or legal claims "
        "call for it.",
    ),
)
DISPUTE = Citation(
    act=DEBT_COLLECTION,
    section="4 b §",
    version="31/2013",
    text=Words(
        fi="Perintää ei saa jatkaa, kun velallinen on kiistänyt maksuvelvollisuutensa.",
        sv="Indrivningen får inte fortsätta när gäldenären har bestridit sin betalningsskyldighet.",
        en="Collecting must not go on once the debtor has disputed the duty to pay.",
    ),
)
NO_MARK_OF_A_DISPUTE = Citation(
    act=GDPR,
    section="5(1)(d)",
    text=Words(
        fi="Eteenpäin annettavien tietojen on oltava täsmällisiä; kiistetty velka ei ole selvä.",
        sv="Uppgifter som lämnas vidare ska vara riktiga; en bestridd skuld är inte klar.",
        en="Data that are passed on must be accurate; a disputed debt is not clear.",
    ),
)
LEGAL_CLAIM = Citation(
    act=GDPR,
    section="17(3)(e)",
    text=Words(
        fi="Tietoja ei poisteta, kun ne ovat tarpeen oikeusvaateen laatimiseksi, esittämiseksi tai "
        "puolustamiseksi.",
        sv="Uppgifter raderas inte när de behövs för att fastställa, göra gällande eller försvara "
        "rättsliga anspråk.",
        en="Data is not erased while it is needed to establish, exercise or defend a legal claim.",
    ),
)
SUSPENSION = Citation(
    act=DEBT_COLLECTION,
    section="4 c §",
    version="31/2013",
    text=Words(
        fi="Kuluttaja voi pyytää perinnän keskeyttämistä ja asian viemistä oikeuteen; sen jälkeen "
        "perinnästä ei saa vaatia kuluja.",
        sv="En konsument kan begära att indrivningen avbryts och ärendet förs till domstol; "
        "därefter får inga kostnader krävas för indrivning.",
        en="A consumer may ask that collecting be suspended and the matter go to court; nothing "
        "done to collect afterwards may be charged.",
    ),
)
RESPONSIBLE = Citation(
    act=DEBT_COLLECTION,
    section="4 § 1 mom.",
    version="31/2013",
    text=Words(
        fi="Perinnässä noudatetaan hyvää perintätapaa ja suhtaudutaan vastuullisesti "
        "maksujärjestelyihin.",
        sv="Vid indrivning iakttas god indrivningssed och betalningsarrangemang behandlas "
        "ansvarsfullt.",
        en="Collecting follows good practice and takes payment arrangements seriously.",
    ),
)
HARM = Citation(
    act=DEBT_COLLECTION,
    section="4 § 2 mom. 2 k",
    version="31/2013",
    text=Words(
        fi="Velalliselle ei saa aiheuttaa tarpeetonta haittaa.",
        sv="Gäldenären får inte orsakas onödig olägenhet.",
        en="The debtor must not be caused needless harm.",
    ),
)
PRIVACY = Citation(
    act=DEBT_COLLECTION,
    section="4 § 2 mom. 3 k",
    version="31/2013",
    text=Words(
        fi="Velallisen yksityisyyttä ei saa vaarantaa, esimerkiksi kirjeellä väärään osoitteeseen.",
        sv="Gäldenärens integritet får inte äventyras, till exempel med brev till fel adress.",
        en="The debtor's privacy must not be endangered, as by a letter to a wrong address.",
    ),
)
ESTATE = Citation(
    act="40/1965",
    section="18 luku, 1 §",
    text=Words(
        fi="Kuolleen asioita hoitaa kuolinpesä, jota vaatimukset koskevat.",
        sv="Den avlidnes angelägenheter sköts av dödsboet, som kraven riktas mot.",
        en="The estate manages the affairs of the dead and is who claims are made against.",
    ),
)
DEBT_ADJUSTMENT = Citation(
    act="57/1993",
    section="13 §",
    text=Words(
        fi="Velkajärjestelyn alettua sen piiriin kuuluvaa velkaa ei saa periä.",
        sv="När skuldsaneringen har inletts får skulder som omfattas av den inte drivas in.",
        en="Once debt adjustment has begun, debts within it may not be collected.",
    ),
)
RESTRUCTURING = Citation(
    act="47/1993",
    section="19 §",
    text=Words(
        fi="Yrityssaneerauksen alettua saneerausvelkaa ei saa periä.",
        sv="När företagssaneringen har inletts får saneringsskulder inte drivas in.",
        en="Once restructuring has begun, debts within it may not be collected.",
    ),
)
GUARDIAN_ACTS = Citation(
    act="442/1999",
    section="29 §",
    text=Words(
        fi="Edunvalvoja edustaa päämiestään tämän taloudellisissa asioissa.",
        sv="Intressebevakaren företräder sin huvudman i ekonomiska angelägenheter.",
        en="A guardian represents the person in financial matters.",
    ),
)
GUARDIAN_GETS_DEMANDS = Citation(
    act=DEBT_COLLECTION,
    section="5 § 5 mom.",
    version="299/2022",
    text=Words(
        fi="Täysi-ikäisen velallisen edunvalvojalla on pyynnöstä oikeus saada maksuvaatimukset.",
        sv="En vuxen gäldenärs intressebevakare har på begäran rätt att få betalningskraven.",
        en="The guardian of an adult debtor has a right to the demands, on request.",
    ),
)
MINOR_IN_REGISTER = Citation(
    act=CREDIT_INFORMATION,
    section="15 §",
    text=Words(
        fi="Alaikäisestä ei tallenneta luottotietorekisteriin velkojan ilmoittamia maksuhäiriöitä.",
        sv="Betalningsstörningar som en borgenär anmäler registreras inte om minderåriga.",
        en="No payment default that a creditor reports is registered about a minor.",
    ),
)
ACCURATE = Citation(
    act=GDPR,
    section="5(1)(d)",
    text=Words(
        fi="Henkilötietojen on oltava täsmällisiä; osoitteeseen, jonka tiedetään olevan väärä, ei "
        "kirjoiteta.",
        sv="Personuppgifter ska vara riktiga; till en adress som man vet är fel skrivs inga brev.",
        en="Personal data must be accurate; nothing is sent to an address known to be wrong.",
    ),
)
