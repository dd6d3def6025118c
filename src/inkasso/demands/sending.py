"""Deciding a letter: may it be sent, what may it cost, what does it say. Nothing is written here.

Everything about a letter is decided at one moment, from the account as of that day: interest is
fixed, the cost is charged, the words are frozen. `recording` writes it down, `filing` makes the
page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.demands.assembling import LetterFacts, assemble
from inkasso.demands.background import ACT_OF_LETTER, Background
from inkasso.demands.informing import CO_DEBTORS, DEBTORS
from inkasso.demands.letters.compose import provided_contents
from inkasso.demands.letters.content import Kind, LetterContent
from inkasso.law.fi.debt_collection.acts import CollectionAct, CostFacts, Regime
from inkasso.law.fi.debt_collection.contents import LetterFacts as ContentFacts
from inkasso.law.fi.debt_collection.contents import LetterKind, missing_contents
from inkasso.law.fi.debt_collection.costs import AllowedCost, allowed_cost_in_parts
from inkasso.law.fi.debt_collection.deadlines import payment_deadline
from inkasso.law.fi.debt_collection.permission import (
    SendingFacts,
    may_send_demand,
    may_send_reminder,
)
from inkasso.law.wording import fill
from inkasso.mandates.agency import Agency
from inkasso.parties.addressing import Addressee
from inkasso.receivables.account.facts import CaseFacts
from inkasso.receivables.account.facts import CostFacts as ChargedCost
from inkasso.receivables.account.loading import LoadedCase
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.account.undisputed import Contested, undisputed
from inkasso.receivables.grounds import freeze
from inkasso.receivables.models import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRequest:
    """A letter that the strategy wants sent today."""

    case: LoadedCase
    background: Background
    kind: Kind
    step: str
    on: date
    receivable_ids: frozenset[int]
    #: What decides whether a letter may be sent, for each receivable it covers.
    sending: tuple[SendingFacts, ...]
    #: What decides what it may cost.
    costs: CostFacts
    smallest_total: Money
    receiver: Addressee | None
    #: Those who share the debt and have an address.
    co_debtors: dict[UUID, Addressee]
    agency: Agency
    #: Disputed principal by receivable, which no letter asks for (4 b §).
    contested: Contested = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLetter:
    """A letter, decided whole and not yet written down."""

    request: LetterRequest
    number: int
    deadline: date
    #: The case's facts with the letter's cost in them.
    facts: CaseFacts
    #: The letter's own cost as a row, if it is charged.
    cost: Cost | None
    #: What the law allowed for it, tax and compensation apart.
    allowed: AllowedCost
    cost_because: tuple[Citation, ...]
    content: LetterContent
    #: Letters of the same day to those who share the debt.
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A letter to a co-debtor: for what they share, and without a cost of its own."""

    number: int
    person_id: UUID
    receivable_ids: frozenset[int]
    content: LetterContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Identifiers taken ahead for a letter, its cost and its copies."""

    letter: int
    cost: int
    copies: tuple[int, ...] = ()


def decide_letter(request: LetterRequest, numbers: Numbers) -> DecidedLetter | Refusal:
    """The letter, or why it may not be sent today."""
    before = replay(undisputed(request.case.facts, request.contested), request.on)
    refusal = _refusal(request, before)
    if refusal is not None:
        return refusal
    act = CollectionAct(kind=ACT_OF_LETTER[request.kind])
    allowed = allowed_cost_in_parts(act, request.costs, request.background.history(), request.on)
    if isinstance(allowed, Refusal):
        return allowed
    facts = _with_cost(request, allowed.value.cost, numbers)
    decided = _put_into_words(request, numbers, facts, allowed)
    return _incomplete(decided.content) or decided


def _refusal(request: LetterRequest, before: Account) -> Refusal | None:
    if request.receiver is None or not request.receiver.street.strip():
        return Refusal(code="no_address", message=_NO_ADDRESS, remedy=_FIND_ADDRESS)
    total = Money(_owed(request, before))
    if total < request.smallest_total:
        return Refusal(
            code="small_balance",
            message=fill(_SMALL, total=total, smallest=request.smallest_total),
            because=(_NEEDLESS,),
        )
    may_send = may_send_reminder if request.kind == "reminder" else may_send_demand
    answers = (may_send(facts, request.on) for facts in request.sending)
    return next((answer for answer in answers if isinstance(answer, Refusal)), None)


def _owed(request: LetterRequest, account: Account) -> int:
    """Principal and interest of what the letter covers, and the case's costs."""
    shares = (account.shares[number] for number in request.receivable_ids)
    return sum(share.principal + share.interest for share in shares) + account.costs


def _with_cost(request: LetterRequest, cost: Money, numbers: Numbers) -> CaseFacts:
    if not cost:
        return request.case.facts
    charged = ChargedCost(numbers.cost, request.on, cost.cents, by_creditor=False)
    return request.case.facts._replace(costs=(*request.case.facts.costs, charged))


