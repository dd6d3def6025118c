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
    action(
        "see_money",
        Words(fi="rahaliikenne", sv="penningrörelser", en="money in and out"),
        "payments",
    ),
    action(
        "import_bank_files",
        Words(fi="pankkitiedostot", sv="bankfiler", en="bank files"),
        "payments",
    ),
    action(
        "place_payment",
        Words(
            fi="maksun kohdistaminen asialle",
            sv="placering av en betalning",
            en="placing a payment on a case",
        ),
        "payments",
    ),
    action(
        "correct_payment",
        Words(
            fi="kirjauksen oikaiseminen",
            sv="rättelse av en bokning",
            en="correcting a booking",
        ),
        "payments",
    ),
    action(
        "ask_refund",
        Words(
            fi="palautuksen pyytäminen",
            sv="begäran om återbetalning",
            en="asking for a refund",
        ),
        "payments",
    ),
    # Remitting and proving are bookkeeping in the notice's words, and need the client's account.
    action(
        "see_remittances",
        Words(fi="tilitykset", sv="redovisningar", en="remittances"),
        "administration",
    ),
    action(
        "ask_remittance",
        Words(
            fi="tilityksen pyytäminen",
            sv="begäran om redovisning",
            en="asking for a remittance",
        ),
        "administration",
    ),
    action(
        "see_proofs",
        Words(fi="kirjanpidon todistus", sv="bokföringens bevis", en="proof of the books"),
        "administration",
    ),
)
