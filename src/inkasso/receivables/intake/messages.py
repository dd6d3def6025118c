"""What intake says of a row, in three languages."""

from inkasso.base.words import Words

UNKNOWN_PRINCIPAL_ROW = Words(
    fi="Laskua {number} ei ole luovutettu. Luovuta se ensin tai korjaa numero.",
    sv="Fakturan {number} har inte överlämnats. Överlämna den först eller rätta numret.",
    en="Invoice {number} has not been handed over. Hand it over first, or correct the number.",
)
HANDED_OVER_BEFORE = Words(
    fi="Tämä on luovutettu jo aiemmin; mikään ei muuttunut.",
    sv="Detta har redan överlämnats; inget ändrades.",
    en="This was handed over before; nothing changed.",
)
CREDIT_TOO_LARGE = Words(
    fi="Hyvitys on suurempi kuin laskun avoin pääoma. Tarkista hyvityslaskun summa.",
    sv="Krediteringen är större än fakturans öppna kapital. Kontrollera kreditfakturans belopp.",
    en="The credit is larger than the invoice's open principal. Check the credit note's amount.",
)
COST_REDUCED = Words(
    fi="Muistutuskuluista {charged} velalliselta vaaditaan {allowed}: enempää laki ei salli "
    "({law}).",
    sv="Av påminnelseavgifterna {charged} krävs {allowed} av gäldenären: lagen tillåter inte mer "
    "({law}).",
    en="Of the reminder costs {charged}, {allowed} is claimed from the debtor: the law allows no "
    "more ({law}).",
)
COST_WITHOUT_DAYS = Words(
    fi="Muistutuskuluja {charged} ei vaadita velalliselta: muistutusten päivät puuttuvat "
    "(sarake reminder_sent), eikä niiden kulua voi muuten laskea.",
    sv="Påminnelseavgifterna {charged} krävs inte av gäldenären: påminnelsernas dagar saknas "
    "(kolumnen reminder_sent), och avgiften kan inte räknas utan dem.",
    en="The reminder costs {charged} are not claimed from the debtor: the days of the reminders "
    "are missing (column reminder_sent), and without them no cost can be reckoned.",
)
TIME_BARRED = Words(
    fi="Saatava on vanhentunut {day}; vanhentunutta saatavaa ei saa periä.",
    sv="Fordran preskriberades {day}; en preskriberad fordran får inte drivas in.",
    en="The receivable became time-barred on {day}; a time-barred receivable may not be collected.",
)
NOT_IN_EUROS = Words(
    fi="Saatava on valuutassa {currency}; perintään otetaan vain euromääräisiä saatavia.",
    sv="Fordran är i {currency}; till indrivning tas bara fordringar i euro.",
    en="The receivable is in {currency}; only receivables in euros are taken for collection.",
)
TOO_LONG = Words(
    fi="Tieto on pidempi kuin {most} merkkiä. Lyhennä se; loppuosan voi kirjoittaa lisätietoihin.",
    sv="Uppgiften är längre än {most} tecken. Förkorta den; resten kan skrivas i anmärkningarna.",
    en="The value is longer than {most} characters. Shorten it; the rest can go into the notes.",
)
CREDIT_NOT_IN_EUROS = Words(
    fi="Hyvitys on valuutassa {currency}, saatava euroissa. Lähetä hyvityslasku euroissa.",
    sv="Krediteringen är i {currency}, fordran i euro. Sänd kreditfakturan i euro.",
    en="The credit is in {currency}, the receivable in euros. Send the credit note in euros.",
)
OTHER_SELLER = Words(
    fi="Laskun myyjä {seller} ei ole toimeksiantaja; se merkittiin alkuperäiseksi velkojaksi.",
    sv="Fakturans säljare {seller} är inte uppdragsgivaren; den antecknades som ursprunglig "
    "borgenär.",
    en="The invoice's seller {seller} is not the client; it was recorded as original creditor.",
)
UNKNOWN_COLUMN = Words(
    fi="Saraketta {column} ei tunneta; sen sisältö otettiin lisätiedoksi.",
    sv="Kolumnen {column} är okänd; dess innehåll togs som anmärkning.",
    en="Column {column} is not known; its content was kept as a note.",
)
