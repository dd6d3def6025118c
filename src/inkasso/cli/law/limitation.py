"""`inkasso law limitation`: until when a debt may be asked for, sued on and enforced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import click

from inkasso.base.decisions import Citation, Decision, Refusal, Refused
from inkasso.cli.law.collecting import missing
from inkasso.cli.law.facts import Facts
from inkasso.cli.law.reading import read_yaml
from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import Json, citations, emit, say, say_grounds
from inkasso.cli.workspace import Workspace
from inkasso.law.fi.limitation.facts import LimitationFacts, Proceeding
from inkasso.law.fi.limitation.periods import (
    final_limitation,
    is_time_barred,
    last_day_to_collect,
)
from inkasso.law.fi.limitation.proof import ActFacts, InformalAct, interrupts
from inkasso.law.fi.limitation.start import (
    LimitationStart,
    from_due_date,
    from_knowledge,
    from_origin,
    from_performance,
)
from inkasso.law.fi.limitation.title import last_day_to_sue_for_extension, title_until

T = TypeVar("T")


class DebtKind(StrEnum):
    """What a debt arose from, as far as limitation asks."""

    CONTRACT = "contract"
    INVOICE = "invoice"
    CONSUMER = "consumer"
    BUSINESS = "business"
    CONSUMER_CREDIT = "consumer_credit"
    LOAN = "loan"
    RENT = "rent"
    JUDGMENT = "judgment"
    #: Open-ended or conditional: section 8.
    OPEN_ENDED = "open_ended"
    DAMAGES = "damages"
    UNJUST_ENRICHMENT = "unjust_enrichment"
    OTHER = "other"
    PUBLIC = "public"
    DIRECTLY_ENFORCEABLE = "directly_enforceable"
    DIRECTLY_ENFORCEABLE_CONSUMER = "directly_enforceable_consumer"
    DIRECTLY_ENFORCEABLE_BUSINESS = "directly_enforceable_business"


_PUBLIC = frozenset(
    {
        DebtKind.PUBLIC,
        DebtKind.DIRECTLY_ENFORCEABLE,
        DebtKind.DIRECTLY_ENFORCEABLE_CONSUMER,
        DebtKind.DIRECTLY_ENFORCEABLE_BUSINESS,
    }
)
_COMPENSATION = frozenset({DebtKind.DAMAGES, DebtKind.UNJUST_ENRICHMENT})
_NOT_OF_CONTRACT = _COMPENSATION | {DebtKind.OTHER}


class Party(StrEnum):
    """Whether somebody is a natural person."""

    PERSON = "person"
    COMPANY = "company"


class EventName(StrEnum):
    """What may have happened to a debt."""

    REMINDER = "reminder"
    DEMAND = "demand"
    PAYMENT = "payment"
    ACKNOWLEDGEMENT = "acknowledgement"
    AGREEMENT = "agreement"
    SUIT = "suit"
    ENFORCEMENT = "enforcement"
    INSOLVENCY = "insolvency"
    JUDGMENT = "judgment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of `events`."""

    name: EventName
    on: date
    ended_on: date | None
    informed: bool
    interrupts: bool


_DAYS = ("due", "imposed", "accelerated", "performed", "arose", "known", "happened", "owed_from")
_FLAGS = ("public", "personal_injury", "crime", "bought", "title_extended")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """The facts as the file states them; None where it does not."""

    kind: DebtKind | None
    debtor: Party | None
    creditor: Party | None
    #: By the keys of `_DAYS`.
    days: dict[str, date | None]
    #: By the keys of `_FLAGS`.
    flags: dict[str, bool]


@click.command("limitation")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@pass_workspace
def limitation_command(workspace: Workspace, *, file: Path, as_json: bool) -> None:
    """Last day to interrupt or sue, final limitation, and the end of an enforcement ground.

    FILE holds kind, due, debtor, creditor, public, imposed, on, and events: event, date, ended,
    informed, identified, other_debtor, no_proof. Where no due date binds: performed, or known and
    happened (damages), or arose (open-ended). Also accelerated, personal_injury, owed_from, crime,
    bought, title_extended.
    """
    given = Facts(read_yaml(file), source=str(file))
    on = given.day("on") or workspace.clock.today()
    events = [_event(item, str(file), number) for number, item in enumerate(given.items("events"))]
    if sum(event.name is EventName.JUDGMENT for event in events) > 1:
        given.fault("events: more than one judgment; give the one that is enforced")
    facts = _facts(_read(given), events).known_on(on)
    barred, last = _answer(is_time_barred(facts, on)), _answer(last_day_to_collect(facts))
    final, title = final_limitation(facts), title_until(facts)
    extension = last_day_to_sue_for_extension(facts)
    shown = (last, final, title) if not facts.public else (last,)
    document: Json = {
        "time_barred": barred.value,
        "last_day": last.value,
        "final_day": final.value,
        "title_until": title.value,
        "title_extension_suit_by": extension.value,
        "on": on,
    }
    because = (*_started(facts), *(ground for answer in shown for ground in answer.because))
    if as_json:
        emit(document | {"because": citations(dict.fromkeys(because))})
        return
    for name, value in document.items():
        say(f"{name.replace('_', ' ')}: {'-' if value is None else value}")
    say_grounds(dict.fromkeys(because))


