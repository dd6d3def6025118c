"""A worker: takes jobs from the queue, one at a time, until it is told to close."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from django.db import connections

from inkasso.jobs.queue import SILENCE, TASK, working
from inkasso.jobs.running import HandedBack, carry_out, lost

if TYPE_CHECKING:
    from procrastinate import App, JobContext
    from procrastinate.jobs import Job

#: Seconds between looks for jobs whose worker died.
_LOOK = 15.0
#: Seconds before a job that was handed back is begun again.
_LATER = 5


def work(*, until_empty: bool = False, at_once: int = 1) -> None:
    """Work until SIGTERM or Ctrl-C, or until nothing waits.

    A worker that closes hands back what it does, as far as its kind can be begun again.
    """
    asyncio.run(_work(working(), until_empty=until_empty, at_once=at_once))


async def _work(app: App, *, until_empty: bool, at_once: int) -> None:
    _register(app)
    async with app.open_async():
        await _take_up_lost(app)
        looking = asyncio.create_task(_look_for_lost(app))
        try:
            await app.run_worker_async(
                concurrency=at_once,
                wait=not until_empty,
                delete_jobs="always",
                shutdown_graceful_timeout=0.1,
                stalled_worker_timeout=SILENCE,
                fetch_job_polling_interval=2.0,
            )
        finally:
            looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await looking


def _register(app: App) -> None:
    from procrastinate import BaseRetryStrategy, RetryDecision  # noqa: PLC0415

    class Later(BaseRetryStrategy):
        """What was handed back waits a little; everything else has said what became of it."""

        def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
            """Begin it again, or not."""
            again = isinstance(exception, HandedBack)
            return RetryDecision(retry_in={"seconds": _LATER}) if again else None

    def task(context: JobContext, number: int) -> None:
        try:
            carry_out(number, context.should_abort)
        finally:
            # The thread may never be used again; its connections would stay open.
            connections.close_all()

    app.task(name=TASK, pass_context=True, retry=Later())(task)


async def _look_for_lost(app: App) -> None:
    while True:
        await asyncio.sleep(_LOOK)
        await _take_up_lost(app)


async def _take_up_lost(app: App) -> None:
    """Begin again, or end, what workers had in their hands when they died."""
    from procrastinate.jobs import Status  # noqa: PLC0415

    silent = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE)
    for job in silent:
        assert job.id is not None
        if await asyncio.to_thread(_lost, int(str(job.task_kwargs["number"]))):
            await app.job_manager.retry_job(job)
        else:
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)


def _lost(number: int) -> bool:
    try:
        return lost(number)
    finally:
        connections.close_all()
