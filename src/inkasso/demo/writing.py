"""Letters in free words, and one change to many cases: asked for by one, approved by another."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.bulk.asking import ask, preview
from inkasso.bulk.carrying_out import carry_out
from inkasso.bulk.choosing import Filter, matching
from inkasso.bulk.orders import Act, Change
from inkasso.bulk.standing import find_order, standing_of
from inkasso.correspondence.deciding import Wish
from inkasso.gate.acting import acting, open_file
from inkasso.mandates.agency import Agency
from inkasso.receivables.finding import people_of
from inkasso.receivables.models import Case
from inkasso.staff.approvals import approve
from inkasso.strategy.writing.letters import send_letter

#: The day on which somebody asks what they owe, and a client asks for a quiet week.
DAY = date(2026, 4, 9)
#: Cases that the pause is asked for.
_PAUSED = 5
#: Who asks, and who approves: two of the demo's people.
_ASKER, _CHIEF = "Aino Perijä", "Elina Esihenkilö"
_WHY = "Toimeksiantajan laskutus korjaa virhettä; kysyttiin 8.4."


def write_and_pause(day: date, agency: Agency) -> tuple[int, int]:
    """What is written and paused on a day of the demo: letters, and cases."""
    if day != DAY:
        return 0, 0
    with acting("collection", actor=_ASKER, reason="a letter that was asked for"):
        letters = _statement(day, agency)
    with acting("collection", actor=_CHIEF, reason="a change to many cases"):
        return letters, _pause(day, agency)


def _statement(day: date, agency: Agency) -> int:
    """The first person who can be written to gets the statement that they asked for."""
    for case in _open().filter(kind="consumer"):
        debtor, *others = people_of(case)
        wish = Wish(person=debtor, template="statement", asked_on=day - timedelta(days=1))
        try:
            with transaction.atomic():
                open_file(debtor, f"case:{case.id}", beside=others)
                send_letter(case, wish, agency, day, by=_ASKER)
        except Refused:
            continue
        return 1
    return 0


def _pause(day: date, agency: Agency) -> int:
    """A client's oldest cases rest for two weeks; how many."""
    chief = Moment(on=day, by=_CHIEF)
    change = Change(act=Act.PAUSE, until=day + timedelta(days=14))
    client = _open().values_list("client_id", flat=True).first()
    if client is None:
        return 0
    with transaction.atomic():
        shown = preview(change, matching(Filter(client_id=client), _PAUSED - 1), day, agency)
        if not shown.done:
            return 0
        request = ask(shown, _WHY, Moment(on=day, by=_ASKER))
        approve(request.id, chief, lambda _facts, _moment: None)
    order = find_order(int(str(request.facts["order"])))
    carry_out(order, chief, agency, lambda _done, _total: None)
    return standing_of(order.id).done


def _open() -> QuerySet[Case]:
    return Case.objects.filter(closed_on=None).select_related("client").order_by("id")
