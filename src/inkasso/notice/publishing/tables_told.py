"""Tables of the notice: data, sources, service providers, times to keep, rights, cookies."""

from __future__ import annotations

from collections.abc import Iterable

from inkasso.base.words import Words
from inkasso.notice.publishing.document import Entries, Entry, Mark, Row, Table
from inkasso.notice.publishing.phrases import (
    Wording,
    article,
    capital,
    country,
    joined,
    listed,
    plain,
    provisions,
)
from inkasso.notice.publishing.purposes_told import anchor
from inkasso.notice.publishing.telling import category_names, extent_name, right_name, term
from inkasso.notice.register import CookieCategory, Processor, Register, Retention
from inkasso.notice.retention import backups_kept, period_words, retention_table
from inkasso.notice.rights import Right, rights_matrix

_WORDING = Wording("notice")


def data_table(register: Register) -> Table:
    """Personal categories: what each holds, and what it is used for."""
    return Table(
        caption=_WORDING("data_caption"),
        columns=(_WORDING("category"), _WORDING("description")),
        shares=(1, 3),
        rows=tuple(
            Row(
                mark=Mark(anchor=anchor("category", key), statements=category.statements),
                cells=(
                    capital(category.name),
                    _described(category.description, special=category.special),
                ),
            )
            for key, category in register.categories.items()
            if category.personal
        ),
    )


def _described(description: Words, *, special: bool) -> Words:
    return joined((description, _WORDING("special")), " ") if special else description


def people(register: Register) -> Entries:
    """Kinds of people, each with the purposes that concern them."""
    return Entries(
        tuple(
            Entry(
                mark=Mark(anchor=anchor("subject", key), statements=subject.statements),
                name=capital(subject.name),
                lines=(
                    listed(one.name for one in register.purposes.values() if key in one.subjects),
                ),
            )
            for key, subject in register.subjects.items()
        )
    )


def source_table(register: Register) -> Table:
    """Where which data comes from."""
    return Table(
        caption=_WORDING("sources"),
        columns=(_WORDING("source"), _WORDING("categories")),
        shares=(1, 2),
        rows=tuple(
            Row(
                mark=Mark(anchor=anchor("source", key), statements=source.statements),
                cells=(capital(source.name), category_names(register, _comes_from(register, key))),
            )
            for key, source in register.sources.items()
        ),
    )


def _comes_from(register: Register, source: str) -> frozenset[str]:
    return frozenset(
        category
        for purpose in register.purposes.values()
        for use in purpose.sources
        if use.source == source
        for category in use.categories
    )


def recipient_entries(register: Register) -> Entries:
    """Who may get data, in which case."""
    return Entries(
        tuple(
            Entry(
                mark=Mark(anchor=anchor("recipient", key), statements=recipient.statements),
                name=capital(recipient.name),
                lines=_case(recipient.description, provisions(register, recipient.law)),
            )
            for key, recipient in register.recipients.items()
        )
    )


def _case(description: Words, law: Words) -> tuple[Words, ...]:
    return (joined((description, _WORDING("by_law", law=law)), " "),) if law.fi else (description,)


def processor_table(register: Register) -> Table:
    """Companies that work for the agency when the version begins, or from a later day on."""
    told = [
        processor
        for processor in register.processors
        if processor.holds_to is None or processor.holds_to >= register.holds_from
    ]
    return Table(
        caption=_WORDING("processors"),
        columns=(
            _WORDING("processor"),
            _WORDING("service"),
            _WORDING("country"),
            _WORDING("transfer_ground"),
        ),
        rows=tuple(
            Row(
                mark=Mark(anchor=anchor("processor", one.key), statements=one.statements),
                cells=(plain(one.name), capital(one.service), country(one.country), _ground(one)),
            )
            for one in told
        ),
    )


def _ground(processor: Processor) -> Words:
    ground = processor.transfer_ground
    if ground is None:
        return _WORDING("inside")
    return joined((term("transfer", ground.value), article(ground.value)))


def keeping_table(register: Register) -> Table:
    """What is kept for how long, from when on, and why: a row a rule, for all purposes at once.

    `retention.retention_table` has a row for each purpose; purposes tell their own times.
    """
    kept: dict[str, frozenset[str]] = {}
    for row in retention_table(register):
        kept[row.rule.key] = kept.get(row.rule.key, frozenset()) | frozenset(row.categories)
    told = [
        (rule, names)
        for rule in register.retention.values()
        if (names := category_names(register, kept.get(rule.key, ()))).fi
    ]
    columns = ("categories", "kept", "counted_from", "why")
    return Table(
        caption=_WORDING("keeping_caption"),
        columns=tuple(_WORDING(column) for column in columns),
        shares=(4, 2, 3, 4),
        rows=tuple(
            Row(
                mark=Mark(anchor=anchor("retention", rule.key), statements=rule.statements),
                cells=(
                    capital(names),
                    period_words(rule.period),
                    rule.event,
                    reason_of(register, rule),
                ),
            )
            for rule, names in told
        )
        + _backups(register),
    )


def _backups(register: Register) -> tuple[Row, ...]:
    """Copies of everything have a time of their own, where the agency says which."""
    kept = backups_kept(register)
    if kept is None:
        return ()
    cells = (capital(kept.what), period_words(kept.period), kept.event, kept.reason)
    return (Row(cells=cells),)


def reason_of(register: Register, rule: Retention) -> Words:
    """Why something is kept so long, with the law that says so."""
    law = provisions(register, rule.law)
    return joined((rule.reason, _WORDING("by_law", law=law)), " ") if law.fi else rule.reason


def rights_table(register: Register) -> Table:
    """Which right applies to which purpose, and how far."""
    matrix = rights_matrix(register)
    told = [right for right in Right if right is not Right.COMPLAINT]
    return Table(
        caption=_WORDING("matrix"),
        columns=(_WORDING("purpose"), *(capital(right_name(right)) for right in told)),
        shares=(2, *(1 for _ in told)),
        rows=tuple(
            Row(
                cells=(
                    register.purposes[key].name,
                    *(extent_name(rights[right].extent) for right in told),
                )
            )
            for key, rights in matrix.items()
        ),
    )


def cookie_table(categories: Iterable[CookieCategory]) -> Table:
    """Every cookie by category: how long it lasts and what it does."""
    return Table(
        caption=_WORDING("cookies"),
        columns=(_WORDING("cookie"), _WORDING("lasts"), _WORDING("does")),
        rows=tuple(
            Row(
                group=capital(category.name) if number == 0 else None,
                cells=(
                    plain(cookie.name),
                    period_words(cookie.lasts) if cookie.lasts else Wording("terms")("session"),
                    capital(cookie.text),
                ),
            )
            for category in categories
            for number, cookie in enumerate(category.cookies)
        ),
    )
