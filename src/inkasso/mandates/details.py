"""Who a client is and where it is reached: what letters print of the creditor.

One person may say it otherwise; what was said before stays on record with its day and with who
changed it, for whoever must know which number to believe (`account_number`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import CharField

from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.models import Client, DetailChange
from inkasso.mandates.signing import DETAIL, sign, signers

#: What can be said otherwise without a second person.
DETAILS = ("name", "language", "street", "postal_code", "city", "email", "phone")
_LONGEST = {
    field.name: field.max_length or 0
    for field in Client._meta.get_fields()
    if isinstance(field, CharField)
}


def change_details(client: Client, said: Mapping[str, str], moment: Moment) -> Client:
    """Say otherwise who a client is; what is left out stays.

    Raises `Refused`: `bad_client_detail`, with what cannot be so.
    """
    given = {name: " ".join(said[name].split()) for name in DETAILS if name in said}
    for name, text in given.items():
        if not text.isprintable() or len(text) > _LONGEST[name]:
            raise _bad(_TOO_LONG, most=str(_LONGEST[name]))
    if given.get("name") == "":
        raise _bad(_NO_NAME)
    if given.get("email") and parse_email(given["email"]) is None:
        raise _bad(_BAD_EMAIL, text=given["email"])
    if given.get("phone") and parse_phone(given["phone"]) is None:
        raise _bad(_BAD_PHONE, text=given["phone"])
    with transaction.atomic():
        # What was so is read from the locked row, so that no change is missed between two.
        known = Client.objects.select_for_update(no_key=True).get(id=client.id)
        for name, text in given.items():
            _record(known, name, text, moment)
            setattr(client, name, text)
        client.save(update_fields=list(given))
    return client


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A detail that was said otherwise."""

    row: DetailChange
    #: The whole name of who changed it.
    by: str


def details_changed(client_id: int, since: date) -> list[Changed]:
    """What was said otherwise of a client since a day, with who did it, the oldest first."""
    rows = list(
        DetailChange.objects.filter(client_id=client_id, changed_on__gte=since).order_by("id")
    )
    by = signers(DETAIL, [row.id for row in rows])
    return [Changed(row=row, by=by.get(row.id, "")) for row in rows]


def number_standing(client: Client, on: date, days: int) -> str:
    """The telephone number that stood for so many days before a day; empty where none did.

    The present one while nothing changed in that time, else the one before the first change: a
    number that came and went within the time never counts.
    """
    changes = DetailChange.objects.filter(
        client_id=client.id, what="phone", changed_on__gt=on - timedelta(days=days)
    )
    first = changes.order_by("id").first()
    return client.phone if first is None else first.was


def same_number(one: str, other: str) -> bool:
    """Whether two texts are one telephone number, however they are written."""
    return bool(_dialled(one)) and _dialled(one) == _dialled(other)


def _dialled(text: str) -> str:
    return parse_phone(text) or "".join(sign for sign in text if sign.isdigit())


def _record(known: Client, name: str, text: str, moment: Moment) -> None:
    was = str(getattr(known, name))
    if was == text:
        return
    row = DetailChange.objects.create(
        client=known, what=name, was=was, now=text, changed_on=moment.on
    )
    sign(DETAIL, row.id, moment)


def _bad(message: Words, **values: str) -> Refused:
    return Refused(Refusal(code="bad_client_detail", message=fill(message, **values)))


_TOO_LONG = Words(
    fi="Teksti on liian pitkä (enintään {most} merkkiä) tai siinä on näkymättömiä merkkejä.",
    sv="Texten är för lång (högst {most} tecken) eller innehåller osynliga tecken.",
    en="The text is too long (at most {most} characters) or holds unprintable characters.",
)
_NO_NAME = Words(fi="Nimi puuttuu.", sv="Namnet saknas.", en="The name is missing.")
_BAD_EMAIL = Words(
    fi="”{text}” ei ole sähköpostiosoite.",
    sv="”{text}” är ingen e-postadress.",
    en="“{text}” is not an e-mail address.",
)
_BAD_PHONE = Words(
    fi="”{text}” ei ole puhelinnumero.",
    sv="”{text}” är inget telefonnummer.",
    en="“{text}” is not a telephone number.",
)
