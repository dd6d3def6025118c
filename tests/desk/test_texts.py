"""Texts whose key a program makes: each kind that can stand on a page has its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django import forms

import inkasso
import inkasso.desk.urls  # every form that there is
from inkasso.base.words import LANGUAGES
from inkasso.billing.payouts import PayoutState
from inkasso.contacts import promises
from inkasso.contacts.results import Direction
from inkasso.desk.cases.doing import DOINGS
from inkasso.desk.doing import DeskForm
from inkasso.desk.queues.table import QUEUES
from inkasso.desk.shell import PLACES
from inkasso.desk.signing_in.views import THEMES
from inkasso.desk.texts import TEXTS
from inkasso.gate.holds.kinds import Act
from inkasso.jobs.reading import State as JobState
from inkasso.law.fi.contacts.policy import Channel as ContactChannel
from inkasso.mandates.models import CostsTo, Rhythm
from inkasso.notice.rights import Right
from inkasso.objections import grounds
from inkasso.objections.standing import Waits
from inkasso.parties.models import Source
from inkasso.plans import recording, watching
from inkasso.receivables.documents.keeping import SENDERS
from inkasso.rights.breaches import state as breaches
from inkasso.rights.models import Breach, ReliefKind
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.deciding import EXTENSION_REASONS, Outcome
from inkasso.rights.requests.identifying import AUTHORITIES
from inkasso.rights.requests.state import Status


@pytest.mark.parametrize(
    ("beginning", "keys"),
    [
        ("asked_by.", grounds.CHANNELS),
        ("asked_by.", recording.CHANNELS),
        # The others are no acts of a case.
        ("act.", set(Act) - {Act.SWEEP, Act.ERASURE}),
        ("authority.", AUTHORITIES),
        ("breach_status.", breaches.Status),
        ("direction.", Direction),
        ("doing.", [one.name for one in DOINGS]),
        ("nav.", [one.name for one in PLACES]),
        ("owed.", breaches.Owed),
        ("payout_state.", PayoutState),
        ("plan_state.", watching.State),
        ("promise.", promises.State),
        ("queue.", [one.name for one in QUEUES]),
        ("queue.", [f"{one.name}_why" for one in QUEUES]),
        ("request.", Status),
        ("theme.", THEMES),
        ("waits.", Waits),
        ("work.is_", JobState),
        ("cause.", Breach.Cause.values),
        ("channel.", Channel.values),
        ("contact_channel.", ContactChannel),
        ("costs_to.", CostsTo.values),
        ("extension.", EXTENSION_REASONS),
        ("found_by.", Breach.FoundBy.values),
        ("language.", LANGUAGES),
        ("outcome.", Outcome),
        ("relief.", ReliefKind.values),
        ("rhythm.", Rhythm.values),
        ("right.", Right),
        ("sender.", SENDERS),
        ("source.", Source.values),
    ],
)
def test_every_choice_has_its_text(beginning: str, keys: Iterable[str]) -> None:
    """A missing one would be a page that does not come, or a key that people read."""
    assert [str(key) for key in keys if f"{beginning}{key}" not in TEXTS] == []


SOURCE = Path(inkasso.__file__).parent


#: Fields that have no label: a button says what they do, or a row of a table.
_DRAWN_BY_THEIR_PAGE = {"once", "seen", "cents", "number", "ending"}


def test_every_field_that_somebody_fills_in_has_its_name() -> None:
    """Without one, the form would show what the program calls it."""
    unnamed = {
        f"{form.__module__}.{form.__name__}: {name}"
        for form in _all_of(DeskForm)
        for name, field in form.base_fields.items()
        if not isinstance(field.widget, forms.HiddenInput)
        and name not in _DRAWN_BY_THEIR_PAGE
        and f"field.{name}" not in TEXTS
        and not form.__module__.startswith(("desk.", "test_"))
    }
    assert unnamed == set()


def test_every_notice_of_something_done_has_its_words() -> None:
    """`done(request, where, "note.written")` would say nothing without `done.note.written`."""
    said = {
        argument.value
        for call in _calls("desk", "done")
        for argument in call.args[2:]
        if isinstance(argument, ast.Constant)
    }
    assert said, "pages say what was done"
    assert sorted(one for one in said if f"done.{one}" not in TEXTS) == []


def test_every_kind_of_event_of_a_case_has_its_name() -> None:
    kinds = {
        word.value.value
        for call in _calls("strategy", "Event")
        for word in call.keywords
        if word.arg == "kind" and isinstance(word.value, ast.Constant)
    }
    assert len(kinds) > 5
    assert sorted(str(kind) for kind in kinds if f"event.{kind}" not in TEXTS) == []


def test_every_check_of_the_books_has_its_name() -> None:
    sources = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    named = {
        key
        for source in sources
        for key in re.findall(r"""(?:\b[Cc]heck|\.proof)\(\s*"([a-z_]+)\"""", source)
    }
    assert len(named) > 10
    assert sorted(key for key in named if f"check.{key}" not in TEXTS) == []


def test_every_text_that_a_template_names_is_there() -> None:
    """One that is not would be a page that does not come."""
    named = {
        key
        for path in (SOURCE / "desk" / "templates").rglob("*.html")
        for key in re.findall(r"""\{% t ["']([a-z0-9_.]+)["']""", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 100
    assert sorted(named - set(TEXTS)) == []


def _all_of(form: type[DeskForm]) -> Iterator[type[DeskForm]]:
    for one in form.__subclasses__():
        yield one
        yield from _all_of(one)


def _calls(room: str, name: str) -> Iterator[ast.Call]:
    """Calls of a function or class by its name, in a room."""
    for path in (SOURCE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield node
