"""Texts of the desk's pages, by key, in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.desk.texts.cases import CASES
from inkasso.desk.texts.kinds import KINDS
from inkasso.desk.texts.queues import QUEUES
from inkasso.desk.texts.shell import SHELL
from inkasso.desk.texts.signing_in import SIGNING_IN

#: Every text; no key stands in two tables.
TEXTS: Mapping[str, Words] = MappingProxyType({**SHELL, **SIGNING_IN, **QUEUES, **CASES, **KINDS})
