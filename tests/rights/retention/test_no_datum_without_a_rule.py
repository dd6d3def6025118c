"""A datum with no rule cannot exist: the data map and the register are walked together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inkasso.notice.data_map import load_data_map
from inkasso.notice.register import Beginning, Use
from inkasso.notice.retention import rules_of
from inkasso.rights.retention.groups import APART, groups
from inkasso.rights.retention.links import read_links
from inkasso.rights.retention.sieve import sieves, unfounded
from notice.registers_at_hand import demo

pytestmark = pytest.mark.django_db


def test_every_personal_table_has_a_rule_and_every_rule_a_beginning() -> None:
    assert list(unfounded(demo(), load_data_map(), read_links())) == []


def test_a_rule_without_a_beginning_is_told() -> None:
    register = demo()
    odd = replace(register.retention["after_collection"], begins=Beginning.SURVEY_END)
    changed = replace(register, retention={**register.retention, "after_collection": odd})

    told = list(unfounded(changed, load_data_map(), read_links()))

    assert "parties_partyname: nothing says when survey_end was (rule after_collection)" in told


def test_the_sweep_may_read_and_remove_every_personal_category() -> None:
    purpose = demo().purposes["retention"]
    for key, category in demo().categories.items():
        if category.personal:
            assert purpose.uses(key) >= {Use.READ, Use.REMOVE}, key
            assert rules_of(demo(), key), key


def test_every_personal_table_is_swept_once_and_children_come_first() -> None:
    links = read_links()
    known = sieves(demo(), load_data_map(), links)
    order = [sieve.table.name for group in groups(known, links) for sieve in group.tables]

    assert sorted([*order, *APART]) == sorted(known)
    place = {table: number for number, table in enumerate(order)}
    for one in links.references:
        if one.child in place and one.parent in place and one.child != one.parent:
            assert place[one.child] < place[one.parent], one
