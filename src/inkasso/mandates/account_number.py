"""The account that a client's money goes to: changed by two people, after a call back.

Whoever can change it can take the client's money, so it is what fraud asks for: a message in the
client's name with a new account number. One person calls the client at a number known before, and
asks; another approves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.dates import parse_date
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.iban import Iban
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.models import Client
from inkasso.staff.approvals import Facts, ask
from inkasso.staff.models import Approval

#: The kind of request that waits for a second person.
ACCOUNT_NUMBER = "client_account"
#: Shortest note that can say who was called and at which number.
_NOTE_MIN = 15
#: A call back older than this proves nothing of today.
_CALL_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack:
    """That the client was called and asked."""

    on: date
    #: Who was called, and at which number, known from before.
    note: str


def ask_new_account(client: Client, account: Iban, call: CallBack, moment: Moment) -> Approval:
    """Ask that a client's money go to another account; nothing changes before a second person.

    Raises `Refused`: `same_account`, `call_back_missing`, `approval_waits_already`.
    """
    if account.text == client.iban:
        raise Refused(Refusal(code="same_account", message=_SAME))
    age = (moment.on - call.on).days
    if not 0 <= age <= _CALL_DAYS or len(" ".join(call.note.split())) < _NOTE_MIN:
        refusal = Refusal(
            code="call_back_missing",
            message=fill(_CALL, days=str(_CALL_DAYS)),
            remedy=_HOW_TO_CALL,
        )
        raise Refused(refusal)
    facts = {
        "client": client.id,
        "from": client.iban,
        "to": account.text,
        "called_back_on": call.on.isoformat(),
    }
    return ask(ACCOUNT_NUMBER, facts, call.note, moment)


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
    return [*lines, fill(_CALLED, day=called)] if called else lines


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
_CALLED = Words(fi="Takaisinsoitto {day}", sv="Motsamtal {day}", en="Called back on {day}")
