"""Plans and longer times to pay as commands show them."""

from __future__ import annotations

from inkasso.base.money import Money
from inkasso.cli.output import Json, citations, euros, say, say_grounds, table
from inkasso.plans.extending import Extended
from inkasso.plans.models import Plan
from inkasso.plans.proposing import Proposal
from inkasso.plans.watching import Standing
from inkasso.receivables.account.replay import Account


def proposal_document(proposal: Proposal) -> Json:
    """A plan as it is told to the person, whole."""
    return {
        "case": str(proposal.footing.case.id),
        "date": proposal.footing.on,
        "instalments": [
            {
                "number": one.number,
                "due": one.due,
                "amount": euros(one.cents),
                "interest": euros(one.interest),
                "principal": euros(one.principal),
                "costs": euros(one.costs),
            }
            for one in proposal.schedule.instalments
        ],
        "ends": proposal.schedule.last,
        "owed": _owed(proposal.owed),
        "cost": proposal.cost,
        "interest_to_come": proposal.interest_to_come,
        "total": proposal.total,
        "last_may_change": proposal.last_may_change,
        "because": citations(proposal.because),
    }


def say_proposal(proposal: Proposal) -> None:
    """The same for a person on the telephone."""
    _say_sum(proposal.owed, proposal.cost, proposal.interest_to_come, proposal.total)
    rows = ((one.number, one.due, euros(one.cents)) for one in proposal.schedule.instalments)
    table("Instalments", (">no.", "due", ">amount"), rows)
    if proposal.last_may_change:
        say(_MAY_CHANGE)
    say_grounds(proposal.because)


def extension_document(extended: Extended) -> Json:
    """A longer time to pay as it is told to the person."""
    return {
        "case": str(extended.footing.case.id),
        "date": extended.footing.on,
        "until": extended.until,
        "days": extended.days,
        "owed": _owed(extended.owed),
        "cost": extended.cost,
        "interest_to_come": extended.interest_to_come,
        "total": extended.total,
        "last_may_change": extended.last_may_change,
        "because": citations(extended.because),
    }


def say_extension(extended: Extended) -> None:
    """The same for a person on the telephone."""
    _say_sum(extended.owed, extended.cost, extended.interest_to_come, extended.total)
    say(f"{extended.total} EUR by {extended.until} settles everything.")
    if extended.last_may_change:
        say(_MAY_CHANGE)
    say_grounds(extended.because)


def plan_document(plan: Plan) -> Json:
    """A plan as it was written down."""
    return {"plan": plan.number, "case": str(plan.case_id), "agreed_on": plan.agreed_on}


def standing_document(standing: Standing) -> Json:
    """How a plan stands, with its instalments."""
    plan, waits_for = standing.plan, standing.waits_for
    return {
        "case": str(plan.case_id),
        "plan": plan.number,
        "agreed_on": plan.agreed_on,
        "state": standing.state.value,
        "paid": euros(standing.paid),
        "behind": euros(standing.behind),
        "next": {"number": waits_for.number, "due": waits_for.due} if waits_for else None,
        "ended_on": plan.end.on if plan.end else None,
        "ended_because": plan.end.reason if plan.end else None,
        "instalments": [
            {"number": one.number, "due": one.due, "amount": euros(one.cents)}
            for one in plan.instalments
        ],
    }


def standing_row(standing: Standing) -> tuple[object, ...]:
    """One line of a list of plans."""
    plan, waits_for = standing.plan, standing.waits_for
    total = sum(one.cents for one in plan.instalments)
    return (
        plan.case_id,
        plan.number,
        plan.agreed_on,
        standing.state.value,
        f"{euros(standing.paid)} of {euros(total)}",
        euros(standing.behind),
        waits_for.due if waits_for else "-",
    )


COLUMNS = (">case", ">plan", "agreed", "state", ">paid", ">behind", "waits for")
_MAY_CHANGE = (
    "A reference rate is not announced yet: the final sum changes by as much as the rate does."
)


def _owed(account: Account) -> Json:
    return {
        "principal": euros(account.principal),
        "interest": euros(account.interest),
        "costs": euros(account.costs),
        "total": euros(account.total),
    }


def _say_sum(owed: Account, cost: Money, interest: Money, total: Money) -> None:
    rows = (
        ("open principal", euros(owed.principal)),
        ("interest so far", euros(owed.interest)),
        ("costs so far", euros(owed.costs)),
        ("cost of this agreement", cost),
        ("interest to come", interest),
        ("in all", total),
    )
    table("What is paid", ("what", ">amount"), rows)
