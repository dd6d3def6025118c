"""Texts whose key a program makes: each kind that can stand on a page has its own."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from inkasso.base.words import LANGUAGES
from inkasso.desk.texts import TEXTS
from inkasso.law.fi.contacts.policy import Channel as ContactChannel
from inkasso.mandates.models import CostsTo, Rhythm
from inkasso.notice.rights import Right
from inkasso.objections import grounds
from inkasso.parties.models import Source
from inkasso.plans import recording
from inkasso.receivables.documents.keeping import SENDERS
from inkasso.rights.models import Breach, ReliefKind
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.deciding import EXTENSION_REASONS, Outcome
from inkasso.rights.requests.identifying import AUTHORITIES


@pytest.mark.parametrize(
    ("beginning", "keys"),
    [
        ("asked_by.", grounds.CHANNELS),
        ("asked_by.", recording.CHANNELS),
        ("authority.", AUTHORITIES),
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
