"""Sections 5, 5 b and 7: when a demand may go electronically, and whether it has arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.dates import add_months
from inkasso.base.decisions import Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.tables import ACT, days
from inkasso.law.fi.debt_collection.wordings import (
    BEFORE_2022,
    REFORM_2013,
    REFORM_2022,
    before_the_act,
    ground,
)
from inkasso.law.wording import Value, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A debtor's consent to demands in another durable manner than on paper.

    An application to use a mailbox, or its terms, is no consent: the debtor gives it separately, in
    writing or electronically, and says these things.
    """

    #: Durable manner it is for, such as an e-mail address or a mailbox; empty is not said.
    manner: str
    #: Collector who may use it; empty is not said. A business debtor need not say it.
    collector: str = ""
    #: Receivables it is for; empty is not said.
    receivables: frozenset[str] = frozenset()
    #: Day it was given.
    given_on: date
    #: Last day it is valid; None is not said.
    valid_until: date | None = None
    #: Day it was withdrawn.
    withdrawn_on: date | None = None
    #: Whether it was given by itself, in writing or electronically, not as a term of something.
    separate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFacts:
    """What decides whether a demand may go in a durable manner."""

    #: Which set of rules the receivable follows.
    regime: Regime
    #: The receivable.
    receivable: str
    #: Who sends the demand.
    collector: str
    #: The manner in which it would go.
    manner: str
    #: What the debtor has consented to.
    consent: Consent | None = None
    #: Due date of the receivable.
    due_date: date
    #: Day after the due date on which the debtor expressly accepted notices about it in this
    #: manner.
    accepted_on: date | None = None
    #: Whether creditor and debtor have used the manner as a matter of course (5 b).
    established: bool = False
    #: Whether the debtor has asked for paper.
    paper_asked: bool = False
    #: Whether it is a tratta, which no established manner carries (7 § 4 mom.); the reminder before
    #: it is no tratta.
    tratta: bool = False


@enacted(ACT, "5 § 2 mom.", since=REFORM_2013, version="31/2013")
@enacted(ACT, "5 § 2–3 mom.", since=REFORM_2022, version="299/2022")
@enacted(ACT, "5 b § 2 mom.", since=REFORM_2022, version="299/2022")
@enacted(ACT, "7 § 4 mom.", since=REFORM_2013, until=BEFORE_2022, version="31/2013")
@enacted(ACT, "7 § 4 mom.", since=REFORM_2022, version="299/2022")
def may_deliver_electronically(facts: DeliveryFacts, on: date) -> Decision[None] | Refusal:
    """Whether a demand may go in another durable manner than on paper on a day.

    Refuses with `not_encoded`, `paper_only` (consumers until 15.3.2013), and from `consent_refusal`
    with `no_consent` and its like. Others than consumers had no rule until 1.5.2022, but for a
    tratta, which since 16.3.2013 the debtor had to have accepted in this manner after the due date.
    """
    refusal = before_the_act(on, _DELIVERY)
    if refusal is not None:
        return refusal
    ruled = facts.regime is Regime.CONSUMER or facts.tratta
    if on < (REFORM_2013 if ruled else REFORM_2022):
        return _before_any_rule(facts.regime)
    carried = _accepted(facts, on) or _established(facts)
    if carried is not None:
        return carried
    refused = consent_refusal(facts, on)
    if refused is not None:
        return refused
    section = _section(facts)
    return Decision(value=None, because=(ground(section, _CONSENTED, version="299/2022"),))


def _before_any_rule(regime: Regime) -> Decision[None] | Refusal:
    if regime is Regime.CONSUMER:
        return _no("paper_only", "5 §", _PAPER_ONLY, version="")
    return Decision(value=None, because=(ground("5 b §", _NO_RULE, version="299/2022"),))


def _established(facts: DeliveryFacts) -> Decision[None] | None:
    if facts.regime is Regime.CONSUMER or facts.tratta:
        return None
    if not facts.established or facts.paper_asked:
        return None
    because = (ground("5 b § 2 mom.", _ESTABLISHED, version="299/2022"),)
    return Decision(value=None, because=because)