def _put_into_words(
    request: LetterRequest, numbers: Numbers, facts: CaseFacts, allowed: Decision[AllowedCost]
) -> DecidedLetter:
    assert request.receiver is not None, "a letter without a receiver was refused before"
    asked = undisputed(facts, request.contested)
    account = replay(asked, request.on)
    deadline = payment_deadline(request.on, request.agency.delivery_days, request.costs.regime)
    cost = _cost_row(request, numbers, allowed)
    background = request.background
    if cost is not None:
        background = replace(background, costs=[*background.costs, cost])
    letter = LetterFacts(
        number=numbers.letter,
        kind=request.kind,
        dated=request.on,
        deadline=deadline.value,
        case=request.case,
        background=background,
        account=account,
        receivable_ids=request.receivable_ids,
        shown_ids=frozenset(
            one.id
            for one in asked.receivables
            if one.principal_cents or one.id not in request.contested
        ),
        contested=request.contested,
        receiver=request.receiver,
        agency=request.agency,
        is_charged=bool(allowed.value.cost),
        settles_in_time=background.agreement.settles_in_time,
        informs=_informs(background, request.case.person_id, DEBTORS),
    )
    return DecidedLetter(
        request=request,
        number=numbers.letter,
        deadline=deadline.value,
        facts=facts,
        cost=cost,
        allowed=allowed.value,
        cost_because=allowed.because,
        content=assemble(letter),
        copies=tuple(_copies(request, numbers, letter)),
    )


def _informs(background: Background, person_id: UUID, subject: str) -> str:
    """The first letter is the first contact, at which people are told (GDPR 14(3)(b))."""
    return "" if person_id in background.written_to else subject


def _copies(request: LetterRequest, numbers: Numbers, letter: LetterFacts) -> Iterator[Copy]:
    """The letter to each co-debtor, for the receivables that they share."""
    receivers = zip(numbers.copies, request.co_debtors.items(), strict=True)
    for number, (person_id, receiver) in receivers:
        shared = request.background.co_debtors[person_id] & request.receivable_ids
        if shared:
            facts = replace(
                letter,
                number=number,
                receiver=receiver,
                receivable_ids=frozenset(shared),
                shown_ids=frozenset(shared),
                with_costs=shared == request.receivable_ids,
                informs=_informs(request.background, person_id, CO_DEBTORS),
            )
            yield Copy(
                number=number,
                person_id=person_id,
                receivable_ids=facts.receivable_ids,
                content=assemble(facts),
            )


def _cost_row(
    request: LetterRequest, numbers: Numbers, allowed: Decision[AllowedCost]
) -> Cost | None:
    """The cost of the letter as a row, or None when it is free."""
    if not allowed.value.cost:
        return None
    return Cost(
        id=numbers.cost,
        case_id=request.case.id,
        person_id=request.case.person_id,
        charged_on=request.on,
        act=ACT_OF_LETTER[request.kind].value,
        cents=allowed.value.cost.cents,
        vat_cents=allowed.value.vat.cents,
        because=freeze(allowed.because),
    )


def _incomplete(content: LetterContent) -> Refusal | None:
    """A refusal that names what the law wants said and the letter cannot say."""
    kind = LetterKind.REMINDER if content.kind == "reminder" else LetterKind.PAYMENT_DEMAND
    facts = ContentFacts(
        regime=Regime.CONSUMER if content.audience == "consumer" else Regime.OTHER,
        transferred=content.creditor.original_creditor is not None,
        interest_basis_shown=all(line.interest_basis for line in content.receivables),
    )
    missing = missing_contents(set(provided_contents(content)), kind, facts)
    if not missing:
        return None
    return Refusal(
        code="incomplete_letter",
        message=fill(_INCOMPLETE, what=missing[0].because.text),
        remedy=_COMPLETE,
        because=tuple(item.because for item in missing),
    )


_NO_ADDRESS = Words(
    fi="Velallisen postiosoitetta ei tiedetä, joten kirjettä ei voi lähettää.",
    sv="Gäldenärens postadress är inte känd, så brevet kan inte sändas.",
    en="The debtor's postal address is not known, so no letter can be sent.",
)
_FIND_ADDRESS = Words(
    fi="Selvitä osoite ja luovuta se uudelleen.",
    sv="Ta reda på adressen och överlämna den på nytt.",
    en="Find the address out and hand it over again.",
)
_SMALL = Words(
    fi="Avoinna on {total} euroa; alle {smallest} eurosta ei lähetetä kirjeitä.",
    sv="Öppet är {total} euro; för under {smallest} euro sänds inga brev.",
    en="{total} euros are open; no letters are sent for less than {smallest} euros.",
)
_NEEDLESS = Citation(
    act="513/1999",
    section="4 §",
    text=Words(
        fi="Velalliselle ei saa aiheuttaa tarpeettomia kuluja.",
        sv="Gäldenären får inte orsakas onödiga kostnader.",
        en="The debtor must not be caused needless costs.",
    ),
)
_INCOMPLETE = Words(
    fi="Kirjeestä puuttuisi jotain, mitä laki vaatii: {what}",
    sv="Brevet skulle sakna något som lagen kräver: {what}",
    en="The letter would lack something that the law demands: {what}",
)
_COMPLETE = Words(
    fi="Täydennä tiedot, esimerkiksi: inkasso client set --street … --postal-code … --city …",
    sv="Komplettera uppgifterna, till exempel: inkasso client set --street … --postal-code … "
    "--city …",
    en="Complete the data, for example: inkasso client set --street … --postal-code … --city …",
)
