"""Why a case's letter cannot be written, where neither law nor strategy says so."""

from __future__ import annotations

from inkasso.base.decisions import Refusal
from inkasso.base.words import Words

FILE_CLOSED = Refusal(
    code="file_closed",
    message=Words(
        fi="Velallisen tiedot eivät ole avoinna tässä käyttötarkoituksessa, joten kirjettä ei voi "
        "laatia.",
        sv="Gäldenärens uppgifter är inte öppna för detta ändamål, så brevet kan inte skrivas.",
        en="The debtor's file is not open to this purpose, so the letter cannot be written.",
    ),
    remedy=Words(
        fi="Katso, onko henkilöllä rajoitus: inkasso hold list. Aja päivä uudelleen, kun se on "
        "päättynyt.",
        sv="Se om personen har en begränsning: inkasso hold list. Kör dagen på nytt när den har "
        "upphört.",
        en="See whether the person is restricted: inkasso hold list. Run the day again after that.",
    ),
)
