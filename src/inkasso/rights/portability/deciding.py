"""What becomes of each table when portability is granted: told with the answer already."""

from __future__ import annotations

from collections.abc import Sequence

from inkasso.base.moment import Moment
from inkasso.notice.rights import Right
from inkasso.rights.access.exporting import portable
from inkasso.rights.portability.given import FieldDecided
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import open_for


def ported_fields(state: State, moment: Moment) -> Sequence[FieldDecided]:
    """What the package will hold of each table, and why not; nothing unless it was granted."""
    if state.right is not Right.PORTABILITY or not state.is_granted:
        return ()
    open_for(state.request.person_id, f"request:{state.request.id}")
    package = portable(state, moment, for_another=False)
    package.categories()
    return package.fields
