"""The account that a client's money goes to: changed by two people, after a call back.

Whoever can change it can take the client's money, so it is what fraud asks for: a message in the
client's name with a new account number. One person calls the client at a number known before, and
asks; another approves, and is shown what was changed of the client's details lately and by whom.

A number counts as known before when it has stood for thirty days: else whoever writes the client's
telephone number could answer the call themselves. That it is thirty is the house's own choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from inkasso.base.dates import parse_date
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.iban import Iban
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.details import Changed, details_changed, number_standing, same_number
from inkasso.mandates.models import Client
from inkasso.staff.approvals import Facts, ask
from inkasso.staff.models import Approval

#: The kind of request that waits for a second person.
ACCOUNT_NUMBER = "client_account"
#: Shortest note that can say who was called and at which number.
_NOTE_MIN = 15
#: A call back older than this proves nothing of today.
_CALL_DAYS = 7
#: Days for which a number must have stood before the call.
STANDING_DAYS = 30
#: Days before the call of which the approver sees every change of the client's details.
_SHOWN_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack:
    """That the client was called and asked."""

    on: date
    #: The number that was called.
    number: str
    #: Who answered, and what they said.
    note: str


def ask_new_account(client: Client, account: Iban, call: CallBack, moment: Moment) -> Approval:
    """Ask that a client's money go to another account; nothing changes before a second person.

    Raises `Refused`: `same_account`, `call_back_missing`, `no_number_to_call`,
    `number_not_standing`, `approval_waits_already`.
    """
    if account.text == client.iban:
        raise Refused(Refusal(code="same_account", message=_SAME))
    _check(client, call, moment)
    facts = {
        "client": client.id,
        "from": client.iban,
        "to": account.text,
        "called_back_on": call.on.isoformat(),
        "called_number": number_to_call(client, call.on),
    }
    return ask(ACCOUNT_NUMBER, facts, call.note, moment)


def number_to_call(client: Client, on: date) -> str:
    """The number at which a client is called back on a day; empty where none has stood so long."""
    return number_standing(client, on, STANDING_DAYS)


def _check(client: Client, call: CallBack, moment: Moment) -> None:
    age = (moment.on - call.on).days
    if not 0 <= age <= _CALL_DAYS or len(" ".join(call.note.split())) < _NOTE_MIN:
        refusal = Refusal(
            code="call_back_missing",
            message=fill(_CALL, days=str(_CALL_DAYS)),
            remedy=_HOW_TO_CALL,
        )
        raise Refused(refusal)
    standing = number_to_call(client, call.on)
    if not standing:
        refusal = Refusal(
            code="no_number_to_call",
            message=fill(_NO_NUMBER, days=str(STANDING_DAYS)),
            remedy=_WRITE_ONE,
        )
        raise Refused(refusal)
    if not same_number(standing, call.number):
        refusal = Refusal(
            code="number_not_standing",
            message=fill(_NOT_STANDING, days=str(STANDING_DAYS)),
            remedy=fill(_CALL_IT, number=standing),
        )
        raise Refused(refusal)


def change_account(facts: Facts, moment: Moment) -> Client:
    """What a second person's approval does; raises `Refused` (`account_changed_since`)."""
    del moment
    client = Client.objects.select_for_update(no_key=True).get(id=int(str(facts["client"])))
    if client.iban != facts["from"]:
        raise Refused(Refusal(code="account_changed_since", message=_CHANGED))
    client.iban = str(facts["to"])
    client.save(update_fields=["iban"])
    return client


def told(facts: Facts) -> list[Words]:
    """What is asked for, line by line, for whoever is to approve it."""
    client = Client.objects.get(id=int(str(facts["client"])))
    called = parse_date(str(facts["called_back_on"]))
    lines = [
        fill(_CLIENT, name=client.name, business_id=client.business_id),
        fill(_FROM, iban=_grouped(facts["from"])),
        fill(_TO, iban=_grouped(facts["to"])),
    ]
    if called is None:
        return lines
    lines.append(fill(_CALLED, day=called, number=str(facts.get("called_number", "-"))))
    changed = details_changed(client.id, called - timedelta(days=_SHOWN_DAYS))
    none = fill(_NOTHING_CHANGED, days=str(_SHOWN_DAYS))
    return [*lines, *([_told_change(one) for one in changed] or [none])]


