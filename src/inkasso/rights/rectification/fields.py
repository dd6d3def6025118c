"""The fields that can be corrected: how each is written, read, and named to the person."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from inkasso.base.business_id import parse_business_id
from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import Fault
from inkasso.base.identity_code import IdentityCode
from inkasso.base.words import Words
from inkasso.formats.handover.rows import PostalAddress
from inkasso.gate.disclosures.countries import is_country

#: A value that was read: a text, an address, or an identity code.
Value: TypeAlias = str | PostalAddress | IdentityCode

_ADDRESS = re.compile(
    r"(?P<street>.+?),\s*(?P<code>[A-Za-z0-9][A-Za-z0-9 -]{1,18}?)\s+(?P<city>\D[^,]*?)"
    r"(?:,\s*(?P<country>[A-Za-z]{2}))?"
)
_FINNISH_CODE = re.compile(r"\d{5}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field that can be corrected."""

    key: str
    #: What it is called, in the middle of a sentence.
    name: Words
    #: Names under which it leaves the agency, `category.field`: who got one of them is told.
    disclosed_as: tuple[str, ...]
    #: Reads what was typed; None where it cannot be one.
    read: Callable[[str], Value | None]
    #: How it is written, for whoever wrote it wrong.
    written: Words
    #: Longest text that is kept.
    longest: int


def read_value(field: Field, text: str) -> Value:
    """The value that was typed; raises `Refused` (`bad_value`) that says how it is written."""
    value = field.read(text) if len(text) <= field.longest else None
    if value is None or (isinstance(value, str) and not value.isprintable()):
        message = Words(
            fi=_BAD.fi.format(field=field.name.fi, longest=field.longest),
            sv=_BAD.sv.format(field=field.name.sv, longest=field.longest),
            en=_BAD.en.format(field=field.name.en, longest=field.longest),
        )
        raise Refused(Refusal(code="bad_value", message=message, remedy=field.written))
    return value


def _text(text: str) -> str | None:
    return " ".join(text.split()) or None


def _address(text: str) -> PostalAddress | None:
    found = _ADDRESS.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    country = (found["country"] or "FI").upper()
    code = found["code"].upper()
    if not is_country(country) or (country == "FI" and not _FINNISH_CODE.fullmatch(code)):
        return None
    return PostalAddress(
        street=found["street"], postal_code=code, city=found["city"], country=country
    )


def _identity_code(text: str) -> IdentityCode | None:
    code = IdentityCode.parse(text, allow_test_range=True)
    return None if isinstance(code, Fault) else code


_PLAIN = Words(
    fi="Kirjoita se yhdelle riville.", sv="Skriv det på en rad.", en="Write it on one line."
)
_BAD = Words(
    fi="Arvoa ei voi lukea: {field} (enintään {longest} merkkiä).",
    sv="Värdet kan inte läsas: {field} (högst {longest} tecken).",
    en="The value cannot be read: {field} (at most {longest} characters).",
)
_ALL = (
    Field(
        key="name",
        name=Words(fi="nimi", sv="namn", en="name"),
        disclosed_as=("names.name",),
        read=_text,
        written=_PLAIN,
        longest=200,
    ),
    Field(
        key="given_names",
        name=Words(fi="etunimet", sv="förnamn", en="given names"),
        disclosed_as=("names.given_names", "names.name"),
        read=_text,
        written=_PLAIN,
        longest=100,
    ),
    Field(
        key="family_name",
        name=Words(fi="sukunimi", sv="efternamn", en="family name"),
        disclosed_as=("names.family_name", "names.name"),
        read=_text,
        written=_PLAIN,
        longest=100,
    ),
    Field(
        key="address",
        name=Words(fi="postiosoite", sv="postadress", en="postal address"),
        disclosed_as=("contact_details.address",),
        read=_address,
        written=Words(
            fi="Kirjoita se näin: Mallikatu 1 A 2, 00100 Helsinki, ja muun maan tunnus viimeiseksi "
            "(…, 111 22 Stockholm, SE). Suomen postinumerossa on viisi numeroa.",
            sv="Skriv så här: Mallikatu 1 A 2, 00100 Helsinki, och annat lands kod sist (…, 111 22 "
            "Stockholm, SE). Ett finskt postnummer har fem siffror.",
            en="Write it as Mallikatu 1 A 2, 00100 Helsinki, with another country's code last (…, "
            "111 22 Stockholm, SE). A Finnish postal code has five digits.",
        ),
        longest=325,
    ),
    Field(
        key="email",
        name=Words(fi="sähköpostiosoite", sv="e-postadress", en="e-mail address"),
        disclosed_as=("contact_details.email",),
        read=parse_email,
        written=Words(
            fi="Kirjoita se näin: nimi@palvelu.fi.",
            sv="Skriv så här: namn@tjanst.fi.",
            en="Write it as name@service.fi.",
        ),
        longest=254,
    ),
    Field(
        key="phone",
        name=Words(fi="puhelinnumero", sv="telefonnummer", en="telephone number"),
        disclosed_as=("contact_details.phone",),
        read=parse_phone,
        written=Words(
            fi="Kirjoita se näin: 040 123 4567, tai maan tunnuksen kanssa +46 70 123 45 67.",
            sv="Skriv så här: 040 123 4567, eller med landskod +46 70 123 45 67.",
            en="Write it as 040 123 4567, or with the country code as +46 70 123 45 67.",
        ),
        longest=40,
    ),
    Field(
        key="identity_code",
        name=Words(fi="henkilötunnus", sv="personbeteckning", en="personal identity code"),
        disclosed_as=("identity_codes.identity_code",),
        read=_identity_code,
        written=Words(
            fi="Kirjoita PPKKVV, välimerkki, kolme numeroa ja tarkistusmerkki; tarkista se "
            "alkuperäisestä.",
            sv="Skriv DDMMÅÅ, skiljetecken, tre siffror och kontrolltecken; kontrollera den mot "
            "originalet.",
            en="Write DDMMYY, a separator, three digits and the check character; check it against "
            "the original.",
        ),
        longest=20,
    ),
    Field(
        key="business_id",
        name=Words(fi="Y-tunnus", sv="FO-nummer", en="business ID"),
        disclosed_as=("business_ids.business_id",),
        read=parse_business_id,
        written=Words(
            fi="Kirjoita seitsemän numeroa, väliviiva ja tarkistusnumero: 2077474-0.",
            sv="Skriv sju siffror, bindestreck och kontrollsiffra: 2077474-0.",
            en="Write seven digits, a hyphen and the check digit: 2077474-0.",
        ),
        longest=20,
    ),
    Field(
        key="claim_description",
        name=Words(
            fi="saatavan kuvaus", sv="beskrivning av fordran", en="description of the claim"
        ),
        disclosed_as=("claim_texts.descriptions",),
        read=_text,
        written=_PLAIN,
        longest=500,
    ),
)

#: Every field that can be corrected, by key.
FIELDS: Mapping[str, Field] = MappingProxyType({field.key: field for field in _ALL})
#: Stands for a supplementary statement among the outcomes of fields.
STATEMENT = "statement"
STATEMENT_NAME = Words(
    fi="lisäselvitys", sv="kompletterande utlåtande", en="supplementary statement"
)


def name_of(key: str) -> Words:
    """What a field, or a statement, is called in the middle of a sentence."""
    return STATEMENT_NAME if key == STATEMENT else FIELDS[key].name
