"""The case."""

from __future__ import annotations

from inkasso.desk.texts.table import table

CASES = table(
    ("case.doings", "Tee", "Gör", "Do"),
    ("case.title", "Asia {number}", "Ärende {number}", "Case {number}"),
    ("case.owed", "Avoinna {day}", "Öppet {day}", "Owed on {day}"),
    ("case.as_of", "Päivänä", "Per den", "As of"),
    ("case.show", "Näytä", "Visa", "Show"),
    ("case.today", "Tänään", "I dag", "Today"),
    (
        "case.bad_day",
        "”{text}” ei ole päivä; kirjoita 2026-12-31. Näytetään tämä päivä.",
        "”{text}” är ingen dag; skriv 2026-12-31. Dagens läge visas.",
        "“{text}” is no day; write 2026-12-31. Today is shown.",
    ),
    ("case.principal", "Pääoma", "Kapital", "Principal"),
    ("case.interest", "Korko", "Ränta", "Interest"),
    ("case.costs", "Kulut", "Kostnader", "Costs"),
    ("case.total", "Yhteensä", "Totalt", "Total"),
    ("case.paid", "Maksettu", "Betalt", "Paid"),
    ("case.lines", "Mistä summa koostuu", "Vad summan består av", "What the sum is made of"),
    ("case.line", "Erä", "Post", "Line"),
    (
        "case.no_ground",
        "Toimeksiantajan ilmoitus",
        "Uppdragsgivarens uppgift",
        "As the client told",
    ),
    ("case.why", "Miksi", "Varför", "Why"),
    ("case.life", "Asian vaiheet", "Ärendets gång", "What has happened"),
    ("case.possible", "Mitä nyt voi tehdä", "Vad som kan göras nu", "What may be done now"),
    ("case.possible_day", "Päivänä {day}", "Den {day}", "On {day}"),
    ("case.may", "nyt mahdollista", "möjligt nu", "possible now"),
    ("case.free", "mikään esto ei kiellä", "inget hinder förbjuder", "no hold forbids it"),
    ("case.may_not", "ei nyt", "inte nu", "not now"),
    ("case.since", "aikaisintaan {day}", "tidigast {day}", "on {day} at the earliest"),
    ("case.people", "Henkilöt", "Personer", "People"),
    ("case.debtor", "Velallinen", "Gäldenär", "Debtor"),
    ("case.codebtor", "Yhteisvastuullinen", "Medgäldenär", "Co-debtor"),
    ("case.closed_file", "Tiedot eivät ole auki", "Uppgifterna är inte öppna", "File not open"),
    ("case.client", "Toimeksiantaja", "Uppdragsgivare", "Client"),
    ("case.reference", "Viite", "Referens", "Reference"),
    ("case.opened", "Vastaanotettu", "Mottaget", "Taken in"),
    ("case.letter_pdf", "Avaa kirje (PDF)", "Öppna brevet (PDF)", "Open the letter (PDF)"),
    (
        "case.nothing_yet",
        "Mitään ei ole tapahtunut vielä.",
        "Inget har hänt ännu.",
        "Nothing has happened yet.",
    ),
    (
        "case.past",
        "Näytetään asia sellaisena kuin se oli {day}.",
        "Ärendet visas som det var {day}.",
        "The case is shown as it was on {day}.",
    ),
    (
        "case.future",
        "Näytetään, mitä {day} olisi avoinna, jos mitään ei tapahdu.",
        "Visas vad som skulle vara öppet {day} om inget händer.",
        "Shown is what would be owed on {day} if nothing happens.",
    ),
)  # fmt: skip
