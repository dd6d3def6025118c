"""How a change to many cases is shown to the second person, and begun."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.bulk.models import APPROVAL, Order
from inkasso.bulk.orders import NAMES, Change
from inkasso.bulk.restricting import CLAIMED, claims_restricted
from inkasso.bulk.standing import begin, find_order
from inkasso.correspondence.offering import names_of
from inkasso.desk.approvals.kind import Kind
from inkasso.desk.clock import today
from inkasso.law.wording import fill
from inkasso.mandates.instructing import told_by_client
from inkasso.staff.approvals import Facts


def show(facts: Facts) -> list[Words]:
    """What approving will do: to how many cases, to which, for how much."""
    order = find_order(int(str(facts["order"])))
    return list(_told(order, Money(int(str(facts["cents"])))))


def carry_out(facts: Facts, moment: Moment) -> None:
    """Begin: the cases follow one by one in the background, each judged as it stands then."""
    begin(find_order(int(str(facts["order"]))), moment)


def _told(order: Order, gives_up: Money) -> Iterator[Words]:
    change = Change.of(order)
    count = str(len(order.cases))
    yield fill(_WHAT, what=NAMES[change.act], count=count, number=str(order.id))
    yield from told_of(change)
    if gives_up:
        yield fill(_SUM, sum=gives_up)
    yield fill(_CASES, cases=", ".join(str(number) for number, _ in order.cases))
    if claims_restricted(order, today()):
        yield CLAIMED
    yield _ANEW


def told_of(change: Change) -> Iterator[Words]:
    """What a change goes by, in sentences."""
    if change.until:
        yield fill(_UNTIL, day=change.until)
    if change.most:
        yield fill(_MOST, sum=change.most)
    if change.template:
        yield fill(_TEMPLATE, name=_named(change.template))
    yield from told_by_client([change.instruction])
    for text in change.words.values():
        yield Words(fi=f"”{text}”", sv=f"”{text}”", en=f"“{text}”")


def _named(template: str) -> Words:
    """What a template is called, also one that was switched off since."""
    return names_of({template}).get(template) or Words(fi=template, sv=template, en=template)


_WHAT = Words(
    fi="Joukkomuutos {number}: {what}, asioita {count}.",
    sv="Massändring {number}: {what}, {count} ärenden.",
    en="Change {number}: {what}, {count} cases.",
)
_UNTIL = Words(fi="Viimeinen päivä {day}.", sv="Sista dagen är {day}.", en="The last day is {day}.")
_MOST = Words(
    fi="Avoinna enintään {sum} euroa.",
    sv="Högst {sum} euro öppet.",
    en="At most {sum} euros open.",
)
_TEMPLATE = Words(fi="Kirjepohja: {name}.", sv="Brevmall: {name}.", en="Template: {name}.")
_SUM = Words(
    fi="Luovutaan yhteensä {sum} eurosta, korot pyyntöpäivään laskettuina.",
    sv="Sammanlagt {sum} euro avskrivs, räntan räknad till dagen för begäran.",
    en="{sum} euros are given up in all, interest reckoned to the day of the request.",
)
_CASES = Words(fi="Asiat: {cases}.", sv="Ärenden: {cases}.", en="Cases: {cases}.")
_ANEW = Words(
    fi="Jokainen asia arvioidaan uudelleen, kun sen vuoro tulee; muuttunut jätetään tekemättä.",
    sv="Varje ärende prövas på nytt när dess tur kommer; det som har ändrats lämnas ogjort.",
    en="Each case is judged anew when its turn comes; what no longer fits is left undone.",
)

KIND = Kind(
    key=APPROVAL,
    action="approve_bulk",
    name=Words(fi="Joukkomuutos", sv="Massändring", en="Change to many cases"),
    show=show,
    carry_out=carry_out,
    asking="ask_bulk",
)
