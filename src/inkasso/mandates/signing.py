"""Who wrote versions of agreements and strategies down, and who changed a client's details."""

from __future__ import annotations

from collections.abc import Iterable

from inkasso.base.moment import Moment
from inkasso.mandates.models import Signed

AGREEMENT, STRATEGY, DETAIL = "agreement", "strategy", "detail"


def sign(kind: str, number: int, moment: Moment) -> None:
    """Put on record who wrote a version down."""
    Signed.objects.create(kind=kind, number=number, by=moment.by, signed_on=moment.on)


def signers(kind: str, numbers: Iterable[int]) -> dict[int, str]:
    """Who wrote versions down, by their numbers; a client's first has nobody."""
    rows = Signed.objects.filter(kind=kind, number__in=list(numbers))
    return dict(rows.values_list("number", "by"))
