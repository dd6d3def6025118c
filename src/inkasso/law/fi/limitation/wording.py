"""What an answer about limitation rests on, in our own plain words."""

from __future__ import annotations

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.fi.limitation.numbers import ACT
from inkasso.law.wording import Value, fill

__all__ = ["Words", "ground", "precedent"]


def ground(section: str, text: Words, **values: Value) -> Citation:
    """A section of the Act on the Limitation of Debts."""
    version = "1126/2014" if section.startswith("13 a") else ""
    return Citation(act=ACT, section=section, version=version, text=fill(text, **values))


def precedent(decision: str, section: str, text: Words) -> Citation:
    """A decision of the Supreme Court on a section."""
    return Citation(act=decision, section=section, text=text)


GENERAL = Words(
    fi="Velka vanhentuu {years} vuodessa, jos vanhentumista ei katkaista: viimeinen päivä on "
    "{end}.",
    sv="En skuld preskriberas på {years} år om preskriptionen inte avbryts: sista dagen är {end}.",
    en="A debt becomes time-barred in {years} years unless interrupted: its last day is {end}.",
)
INTERRUPTED = Words(
    fi="Vanhentuminen katkesi {start}, ja siitä alkoi uusi yhtä pitkä aika.",
    sv="Preskriptionen avbröts {start}, och då började en ny lika lång tid.",
    en="Limitation was interrupted on {start}, and a new period of the same length began.",
)
PROCEEDING_ENDED = Words(
    fi="Vanhentuminen katkesi, kun menettely päättyi {start}, ja siitä alkoi uusi yhtä pitkä aika.",
    sv="Preskriptionen avbröts när förfarandet slutade {start}, och då började en ny lika lång "
    "tid.",
    en="Limitation was interrupted when the proceeding ended on {start}, and a new period of the "
    "same length began.",
)
AFTER_JUDGMENT = Words(
    fi="Tuomion jälkeen velka vanhentuu {years} vuodessa: viimeinen päivä on {end}.",
    sv="Efter en dom preskriberas skulden på {years} år: sista dagen är {end}.",
    en="After a judgment the debt becomes time-barred in {years} years: its last day is {end}.",
)
STANDS_STILL = Words(
    fi="Vanhentuminen on keskeytynyt menettelyn ajaksi.",
    sv="Preskriptionen löper inte medan förfarandet pågår.",
    en="Limitation stands still while the proceeding goes on.",
)
UNKNOWN_PROCEEDING = Words(
    fi="Menettely päättyi ilman, että velalliselle ilmoitettiin siitä: vanhentuminen ei katkennut, "
    "mutta velka vanhentuu aikaisintaan {end}.",
    sv="Förfarandet slutade utan att gäldenären underrättades: preskriptionen avbröts inte, men "
    "skulden preskriberas tidigast {end}.",
    en="The proceeding ended without the debtor being told of it: limitation was not interrupted, "
    "but the debt is not time-barred before {end}.",
)
DEBTOR_MUST_KNOW = Words(
    fi="Ulosotto katkaisee vanhentumisen vain, jos velallinen sai siitä tiedon.",
    sv="Utsökning avbryter preskriptionen bara om gäldenären fick veta om den.",
    en="Enforcement interrupts limitation only if the debtor learned of it.",
)
TEN_YEARS = Words(
    fi="Korvausvelan vanhentuminen on katkaistava kymmenessä vuodessa tapahtumasta: viimeinen "
    "päivä on {end}.",
    sv="Preskriptionen av en ersättningsskuld ska avbrytas inom tio år från händelsen: sista dagen "
    "är {end}.",
    en="Limitation of damages must be interrupted within ten years of the event: the last day is "
    "{end}.",
)
TRANSITION = Words(
    fi="Ennen vuotta 2004 alkanut aika: velka vanhentuu tämän lain mukaan aikaisintaan 1.1.2007, "
    "jollei vanhempi laki (kymmenen vuotta) päättänyt sitä aikaisemmin; viimeinen päivä on {end}.",
    sv="En tid som börjat före 2004: skulden preskriberas enligt denna lag tidigast 1.1.2007, om "
    "inte den äldre lagen (tio år) avslutade den tidigare; sista dagen är {end}.",
    en="A period begun before 2004: the debt ends under this act on 1 January 2007 at the "
    "earliest, unless the older law (ten years) ended it sooner; its last day is {end}.",
)
FINAL = Words(
    fi="Yksityishenkilön sopimusvelka vanhentuu lopullisesti {years} vuodessa erääntymisestä: "
    "viimeinen päivä on {end}.",
    sv="En privatpersons avtalsskuld preskriberas slutgiltigt {years} år efter förfallodagen: "
    "sista dagen är {end}.",
    en="A natural person's contractual debt is finally time-barred {years} years after it fell "
    "due: its last day is {end}.",
)
FINAL_COUNTED = Words(
    fi="Ennen vuotta 2015 kuluneesta ajasta otetaan lukuun enintään {most} vuotta.",
    sv="Av tiden före 2015 räknas högst {most} år.",
    en="Of the time before 2015 at most {most} years count.",
)
NO_FINAL = Words(
    fi="Lopullinen vanhentumisaika koskee vain luonnollisen henkilön sopimukseen perustuvaa "
    "rahavelkaa.",
    sv="Den slutgiltiga preskriptionstiden gäller bara en fysisk persons penningskuld som grundar "
    "sig på avtal.",
    en="Final limitation concerns only a natural person's contractual money debt.",
)
PUBLIC = Words(
    fi="Julkinen saatava vanhentuu {years} vuodessa määräämistä seuraavan vuoden alusta: viimeinen "
    "päivä on {end}.",
    sv="En offentlig fordran preskriberas {years} år från början av året efter det då den "
    "fastställdes: sista dagen är {end}.",
    en="A public receivable is time-barred {years} years from the start of the year after it was "
    "imposed: its last day is {end}.",
)
PUBLIC_NOT_INTERRUPTED = Words(
    fi="Vanhentunutta julkista saatavaa ei saa periä. Aikaa ei voi katkaista; sen loputtua maksu "
    "saadaan vain ajoissa ulosmitatuista, konkurssissa valvotuista tai pantatuista varoista.",
    sv="En preskriberad offentlig fordran får inte drivas in. Tiden kan inte avbrytas; efter den "
    "fås betalning bara ur tillgångar som i tid utmätts, bevakats i konkurs eller pantsatts.",
    en="A time-barred public receivable may not be collected. The time cannot be interrupted; "
    "after it, payment comes only from funds attached, claimed in bankruptcy or pledged in time.",
)
PUBLIC_OLDER = Words(
    fi="Laki 706/2007 tuli voimaan 1.1.2008; sitä vanhempia saatavia koskeva laki ei ole mukana.",
    sv="Lagen 706/2007 trädde i kraft 1.1.2008; lagen om äldre fordringar finns inte här.",
    en="Act 706/2007 came into force on 1 January 2008; the law on older receivables is not here.",
)
TITLE = Words(
    fi="Ulosottoperuste on täytäntöönpanokelpoinen {years} vuotta, {end} asti; silloin myös "
    "saatava vanhentuu.",
    sv="Utsökningsgrunden är verkställbar i {years} år, till och med {end}; då preskriberas också "
    "fordran.",
    en="The enforcement ground can be enforced for {years} years, until {end}; the debt then ends "
    "too.",
)
TITLE_COUNTED = Words(
    fi="Määräaika lasketaan ulosottoperusteen antamisesta tai suoritusvelvollisuuden alkamisesta "
    "{start}.",
    sv="Tidsfristen räknas från att utsökningsgrunden gavs eller prestationsskyldigheten började "
    "{start}.",
    en="The time counts from when the enforcement ground was given or the duty to pay began, "
    "{start}.",
)
DEFAULT_JUDGMENT_COUNTS = Words(
    fi="Yksipuolisen tuomion määräaika alkaa sen antamisesta, vaikka takaisinsaantia olisi haettu.",
    sv="Tiden för en tredskodom börjar när den gavs, även om återvinning har sökts.",
    en="The time of a default judgment begins when it was given, even if recovery was sought.",
)
OLD_TITLE = Words(
    fi="Ennen 1.3.1993 annetun ulosottoperusteen määräaika lasketaan siitä päivästä.",
    sv="Tiden för en utsökningsgrund från tiden före 1.3.1993 räknas från den dagen.",
    en="The time of an enforcement ground from before 1 March 1993 counts from that day.",
)
TITLE_CRIME = Words(
    fi="Korvaus perustuu rikokseen, josta tuomittiin vankeuteen tai yhdyskuntapalveluun.",
    sv="Ersättningen grundar sig på ett brott som gav fängelse eller samhällstjänst.",
    en="The compensation is for a crime that led to prison or community service.",
)
TITLE_NATURAL_CREDITOR = Words(
    fi="Ulosottoperusteessa tarkoitettu velkoja on luonnollinen henkilö.",
    sv="Borgenären i utsökningsgrunden är en fysisk person.",
    en="The creditor named in the enforcement ground is a natural person.",
)
TITLE_BOUGHT = Words(
    fi="Saatava siirtyi luonnolliselle henkilölle muulta kuin luonnolliselta henkilöltä ennen "
    "ulosottoperustetta: lyhyempi määräaika pätee.",
    sv="Fordran kom till en fysisk person från någon annan än en sådan före utsökningsgrunden: den "
    "kortare tiden gäller.",
    en="The claim came to a natural person from another than one before the enforcement ground: "
    "the shorter time holds.",
)
TITLE_EXTENDED = Words(
    fi="Tuomioistuin on jatkanut määräaikaa, {end} asti.",
    sv="Domstolen har förlängt tidsfristen till och med {end}.",
    en="A court has extended the time, until {end}.",
)
TITLE_SUIT = Words(
    fi="Kanne määräajan jatkamisesta on nostettava viimeistään {end}.",
    sv="Talan om förlängning ska väckas senast {end}.",
    en="A suit for longer time must be brought by {end} at the latest.",
)
NO_TITLE_END = Words(
    fi="Ulosottoperusteen määräaika koskee vain luonnollisen henkilön maksuvelvoitetta.",
    sv="Utsökningsgrundens tidsfrist gäller bara en fysisk persons betalningsskyldighet.",
    en="The time of an enforcement ground concerns only what a natural person must pay.",
)
