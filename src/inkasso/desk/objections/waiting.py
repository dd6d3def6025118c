"""The queue of objections that wait for an answer."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.words import Words
from inkasso.desk.clock import today
from inkasso.desk.page import page
from inkasso.desk.queues.cases import ROWS, Row
from inkasso.desk.queues.going_on import worked_on
from inkasso.desk.queues.queue import Item
from inkasso.desk.queues.table import objections_near
from inkasso.law.wording import fill
from inkasso.objections.grounds import NAMES
from inkasso.objections.standing import Standing, Waits


@page("see_objection")
def objections(request: HttpRequest) -> HttpResponse:
    """Objections that nobody has answered, what is due first at the head."""
    on = today()
    waiting, count = objections_near(on, ROWS)
    rows = [(_row(one, on), _address(one, place)) for place, one in enumerate(waiting)]
    context = {"name": "objections", "rows": rows, "count": count, "most": ROWS}
    return render(request, "desk/objections/queue.html", context)


def _address(one: Standing, place: int) -> str:
    """The objection's page, with the way on to the next one."""
    url = reverse("objection", args=[one.objection.id])
    return worked_on(Item(str(one.objection.id), url), "objections", place)


def _row(one: Standing, on: date) -> Row:
    return Row(
        case_id=one.objection.case_id,
        day=one.due,
        late=one.due is not None and one.due < on,
        why=fill(_WHY[one.waits_for], ground=NAMES[one.ground]),
    )


_WHY = {
    Waits.CLIENT: Words(
        fi="{ground}: odottaa toimeksiantajan selvitystä",
        sv="{ground}: väntar på uppdragsgivarens utredning",
        en="{ground}: waits for the client's evidence",
    ),
    Waits.OVERDUE: Words(
        fi="{ground}: toimeksiantaja ei ole vastannut; muistuta tai ratkaise",
        sv="{ground}: uppdragsgivaren har inte svarat; påminn eller avgör",
        en="{ground}: the client has not answered; remind it or decide",
    ),
    Waits.DECISION: Words(
        fi="{ground}: odottaa vastaustamme",
        sv="{ground}: väntar på vårt svar",
        en="{ground}: waits for our answer",
    ),
}
