"""Applying for enforcement: what to say, how to file, what to report, and what may be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inkasso.base.dates import add_months, add_years
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import Value, fill

ACT = "705/2007"
_SINCE = date(2008, 1, 1)
_ELECTRONIC_SINCE = date(2020, 12, 1)
_PASSIVE_YEARS = 2
_CERTIFICATE_MONTHS = 6


class Particular(StrEnum):
    """One thing that an application for enforcement says (3 luku 2 §)."""

    #: Name of the applicant.
    APPLICANT_NAME = "applicant_name"
    #: Personal identity code or business ID of the applicant.
    APPLICANT_ID = "applicant_id"
    #: Where the applicant is served, and its telephone number.
    APPLICANT_CONTACT = "applicant_contact"
    #: Account to which money is remitted.
    REMITTANCE_ACCOUNT = "remittance_account"
    #: Name, address and telephone number of the agent.
    AGENT = "agent"
    #: Identity code or business ID of an agent who may draw money.
    AGENT_ID = "agent_id"
    #: Name of the debtor.
    DEBTOR_NAME = "debtor_name"
    #: What the applicant knows of the debtor's code, address and telephone number.
    DEBTOR_KNOWN = "debtor_known"
    #: The amount of the receivable.
    AMOUNT = "amount"
    #: Amounts and days of what was paid since the ground, or since enforcement last time.
    REDUCTIONS = "reductions"
    #: What identifies the ground for enforcement, where it is not attached.
    GROUND = "ground"
    #: The other debtors of the same receivable, where enforcement is sought from them too.
    OTHER_DEBTORS = "other_debtors"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFacts:
    """What decides what an application must say and may ask for."""

    #: Whether an agent acts for the applicant.
    agent: bool = False
    #: Whether the agent may draw money.
    agent_draws_money: bool = False
    #: Whether the ground for enforcement is attached.
    ground_attached: bool = True
    #: How many debtors answer for the same debt.
    debtors: int = 1
    #: Whether limited enforcement is asked for.
    limited: bool = False
    #: Whether registration as a passive claim is asked for.
    passive: bool = False


@enacted("705/2007", "3 luku 2 §", since=_SINCE)
@enacted("705/2007", "3 luku 2 §", since=_ELECTRONIC_SINCE, version="778/2019")
def required_particulars(facts: ApplicationFacts) -> Decision[tuple[Particular, ...]]:
    """What an application for enforcement must say (705/2007, 3 luku 2 §)."""
    wanted = {
        Particular.AGENT: facts.agent,
        Particular.AGENT_ID: facts.agent and facts.agent_draws_money,
        Particular.GROUND: not facts.ground_attached,
        Particular.OTHER_DEBTORS: facts.debtors > 1,
    }
    required = tuple(particular for particular in Particular if wanted.get(particular, True))
    return Decision(value=required, because=(_ground("3 luku 2 §", _CONTENTS),))


@enacted("705/2007", "3 luku 1 §", since=_ELECTRONIC_SINCE, version="778/2019")
def must_apply_electronically(on: date, *, professional_collector: bool) -> Decision[bool]:
    """Whether an application must come through the e-service or the interface.

    Since 1.12.2020 it is not taken up in another manner from a professional collector or a public
    body, unless it cannot be written so (705/2007, 3 luku 1 § 3 mom.).
    """
    must = professional_collector and on >= _ELECTRONIC_SINCE
    text = _ELECTRONIC if must else _ANY_MANNER
    return Decision(value=must, because=(_ground("3 luku 1 § 3 mom.", text, "778/2019"),))


@enacted("705/2007", "3 luku 102 §", since=_SINCE)
@enacted("705/2007", "3 luku 105 §", since=_SINCE)
@enacted("705/2007", "3 luku 107 §", since=_SINCE)
def may_ask_for(facts: ApplicationFacts) -> Decision[None] | Refusal:
    """Whether limited enforcement or a passive registration may be asked for.

    Refuses with `several_debtors` (3 luku 105 §) and `passive_after_limited` (3 luku 107 §).
    """
    if facts.limited and facts.debtors > 1:
        return Refusal(
            code="several_debtors",
            message=_SEVERAL,
            remedy=_ORDINARY,
            because=(_ground("3 luku 105 § 1 mom.", _SEVERAL),),
        )
    if facts.limited and facts.passive:
        return Refusal(
            code="passive_after_limited",
            message=_NO_PASSIVE,
            remedy=_ORDINARY,
            because=(_ground("3 luku 107 §", _NO_PASSIVE),),
        )
    section = "3 luku 105 §" if facts.limited else "3 luku 102 §"
    return Decision(value=None, because=(_ground(section, _MAY_ASK),))


@enacted("705/2007", "3 luku 102 § 2 mom.", since=_SINCE)
def passive_registration_ends(certificates: tuple[date, ...]) -> Decision[date] | Refusal:
    """Last day of a passive registration: two years from the certificate of obstacle.

    Of several receivables in enforcement at the same time the latest certificate counts. Refuses
    with `not_encoded` a certificate of before 2008, and with `fact_missing` when there is none.
    """
    if not certificates:
        return Refusal(
            code="fact_missing",
            message=_NO_CERTIFICATE,
            because=(_ground("3 luku 102 § 1 mom.", _NO_CERTIFICATE),),
        )
    latest = max(certificates)
    if latest < _SINCE:
        ground = _ground("3 luku 102 § 2 mom.", _MAY_ASK)
        return not_encoded(asked=latest, since=_SINCE, what=_PASSIVE_NAME, because=(ground,))
    end = add_years(latest, _PASSIVE_YEARS)
    return Decision(value=end, because=(_ground("3 luku 102 § 2 mom.", _TWO_YEARS, end=end),))


@enacted("705/2007", "3 luku 99 §", since=_SINCE)
def lack_of_means_certificate_available(obstacle_on: date, asked_on: date) -> Decision[bool]:
    """Whether a certificate may be had without applying: an obstacle within six months.

    The case that no attachment has been made since is the enforcement authority's to see.
    """
    last = add_months(obstacle_on, _CERTIFICATE_MONTHS)
    ground = _ground("3 luku 99 §", _WITHIN_SIX, last=last)
    return Decision(value=obstacle_on <= asked_on <= last, because=(ground,))


@enacted("705/2007", "3 luku 3 §", since=_SINCE)
def must_report_payment(*, received_through_enforcement: bool) -> Decision[bool]:
    """Whether the applicant must tell the enforcement authority of a payment, without delay."""
    text = _KNOWN if received_through_enforcement else _REPORT
    return Decision(value=not received_through_enforcement, because=(_ground("3 luku 3 §", text),))


def _ground(section: str, text: Words, version: str = "", **values: Value) -> Citation:
    return Citation(act=ACT, section=section, version=version, text=fill(text, **values))


for _section, _why in (
    ("3 luku 5-7 §", "Attaching the ground and the bond: documents, sent by the adapter."),
    ("3 luku 11 §", "Authority of an agent: a fact of the mandate."),
    ("3 luku 95 §", "The certificate is the authority's; its day is a fact asked for here."),
    ("3 luku 103-104 §", "Attachment for a passive claim: the authority asks, a person answers."),
    ("3 luku 106 §", "Giving up the limitation of limited enforcement: a person's decision."),
):
    not_encoded_section(ACT, _section, since=_SINCE, why=_why)

_CONTENTS = Words(
    fi="Ulosottohakemuksessa ilmoitetaan hakija, asiamies, velallinen, saatavan määrä "
    "lyhennyksineen ja ulosottoperuste.",
    sv="I en utsökningsansökan anges sökanden, ombudet, gäldenären, fordrans belopp med "
    "avkortningar och utsökningsgrunden.",
    en="An application for enforcement states the applicant, the agent, the debtor, the amount "
    "with what was paid, and the ground for enforcement.",
)
_ELECTRONIC = Words(
    fi="Perintätoimiston on haettava ulosottoa asiointipalvelussa tai teknisellä yhteydellä; muuta "
    "hakemusta ei oteta käsiteltäväksi.",
    sv="En indrivningsbyrå ska ansöka om utsökning i e-tjänsten eller via teknisk anslutning; en "
    "annan ansökan tas inte upp.",
    en="An agency must apply through the e-service or the interface; another application is not "
    "taken up.",
)
_ANY_MANNER = Words(
    fi="Hakemuksen saa toimittaa myös kirjallisesti tai sähköisellä viestillä.",
    sv="Ansökan får också lämnas skriftligt eller som ett elektroniskt meddelande.",
    en="The application may also come in writing or as an electronic message.",
)
_SEVERAL = Words(
    fi="Suppeaan ulosottoon ei voida ryhtyä, kun usea velallinen vastaa samasta velasta.",
    sv="Begränsad utsökning är inte möjlig när flera gäldenärer svarar för samma skuld.",
    en="Limited enforcement is not possible when several debtors answer for the same debt.",
)
_NO_PASSIVE = Words(
    fi="Suppean ulosoton jälkeen saatavaa ei voida merkitä passiivisaatavaksi.",
    sv="Efter begränsad utsökning kan fordran inte registreras som passivfordran.",
    en="After limited enforcement a receivable cannot be registered as a passive claim.",
)
_ORDINARY = Words(
    fi="Hae tavallista ulosottoa.",
    sv="Ansök om vanlig utsökning.",
    en="Apply for ordinary enforcement.",
)
_MAY_ASK = Words(
    fi="Hakija saa pyytää suppeaa ulosottoa tai passiivirekisteröintiä, ei molempia.",
    sv="Sökanden får begära begränsad utsökning eller passivregistrering, inte båda.",
    en="The applicant may ask for limited enforcement or a passive registration, not both.",
)
_PASSIVE_NAME = Words(
    fi="passiivirekisteröinti", sv="passivregistreringen", en="passive registration"
)
_NO_CERTIFICATE = Words(
    fi="Passiivirekisteröinti edellyttää varattomuusestettä koskevaa todistusta.",
    sv="Passivregistrering förutsätter ett intyg om hinder på grund av medellöshet.",
    en="Passive registration takes a certificate of obstacle for lack of means.",
)
_TWO_YEARS = Words(
    fi="Passiivirekisteröinti on voimassa kaksi vuotta estetodistuksesta: {end} asti.",
    sv="Passivregistreringen gäller två år från intyget om hinder: till och med {end}.",
    en="A passive registration holds for two years from the certificate of obstacle: until {end}.",
)
_WITHIN_SIX = Words(
    fi="Todistuksen varattomuudesta saa ilman hakemusta kuuden kuukauden ajan: {last} asti.",
    sv="Ett intyg om medellöshet fås utan ansökan i sex månader: till och med {last}.",
    en="A certificate of lack of means may be had without applying for six months: until {last}.",
)
_REPORT = Words(
    fi="Hakija ilmoittaa ulosottomiehelle maksut, jotka se on saanut muuten kuin ulosotosta.",
    sv="Sökanden meddelar utmätningsmannen betalningar som kommit på annat sätt än genom "
    "utsökningen.",
    en="The applicant reports payments that came otherwise than through enforcement.",
)
_KNOWN = Words(
    fi="Ulosotosta tilitettyä maksua ei tarvitse ilmoittaa.",
    sv="En betalning som redovisats av utsökningen behöver inte meddelas.",
    en="A payment remitted by enforcement need not be reported.",
)
