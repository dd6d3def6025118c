"""Synthetic debtors: people with identity codes of the test range, companies that do not exist.

Everything follows from a seeded random source, so two runs of the demo are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from stdnum.fi import ytunnus

from inkasso.base.identity_code import IdentityCode

_GIVEN = (
    "Aino Maria", "Eero Olavi", "Helmi Sofia", "Ilmari", "Kaisa Elina", "Lauri Johannes",
    "Matti Juhani", "Noora Emilia", "Onni Eemeli", "Pirkko Liisa", "Sari Anneli", "Tuomas Antero",
    "Veera Katariina", "Åsa Kristina", "Björn Erik", "Siiri Adele",
)  # fmt: skip
_FAMILY = (
    "Ahola", "Bergman", "Eskelinen", "Forsström", "Hiltunen", "Järvelä", "Kallio", "Lindqvist",
    "Mäkelä", "Nurmi", "Ojala", "Pöyhönen", "Rantala", "Sjöblom", "Tuominen", "Ylönen", "Österman",
)  # fmt: skip
_STREETS = ("Koivukuja", "Mäntytie", "Puistokatu", "Rantapolku", "Satamatie", "Tehtaankuja")
_TOWNS = (
    ("00990", "Helsinki"), ("02999", "Espoo"), ("20990", "Turku"), ("33990", "Tampere"),
    ("65990", "Vaasa"), ("90990", "Oulu"), ("70990", "Kuopio"), ("06990", "Porvoo"),
)  # fmt: skip
_TRADES = ("Kone", "Rakennus", "Kuljetus", "Siivous", "Sähkö", "Puutarha", "Leipomo", "Metalli")
_FORMS = ("Oy", "Ky", "Ab")
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Debtor:
    """A person or a company that owes something in the demo."""

    #: person or company.
    type: str
    name: str
    identity_code: str
    business_id: str
    street: str
    postal_code: str
    city: str
    language: str


def make_person(random: Random, number: int) -> Debtor:
    """A person who does not exist."""
    family, given = random.choice(_FAMILY), random.choice(_GIVEN)
    postal_code, city = random.choice(_TOWNS)
    return Debtor(
        type="person",
        name=f"{given} {family}",
        identity_code=_identity_code(random, number),
        business_id="",
        street=f"{random.choice(_STREETS)} {number}",
        postal_code=postal_code,
        city=city,
        language=random.choices(("fi", "sv", "en"), (80, 15, 5))[0],
    )


def make_company(random: Random, number: int) -> Debtor:
    """A company whose business ID lies where none has been given out."""
    postal_code, city = random.choice(_TOWNS)
    return Debtor(
        type="company",
        name=f"{random.choice(_FAMILY)}n {random.choice(_TRADES)} {number} {random.choice(_FORMS)}",
        identity_code="",
        business_id=_business_id(9_000_000 + number * 7),
        street=f"{random.choice(_STREETS)} {number}",
        postal_code=postal_code,
        city=city,
        language=random.choices(("fi", "sv"), (80, 20))[0],
    )


def _identity_code(random: Random, number: int) -> str:
    """A code of the test range (individual number 900 to 999), which nobody has."""
    born = date(1950, 1, 1) + timedelta(days=random.randrange(18_000))
    digits = f"{born:%d%m%y}{900 + number % 100}"
    code = f"{digits[:6]}-{digits[6:]}{_CHECK[int(digits) % 31]}"
    assert isinstance(IdentityCode.parse(code, allow_test_range=True), IdentityCode), code
    return code


def _business_id(start: int) -> str:
    """The first valid business ID from a number on."""
    while True:
        for check in "0123456789":
            if ytunnus.is_valid(f"{start:07d}{check}"):
                return f"{start:07d}-{check}"
        start += 1
