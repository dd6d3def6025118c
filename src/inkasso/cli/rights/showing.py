"""How requests are shown: one document for machines, one line for people."""

from __future__ import annotations

from collections.abc import Sequence

from inkasso.base.words import Words
from inkasso.cli.output import Json, citations, say, spoken, table
from inkasso.cli.rights.erasing import OfErasure, erasure_document, fields_document
from inkasso.gate.register import register_in_force
from inkasso.notice.publishing.telling import right_name
from inkasso.rights.erasure.planning import Field
from inkasso.rights.models import Correction
from inkasso.rights.portability.given import FieldDecided
from inkasso.rights.requests.deciding import remedy
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.state import State


def document(
    state: State, erasure: OfErasure | None = None, ported: Sequence[FieldDecided] = ()
) -> Json:
    """A request as JSON; of one for erasure, with what was decided of each field and done.

    `ported`: what becomes of each table under portability.
    """
    row = state.request
    return {
        "request": row.id,
        "right": row.right,
        "status": state.status.value,
        "person": str(row.person_id) if row.known else None,
        "channel": row.channel,
        "by_agent": row.by_agent,
        "contested": row.contested,
        "purposes": list(row.purposes),
        "received": row.received_on,
        "due": state.due,
        "extended_to": state.extended_to,
        "clock_stands_still": state.clock.stands_still,
        "joined_to": state.joined_to,
        "identified": state.is_verified,
        "because": citations(state.because),
        "decision": _decision(state, erasure.fields if erasure else (), ported),
        **({"erasure": erasure.done and erasure_document(erasure.done)} if erasure else {}),
    }


def show(state: State) -> None:
    """A request in a line, and its answer with the remedy under it."""
    row = state.request
    name = spoken(right_name(state.right))
    say(f"Request {row.id} ({name}), received {row.received_on}: {state.status}, {_due(state)}.")
    if state.decision is not None:
        say(f"  {state.decision.outcome} on {state.decision.decided_on}")
        for key in state.decision.grounds:
            cited = GROUNDS[key].citation
            say(f"  {cited.act}, {cited.section}: {spoken(cited.text)}")
        say(f"  {spoken(_remedy())}")


def show_list(found: list[State]) -> None:
    """Requests in a table."""
    columns = (">request", "right", "status", "received", "due", "person")
    rows = (
        (
            state.request.id,
            state.right.value,
            state.status.value,
            state.request.received_on,
            _due(state),
            state.request.person_id if state.request.known else "not known",
        )
        for state in found
    )
    table(f"{len(found)} requests", columns, rows)


def _due(state: State) -> str:
    if not state.is_open:
        return "answered" if state.decision else f"answered with request {state.joined_to}"
    return f"due {state.due}" if state.due else "waits for the person"


def _decision(state: State, fields: Sequence[Field], ported: Sequence[FieldDecided]) -> Json | None:
    decision = state.decision
    if decision is None:
        return None
    told = [GROUNDS[key] for key in decision.grounds]
    text = _remedy()
    return {
        "outcome": decision.outcome,
        "decided": decision.decided_on,
        "grounds": [
            {
                "key": ground.key,
                "law": ground.citation.act,
                "section": ground.citation.section,
                "text": spoken(ground.citation.text),
            }
            for ground in told
        ],
        "fields": [
            *fields_document(fields),
            *(_corrected(one) for one in state.corrections),
            *(one.document() for one in ported),
        ],
        "remedy": {"fi": text.fi, "sv": text.sv, "en": text.en},
    }


def _corrected(one: Correction) -> Json:
    return {"field": one.field, "outcome": one.outcome, "until": None, "because": one.because}


def _remedy() -> Words:
    return remedy(register_in_force())
