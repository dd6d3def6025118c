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
from inkasso.notice.publishing.editions import current, editions, publish
from inkasso.notice.register import Register
from notice.registers_at_hand import FOLDERS, register_of

SMALL = register_of(FOLDERS[1])
#: Between the first versions and the second, and the day on which the second begins to hold.
EARLY, LATE = date(2026, 12, 31), date(2027, 1, 1)


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
    publish(tmp_path, SMALL, "first", EARLY)
    first = {path: path.read_bytes() for path in (tmp_path / f"v{SMALL.version}").iterdir()}
    later = _next(SMALL, "9.9")
    before = Before(version=SMALL.version, changes=changes_between(SMALL, later))
    published = publish(tmp_path, later, "second", EARLY, before=before)
    assert {path: path.read_bytes() for path in first} == first
    assert published.edition.changes
    assert [one.version for one in editions(tmp_path)] == ["9.9", SMALL.version]
    assert _current(tmp_path) == SMALL.version, "its day has not come"
    index = html.document_fromstring((tmp_path / "index.html").read_text("utf-8"))
    for target in index.xpath("//a/@href"):
        assert (tmp_path / target).is_file()
    assert published.edition.changes[0].sv in index.text_content()
    _statements_lead_somewhere(tmp_path / "v9.9")
    # The same again writes no version anew; other contents under its name are refused.
    again = publish(tmp_path, later, "second", LATE, before=before)
    assert _current(tmp_path) == "9.9"
    publish(tmp_path, SMALL, "first", LATE)
    assert _current(tmp_path) == "9.9", "an older one that is written again puts nothing back"
    assert all(path.startswith(("current/", "index")) for path in again.written)
    with pytest.raises(Refused, match="version_taken"):
        publish(tmp_path, later, "third", LATE)


def _current(folder: Path) -> object:
    return json.loads((folder / "current" / "edition.json").read_text("utf-8"))["version"]


@pytest.mark.parametrize(
    ("on", "version"),
    [(date(2025, 1, 1), "9"), (date(2026, 1, 1), "10"), (EARLY, "10"), (LATE, "11")],
)
def test_of_versions_from_one_day_the_one_that_follows_is_in_force(
    tmp_path: Path, on: date, version: str
) -> None:
    begins = {"9": date(2026, 1, 1), "10": date(2026, 1, 1), "11": LATE}
    for name, follows in (("10", "9"), ("11", "10"), ("9", "")):
        (tmp_path / f"v{name}").mkdir()
        told = {"version": name, "holds_from": begins[name].isoformat(), "digest": name}
        edition = {**told, "follows": follows, "changes": []}
        (tmp_path / f"v{name}" / "edition.json").write_text(json.dumps(edition), "utf-8")
    assert current(editions(tmp_path), on).version == version


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
        publish(tmp_path, replace(SMALL, version=version), "digest", EARLY)
    assert not list(tmp_path.iterdir())
