"""The retention table: how long each purpose keeps each category, derived from the register."""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.base.words import Words
from inkasso.notice.register import Period, Purpose, Register, Retention, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRow:
    """What one rule decides for one purpose."""

    purpose: Purpose
    rule: Retention
    #: Keys of the categories, in the order of the register.
    categories: tuple[str, ...]


def retention_table(register: Register) -> tuple[RetentionRow, ...]:
    """A row for each purpose and rule, in the order of the register."""
    return tuple(
        RetentionRow(
            purpose=purpose,
            rule=register.retention[rule],
            categories=tuple(key for key in register.categories if key in kept),
        )
        for purpose in register.purposes.values()
        for rule, kept in purpose.retention.items()
    )


def rules_of(register: Register, category: str) -> tuple[Retention, ...]:
    """The rules under which a category is kept, of all purposes: a row goes when all are out."""
    keys = dict.fromkeys(
        purpose.retention_of(category)
        for purpose in register.purposes.values()
        if category in purpose.categories and register.categories[category].personal
    )
    return tuple(register.retention[key] for key in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupsKept:
    """How long copies of everything are kept, as it is told."""

    period: Period
    what: Words
    event: Words
    reason: Words


def backups_kept(register: Register) -> BackupsKept | None:
    """The time of backups; None where the agency has not said."""
    if register.backups is None:
        return None
    return BackupsKept(
        period=register.backups,
        what=Words(fi="varmuuskopiot", sv="säkerhetskopior", en="backups"),
        event=Words(fi="kopion ottaminen", sv="att kopian togs", en="the making of the copy"),
        reason=Words(
            fi="Tiedot voidaan palauttaa vian jälkeen; mitä on poistettu, poistetaan silloin taas.",
            sv="Uppgifter kan återställas efter ett fel; det som raderats raderas då på nytt.",
            en="Data can be restored after a fault; what had been removed is then removed again.",
        ),
    )


def period_words(period: Period) -> Words:
    """A period as people say it; none at all is "at once"."""
    if period.count == 0:
        return Words(fi="heti", sv="genast", en="at once")
    one, many = _UNITS[period.unit]
    unit = one if period.count == 1 else many
    return Words(
        fi=f"{period.count} {unit.fi}",
        sv=f"{period.count} {unit.sv}",
        en=f"{period.count} {unit.en}",
    )


_UNITS = {
    Unit.DAYS: (
        Words(fi="päivä", sv="dag", en="day"),
        Words(fi="päivää", sv="dagar", en="days"),
    ),
    Unit.MONTHS: (
        Words(fi="kuukausi", sv="månad", en="month"),
        Words(fi="kuukautta", sv="månader", en="months"),
    ),
    Unit.YEARS: (Words(fi="vuosi", sv="år", en="year"), Words(fi="vuotta", sv="år", en="years")),
}
