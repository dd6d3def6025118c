"""Which database this run works in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from inkasso.project.postgres.connection import connection_settings
from inkasso.project.postgres.embedded import embedded_postgres


@contextmanager
def resolve_database_url(environ: Mapping[str, str], home: Path) -> Iterator[str]:
    """The URL of the database to work in: `DATABASE_URL`, else the home's embedded one.

    Raises `BadDatabaseUrl` or `DatabaseUnavailable`; whether a server named by `DATABASE_URL`
    answers shows at the first connection.
    """
    if url := environ.get("DATABASE_URL"):
        connection_settings(url)
        yield url
        return
    with embedded_postgres(home, environ=environ) as url:
        yield url
