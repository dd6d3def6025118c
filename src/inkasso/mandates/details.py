"""Who a client is and where it is reached: what letters print of the creditor."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import CharField

from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.models import Client

#: What can be said otherwise without a second person.
DETAILS = ("name", "language", "street", "postal_code", "city", "email", "phone")
_LONGEST = {
    field.name: field.max_length or 0
    for field in Client._meta.get_fields()
    if isinstance(field, CharField)
}


def change_details(client: Client, said: Mapping[str, str]) -> Client:
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
    for name, text in given.items():
        setattr(client, name, text)
    client.save(update_fields=list(given))
    return client


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
