"""The agency and its client, as they stand at the head of a report."""

from __future__ import annotations

from inkasso.billing.report.content import Business
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client


def agency_business(agency: Agency) -> Business:
    """The agency."""
    return Business(
        name=agency.name,
        business_id=agency.business_id,
        address=(agency.street, f"{agency.postal_code} {agency.city}"),
        phone=agency.phone,
        email=agency.email,
    )


def client_business(client: Client) -> Business:
    """A client."""
    place = f"{client.postal_code} {client.city}".strip()
    return Business(
        name=client.name,
        business_id=client.business_id,
        address=tuple(line for line in (client.street, place) if line),
        phone=client.phone,
        email=client.email,
    )
