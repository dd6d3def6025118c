"""What can be done in the agency, each with the purposes that it may be done for.

A role has actions; an action names its purposes, the likeliest first. Whoever may do an action for
several of them does it for the first that one of their roles has: nobody picks a purpose by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inkasso.staff.actions.accounts import ACCOUNTS_ACTIONS
from inkasso.staff.actions.action import ACCOUNTS, Action
from inkasso.staff.actions.agreements import AGREEMENTS_ACTIONS
from inkasso.staff.actions.approving import APPROVING_ACTIONS
from inkasso.staff.actions.cases import CASES_ACTIONS
from inkasso.staff.actions.clients import CLIENTS_ACTIONS
from inkasso.staff.actions.contacts import CONTACTS_ACTIONS
from inkasso.staff.actions.money import MONEY_ACTIONS
from inkasso.staff.actions.objections import OBJECTIONS_ACTIONS
from inkasso.staff.actions.privacy import PRIVACY_ACTIONS
from inkasso.staff.actions.relations import RELATIONS_ACTIONS
from inkasso.staff.actions.seeing import SEEING_ACTIONS
from inkasso.staff.actions.writing import WRITING_ACTIONS

__all__ = ["ACCOUNTS", "ACTIONS", "Action"]

_ALL = (
    *CASES_ACTIONS,
    *AGREEMENTS_ACTIONS,
    *CONTACTS_ACTIONS,
    *MONEY_ACTIONS,
    *CLIENTS_ACTIONS,
    *RELATIONS_ACTIONS,
    *OBJECTIONS_ACTIONS,
    *PRIVACY_ACTIONS,
    *ACCOUNTS_ACTIONS,
    *APPROVING_ACTIONS,
    *SEEING_ACTIONS,
    *WRITING_ACTIONS,
)

#: Every action by its key; no key stands twice.
ACTIONS: Mapping[str, Action] = MappingProxyType({each.key: each for each in _ALL})

assert len(ACTIONS) == len(_ALL), "an action stands twice"
