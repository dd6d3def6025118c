"""The review of rights: a manager looks at every role of every account, and signs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.staff.changing import take_role
from inkasso.staff.models import AccessReview, Account, Grant, ReviewedGrant
from inkasso.staff.services import grants_in_force

#: Days from one signed review to the next.
EVERY_DAYS = 182
#: Days after the first account within which the first review is signed.
FIRST_WITHIN_DAYS = 30
#: Days before it is due that a review stands in the queue.
AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When the next review is due."""

    on: date
    #: The review before it.
    last: AccessReview | None

    def waits(self, day: date) -> bool:
        """Whether it is time to do it."""
        return day >= self.on - timedelta(days=AHEAD_DAYS)

    def is_late(self, day: date) -> bool:
        """Whether its day has passed."""
        return day > self.on


def due(on: date) -> Due:
    """When the next review is due, as known on a day."""
    last = AccessReview.objects.filter(signed_on__lte=on).order_by("-signed_on", "-id").first()
    if last is not None:
        return Due(on=last.signed_on + timedelta(days=EVERY_DAYS), last=last)
    first = Account.objects.order_by("created_on").values_list("created_on", flat=True).first()
    return Due(on=(first or on) + timedelta(days=FIRST_WITHIN_DAYS), last=None)


def to_review(on: date) -> list[Grant]:
    """Every role that holds on a day, by the name of its account."""
    return list(grants_in_force(on).select_related("account").order_by("account__name", "id"))


def sign(seen: Collection[int], ending: Collection[int], moment: Moment) -> AccessReview:
    """Sign a review of the grants `seen`: those of `ending` go, the others are confirmed.

    A powerful role does not go at once: its end is asked for. Raises `Refused`: `review_changed`
    where other roles hold now than were seen, and as `take_role` does.
    """
    with transaction.atomic():
        held = to_review(moment.on)
        if {each.id for each in held} != set(seen) or not set(ending) <= set(seen):
            raise Refused(Refusal(code="review_changed", message=_CHANGED))
        review = AccessReview.objects.create(signed_on=moment.on, signed_by=moment.by)
        ReviewedGrant.objects.bulk_create(
            ReviewedGrant(review=review, grant=each, kept=each.id not in ending) for each in held
        )
        for each in held:
            if each.id in ending:
                take_role(each.account, each.role, "access review", moment)
    return review


_CHANGED = Words(
    fi="Oikeuksia on muutettu sen jälkeen, kun sivu avattiin. Tarkista ja allekirjoita uudelleen.",
    sv="Behörigheter har ändrats sedan sidan öppnades. Kontrollera och signera på nytt.",
    en="Rights have changed since the page was opened. Check, and sign again.",
)
