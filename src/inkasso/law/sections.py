"""The whole register of what is encoded: every module of the law imported, every act known."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable
from functools import cache

import inkasso.law
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.acts import source_of
from inkasso.law.enacted import Provision, registered
from inkasso.law.wording import fill

_OWN = frozenset({"inkasso.law.sections", "inkasso.law.pages"})
_TOKENS = re.compile(r"\d+|[a-zåäö]+", re.IGNORECASE)


@cache
def provisions() -> tuple[Provision, ...]:
    """Every section that is encoded or said not to be, in the order of acts, sections and days."""
    for module in pkgutil.walk_packages(inkasso.law.__path__, "inkasso.law."):
        if module.name not in _OWN:
            importlib.import_module(module.name)
    return in_order(registered())


def provisions_of(act: str) -> tuple[Provision, ...]:
    """What is encoded of one act; raises `Refused` (`act_not_encoded`) when nothing is."""
    found = tuple(provision for provision in provisions() if provision.act == act)
    if not found:
        raise Refused(
            Refusal(
                code="act_not_encoded",
                message=fill(_UNKNOWN, act=act),
                remedy=fill(_KNOWN, acts=", ".join(encoded_acts())),
            )
        )
    return found


def encoded_acts() -> tuple[str, ...]:
    """The numbers of all acts, decisions and policies in the register, oldest first."""
    return tuple(dict.fromkeys(provision.act for provision in provisions()))


def faults_of(register: Iterable[Provision]) -> tuple[str, ...]:
    """What is wrong with a register: acts without a name, days that cannot be, nothing said."""
    faults = [
        f"{provision.act}, {provision.section}: {fault}"
        for provision in register
        for fault in _faults(provision)
    ]
    return tuple(dict.fromkeys(faults))


def _faults(provision: Provision) -> list[str]:
    faults = []
    if source_of(provision.act) is None:
        faults.append("the act has no name in `inkasso.law.acts`, so no page")
    if not provision.note:
        faults.append("nothing is said about it; give the function a docstring")
    if provision.until is not None and provision.until < provision.since:
        faults.append(f"ends on {provision.until}, before it begins on {provision.since}")
    return faults


def in_order(register: Iterable[Provision]) -> tuple[Provision, ...]:
    """Provisions by act (oldest first), section, first day and function, each once."""
    return tuple(sorted(dict.fromkeys(register), key=_key))


def _key(provision: Provision) -> tuple[object, ...]:
    number, _, year = provision.act.partition("/")
    numbered = number.isdecimal() and year.isdecimal()
    act = (0, *_dated(int(number), int(year)), "") if numbered else (1, 0, 0, provision.act)
    section = tuple(
        (0, int(token), "") if token.isdecimal() else (1, 0, token.lower())
        for token in _TOKENS.findall(provision.section)
    )
    return (act, section, provision.since, provision.function)


def _dated(number: int, year: int) -> tuple[int, int]:
    """Year and number: acts of the Union have had the year first since 2015, once in two digits."""
    if number in _YEARS and year not in _YEARS:
        return number, year
    return (year + _CENTURY if year < _CENTURY_DIGITS else year), number


_YEARS = range(2015, 2100)
_CENTURY, _CENTURY_DIGITS = 1900, 100
_UNKNOWN = Words(
    fi="Säädöksestä {act} ei ole mitään koodissa.",
    sv="Av författningen {act} finns inget i koden.",
    en="Nothing of the act {act} is in the code.",
)
_KNOWN = Words(
    fi="Koodissa ovat: {acts}.", sv="I koden finns: {acts}.", en="In the code are: {acts}."
)
