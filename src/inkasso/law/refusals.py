"""Refusals that every statute shares: what the code does not know, it says."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.words import Words
from inkasso.law.wording import fill


def not_encoded(*, asked: date, since: date, what: Words, because: tuple[Citation, ...]) -> Refusal:
    """Code `not_encoded`: the law before `since` is not written in the code."""
    return Refusal(
        code="not_encoded",
        message=fill(
            Words(
                fi="Päivältä {asked} ei voida vastata. Tiedossa {since} alkaen: {what}.",
                sv="Frågan om {asked} kan inte besvaras. Inlagt från och med {since}: {what}.",
                en="No answer for {asked}. Known from {since} on: {what}.",
            ),
            asked=asked,
            since=since,
            what=what,
        ),
        remedy=Words(
            fi="Laske vanhempi aika käsin silloisen lain mukaan.",
            sv="Räkna den äldre tiden för hand enligt den dåvarande lagen.",
            en="Work out the earlier time by hand under the law of that time.",
        ),
        because=because,
    )
