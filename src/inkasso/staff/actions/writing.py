"""What is done in writing, and to many cases at once."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

WRITING_ACTIONS: tuple[Action, ...] = (
    action(
        "write_letter",
        Words(fi="vapaan kirjeen kirjoittaminen", sv="fritt brev", en="writing a letter"),
        "customer_service",
        "collection",
    ),
    action(
        "see_bulk",
        Words(
            fi="joukkomuutosten katselu",
            sv="läsning av gemensamma ändringar",
            en="looking at changes to many cases",
        ),
        "collection",
    ),
    action(
        "ask_bulk",
        Words(
            fi="joukkomuutoksen pyytäminen",
            sv="begäran om gemensam ändring",
            en="asking for a change to many cases",
        ),
        "collection",
    ),
    action(
        "approve_bulk",
        Words(
            fi="joukkomuutoksen hyväksyminen",
            sv="godkännande av en gemensam ändring",
            en="approving a change to many cases",
        ),
        "collection",
    ),
)
