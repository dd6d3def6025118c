"""A database of the test's own, as the desk and as a worker see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from face_login import as_seen_by_face, django_on
from inkasso.base.words import Words
from inkasso.jobs import kinds
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running


def count_to(job: Running) -> Facts:
    """Counts to what its facts say."""
    to = int(str(job.facts["to"]))
    for done in range(to):
        job.progress(done, to)
    return {"counted": to}


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> dict[str, Kind]:
    """The kinds that there are, for the test to add to."""
    name = Words(fi="lasku", sv="räkning", en="counting")
    table = {"count": Kind(key="count", name=name, run=count_to)}
    for module in ("starting", "running"):
        monkeypatch.setattr(f"inkasso.jobs.{module}.kinds", lambda: table)
    assert kinds.kinds() is not table
    return table


@pytest.fixture
def face(own_database: str) -> Iterator[str]:
    """A database as the terminal's login sees it; the one that workers log in with."""
    url = as_seen_by_face(own_database)
    with django_on(url):
        yield url