def consent_refusal(facts: DeliveryFacts, on: date) -> Refusal | None:
    """Why a consent does not carry a demand on a day; None when it does.

    Codes: `no_consent`, `consent_incomplete` (with what it does not say), `consent_withdrawn`,
    `consent_expired`, `consent_not_for_this`.
    """
    section = _section(facts)
    consent = facts.consent
    # Until 1.5.2022 a consumer could only accept the manner after the due date.
    if consent is None or on < REFORM_2022 or consent.given_on > on or not consent.separate:
        return _no("no_consent", section, _NO_CONSENT)
    lacking = lacking_in_consent(consent, facts.regime)
    if lacking:
        return _no("consent_incomplete", section, _INCOMPLETE, lacking=", ".join(lacking))
    if consent.withdrawn_on is not None and consent.withdrawn_on <= on:
        return _no("consent_withdrawn", section, _WITHDRAWN, day=consent.withdrawn_on)
    last = last_day_of_consent(consent, facts.regime)
    if last is not None and on > last:
        return _no("consent_expired", section, _EXPIRED, day=last)
    return None if _covers(consent, facts) else _no("consent_not_for_this", section, _NOT_FOR)


def lacking_in_consent(consent: Consent, regime: Regime) -> tuple[str, ...]:
    """What a consent does not say and must: `manner`, `collector`, `receivables`, `valid_until`.

    A business debtor's consent to one receivable needs only the manner; to several, all but the
    collector.
    """
    several = len(consent.receivables) > 1
    said = {"manner": bool(consent.manner.strip())}
    if regime is Regime.CONSUMER:
        said["collector"] = bool(consent.collector.strip())
    if regime is Regime.CONSUMER or several:
        said["valid_until"] = consent.valid_until is not None
    said["receivables"] = bool(consent.receivables)
    return tuple(name for name, is_said in said.items() if not is_said)


def last_day_of_consent(consent: Consent, regime: Regime) -> date | None:
    """Last day a consent carries a demand: a consumer's at most 12 months from its day."""
    if regime is Regime.OTHER:
        return consent.valid_until
    most = days("consent_months", Regime.CONSUMER, consent.given_on)
    last = add_months(consent.given_on, most.amount)
    return last if consent.valid_until is None else min(last, consent.valid_until)


@enacted(ACT, "5 § 4 mom.", since=REFORM_2022, version="299/2022")
@enacted(ACT, "5 b § 3 mom.", since=REFORM_2022, version="299/2022")
@enacted(ACT, "7 § 5 mom.", since=REFORM_2022, version="299/2022")
def must_verify_receipt(regime: Regime, sent_on: date) -> Decision[bool]:
    """Whether the sender of an electronic demand must make sure that it reached the debtor.

    With sufficient care, and that it really did: a notice of delivery to a mailbox that nobody
    opens is not enough. Who has not made sure sends the demand on paper.
    """
    section = "5 § 4 mom." if regime is Regime.CONSUMER else "5 b § 3 mom."
    because = ground(section, _VERIFY, version="299/2022")
    return Decision(value=sent_on >= REFORM_2022, because=(because,))


@enacted(ACT, "5 § 5 mom.", since=REFORM_2022, version="299/2022")
def guardian_gets_copies(*, asked: bool, adult: bool, on: date) -> Decision[bool]:
    """Whether a guardian or attorney of an adult gets the demands too, free of charge."""
    because = ground("5 § 5 mom.", _GUARDIAN, version="299/2022")
    return Decision(value=asked and adult and on >= REFORM_2022, because=(because,))


def _accepted(facts: DeliveryFacts, on: date) -> Decision[None] | None:
    """Express acceptance after the due date carries a consumer's demand of that receivable.

    Until 30.4.2022 it carried a tratta too.
    """
    day = facts.accepted_on
    if day is None or not facts.due_date < day <= on:
        return None
    if facts.regime is Regime.OTHER:
        if not facts.tratta or on >= REFORM_2022:
            return None
        because = (ground("7 § 4 mom.", _ACCEPTED, version="31/2013", day=day),)
        return Decision(value=None, because=because)
    section, version = (
        ("5 § 3 mom.", "299/2022") if on >= REFORM_2022 else ("5 § 2 mom.", "31/2013")
    )
    return Decision(value=None, because=(ground(section, _ACCEPTED, version=version, day=day),))


def _section(facts: DeliveryFacts) -> str:
    if facts.regime is Regime.CONSUMER:
        return "5 § 2 mom."
    return "7 § 4 mom." if facts.tratta else "5 b § 2 mom."


def _covers(consent: Consent, facts: DeliveryFacts) -> bool:
    collector = facts.regime is Regime.OTHER or consent.collector == facts.collector
    manner = consent.manner == facts.manner
    return collector and manner and facts.receivable in consent.receivables


