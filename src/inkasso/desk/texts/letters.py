"""Letters before they are sent, and letters in free words."""

from __future__ import annotations

from inkasso.desk.texts.table import table

LETTERS = table(
    ("doing.next_letter", "Seuraava kirje (PDF)", "Nästa brev (PDF)", "Next letter (PDF)"),
    ("doing.letter_write", "Kirjoita kirje", "Skriv brev", "Write a letter"),
    ("letter.write_title", "Vapaa kirje", "Fritt brev", "Letter in free words"),
    (
        "letter.no_demand",
        "Kirjeellä ei vaadita maksua, eikä se maksa mitään. Se menee edustajalle, jos sellainen "
        "on.",
        "Brevet kräver ingen betalning och kostar inget. Det går till företrädaren, om en sådan "
        "finns.",
        "The letter demands no payment and costs nothing. It goes to the representative, if "
        "there is one.",
    ),
    ("letter.send", "Lähetä", "Sänd", "Send"),
    ("letter.preview", "Katso PDF", "Visa PDF", "See the PDF"),
    ("field.letter_template", "Kirjepohja", "Brevmall", "Template"),
    ("field.letter_answers", "Mihin vastataan", "Vad som besvaras", "What it answers"),
    (
        "hint.letter_answers",
        "Viimeisten 60 päivän yhteydenotot ja pyynnöt. Vastaus ja selvitys lähetetään vain "
        "kirjattuun pyyntöön; vastauksen saa lähettää, vaikka perintä on tauolla.",
        "Kontakter och begäranden som kommit in under de senaste 60 dagarna. Svar och utredning "
        "sänds bara på en antecknad begäran; ett svar får sändas fastän indrivningen är pausad.",
        "Contacts and requests that came in the last 60 days. An answer or a statement is sent "
        "only to a recorded request; an answer may go out although collecting is paused.",
    ),
    ("letter.doubts", "Tarkista ennen lähettämistä", "Kontrollera före sändning", "Check before"),
    (
        "letter.doubts_why",
        "Näitä lukuja kukaan ei ole vielä vahvistanut. Ne koskevat selvitystä; kirjeessä tätä ei "
        "lue.",
        "Dessa tal har ingen ännu bekräftat. De gäller utredningen; i brevet står detta inte.",
        "Nobody has confirmed these numbers yet. They concern the statement; the letter does not "
        "say so.",
    ),
    ("place.client_letters", "Kirjeet", "Brev", "Letters"),
    ("letter.to_client", "Kirjoita kirje", "Skriv brev", "Write a letter"),
    (
        "letter.to_client_what",
        "Kirje toimeksiantajan osoitteeseen. Se ei koske mitään asiaa: velallisen tietoja "
        "annetaan vain tietojen luovutuksena.",
        "Ett brev till uppdragsgivarens adress. Det gäller inget ärende: uppgifter om en "
        "gäldenär ges bara som ett utlämnande.",
        "A letter to the client's address, about no case: of a debtor a client is told by a "
        "disclosure.",
    ),
    ("letter.written", "Lähetetyt kirjeet", "Sända brev", "Letters sent"),
    ("letter.none", "Kirjeitä ei ole lähetetty.", "Inga brev har sänts.", "No letters were sent."),
    ("letter.by", "Kirjoittaja", "Skribent", "Written by"),
    ("nav.letter_templates", "Kirjepohjat", "Brevmallar", "Templates"),
    ("template.title", "Omat kirjepohjat", "Egna brevmallar", "Own templates"),
    (
        "template.what",
        "Toimiston omia vapaita kirjeitä: vastauksia, tiedotteita ja kirjeitä toimeksiantajille. "
        "Kaksi ihmistä ottaa pohjan käyttöön.",
        "Byråns egna fria brev: svar, information och brev till uppdragsgivare. Två personer tar "
        "en mall i bruk.",
        "The agency's own letters in free words: answers, information, letters to clients. Two "
        "people switch a template on.",
    ),
    ("template.new", "Uusi kirjepohja", "Ny brevmall", "New template"),
    ("template.none", "Omia kirjepohjia ei ole.", "Det finns inga egna mallar.", "There are none."),
    ("template.kind", "Laji", "Slag", "Kind"),
    ("template.newest", "Uusin versio", "Senaste version", "Newest version"),
    ("template.state", "Käytössä", "I bruk", "In use"),
    (
        "template.is_on",
        "Käytössä on versio {number}.",
        "Version {number} är i bruk.",
        "Version {number} is on.",
    ),
    ("template.is_off", "Ei käytössä.", "Inte i bruk.", "Off."),
    ("template.version", "Versio {number}", "Version {number}", "Version {number}"),
    (
        "template.waits",
        "{who} on pyytänyt {day}, että uusi versio otetaan käyttöön.",
        "{who} har {day} bett att en ny version tas i bruk.",
        "{who} asked on {day} that a new version be switched on.",
    ),
    ("template.write", "Kirjepohjan kirjoittaminen", "Skriv en brevmall", "Writing a template"),
    ("template.rewrite", "Kirjoita uusi versio", "Skriv en ny version", "Write a new version"),
    ("template.off", "Poista käytöstä", "Ta ur bruk", "Switch off"),
    ("template.ask", "Ota käyttöön", "Ta i bruk", "Switch on"),
    (
        "template.ask_how",
        "Versio {number} otetaan käyttöön, kun toinen on lukenut ja hyväksynyt sen.",
        "Version {number} tas i bruk när någon annan har läst och godkänt den.",
        "Version {number} is switched on when somebody else has read and approved it.",
    ),
    ("template.ask_button", "Pyydä hyväksyntä", "Be om godkännande", "Ask for approval"),
    (
        "template.rules",
        "Ei maksuvaatimusta, maksupäivää, tilinumeroa, viitettä eikä mainintaa oikeudesta, "
        "ulosotosta tai luottotiedoista. Tyhjä rivi erottaa kappaleet; aaltosulkeissa:",
        "Inget betalningskrav, ingen betalningsdag, inget kontonummer, ingen referens och inget "
        "om domstol, utsökning eller kreditupplysningar. En tom rad skiljer styckena åt; inom "
        "klammerparenteser:",
        "No demand, no day to pay, no account, no reference, and nothing of courts, enforcement "
        "or credit records. An empty line parts paragraphs; in braces:",
    ),
    ("field.template_kind", "Mihin pohjaa käytetään", "Vad mallen är till för", "What it is for"),
    (
        "field.template_name_fi",
        "Nimi luetteloissa suomeksi",
        "Namn i listor på finska",
        "Name in lists in Finnish",
    ),
    (
        "field.template_heading_fi",
        "Otsikko suomeksi",
        "Rubrik på finska",
        "Heading in Finnish",
    ),
    (
        "field.template_text_fi",
        "Teksti suomeksi",
        "Text på finska",
        "Text in Finnish",
    ),
    (
        "field.template_name_sv",
        "Nimi luetteloissa ruotsiksi",
        "Namn i listor på svenska",
        "Name in lists in Swedish",
    ),
    (
        "field.template_heading_sv",
        "Otsikko ruotsiksi",
        "Rubrik på svenska",
        "Heading in Swedish",
    ),
    (
        "field.template_text_sv",
        "Teksti ruotsiksi",
        "Text på svenska",
        "Text in Swedish",
    ),
    (
        "field.template_name_en",
        "Nimi luetteloissa englanniksi",
        "Namn i listor på engelska",
        "Name in lists in English",
    ),
    (
        "field.template_heading_en",
        "Otsikko englanniksi",
        "Rubrik på engelska",
        "Heading in English",
    ),
    (
        "field.template_text_en",
        "Teksti englanniksi",
        "Text på engelska",
        "Text in English",
    ),
    (
        "done.template.written",
        "Kirjepohja on tallessa. Se ei ole vielä käytössä.",
        "Mallen är sparad. Den är inte i bruk ännu.",
        "The template is kept. It is not on yet.",
    ),
    (
        "done.template.asked",
        "Pyyntö odottaa toisen hyväksyntää.",
        "Begäran väntar på någon annans godkännande.",
        "The request waits for somebody else's approval.",
    ),
    (
        "done.template.off",
        "Kirjepohja on poistettu käytöstä.",
        "Mallen är tagen ur bruk.",
        "The template is off.",
    ),
    ("field.letter_words", "Omat sanat", "Egna ord", "Your own words"),
    (
        "hint.letter_words",
        "Vastaanottajan kielellä. Ei maksupäivää, tilinumeroa eikä uhkauksia; ei terveydestä tai "
        "muusta yksityiselämästä. Henkilötunnus peitetään.",
        "På mottagarens språk. Ingen betalningsdag, inget kontonummer, inga hot; inget om hälsa "
        "eller privatliv. En personbeteckning döljs.",
        "In the receiver's language. No day to pay, no account, no threats; nothing of health or "
        "private life. An identity code is masked.",
    ),
    ("done.letter.sent", "Kirje on lähetetty.", "Brevet är sänt.", "The letter is sent."),
    ("event.free_letter", "Kirje", "Brev", "Letter"),
)
