"""Acting for a purpose, and sweeping: the only ways to the agency's data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.backend.connected import gate_connection
from inkasso.gate.current import Acting, current, end, set_current
from inkasso.gate.roles import purpose_role, sweep_role

_RESTRICTED = Words(
    fi="Henkilön tietojen käsittelyä on rajoitettu (yleinen tietosuoja-asetus, 18 artikla); tässä "
    "tarkoituksessa niitä ei avata ennen kuin rajoitus on päättynyt.",
    sv="Behandlingen av personens uppgifter är begränsad (dataskyddsförordningen, artikel 18); för "
    "detta ändamål öppnas de inte förrän begränsningen har upphört.",
    en="Processing of the person's data is restricted (GDPR, Article 18); for this purpose they "
    "are not opened before the restriction has ended.",
)
#: Longest `about` that the log keeps.
_ABOUT_MAX = 200


class NobodyActs(Exception):  # noqa: N818  it names a fault of the caller
    """Data were asked for outside `acting`: the face has not said who wants what for."""


class ActsInTransaction(Exception):  # noqa: N818  it names a fault of the caller
    """A purpose was taken inside a transaction of another, which would run on as that one."""


@contextmanager
def acting(purpose: str, *, actor: str, reason: str) -> Iterator[Acting]:
    """Act for a purpose of the register: every transaction within runs as its database role.

    At the edge only (a command, a request, a job), never inside a transaction, which keeps the
    role that it began with: there it raises `ActsInTransaction`. Nested, as in the demo that plays
    several people, the inner one counts until it ends.
    """
    if not (actor.strip() and reason.strip()):
        raise NobodyActs("say who acts and what for; blanks are no answer")
    with _as(Acting(purpose=purpose, role=purpose_role(purpose), actor=actor, reason=reason)) as it:
        yield it


@contextmanager
def sweeping(name: str, size: int | None = None) -> Iterator[Acting]:
    """Batch work for the purpose that is acted for, over `size` rows, cases or items.

    Its beginning is in the log before it sees anybody, and its end, with the size that the work
    has set by then, when it ends; one that was killed or refused has no end there. Raises
    `NobodyActs`.
    """
    outer = _who_acts()
    role = sweep_role(outer.purpose)
    told = (role, outer.actor, outer.reason, name[:_ABOUT_MAX])
    (token,) = gate_connection().gate("SELECT gate_sweep(%s, %s, %s, %s, %s)", (*told, size))
    sweep = Acting(
        purpose=outer.purpose,
        role=role,
        actor=outer.actor,
        reason=outer.reason,
        tokens=[token],
        size=size,
    )
    with _as(sweep):
        yield sweep
    ended = (*told, sweep.size, token)
    gate_connection().gate("SELECT gate_sweep(%s, %s, %s, %s, %s, %s)", ended)


def open_files(people: Iterable[UUID], about: str) -> None:
    """Open the files of people for the rest of this `acting`, at most for a minute each.

    `about` says what for: `case:10001`, `queue:suspense`. The looks are on record, committed by a
    connection of their own, before any row shows. Who is restricted stays closed unless the
    purpose passes a restriction, and that is on record too. Raises `NobodyActs`, and `Refused`
    (`restricted`) when nobody's file could be opened.
    """
    if not _opened(list(people), about):
        raise Refused(Refusal(code="restricted", message=_RESTRICTED))


def open_file(person: UUID, about: str, *, beside: Iterable[UUID] = ()) -> None:
    """Open a person's file, and of others whom it touches those that are not restricted.

    Raises `NobodyActs`, and `Refused` (`restricted`) when the person's own stays closed.
    """
    open_files([person], about)
    _opened(list(beside), about)


def _opened(wanted: list[UUID], about: str) -> bool:
    """Open files; False when everybody's stays closed."""
    acting = _who_acts()
    if not wanted:
        return True
    connection = gate_connection()
    token, closed = connection.gate(
        "SELECT token, closed FROM gate_open(%s, %s, %s, %s, %s)",
        (acting.role, acting.actor, acting.reason, about[:_ABOUT_MAX], wanted),
    )
    if closed and set(closed) >= set(wanted):
        return False
    acting.tokens.append(token)
    if connection.in_atomic_block:
        connection.show_tokens(acting)
    return True


def note_search(text: str, *, subject: UUID | None = None) -> None:
    """Put on record that somebody searched; what was found is opened separately.

    `subject` is whom the search was about, where that is known beforehand.
    """
    acting = _who_acts()
    about = f"search:{text}"[:_ABOUT_MAX]
    told = (acting.role, acting.actor, acting.reason, about, subject)
    gate_connection().gate("SELECT gate_note('search', %s, %s, %s, %s, %s)", told)


def _who_acts() -> Acting:
    acting = current()
    if acting is None:
        raise NobodyActs("say who acts and what for: with acting(purpose, actor=…, reason=…)")
    return acting


@contextmanager
def _as(who: Acting) -> Iterator[Acting]:
    if gate_connection().begun_as is not None:
        raise ActsInTransaction(f"end the transaction before somebody acts as {who.role}")
    before = set_current(who)
    try:
        yield who
    finally:
        end(who, before)
