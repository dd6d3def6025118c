"""Answering an objection: decided, carried out in account and holds, and told in a letter."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.ledger.bulk import take_ids
from inkasso.objections.evidence import ANSWERED
from inkasso.objections.grounds import ONLY_A_COURT, STOPS, WITHOUT_EFFECT
from inkasso.objections.holding import fit_holds, take_turn
from inkasso.objections.letters.composing import Correspondence, LetterFacts, Page, page_of
from inkasso.objections.models import (
    Answer,
    AnswerLetter,
    AnswerText,
    Disputed,
    FrozenAnswerLetter,
    Objection,
    ObjectionText,
)
from inkasso.objections.outcomes import Outcome
from inkasso.objections.standing import contested
from inkasso.objections.taking import LONGEST
from inkasso.receivables.account.loading import LoadedCase, load_cases, lock_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.account.undisputed import undisputed
from inkasso.receivables.crediting import NewCredit, credit
from inkasso.receivables.grounds import freeze
from inkasso.receivables.intake.texts import without_identity_codes
from inkasso.receivables.waiving import ALONE

#: The law under each outcome.
GROUNDS: Mapping[Outcome, tuple[Citation, ...]] = {
    Outcome.UPHELD: (STOPS,),
    Outcome.PARTLY: (STOPS, WITHOUT_EFFECT),
    Outcome.REJECTED: (WITHOUT_EFFECT,),
    Outcome.MAINTAINED: (STOPS, ONLY_A_COURT),
    Outcome.WITHDRAWN: (WITHOUT_EFFECT,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How an objection is answered."""

    outcome: Outcome
    #: Why, as the letter says it to the person.
    reasons: str
    #: How much principal is taken back; only where part of it is.
    sum: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What an answer needs beside its objection; gathered above."""

    letter: Correspondence
    #: Receivables of the case that the law says are time-barred on the day.
    time_barred: Collection[int] = ()


def answer_objection(
    objection: Objection, verdict: Verdict, beside: Beside, on: date, *, by: str
) -> Answer:
    """Answer an objection; the files of whoever the letter names are open.

    Raises `Refused`: `objection_answered`, `reasons_missing`, `answer_sum`, `time_barred`,
    `no_address`, `credit_too_large`, `second_person_answers`.
    """
    with transaction.atomic():
        take_turn(objection.case_id)
        case = lock_cases([objection.case_id])[objection.case_id]
        if Answer.objects.filter(objection=objection).exists():
            raise Refused(Refusal(code="objection_answered", message=ANSWERED))
        parts = list(Disputed.objects.filter(objection=objection).order_by("receivable_id"))
        _check(verdict, parts, beside)
        credits = list(_credits(objection, parts, verdict))
        _by_another(objection, sum(one.cents for one in credits), by)
        if credits:
            case = credit(case.id, credits, on)
        answer = Answer.objects.create(
            objection=objection,
            answered_on=on,
            outcome=verdict.outcome,
            credited_cents=sum(one.cents for one in credits),
            because=freeze(GROUNDS[verdict.outcome]),
            answered_by=by,
        )
        AnswerText.objects.create(
            answer=answer, person_id=objection.person_id, reasons=_kept(verdict.reasons)
        )
        fit_holds(case, on, by)
        _write(answer, _facts(objection, parts, verdict, beside, after=(case, on)))
    return answer


def preview(objection: Objection, verdict: Verdict, beside: Beside, on: date) -> Page:
    """The letter's page as it would be written; nothing is recorded. Raises as answering does."""
    case = load_cases([objection.case_id])[objection.case_id]
    parts = list(Disputed.objects.filter(objection=objection).order_by("receivable_id"))
    _check(verdict, parts, beside)
    off = {one.receivable_id: one.cents for one in _credits(objection, parts, verdict)}
    after = undisputed(case.facts, off)
    facts = _facts(objection, parts, verdict, beside, after=(replace(case, facts=after), on))
    return page_of(facts)


def _check(verdict: Verdict, parts: list[Disputed], beside: Beside) -> None:
    if not verdict.reasons.strip():
        raise Refused(Refusal(code="reasons_missing", message=_REASONS))
    most = sum(one.cents for one in parts)
    partly = verdict.outcome is Outcome.PARTLY
    if partly != (verdict.sum is not None) or (
        verdict.sum is not None and not 0 < verdict.sum.cents < most
    ):
        raise Refused(Refusal(code="answer_sum", message=fill(_SUM, most=Money(most))))
    barred = {one.receivable_id for one in parts} & set(beside.time_barred)
    if barred and verdict.outcome in (Outcome.REJECTED, Outcome.MAINTAINED):
        raise Refused(Refusal(code="time_barred", message=_BARRED, remedy=_TAKE_BACK))


