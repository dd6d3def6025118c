"""Days from which a clock of the regulation can run."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError

from inkasso.base.words import Words
from inkasso.desk.clock import today
from inkasso.desk.templatetags.desk import said

#: The first day of the regulation; no clock of it began before.
_IN_FORCE = date(2018, 5, 25)


def begun(day: date) -> None:
    """Refuse a day to come, and one before the regulation; raises `ValidationError`."""
    if not _IN_FORCE <= day <= today():
        raise ValidationError(said(_NOT_SO), code="day")


_NOT_SO = Words(
    fi="Päivä ei voi olla tuleva eikä ennen 25.5.2018.",
    sv="Dagen kan inte vara kommande eller före 25.5.2018.",
    en="The day can neither be to come nor before 25 May 2018.",
)
