"""What the gate must know of rooms above it, which it cannot import: they answer its questions.

A room answers when its app is ready. A question that nobody answers has no answer: what depends on
it is refused, not guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, ParamSpec, TypeVar
from uuid import UUID

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Whose case it is, on both sides."""

    #: The debtor and those who share a debt of the case.
    people: frozenset[UUID]
    client_name: str
    client_business_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Data of a natural person came from somebody else than the person."""

    person_id: UUID
    #: First day on which any came.
    on: date
    #: The language that the person is written to in.
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Somebody whom the notice speaks to."""

    person_id: UUID
    language: str


class Question(Generic[P, T]):
    """A question to the rooms above, answered by at most one of them."""

    def __init__(self) -> None:
        self._answer: Callable[P, T] | None = None

    def answered_by(self, answer: Callable[P, T]) -> None:
        """Let a room answer from now on."""
        self._answer = answer

    @property
    def has_answer(self) -> bool:
        """Whether any room answers."""
        return self._answer is not None

    def __call__(self, *args: P.args, **named: P.kwargs) -> T | None:
        """The answer; None where no room answers."""
        return None if self._answer is None else self._answer(*args, **named)


#: Whose case a number is; None for a number that is no case.
case_facts: Question[[int], CaseFacts | None] = Question()
#: ISO 3166 code of the country that a person's newest address is in; empty without an address.
country_of: Question[[UUID], str] = Question()
#: Whether a person has agreed to disclosures to a kind of recipient, by its key, on a day.
has_consented: Question[[UUID, str, date], bool] = Question()
#: Whether a person has authorised a recipient, by its name, or an authority has appointed it.
has_authorised: Question[[UUID, str, date], bool] = Question()
#: When data of natural persons came that they did not give themselves; of all, or of those named.
arrivals: Question[[Iterable[UUID] | None], Iterable[Arrival]] = Question()

_concerned: dict[str, Callable[[], Iterable[Concerned]]] = {}


def provide_concerned(subject: str, reader: Callable[[], Iterable[Concerned]]) -> None:
    """Let a room name the people of a kind of data subject, by the key of the register."""
    _concerned[subject] = reader


def concerned(subjects: Iterable[str]) -> dict[UUID, Concerned]:
    """Everybody who is of one of these kinds, once; nobody of a kind that no room keeps."""
    readers = [_concerned[subject] for subject in sorted(subjects) if subject in _concerned]
    return {one.person_id: one for reader in readers for one in reader()}


def kinds_kept() -> frozenset[str]:
    """The kinds of data subjects that some room can name."""
    return frozenset(_concerned)
