"""What is done with clients."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

CLIENTS_ACTIONS: tuple[Action, ...] = (
    action(
        "see_clients",
        Words(fi="toimeksiantajat", sv="uppdragsgivare", en="clients"),
        "client_relations",
    ),
    action(
        "see_client",
        Words(fi="toimeksiantajan tilanne", sv="en uppdragsgivares läge", en="a client's standing"),
        "assignments",
    ),
    action(
        "see_client_contacts",
        Words(
            fi="toimeksiantajan yhteyshenkilöt",
            sv="en uppdragsgivares kontaktpersoner",
            en="a client's contact persons",
        ),
        "client_relations",
    ),
    action(
        "ask_client",
        Words(
            fi="uuden toimeksiantajan pyytäminen",
            sv="begäran om en ny uppdragsgivare",
            en="asking for a new client",
        ),
        "client_relations",
    ),
    action(
        "change_client",
        Words(
            fi="toimeksiantajan tietojen muuttaminen",
            sv="ändring av en uppdragsgivares uppgifter",
            en="changing a client's details",
        ),
        "client_relations",
    ),
    action(
        "change_terms",
        Words(
            fi="sopimus ja hinnat",
            sv="avtal och priser",
            en="agreement and prices",
        ),
        "client_relations",
    ),
    action(
        "ask_account_number",
        Words(
            fi="tilinumeron muutoksen pyytäminen",
            sv="begäran om nytt kontonummer",
            en="asking for another account number",
        ),
        "client_relations",
    ),
    action(
        "simulate_strategy",
        Words(
            fi="strategian kokeilu menneillä asioilla",
            sv="simulering av en strategi på gamla ärenden",
            en="simulating a strategy on past cases",
        ),
        "assignments",
    ),
    action(
        "choose_strategy",
        Words(fi="strategian valinta", sv="val av strategi", en="choosing a strategy"),
        "client_relations",
    ),
    action(
        "hand_over",
        Words(
            fi="luovutusten vastaanotto",
            sv="mottagande av inkassouppdrag",
            en="taking in hand-overs",
        ),
        "assignments",
    ),
    action(
        "see_client_report",
        Words(
            fi="raportti toimeksiantajalle",
            sv="rapport till en uppdragsgivare",
            en="report to a client",
        ),
        "assignments",
    ),
)
