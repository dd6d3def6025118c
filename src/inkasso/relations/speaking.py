"""Who speaks for a client now: their files opened, each look on record."""

from __future__ import annotations

from inkasso.base.decisions import Refused
from inkasso.gate.acting import open_files
from inkasso.mandates.models import Client
from inkasso.relations.models import Contact, ContactDetails


def who_speaks_for(client: Client) -> list[ContactDetails]:
    """Contact persons of a client who have not left, by name; whoever is restricted stays out."""
    here = Contact.objects.filter(client=client, left_on=None)
    people = list(here.values_list("person_id", flat=True))
    if not people:
        return []
    try:
        open_files(people, f"client:{client.id}")
    except Refused:
        # All of them are restricted: the page says that nobody shows, and the log says why.
        return []
    return list(ContactDetails.objects.filter(contact__in=here).order_by("name", "contact_id"))
