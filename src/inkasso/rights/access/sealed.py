"""Whether notes of hardship go into a person's package: only where it is sure who gets it.

The notes are the person's own data, so Article 15 gives them a copy; and they are the last thing
that may land in wrong hands. `docs/decisions/0015-hardship-notes-in-packages.md` says why.
"""

from __future__ import annotations

from inkasso.rights.models import RequestStep
from inkasso.rights.requests.state import State

#: Categories of notes of hardship; that somebody agreed to have them noted tells of them too.
SEALED = frozenset({"health_notes", "hardship_consents"})
#: Things of which so many agreed make it sure who asks, where no identity code was compared.
_MANY = 3
#: An agent of these kinds acts in the person's place in everything.
_IN_PLACE = frozenset({"guardian", "parent"})


def may_have_notes(state: State) -> bool:
    """Whether who asks is known by the identity code, or by three things; no ordinary agent."""
    told = [step.what for step in state.steps if step.kind == RequestStep.Kind.VERIFIED]
    shown = {
        form
        for step in state.steps
        if step.kind == RequestStep.Kind.AUTHORITY
        for form in step.what
    }
    if state.request.by_agent and not shown & _IN_PLACE:
        return False
    return any("identity_code" in what or len(what) >= _MANY for what in told)
