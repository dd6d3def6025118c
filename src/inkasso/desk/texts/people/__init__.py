"""Texts about people: how they are reached, holds on them, those known otherwise than by a debt."""

from __future__ import annotations

from inkasso.desk.texts.people.holds import HOLDS
from inkasso.desk.texts.people.reaching import REACHING
from inkasso.desk.texts.people.relations import RELATIONS

PEOPLE = (REACHING, HOLDS, RELATIONS)
