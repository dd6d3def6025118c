"""Letters in free words, and one change to many cases: asked for by one, approved by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet

from inkasso.base.clock import HELSINKI
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.bulk.asking import Preview, ask, preview
from inkasso.bulk.carrying_out import carry_out
from inkasso.bulk.choosing import Chosen, Filter, matching
from inkasso.bulk.orders import Act, Change
from inkasso.bulk.standing import find_order, standing_of
from inkasso.contacts.models import Attempt
from inkasso.contacts.recording import NewAttempt, Said
from inkasso.contacts.results import Direction
from inkasso.correspondence.deciding import Wish
from inkasso.gate.acting import acting, open_file
from inkasso.law.fi.contacts.policy import Channel
from inkasso.mandates.agency import Agency
from inkasso.mandates.instructing import CreditorSaid
from inkasso.receivables.finding import people_of
from inkasso.receivables.models import Case
from inkasso.staff.approvals import approve
from inkasso.strategy.contacts.contacting import make_contact
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
        paused = _pause(day, agency)
        _recall(day, agency)
        return letters, paused


def _statement(day: date, agency: Agency) -> int:
    """The first person who can be written to gets the statement that they asked for."""
    for case in _open().filter(kind="consumer"):
        debtor, *others = people_of(case)
        try:
            with transaction.atomic():
                open_file(debtor, f"case:{case.id}", beside=others)
                asked = _asked(case, day)
                wish = Wish(person=debtor, template="statement", answers=f"contact:{asked.id}")
                send_letter(case, wish, agency, day, by=_ASKER)
        except Refused:
            continue
        return 1
    return 0


def _asked(case: Case, day: date) -> Attempt:
    """The debtor called the day before, and asked what the debt is made of."""
    at = datetime.combine(day - timedelta(days=1), time(14), HELSINKI)
    said = Said(result="question", note="Pyysi erittelyn velasta.")
    new = NewAttempt(
        case_id=case.id,
        person_id=case.person_id,
        at=at,
        by=_ASKER,
        channel=Channel.PHONE,
        direction=Direction.IN,
        said=said,
    )
    return make_contact(new, at)


def _pause(day: date, agency: Agency) -> int:
    """A client's oldest cases rest for two weeks; how many."""
    chief = Moment(on=day, by=_CHIEF)
    change = Change(act=Act.PAUSE, until=day + timedelta(days=14))
    client = _open().values_list("client_id", flat=True).first()
    if client is None:
        return 0
    shown = preview(change, matching(Filter(client_id=client), _PAUSED - 1), day, agency)
    return _carried_out(shown, chief, agency)


def _recall(day: date, agency: Agency) -> int:
    """A creditor takes its newest case back; its debtor is told whom to pay."""
    newest = _open().last()
    if newest is None:
        return 0
    said = CreditorSaid(by="Laskuttaja Lahtinen", on=day, how="email")
    change = Change(act=Act.RECALL, said=said)
    shown = preview(change, Chosen(cases=(newest,)), day, agency)
    return _carried_out(shown, Moment(on=day, by=_CHIEF), agency)


def _carried_out(shown: Preview, chief: Moment, agency: Agency) -> int:
    """Asked for, approved and done; to how many cases."""
    if not shown.done:
        return 0
    with transaction.atomic():
        request = ask(shown, _WHY, replace(chief, by=_ASKER))
        approve(request.id, chief, lambda _facts, _moment: None)
    order = find_order(int(str(request.facts["order"])))
    carry_out(order, chief, agency, lambda _done, _total: None)
    return standing_of(order.id).done


def _open() -> QuerySet[Case]:
    return Case.objects.filter(closed_on=None).select_related("client").order_by("id")
