"""Breaches: their steps, weighing, search and drafts."""

from __future__ import annotations

from inkasso.desk.texts.table import table

BREACHES = table(
    ("do.breach_assess", "Arvioi riski", "Bedöm risken", "Assess the risk"),
    ("do.breach_scope", "Hae, keitä se koskee", "Sök vem den gäller", "Find whom it concerns"),
    ("do.breach_measure", "Kirjaa toimenpide", "Anteckna en åtgärd", "Record a measure"),
    (
        "do.breach_authority",
        "Ilmoita viranomaiselle",
        "Anmäl till myndigheten",
        "Notify the authority",
    ),
    ("do.breach_persons", "Kerro henkilöille", "Informera personerna", "Tell the people"),
    ("do.breach_public", "Tiedota julkisesti", "Informera offentligt", "Tell the public"),
    ("do.breach_close", "Päätä loukkaus", "Avsluta incidenten", "Close the breach"),
    (
        "do.breach_notification",
        "Ilmoituksen luonnos (PDF)",
        "Utkast till anmälan (PDF)",
        "Draft of the notification (PDF)",
    ),
    (
        "do.breach_letter",
        "Kirjeen luonnos (PDF)",
        "Utkast till brev (PDF)",
        "Draft of the letter (PDF)",
    ),
    ("do.breach_list", "Luettelo henkilöistä", "Lista över personerna", "List of the people"),
    (
        "breach_why.assess",
        "Uusin arvio ratkaisee, kenelle kerrotaan. Korkeasta riskistä kerrotaan henkilöille, "
        "ellei jokin poikkeus täyty.",
        "Den nyaste bedömningen avgör vem som informeras. Vid hög risk informeras personerna "
        "om inget undantag gäller.",
        "The newest assessment decides who is told. Of a high risk people are told, unless an"
        " exception holds.",
    ),
    (
        "breach_why.scope",
        "Haku tehdään taustalla tietokartan ja lokin mukaan. Henkilöiden numerot jäävät "
        "loukkaukselle; hakuja voi tehdä useita.",
        "Sökningen görs i bakgrunden enligt datakartan och loggen. Personernas nummer sparas;"
        " flera sökningar kan göras.",
        "The search runs in the background, by the data map and the log. It keeps the "
        "people's numbers; there may be several.",
    ),
    (
        "breach_why.measure",
        "Mitä on tehty, jotta vahinko pienenee tai ei toistu.",
        "Vad som gjorts för att minska skadan eller hindra att det upprepas.",
        "What was done so that the harm is less, or does not happen again.",
    ),
    (
        "breach_why.authority",
        "Lue luonnos, lähetä se viranomaiselle ja kirjaa lähetys. Ohjelma ei lähetä mitään.",
        "Läs utkastet, skicka det till myndigheten och anteckna det. Programmet skickar ingenting.",
        "Read the draft, send it to the authority, and record that it went. The program sends"
        " nothing.",
    ),
    (
        "breach_why.persons",
        "Lue luonnos, hae luettelo, lähetä kirjeet ja kirjaa lähetys. Ohjelma ei lähetä mitään.",
        "Läs utkastet, hämta listan, skicka breven och anteckna det. Programmet skickar ingenting.",
        "Read the draft, fetch the list, send the letters, and record that they went. The "
        "program sends nothing.",
    ),
    (
        "breach_why.public",
        "Julkinen tiedote korvaa kirjeet vain, kun ne vaatisivat kohtuuttoman vaivan.",
        "Ett offentligt meddelande ersätter breven bara när de skulle kräva orimlig möda.",
        "A public notice takes the place of letters only where they would take "
        "disproportionate effort.",
    ),
    (
        "breach_why.close",
        "Päättää käsittelyn. Jos muuta tulee ilmi, kirjataan uusi loukkaus.",
        "Avslutar ärendet. Om något annat kommer fram registreras en ny incident.",
        "Ends the matter. If more comes to light, a new breach is recorded.",
    ),
    (
        "done.breach.assess",
        "Arvio on kirjattu.",
        "Bedömningen är antecknad.",
        "The assessment is on record.",
    ),
    (
        "done.breach.measure",
        "Toimenpide on kirjattu.",
        "Åtgärden är antecknad.",
        "The measure is on record.",
    ),
    (
        "done.breach.authority",
        "Ilmoitus viranomaiselle on kirjattu.",
        "Anmälan till myndigheten är antecknad.",
        "The notification is on record.",
    ),
    (
        "done.breach.persons",
        "On kirjattu, että henkilöille on kerrottu.",
        "Det är antecknat att personerna har informerats.",
        "It is on record that the people were told.",
    ),
    (
        "done.breach.public",
        "Julkinen tiedote on kirjattu.",
        "Det offentliga meddelandet är antecknat.",
        "The public notice is on record.",
    ),
    (
        "done.breach.close",
        "Loukkaus on päätetty.",
        "Incidenten är avslutad.",
        "The breach is closed.",
    ),
    ("done.breach.scope", "Haku on jonossa.", "Sökningen är i kön.", "The search is queued."),
    ("done.breach.list", "Luetteloa tehdään.", "Listan görs.", "The list is being made."),
    (
        "done.breach.changed",
        "Tilanne oli muuttunut. Mitään ei tehty; yritä uudelleen.",
        "Läget hade ändrats. Inget gjordes; försök igen.",
        "Things had changed. Nothing was done; try again.",
    ),
    ("breach.in_part", "osittain, täydennetään", "delvis, kompletteras", "in part, more follows"),
    ("breach.found", "{count} henkilöä", "{count} personer", "{count} people"),
    (
        "breach.to_authority",
        "Ilmoitettu viranomaiselle",
        "Anmäld till myndigheten",
        "Authority notified",
    ),
    ("breach.to_public", "Tiedotettu julkisesti", "Offentligt meddelande", "Public told"),
    ("breach.scoped", "Haettu", "Sökt", "Searched"),
    ("breach_channel.form", "Viranomaisen lomake", "Myndighetens formulär", "The authority's form"),
    ("breach_channel.email", "Sähköposti", "E-post", "E-mail"),
    ("breach_channel.letter", "Kirje", "Brev", "Letter"),
    ("breach_channel.phone", "Puhelin", "Telefon", "Telephone"),
    ("breach_channel.web", "Verkkosivu", "Webbsida", "Website"),
    ("risk.none", "Riski on epätodennäköinen", "Risk är osannolik", "A risk is unlikely"),
    ("risk.risk", "Riski", "Risk", "A risk"),
    ("risk.high", "Korkea riski", "Hög risk", "A high risk"),
    (
        "exception.34(3)(a)",
        "34(3)(a): tiedot olivat sivullisille käsittämättömiä, esimerkiksi salattuja",
        "34(3)(a): uppgifterna var obegripliga för obehöriga, till exempel krypterade",
        "34(3)(a): the data was unintelligible to others, for example encrypted",
    ),
    (
        "exception.34(3)(b)",
        "34(3)(b): korkea riski ei jälkitoimien ansiosta enää toteudu",
        "34(3)(b): åtgärder efteråt gör att den höga risken inte längre är sannolik",
        "34(3)(b): what was done since makes the high risk no longer likely",
    ),
    (
        "exception.34(3)(c)",
        "34(3)(c): jokaiselle kertominen vaatisi kohtuuttoman vaivan; tiedotetaan julkisesti",
        "34(3)(c): att informera var och en kräver orimlig möda; offentligt meddelande",
        "34(3)(c): telling each would take disproportionate effort; the public is told",
    ),
    ("field.risk", "Riski henkilöille", "Risk för personerna", "Risk to the people"),
    ("field.criteria", "Mitä punnittiin", "Vad som vägdes", "What was weighed"),
    ("field.consequences", "Mitä siitä voi seurata", "Vad det kan leda till", "What may follow"),
    (
        "field.exceptions",
        "Poikkeus kertomisesta (vain korkea riski)",
        "Undantag från att informera (bara hög risk)",
        "Exception from telling (high risk only)",
    ),
    (
        "field.reasons",
        "Perustelut, nimiä mainitsematta",
        "Skäl, utan namn",
        "Reasons, naming nobody",
    ),
    ("field.measure", "Toimenpide", "Åtgärd", "Measure"),
    (
        "field.measure_text",
        "Tarkemmin, nimiä mainitsematta",
        "Närmare, utan namn",
        "In more detail, naming nobody",
    ),
    ("field.sent_at", "Milloin", "När", "When"),
    ("field.sent_by", "Miten", "Hur", "How"),
    (
        "field.in_part",
        "Osittainen: täydennetään myöhemmin",
        "Delvis: kompletteras senare",
        "In part: more follows",
    ),
    (
        "field.late_reason",
        "Miksi vasta 72 tunnin jälkeen",
        "Varför först efter 72 timmar",
        "Why after 72 hours",
    ),
    (
        "hint.late_reason",
        "Vain, jos ilmoitus on myöhässä (33 artikla).",
        "Bara om anmälan är försenad (artikel 33).",
        "Only where it is late (Article 33).",
    ),
    (
        "field.authority_reference",
        "Viranomaisen diaarinumero",
        "Myndighetens diarienummer",
        "The authority's number",
    ),
    (
        "field.lessons",
        "Mitä opittiin, nimiä mainitsematta",
        "Vad som lärdes, utan namn",
        "What was learnt, naming nobody",
    ),
    ("field.scope_by", "Mistä haetaan", "Hur det söks", "Search by"),
    ("field.scope_actor", "Kuka katseli", "Vem som läste", "Who looked"),
    ("field.scope_from", "Alkaen", "Från", "From"),
    ("field.scope_until", "Asti", "Till", "Until"),
    (
        "hint.scope_from",
        "Vain, kun haetaan lokista.",
        "Bara vid sökning i loggen.",
        "Only of the log.",
    ),
    ("field.scope_category", "Tietoryhmä", "Kategori av uppgifter", "Category of data"),
    ("field.scope_client", "Toimeksiantaja", "Uppdragsgivare", "Client"),
    (
        "field.scope_case",
        "Asian numero tai viite",
        "Ärendets nummer eller referens",
        "Case number or reference",
    ),
    (
        "scope_by.log",
        "Loki: kenen tietoja joku on katsellut",
        "Loggen: vems uppgifter någon har läst",
        "The log: whose files somebody opened",
    ),
    (
        "scope_by.category",
        "Kaikki, joista on tietoryhmän tietoja",
        "Alla med uppgifter i en kategori",
        "Everybody with data of a category",
    ),
    (
        "scope_by.client",
        "Toimeksiantajan velalliset",
        "En uppdragsgivares gäldenärer",
        "A client's debtors",
    ),
    (
        "scope_by.case",
        "Yhden asian velallinen",
        "Gäldenären i ett ärende",
        "The debtor of one case",
    ),
    ("scope_by.person", "Yksi henkilö", "En person", "One person"),
    ("scope_by.tables", "Tietoryhmä", "Kategori av uppgifter", "Category of data"),
    ("scope_by.disclosure", "Luovutukset", "Utlämnanden", "Disclosures"),
)
