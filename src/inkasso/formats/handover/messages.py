"""What the faults of a hand-over row say: what is wrong, and what to write instead."""

from __future__ import annotations

from inkasso.base.words import Words

MISSING = Words(
    fi="Tieto puuttuu. Täydennä se.",
    sv="Uppgiften fattas. Fyll i den.",
    en="The value is missing. Fill it in.",
)
BAD_DATE = Words(
    fi="”{value}” ei ole päivämäärä. Kirjoita se muodossa 31.12.2026.",
    sv="”{value}” är inget datum. Skriv det i formen 31.12.2026.",
    en="“{value}” is not a date. Write it like 31.12.2026.",
)
DUE_BEFORE_INVOICE = Words(
    fi="Eräpäivä {value} on ennen laskun päivää. Tarkista kumpikin.",
    sv="Förfallodagen {value} är före fakturans datum. Kontrollera bägge.",
    en="The due date {value} is before the invoice date. Check both.",
)
REMINDER_BEFORE_DUE = Words(
    fi="Muistutus {value} on lähetetty ennen eräpäivää. Tarkista kumpikin.",
    sv="Påminnelsen {value} har skickats före förfallodagen. Kontrollera bägge.",
    en="The reminder of {value} was sent before the due date. Check both.",
)
REMINDER_IN_FUTURE = Words(
    fi="Muistutuksen päivä {value} ei ole vielä tullut. Tarkista päivä.",
    sv="Påminnelsens dag {value} har inte kommit ännu. Kontrollera dagen.",
    en="The reminder's day {value} has not come yet. Check the day.",
)
BAD_AMOUNT = Words(
    fi="”{value}” ei ole rahamäärä (enintään kaksi desimaalia). Kirjoita esimerkiksi 1234,50.",
    sv="”{value}” är inget belopp med högst två decimaler. Skriv till exempel 1234,50.",
    en="“{value}” is not an amount with at most two decimals. Write it like 1234.50.",
)
NEGATIVE = Words(
    fi="Määrä {value} on negatiivinen. Kirjoita nolla tai enemmän.",
    sv="Beloppet {value} är negativt. Skriv noll eller mer.",
    en="The amount {value} is negative. Write zero or more.",
)
NOT_POSITIVE = Words(
    fi="Määrä {value} ei ole suurempi kuin nolla. Siirrä vain avoinna olevia saatavia.",
    sv="Beloppet {value} är inte större än noll. Överlämna bara öppna fordringar.",
    en="The amount {value} is not more than zero. Hand over open receivables only.",
)
BAD_BUSINESS_ID = Words(
    fi="”{value}” ei ole Y-tunnus. Tarkista numerot ja tarkistusnumero (1234567-1).",
    sv="”{value}” är inget FO-nummer. Kontrollera siffrorna och kontrollsiffran (1234567-1).",
    en="“{value}” is not a business ID. Check its digits and check digit (1234567-1).",
)
BAD_EMAIL = Words(
    fi="”{value}” ei ole sähköpostiosoite. Kirjoita yksi osoite, esimerkiksi nimi@esimerkki.fi.",
    sv="”{value}” är ingen e-postadress. Skriv en adress, till exempel namn@exempel.fi.",
    en="“{value}” is not an e-mail address. Write one address, such as name@example.fi.",
)
BAD_PHONE = Words(
    fi="”{value}” ei ole puhelinnumero. Kirjoita yksi numero, esimerkiksi +358401234567.",
    sv="”{value}” är inget telefonnummer. Skriv ett nummer, till exempel +358401234567.",
    en="“{value}” is not a telephone number. Write one number, such as +358401234567.",
)
BAD_COUNTRY = Words(
    fi="”{value}” ei ole maatunnus. Kirjoita kaksi kirjainta (ISO 3166), esimerkiksi FI.",
    sv="”{value}” är ingen landskod. Skriv två bokstäver (ISO 3166), till exempel FI.",
    en="“{value}” is not a country code. Write two letters (ISO 3166), such as FI.",
)
BAD_CURRENCY = Words(
    fi="”{value}” ei ole valuutta, jonka luemme. Kirjoita kolme kirjainta (ISO 4217), kuten EUR.",
    sv="”{value}” är ingen valuta som vi läser. Skriv tre bokstäver (ISO 4217), som EUR.",
    en="“{value}” is not a currency that we read. Write three letters (ISO 4217), such as EUR.",
)
NOT_A_CHOICE = Words(
    fi="”{value}” ei ole vaihtoehto. Kirjoita jokin näistä: {choices}.",
    sv="”{value}” är inget alternativ. Skriv något av dessa: {choices}.",
    en="“{value}” is not a choice. Write one of these: {choices}.",
)
BAD_POSTAL_CODE = Words(
    fi="”{value}” ei ole suomalainen postinumero. Kirjoita viisi numeroa.",
    sv="”{value}” är inget finländskt postnummer. Skriv fem siffror.",
    en="“{value}” is not a Finnish postal code. Write five digits.",
)
BAD_RATE = Words(
    fi="”{value}” ei ole korko prosentteina väliltä 0–100. Kirjoita esimerkiksi 8,5.",
    sv="”{value}” är ingen ränta i procent mellan 0 och 100. Skriv till exempel 8,5.",
    en="“{value}” is not a rate in per cent from 0 to 100. Write it like 8.5.",
)
UNREADABLE = Words(
    fi="Solussa on merkkejä, joita ei voi tulostaa, taulukon virhe tai liian pitkä teksti. "
    "Kirjoita tieto uudelleen.",
    sv="Cellen har tecken som inte kan skrivas ut, ett kalkylfel eller för lång text. "
    "Skriv uppgiften på nytt.",
    en="The cell holds characters that cannot be printed, a spreadsheet error or too long a text. "
    "Write it again.",
)
ROUNDED_NUMBER = Words(
    fi="Taulukkolaskin on muuttanut numeron muotoon ”{value}”. Muotoile sarake tekstiksi.",
    sv="Kalkylprogrammet har ändrat numret till ”{value}”. Formatera kolumnen som text.",
    en="The spreadsheet turned the number into “{value}”. Format the column as text.",
)
COMPANY_IS_NO_CONSUMER = Words(
    fi="Velallinen ei ole ihminen, joten saatava ei ole kuluttajasaatava. Korjaa laji tai tyyppi.",
    sv="Gäldenären är ingen människa, så fordran är ingen konsumentfordran. Rätta art eller typ.",
    en="The debtor is not a human being, so this is no consumer receivable. Correct kind or type.",
)
NOT_DUE = Words(
    fi="Eräpäivä {value} ei ole vielä mennyt. Siirrä saatava vasta sen jälkeen.",
    sv="Förfallodagen {value} har inte passerat ännu. Överlämna fordran först efter den.",
    en="The due date {value} has not passed yet. Hand the receivable over after it.",
)
DISPUTED = Words(
    fi="Saatava on riidanalainen, joten sitä ei peritä. Selvitä riita velallisen kanssa ensin.",
    sv="Fordran är bestridd och drivs inte in. Red först ut tvisten med gäldenären.",
    en="The receivable is disputed, so it is not collected. Settle the dispute first.",
)
TOO_MANY_CELLS = Words(
    fi="Rivillä on enemmän soluja kuin otsikoita. Pane lainausmerkkeihin teksti, jossa on erotin.",
    sv="Raden har fler celler än rubriker. Sätt text med skiljetecknet i citationstecken.",
    en="The row has more cells than headers. Put text that holds the separator in quotation marks.",
)
