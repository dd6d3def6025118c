"""Section 10 i: 40 euros of standard compensation for each late commercial payment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from inkasso.base.decisions import Citation, Decision
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.tables import ACT, rules_of
from inkasso.law.wording import fill

#: Only receivables that fall due after 31/2013 came into force, of contracts made after 30/2013.
_IN_FORCE = date(2013, 3, 16)


def standard_compensation(
    facts: CostFacts, history: Sequence[PastAct], on: date
) -> Decision[Money]:
    """The standard compensation that may still be asked on a day; zero, with the ground, if none.

    It is due as soon as overdue interest runs: from the day after the due date. Costs that were
    already asked count towards it, because costs may be asked only beyond it (513/1999, 10 i §).
    """
    if not facts.commercial:
        return Decision(value=Money(0), because=(_ground(_NOT_COMMERCIAL),))
    if not _new_enough(facts) or on <= facts.due_date:
        return Decision(value=Money(0), because=(_ground(_NOT_YET),))
    each = _each(on)
    asked = sum(past.cost.cents for past in history if past.sent_on <= on)
    left = facts.late_payments * each.cents - asked - facts.compensation_claimed.cents
    text = fill(_EACH, each=each, payments=str(facts.late_payments))
    return Decision(value=Money(max(0, left)), because=(_ground(text),))


def covered_by_compensation(
    cost: Money, facts: CostFacts, earlier: Sequence[PastAct], on: date
) -> Decision[Money]:
    """What of a new cost the standard compensation already covers.

    The debtor owes the compensation or the costs, whichever is more; what was asked so far comes
    off that. Nothing is covered while no compensation was asked.
    """
    if not facts.compensation_claimed:
        return Decision(value=Money(0))
    compensation = facts.late_payments * _each(on).cents
    costs = sum(past.recoverable.cents for past in earlier) + cost.cents
    asked = facts.compensation_claimed.cents + sum(past.cost.cents for past in earlier)
    may_be_asked = min(cost.cents, max(0, max(compensation, costs) - asked))
    return Decision(value=Money(cost.cents - may_be_asked), because=(_ground(_ONLY_BEYOND),))


def _new_enough(facts: CostFacts) -> bool:
    made = facts.contract_made_on
    return facts.due_date > _IN_FORCE and (made is None or made >= _IN_FORCE)


def _each(on: date) -> Money:
    return Money(int(rules_of(Regime.OTHER)["standard_compensation"].at(on).value * 100))


def _ground(text: Words) -> Citation:
    return Citation(act=ACT, section="10 i §", text=text)


_EACH = Words(
    fi="Kaupallisen maksun viivästyttyä velkojalla on oikeus {each} euron vakiokorvaukseen "
    "jokaisesta viivästyneestä maksusta ({payments}).",
    sv="När en kommersiell betalning är försenad har borgenären rätt till en standardersättning på "
    "{each} euro för varje försenad betalning ({payments}).",
    en="When a commercial payment is late the creditor is entitled to a standard compensation of "
    "{each} euros for each late payment ({payments}).",
)
_ONLY_BEYOND = Words(
    fi="Perintäkuluja saa vaatia vain siltä osin kuin ne ylittävät vakiokorvauksen.",
    sv="Indrivningskostnader får krävas bara till den del de överstiger standardersättningen.",
    en="Recovery costs may be asked only so far as they exceed the standard compensation.",
)
_NOT_COMMERCIAL = Words(
    fi="Vakiokorvaus koskee vain elinkeinonharjoittajien välisiä ja hankintayksikön maksuja.",
    sv="Standardersättningen gäller bara betalningar mellan näringsidkare och upphandlande "
    "enheters betalningar.",
    en="Standard compensation concerns only payments between traders or by contracting "
    "authorities.",
)
_NOT_YET = Words(
    fi="Vakiokorvaukseen on oikeus vasta, kun maksu on viivästynyt, ja vain 16.3.2013 jälkeen "
    "erääntyneestä maksusta.",
    sv="Rätten till standardersättning uppstår först när betalningen är försenad, och bara om den "
    "förfallit efter 16.3.2013.",
    en="Standard compensation is due only once the payment is late, and only for payments due "
    "after 2013-03-16.",
)
