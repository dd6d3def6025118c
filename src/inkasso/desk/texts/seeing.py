"""Figures: their pages, and the labels in them."""

from __future__ import annotations

from inkasso.desk.texts.table import table

SEEING = table(
    ("nav.figures", "Tunnusluvut", "Nyckeltal", "Figures"),
    ("figures.title", "Tunnusluvut", "Nyckeltal", "Figures"),
    (
        "figures.as_of",
        "Laskettu tilanteesta {day}.",
        "Räknat per {day}.",
        "Counted as of {day}.",
    ),
    (
        "figures.not_counted",
        "Tätä ei ole vielä laskettu. Luvut lasketaan päivittäin.",
        "Detta har inte räknats ännu. Siffrorna räknas dagligen.",
        "This has not been counted yet. Figures are counted daily.",
    ),
    (
        "figures.nothing",
        "Ei mitään laskettavaa.",
        "Ingenting att räkna.",
        "There is nothing to count.",
    ),
    ("figures.client", "Toimeksiantaja", "Uppdragsgivare", "Client"),
    ("figures.all_clients", "kaikki yhteensä", "alla tillsammans", "all together"),
    ("figures.show", "Näytä", "Visa", "Show"),
    ("figures.table", "Luvut taulukkona", "Siffrorna som tabell", "The figures as a table"),
    ("figures.chart", "Kaavio", "Diagram", "Chart"),
    ("figures.count", "Laske uudelleen", "Räkna på nytt", "Count anew"),
    ("figures.csv", "CSV", "CSV", "CSV"),
    ("figures.xlsx", "Excel", "Excel", "Excel"),
    ("figure.not_due", "ei vielä erääntynyt", "inte förfallen ännu", "not due yet"),
    ("figure.d30", "enintään 30 pv", "högst 30 dgr", "30 days at most"),
    ("figure.d90", "31–90 pv", "31–90 dgr", "31–90 days"),
    ("figure.d180", "91–180 pv", "91–180 dgr", "91–180 days"),
    ("figure.d365", "181–365 pv", "181–365 dgr", "181–365 days"),
    ("figure.d1095", "1–3 vuotta", "1–3 år", "1–3 years"),
    ("figure.older", "yli 3 vuotta", "över 3 år", "over 3 years"),
    ("figure.no_step", "ei kirjettä vielä", "inget brev ännu", "no letter yet"),
    (
        "figure.house_consumer",
        "talon oma, kuluttajat",
        "husets egen, konsumenter",
        "the house's, consumers",
    ),
    (
        "figure.house_business",
        "talon oma, yritykset",
        "husets egen, företag",
        "the house's, companies",
    ),
    ("figure.own_consumer", "valittu, kuluttajat", "vald, konsumenter", "chosen, consumers"),
    ("figure.own_business", "valittu, yritykset", "vald, företag", "chosen, companies"),
    ("figure.held", "eston päättymistä", "att ett hinder upphör", "a hold to end"),
    ("figure.planned", "maksusuunnitelman eriä", "posterna i en plan", "instalments of a plan"),
    ("figure.first_letter", "ensimmäistä kirjettä", "det första brevet", "the first letter"),
    (
        "figure.deadline",
        "maksuajan päättymistä",
        "att betalningstiden går ut",
        "the deadline to pass",
    ),
    ("figure.next_step", "seuraavaa vaihetta", "nästa steg", "the next step"),
)
