"""Database URLs as Django's settings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.project.postgres import BadDatabaseUrl, ConnectionSettings, connection_settings
from inkasso.project.postgres.connection import socket_url


def settings(name: str, user: str = "", **others: str) -> ConnectionSettings:
    return ConnectionSettings(
        ENGINE="inkasso.gate.backend",
        NAME=name,
        USER=user,
        PASSWORD=others.pop("password", ""),
        HOST=others.pop("host", ""),
        PORT=others.pop("port", ""),
        OPTIONS=others,
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://anna:secret@db.example:5433/agency",
            settings("agency", "anna", password="secret", host="db.example", port="5433"),
        ),
        ("postgres://anna@db.example/agency", settings("agency", "anna", host="db.example")),
        (
            "postgresql://a%40b:p%3Aw%2F%25@h/d%20b",
            settings("d b", "a@b", password="p:w/%", host="h"),
        ),
        (
            "postgresql://u@[2001:db8::1]:5432/d",
            settings("d", "u", host="2001:db8::1", port="5432"),
        ),
        (
            "postgresql://u@h1:1,h2:2/d?target_session_attrs=read-write",
            settings("d", "u", host="h1,h2", port="1,2", target_session_attrs="read-write"),
        ),
        (
            "postgresql:///d?host=/var/run/post%20gres&user=u",
            settings("d", "u", host="/var/run/post gres"),
        ),
        (
            "postgresql://u@h/d?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=5",
            settings(
                "d",
                "u",
                host="h",
                sslmode="verify-full",
                sslrootcert="/ca.pem",
                connect_timeout="5",
            ),
        ),
        ("postgresql://u@h", settings("u", "u", host="h")),
    ],
)
def test_url_means_to_django_what_it_means_to_psql(url: str, expected: ConnectionSettings) -> None:
    assert connection_settings(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "agency",
        "host=h dbname=d",
        "mysql://u:s3cret@h/d",
        "postgresql://u:s3cret@h/d?nonsense=1",
        "postgresql://u:s3cret%zz@h/d",
        "postgresql://u:s3cret@[h/d",
    ],
)
def test_bad_url_is_refused_without_repeating_the_password(url: str) -> None:
    with pytest.raises(BadDatabaseUrl) as caught:
        connection_settings(url)
    assert "DATABASE_URL" in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_socket_directory_survives_the_way_through_a_url(directory: str) -> None:
    url = socket_url(f"/{directory}", user="inkasso", database="inkasso")
    assert connection_settings(url) == settings(
        "inkasso", "inkasso", host=f"/{directory}", port="5432"
    )
