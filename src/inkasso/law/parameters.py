"""Numbers of law as dated files beside the code, read strictly.

A file holds one parameter, named as the file is: `reviewed_on`, `description`, `unit` and `values`
by the day from which each is in force. A table that is read as a whole (the caps of a chapter) may
hold several under `parameters`. A value without the act, section and title it comes from is
refused, and so is a key the loader does not know. Decimals stay decimals: no float is made.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

import yaml

from inkasso.base.decisions import Citation, Refused
from inkasso.base.faults import BadInput
from inkasso.base.words import LANGUAGES, Words
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import Value, fill


class Certainty(StrEnum):
    """How sure we are of a value."""

    #: Read in the statute or notice itself.
    VERIFIED = "verified"
    #: Follows from what was read, or is common knowledge; a person must confirm it.
    LIKELY = "likely"
    #: Could not be checked; a person must confirm it before anything rests on it.
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a value stands."""

    #: Number of the act or notice that set the value, such as `31/2013`.
    act: str
    #: Section within the consolidated act, such as `10 a §`.
    section: str
    #: Title of the act or notice, in Finnish.
    title: str

    @property
    def href(self) -> str:
        """Where the act is published as enacted; empty for what is no numbered act."""
        number, _, year = self.act.partition("/")
        if not (number.isdecimal() and year.isdecimal() and len(year) == 4):
            return ""
        return f"https://finlex.fi/fi/laki/alkup/{year}/{year}{int(number):04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """One step of a scale: the value for amounts up to and including `up_to`."""

    #: Highest amount of the step; None for the last step.
    up_to: Decimal | None
    #: The value of the step, in the unit of the parameter.
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """A value from a day on, until the next one."""

    #: First day the value is in force.
    since: date
    #: The steps; a plain number is a scale of one step.
    scale: tuple[Bracket, ...]
    #: Where the value stands.
    reference: Reference
    #: How sure we are of it.
    certainty: Certainty = Certainty.VERIFIED
    #: The person who confirmed it, when the certainty calls for one; given with the day.
    verified_by: str | None = None
    #: The day it was confirmed.
    verified_on: date | None = None
    #: What the value is and what to check: for the person who confirms it, and in every answer
    #: that uses it until somebody has (`law.known.doubts`).
    doubt: Words | None = None
    #: What a reader of the file should know.
    note: str | None = None
    #: The day the value was made public, where that matters.
    published: date | None = None

    @property
    def value(self) -> Decimal:
        """The number, when the parameter is not a scale."""
        if len(self.scale) != 1:
            raise ValueError("the value is a scale; ask with value_for(amount)")
        return self.scale[0].value

    def value_for(self, amount: Decimal) -> Decimal:
        """The value of the step that `amount` falls in; a step includes its upper end."""
        for bracket in self.scale:
            if bracket.up_to is None or amount <= bracket.up_to:
                return bracket.value
        raise ValueError(f"{amount} is above the last step of the scale")

    @property
    def awaits_confirmation(self) -> bool:
        """Whether a person must still confirm the value before it may be relied on."""
        return self.certainty is not Certainty.VERIFIED and self.verified_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One number of law through time."""

    #: Name in its file.
    name: str
    #: What it is, in one sentence.
    description: str
    #: Unit of its values: `EUR`, `percent`, `days`, `months`, `years` or `times`.
    unit: str
    #: The values, oldest first; never empty.
    values: tuple[DatedValue, ...]
    #: Last day for which the newest value is known to hold; None when it holds until changed.
    known_through: date | None = None

    def at(self, on: date) -> DatedValue:
        """The value in force on a day; raises `Refused` (`not_encoded`) before the first one."""
        position = bisect_right(self.values, on, key=lambda value: value.since)
        if position == 0:
            first = self.values[0]
            raise Refused(
                not_encoded(
                    asked=on,
                    since=first.since,
                    what=Words(
                        fi=f"parametri {self.name}",
                        sv=f"parametern {self.name}",
                        en=f"the parameter {self.name}",
                    ),
                    because=(self.citation(first, _IN_FORCE, since=first.since),),
                )
            )
        return self.values[position - 1]

    def citation(self, value: DatedValue, text: Words, **values: Value) -> Citation:
        """The ground of a value, by the act that set it."""
        reference = value.reference
        return Citation(act=reference.act, section=reference.section, text=fill(text, **values))


