"""The queue that workers take jobs from: a thin wrapper around the library `procrastinate`.

A job is put into the queue by the transaction that asks for it, and so exists only if that commits.
The queue knows a job's number and nothing else; the library's own row goes when the job has ended.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection

from inkasso.gate.roles import purpose_role

if TYPE_CHECKING:
    from procrastinate import App

#: The purpose that a worker looks after the queue for; each job is done for its own.
KEEPER = "accounts"
TASK = "carry_out"
#: A worker that has not been heard of for so many seconds is dead.
SILENCE = 30.0


def put(number: int) -> None:
    """Put a job into the queue, in the transaction under way."""
    _asking().configure_task(TASK).defer(number=number)


def is_worked() -> bool:
    """Whether some worker is alive; without one, jobs wait."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers"
            " WHERE last_heartbeat > now() - make_interval(secs => %s))",
            [SILENCE],
        )
        (alive,) = cursor.fetchone()
    return bool(alive)


def working() -> App:
    """The queue as a worker sees it: with connections of its own, as the keeper's role."""
    # Imported here: most commands have no long work, and the library takes its time to load.
    from procrastinate import App, PsycopgConnector  # noqa: PLC0415

    return App(connector=PsycopgConnector(kwargs=_parameters(), min_size=1, max_size=4))


@cache
def _asking() -> App:
    """The queue as whoever asks sees it: on the connection and in the transaction of the page."""
    from procrastinate import App  # noqa: PLC0415
    from procrastinate.contrib.django.django_connector import DjangoConnector  # noqa: PLC0415

    return App(connector=DjangoConnector())


def _parameters() -> dict[str, Any]:
    """How a worker connects: as this face, and from the beginning as the keeper's role."""
    given = connection.get_connection_params()
    kept = {key: value for key, value in given.items() if key not in ("context", "cursor_factory")}
    options = f"{kept.get('options') or ''} -c role={purpose_role(KEEPER)}"
    return {**kept, "options": options.strip()}
