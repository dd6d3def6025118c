"""Kinds of long work: what is done, and how its result is told. The table stands in the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from django.conf import settings
from django.utils.module_loading import import_string

from inkasso.base.words import Words

if TYPE_CHECKING:
    from inkasso.jobs.running import Running

#: What JSON keeps of numbers, days and words.
Facts: TypeAlias = Mapping[str, object]


def _tells_nothing(result: Facts) -> Sequence[Words]:
    return ()


def _is_nowhere(result: Facts) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of long work."""

    key: str
    #: What it is called; also the reason in the access log, in English.
    name: Words
    #: Does it, at the edge: it opens its own transactions, and sweeps or opens files itself.
    #: What it returns is the result; `file` in it is the path of what it made, under home.
    run: Callable[[Running], Facts]
    #: What its stages are called, by key.
    stages: Mapping[str, Words] = field(default_factory=dict)
    #: The result in sentences.
    tells: Callable[[Facts], Sequence[Words]] = _tells_nothing
    #: The address of the page that shows the result; empty where the job's own page does.
    where: Callable[[Facts], str] = _is_nowhere
    #: A killed one may simply be begun again: what it has done is not done twice.
    again: bool = True


@cache
def kinds() -> Mapping[str, Kind]:
    """The table of kinds, where the settings say that it stands: `JOB_KINDS`."""
    table: Mapping[str, Kind] = import_string(settings.JOB_KINDS)
    return table
