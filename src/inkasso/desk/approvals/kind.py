"""A kind of change that needs a second person: who may let it happen, how it is shown and done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from inkasso.base.words import Words
from inkasso.desk.who import Who
from inkasso.staff.approvals import CarryOut, Facts

#: Says in sentences what approving will do, for the purpose of the action: names are read here.
Show: TypeAlias = Callable[[Facts], Sequence[Words]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of change."""

    #: Stands in the requests; never renamed.
    key: str
    #: The action that approves it; for its purpose it is shown and carried out.
    action: str
    #: What it is called in lists.
    name: Words
    show: Show
    carry_out: CarryOut
    #: The action that asks for it, so that whoever asked sees what they asked for.
    asking: str = ""

    def purpose_for(self, who: Who, *, own: bool) -> str | None:
        """For which purpose somebody sees such a request; None who may not see what it says."""
        purpose = who.purpose_for(self.action)
        if purpose is None and own and self.asking:
            purpose = who.purpose_for(self.asking)
        return purpose
