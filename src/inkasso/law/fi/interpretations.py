"""Readings of the statutes that are not settled: named, dated, and each can be switched.

A reading says who holds it and since when it is known; it is applied to every day on which the
words it reads were in force, because an authority says what the words mean, not what they become.
"""

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
class Interpretation:
    """One reading of a statute, as somebody holds it."""

    #: Stable name.
    name: str
    #: Who reads it so; `ours` where no authority has spoken.
    held_by: str
    #: Day it was made known.
    since: date
    #: The decision that says so, or the act whose words are read.
    act: str
    #: The decision's day, or the section that is read.
    section: str
    #: What it says.
    text: Words


#: Sections 5, 10 b(1) and 10 b(2) of the Debt Collection Act. No court has ruled.
FULL_DAYS_FOR_CONSUMERS = Interpretation(
    name="full_days_for_consumers",
    held_by="Kuluttaja-asiamies",
    since=date(2024, 10, 21),
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
#: Sections 3 c(1) and 10 f(1): the same words as in 10 b(2), about which no authority has spoken.
FULL_DAYS_FOR_OTHERS = Interpretation(
    name="full_days_for_others",
    held_by="ours",
    since=date(2024, 10, 21),
    act="513/1999",
    section="10 f § 1 mom.",
    text=Words(
        fi="Sanat ovat samat kuin kuluttajasaatavissa, joten väliin on jäätävä täydet vuorokaudet.",
        sv="Orden är desamma som för konsumentfordringar, så hela dygn ska ligga emellan.",
        en="The words are the same as for consumers, so whole days must lie in between.",
    ),
)
#: Time to pay or object in a letter, from when it at the latest arrives. No court has ruled.
TEN_DAYS_FROM_RECEIPT = Interpretation(
    name="ten_days_from_receipt",
    held_by="Kuluttaja-asiamies",
    since=date(2024, 10, 21),
    act="KKV/378/14.08.01.05/2022",
    section="21.10.2024",
    text=Words(
        fi="Kuluttaja-asiamies: maksuaika lasketaan siitä, kun velallinen viimeistään saa kirjeen.",
        sv="Konsumentombudsmannen: betalningstiden räknas från när gäldenären senast får brevet.",
        en="Consumer Ombudsman: the time to pay counts from when the debtor at the latest gets "
        "the letter.",
    ),
)
#: Section 7(6) says "at the earliest 14 days after", not "once 14 days have passed".
TRATTA_DAYS = Interpretation(
    name="tratta_days",
    held_by="ours",
    since=date(2022, 5, 1),
    act="513/1999",
    section="7 § 6 mom.",
    text=Words(
        fi="Laki sanoo ”aikaisintaan 14 päivän kuluttua”: ensimmäinen päivä on lähettämisestä "
        "neljästoista.",
        sv="Lagen säger ”tidigast 14 dagar efter”: den första dagen är den fjortonde efter "
        "sändandet.",
        en="The Act says “at the earliest 14 days after”: the first day is the fourteenth after "
        "sending.",
    ),
)
#: All of them, for whoever lists what the code rests on.
INTERPRETATIONS = (
    FULL_DAYS_FOR_CONSUMERS,
    FULL_DAYS_FOR_OTHERS,
    TEN_DAYS_FROM_RECEIPT,
    TRATTA_DAYS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Which reading is followed where."""

    #: Consumer receivables: `FULL_DAYS_FOR_CONSUMERS`, or literally.
    consumer: DayReading = DayReading.FULL_DAYS
    #: Other receivables: `FULL_DAYS_FOR_OTHERS`, or literally.
    other: DayReading = DayReading.FULL_DAYS
    #: Publication of a tratta and its entry in a register: `TRATTA_DAYS`, or with full days in
    #: between.
    tratta: DayReading = DayReading.LITERAL
    #: A consumer credit's entry: 527/2007 says "at least 21 days before" the report, so the 21st
    #: day after the demand; or with full days in between.
    credit_demand: DayReading = DayReading.LITERAL
    #: Whether a letter gives ten days from its receipt (`TEN_DAYS_FROM_RECEIPT`), or from sending.
    ten_days_from_receipt: bool = True


#: What is followed unless a case says otherwise.
DEFAULT_READINGS = Readings()
#: Everything as the words stand, and no authority's reading.
LITERAL_READINGS = Readings(
    consumer=DayReading.LITERAL,
    other=DayReading.LITERAL,
    tratta=DayReading.LITERAL,
    credit_demand=DayReading.LITERAL,
    ten_days_from_receipt=False,
)
#: Whole days in between everywhere: never too early under any reading.
FULL_DAYS_READINGS = Readings(tratta=DayReading.FULL_DAYS, credit_demand=DayReading.FULL_DAYS)


def readings_named(reading: DayReading | None) -> Readings:
    """One way of counting everywhere; None follows each rule's own reading."""
    if reading is None:
        return DEFAULT_READINGS
    return LITERAL_READINGS if reading is DayReading.LITERAL else FULL_DAYS_READINGS


def as_ground(interpretation: Interpretation) -> Citation:
    """An interpretation as a ground."""
    return Citation(
        act=interpretation.act, section=interpretation.section, text=interpretation.text
    )
