"""Impact assessments from the folder `assessments/` of a register; every fault by file and key.

`criteria.yaml` lists for each purpose the criteria that hold and that the register cannot tell of
by itself. Every other file is one assessment. They are no part of the notice: the register is the
same, and of the same version, when one changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inkasso.base.faults import BadInput
from inkasso.base.words import Words
from inkasso.notice.assessments.criteria import Criterion, Level
from inkasso.notice.reading import Place, parse
from inkasso.notice.register import Register

FOLDER = "assessments"
_CRITERIA = "criteria.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """What may happen to people, and what is done against it."""

    what: Words
    likelihood: Level
    severity: Level
    measures: Words
    #: What is left after the measures.
    residual: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """Who was asked."""

    #: What the data protection officer advised (35(2)).
    officer: Words
    #: The views of those concerned, or why they were not asked (35(9)).
    people: Words
    #: Day on which the authority was consulted beforehand (36); None where it was not.
    authority_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The assessment of one purpose, or of several that are alike (35(1))."""

    key: str
    purposes: frozenset[str]
    name: Words
    #: What is done, with which means, for which interest (35(7)(a)).
    description: Words
    #: Why it is necessary and in proportion (35(7)(b)).
    necessity: Words
    #: What may happen to people and what is done against it (35(7)(c) and (d)); never empty.
    hazards: tuple[Hazard, ...]
    consultation: Consultation
    decided_on: date
    #: Who decided.
    by: str
    #: Last day on which it counts as it stands (35(11)).
    review_by: date

    @property
    def residual(self) -> Level:
        """The gravest risk that is left."""
        levels = list(Level)
        return max((one.residual for one in self.hazards), key=levels.index, default=Level.LOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessments:
    """All that an agency has assessed."""

    items: Mapping[str, Assessment]
    #: By purpose the criteria that hold besides those that the register tells of.
    criteria: Mapping[str, frozenset[Criterion]]

    def of(self, purpose: str) -> tuple[Assessment, ...]:
        """Those of a purpose, the newest first."""
        found = (one for one in self.items.values() if purpose in one.purposes)
        return tuple(sorted(found, key=lambda one: one.decided_on, reverse=True))


NOTHING = Assessments(items={}, criteria={})


def load_assessments(folder: Path, register: Register) -> Assessments:
    """The assessments beside the register of a folder; none where it has no such folder.

    Raises `BadInput` with every fault, by file and key.
    """
    files = {}
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        try:
            files[path.name] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise BadInput("not text in UTF-8", source=str(path)) from error
    return read_assessments(files, register, source=str(folder / FOLDER))


def read_assessments(
    files: Mapping[str, str], register: Register, *, source: str = ""
) -> Assessments:
    """The assessments that texts by file name describe; raises `BadInput` with every fault."""
    faults: list[str] = []
    criteria: dict[str, frozenset[Criterion]] = {}
    items: dict[str, Assessment] = {}
    for name in sorted(files):
        place = parse(files[name], name, faults)
        if name == _CRITERIA:
            criteria = {key: at.choices(Criterion) for key, at in place.items()}
        else:
            key = name.removesuffix(".yaml")
            items[key] = _assessment(key, place)
    for where, purposes in [
        (_CRITERIA, frozenset(criteria)),
        *((f"{key}.yaml", one.purposes) for key, one in items.items()),
    ]:
        faults.extend(
            f"{where}: {purpose} is no purpose of the register"
            for purpose in sorted(purposes - register.purposes.keys())
        )
    if faults:
        raise BadInput("\n".join(faults), source=source)
    return Assessments(items=items, criteria=criteria)


def _assessment(key: str, place: Place) -> Assessment:
    entry = place.entry(
        "purposes name description necessity hazards consultation decided_on by review_by"
    )
    assessment = Assessment(
        key=key,
        purposes=frozenset(entry["purposes"].names()),
        name=entry["name"].words(),
        description=entry["description"].words(),
        necessity=entry["necessity"].words(),
        hazards=tuple(_hazard(one) for one in entry["hazards"].elements()),
        consultation=_consultation(entry["consultation"]),
        decided_on=entry["decided_on"].day(),
        by=entry["by"].text(),
        review_by=entry["review_by"].day(),
    )
    if not assessment.purposes:
        place.fault("purposes: names none")
    if not assessment.hazards:
        place.fault("hazards: names none; what may happen to people is the heart of it")
    if assessment.review_by <= assessment.decided_on:
        place.fault("review_by: lies after decided_on")
    return assessment


def _hazard(place: Place) -> Hazard:
    entry = place.entry("what likelihood severity measures residual")
    return Hazard(
        what=entry["what"].words(),
        likelihood=entry["likelihood"].choice(Level) or Level.HIGH,
        severity=entry["severity"].choice(Level) or Level.HIGH,
        measures=entry["measures"].words(),
        residual=entry["residual"].choice(Level) or Level.HIGH,
    )


def _consultation(place: Place) -> Consultation:
    entry = place.entry("officer people", "authority_on")
    return Consultation(
        officer=entry["officer"].words(),
        people=entry["people"].words(),
        authority_on=entry["authority_on"].day() if "authority_on" in entry else None,
    )
