"""A new client with its first agreement and account number: asked for by one, opened by another.

Whoever could open a client alone could hand over receivables of nobody's and have the money paid
out to an account of their own.
"""

from __future__ import annotations

from dataclasses import fields, replace

from inkasso.base.business_id import parse_business_id
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.iban import Iban
from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Words
from inkasso.law.wording import fill
from inkasso.mandates.models import Client
from inkasso.mandates.raising import terms_as_facts, terms_of_facts, terms_told
from inkasso.mandates.services import NewClient, Terms, add_client, agreement_on, already_client
from inkasso.mandates.signing import AGREEMENT, sign
from inkasso.staff.approvals import Facts, ask
from inkasso.staff.models import Approval

#: The kind of request that waits for a second person; stands in rows, never renamed.
NEW_CLIENT = "client_new"
#: The action of whoever may approve it.
APPROVES = "approve_client"
#: What a demand must tell of the creditor (513/1999, 5 a §).
_ADDRESS = ("street", "postal_code", "city")


def ask_new_client(new: NewClient, terms: Terms, why: str, moment: Moment) -> Approval:
    """Ask that a client be taken on; there is none before a second person agrees.

    Raises `Refused`: `bad_business_id`, `bad_iban`, `client_without_address`, `client_exists`, and
    as `ask`.
    """
    sound = _checked(new)
    facts = {field.name: getattr(sound, field.name) for field in fields(NewClient)}
    return ask(NEW_CLIENT, {**facts, **terms_as_facts(terms)}, why, moment)


def opened(facts: Facts, moment: Moment) -> Client:
    """What a second person's approval does; raises `Refused` (`client_exists`)."""
    client = add_client(_new(facts), terms_of_facts(facts), moment.on)
    sign(AGREEMENT, agreement_on(client.id, moment.on).id, moment)
    return client


def told(facts: Facts) -> list[Words]:
    """What is asked for, line by line, for whoever is to approve it."""
    new, terms = _new(facts), terms_of_facts(facts)
    reach = ", ".join(part for part in (new.phone, new.email) if part)
    return [
        fill(_CLIENT, name=new.name, business_id=new.business_id),
        fill(_AT, street=new.street, postal_code=new.postal_code, city=new.city),
        *([fill(_REACH, reach=reach)] if reach else []),
        fill(_ACCOUNT, iban=_grouped(new.iban)),
        *terms_told(terms),
    ]


def _checked(new: NewClient) -> NewClient:
    business_id, account = parse_business_id(new.business_id), Iban.parse(new.iban)
    if business_id is None:
        raise Refused(Refusal(code="bad_business_id", message=_BAD_ID))
    if account is None:
        raise Refused(Refusal(code="bad_iban", message=_BAD_IBAN))
    if not all(getattr(new, name).strip() for name in _ADDRESS):
        raise Refused(Refusal(code="client_without_address", message=_NO_ADDRESS))
    if Client.objects.filter(business_id=business_id).exists():
        raise Refused(already_client(business_id))
    return replace(new, business_id=business_id, iban=account.text, name=new.name.strip())


def _new(facts: Facts) -> NewClient:
    said = {field.name: str(facts[field.name]) for field in fields(NewClient)}
    known = said.pop("language")
    return NewClient(language=next(one for one in LANGUAGES if one == known), **said)


def _grouped(iban: str) -> str:
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


_BAD_ID = Words(
    fi="Y-tunnus ei ole oikein. Tarkista numerot ja tarkistusmerkki.",
    sv="FO-numret stämmer inte. Kontrollera siffrorna och kontrollsiffran.",
    en="The business ID is not right. Check its digits and check digit.",
)
_BAD_IBAN = Words(
    fi="Tilinumero ei ole IBAN. Tarkista sen numerot.",
    sv="Kontonumret är inget IBAN. Kontrollera siffrorna.",
    en="The account number is not an IBAN. Check its digits.",
)
_NO_ADDRESS = Words(
    fi="Toimeksiantajan osoite puuttuu: se on kerrottava maksuvaatimuksessa.",
    sv="Uppdragsgivarens adress saknas: den ska stå i betalningskravet.",
    en="The client's address is missing: a demand must tell it.",
)
_CLIENT = Words(
    fi="Uusi toimeksiantaja {name}, {business_id}",
    sv="Ny uppdragsgivare {name}, {business_id}",
    en="New client {name}, {business_id}",
)
_AT = Words(
    fi="{street}, {postal_code} {city}",
    sv="{street}, {postal_code} {city}",
    en="{street}, {postal_code} {city}",
)
_REACH = Words(fi="Yhteys: {reach}", sv="Kontakt: {reach}", en="Reached at: {reach}")
_ACCOUNT = Words(fi="Tilinumero: {iban}", sv="Kontonummer: {iban}", en="Account number: {iban}")