def _read(given: Facts) -> _Given:
    """Every key of the file; raises `BadInput` with all of its faults."""
    parties = {
        key: given.choice(key, Party) if given.given(key) else None
        for key in ("debtor", "creditor")
    }
    read = _Given(
        kind=given.choice("kind", DebtKind) if given.given("kind") else None,
        debtor=parties["debtor"],
        creditor=parties["creditor"],
        days={key: given.day(key) for key in _DAYS},
        flags={key: given.flag(key) or False for key in _FLAGS},
    )
    given.done()
    return read


def _facts(given: _Given, events: Sequence[Event]) -> LimitationFacts:
    kind, days, flags = given.kind, given.days, given.flags
    public = flags["public"] or kind in _PUBLIC
    start = None if public else _start(given)
    begun = None if start is None else start.begins_on
    begins = days["due"] or (days["imposed"] if public else begun)
    if begins is None:
        raise Refused(missing("imposed" if public else "due"))
    if not public:
        _need_parties(given)
    judgments = [event.on for event in events if event.name is EventName.JUDGMENT]
    return LimitationFacts(
        due_date=days["accelerated"] or begins,
        interrupted_on=tuple(event.on for event in events if event.interrupts),
        judgment_on=judgments[0] if judgments else None,
        natural_debtor=given.debtor is Party.PERSON,
        natural_creditor=given.creditor is Party.PERSON,
        contractual=kind not in _NOT_OF_CONTRACT,
        public=public,
        imposed_on=days["imposed"],
        proceedings=tuple(_proceedings(events)),
        start=start,
        owed_from=days["owed_from"],
        serious_crime=flags["crime"],
        bought_by_natural_person=flags["bought"],
        title_extended=flags["title_extended"],
    )


def _need_parties(given: _Given) -> None:
    """Who owes decides final limitation and the enforcement ground; of a person also what and whom.

    Raises `Refused` (`fact_missing`).
    """
    if given.debtor is None:
        raise Refused(missing("debtor"))
    if given.debtor is Party.PERSON:
        for key, value in (("creditor", given.creditor), ("kind", given.kind)):
            if value is None:
                raise Refused(missing(key))


def _start(given: _Given) -> LimitationStart | None:
    """From when limitation runs (sections 5 to 8); None when the file does not say."""
    days = given.days
    due, accelerated, arose = days["due"], days["accelerated"], days["arose"]
    if given.kind in _COMPENSATION:
        known, happened = days["known"], days["happened"]
        if known is None or happened is None:
            raise Refused(missing("known" if known is None else "happened"))
        return from_knowledge(known, happened, personal_injury=given.flags["personal_injury"])
    if arose is not None:
        return from_origin(arose, accelerated or due)
    if due is not None:
        return from_due_date(due, accelerated)
    if given.kind is DebtKind.OPEN_ENDED:
        raise Refused(missing("arose"))
    return None if days["performed"] is None else from_performance(days["performed"])


_INFORMAL = {
    EventName.REMINDER: InformalAct.REMINDER,
    EventName.DEMAND: InformalAct.REMINDER,
    EventName.PAYMENT: InformalAct.PAYMENT,
    EventName.ACKNOWLEDGEMENT: InformalAct.ACKNOWLEDGEMENT,
    EventName.AGREEMENT: InformalAct.AGREEMENT,
}


def _event(item: object, source: str, position: int) -> Event:
    given = Facts(item, source=f"{source}: events[{position}]")
    on = given.day("date")
    for key in ("event", "date"):
        if not given.given(key):
            raise Refused(missing(f"events[{position}].{key}"))
    name = given.choice("event", EventName)
    informed, identified = given.flag("informed"), given.flag("identified")
    other, no_proof = given.flag("other_debtor") or False, given.flag("no_proof") or False
    ended = given.day("ended")
    if on is not None and ended is not None and ended < on:
        given.fault(f"ended: {ended} is before date: {on}")
    given.done()
    assert on is not None, "a day that cannot be read is a fault"
    counts = name in _INFORMAL and _counts(
        ActFacts(
            act=_INFORMAL[name],
            identified=identified is not False,
            this_debtor=not other,
            evidenced=not no_proof,
        )
    )
    return Event(
        name=name, on=on, ended_on=ended, informed=informed is not False, interrupts=counts
    )


def _counts(act: ActFacts) -> bool:
    """Whether an act interrupts; what nothing shows does not."""
    answer = interrupts(act)
    return isinstance(answer, Decision) and answer.value


def _proceedings(events: Sequence[Event]) -> list[Proceeding]:
    """Suits, insolvency and enforcement; enforcement without an end counts on its day alone."""
    formal = (EventName.SUIT, EventName.INSOLVENCY, EventName.ENFORCEMENT)
    return [
        Proceeding(
            begun_on=event.on,
            ended_on=event.ended_on or (event.on if event.name is EventName.ENFORCEMENT else None),
            debtor_informed=event.informed,
        )
        for event in events
        if event.name in formal
    ]


def _started(facts: LimitationFacts) -> tuple[Citation, ...]:
    return () if facts.start is None else facts.start.because


def _answer(answer: Decision[T] | Refusal) -> Decision[T]:
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer
