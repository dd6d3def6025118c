"""Readings of the statutes that are not settled: named, dated, and each can be switched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Citation
from inkasso.base.words import Words


class DayReading(StrEnum):
    """What "at least 14 days have passed" means for the first day on which one may act."""

    #: That many whole days lie in between: the 15th day is the first.
    FULL_DAYS = "full_days"
    #: The day of the same distance is enough: the 14th day is the first.
    LITERAL = "literal"

    def earliest(self, after: date, days: int) -> date:
        """First day on which one may act when `days` must have passed since `after`."""
        return after + timedelta(days=days + (self is DayReading.FULL_DAYS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Which reading is followed where; the defaults never act too early."""

    #: Consumer receivables, sections 5, 10 b(1) and 10 b(2). The Consumer Ombudsman requires full
    #: days (21.10.2024, KKV/378/14.08.01.05/2022); no court has ruled.
    consumer: DayReading = DayReading.FULL_DAYS
    #: Other receivables, section 10 f(1). The same wording; no authority has said how it is read.
    other: DayReading = DayReading.FULL_DAYS
    #: Publication of a tratta, section 7. The same wording; no authority has said how it is read.
    tratta: DayReading = DayReading.FULL_DAYS


#: What is followed unless a case says otherwise.
DEFAULT_READINGS = Readings()


def full_days_ground() -> Citation:
    """The Consumer Ombudsman's reading, as a ground."""
    return Citation(
        act="KKV/378/14.08.01.05/2022",
        section="21.10.2024",
        text=Words(
            fi="Kuluttaja-asiamies: väliin on jäätävä täydet vuorokaudet, joten seuraava toimi on "
            "aikaisintaan määräajan jälkeisenä päivänä.",
            sv="Konsumentombudsmannen: hela dygn ska ligga emellan, så nästa åtgärd får vidtas "
            "tidigast dagen efter tidsfristen.",
            en="Consumer Ombudsman: whole days must lie in between, so the next step may be taken "
            "on the day after the time at the earliest.",
        ),
    )