def _told_change(one: Changed) -> Words:
    row = one.row
    return fill(
        _CHANGE,
        what=_WHAT[row.what],
        was=row.was or "-",
        now=row.now or "-",
        day=row.changed_on,
        by=one.by or "-",
    )


def _grouped(iban: object) -> str:
    text = str(iban)
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


_SAME = Words(
    fi="Tilinumero on sama kuin ennen.",
    sv="Kontonumret är detsamma som förut.",
    en="The account number is the same as before.",
)
_CALL = Words(
    fi="Tilinumeron muutos vaatii takaisinsoiton, enintään {days} päivää vanhan, ja merkinnän "
    "siitä, kenelle ja mihin numeroon soitettiin.",
    sv="En ändring av kontonumret kräver ett motsamtal, högst {days} dagar gammalt, och en "
    "anteckning om vem som ringdes upp och på vilket nummer.",
    en="A change of the account number takes a call back, at most {days} days old, and a note of "
    "who was called and at which number.",
)
_HOW_TO_CALL = Words(
    fi="Soita numeroon, joka oli tiedossa ennen muutospyyntöä, älä pyynnössä annettuun.",
    sv="Ring ett nummer som var känt före begäran, inte det som står i den.",
    en="Call a number that was known before the change was asked for, not one given with it.",
)
_CHANGED = Words(
    fi="Tilinumero on vaihtunut pyynnön jälkeen. Pyydä muutosta uudelleen.",
    sv="Kontonumret har ändrats efter begäran. Begär ändringen på nytt.",
    en="The account number has changed since this was asked for. Ask again.",
)
_CLIENT = Words(
    fi="Toimeksiantaja {name}, {business_id}",
    sv="Uppdragsgivare {name}, {business_id}",
    en="Client {name}, {business_id}",
)
_FROM = Words(
    fi="Tilinumero nyt: {iban}", sv="Kontonummer nu: {iban}", en="Account number now: {iban}"
)
_TO = Words(
    fi="Uusi tilinumero: {iban}", sv="Nytt kontonummer: {iban}", en="New account number: {iban}"
)
_CALLED = Words(
    fi="Takaisinsoitto {day} numeroon {number}",
    sv="Motsamtal {day} till {number}",
    en="Called back on {day} at {number}",
)
_NO_NUMBER = Words(
    fi="Toimeksiantajalla ei ole puhelinnumeroa, joka olisi ollut tiedossa {days} päivää.",
    sv="Uppdragsgivaren har inget telefonnummer som varit känt i {days} dagar.",
    en="The client has no telephone number that has been known for {days} days.",
)
_WRITE_ONE = Words(
    fi="Merkitse sopimuksen puhelinnumero, ja pyydä, kun aika on kulunut.",
    sv="Anteckna telefonnumret i avtalet, och begär när tiden har gått.",
    en="Write down the number that stands in the contract, and ask when the time has passed.",
)
_NOT_STANDING = Words(
    fi="Soita numeroon, joka on ollut tiedossa vähintään {days} päivää.",
    sv="Ring ett nummer som har varit känt i minst {days} dagar.",
    en="Call a number that has been known for at least {days} days.",
)
_CALL_IT = Words(
    fi="Sellainen on {number}.", sv="Ett sådant är {number}.", en="Such a number is {number}."
)
_NOTHING_CHANGED = Words(
    fi="Toimeksiantajan tietoja ei ole muutettu {days} päivään ennen soittoa.",
    sv="Uppdragsgivarens uppgifter har inte ändrats under {days} dagar före samtalet.",
    en="No detail of the client was changed in the {days} days before the call.",
)
_CHANGE = Words(
    fi="Huomaa: {what} muuttui {day}, {was} → {now}. Muuttaja: {by}.",
    sv="Obs: {what} ändrades {day}, {was} → {now}. Ändrat av {by}.",
    en="Note: {what} changed on {day}, {was} → {now}. Changed by {by}.",
)
_WHAT: Mapping[str, Words] = MappingProxyType(
    {
        "name": Words(fi="nimi", sv="namn", en="name"),
        "language": Words(fi="kieli", sv="språk", en="language"),
        "street": Words(fi="katuosoite", sv="gatuadress", en="street"),
        "postal_code": Words(fi="postinumero", sv="postnummer", en="postal code"),
        "city": Words(fi="postitoimipaikka", sv="postort", en="city"),
        "email": Words(fi="sähköposti", sv="e-post", en="e-mail"),
        "phone": Words(fi="puhelin", sv="telefon", en="telephone"),
    }
)
