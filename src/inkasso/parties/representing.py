"""Who speaks for a person: a guardian, an attorney, an administrator of an estate.

Rows are only added; the newest of a person holds. A representation ends with a row that says until
when it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.formats.handover.rows import PostalAddress
from inkasso.gate.backend.prepared import rows_where
from inkasso.parties.models import Representative

#: In what capacity somebody represents a person.
KINDS = MappingProxyType(
    {
        "guardian": Words(fi="edunvalvoja", sv="intressebevakare", en="guardian"),
        "attorney": Words(fi="asiamies", sv="ombud", en="attorney"),
        "estate_administrator": Words(
            fi="pesänhoitaja", sv="boförvaltare", en="administrator of the estate"
        ),
        "trustee": Words(fi="selvittäjä", sv="utredare", en="trustee"),
    }
)
_TEXT_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRepresentative:
    """Somebody who speaks for a person, as it is recorded."""

    #: A key of `KINDS`.
    kind: str
    name: str
    address: PostalAddress
    #: Where the document that proves the authority is kept.
    proof: str
    since: date
    #: Last day; None until it ends.
    until: date | None = None


def representatives(people: Iterable[UUID], on: date) -> dict[UUID, Representative]:
    """Who represents people on a day, as far as their files are open."""
    rows = rows_where(Representative, "person_id = ANY(%s) ORDER BY id", [list(people)])
    newest = {row.person_id: row for row in rows}
    return {person: row for person, row in newest.items() if holds(row, on)}


def holds(row: Representative, on: date) -> bool:
    """Whether a representation holds on a day, by its own row."""
    return row.since <= on and (row.until is None or on <= row.until)


def name_representative(person_id: UUID, new: NewRepresentative, *, by: str) -> Representative:
    """Record who speaks for a person; letters go to them from its first day.

    The person's file must be open. Raises `Refused`: `bad_representative`, `no_authority`.
    """
    texts = (new.name, new.address.street, new.address.postal_code, new.address.city)
    sound = all(0 < len(text.strip()) <= _TEXT_MAX for text in texts) and new.kind in KINDS
    if not sound or (new.until is not None and new.until < new.since):
        raise Refused(Refusal(code="bad_representative", message=_BAD))
    if not 0 < len(new.proof.strip()) <= _TEXT_MAX:
        raise Refused(Refusal(code="no_authority", message=_NO_PROOF, remedy=_ASK))
    return Representative.objects.create(
        person_id=person_id,
        kind=new.kind,
        name=" ".join(new.name.split()),
        street=new.address.street,
        postal_code=new.address.postal_code,
        city=new.address.city,
        country=new.address.country,
        proof=new.proof.strip(),
        since=new.since,
        until=new.until,
        noted_by=by,
    )


def end_representation(person_id: UUID, on: date, *, by: str) -> Representative:
    """The representation ends: from `on` letters go to the person again.

    Raises `Refused` (`no_representative`).
    """
    row = representatives([person_id], on).get(person_id)
    if row is None:
        raise Refused(Refusal(code="no_representative", message=_NONE))
    row.pk, row.until, row.noted_by = None, on - timedelta(days=1), by
    row.save(force_insert=True)
    return row


_BAD = Words(
    fi="Edustajalla on laji, nimi ja postiosoite, eikä edustus pääty ennen kuin se alkaa.",
    sv="En företrädare har en art, ett namn och en postadress, och uppdraget slutar inte före det "
    "börjar.",
    en="A representative has a kind, a name and a postal address, and does not end before the "
    "beginning.",
)
_NO_PROOF = Words(
    fi="Edustajan oikeutta ei ole osoitettu.",
    sv="Företrädarens behörighet är inte styrkt.",
    en="The representative's authority is not proved.",
)
_ASK = Words(
    fi="Pyydä valtakirja tai määräys ja kerro, missä se on.",
    sv="Be om fullmakten eller förordnandet och ange var det finns.",
    en="Ask for the power of attorney or the appointment, and say where it is kept.",
)
_NONE = Words(
    fi="Henkilöllä ei ole edustajaa.",
    sv="Personen har ingen företrädare.",
    en="The person has no representative.",
)
