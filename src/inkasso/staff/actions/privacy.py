"""What is done with the rights of data subjects."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

PRIVACY_ACTIONS: tuple[Action, ...] = (
    action(
        "see_requests",
        Words(
            fi="rekisteröityjen pyynnöt",
            sv="registrerades begäranden",
            en="requests of data subjects",
        ),
        "rights",
    ),
)
