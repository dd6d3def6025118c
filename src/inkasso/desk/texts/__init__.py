"""Texts of the desk's pages, by key, in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.desk.texts.accounts import ACCOUNTS
from inkasso.desk.texts.approvals import APPROVALS
from inkasso.desk.texts.bulk import BULK
from inkasso.desk.texts.cases import CASES
from inkasso.desk.texts.clients import CLIENTS
from inkasso.desk.texts.contacts import CONTACTS
from inkasso.desk.texts.corrections import CORRECTIONS
from inkasso.desk.texts.kinds import KINDS
from inkasso.desk.texts.letters import LETTERS
from inkasso.desk.texts.money import MONEY
from inkasso.desk.texts.objections import OBJECTIONS
from inkasso.desk.texts.people import PEOPLE
from inkasso.desk.texts.plans import PLANS
from inkasso.desk.texts.privacy import PRIVACY
from inkasso.desk.texts.queues import QUEUES
from inkasso.desk.texts.seeing import SEEING
from inkasso.desk.texts.shell import SHELL
from inkasso.desk.texts.signing_in import SIGNING_IN
from inkasso.desk.texts.strategies import STRATEGIES
from inkasso.desk.texts.work import DAYS, WORK

_TABLES = (
    SHELL,
    SIGNING_IN,
    QUEUES,
    CASES,
    CLIENTS,
    STRATEGIES,
    CONTACTS,
    KINDS,
    MONEY,
    OBJECTIONS,
    PLANS,
    *PEOPLE,
    LETTERS,
    BULK,
    CORRECTIONS,
    APPROVALS,
    ACCOUNTS,
    WORK,
    DAYS,
    SEEING,
    *PRIVACY,
)

#: Every text; no key stands in two tables.
TEXTS: Mapping[str, Words] = MappingProxyType(
    {key: words for texts in _TABLES for key, words in texts.items()}
)

assert len(TEXTS) == sum(map(len, _TABLES)), "a key stands in two tables"
