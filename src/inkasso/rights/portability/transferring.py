"""Handing what a person gave to the controller that they named, on their wish, on record first."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import OperationalFault
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.formats.age_keys import Recipient
from inkasso.gate.disclosing import disclose
from inkasso.gate.disclosures.request import Request as Disclosing
from inkasso.gate.register import register_in_force
from inkasso.notice.articles import GDPR
from inkasso.notice.rights import Right
from inkasso.rights.access.exporting import export, one_moment, portable, require_granted
from inkasso.rights.models import PortingAttempt, PortingWish
from inkasso.rights.portability.given import field_of
from inkasso.rights.portability.sending import NotDelivered, Parcel, parcel, send
from inkasso.rights.portability.wishing import (
    BY_CONSENT,
    carrying_out,
    is_safe,
    is_withdrawn,
    wish_of,
)
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import open_for

_Outcome = PortingAttempt.Outcome
_PURPOSE = "rights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred:
    """A package that another controller has."""

    recipient: str
    #: Categories that went.
    categories: tuple[str, ...]
    sha256: str
    size: int
    #: Whether it was there before, and nothing was sent now.
    already: bool = False


def transfer(state: State, url: str, key: Recipient, moment: Moment) -> Transferred:
    """Send the package of a granted request for portability where its person wished.

    At the edge, outside transactions. What leaves is disclosed first, and that it may have left
    stays on record whatever becomes of it; sent again, it is the same package to the other side.
    Raises `Refused` (`nothing_to_export`, `answer_too_old`, `identity_not_verified`, `no_wish`,
    `wish_withdrawn`, `other_recipient`, `unsafe_address`, `nothing_portable`, `recipient_refused`,
    and those of the gate) and `OperationalFault`.
    """
    wish = require_wish(state, moment.on, url)
    done = _attempts(wish, _Outcome.RECEIVED).first()
    if done is not None:
        return Transferred(
            recipient=wish.recipient, categories=(), sha256=done.sha256, size=0, already=True
        )
    open_for(wish.person_id, f"request:{state.request.id}")
    categories = _disclose(state, wish, moment)
    with tempfile.TemporaryDirectory() as folder:
        made = export(state, Path(folder), moment, recipient=key)
        who = register_in_force().controller
        what = parcel(made.path, wish.token, {"name": who.name, "business_id": who.business_id})
        _deliver(wish, what, moment)
    return Transferred(
        recipient=wish.recipient, categories=categories, sha256=what.sha256, size=what.size
    )


def attempts_of(state: State) -> list[PortingAttempt]:
    """What was sent under a request, or tried, in its order."""
    return list(PortingAttempt.objects.filter(request=state.request).order_by("id"))


def require_wish(state: State, on: date, url: str = "") -> PortingWish:
    """The wish that a package may be sent by on a day; raises `Refused` as `transfer` does.

    Without an address it is the one that the person wished for.
    """
    require_granted(state, on, Right.PORTABILITY)
    return _wish(state, url)


def _wish(state: State, url: str) -> PortingWish:
    wish = wish_of(state)
    because = (GROUNDS["portability"].citation,)
    if wish is None:
        message = _NO_WISH.format(number=state.request.id)
        raise Refused(Refusal(code="no_wish", message=message, because=because))
    if is_withdrawn(wish):
        message = _WITHDRAWN.format(number=state.request.id)
        raise Refused(Refusal(code="wish_withdrawn", message=message, because=because))
    if url and wish.url != url:
        message = _OTHER.format(url=wish.url)
        raise Refused(Refusal(code="other_recipient", message=message, because=because))
    if not is_safe(wish.url):
        raise Refused(Refusal(code="unsafe_address", message=_UNSAFE))
    return wish


def _disclose(state: State, wish: PortingWish, moment: Moment) -> tuple[str, ...]:
    """Write down what may leave, once; returns its categories."""
    with one_moment():
        package = portable(state, moment, for_another=True)
        categories = tuple(package.categories())
    if not categories:
        because = (GROUNDS["not_portable"].citation,)
        raise Refused(Refusal(code="nothing_portable", message=_NOTHING, because=because))
    if _attempts(wish, _Outcome.BEGUN).exists():
        return categories
    request = Disclosing(
        person_id=wish.person_id,
        case_id=None,
        recipient=wish.recipient,
        kind=BY_CONSENT,
        country=wish.country,
        purpose=_PURPOSE,
        ground=f"{GDPR} 20(2), request {state.request.id}",
        fields=tuple(map(field_of, categories)),
        on=moment.on,
    )
    with carrying_out(wish), transaction.atomic():
        disclosed = disclose(request, actor=moment.by)
        _note(wish, _Outcome.BEGUN, f"disclosure {disclosed.number}", moment)
    return categories


def _deliver(wish: PortingWish, what: Parcel, moment: Moment) -> None:
    try:
        send(wish.url, what)
    except NotDelivered as fault:
        outcome = _Outcome.REFUSED if fault.final else _Outcome.FAILED
        _note(wish, outcome, fault.code, moment, sha256=what.sha256)
        if fault.final:
            message = _REFUSED.format(recipient=wish.recipient, code=fault.code)
            refusal = Refusal(code="recipient_refused", message=message, remedy=_ASK)
            raise Refused(refusal) from fault
        text = f"{wish.recipient} did not take the package ({fault.code}); send it again"
        raise OperationalFault(text) from fault
    _note(wish, _Outcome.RECEIVED, "receipt", moment, sha256=what.sha256)


def _attempts(wish: PortingWish, outcome: str) -> QuerySet[PortingAttempt]:
    return PortingAttempt.objects.filter(request=wish.request_id, outcome=outcome)


def _note(
    wish: PortingWish, outcome: str, detail: str, moment: Moment, *, sha256: str = ""
) -> None:
    PortingAttempt.objects.create(
        request_id=wish.request_id,
        person_id=wish.person_id,
        on=moment.on,
        outcome=outcome,
        detail=detail,
        sha256=sha256,
        by=moment.by,
    )


_NO_WISH = Words(
    fi="Pyyntöön {number} ei ole kirjattu, mihin henkilö haluaa tietonsa: inkasso rights wish.",
    sv="I begäran {number} står inte vart personen vill ha sina uppgifter: inkasso rights wish.",
    en="Request {number} does not say where the person wants the data: inkasso rights wish.",
)
_WITHDRAWN = Words(
    fi="Henkilö ei enää halua tietojaan lähetettävän pyynnön {number} perusteella.",
    sv="Personen vill inte längre att uppgifterna sänds enligt begäran {number}.",
    en="The person no longer wants the data sent under request {number}.",
)
_OTHER = Words(
    fi="Henkilö toivoi tietonsa osoitteeseen {url}; muualle niitä ei lähetetä.",
    sv="Personen ville ha sina uppgifter till {url}; de sänds inte någon annanstans.",
    en="The person wished for the data to go to {url}; they are sent nowhere else.",
)
_UNSAFE = Words(
    fi="Tiedot lähetetään vain https-osoitteeseen.",
    sv="Uppgifter sänds bara till en https-adress.",
    en="Data are sent to an https address only.",
)
_NOTHING = Words(
    fi="Toiselle rekisterinpitäjälle ei ole siirrettävää.",
    sv="Det finns inget att överföra till en annan personuppgiftsansvarig.",
    en="There is nothing to move to another controller.",
)
_REFUSED = Words(
    fi="{recipient} ei ottanut tietoja vastaan ({code}).",
    sv="{recipient} tog inte emot uppgifterna ({code}).",
    en="{recipient} did not take the data ({code}).",
)
_ASK = Words(
    fi="Tarkista osoite ja avain vastaanottajalta, tai anna tiedot henkilölle: inkasso "
    "rights export.",
    sv="Kontrollera adress och nyckel med mottagaren, eller ge uppgifterna till personen: inkasso "
    "rights export.",
    en="Check address and key with the recipient, or give the data to the person: inkasso rights "
    "export.",
)
