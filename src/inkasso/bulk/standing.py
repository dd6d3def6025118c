"""How an order stands: its request, what became of each case, whether somebody is at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.bulk.asked_already import refuse_beside
from inkasso.bulk.models import APPROVAL, FAULT, JOB, Order, Outcome
from inkasso.bulk.orders import Change
from inkasso.jobs.models import Job
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.staff.approvals import APPROVED, WAITS_DAYS
from inkasso.staff.models import Approval


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An order as its page tells it."""

    order: Order
    change: Change
    approval: Approval
    outcomes: tuple[Outcome, ...]
    #: The work on it that has not ended; None where nobody is at it.
    job: Job | None

    @property
    def done(self) -> int:
        """Cases to which it was done."""
        return sum(one.done for one in self.outcomes)

    @property
    def refused(self) -> list[Outcome]:
        """Cases to which it could not be done any more."""
        return [one for one in self.outcomes if one.state == "refused"]

    @property
    def faults(self) -> list[Outcome]:
        """Cases on which the program itself failed; nothing was done to them."""
        return [one for one in self.outcomes if one.state == FAULT]

    @property
    def unsent(self) -> list[Outcome]:
        """Cases to which it was done, and of which somebody got no letter."""
        return [one for one in self.outcomes if one.unsent]

    @property
    def left(self) -> int:
        """Cases whose turn has not come."""
        return len(self.order.cases) - len(self.outcomes)

    @property
    def approved(self) -> bool:
        """Whether a second person has let it happen."""
        return self.approval.decision == APPROVED

    @property
    def may_go_on(self) -> bool:
        """Whether it was stopped, or broke off, with cases left."""
        return self.approved and self.job is None and self.left > 0

    @property
    def gives_up(self) -> Money:
        """What was to be given up, as it was shown to whoever asked."""
        cents = self.approval.facts["cents"]
        return Money(int(cents))


def standing_of(number: int) -> Standing:
    """An order as it stands; raises `Refused` (`unknown_order`)."""
    order = find_order(number)
    jobs = Job.objects.filter(kind=JOB, facts__order=order.id, ended_at=None)
    return Standing(
        order=order,
        change=Change.of(order),
        approval=request_of(order),
        outcomes=tuple(Outcome.objects.filter(order=order).order_by("id")),
        job=jobs.order_by("-id").first(),
    )


def find_order(number: int) -> Order:
    """An order by its number; raises `Refused` (`unknown_order`)."""
    found = Order.objects.filter(id=number).first() if number < 2**63 else None
    if found is None:
        raise Refused(Refusal(code="unknown_order", message=_UNKNOWN))
    return found


def orders(most: int) -> list[Order]:
    """The newest orders."""
    return list(Order.objects.order_by("-id")[:most])


def request_of(order: Order) -> Approval:
    """The request that an order was asked for with; there is always one."""
    return Approval.objects.get(kind=APPROVAL, facts__order=order.id)


def begin(order: Order, moment: Moment) -> Job:
    """Have an approved order carried out in the background, in the transaction that approves it."""
    return start(JOB, {"order": order.id}, on=moment.on)


def go_on(order: Order, moment: Moment) -> Job:
    """Take up again what was stopped or broke off.

    Raises `Refused`: `nothing_to_go_on`, `order_lapsed` where the approval is as old as no
    request may become, and as `refuse_beside` where the same was asked for anew meanwhile.
    """
    standing = standing_of(order.id)
    if not standing.may_go_on:
        raise Refused(Refusal(code="nothing_to_go_on", message=_NOTHING))
    decided_on = standing.approval.decided_on
    assert decided_on is not None, "what was approved was decided on a day"
    if moment.on > decided_on + timedelta(days=WAITS_DAYS):
        raise Refused(Refusal(code="order_lapsed", message=fill(_LAPSED, days=str(WAITS_DAYS))))
    behind = {one.case_id for one in standing.outcomes}
    refuse_beside(order, {number for number, _ in order.cases} - behind, moment.on)
    return begin(order, moment)


_UNKNOWN = Words(
    fi="Tällaista joukkomuutosta ei ole.",
    sv="Det finns ingen sådan massändring.",
    en="There is no such change to many cases.",
)
_LAPSED = Words(
    fi="Hyväksymisestä on yli {days} päivää. Pyydä jäljellä olevista asioista uudelleen.",
    sv="Det har gått över {days} dagar sedan godkännandet. Begär på nytt för de ärenden som är "
    "kvar.",
    en="It was approved over {days} days ago. Ask anew for the cases that are left.",
)
_NOTHING = Words(
    fi="Jatkettavaa ei ole: työ on kesken, valmis tai hyväksymättä.",
    sv="Det finns inget att fortsätta: arbetet pågår, är klart eller inte godkänt.",
    en="There is nothing to go on with: it is under way, done, or not approved.",
)
