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
        # To somebody whose data are restricted, who asked what they owe.
        "rights",
    ),
    action(
        "write_template",
        Words(fi="kirjepohjat", sv="brevmallar", en="templates of letters"),
        "collection",
        "client_relations",
    ),
    action(
        "approve_template",
        Words(
            fi="kirjepohjan hyväksyminen",
            sv="godkännande av en brevmall",
            en="approving a template",
        ),
        "collection",
        "client_relations",
    ),
    action(
        "write_client_letter",
        Words(
            fi="kirje toimeksiantajalle",
            sv="brev till en uppdragsgivare",
            en="a letter to a client",
        ),
        "client_relations",
    ),
    action(
        "see_bulk",
        Words(
            fi="joukkomuutosten katselu",
            sv="läsning av massändringar",
            en="looking at changes to many cases",
        ),
        "collection",
    ),
    action(
        "ask_bulk",
        Words(
            fi="joukkomuutoksen pyytäminen",
            sv="begäran om massändring",
            en="asking for a change to many cases",
        ),
        "collection",
    ),
    action(
        "approve_bulk",
        Words(
            fi="joukkomuutoksen hyväksyminen",
            sv="godkännande av en massändring",
            en="approving a change to many cases",
        ),
        "collection",
    ),
)