def _by_another(objection: Objection, cents: int, by: str) -> None:
    """More than a little is taken back by somebody else than whoever took the objection down.

    Otherwise one person could write off any sum: take an objection, and uphold it.
    """
    if cents > ALONE.cents and objection.taken_by.casefold() == by.casefold():
        raise Refused(Refusal(code="second_person_answers", message=fill(_BY_ANOTHER, most=ALONE)))


def _credits(objection: Objection, parts: list[Disputed], verdict: Verdict) -> Iterator[NewCredit]:
    """What is taken back, receivable by receivable in their order."""
    left = 0
    if verdict.outcome.takes_back:
        left = verdict.sum.cents if verdict.sum is not None else sum(p.cents for p in parts)
    for part in parts:
        cents = min(left, part.cents)
        left -= cents
        if cents:
            number = f"objection {objection.case_id}-{objection.number}-{part.receivable_id}"
            yield NewCredit(receivable_id=part.receivable_id, cents=cents, number=number)


def _facts(
    objection: Objection,
    parts: list[Disputed],
    verdict: Verdict,
    beside: Beside,
    *,
    after: tuple[LoadedCase, date],
) -> LetterFacts:
    """What the letter says; what stays disputed is not in its sum."""
    case, on = after
    still = contested([case.id], without=objection.id).get(case.id, {})
    if verdict.outcome is Outcome.MAINTAINED and objection.stops:
        for part in parts:
            still[part.receivable_id] = still.get(part.receivable_id, 0) + part.cents
    text = ObjectionText.objects.filter(objection=objection).first()
    return LetterFacts(
        objection=objection,
        outcome=verdict.outcome,
        disputed=Money(sum(one.cents for one in parts)),
        credited=Money(sum(one.cents for one in _credits(objection, parts, verdict))),
        invoices=tuple(dict.fromkeys(one.receivable.invoice_number for one in parts)),
        said=text.words if text else "",
        reasons=_kept(verdict.reasons),
        account=replay(undisputed(case.facts, still), on),
        still_disputed=Money(sum(still.values())),
        case=case,
        on=on,
        beside=beside.letter,
    )


def _write(answer: Answer, facts: LetterFacts) -> None:
    (number,) = take_ids(AnswerLetter, 1)
    person = answer.objection.person_id
    letter = AnswerLetter(
        id=number, answer=answer, case_id=facts.case.id, person_id=person, dated=facts.on
    )
    letter.save(force_insert=True)
    content = page_of(facts, number)
    FrozenAnswerLetter.objects.create(letter=letter, person_id=person, content=content)


def _kept(text: str) -> str:
    return without_identity_codes(text.strip())[:LONGEST]


_REASONS = Words(
    fi="Perustele vastaus; kirje kertoo sen velalliselle.",
    sv="Motivera svaret; brevet berättar det för gäldenären.",
    en="Give reasons for the answer; the letter tells them to the person.",
)
_SUM = Words(
    fi="Kerro osaksi hyväksyttäessä, paljonko poistetaan: alle {most} euroa. Muuten jätä tyhjäksi.",
    sv="Ange vid delvis godkännande hur mycket som återtas: under {most} euro. Lämna annars tomt.",
    en="Upheld in part, say how much is taken back: less than {most} euros. Otherwise leave it "
    "out.",
)
_BARRED = Words(
    fi="Laki sanoo, että kiistetty saatava on vanhentunut.",
    sv="Enligt lagen är den bestridda fordran preskriberad.",
    en="The law says that what is disputed is time-barred.",
)
_TAKE_BACK = Words(
    fi="Hyväksy kiistäminen.", sv="Godkänn bestridandet.", en="Uphold the objection."
)
_BY_ANOTHER = Words(
    fi="Kirjasit kiistämisen itse. Yli {most} euroa poistaa toinen: pyydä häntä vastaamaan.",
    sv="Du antecknade själv bestridandet. Över {most} euro återtas av någon annan: be hen svara.",
    en="You took this objection yourself. Above {most} euros somebody else takes the debt back: "
    "let them answer.",
)
