"""Consents: asked for in exact words, taken back, proved."""

from __future__ import annotations

from inkasso.desk.texts.table import table

CONSENTS = table(
    ("doing.consents", "Suostumukset", "Samtycken", "Consents"),
    ("consents.title", "Suostumukset", "Samtycken", "Consents"),
    (
        "consents.why",
        "Mihin asian henkilöt ovat suostuneet. Uutiskirjeillä ja tauon muistiinpanoilla on omat "
        "sivunsa; peruuttaa voi minkä tahansa täällä.",
        "Vad ärendets personer har samtyckt till. Nyhetsbrev och anteckningar om pauser har egna "
        "sidor; vilket samtycke som helst kan återkallas här.",
        "What the case's people have agreed to. Newsletters and notes of pauses have pages of "
        "their own; any consent can be withdrawn here.",
    ),
    ("consents.none", "Suostumuksia ei ole.", "Inga samtycken.", "There are no consents."),
    (
        "consents.holds",
        "voimassa, annettu {day}",
        "gäller, gavs {day}",
        "in force, given {day}",
    ),
    ("consents.until", "(viimeinen päivä {day})", "(sista dag {day})", "(last day {day})"),
    ("consents.withdrawn", "peruutettu {day}", "återkallat {day}", "withdrawn {day}"),
    ("consents.over", "päättynyt {day}", "upphörde {day}", "ended {day}"),
    ("consents.ask", "Pyydä suostumus", "Be om samtycke", "Ask for consent"),
    (
        "consents.ask_why",
        "Täytä ensin, mitä suostumus koskee, ja lue sitten sanat henkilölle hänen kielellään. "
        "Suostumus kirjataan juuri niillä sanoilla.",
        "Fyll först i vad samtycket gäller, och läs sedan upp orden för personen på hens språk. "
        "Samtycket antecknas med just de orden.",
        "First fill in what it is about, then read the words out to the person in their language. "
        "The consent is recorded with exactly those words.",
    ),
    ("consents.words", "Lue henkilölle", "Läs upp för personen", "Read this out"),
    ("consents.show", "Näytä sanat", "Visa orden", "Show the words"),
    (
        "consents.record",
        "Henkilö suostui: kirjaa",
        "Personen samtyckte: anteckna",
        "The person agreed: record it",
    ),
    ("consents.withdraw", "Peruuta suostumus", "Återkalla samtycke", "Withdraw a consent"),
    (
        "consents.withdraw_why",
        "Peruutus vaikuttaa heti eikä syytä kysytä. Muistiinpanot, jotka nojaavat "
        "suostumukseen, hävitetään.",
        "Återkallelsen verkar genast, och inget skäl krävs. Anteckningar som vilar på samtycket "
        "förstörs.",
        "It works at once, and no reason is asked for. Notes that rest on the consent are "
        "destroyed.",
    ),
    ("consents.proof", "Todistus", "Bevis", "Proof"),
    (
        "consents.altered",
        "Teksti ei ole se, joka henkilölle näytettiin.",
        "Texten är inte den som visades för personen.",
        "The text is not the one that the person was shown.",
    ),
    ("consents.file", "Lataa (JSON)", "Ladda ner (JSON)", "Download (JSON)"),
    ("field.consent_channel", "Miten", "Hur", "How"),
    ("field.consent_said_by", "Kuka sen sanoi", "Vem sade det", "Who said it"),
    ("said_by.person", "Henkilö itse", "Personen själv", "The person"),
    ("said_by.guardian", "Edunvalvoja", "Intressebevakaren", "The guardian"),
    ("said_by.agent", "Asiamies", "Ombudet", "The agent"),
    ("field.consent_use", "Mikä suostumus", "Vilket samtycke", "Which consent"),
    (
        "field.demands_manner",
        "Minne vaatimukset lähetetään",
        "Vart kraven sänds",
        "Where demands are sent",
    ),
    (
        "hint.demands_manner",
        "Sähköpostiosoite tai postilaatikko.",
        "E-postadress eller brevlåda.",
        "An e-mail address or a mailbox.",
    ),
    ("field.demands_receivables", "Mitä saatavia", "Vilka fordringar", "Which receivables"),
    (
        "hint.demands_receivables",
        "Laskujen tai asioiden numerot, pilkulla erotettuina.",
        "Fakturornas eller ärendenas nummer, åtskilda med komma.",
        "Numbers of invoices or cases, with commas between.",
    ),
    ("field.consent_until", "Viimeinen päivä", "Sista dag", "Last day"),
    ("field.consent_spoken", "Sanojen kieli", "Ordens språk", "Language of the words"),
    ("consent_spoken.own", "Henkilön oma", "Personens eget", "The person's own"),
    ("field.consent_evidence", "Asiakirjan viite", "Handlingens referens", "The document's number"),
    (
        "done.consent_given",
        "Suostumus on kirjattu.",
        "Samtycket är antecknat.",
        "The consent is recorded.",
    ),
    (
        "done.consent_withdrawn",
        "Suostumus on peruutettu.",
        "Samtycket är återkallat.",
        "The consent is withdrawn.",
    ),
)
