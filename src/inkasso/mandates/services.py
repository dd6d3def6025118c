"""Clients and agreements: taking a client on, finding what holds on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Q

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Language, Words
from inkasso.gate.backend.prepared import rows_where
from inkasso.mandates.models import Agreement, Client, CostsTo, Rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """A client to take on. The IBAN and the business ID have been checked."""

    business_id: str
    name: str
    iban: str
    language: Language = "fi"
    street: str = ""
    postal_code: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is agreed with a client; the defaults are the house's standard agreement."""

    #: Percent of what is remitted of principal and interest.
    commission_percent: Decimal = Decimal(10)
    recovered_costs_to: CostsTo = CostsTo.AGENCY
    remittance_rhythm: Rhythm = Rhythm.DAILY
    vat_deductible: bool = True
    standard_compensation: bool = False
    settles_in_time: bool = True
    costs_first: bool = False
    #: Rest of a case, in cents, that the agency may give up without asking.
    rests_up_to_cents: int = 0


#: The newest that is valid on a day; before the first one, the first.
_HOLDS = """client_id = %(client)s
 ORDER BY valid_from <= %(day)s DESC, abs(valid_from - %(day)s), id DESC LIMIT 1"""
_ALREADY_CLIENT = Words(
    fi="Y-tunnuksella {business_id} on jo toimeksiantaja.",
    sv="FO-numret {business_id} tillhör redan en uppdragsgivare.",
    en="Business ID {business_id} already belongs to a client.",
)
_UNKNOWN_CLIENT = Words(
    fi="Y-tunnuksella {business_id} ei ole toimeksiantajaa. Lisää se: inkasso client add.",
    sv="Det finns ingen uppdragsgivare med FO-numret {business_id}. Lägg till: inkasso client add.",
    en="No client has business ID {business_id}. Add it with: inkasso client add.",
)


def add_client(new: NewClient, terms: Terms, on: date) -> Client:
    """Take a client on with its first agreement.

    Raises `Refused` (`client_exists`) when the business ID is taken.
    """
    try:
        with transaction.atomic():
            client = Client.objects.create(
                business_id=new.business_id,
                name=new.name,
                iban=new.iban,
                language=new.language,
                street=new.street,
                postal_code=new.postal_code,
                city=new.city,
                email=new.email,
                phone=new.phone,
            )
            # In the same transaction: a client without an agreement could never be remitted.
            agree(client, terms, on)
    except IntegrityError as error:
        raise Refused(already_client(new.business_id)) from error
    return client


def already_client(business_id: str) -> Refusal:
    """That a business ID is taken."""
    message = _ALREADY_CLIENT.format(business_id=business_id)
    return Refusal(code="client_exists", message=message)


def agree(client: Client, terms: Terms, on: date) -> Agreement:
    """What holds from a day on."""
    return Agreement.objects.create(
        client=client,
        valid_from=on,
        commission_percent=terms.commission_percent,
        recovered_costs_to=terms.recovered_costs_to,
        remittance_rhythm=terms.remittance_rhythm,
        vat_deductible=terms.vat_deductible,
        standard_compensation=terms.standard_compensation,
        settles_in_time=terms.settles_in_time,
        costs_first=terms.costs_first,
        rests_up_to_cents=terms.rests_up_to_cents,
    )


def client_by_business_id(business_id: str) -> Client:
    """The client with a business ID; raises `Refused` (`unknown_client`)."""
    client = Client.objects.filter(business_id=business_id).first()
    if client is None:
        message = _UNKNOWN_CLIENT.format(business_id=business_id)
        raise Refused(Refusal(code="unknown_client", message=message))
    return client


def agreement_on(client_id: int, day: date) -> Agreement:
    """The agreement that holds on a day; before the first one, the first one."""
    (agreement,) = rows_where(Agreement, _HOLDS, {"client": client_id, "day": day})
    return agreement


def client_numbered(number: int) -> Client:
    """The client of a number that stands in a row."""
    (client,) = clients_numbered([number])
    return client


def clients_numbered(numbers: Iterable[int]) -> list[Client]:
    """The clients of numbers that stand in rows."""
    return rows_where(Client, "id = ANY(%s)", [list(numbers)])


def client_names(numbers: Iterable[int]) -> dict[int, str]:
    """Names of clients, by number."""
    return dict(Client.objects.filter(id__in=list(numbers)).values_list("id", "name"))


def clients_like(text: str, most: int) -> list[Client]:
    """Clients by their business ID or a part of their name, by name."""
    like = Q(business_id=text) | Q(name__icontains=text)
    return list(Client.objects.filter(like).order_by("name", "id")[:most])


def every_client() -> list[Client]:
    """All clients, by name."""
    return list(Client.objects.order_by("name", "id"))
