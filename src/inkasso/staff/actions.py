"""What can be done in the agency, each with the purposes that it may be done for.

A role has actions; an action names its purposes, the likeliest first. Whoever may do an action for
several of them does it for the first that one of their roles has: nobody picks a purpose by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from inkasso.base.words import Words

#: Signing in and managing accounts.
ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that a role may allow."""

    key: str
    #: What it is called; also the reason in the access log, in English.
    name: Words
    #: Purposes of the register, the likeliest first.
    purposes: tuple[str, ...]


def _action(key: str, name: Words, *purposes: str) -> tuple[str, Action]:
    return key, Action(key=key, name=name, purposes=purposes)


ACTIONS: Mapping[str, Action] = MappingProxyType(
    dict(
        (
            _action(
                "search",
                Words(fi="haku", sv="sökning", en="search"),
                "customer_service",
                "collection",
                "payments",
                "rights",
            ),
            _action(
                "see_case",
                Words(
                    fi="perintäasian katselu", sv="läsning av ett ärende", en="looking at a case"
                ),
                "customer_service",
                "collection",
                "payments",
                "rights",
            ),
            _action(
                "see_letter",
                Words(fi="kirjeen katselu", sv="läsning av ett brev", en="looking at a letter"),
                "customer_service",
                "collection",
                "rights",
            ),
            _action(
                "see_suspense",
                Words(
                    fi="kohdistamattomat maksut",
                    sv="betalningar utan ärende",
                    en="payments in suspense",
                ),
                "payments",
            ),
            _action(
                "see_requests",
                Words(
                    fi="rekisteröityjen pyynnöt",
                    sv="registrerades begäranden",
                    en="requests of data subjects",
                ),
                "rights",
            ),
            _action(
                "see_waiting_letters",
                Words(fi="odottavat kirjeet", sv="väntande brev", en="letters that wait"),
                "collection",
            ),
            _action(
                "see_ending_holds",
                Words(fi="päättyvät estot", sv="hinder som upphör", en="holds that end"),
                "customer_service",
                "collection",
            ),
            _action(
                "see_clients",
                Words(fi="toimeksiantajat", sv="uppdragsgivare", en="clients"),
                "client_relations",
            ),
            _action(
                "see_accounts",
                Words(
                    fi="käyttäjätilit ja roolit", sv="konton och roller", en="accounts and roles"
                ),
                ACCOUNTS,
            ),
        )
    )
)
