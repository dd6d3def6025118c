"""Taking an objection: written down, and what it disputes is collected no more from that moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.permission import (
    Objection as InLaw,
)
from inkasso.law.fi.debt_collection.permission import SendingFacts, is_stopped_by_objection
from inkasso.law.wording import fill
from inkasso.objections.grounds import STOPS, WITHOUT_EFFECT, Ground
from inkasso.objections.holding import fit_holds, take_turn
from inkasso.objections.models import Disputed, Objection, ObjectionText
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.finding import people_of
from inkasso.receivables.grounds import freeze
from inkasso.receivables.intake.texts import without_identity_codes
from inkasso.receivables.models import Case, Receivable

#: Most of what is kept of somebody's words.
LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says against a case."""

    person_id: UUID
    #: One of `grounds.CHANNELS`.
    channel: str
    ground: Ground
    words: str = ""
    #: The receivable that it is about; None for all of the case.
    receivable_id: int | None = None
    #: How much of that receivable is disputed; None for all of it.
    sum: Money | None = None
    #: Why the ground clearly has no effect; whoever finds so says why.
    without_effect: str = ""


def take_objection(case: Case, said: Said, on: date, by: str) -> Objection:
    """Record an objection, with the hold that it brings; the person's file is open.

    Raises `Refused`: `nothing_open`, `not_of_case`, `words_missing`, `disputed_receivable`,
    `disputed_too_much`.
    """
    with transaction.atomic():
        take_turn(case.id)
        locked = load_cases([case.id])[case.id]
        _check(case, locked, said, on)
        parts = _parts(locked, said)
        stops = _stops(said)
        objection = Objection.objects.create(
            case=case,
            person_id=said.person_id,
            number=Objection.objects.filter(case=case).count() + 1,
            taken_on=on,
            channel=said.channel,
            ground=said.ground,
            stops=stops,
            because=freeze((_ground_of(stops=stops),)),
            taken_by=by,
        )
        for part in parts:
            part.objection = objection
        Disputed.objects.bulk_create(parts)
        ObjectionText.objects.create(
            objection=objection,
            person_id=said.person_id,
            words=_kept(said.words),
            without_effect=_kept(said.without_effect),
        )
        fit_holds(locked, on, by)
    return objection


def _check(case: Case, locked: LoadedCase, said: Said, on: date) -> None:
    if not replay(locked.facts, on).total:
        raise Refused(Refusal(code="nothing_open", message=_NOTHING_OPEN))
    if said.person_id not in people_of(case):
        raise Refused(Refusal(code="not_of_case", message=_NOT_OF_CASE))
    if said.ground is not Ground.NONE and not said.words.strip():
        raise Refused(Refusal(code="words_missing", message=_WORDS))


def _stops(said: Said) -> bool:
    """Whether the law stops collecting; every debt is taken to need a judgment, which is stricter.

    The Act makes an exception for what is enforceable without one (4 b § 3 mom.); whether a
    receivable is, no hand-over says yet.
    """
    clearly = said.ground is Ground.NONE or said.without_effect.strip()
    objection = InLaw.WITHOUT_EFFECT if clearly else InLaw.DISPUTED
    facts = SendingFacts(regime=Regime.OTHER, due_date=date.min, objection=objection)
    return is_stopped_by_objection(facts)


def _ground_of(*, stops: bool) -> Citation:
    return STOPS if stops else WITHOUT_EFFECT


def _parts(case: LoadedCase, said: Said) -> list[Disputed]:
    """What is disputed, receivable by receivable."""
    owed = {one.id: one.principal_cents for one in case.facts.receivables if one.principal_cents}
    if said.receivable_id is None:
        if said.sum is not None:
            raise Refused(Refusal(code="disputed_receivable", message=_WHICH))
        return [Disputed(receivable_id=one, cents=cents, whole=True) for one, cents in owed.items()]
    if said.receivable_id not in owed:
        raise Refused(Refusal(code="disputed_receivable", message=_NOT_OPEN))
    most = owed[said.receivable_id]
    cents = most if said.sum is None else said.sum.cents
    if not 0 < cents <= most:
        message = fill(_TOO_MUCH, sum=Money(cents), most=Money(most))
        raise Refused(Refusal(code="disputed_too_much", message=message))
    return [Disputed(receivable_id=said.receivable_id, cents=cents, whole=cents == most)]


def open_receivables(case_id: int) -> list[Receivable]:
    """Receivables that can be objected to, in the order of their due days."""
    return list(Receivable.objects.filter(case_id=case_id).order_by("due_date", "id"))


def _kept(words: str) -> str:
    return without_identity_codes(words.strip())[:LONGEST]


_NOTHING_OPEN = Words(
    fi="Asiassa ei ole mitään avoinna.",
    sv="Inget är öppet i ärendet.",
    en="Nothing is open in the case.",
)
_NOT_OF_CASE = Words(
    fi="Henkilö ei ole tämän asian velallinen.",
    sv="Personen är inte gäldenär i ärendet.",
    en="The person owes nothing in this case.",
)
_WORDS = Words(
    fi="Kirjaa, mitä velallinen sanoo; toimeksiantajan on vastattava siihen.",
    sv="Anteckna vad gäldenären säger; uppdragsgivaren ska svara på det.",
    en="Write down what the person says; the client has to answer it.",
)
_WHICH = Words(
    fi="Kerro, mistä laskusta kiistetty summa on.",
    sv="Ange vilken faktura det bestridda beloppet gäller.",
    en="Say of which invoice the disputed sum is.",
)
_NOT_OPEN = Words(
    fi="Tällaista avointa laskua ei asiassa ole.",
    sv="Ärendet har ingen sådan öppen faktura.",
    en="The case has no such open invoice.",
)
_TOO_MUCH = Words(
    fi="Kiistetty summa {sum} euroa ei mahdu laskuun: pääomaa on {most} euroa.",
    sv="Det bestridda beloppet {sum} euro ryms inte i fakturan: kapitalet är {most} euro.",
    en="The disputed sum of {sum} euros does not fit the invoice: its principal is {most} euros.",
)
