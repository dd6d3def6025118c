"""The gate as an attacker meets it: the face's login on a database with the register applied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from face_login import Intruder, as_seen_by_face, django_on


@pytest.fixture
def face_url(own_database: str) -> str:
    """The URL of the test's database for the login that commands work with."""
    return as_seen_by_face(own_database)


@pytest.fixture
def as_face(face_url: str, own_database: str) -> Iterator[None]:
    """Django logged in as the face for the length of a test."""
    with django_on(face_url):
        yield


@pytest.fixture
def intruder(face_url: str) -> Iterator[Intruder]:
    """Somebody with the face's password and a terminal."""
    one = Intruder(face_url)
    yield one
    one.connection.close()
