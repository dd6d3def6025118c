"""A database URL, and what Django wants to know instead of it."""

from __future__ import annotations

import os
from typing import TypedDict
from urllib.parse import quote, urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from inkasso.project.postgres.faults import BAD_URL, BadDatabaseUrl

#: The number in the name of the socket; nothing listens on the network.
PORT = 5432

_SCHEMES = ("postgresql://", "postgres://")


class ConnectionSettings(TypedDict):
    """One entry of Django's `DATABASES`."""

    ENGINE: str
    NAME: str
    USER: str
    PASSWORD: str
    HOST: str
    PORT: str
    OPTIONS: dict[str, str]


def connection_settings(url: str) -> ConnectionSettings:
    """What Django's `DATABASES` needs to reach the database that the URL names.

    libpq's own parser reads it, so everything that `psql` accepts is understood: percent escapes,
    several hosts, a socket directory as `?host=/directory`, `sslmode` and the other options.
    Raises `BadDatabaseUrl`.
    """
    parts = _parts(url)
    named = {key: parts.pop(key, "") for key in ("dbname", "user", "password", "host", "port")}
    return ConnectionSettings(
        ENGINE="inkasso.gate.backend",
        NAME=named["dbname"] or named["user"],  # libpq's rule
        USER=named["user"],
        PASSWORD=named["password"],
        HOST=named["host"],
        PORT=named["port"],
        OPTIONS=parts,
    )


def socket_url(directory: str, *, user: str, database: str) -> str:
    """The URL of a database behind a Unix socket in a directory.

    It names the port, lest a `PGPORT` of the caller's lead to another socket.
    """
    host = quote(os.fsencode(directory), safe="/")
    return f"postgresql://{quote(user)}@/{quote(database)}?host={host}&port={PORT}"


def url_as(url: str, user: str, password: str) -> str:
    """The same database's URL for another login."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{quote(user)}:{quote(password)}@{host}").geturl()


def _parts(url: str) -> dict[str, str]:
    if not url.startswith(_SCHEMES):
        raise BadDatabaseUrl(BAD_URL)
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        # libpq quotes the piece it stumbles over, and that piece may be the password.
        raise BadDatabaseUrl(BAD_URL) from None
    return {key: str(value) for key, value in parts.items() if value is not None}
