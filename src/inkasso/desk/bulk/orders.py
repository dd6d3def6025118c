"""Changes to many cases: the list, and one with what became of each case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Citation
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.bulk.models import Outcome
from inkasso.bulk.orders import NAMES, Act
from inkasso.bulk.standing import Standing, find_order, go_on, orders, standing_of
from inkasso.desk.bulk.approving import told_of
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of, who_asks
from inkasso.jobs.starting import ask_stop
from inkasso.receivables.grounds import thaw

#: Orders in the list; older ones are reached by their address.
_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A case of an order."""

    case: int
    #: The most principal and costs that are given up in it.
    most: Money
    #: waits, done, refused or fault.
    state: str
    why: Words | None = None
    because: tuple[Citation, ...] = ()
    #: Why letters that go with it did not go, each with its law.
    unsent: tuple[tuple[Words, tuple[Citation, ...]], ...] = ()


class OrderForm(DeskForm):
    """Stop, or go on: nothing to fill in."""


@page("see_bulk")
def bulk(request: HttpRequest) -> HttpResponse:
    """What was asked for, the newest first; what can be asked for."""
    who = who_asks(request)
    context = {
        "rows": [(one, NAMES[Act(one.act)], len(one.cases)) for one in orders(_ROWS)],
        "acts": [(act.value, name) for act, name in NAMES.items()],
        "may_ask": who is not None and who.may("ask_bulk"),
    }
    return render(request, "desk/bulk/list.html", context)


@page("see_bulk")
def order(request: HttpRequest, number: int) -> HttpResponse:
    """One order: what is done to which cases, how far it is, and what came of each."""
    standing = standing_of(number)
    form = OrderForm.of(request, seen=_mark(standing))
    if form.carried_out(lambda _: _stop_or_go_on(request, standing)):
        return done(request, reverse("bulk_order", args=[number]), "bulk.told")
    context = {
        "form": form,
        "standing": standing,
        "order": standing.order,
        "name": NAMES[standing.change.act],
        "told": list(told_of(standing.change)),
        "rows": list(_rows(standing)),
    }
    return render(request, "desk/bulk/order.html", context, status=form.status)


def _stop_or_go_on(request: HttpRequest, standing: Standing) -> None:
    if standing.job is not None:
        ask_stop(standing.job)
    else:
        go_on(find_order(standing.order.id), moment_of(request))


def _mark(standing: Standing) -> str:
    """Another one when work begins or ends; progress alone changes nothing."""
    return mark_of(standing.approval.decision, standing.job.id if standing.job else 0)


def _rows(standing: Standing) -> Iterator[Row]:
    outcomes = {one.case_id: one for one in standing.outcomes}
    for number, cents in standing.order.cases:
        yield _row(number, Money(cents), outcomes.get(number))


def _row(number: int, most: Money, outcome: Outcome | None) -> Row:
    if outcome is None:
        return Row(case=number, most=most, state="waits")
    unsent = tuple(_told(one) for one in outcome.unsent)
    if outcome.refusal is None:
        return Row(case=number, most=most, state=outcome.state, unsent=unsent)
    why, because = _told(outcome.refusal)
    return Row(case=number, most=most, state=outcome.state, why=why, because=because)


def _told(kept: Mapping[str, Any]) -> tuple[Words, tuple[Citation, ...]]:
    """A refusal as an outcome keeps it: its sentence and its law."""
    return Words(**kept["message"]), thaw(kept["because"])
