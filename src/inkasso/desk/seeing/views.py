"""Pages of figures: every question, one answer, its files, counting anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm
from inkasso.desk.downloads import CSV, XLSX, file_to_keep
from inkasso.desk.page import page
from inkasso.desk.seeing.charts import Group, draw
from inkasso.desk.seeing.telling import count_told, label_told, told
from inkasso.desk.templatetags.desk import language, said
from inkasso.desk.who import who_asks
from inkasso.figures.export import as_csv, as_xlsx
from inkasso.figures.questions import QUESTIONS, Question
from inkasso.figures.reading import Counted, answer_to, clients_counted
from inkasso.jobs.models import Job
from inkasso.jobs.starting import start
from inkasso.mandates.services import client_names


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, for one client or all, with its answer."""

    question: Question
    client: int | None
    answer: Counted | None

    @property
    def rows(self) -> tuple[tuple[Any, ...], ...]:
        """The answer's rows; none before anything was counted."""
        return self.answer.rows if self.answer else ()


@page("see_figures")
def figures(request: HttpRequest) -> HttpResponse:
    """Every question."""
    return render(request, "desk/seeing/list.html", {"questions": QUESTIONS.values()})


@page("see_figures")
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """One answer: its chart, and the table that it is drawn from."""
    asked = _asked(request, key)
    who = who_asks(request)
    clients = client_names(set(clients_counted(asked.question)))
    context = {
        "asked": asked,
        "question": asked.question,
        "questions": QUESTIONS.values(),
        "clients": sorted(clients.items(), key=lambda one: one[1].casefold()),
        "chart": _chart(asked),
        "series": _series(asked.question),
        "rows": [_cells(asked.question, row) for row in asked.rows],
        "count_form": DeskForm.beside(),
        "may_count": who is not None and who.may("count_figures"),
        "file_query": f"?client={asked.client}" if asked.client is not None else "",
    }
    return render(request, "desk/seeing/figure.html", context)


@page("see_figures")
def figure_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The table as a file."""
    asked = _asked(request, key)
    if form == "csv":
        made, kind = as_csv(asked.question, asked.rows, label_told), CSV
    elif form == "xlsx":
        made, kind = as_xlsx(asked.question, asked.rows, label_told, language()), XLSX
    else:
        raise Http404
    day = asked.answer.day.isoformat() if asked.answer else "empty"
    return file_to_keep(made, f"{asked.question.key}-{day}.{form}", kind)


@page("count_figures")
def count(request: HttpRequest) -> HttpResponse:
    """Ask that everything be counted anew."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("figures"))
    form = DeskForm.of(request)
    jobs: list[Job] = []
    if form.carried_out(lambda _: jobs.append(start("count_figures", {}, on=today()))):
        where = reverse("job", kwargs={"number": jobs[0].id}) if jobs else reverse("work")
        return HttpResponseRedirect(where)
    context = {"questions": QUESTIONS.values(), "form": form}
    return render(request, "desk/seeing/list.html", context, status=form.status)


def _asked(request: HttpRequest, key: str) -> Asked:
    if key not in QUESTIONS:
        raise Http404
    given = request.GET.get("client", "")
    client = int(given) if given.isascii() and given.isdigit() and len(given) <= 18 else None
    question = QUESTIONS[key]
    return Asked(question, client, answer_to(question, client))


def _series(question: Question) -> list[tuple[int, str]]:
    """Colour and name of what is drawn."""
    drawn = [column for column in question.columns if column.drawn]
    return [(place, said(column.name)) for place, column in enumerate(drawn, start=1)]


def _chart(asked: Asked) -> Any:
    question = asked.question
    groups = [_group(question, row) for row in asked.rows]
    return draw(groups, stacked=question.stacked) if groups else None


def _group(question: Question, row: tuple[Any, ...]) -> Group:
    label, *rest = _cells(question, row)
    drawn = [place for place, column in enumerate(question.columns[1:]) if column.drawn]
    sizes = tuple(int(row[place + 1] or 0) for place in drawn)
    texts = (count_told(sum(sizes)),) if question.stacked else tuple(rest[place] for place in drawn)
    return Group(label, sizes, texts)


def _cells(question: Question, row: tuple[Any, ...]) -> list[str]:
    return [told(column, value) for column, value in zip(question.columns, row, strict=True)]
