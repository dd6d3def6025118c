"""What we decided, in a sentence or two, by right and outcome."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.notice.publishing.phrases import day
from inkasso.notice.rights import Right
from inkasso.rights.requests.outcomes import Outcome


def decided(right: Right, outcome: Outcome, on: date) -> Words:
    """The sentence that says what was decided on a day."""
    if outcome is Outcome.GRANTED:
        return fill(_GRANTED[right], day=day(on))
    return _COMPLAINT_REFUSED if _is_refused_complaint(right, outcome) else _OTHERWISE[outcome]


def _is_refused_complaint(right: Right, outcome: Outcome) -> bool:
    return right is Right.COMPLAINT and outcome is Outcome.REFUSED


_GRANTED: Mapping[Right, Words] = MappingProxyType(
    {
        Right.ACCESS: Words(
            fi="Suostumme pyyntöösi. Käsittelemme tietojasi, ja saat ne kaikki.",
            sv="Vi bifaller din begäran. Vi behandlar uppgifter om dig, och du får dem alla.",
            en="We grant your request. We process data about you, and you get all of them.",
        ),
        Right.RECTIFICATION: Words(
            fi="Suostumme pyyntöösi.", sv="Vi bifaller din begäran.", en="We grant your request."
        ),
        Right.ERASURE: Words(
            fi="Suostumme pyyntöösi ja poistamme tietosi.",
            sv="Vi bifaller din begäran och raderar dina uppgifter.",
            en="We grant your request and erase your data.",
        ),
        Right.RESTRICTION: Words(
            fi="Suostumme pyyntöösi. Tietojesi käsittely on rajoitettu {day} alkaen.",
            sv="Vi bifaller din begäran. Behandlingen av dina uppgifter är begränsad från och med "
            "{day}.",
            en="We grant your request. The processing of your data is restricted from {day} on.",
        ),
        Right.PORTABILITY: Words(
            fi="Suostumme pyyntöösi. Saat itse antamasi tiedot koneellisesti luettavina.",
            sv="Vi bifaller din begäran. Du får de uppgifter som du själv har lämnat i "
            "maskinläsbar form.",
            en="We grant your request. You get the data that you provided in a machine-readable "
            "form.",
        ),
        Right.OBJECTION: Words(
            fi="Suostumme pyyntöösi ja lopetamme käsittelyn, jota vastustat.",
            sv="Vi bifaller din begäran och upphör med den behandling som du invänder mot.",
            en="We grant your request and stop the processing to which you object.",
        ),
        Right.WITHDRAWAL: Words(
            fi="Suostumuksesi on peruutettu.",
            sv="Ditt samtycke är återkallat.",
            en="Your consent is withdrawn.",
        ),
        Right.HUMAN_REVIEW: Words(
            fi="Ihminen on käsitellyt päätöksen uudelleen.",
            sv="En människa har prövat beslutet på nytt.",
            en="A human has looked at the decision again.",
        ),
        Right.COMPLAINT: Words(
            fi="Olemme käsitelleet valituksesi, ja siihen oli aihetta.",
            sv="Vi har behandlat ditt klagomål, och det var befogat.",
            en="We have looked into your complaint, and it was justified.",
        ),
    }
)
_OTHERWISE: Mapping[Outcome, Words] = MappingProxyType(
    {
        Outcome.PARTLY: Words(
            fi="Suostumme pyyntöösi osittain.",
            sv="Vi bifaller din begäran delvis.",
            en="We grant a part of your request.",
        ),
        Outcome.REFUSED: Words(
            fi="Emme voi suostua pyyntöösi.",
            sv="Vi kan inte bifalla din begäran.",
            en="We cannot grant your request.",
        ),
        Outcome.NOTHING_HELD: Words(
            fi="Vahvistamme, ettemme käsittele sinua koskevia henkilötietoja. Etsimme niitä niillä "
            "tiedoilla, jotka annoit.",
            sv="Vi bekräftar att vi inte behandlar personuppgifter om dig. Vi har sökt efter dem "
            "med de uppgifter som du lämnade.",
            en="We confirm that we process no personal data about you. We searched for them with "
            "what you told us.",
        ),
        Outcome.NOT_IDENTIFIED: Words(
            fi="Emme voi käsitellä pyyntöä, koska emme tunnista pyytäjää annetuista tiedoista. "
            "Siksi emme voi kertoa siitäkään, onko meillä tietoja.",
            sv="Vi kan inte behandla begäran, eftersom vi inte känner igen den som begär av de "
            "uppgifter som lämnats. Därför kan vi inte heller säga om vi har några uppgifter.",
            en="We cannot deal with the request, because what was told does not show us who asks. "
            "So we cannot tell either whether we hold any data.",
        ),
    }
)
_COMPLAINT_REFUSED = Words(
    fi="Olemme käsitelleet valituksesi. Mielestämme olemme toimineet oikein.",
    sv="Vi har behandlat ditt klagomål. Vi anser att vi har handlat rätt.",
    en="We have looked into your complaint. We find that we acted rightly.",
)
