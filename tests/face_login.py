"""Test databases: the face's login on one, for Django and for raw SQL, and the end of one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from uuid import UUID

import psycopg
from django.db import connection, connections
from psycopg import sql

from inkasso.gate.passwords import face_password
from inkasso.gate.roles import face_login
from inkasso.project.postgres import connection_settings


def as_seen_by_face(url: str) -> str:
    """The URL of a database for the login that commands work with."""
    return as_face(url, "cli")


def as_face(url: str, face: str) -> str:
    """The URL of a database for a face's login."""
    login = face_login(face)
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{login}:{face_password(login)}@{host}").geturl()


@contextmanager
def django_on(url: str) -> Iterator[None]:
    """Django's connections on another URL, for a while."""
    default = connections.settings["default"]
    before = default.copy()
    connections.close_all()
    default.update(connection_settings(url))
    connection.settings_dict.update(connection_settings(url))
    try:
        yield
    finally:
        connections.close_all()
        default.update(before)
        connection.settings_dict.update(before)


class Intruder:
    """Raw SQL under the application's own login, as somebody who has read the code writes it."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True)

    def count(self, table: str, *, role: str, token: UUID | None = None) -> int:
        """How many rows of a table show to a role with a token."""
        with self.connection.transaction():
            self.connection.execute(f"SET LOCAL ROLE {role}".encode())
            if token is not None:
                self.connection.execute(f"SET LOCAL inkasso.token = '{token}'".encode())
            row = self.connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()
        assert row is not None
        return int(row[0])


def drop_database(connection: psycopg.Connection[tuple[object, ...]], name: str) -> None:
    """Drop a database; a session that is just ending cannot be ended, so try again."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    for _ in range(100):
        try:
            connection.execute(drop)
        except psycopg.errors.InsufficientPrivilege:
            time.sleep(0.05)
        else:
            return
    connection.execute(drop)
