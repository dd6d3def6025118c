"""What the answer to a request leaves to be done."""

from __future__ import annotations

from inkasso.desk.texts.table import table

REQUESTS = table(
    (
        "request.follows",
        "Mitä pyynnöstä seuraa",
        "Vad begäran leder till",
        "What the request leaves to be done",
    ),
    ("do.request_rectify", "Oikaise tietoja", "Rätta uppgifter", "Correct data"),
    (
        "do.request_review",
        "Kirjaa ihmisen tarkistus",
        "Anteckna granskning",
        "Record a second look",
    ),
    ("do.request_erase", "Poista tiedot", "Radera uppgifter", "Erase data"),
    ("do.request_package", "Tietopaketti", "Datapaket", "Package of the data"),
    ("do.request_recipients", "Kerro vastaanottajille", "Underrätta mottagare", "Tell recipients"),
    ("request.do_rectify", "Oikaise tietoja", "Rätta uppgifter", "Correct data"),
    (
        "request.rectify_why",
        "Kirjoita vain se, mikä muuttuu. Vanha arvo säilyy erillään, ja vääriä tietoja "
        "saaneille kerrotaan.",
        "Skriv bara det som ändras. Det gamla värdet bevaras för sig, och de som fått fel "
        "uppgift underrättas.",
        "Write only what changes. The old value is kept apart, and whoever got it is owed word.",
    ),
    (
        "request.do_review",
        "Kirjaa ihmisen tarkistus",
        "Anteckna granskning",
        "Record a second look",
    ),
    (
        "request.review_why",
        "Kirjaa, mitä koneen päätöksestä katsottiin uudelleen ja mitä siitä selvisi.",
        "Anteckna vad i maskinens beslut som prövades på nytt och vad som framkom.",
        "Record what of the machine's decision was looked at again, and what came of it.",
    ),
    (
        "done.request.rectified",
        "Tiedot on oikaistu.",
        "Uppgifterna är rättade.",
        "The data is corrected.",
    ),
    (
        "done.request.reviewed",
        "Tarkistus on kirjattu.",
        "Granskningen är antecknad.",
        "The second look is on record.",
    ),
    (
        "done.request.recipient",
        "Vastaanottaja on kirjattu.",
        "Mottagaren är antecknad.",
        "The recipient is on record.",
    ),
    (
        "done.package_asked",
        "Pakettia tehdään taustalla.",
        "Paketet görs i bakgrunden.",
        "The package is being made.",
    ),
    (
        "done.erasure_asked",
        "Poistoa on pyydetty; toinen ratkaisee sen.",
        "Radering är begärd; en annan avgör den.",
        "The erasure is asked for; somebody else decides it.",
    ),
    (
        "field.invoice",
        "Laskun numero (saatavan kuvaus)",
        "Fakturans nummer (beskrivning)",
        "Invoice number (description of the claim)",
    ),
    (
        "field.statement",
        "Henkilön lisäselvitys",
        "Personens kompletterande utlåtande",
        "The person's supplementary statement",
    ),
    ("field.keep", "Jää ennalleen", "Lämnas som det är", "Stays as it is"),
    ("field.keep_because", "Miksi jää ennalleen", "Varför det lämnas", "Why it stays"),
    ("field.review_purpose", "Mikä päätös", "Vilket beslut", "Which decision"),
    ("field.review_result", "Tulos", "Resultat", "Result"),
    (
        "field.reviewed",
        "Mitä katsottiin uudelleen",
        "Vad som prövades på nytt",
        "What was looked at again",
    ),
    (
        "field.review_found",
        "Mitä henkilölle kerrotaan",
        "Vad personen får veta",
        "What the person is told",
    ),
    ("review_result.upheld", "Päätös pysyy", "Beslutet står fast", "The decision stands"),
    ("review_result.changed", "Päätös muuttuu", "Beslutet ändras", "The decision changes"),
    ("field.recipient", "Vastaanottaja", "Mottagare", "Recipient"),
    ("field.telling", "Mitä tehtiin", "Vad som gjordes", "What was done"),
    ("field.how", "Miten, tai miksi ei", "Hur, eller varför inte", "How, or why not"),
    ("telling.told", "Kerrottu", "Underrättad", "Told"),
    ("telling.impossible", "Mahdotonta", "Omöjligt", "Impossible"),
    ("telling.burden", "Kohtuuton vaiva", "Orimlig möda", "Disproportionate effort"),
    (
        "recipients.why",
        "Jokaiselle, joka on saanut muutetun tiedon, kerrotaan muutoksesta (19 artikla). "
        "Lähetä teksti ja kirjaa se.",
        "Var och en som fått den ändrade uppgiften underrättas (artikel 19). Skicka texten "
        "och anteckna det.",
        "Whoever got what was changed is told of it (Article 19). Send the text, and record it.",
    ),
    ("recipients.waits", "odottaa", "väntar", "waits"),
    ("recipients.text", "Lähetettävä teksti", "Text att skicka", "Text to send"),
    (
        "recipients.values",
        "Lähetä nämä tiedot tekstin kanssa; ne näkyvät vain nyt:",
        "Skicka dessa uppgifter med texten; de visas bara nu:",
        "Send these data with the text; they show only now:",
    ),
    (
        "package.why",
        "Paketti on lukittu age-tiedosto. Kerro salalause muuta tietä kuin tiedosto.",
        "Paketet är en låst age-fil. Meddela lösenfrasen på ett annat sätt än filen.",
        "The package is a locked age file. Tell the passphrase by another way than the file goes.",
    ),
    ("package.last", "Sen saa {day} asti.", "Det fås till {day}.", "It can be had until {day}."),
    ("package.make", "Tee paketti", "Gör paketet", "Make the package"),
    ("package.again", "Tee uudelleen", "Gör på nytt", "Make it anew"),
    ("package.made", "Tehty {day}, {who}.", "Gjort {day}, {who}.", "Made on {day}, {who}."),
    ("package.fetch", "Nouda paketti", "Hämta paketet", "Fetch the package"),
    ("package.passphrase", "Salalause", "Lösenfras", "Passphrase"),
    (
        "erase.why",
        "Laki ratkaisee jokaisen tiedon. Poisto on lopullinen, joten toinen näkee saman ja "
        "ratkaisee sen; sitten se tehdään heti.",
        "Lagen avgör varje uppgift. Raderingen är slutgiltig, så en annan ser detsamma och "
        "avgör den; sedan görs den genast.",
        "The law decides each field. An erasure is for good, so somebody else sees the same "
        "and decides it; then it is carried out at once.",
    ),
    ("erase.ask", "Pyydä toista ratkaisemaan", "Be en annan avgöra", "Ask somebody else to decide"),
    (
        "erase.nothing",
        "Mitään ei poisteta: kaikki säilyy lain nojalla. Ratkaise pyyntö.",
        "Inget raderas: allt bevaras enligt lag. Avgör begäran.",
        "Nothing goes: the law keeps all of it. Decide the request.",
    ),
    ("erase.decided", "Pyyntö on ratkaistu.", "Begäran är avgjord.", "The request is decided."),
)
