"""Which erasures were carried out, and which were decided and still wait."""

from __future__ import annotations

from collections.abc import Iterable

from inkasso.notice.rights import Right
from inkasso.rights.models import Erasure, Request
from inkasso.rights.requests.outcomes import Outcome
from inkasso.rights.requests.state import State, states


def erasure_of(number: int) -> Erasure | None:
    """The erasure that a request led to; None while it was not carried out."""
    return Erasure.objects.filter(request_id=number).first()


def undone() -> list[State]:
    """Requests whose erasure was decided and has not been carried out, by number."""
    waiting = Request.objects.filter(
        right=Right.ERASURE,
        requestdecision__outcome__in=(Outcome.GRANTED, Outcome.PARTLY),
        requestdecision__erasure__isnull=True,
    )
    return list(states(waiting.order_by("id")))


def is_granted(state: State) -> bool:
    """Whether a request led to the decision to erase something."""
    granted: Iterable[str] = (Outcome.GRANTED, Outcome.PARTLY)
    decided = state.decision is not None and state.decision.outcome in granted
    return decided and state.right is Right.ERASURE
