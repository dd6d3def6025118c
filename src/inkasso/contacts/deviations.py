"""Contacts that were made although they were not allowed: incidents, for the officer to look at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.db.models import QuerySet

from inkasso.base.decisions import Refused
from inkasso.base.words import Words
from inkasso.contacts import refusing
from inkasso.contacts.models import Attempt, DeviationReview

#: What can come of the officer's look.
OUTCOMES: Mapping[str, Words] = MappingProxyType(
    {
        "accepted": Words(
            fi="syy hyväksytty", sv="skälet godtaget", en="the reason was a good one"
        ),
        "instructed": Words(
            fi="työntekijää ohjattu", sv="den anställda fick anvisningar", en="employee instructed"
        ),
        "breach": Words(
            fi="käsitellään tietoturvaloukkauksena",
            sv="behandlas som personuppgiftsincident",
            en="taken up as a data breach",
        ),
    }
)


def unreviewed() -> QuerySet[Attempt]:
    """Contacts against what was allowed that the officer has not looked at, oldest first."""
    waiting = Attempt.objects.filter(deviates=True, corrects=None, deviationreview=None)
    return waiting.select_related("case").order_by("id")


def review(attempt: Attempt, outcome: str, on: date, *, by: str) -> DeviationReview:
    """Write down what came of the look; raises `Refused` (`already_reviewed`, `not_of_case`)."""
    if not attempt.deviates or outcome not in OUTCOMES:
        raise Refused(refusing.not_of_case())
    if DeviationReview.objects.filter(attempt=attempt).exists():
        raise Refused(refusing.already_reviewed())
    return DeviationReview.objects.create(attempt=attempt, reviewed_on=on, by=by, outcome=outcome)
