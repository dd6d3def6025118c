"""When a person must be told that data about them came from somebody else (GDPR, Article 14)."""

from __future__ import annotations

from datetime import date

from inkasso.base.dates import add_months
from inkasso.base.decisions import Citation, Decision
from inkasso.base.words import Words

_MONTHS = 1
_BECAUSE = Citation(
    act="2016/679",
    section="14(3)",
    text=Words(
        fi="Tiedot käsittelystä annetaan viimeistään kuukauden kuluessa siitä, kun henkilötiedot "
        "saatiin, ja jo ensimmäisessä yhteydenotossa, jos se on ennen sitä.",
        sv="Information om behandlingen ges senast inom en månad efter det att personuppgifterna "
        "erhölls, och redan vid den första kontakten om den kommer tidigare.",
        en="Information on the processing is given at the latest a month after the data came, and "
        "at the first contact if that is sooner.",
    ),
)


def last_day_to_inform(came_on: date) -> Decision[date]:
    """The last day on which the information of Article 14 may be given without any contact.

    The regulation on time limits (1182/71) would carry a day off over; it is not used, so that
    nobody is told late.
    """
    return Decision(value=add_months(came_on, _MONTHS), because=(_BECAUSE,))
