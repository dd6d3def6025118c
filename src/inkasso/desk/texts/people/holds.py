"""Holds placed and lifted by hand."""

from __future__ import annotations

from inkasso.desk.texts.table import table

HOLDS = table(
    ("doing.holds", "Estot", "Hinder", "Holds"),
    ("holds.heading", "Estot", "Hinder", "Holds"),
    ("holds.none", "Mikään esto ei ole voimassa.", "Inget hinder gäller.", "No hold is in force."),
    ("holds.stops", "Estää", "Hindrar", "It stops"),
    ("holds.place", "Aseta esto", "Lägg in ett hinder", "Place a hold"),
    ("holds.lift", "Poista esto", "Häv hindret", "Lift the hold"),
    ("holds.kinds", "Mitä kukin esto tekee", "Vad varje hinder gör", "What each kind does"),
    (
        "holds.tell",
        "Rajoituksesta ilmoitetaan niille, joille henkilön tietoja on luovutettu (GDPR 19). Ilman "
        "pyyntöä ilmoituksia ei tule jonoon:",
        "De som har fått personens uppgifter underrättas om begränsningen (GDPR 19). Utan en "
        "begäran ställs inga underrättelser i kö:",
        "Whoever got the person's data is told of the restriction (GDPR 19). Without a request "
        "nothing is queued:",
    ),
    (
        "holds.told_before",
        "Henkilölle kerrotaan, ennen kuin rajoitus poistetaan. Kirje tehdään pyynnön sivulla; jos "
        "kerroit itse, valitse miten.",
        "Personen underrättas innan begränsningen hävs. Brevet görs på begärans sida; har du "
        "själv underrättat personen, välj hur.",
        "The person is told before the restriction is lifted. The letter is made on the request's "
        "page; where you told them yourself, choose how.",
    ),
    (
        "hold_concerns.person",
        "Koskee henkilöä kaikissa asioissa.",
        "Gäller personen i alla ärenden.",
        "It concerns the person in every case.",
    ),
    ("hold_concerns.case", "Koskee yhtä asiaa.", "Gäller ett ärende.", "It concerns one case."),
    (
        "hold_concerns.either",
        "Koskee henkilöä tai yhtä asiaa.",
        "Gäller personen eller ett ärende.",
        "It concerns the person, or one case.",
    ),
    ("hold_reach.person", "henkilö kaikissa asioissa", "personen i alla ärenden", "the person"),
    ("hold_reach.case", "vain tämä asia", "bara detta ärende", "this case only"),
    ("hold_stops.letter", "kirjeet", "brev", "letters"),
    (
        "hold_stops.call",
        "puhelut ja viestit",
        "samtal och meddelanden",
        "calls and messages",
    ),
    ("hold_stops.disclosure", "tietojen luovutukset", "utlämnande av uppgifter", "disclosures"),
    ("hold_stops.sale", "saatavan myynti", "försäljning av fordran", "sale of the receivable"),
    ("hold_stops.court_step", "oikeudelliset toimet", "rättsliga åtgärder", "court steps"),
    (
        "hold_stops.register_report",
        "maksuhäiriöilmoitus",
        "anmälan om betalningsstörning",
        "report of a payment default",
    ),
    ("hold_stops.sweep", "eräajo", "satskörning", "batch work"),
    ("hold_stops.erasure", "poistaminen", "radering", "erasure"),
    ("told_way.letter", "kirjeellä", "per brev", "by letter"),
    ("told_way.email", "sähköpostilla", "per e-post", "by e-mail"),
    ("told_way.web", "verkkoviestillä", "via webbmeddelande", "by a message on the web"),
    ("told_way.phone", "puhelimessa", "per telefon", "by telephone"),
    ("told_way.in_person", "paikan päällä", "på plats", "in person"),
    ("field.hold_kind", "Esto", "Hinder", "Hold"),
    ("field.hold_reach", "Ketä tai mitä se koskee", "Vem eller vad det gäller", "How far"),
    (
        "hint.hold_reach",
        "Vaikuttaa vain estoihin, jotka voivat koskea henkilöä tai yhtä asiaa.",
        "Har betydelse bara för hinder som kan gälla personen eller ett ärende.",
        "Only of holds that can concern the person or one case.",
    ),
    ("field.hold_reason", "Mitä kerrottiin", "Vad som berättades", "What was said"),
    ("field.hold_until", "Viimeinen päivä", "Sista dag", "Last day, if known"),
    ("field.told_how", "Miten henkilölle kerrottiin", "Hur personen underrättades", "How told"),
    ("done.hold_placed", "Esto on voimassa.", "Hindret gäller.", "The hold is in force."),
    (
        "done.hold_told",
        "Kertominen on kirjattu. Rajoitus poistetaan, kun tieto on perillä.",
        "Underrättelsen är antecknad. Begränsningen hävs när den är framme.",
        "That they were told is recorded. The restriction is lifted once word has arrived.",
    ),
    ("done.hold_lifted", "Esto on poistettu.", "Hindret är hävt.", "The hold is lifted."),
)
