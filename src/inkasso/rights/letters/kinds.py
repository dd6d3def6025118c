"""The letters that a request brings about, and which of them is due."""

from __future__ import annotations

from enum import StrEnum

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.rights.models import RequestStep
from inkasso.rights.requests.restricting import standing_restriction
from inkasso.rights.requests.state import State

_Kind = RequestStep.Kind


class LetterKind(StrEnum):
    """A letter on a request."""

    #: The answer, whatever its outcome.
    DECISION = "decision"
    #: More time is needed, and why (Article 12(3)).
    EXTENSION = "extension"
    #: The person is asked for what they can be known by (12(6)).
    IDENTIFICATION = "identification"
    #: The request is answered with an earlier one.
    JOINED = "joined"
    #: A restriction will end (18(3)).
    LIFTING = "lifting"


def due_kind(state: State) -> LetterKind:
    """The letter that a request's newest event calls for; raises `Refused` (`nothing_to_tell`)."""
    if state.decision is not None:
        return LetterKind.DECISION
    for step in reversed(state.steps):
        if step.kind in _OF_STEPS:
            return _OF_STEPS[_Kind(step.kind)]
    raise Refused(_nothing(state))


def require(state: State, kind: LetterKind) -> None:
    """Raise `Refused` (`nothing_to_tell`) for a letter on what has not happened."""
    happened = {
        LetterKind.DECISION: state.decision is not None,
        LetterKind.EXTENSION: state.has(_Kind.EXTENDED),
        LetterKind.IDENTIFICATION: state.has(_Kind.ASKED),
        LetterKind.JOINED: state.has(_Kind.JOINED),
        LetterKind.LIFTING: standing_restriction(state) is not None,
    }
    if not happened[kind]:
        raise Refused(_nothing(state))


def _nothing(state: State) -> Refusal:
    return Refusal(code="nothing_to_tell", message=_NOTHING.format(number=state.request.id))


_OF_STEPS = {
    _Kind.EXTENDED: LetterKind.EXTENSION,
    _Kind.ASKED: LetterKind.IDENTIFICATION,
    _Kind.JOINED: LetterKind.JOINED,
}
_NOTHING = Words(
    fi="Pyynnössä {number} ei ole tapahtunut sitä, mistä kirje kertoisi.",
    sv="I begäran {number} har inte hänt det som brevet skulle berätta om.",
    en="What the letter would tell of has not happened with request {number}.",
)
