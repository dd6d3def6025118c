"""What was asked, as a letter repeats it: the day, the way, and the right in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.notice.publishing.phrases import day
from inkasso.notice.rights import Right
from inkasso.rights.models import Channel
from inkasso.rights.requests.state import State


def asked(state: State) -> Words:
    """The sentence on what was asked, when and how."""
    request = state.request
    sentence = _BY_AGENT if request.by_agent else _ASKED
    return fill(
        sentence,
        day=day(request.received_on),
        channel=_CHANNELS[Channel(request.channel)],
        what=_WHAT[state.right],
    )


_ASKED = Words(
    fi="Pyysit meiltä {day} {channel}, että {what}.",
    sv="Den {day} begärde du {channel} att {what}.",
    en="On {day} you asked us {channel} to {what}.",
)
_BY_AGENT = Words(
    fi="Asiamiehesi pyysi meiltä {day} {channel}, että {what}.",
    sv="Den {day} begärde ditt ombud {channel} att {what}.",
    en="On {day} somebody asked us on your behalf {channel} to {what}.",
)
_CHANNELS: Mapping[Channel, Words] = MappingProxyType(
    {
        Channel.PHONE: Words(fi="puhelimitse", sv="per telefon", en="by telephone"),
        Channel.LETTER: Words(fi="kirjeellä", sv="per brev", en="by letter"),
        Channel.EMAIL: Words(fi="sähköpostilla", sv="per e-post", en="by e-mail"),
        Channel.WEB: Words(fi="verkkosivullamme", sv="på vår webbplats", en="on our website"),
        Channel.IN_PERSON: Words(fi="paikan päällä", sv="på plats", en="in person"),
    }
)
_WHAT: Mapping[Right, Words] = MappingProxyType(
    {
        Right.ACCESS: Words(
            fi="kerromme, mitä tietoja sinusta käsittelemme, ja annamme jäljennöksen niistä",
            sv="vi berättar vilka uppgifter om dig vi behandlar och ger dig en kopia av dem",
            en="tell you which data about you we process, and to give you a copy of them",
        ),
        Right.RECTIFICATION: Words(
            fi="oikaisemme tai täydennämme tietojasi",
            sv="vi rättar eller kompletterar dina uppgifter",
            en="correct or complete your data",
        ),
        Right.ERASURE: Words(
            fi="poistamme tietosi", sv="vi raderar dina uppgifter", en="erase your data"
        ),
        Right.RESTRICTION: Words(
            fi="rajoitamme tietojesi käsittelyä",
            sv="vi begränsar behandlingen av dina uppgifter",
            en="restrict the processing of your data",
        ),
        Right.PORTABILITY: Words(
            fi="annamme itse antamasi tiedot koneellisesti luettavina tai siirrämme ne toiselle "
            "rekisterinpitäjälle",
            sv="vi ger dig de uppgifter du själv lämnat i maskinläsbar form eller överför dem till "
            "en annan personuppgiftsansvarig",
            en="give you the data that you provided in a machine-readable form, or to hand them to "
            "another controller",
        ),
        Right.OBJECTION: Words(
            fi="lopetamme tietojesi käsittelyn, jota vastustat",
            sv="vi upphör med den behandling av dina uppgifter som du invänder mot",
            en="stop the processing of your data to which you object",
        ),
        Right.WITHDRAWAL: Words(
            fi="suostumuksesi peruutetaan",
            sv="ditt samtycke återkallas",
            en="withdraw your consent",
        ),
        Right.HUMAN_REVIEW: Words(
            fi="ihminen käsittelee uudelleen päätöksen, jonka kone on tehnyt",
            sv="en människa på nytt prövar ett beslut som en maskin har fattat",
            en="have a human look again at a decision that a machine made",
        ),
        Right.COMPLAINT: Words(
            fi="käsittelemme valituksesi",
            sv="vi behandlar ditt klagomål",
            en="look into your complaint",
        ),
    }
)
