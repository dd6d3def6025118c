"""Published versions: written once, kept, listed; the register cannot change beneath a version."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from inkasso.base.decisions import Refused
from inkasso.base.words import LANGUAGES
from inkasso.notice.changes import changes_between
from inkasso.notice.publishing.composing import Before
from inkasso.notice.publishing.editions import editions, publish
from inkasso.notice.register import Register
from notice.registers_at_hand import FOLDERS, register_of

SMALL = register_of(FOLDERS[1])


def _next(register: Register, version: str) -> Register:
    key, passage = next(iter(register.passages.items()))
    reworded = replace(passage, text=passage.heading)
    return replace(
        register,
        version=version,
        holds_from=date(2027, 1, 1),
        passages={**register.passages, key: reworded},
    )


def test_a_second_version_leaves_the_first_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, SMALL, "first")
    first = {path: path.read_bytes() for path in (tmp_path / f"v{SMALL.version}").iterdir()}
    later = _next(SMALL, "9.9")
    before = Before(version=SMALL.version, changes=changes_between(SMALL, later))
    published = publish(tmp_path, later, "second", before=before)
    assert {path: path.read_bytes() for path in first} == first
    assert published.edition.changes
    assert [one.version for one in editions(tmp_path)] == ["9.9", SMALL.version]
    current = (tmp_path / "current" / "fi.html").read_bytes()
    assert current == (tmp_path / "v9.9" / "fi.html").read_bytes()
    index = html.document_fromstring((tmp_path / "index.html").read_text("utf-8"))
    for target in index.xpath("//a/@href"):
        assert (tmp_path / target).is_file()
    assert published.edition.changes[0].sv in index.text_content()
    _statements_lead_somewhere(tmp_path / "v9.9")
    # The same again writes no version anew; other contents under its name are refused.
    again = publish(tmp_path, later, "second", before=before)
    assert all(path.startswith(("current/", "index")) for path in again.written)
    with pytest.raises(Refused, match="version_taken"):
        publish(tmp_path, later, "third")


def _statements_lead_somewhere(folder: Path) -> None:
    told = json.loads((folder / "statements.json").read_text("utf-8"))
    assert set(told) >= set(SMALL.told())
    pages = {
        f"{one}.html": html.document_fromstring((folder / f"{one}.html").read_text("utf-8"))
        for one in LANGUAGES
    }
    for places in told.values():
        assert set(places) == set(LANGUAGES)
        for place in (place for several in places.values() for place in several):
            name, _, anchor = place.partition("#")
            assert pages[name].get_element_by_id(anchor) is not None


@pytest.mark.parametrize("version", ["../up", "a/b", "", ".hidden", "x" * 40])
def test_a_version_that_cannot_name_a_folder_is_refused(tmp_path: Path, version: str) -> None:
    with pytest.raises(Refused, match="version_no_name"):
        publish(tmp_path, replace(SMALL, version=version), "digest")
    assert not list(tmp_path.iterdir())
