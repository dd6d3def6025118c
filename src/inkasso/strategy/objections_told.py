"""What a case's life tells of objections: what was disputed, asked and answered, and of whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.objections import grounds, outcomes
from inkasso.objections.models import AnswerLetter
from inkasso.objections.outcomes import Outcome
from inkasso.objections.standing import Standing
from inkasso.strategy.event import Event


def objections_told(standings: Collection[Standing]) -> Iterator[Event]:
    """Every event of objections."""
    answers = [one.answer.pk for one in standings if one.answer is not None]
    letters = AnswerLetter.objects.filter(answer__in=answers) if answers else ()
    written = {letter.answer_id: letter.id for letter in letters}
    for one in standings:
        yield from _of(one, written)


def _of(one: Standing, written: Mapping[int, int]) -> Iterator[Event]:
    objection, number = one.objection, str(one.objection.number)
    words = _STOPS if objection.stops else _GOES_ON
    ground = grounds.NAMES[one.ground]
    text = fill(words, number=number, sum=Money(one.cents), ground=ground)
    yield Event(date=objection.taken_on, kind="objection", text=text)
    for question in one.questions:
        asked = _ASKED if question.number == 1 else _REMINDED
        text = fill(asked, number=number, day=question.due_on)
        yield Event(date=question.queued_on, kind="client_asked", text=text)
    for piece in one.evidence:
        source = _BY_CLIENT if piece.by_client else _BY_OTHER
        text = fill(source, number=number)
        yield Event(date=piece.received_on, kind="evidence", text=text)
    if one.answer is not None:
        outcome = outcomes.NAMES[Outcome(one.answer.outcome)]
        yield Event(
            date=one.answer.answered_on,
            kind="objection_answered",
            text=fill(_ANSWERED, number=number, outcome=outcome),
            letter=written.get(one.answer.pk),
            letter_of="objection_letter",
        )


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
