"""A human looks again at what a machine decided (GDPR 22(3)): who, at what, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.notice.register import Register
from inkasso.notice.rights import Right
from inkasso.rights.models import Review, ReviewText
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import open_for, require_open


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReview:
    """What a human did with a decision that a machine had made."""

    #: Key of the purpose in which the machine decided.
    purpose: str
    #: `Review.Result`.
    result: str
    #: What was looked at again.
    reviewed: str
    #: What the human found, as the person is told.
    found: str


def record_review(state: State, new: NewReview, moment: Moment, register: Register) -> Review:
    """Record that whoever acts has looked at a decision again.

    Raises `Refused`: `request_closed`, `before_the_last_step`, `not_a_review`,
    `identity_not_verified`, `no_automated_decision`, `reviewed_already`, `said_missing`.
    """
    require_open(state, moment)
    refused = _refusal(state, new, register)
    if refused is not None:
        raise Refused(refused)
    request = state.request
    open_for(request.person_id, f"request:{request.id}")
    with transaction.atomic():
        review = Review.objects.create(
            request=request,
            person_id=request.person_id,
            purpose=new.purpose,
            result=Review.Result(new.result),
            reviewed_on=moment.on,
            by=moment.by,
        )
        ReviewText.objects.create(
            review=review,
            person_id=request.person_id,
            reviewed=new.reviewed.strip(),
            found=new.found.strip(),
        )
    return review


def _refusal(state: State, new: NewReview, register: Register) -> Refusal | None:
    number = state.request.id
    if state.right is not Right.HUMAN_REVIEW:
        return Refusal(code="not_a_review", message=_OTHER.format(number=number))
    if not state.is_verified:
        because = (GROUNDS["not_identified"].citation,)
        message = _UNKNOWN.format(number=number)
        return Refusal(code="identity_not_verified", message=message, because=because)
    purpose = register.purposes.get(new.purpose)
    if purpose is None or purpose.automated_decisions is None:
        because = (GROUNDS["no_automated_decision"].citation,)
        message = _NO_MACHINE.format(purpose=new.purpose)
        return Refusal(
            code="no_automated_decision", message=message, remedy=_SAY_SO, because=because
        )
    if Review.objects.filter(request=state.request).exists():
        return Refusal(code="reviewed_already", message=_ONCE.format(number=number))
    if not (new.reviewed.strip() and new.found.strip()):
        return Refusal(code="said_missing", message=_SAY)
    return None


_OTHER = Words(
    fi="Pyyntö {number} ei pyydä ihmisen käsittelyä.",
    sv="Begäran {number} gäller inte prövning av en människa.",
    en="Request {number} does not ask for human review.",
)
_UNKNOWN = Words(
    fi="Pyynnön {number} päätöstä ei käsitellä uudelleen, ennen kuin pyytäjä tunnetaan.",
    sv="Beslutet i begäran {number} prövas inte på nytt innan den som begär är känd.",
    en="The decision of request {number} is not reviewed before it is known who asks.",
)
_NO_MACHINE = Words(
    fi="Tarkoituksessa {purpose} kone ei päätä yksin.",
    sv="För ändamålet {purpose} beslutar ingen maskin ensam.",
    en="For the purpose {purpose} no machine decides alone.",
)
_SAY_SO = Words(
    fi="Vastaa niin: --outcome refused --because no_automated_decision.",
    sv="Svara så: --outcome refused --because no_automated_decision.",
    en="Answer so: --outcome refused --because no_automated_decision.",
)
_ONCE = Words(
    fi="Pyynnön {number} päätös on jo käsitelty uudelleen.",
    sv="Beslutet i begäran {number} har redan prövats på nytt.",
    en="The decision of request {number} has been reviewed already.",
)
_SAY = Words(
    fi="Kerro, mitä käsiteltiin uudelleen ja mihin tulokseen tultiin.",
    sv="Ange vad som prövades på nytt och vad resultatet blev.",
    en="Say what was looked at again, and what came of it.",
)
