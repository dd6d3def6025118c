"""What a case's life tells of objections: what was disputed, asked and answered, and of whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.objections import grounds, outcomes
from inkasso.objections.outcomes import Outcome
from inkasso.objections.standing import Standing, standings_of

#: Day, kind and text of an event.
Told = tuple[date, str, Words]


def objections_told(case_id: int, on: date) -> Iterator[Told]:
    """Every event of a case's objections."""
    for one in standings_of(case_id, on):
        yield from _of(one)


def _of(one: Standing) -> Iterator[Told]:
    objection, number = one.objection, str(one.objection.number)
    words = _STOPS if objection.stops else _GOES_ON
    ground = grounds.NAMES[one.ground]
    text = fill(words, number=number, sum=Money(one.cents), ground=ground)
    yield objection.taken_on, "objection", text
    for question in one.questions:
        asked = _ASKED if question.number == 1 else _REMINDED
        yield question.queued_on, "client_asked", fill(asked, number=number, day=question.due_on)
    for piece in one.evidence:
        source = _BY_CLIENT if piece.by_client else _BY_OTHER
        yield piece.received_on, "evidence", fill(source, number=number)
    if one.answer is not None:
        outcome = outcomes.NAMES[Outcome(one.answer.outcome)]
        told = fill(_ANSWERED, number=number, outcome=outcome)
        yield one.answer.answered_on, "objection_answered", told


_STOPS = Words(
    fi="kiistäminen {number}, {sum}: {ground}; kiistettyä ei peritä",
    sv="bestridande {number}, {sum}: {ground}; det bestridda drivs inte in",
    en="objection {number}, {sum}: {ground}; what is disputed is not collected",
)
_GOES_ON = Words(
    fi="kiistäminen {number}, {sum}: {ground}; ei estä perintää",
    sv="bestridande {number}, {sum}: {ground}; hindrar inte indrivningen",
    en="objection {number}, {sum}: {ground}; does not stop collecting",
)
_ASKED = Words(
    fi="kiistäminen {number}: selvitys pyydetty, vastattava viimeistään {day}",
    sv="bestridande {number}: utredning begärd, svar senast {day}",
    en="objection {number}: evidence asked for by {day}",
)
_REMINDED = Words(
    fi="kiistäminen {number}: selvitystä muistutettu, vastattava viimeistään {day}",
    sv="bestridande {number}: påminnelse om utredning, svar senast {day}",
    en="objection {number}: reminded of the evidence, by {day}",
)
_BY_CLIENT = Words(
    fi="kiistäminen {number}: toimeksiantajan asiakirja",
    sv="bestridande {number}: handling från uppdragsgivaren",
    en="objection {number}: a document of the client",
)
_BY_OTHER = Words(
    fi="kiistäminen {number}: velallisen asiakirja",
    sv="bestridande {number}: handling från gäldenären",
    en="objection {number}: a document of the debtor",
)
_ANSWERED = Words(
    fi="kiistäminen {number}: {outcome}",
    sv="bestridande {number}: {outcome}",
    en="objection {number}: {outcome}",
)
