"""The words of drafts: names of the authority's form, and what somebody concerned is told."""

from __future__ import annotations

from inkasso.base.words import Words


def _w(fi: str, sv: str, en: str) -> Words:
    return Words(fi=fi, sv=sv, en=en)


#: Headings (`s_`), names of facts (`f_`) and phrases of the notification to the authority.
PHRASES = {
    "authority_title": _w(
        "Ilmoitus henkilötietojen tietoturvaloukkauksesta",
        "Anmälan om personuppgiftsincident",
        "Notification of a personal data breach",
    ),
    "draft": _w("LUONNOS", "UTKAST", "DRAFT"),
    "breach": _w("loukkaus {number}", "incident {number}", "breach {number}"),
    "s_kind": _w("Ilmoitus", "Anmälan", "Notification"),
    "s_controller": _w("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller"),
    "s_times": _w("Ajankohdat", "Tidpunkter", "Times"),
    "s_nature": _w("Mitä tapahtui", "Vad som hände", "What happened"),
    "s_concerned": _w(
        "Ketä ja mitä tietoja se koskee",
        "Vem och vilka uppgifter den gäller",
        "Whom and which data it concerns",
    ),
    "s_consequences": _w("Todennäköiset seuraukset", "Sannolika följder", "Likely consequences"),
    "s_measures": _w("Toimet", "Åtgärder", "Measures"),
    "s_persons_told": _w(
        "Ilmoittaminen rekisteröidyille",
        "Information till de registrerade",
        "Telling the data subjects",
    ),
    "f_kind_of": _w("Laji", "Slag", "Kind"),
    "f_to": _w("Viranomainen", "Myndighet", "Authority"),
    "f_to_email": _w("Sähköposti", "E-post", "E-mail"),
    "f_reference": _w("Diaarinumero", "Diarienummer", "Authority's number"),
    "f_name": _w("Nimi ja Y-tunnus", "Namn och FO-nummer", "Name and business ID"),
    "f_address": _w("Osoite", "Adress", "Address"),
    "f_contact": _w("Yhteys", "Kontakt", "Contact"),
    "f_officer": _w("Tietosuojavastaava", "Dataskyddsombud", "Data protection officer"),
    "f_processor": _w(
        "Käsittelijä, jonka luona tapahtui", "Biträde där det hände", "Processor where it happened"
    ),
    "f_began": _w("Alkoi", "Började", "Began"),
    "f_ended": _w("Päättyi", "Upphörde", "Ended"),
    "f_aware": _w("Tuli tietoon", "Blev känd", "Became known"),
    "f_due": _w("72 tuntia päättyy", "72 timmar går ut", "72 hours end"),
    "f_found_by": _w("Havaitsija", "Upptäcktes av", "Found by"),
    "f_late_reason": _w("Viivytyksen syy", "Skäl till dröjsmålet", "Reason for the delay"),
    "f_kinds": _w("Loukkauksen laji", "Incidentens art", "Type of breach"),
    "f_cause": _w("Syy", "Orsak", "Cause"),
    "f_persons": _w("Rekisteröityjä", "Registrerade", "Data subjects"),
    "f_persons_of": _w("Ryhmät", "Grupper", "Groups"),
    "f_countries": _w("Maat", "Länder", "Countries"),
    "f_risk": _w("Riski", "Risk", "Risk"),
    "f_weighed": _w("Punnittu", "Vägt", "Weighed"),
    "f_reasons": _w("Perustelut", "Skäl", "Reasons"),
    "f_will_tell": _w("Kerrotaanko heille", "Informeras de", "Are they told"),
    "f_told": _w("Kerrottu", "Informerade", "Told"),
    "f_why_not": _w("Miksi ei", "Varför inte", "Why not"),
    "f_authority": _w("Valvontaviranomainen", "Tillsynsmyndighet", "Supervisory authority"),
    "first_of_several": _w(
        "alustava; tietoja täydennetään", "preliminär; kompletteras", "preliminary; more follows"
    ),
    "complete": _w("täydellinen", "fullständig", "complete"),
    "supplement": _w(
        "täydennys aiempaan", "komplettering av en tidigare", "supplement to an earlier one"
    ),
    "no_officer": _w("ei nimetty", "inte utsett", "none appointed"),
    "not_known": _w("ei vielä tiedossa", "ännu inte känt", "not known yet"),
    "give_reason": _w("[kerro syy]", "[ange skälet]", "[give the reason]"),
    "confidentiality": _w("luottamuksellisuus", "konfidentialitet", "confidentiality"),
    "integrity": _w("eheys", "integritet", "integrity"),
    "availability": _w("saatavuus", "tillgänglighet", "availability"),
    "others": _w("muut", "andra", "others"),
    "special": _w("(erityisen suojattava)", "(särskilt skyddsvärd)", "(specially protected)"),
    "counted": _w(
        "enintään {persons} henkilöä, {records} tietuetta",
        "högst {persons} personer, {records} poster",
        "at most {persons} persons, {records} records",
    ),
    "not_assessed": _w("arvioidaan vielä", "bedöms ännu", "still being assessed"),
    "none_yet": _w("ei vielä toimia", "inga åtgärder ännu", "no measures yet"),
    "risk_none": _w("epätodennäköinen", "osannolik", "unlikely"),
    "risk_risk": _w("riski", "risk", "risk"),
    "risk_high": _w("korkea riski", "hög risk", "high risk"),
    "yes": _w("kyllä, jokaiselle", "ja, var och en", "yes, each of them"),
    "public": _w("julkisesti", "offentligt", "by a public communication"),
    "no": _w("ei", "nej", "no"),
}
#: What somebody concerned reads.
PERSON = {
    "title": _w(
        "Tietoturvaloukkaus, joka koskee tietojasi",
        "En personuppgiftsincident som gäller dina uppgifter",
        "A breach that concerns your data",
    ),
    "hello": _w(
        "{name} on rekisterinpitäjä, joka käsittelee tietojasi. Tiedoillesi on tapahtunut "
        "seuraavaa.",
        "{name} är personuppgiftsansvarig för dina uppgifter. Följande har hänt med dem.",
        "{name} is the controller of your data. This has happened to them.",
    ),
    "when": _w("Se alkoi {when}.", "Det började {when}.", "It began {when}."),
    "known": _w(
        "Saimme tietää siitä {when}.", "Vi fick veta det {when}.", "We learnt of it {when}."
    ),
    "some_of": _w(
        "Se voi koskea näitä tietojasi tai osaa niistä:",
        "Det kan gälla dessa uppgifter om dig eller en del av dem:",
        "It may concern these data of yours or some of them:",
    ),
    "careful": _w(
        "Ole tarkkana odottamattomien viestien kanssa. Emme koskaan kysy pankkitunnuksiasi.",
        "Var uppmärksam på oväntade meddelanden. Vi frågar aldrig efter dina bankkoder.",
        "Be careful with unexpected messages. We never ask for your bank codes.",
    ),
    "complain": _w(
        "Sinulla on oikeus saada tietosi, vaatia niiden oikaisua tai poistamista ja tehdä valitus "
        "valvontaviranomaiselle.",
        "Du har rätt att få dina uppgifter, kräva att de rättas eller raderas och klaga hos "
        "tillsynsmyndigheten.",
        "You have the right to get your data, to have them rectified or erased, and to complain "
        "to the supervisory authority.",
    ),
    "s_happened": _w("Mitä tapahtui", "Vad som hände", "What happened"),
    "s_data": _w("Mitä tietojasi se koskee", "Vilka uppgifter det gäller", "Which data"),
    "s_may_follow": _w(
        "Mitä siitä voi seurata", "Vad det kan leda till", "What may follow from it"
    ),
    "s_done": _w("Mitä olemme tehneet", "Vad vi har gjort", "What we have done"),
    "s_you_can": _w("Mitä voit itse tehdä", "Vad du själv kan göra", "What you can do"),
    "s_ask": _w("Mistä saat lisätietoa", "Var du får veta mer", "Where to ask"),
}
