"""When word of the end of a restriction has reached the person (GDPR, Article 18(3)).

The Regulation says "before" and no more. The house takes the days after which Finnish authorities
take a message to have arrived (434/2003, 59 §; 13/2003, 19 §): seven for a letter and three for an
e-mail or a message on the web. What was said to the person has arrived when it was said.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from inkasso.base.decisions import Citation, Decision
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.eu.requests import ACT, SINCE

_DAYS: Mapping[str, int] = MappingProxyType(
    {"letter": 7, "email": 3, "web": 3, "phone": 0, "in_person": 0}
)
#: Ways in which somebody can be told.
WAYS = tuple(_DAYS)


@enacted(ACT, "18(3)", since=SINCE)
def told_by(way: str, sent_on: date) -> Decision[date]:
    """The day on which word that was sent in a way has reached the person; `way` is of `WAYS`."""
    return Decision(value=sent_on + timedelta(days=_DAYS[way]), because=(TOLD_BEFORE,))


TOLD_BEFORE = Citation(
    act=ACT,
    section="18(3)",
    text=Words(
        fi="Rajoittamista pyytäneelle ilmoitetaan, ennen kuin rajoitus poistetaan.",
        sv="Den som fått behandlingen begränsad underrättas innan begränsningen upphör.",
        en="Whoever had processing restricted is told before the restriction is lifted.",
    ),
)