_IN_FORCE = Words(
    fi="Säännös tuli voimaan {since}.",
    sv="Bestämmelsen trädde i kraft {since}.",
    en="The provision came into force on {since}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterFile:
    """The parameter of one file, or all of a table."""

    #: Where it was read from, for messages.
    source: str
    #: The day a person last compared the file with the law.
    reviewed_on: date
    #: The parameters by name.
    parameters: Mapping[str, Parameter]

    def __getitem__(self, name: str) -> Parameter:
        return self.parameters[name]

    def awaiting_confirmation(self) -> tuple[tuple[str, date], ...]:
        """Name and first day of every value that a person must still confirm."""
        return tuple(
            (parameter.name, value.since)
            for parameter in self.parameters.values()
            for value in parameter.values
            if value.awaits_confirmation
        )

    def review_is_overdue(self, on: date) -> bool:
        """Whether more than a year has passed since the file was compared with the law."""
        return (on - self.reviewed_on).days > 365


def parameter_beside(package: str, name: str) -> Parameter:
    """The parameter of `parameters/NAME.yaml` in `package`; raises `BadInput` with its faults."""
    return parameters_beside(package, f"parameters/{name}.yaml")[name]


@cache
def parameters_beside(package: str, name: str) -> ParameterFile:
    """The parameter file `name` in `package`; raises `BadInput` with every fault it has."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return read_parameters(text, source=f"{package}/{name}")


def every_parameter() -> tuple[tuple[str, Parameter], ...]:
    """All parameters of the law, each with the path of its file, in the order of the paths."""
    found = _yaml_files(files("inkasso.law"), "inkasso/law")
    return tuple(
        (path, parameter)
        for path, file in found
        for parameter in read_parameters(
            file.read_text(encoding="utf-8"), source=path
        ).parameters.values()
    )


def _yaml_files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _yaml_files(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(".yaml"):
            yield f"{path}/{entry.name}", entry


def read_parameters(text: str, *, source: str) -> ParameterFile:
    """Parameters from the text of a file; raises `BadInput` that names every fault in it."""
    try:
        content = yaml.load(text, Loader=_StrictLoader)
    except yaml.YAMLError as error:
        raise BadInput(f"not readable as YAML: {error}", source=source) from error
    faults: list[str] = []
    top = _mapping(content, "file", None, faults)
    if "parameters" not in top:
        top = _as_table(top, PurePosixPath(source).stem)
    _mapping(top, "file", _FILE_KEYS, faults)
    reviewed_on = _day(top.get("reviewed_on"), "reviewed_on", faults)
    entries = _mapping(top.get("parameters"), "parameters", None, faults)
    read = [_parameter(str(name), entry, faults) for name, entry in entries.items()]
    if not read and not faults:
        faults.append("parameters: the file holds none")
    if faults:
        raise BadInput("; ".join(faults), source=source)
    return ParameterFile(
        source=source,
        reviewed_on=reviewed_on,
        parameters={parameter.name: parameter for parameter in read},
    )


def _as_table(top: dict[str, object], name: str) -> dict[str, object]:
    """A file of one parameter, as the table of one that it is."""
    parameter = {key: value for key, value in top.items() if key != "reviewed_on"}
    return {"reviewed_on": top.get("reviewed_on"), "parameters": {name: parameter} if top else {}}


_FILE_KEYS = frozenset({"reviewed_on", "parameters"})
_PARAMETER_KEYS = frozenset({"description", "unit", "values", "known_through"})
_VALUE_KEYS = frozenset(
    {
        "value",
        "scale",
        "reference",
        "certainty",
        "doubt",
        "verified_by",
        "verified_on",
        "note",
        "published",
    }
)
_BRACKET_KEYS = frozenset({"up_to", "value"})
_REFERENCE_KEYS = frozenset({"act", "section", "title"})
_UNITS = frozenset({"EUR", "percent", "percentage points", "days", "months", "years", "times"})
_SOME_DAY = date(1, 1, 1)


def _parameter(name: str, entry: object, faults: list[str]) -> Parameter:
    fields = _mapping(entry, name, _PARAMETER_KEYS, faults)
    unit = _text(fields, "unit", name, faults)
    if unit and unit not in _UNITS:
        faults.append(f"{name}: unit {unit!r} is none of {', '.join(sorted(_UNITS))}")
    by_day = _mapping(fields.get("values"), f"{name}.values", None, faults)
    values = tuple(_dated_value(name, day, value, faults) for day, value in by_day.items())
    if not values:
        faults.append(f"{name}: has no values")
    if [value.since for value in values] != sorted(value.since for value in values):
        faults.append(f"{name}: values are not in the order of their days")
    through = fields.get("known_through")
    return Parameter(
        name=name,
        description=_text(fields, "description", name, faults),
        unit=unit,
        values=values,
        known_through=None if through is None else _day(through, f"{name}.known_through", faults),
    )


def _dated_value(name: str, day: object, entry: object, faults: list[str]) -> DatedValue:
    where = f"{name}.{day}"
    fields = _mapping(entry, where, _VALUE_KEYS, faults)
    certainty = str(fields.get("certainty", "verified"))
    if certainty not in tuple(Certainty):
        faults.append(f"{where}: certainty {certainty!r} is unknown")
        certainty = "unverified"
    confirmed, published = fields.get("verified_on"), fields.get("published")
    person = fields.get("verified_by")
    if (person is None) != (confirmed is None):
        faults.append(f"{where}: verified_by and verified_on belong together")
    doubt, note = _doubt(fields.get("doubt"), where, faults), fields.get("note")
    if (certainty == "verified") != (doubt is None):
        faults.append(f"{where}: a doubt in fi, sv and en belongs to what is likely or unverified")
    return DatedValue(
        since=_day(day, where, faults),
        scale=_scale(fields, where, faults),
        reference=_reference(fields.get("reference"), where, faults),
        certainty=Certainty(certainty),
        verified_by=None if person is None else str(person),
        verified_on=None if confirmed is None else _day(confirmed, where, faults),
        doubt=doubt,
        note=None if note is None else str(note),
        published=None if published is None else _day(published, f"{where}.published", faults),
    )


def _scale(fields: Mapping[str, object], where: str, faults: list[str]) -> tuple[Bracket, ...]:
    if ("value" in fields) == ("scale" in fields):
        faults.append(f"{where}: needs a value or a scale, and not both")
        return ()
    if "value" in fields:
        return (Bracket(up_to=None, value=_number(fields["value"], where, faults)),)
    steps = fields["scale"]
    if not isinstance(steps, list) or not steps:
        faults.append(f"{where}: scale is not a list of steps")
        return ()
    scale = tuple(_bracket(step, where, faults) for step in steps)
    ends = [step.up_to for step in scale]
    finite = [end for end in ends if end is not None]
    if ends[-1] is not None or len(finite) != len(ends) - 1 or finite != sorted(set(finite)):
        faults.append(f"{where}: steps must rise, and only the last is without up_to")
    return scale


def _bracket(step: object, where: str, faults: list[str]) -> Bracket:
    fields = _mapping(step, f"{where}.scale", _BRACKET_KEYS, faults)
    end = fields.get("up_to")
    return Bracket(
        up_to=None if end is None else _number(end, where, faults),
        value=_number(fields.get("value"), where, faults),
    )


def _reference(entry: object, where: str, faults: list[str]) -> Reference:
    if entry is None:
        faults.append(f"{where}: has no reference; name the act, section and title it comes from")
        return Reference(act="", section="", title="")
    fields = _mapping(entry, f"{where}.reference", _REFERENCE_KEYS, faults)
    here = f"{where}.reference"
    return Reference(
        act=_text(fields, "act", here, faults),
        section=_text(fields, "section", here, faults),
        title=_text(fields, "title", here, faults),
    )


def _doubt(entry: object, where: str, faults: list[str]) -> Words | None:
    if entry is None:
        return None
    here = f"{where}.doubt"
    fields = _mapping(entry, here, frozenset(LANGUAGES), faults)
    texts = {language: _text(fields, language, here, faults) for language in LANGUAGES}
    return Words(fi=texts["fi"], sv=texts["sv"], en=texts["en"])


def _mapping(
    entry: object, where: str, allowed: frozenset[str] | None, faults: list[str]
) -> dict[str, object]:
    if not isinstance(entry, dict):
        faults.append(f"{where}: must be a mapping")
        return {}
    if allowed is not None:
        unknown = sorted(str(key) for key in entry if key not in allowed)
        faults.extend(f"{where}: unknown key {key!r}" for key in unknown)
    return entry


def _text(fields: Mapping[str, object], key: str, where: str, faults: list[str]) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value.strip():
        faults.append(f"{where}: {key} is missing or is not text")
        return ""
    return value


def _day(value: object, where: str, faults: list[str]) -> date:
    if type(value) is not date:
        faults.append(f"{where}: {value!r} is not a day in the form 2026-01-31")
        return _SOME_DAY
    return value


def _number(value: object, where: str, faults: list[str]) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        faults.append(f"{where}: {value!r} is not a number")
        return Decimal(0)
    return Decimal(value)


class _StrictLoader(yaml.SafeLoader):
    """Refuses a key given twice, and reads decimals as decimals."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:  # noqa: FBT001, FBT002  signature of the parent
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key {key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _decimal(loader: _StrictLoader, node: yaml.ScalarNode) -> Decimal:
    text = str(loader.construct_scalar(node))
    number = Decimal(text) if _is_plain_decimal(text) else None
    if number is None:
        raise yaml.constructor.ConstructorError(
            None, None, f"{text!r} is not a plain decimal number", node.start_mark
        )
    return number


def _is_plain_decimal(text: str) -> bool:
    whole, _, part = text.partition(".")
    return whole.lstrip("-").isdigit() and part.isdigit()


_StrictLoader.add_constructor("tag:yaml.org,2002:float", _decimal)
