"""What the rules on credit information say, in three languages."""

from __future__ import annotations

from inkasso.base.words import Words

OVERDUE = Words(
    fi="Velkojan ilmoituksella merkitään vain kulutusluotto, jonka maksu on viivästynyt vähintään "
    "{days} päivää alkuperäisestä eräpäivästä.",
    sv="På borgenärens anmälan antecknas bara en konsumentkredit vars betalning är minst {days} "
    "dagar försenad från den ursprungliga förfallodagen.",
    en="On the creditor's report only a consumer credit is entered, at least {days} days overdue "
    "from the original due date.",
)
WARNED = Words(
    fi="Kirjallinen maksukehotus, jossa merkinnästä muistutetaan, on lähetettävä vähintään {days} "
    "päivää ennen ilmoittamista: aikaisintaan {earliest}.",
    sv="En skriftlig betalningsuppmaning som påminner om anteckningen ska sändas minst {days} "
    "dagar före anmälan: tidigast {earliest}.",
    en="A written demand that warns of the entry must be sent at least {days} days before the "
    "report: {earliest} at the earliest.",
)
NOT_YET = Words(
    fi="Merkintää ei saa tehdä ennen päivää {earliest}.",
    sv="Anteckningen får inte göras före {earliest}.",
    en="The entry may not be made before {earliest}.",
)
TOO_LATE = Words(
    fi="Merkinnän sai tehdä viimeistään {latest}.",
    sv="Anteckningen fick göras senast {latest}.",
    en="The entry could be made until {latest}.",
)
NO_MENTION = Words(
    fi="Luottosopimuksessa ei ole mainittu maksuhäiriötietojen luovuttamisesta.",
    sv="I kreditavtalet nämns inte att uppgifter om betalningsstörningar lämnas ut.",
    en="The credit contract does not mention that defaults are reported.",
)
NEW_AGREEMENT = Words(
    fi="Eräpäivän jälkeen on tehty uusi maksusopimus, joten merkintää ei saa tehdä.",
    sv="Efter förfallodagen har ett nytt betalningsavtal ingåtts, så anteckning får inte göras.",
    en="A new payment agreement was made after the due date, so no entry may be made.",
)
NO_DEMAND = Words(
    fi="Velalliselle ei ole lähetetty kirjallista maksukehotusta, jossa muistutetaan merkinnästä.",
    sv="Gäldenären har inte sänts en skriftlig betalningsuppmaning som påminner om anteckningen.",
    en="No written demand that warns of the entry was sent to the debtor.",
)
CREDIT_ONLY = Words(
    fi="Henkilöstä velkoja saa ilmoittaa vain kulutusluoton maksuhäiriön; muu saatava tarvitsee "
    "tuomion tai ulosoton esteen.",
    sv="Om en person får borgenären bara anmäla betalningsstörningar i konsumentkrediter; en annan "
    "fordran kräver dom eller hinder i utsökning.",
    en="About a person the creditor may report only defaults of consumer credit; another "
    "receivable takes a judgment or an obstacle in enforcement.",
)
MINOR = Words(
    fi="Alaikäisestä saa merkitä vain ulosottotietoja.",
    sv="Om en minderårig får bara utsökningsuppgifter antecknas.",
    en="Only data of enforcement may be entered about a minor.",
)
ONLY_TRATTA = Words(
    fi="Yrityksestä velkoja saa ilmoittaa maksuhäiriön vain tratalla; muuten merkintä syntyy "
    "tuomiosta tai ulosotosta.",
    sv="Om ett företag får borgenären anmäla en betalningsstörning bara genom tratta; annars "
    "uppstår anteckningen av dom eller utsökning.",
    en="About a company the creditor may report a default only by a tratta; else the entry comes "
    "from a judgment or enforcement.",
)
BEHAVIOUR = Words(
    fi="Yrityksen maksutapatietoihin saa merkitä riidattoman saatavan, joka on yli seitsemän "
    "päivää myöhässä.",
    sv="I ett företags betalningssättsuppgifter får antecknas en ostridig fordran som är över sju "
    "dagar försenad.",
    en="A company's manner of paying may show an undisputed receivable more than seven days late.",
)
JUDGMENT = Words(
    fi="Yksipuolinen tuomio, tai lainvoimainen tuomio riidattomasta maksuvaatimuksesta, merkitään "
    "tuomioistuimen tiedoista.",
    sv="En tredskodom, eller en lagakraftvunnen dom om ett ostridigt betalningskrav, antecknas på "
    "basis av domstolens uppgifter.",
    en="A default judgment, or a final judgment on an undisputed demand, is entered from the "
    "court's information.",
)
DISPUTED_JUDGMENT = Words(
    fi="Tuomiota ei saa merkitä, jos maksuvaatimus oli riitautettu perusteeltaan tai määrältään.",
    sv="En dom får inte antecknas om betalningskravet bestritts till grund eller belopp.",
    en="A judgment may not be entered if the ground or the amount of the claim was disputed.",
)
COMPANY_JUDGMENT = Words(
    fi="Yrityksen lainvoimainen tai yksipuolinen tuomio merkitään tuomioistuimen tiedoista.",
    sv="Ett företags lagakraftvunna dom eller tredskodom antecknas på basis av domstolens "
    "uppgifter.",
    en="A company's final or default judgment is entered from the court's information.",
)
TRATTA = Words(
    fi="Tratan saa merkitä yritysluottotietoihin {days} päivän kuluttua lähettämisestä: "
    "aikaisintaan {earliest}.",
    sv="En tratta får antecknas i företagskreditupplysningarna {days} dagar efter att den sänts: "
    "tidigast {earliest}.",
    en="A tratta may be entered in the credit information of companies {days} days after it was "
    "sent: {earliest} at the earliest.",
)
DISPUTED_TRATTA = Words(
    fi="Trattaa ei saa merkitä, kun saatava on riitainen.",
    sv="En tratta får inte antecknas när fordran är tvistig.",
    en="A tratta may not be entered when the receivable is disputed.",
)
NOT_FOR_PERSONS = Words(
    fi="Trattaa ei saa käyttää kuluttajasaatavan perinnässä.",
    sv="Tratta får inte användas vid indrivning av en konsumentfordran.",
    en="A tratta may not be used for a consumer receivable.",
)
PAID = Words(
    fi="Saatava on maksettu {paid}, joten maksun laiminlyöntiä ei enää ole.",
    sv="Fordran betalades {paid}, så det finns ingen försummad betalning längre.",
    en="The receivable was paid on {paid}, so there is no default any more.",
)
STAYS = Words(
    fi="Merkintä poistetaan viimeistään {years} vuoden kuluttua tallettamisesta: {end}.",
    sv="Anteckningen avförs senast {years} år efter att den gjordes: {end}.",
    en="The entry is removed {years} years after it was made at the latest: {end}.",
)
PAID_MONTH = Words(
    fi="Kun maksusta on saatu tieto, merkintä poistetaan yhden kuukauden kuluessa: {end}.",
    sv="När uppgift om betalningen har fåtts avförs anteckningen inom en månad: {end}.",
    en="Once the payment is known the entry is removed within one month: {end}.",
)
PAID_YEARS = Words(
    fi="Maksettu merkintä poistettiin ennen 1.12.2022 kahden vuoden kuluessa merkinnästä, ja "
    "silloin jäljellä olleet poistettiin heti: {end}.",
    sv="Före 1.12.2022 avfördes en betald anteckning inom två år, och de som fanns kvar då "
    "avfördes genast: {end}.",
    en="Before 1.12.2022 a paid entry was removed within two years of being made, and what was "
    "left then was removed at once: {end}.",
)
BANKRUPTCY = Words(
    fi="Konkurssitieto poistetaan viimeistään {years} vuoden kuluttua konkurssin alkamisesta: "
    "{end}.",
    sv="En konkursuppgift avförs senast {years} år efter att konkursen började: {end}.",
    en="An entry of bankruptcy is removed {years} years after it began at the latest: {end}.",
)
REPORT_PAYMENT = Words(
    fi="Velkojan on ilmoitettava luottotietotoiminnan harjoittajalle, kun ilmoitettu saatava on "
    "maksettu.",
    sv="Borgenären ska meddela kreditupplysningsföretaget när den anmälda fordran har betalats.",
    en="The creditor must tell the credit information company when the reported receivable is "
    "paid.",
)
PLANNING = Words(
    fi="Henkilöluottotietoja saa käyttää perinnän suunnitteluun.",
    sv="Personkreditupplysningar får användas för planering av indrivning.",
    en="Personal credit information may be used for planning collection.",
)
NOT_A_PURPOSE = Words(
    fi="Henkilöluottotietoja saa käyttää vain laissa säädettyyn tarkoitukseen.",
    sv="Personkreditupplysningar får användas bara för ändamål som anges i lagen.",
    en="Personal credit information may be used only for a purpose the Act names.",
)
IN_FORCE = Words(
    fi="Luottotietolaki tuli voimaan {since}.",
    sv="Kreditupplysningslagen trädde i kraft {since}.",
    en="The Credit Information Act came into force on {since}.",
)
