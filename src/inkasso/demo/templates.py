"""A template of the agency's own, switched on by two people, and a letter to a client."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db import transaction

from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.correspondence.own.keeping import ask_on, switched_on, write_template
from inkasso.correspondence.own.wording import Kind, Wording
from inkasso.correspondence.to_clients.writing import ClientWish, send_to_client
from inkasso.demo.writing import DAY
from inkasso.gate.acting import acting
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client
from inkasso.staff.approvals import approve

_WRITER, _CHIEF, _KEEPER = "Aino Perijä", "Elina Esihenkilö", "Annika Asiakas"
_THANKS = Wording(
    name=Words(fi="Kiitos tiedosta", sv="Tack för uppgiften", en="Thanks for telling"),
    heading=Words(fi="Kiitos yhteydenotosta", sv="Tack för kontakten", en="Thank you"),
    paragraphs=(
        Words(
            fi="Saimme {asked} tiedon, joka koskee toimeksiantajamme {creditor} asiaa {case}.",
            sv="Vi fick {asked} en uppgift om ärendet {case} för vår uppdragsgivare {creditor}.",
            en="On {asked} we were told something about case {case} of our client {creditor}.",
        ),
        Words(
            fi="Tieto on kirjattu, ja otamme sen huomioon.",
            sv="Uppgiften är antecknad och vi beaktar den.",
            en="It is recorded, and we take it into account.",
        ),
    ),
)
_WORDS = "Kiitos hyvin täytetyistä aineistoista. Rivit ovat tulleet läpi ilman virheitä."


def write_standing_texts(day: date, agency: Agency, home: Path) -> None:
    """On one day of the demo: a template is written and switched on, a client is written to."""
    if day != DAY:
        return
    with acting("collection", actor=_WRITER, reason="a template of letters"), transaction.atomic():
        version = write_template(Kind.ANSWER, _THANKS, Moment(on=day, by=_WRITER))
        asked = ask_on(version, "Samaa kysytään joka viikko.", Moment(on=day, by=_WRITER))
        approve(asked.id, Moment(on=day, by=_CHIEF), switched_on)
    with acting("client_relations", actor=_KEEPER, reason="a letter to a client"):
        client = Client.objects.order_by("id")[0]
        wish = ClientWish(client=client, template="client", words=_WORDS)
        send_to_client(wish, agency, Moment(on=day, by=_KEEPER), home)
