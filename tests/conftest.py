"""One PostgreSQL for the whole test run, started by the first test that needs a database.

`DATABASE_URL`, where it is set, names the server to use instead. Each worker of pytest-xdist has
a test database of its own, which pytest-django creates; the workers share the server.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection as django_connection
from django.db import connections
from hypothesis import HealthCheck, settings
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from face_login import drop_database
from inkasso.project.postgres import connection_settings, embedded_postgres
from inkasso.project.postgres.embedded import stop_if_unused

#: How the first process of the run tells its workers where the shared server's home is.
_HOME_VARIABLE = "INKASSO_TESTS_HOME"

# What tests of several rooms build on lies beside this file: `from builders import make_case`.
sys.path.insert(0, str(Path(__file__).parent))

# How long an example takes says nothing about the code on a busy machine; in CI the examples are
# the same every time, so that a push fails for its own faults only.
settings.register_profile(
    "inkasso",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("inkasso")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        home = tempfile.mkdtemp(prefix="inkasso-tests-", dir="/tmp")
        os.chmod(home, 0o711)  # the account that the server runs as must get through
        os.environ[_HOME_VARIABLE] = home


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        home = Path(os.environ.pop(_HOME_VARIABLE))
        if any(home.iterdir()):
            stop_if_unused(home)  # a worker that crashed last has not stopped the server
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a running server, whose role may create databases and roles."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    home = Path(os.environ[_HOME_VARIABLE])
    with embedded_postgres(home, durable=False) as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        yield url


@pytest.fixture
def fresh_database_url(postgres_url: str) -> Iterator[str]:
    """The URL of an empty database of the test's own, for commands run in another process."""
    name = f"fresh_{secrets.token_hex(8)}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield urlsplit(postgres_url)._replace(path=f"/{name}").geturl()
        drop_database(connection, name)


@pytest.fixture(scope="session")
def _template(postgres_url: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a database with tables and nothing in them, to be copied."""
    name = f"template_{secrets.token_hex(8)}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        with _django_on(
            urlsplit(postgres_url)._replace(path=f"/{name}").geturl(), django_db_blocker
        ):
            _bring_up_to_date()
        yield name
        drop_database(connection, name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Tests of rooms work as the owner; what they log must name purposes that exist."""
    with django_db_blocker.unblock():
        _bring_up_to_date()


def _bring_up_to_date() -> None:
    """Tables, roles and privileges, as `inkasso init` makes them."""
    from inkasso.project.database import bring_up_to_date  # noqa: PLC0415  asks Django's settings

    bring_up_to_date()


@pytest.fixture
def own_database(
    postgres_url: str, _template: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The URL of a database with tables for a test that commits, and for what it starts.

    Django, in this process and all its threads, works on it. What is append-only cannot be cleared
    away after a test; this database goes as a whole.
    """
    name = f"own_{secrets.token_hex(8)}"
    url = urlsplit(postgres_url)._replace(path=f"/{name}").geturl()
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(copy.format(sql.Identifier(name), sql.Identifier(_template)))
        with _django_on(url, django_db_blocker):
            yield url
        drop_database(connection, name)


@contextmanager
def _django_on(url: str, blocker: DjangoDbBlocker) -> Iterator[None]:
    """Django's connections on another database, for a while."""
    connections.close_all()
    default = connections.settings["default"]
    before = default.copy()
    default.update(connection_settings(url))
    django_connection.settings_dict.update(connection_settings(url))
    try:
        with blocker.unblock():
            yield
            connections.close_all()
    finally:
        default.update(before)
        django_connection.settings_dict.update(before)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, postgres_url: str
) -> None:
    """Point Django, whose settings were read before any server ran, to the server of this run."""
    from django.conf import settings  # noqa: PLC0415  tests without a database need no Django

    settings.DATABASES["default"].update(connection_settings(postgres_url))
