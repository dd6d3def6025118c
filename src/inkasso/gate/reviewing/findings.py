"""What a review finds, and from how much on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from inkasso.base.words import Words


class FindingKind(StrEnum):
    """What was unusual."""

    OUTSIDE_CASE = "outside_case"
    """For a case that the person does not belong to."""
    NO_CASE = "no_case"
    """Without saying what for."""
    NIGHT = "night"
    """At night."""
    DAY_OFF = "day_off"
    """On a Sunday or a public holiday."""
    MANY_PERSONS = "many_persons"
    """More persons in a day than work needs."""
    OWN_FILE = "own_file"
    """Of somebody with the actor's own name."""
    COLLEAGUE = "colleague"
    """Of somebody with a colleague's name."""
    SAME_SURNAME = "same_surname"
    """Of somebody with the actor's surname."""
    REFUSALS = "refusals"
    """Refused again and again."""
    SWEEP_NOT_ENDED = "sweep_not_ended"
    """A sweep without an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From when on something is unusual; hours by the clock in Finland."""

    #: First hour of the night.
    night_from: int = 22
    #: First hour of the morning.
    night_until: int = 6
    #: Most persons whose files one actor opens in a day of ordinary work.
    persons_a_day: int = 200
    #: So many refusals, with nothing that worked between them.
    refusals_in_a_row: int = 3
    #: Hours after which a sweep should have ended.
    sweep_hours: int = 12
    #: What somebody writes who does not say what for.
    says_nothing: tuple[str, ...] = ("", "-", "terminal")


#: What holds unless an agency decides otherwise.
USUAL = Thresholds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a person should ask about. It accuses nobody."""

    kind: FindingKind
    #: Of the first of its rows.
    at: datetime
    actor: str
    #: None where it concerns several, or nobody.
    subject: UUID | None
    about: str
    #: Numbers of the log's rows that it rests on.
    rows: tuple[int, ...]
    because: Words


WORDS = {
    FindingKind.OUTSIDE_CASE: Words(
        fi="{actor} avasi tiedot ({about}), mutta henkilö ei kuulu siihen asiaan.",
        sv="{actor} öppnade uppgifterna ({about}), men personen hör inte till det ärendet.",
        en="{actor} opened the file ({about}), but the person does not belong to that case.",
    ),
    FindingKind.NO_CASE: Words(
        fi="{actor} avasi tiedot kertomatta mitä varten.",
        sv="{actor} öppnade uppgifterna utan att säga för vad.",
        en="{actor} opened the file without saying what for.",
    ),
    FindingKind.NIGHT: Words(
        fi="{actor} katseli tietoja yöllä kello {night_from}–{night_until}; katseluja {count}.",
        sv="{actor} läste uppgifter på natten kl. {night_from}–{night_until}; läsningar: {count}.",
        en="{actor} looked at night, between {night_from} and {night_until}; looks: {count}.",
    ),
    FindingKind.DAY_OFF: Words(
        fi="{actor} katseli tietoja sunnuntaina tai pyhäpäivänä; katseluja {count}.",
        sv="{actor} läste uppgifter på en söndag eller helgdag; läsningar: {count}.",
        en="{actor} looked on a Sunday or a public holiday; looks: {count}.",
    ),
    FindingKind.MANY_PERSONS: Words(
        fi="{actor} avasi {count} henkilön tiedot yhtenä päivänä; tavallista on enintään {limit}.",
        sv="{actor} öppnade {count} personers uppgifter på en dag; vanligt är högst {limit}.",
        en="{actor} opened the files of {count} persons in a day; usual is at most {limit}.",
    ),
    FindingKind.OWN_FILE: Words(
        fi="{actor} avasi tiedot henkilöstä, jolla on hänen oma nimensä.",
        sv="{actor} öppnade uppgifter om en person med samma namn som han eller hon själv.",
        en="{actor} opened the file of a person with the same name as their own.",
    ),
    FindingKind.COLLEAGUE: Words(
        fi="{actor} avasi tiedot henkilöstä, jolla on työtoverin nimi ({colleague}).",
        sv="{actor} öppnade uppgifter om en person med en kollegas namn ({colleague}).",
        en="{actor} opened the file of a person with a colleague's name ({colleague}).",
    ),
    FindingKind.SAME_SURNAME: Words(
        fi="{actor} avasi tiedot henkilöstä, jolla on sama sukunimi kuin hänellä.",
        sv="{actor} öppnade uppgifter om en person med samma efternamn.",
        en="{actor} opened the file of a person with the same surname.",
    ),
    FindingKind.REFUSALS: Words(
        fi="Järjestelmä esti käyttäjää {actor} {count} kertaa peräkkäin.",
        sv="Systemet nekade {actor} {count} gånger i rad.",
        en="The system refused {actor} {count} times in a row.",
    ),
    FindingKind.SWEEP_NOT_ENDED: Words(
        fi="Eräajo {about} ({actor}) ei ole päättynyt {hours} tunnissa: se keskeytettiin, "
        "estettiin tai on yhä käynnissä.",
        sv="Satskörningen {about} ({actor}) har inte slutat på {hours} timmar: den avbröts, "
        "nekades eller pågår ännu.",
        en="The sweep {about} ({actor}) has not ended within {hours} hours: it was killed or "
        "refused, or still runs.",
    ),
}