def _no(
    code: str, section: str, text: Words, *, version: str = "299/2022", **values: Value
) -> Refusal:
    because = (ground(section, text, version=version, **values),)
    return Refusal(code=code, message=fill(text, **values), remedy=_ON_PAPER, because=because)


_DELIVERY = Words(
    fi="maksuvaatimuksen toimittaminen",
    sv="hur betalningskravet sänds",
    en="the delivery of demands",
)
_ON_PAPER = Words(
    fi="Lähetä maksuvaatimus kirjeenä.",
    sv="Sänd betalningskravet som brev.",
    en="Send the demand as a letter.",
)
_PAPER_ONLY = Words(
    fi="Maksuvaatimuksen oli oltava kirjallinen.",
    sv="Betalningskravet skulle vara skriftligt.",
    en="The demand had to be in writing.",
)
_NO_RULE = Words(
    fi="Muun kuin kuluttajasaatavan maksuvaatimuksen muodosta säädetään vasta 1.5.2022 alkaen.",
    sv="Formen för ett betalningskrav på andra än konsumentfordringar regleras först från "
    "1.5.2022.",
    en="The form of a demand for other than consumer receivables is regulated only from "
    "2022-05-01.",
)
_ACCEPTED = Words(
    fi="Velallinen hyväksyi tämän toimitustavan nimenomaisesti eräpäivän jälkeen, {day}.",
    sv="Gäldenären godkände uttryckligen detta sätt efter förfallodagen, {day}.",
    en="The debtor expressly accepted this manner after the due date, on {day}.",
)
_ESTABLISHED = Words(
    fi="Toimitustapaa on vakiintuneesti käytetty velkasuhteessa, eikä velallinen ole pyytänyt "
    "paperia.",
    sv="Sättet har använts etablerat i skuldförhållandet och gäldenären har inte bett om papper.",
    en="The manner is established between the parties, and the debtor has not asked for paper.",
)
_CONSENTED = Words(
    fi="Velallisen suostumus kattaa tämän maksuvaatimuksen.",
    sv="Gäldenärens samtycke täcker detta betalningskrav.",
    en="The debtor's consent covers this demand.",
)
_NO_CONSENT = Words(
    fi="Velallinen ei ole antanut erillistä suostumusta sähköiseen maksuvaatimukseen.",
    sv="Gäldenären har inte gett ett separat samtycke till elektroniska betalningskrav.",
    en="The debtor has not consented separately to electronic demands.",
)
_INCOMPLETE = Words(
    fi="Suostumuksesta ei käy ilmi kaikki, mitä laki vaatii: {lacking}.",
    sv="Av samtycket framgår inte allt som lagen kräver: {lacking}.",
    en="The consent does not say everything the Act asks for: {lacking}.",
)
_WITHDRAWN = Words(
    fi="Suostumus on peruutettu {day}.",
    sv="Samtycket återkallades {day}.",
    en="The consent was withdrawn on {day}.",
)
_EXPIRED = Words(
    fi="Suostumus oli voimassa {day} asti; kuluttajan suostumus on voimassa enintään 12 kuukautta.",
    sv="Samtycket gällde till och med {day}; en konsuments samtycke gäller högst 12 månader.",
    en="The consent was valid until {day}; a consumer's consent is valid for at most 12 months.",
)
_NOT_FOR = Words(
    fi="Suostumus koskee toista saatavaa, perijää tai toimitustapaa.",
    sv="Samtycket gäller en annan fordran, en annan indrivare eller ett annat sätt.",
    en="The consent is for another receivable, another collector or another manner.",
)
_VERIFY = Words(
    fi="Lähettäjän on riittävällä huolellisuudella varmistettava, että sähköinen maksuvaatimus on "
    "tosiasiassa saavuttanut velallisen.",
    sv="Avsändaren ska med tillräcklig omsorg säkerställa att det elektroniska kravet faktiskt "
    "har nått gäldenären.",
    en="The sender must make sure, with sufficient care, that the electronic demand really "
    "reached the debtor.",
)
_GUARDIAN = Words(
    fi="Täysi-ikäisen velallisen edunvalvoja tai valtuutettu saa pyynnöstä maksuvaatimukset "
    "maksutta.",
    sv="En myndig gäldenärs intressebevakare eller befullmäktigad får på begäran betalningskraven "
    "avgiftsfritt.",
    en="The guardian or attorney of an adult debtor gets the demands on request, free of charge.",
)
