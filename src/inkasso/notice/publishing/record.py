"""The record of processing activities: every element of GDPR 30(1), from the register.

The processor's side, 30(2), is not ours: the agency decides itself why and how it processes, and
the record says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inkasso.base.words import Words
from inkasso.notice.publishing.phrases import (
    Wording,
    article,
    country,
    day,
    joined,
    kept_for,
    plain,
    provisions,
)
from inkasso.notice.publishing.telling import (
    category_names,
    controller_address,
    grounds_in_line,
    recipient_names,
    subject_names,
    term,
    transfers,
)
from inkasso.notice.register import Processor, Purpose, Register
from inkasso.notice.retention import backups_kept, period_words, retention_table

_WORDING = Wording("record")

#: What an activity tells, in the order of a sheet's columns; each with the point that asks for it.
ELEMENTS: Mapping[str, str] = {
    "purpose": "30(1)(b)",
    "legal_basis": "",
    "interest": "",
    "subjects": "30(1)(c)",
    "categories": "30(1)(c)",
    "special": "30(1)(c)",
    "sources": "",
    "recipients": "30(1)(d)",
    "transfers": "30(1)(e)",
    "retention": "30(1)(f)",
    "security": "30(1)(g)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One purpose as the record tells it."""

    key: str
    name: Words
    #: A text for each of `ELEMENTS`; lines are parted by line feeds.
    told: Mapping[str, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of the record."""

    key: str
    columns: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The whole record."""

    register: Register
    title: Words
    about: tuple[Words, ...]
    #: The controller and those beside it (30(1)(a)): what, and who.
    controller: tuple[tuple[str, Words, Words], ...]
    activities: tuple[Activity, ...]
    #: Security measures (30(1)(g)), a paragraph each.
    security: tuple[Words, ...]
    #: Time limits, recipients and processors, a row each, to sort and filter.
    sheets: tuple[Sheet, ...]


def compose_record(register: Register) -> Record:
    """The record of a register."""
    security = _security(register)
    return Record(
        register=register,
        title=_WORDING("title", name=register.controller.name),
        about=(_WORDING("about"), _WORDING("not_processor")),
        controller=_controller(register),
        activities=tuple(
            _activity(register, purpose, security) for purpose in register.purposes.values()
        ),
        security=security,
        sheets=(_retention(register), _recipients(register), _processors(register)),
    )


def _controller(register: Register) -> tuple[tuple[str, Words, Words], ...]:
    who = register.controller
    told = {
        "name": plain(who.name),
        "business_id": plain(who.business_id),
        "address": joined((plain(controller_address(register)), country(who.country))),
        "email": plain(who.email),
        "phone": plain(who.phone),
        "officer": plain(who.officer) if who.officer else _WORDING("no_officer"),
        "joint": _WORDING("no_joint"),
    }
    return tuple((key, _WORDING(key), value) for key, value in told.items())


def _activity(register: Register, purpose: Purpose, security: tuple[Words, ...]) -> Activity:
    special = frozenset(key for key in purpose.categories if register.categories[key].special)
    recipients = recipient_names(register, frozenset(purpose.recipients))
    moved = transfers(register, (purpose,))
    interests = dict.fromkeys(g.interest for g in purpose.legal_basis if g.interest is not None)
    return Activity(
        key=purpose.key,
        name=purpose.name,
        told={
            "purpose": purpose.description,
            "legal_basis": grounds_in_line(register, purpose.legal_basis),
            "interest": joined(interests, "\n"),
            "subjects": subject_names(register, purpose.subjects),
            "categories": category_names(register, frozenset(purpose.categories)),
            "special": category_names(register, special),
            "sources": _sources(register, purpose),
            "recipients": recipients if recipients.fi else _WORDING("nobody"),
            "transfers": joined(moved, "\n") if moved else _WORDING("no_transfers"),
            "retention": _limits(register, purpose),
            "security": joined(security, "\n"),
        },
    )


def _sources(register: Register, purpose: Purpose) -> Words:
    return joined(
        (
            _line(register.sources[use.source].name, category_names(register, use.categories))
            for use in purpose.sources
        ),
        "\n",
    )


def _limits(register: Register, purpose: Purpose) -> Words:
    return joined(
        (
            _line(names, kept_for(register.retention[rule]))
            for rule, kept in purpose.retention.items()
            if (names := category_names(register, kept)).fi
        ),
        "\n",
    )


def _line(name: Words, rest: Words) -> Words:
    return _WORDING("line", name=name, rest=rest)


def _security(register: Register) -> tuple[Words, ...]:
    """The passages that tell of protection and access: statements A1 to A3."""
    told = tuple(
        passage.text
        for passage in register.passages.values()
        if any(statement.startswith("A") for statement in passage.statements)
    )
    return told or (_WORDING("no_security"),)


def _retention(register: Register) -> Sheet:
    columns = ("activity", "category", "time", "counted_from", "law", "reason")
    return Sheet(
        key="retention",
        columns=tuple(_WORDING(column) for column in columns),
        rows=tuple(
            (
                row.purpose.name,
                register.categories[key].name,
                period_words(row.rule.period),
                row.rule.event,
                provisions(register, row.rule.law),
                row.rule.reason,
            )
            for row in retention_table(register)
            for key in row.categories
            if register.categories[key].personal
        )
        + _backups(register),
    )


def _backups(register: Register) -> tuple[tuple[Words, ...], ...]:
    """Copies hold every activity's data, for a time of their own where the agency says which."""
    kept = backups_kept(register)
    if kept is None:
        return ()
    what, law = kept.what, provisions(register, ())
    return ((what, what, period_words(kept.period), kept.event, law, kept.reason),)


def _recipients(register: Register) -> Sheet:
    columns = ("activity", "recipient", "categories", "law")
    return Sheet(
        key="recipients",
        columns=tuple(_WORDING(column) for column in columns),
        rows=tuple(
            (
                purpose.name,
                register.recipients[key].name,
                category_names(register, given),
                provisions(register, register.recipients[key].law),
            )
            for purpose in register.purposes.values()
            for key, given in purpose.recipients.items()
        ),
    )


def _processors(register: Register) -> Sheet:
    columns = ("name", "recipient", "service", "country", "ground", "contract", "holds")
    return Sheet(
        key="processors",
        columns=tuple(_WORDING(column) for column in columns),
        rows=tuple(
            (
                plain(one.name),
                register.recipients[one.recipient].name,
                one.service,
                country(one.country),
                _ground(one),
                joined((plain(one.contract), day(one.contract_dated))),
                _span(one),
            )
            for one in register.processors
        ),
    )


def _ground(processor: Processor) -> Words:
    ground = processor.transfer_ground
    if ground is None:
        return _WORDING("inside")
    return joined((term("transfer", ground.value), article(ground.value)))


def _span(processor: Processor) -> Words:
    end = day(processor.holds_to) if processor.holds_to else _WORDING("open_end")
    return joined((day(processor.holds_from), end), " – ")
