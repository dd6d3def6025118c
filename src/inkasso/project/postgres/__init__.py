"""The database: `DATABASE_URL`, else an embedded PostgreSQL for demo and tests."""

from inkasso.project.postgres.connection import ConnectionSettings, connection_settings
from inkasso.project.postgres.embedded import embedded_postgres
from inkasso.project.postgres.faults import BadDatabaseUrl, DatabaseUnavailable
from inkasso.project.postgres.resolve import resolve_database_url

__all__ = [
    "BadDatabaseUrl",
    "ConnectionSettings",
    "DatabaseUnavailable",
    "connection_settings",
    "embedded_postgres",
    "resolve_database_url",
]
