"""Section 10 i, until 30.4.2022 10 e: 40 euros for each late commercial payment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from inkasso.base.decisions import Citation, Decision
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.tables import ACT, parameter
from inkasso.law.fi.debt_collection.wordings import REFORM_2013, REFORM_2022, ground, version_among
from inkasso.law.wording import fill

_ONE_DAY = timedelta(days=1)


@enacted(ACT, "10 e §", since=REFORM_2013, until=REFORM_2022 - _ONE_DAY, version="31/2013")
@enacted(ACT, "10 i §", since=REFORM_2022, version="299/2022")
def standard_compensation(
    facts: CostFacts, history: Sequence[PastAct], on: date
) -> Decision[Money]:
    """The standard compensation that may still be asked on a day; zero, with the ground, if none.

    It is due as soon as overdue interest runs: from the day after the due date. Costs that were
    already asked count towards it, because costs may be asked only beyond it. Every late invoice
    bears its own (KKO 2023:39); only those due after 16.3.2013 do, of contracts made since.
    """
    if not facts.commercial:
        return Decision(value=Money(0), because=(_ground(_NOT_COMMERCIAL, on),))
    if not _new_enough(facts) or on <= facts.due_date:
        return Decision(value=Money(0), because=(_ground(_NOT_YET, on),))
    each = each_compensation(on)
    asked = sum(past.cost.cents for past in history if past.sent_on <= on)
    left = facts.late_payments * each.cents - asked - facts.compensation_claimed.cents
    text = fill(_EACH, each=each, payments=str(facts.late_payments))
    return Decision(value=Money(max(0, left)), because=(_ground(text, on),))


def covered_by_compensation(
    cost: Money, facts: CostFacts, earlier: Sequence[PastAct], on: date
) -> Decision[Money]:
    """What of a new cost the standard compensation already covers.

    The debtor owes the compensation or the costs, whichever is more; what was asked so far comes
    off that. Nothing is covered while no compensation was asked.
    """
    if not facts.compensation_claimed:
        return Decision(value=Money(0))
    compensation = facts.late_payments * each_compensation(on).cents
    costs = sum(past.recoverable.cents for past in earlier) + cost.cents
    asked = facts.compensation_claimed.cents + sum(past.cost.cents for past in earlier)
    may_be_asked = min(cost.cents, max(0, max(compensation, costs) - asked))
    return Decision(value=Money(cost.cents - may_be_asked), because=(_ground(_ONLY_BEYOND, on),))


def _new_enough(facts: CostFacts) -> bool:
    made = facts.contract_made_on
    return facts.due_date > REFORM_2013 and (made is None or made >= REFORM_2013)


def each_compensation(on: date) -> Money:
    """The standard compensation of one late payment, on a day."""
    return Money(int(parameter(Regime.OTHER, "standard_compensation").at(on).value * 100))


def only_beyond_ground(on: date) -> Citation:
    """Costs are owed only so far as they exceed the standard compensation."""
    return _ground(_ONLY_BEYOND, on)


def _ground(text: Words, on: date) -> Citation:
    section = "10 i §" if on >= REFORM_2022 else "10 e §"
    return ground(section, text, version=version_among(on, "31/2013", "299/2022"))


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
