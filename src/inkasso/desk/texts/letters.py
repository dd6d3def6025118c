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
    (
        "field.letter_asked_on",
        "Milloin tätä pyydettiin",
        "När detta begärdes",
        "When this was asked for",
    ),
    (
        "hint.letter_asked_on",
        "Vastaus ja selvitys lähetetään vain pyynnöstä. Vastauksen saa lähettää, vaikka perintä "
        "on tauolla.",
        "Svar och utredning sänds bara på begäran. Ett svar får sändas fastän indrivningen är "
        "pausad.",
        "An answer or a statement is sent only on request. An answer may go out although "
        "collecting is paused.",
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
