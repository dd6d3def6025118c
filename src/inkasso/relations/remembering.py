"""Addresses whose owner objected to direct marketing, remembered as keyed hashes (GDPR 21(3)).

A hash stands without a name or a number. So it stays after everything else of the person was
erased, and keeps them from being taken in again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.words import Words
from inkasso.relations.models import MarketingObjection
from inkasso.relations.people import Address

#: A key of its own: a hash here says nothing to whoever reads the hashes that find people.
_PURPOSE = "relations.marketing_objection"


def remember(reached: Iterable[Address], on: date) -> None:
    """Keep addresses from direct marketing; the first day stands."""
    MarketingObjection.objects.bulk_create(
        (
            MarketingObjection(kind=address.kind, hash=address.hashed(_PURPOSE), objected_on=on)
            for address in reached
        ),
        ignore_conflicts=True,
    )


def is_remembered(reached: Iterable[Address]) -> bool:
    """Whether the owner of any of these addresses has objected."""
    hashes = [address.hashed(_PURPOSE) for address in reached]
    return MarketingObjection.objects.filter(hash__in=hashes).exists()


def require_welcome(reached: Iterable[Address]) -> None:
    """Raise `Refused` (`objected_to_marketing`) where the owner of an address has objected."""
    if is_remembered(reached):
        raise Refused(objected())


def objected() -> Refusal:
    """Nobody who objected to direct marketing is taken in for it."""
    return Refusal(
        code="objected_to_marketing",
        message=_OBJECTED,
        remedy=_OWN_WILL,
        because=(NO_MORE_MARKETING,),
    )


def lift(reached: Iterable[Address]) -> None:
    """Forget the objection of addresses whose owner has since asked for messages."""
    hashes = [address.hashed(_PURPOSE) for address in reached]
    MarketingObjection.objects.filter(hash__in=hashes).delete()


NO_MORE_MARKETING = Citation(
    act="2016/679",
    section="21(3)",
    text=Words(
        fi="Jos henkilö vastustaa suoramarkkinointia, hänen tietojaan ei enää käsitellä siihen.",
        sv="Om en person invänder mot direktmarknadsföring behandlas uppgifterna inte längre för "
        "den.",
        en="Where a person objects to direct marketing, the data are no longer processed for it.",
    ),
)
_OBJECTED = Words(
    fi="Tämän osoitteen tai numeron haltija on vastustanut suoramarkkinointia; häntä ei oteta "
    "listalle.",
    sv="Den som har denna adress eller detta nummer har invänt mot direktmarknadsföring och tas "
    "inte upp.",
    en="Whoever has this address or number has objected to direct marketing and is not taken in.",
)
_OWN_WILL = Words(
    fi="Henkilö voi itse tilata uutiskirjeen ja vahvistaa tilauksen; se kumoaa vastustuksen.",
    sv="Personen kan själv beställa nyhetsbrevet och bekräfta det; det häver invändningen.",
    en="The person may order the newsletter and confirm it; that lifts the objection.",
)
