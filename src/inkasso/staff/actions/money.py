"""What is done with money."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

MONEY_ACTIONS: tuple[Action, ...] = (
    action(
        "see_suspense",
        Words(
            fi="kohdistamattomat maksut",
            sv="betalningar utan ärende",
            en="payments in suspense",
        ),
        "payments",
    ),
)
