"""Holds that will end by themselves soon."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from inkasso.gate.models import Hold


def ending(on: date, days: int) -> QuerySet[Hold]:
    """Holds in force on a day whose last day is at most so many days ahead, the nearest first."""
    last = on + timedelta(days=days)
    soon = Hold.objects.filter(until__gte=on, until__lte=last, lifted_on=None, placed_on__lte=on)
    return soon.order_by("until", "id")
