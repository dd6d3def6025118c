"""`inkasso figures`: the agency's figures, counted anew."""

from __future__ import annotations

from datetime import date

import click

from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.progress import progress
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.figures.counting import count_figures
from inkasso.figures.questions import QUESTIONS
from inkasso.figures.reading import answer_to


@click.command("figures")
@date_option
@json_option
@pass_workspace
def figures_command(workspace: Workspace, *, on: date | None, as_json: bool) -> None:
    """Count what the desk's figures show; every night, after the day run."""
    day = day_of(workspace, on)
    with work(workspace, "collection", "counting of figures"):
        count_all(day)
        rows = {
            key: len(answer.rows)
            for key, question in QUESTIONS.items()
            if (answer := answer_to(question, None)) is not None
        }
    if as_json:
        emit({"date": day, "rows": rows})
        return
    for key, count in rows.items():
        say(f"{key}: {count} rows")


def count_all(on: date) -> None:
    """Count, with a bar on a terminal; acting for a purpose that may."""
    with progress("Counting figures", len(QUESTIONS)) as advance:
        for _ in count_figures(on):
            advance(1)
