"""Counting the answers, when nobody waits for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models.functions import Now

from inkasso.figures.models import Answer
from inkasso.figures.questions import QUESTIONS, Question


def count_figures(on: date) -> Iterator[str]:
    """Answer every question as of a day, each in a transaction; yields each key when done.

    What a day before was answered goes: of figures only the newest are kept.
    """
    for question in QUESTIONS.values():
        with transaction.atomic():
            _keep(question, on, _counted(question, on))
        yield question.key


def _counted(question: Question, on: date) -> dict[int | None, list[list[Any]]]:
    """Rows by client; all clients together stand under None."""
    found: dict[int | None, list[list[Any]]] = defaultdict(list)
    found[None] = []
    with connection.cursor() as cursor:
        cursor.execute(question.statement, {"on": on})
        for client, *row in cursor.fetchall():
            found[client].append([_plain(value) for value in row])
    return found


def _keep(question: Question, on: date, found: dict[int | None, list[list[Any]]]) -> None:
    old = Answer.objects.filter(question=question.key)
    # A client that had something to tell before and has nothing now tells that.
    known = set(old.values_list("client_id", flat=True))
    for client in known | found.keys():
        Answer.objects.update_or_create(
            question=question.key,
            client_id=client,
            defaults={"day": on, "counted_at": Now(), "rows": found.get(client, [])},
        )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
