"""A creditor takes its claim back: the case ends, and nothing is given up.

The claim is the creditor's, and goes back to it as it stands: principal, interest and costs. From
that day on nothing of it is claimed here. Nothing is written off, so the debtor owes as before, to
the creditor. Should the bank take an earlier payment back afterwards, what opens by it has gone
back to the creditor as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.mandates.instructing import TAKES_BACK, instruction_for
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.account.loading import LoadedCase, lock_cases
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.models import Recall
from inkasso.receivables.status import close_or_reopen


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A case that was taken back, and what went back with it."""

    recall: Recall
    #: As it stood before: what the creditor gets back, to claim for itself.
    account: Account


def why_not_recalled(case: LoadedCase, account: Account) -> Refusal | None:
    """Why a case is not taken back, if so: it has ended, or nothing is open (`nothing_open`)."""
    if case.facts.recalled_on is not None or not account.total:
        return Refusal(code="nothing_open", message=_NOTHING)
    return None


def recall(case_id: int, instruction_id: int, moment: Moment) -> Recalled:
    """Take a case out of collection as its creditor said, in the caller's transaction.

    Raises `Refused`: `unknown_case`, `nothing_open`, `creditor_not_heard` (the word is not this
    client's, or of another case).
    """
    case = lock_cases([case_id]).get(case_id)
    if case is None:
        raise Refused(Refusal(code="unknown_case", message=_UNKNOWN))
    account = replay(case.facts, moment.on)
    refusal = why_not_recalled(case, account)
    if refusal is not None:
        raise Refused(refusal)
    said = instruction_for(instruction_id, TAKES_BACK, case.client_id, case_id)
    if said is None:
        raise Refused(
            Refusal(code="creditor_not_heard", message=_NOT_HEARD, remedy=_RECORD_IT),
        )
    row = Recall.objects.create(
        case_id=case_id, recalled_on=moment.on, recalled_by=moment.by, instruction=said
    )
    settled = settle(
        CaseEvent(
            case=case,
            facts=case.facts._replace(recalled_on=moment.on),
            booked_on=moment.on,
            effective_on=moment.on,
            kind="recall",
            source=f"recall:{case_id}",
        )
    )
    post_events([settled])
    close_or_reopen([settled])
    return Recalled(recall=row, account=account)


_NOTHING = Words(
    fi="Asiassa ei ole enää mitään avoinna.",
    sv="I ärendet är inget längre öppet.",
    en="Nothing of the case is open any more.",
)
_UNKNOWN = Words(fi="Asiaa ei ole.", sv="Ärendet finns inte.", en="There is no such case.")
_NOT_HEARD = Words(
    fi="Tämä velkoja ei ole ottanut tätä asiaa takaisin.",
    sv="Den här borgenären har inte tagit tillbaka det här ärendet.",
    en="This creditor has not taken this case back.",
)
_RECORD_IT = Words(
    fi="Kirjaa, kuka velkojan puolelta otti sen takaisin, milloin ja miten.",
    sv="Anteckna vem hos borgenären som tog det tillbaka, när och hur.",
    en="Record who of the creditor took it back, when and how.",
)
