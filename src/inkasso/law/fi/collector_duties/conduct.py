"""Client money apart, changes to the register, public claims in enforcement, identity codes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from inkasso.base.dates import add_months
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.wording import Value, fill

REGISTRATION = "411/2018"
_REGISTERED_SINCE = date(2019, 1, 1)


class IdentityCodeUse(StrEnum):
    """What a personal identity code would be used for."""

    #: Telling the right person apart when collecting.
    COLLECTING = "collecting"
    #: Printing it in a letter, an invoice or a message.
    ON_DOCUMENT = "on_document"
    #: Giving it to a court or to enforcement, which want it.
    TO_AUTHORITY = "to_authority"


@enacted("513/1999", "11 §", since=date(1999, 9, 1))
def client_money_is_apart(
    on_client_account: Money, owed_to_clients: Money
) -> Decision[None] | Refusal:
    """Whether the client account holds all that is collected and not remitted (513/1999, 11 §).

    Refuses with `client_money_short`.
    """
    ground = _cited("513/1999", "11 §", _APART)
    if on_client_account >= owed_to_clients:
        return Decision(value=None, because=(ground,))
    short = owed_to_clients - on_client_account
    return Refusal(
        code="client_money_short",
        message=fill(_SHORT, short=short),
        remedy=_PAY_IN,
        because=(ground,),
    )


@enacted("706/2007", "5 § 2 mom.", since=date(2008, 1, 1))
def may_act_in_enforcement(*, public_claim: bool) -> Decision[bool]:
    """Whether an agency may be applicant or agent in enforcement: never for a public claim."""
    text = _NOT_PUBLIC if public_claim else _PRIVATE_CLAIM
    return Decision(value=not public_claim, because=(_cited("706/2007", "5 § 2 mom.", text),))


@enacted("411/2018", "7 § 3 mom.", since=_REGISTERED_SINCE)
def new_responsible_person_by(ended_on: date) -> Decision[date]:
    """Last day to report a new responsible person: a month from the end of the old one."""
    last = add_months(ended_on, 1)
    return Decision(
        value=last, because=(_cited(REGISTRATION, "7 § 3 mom.", _RESPONSIBLE, last=last),)
    )


@enacted("411/2018", "11 § 3 mom.", since=_REGISTERED_SINCE)
def statements_registered_by(confirmed_on: date) -> Decision[date]:
    """Last day to register the financial statements: two months from confirming them.

    Limited companies, cooperatives and foundations follow their own acts.
    """
    last = add_months(confirmed_on, 2)
    ground = _cited(REGISTRATION, "11 § 3 mom.", _STATEMENTS, last=last)
    return Decision(value=last, because=(ground,))


@enacted("1050/2018", "29 §", since=_REGISTERED_SINCE)
def may_use_identity_code(use: IdentityCodeUse) -> Decision[bool]:
    """Whether a personal identity code may be used so: to collect, but not needlessly in print."""
    if use is IdentityCodeUse.ON_DOCUMENT:
        return Decision(value=False, because=(_cited("1050/2018", "29 § 4 mom.", _NOT_IN_PRINT),))
    return Decision(value=True, because=(_cited("1050/2018", "29 § 2 mom.", _TO_COLLECT),))


@enacted("411/2018", "13 §", since=_REGISTERED_SINCE)
def may_tell(*, consented: bool, required_by_law: bool) -> Decision[bool]:
    """Whether what was learnt in collecting may be told to somebody else (411/2018, 13 §)."""
    return Decision(
        value=consented or required_by_law, because=(_cited(REGISTRATION, "13 §", _SECRECY),)
    )


def _cited(act: str, section: str, text: Words, **values: Value) -> Citation:
    return Citation(act=act, section=section, text=fill(text, **values))


for _section, _why in (
    ("1-3 §", "Who must be registered: a fact about the agency, settled before it begins."),
    ("4 §", "The responsible person's qualities and tasks: a person's."),
    ("5-10 §", "The register, reliability and solvency: the authority's inquiry."),
    ("11 § 1-2 mom.", "Audit, with a statement on client money: the auditor's."),
    ("14-19 §", "Supervision, sanctions, appeal and coming into force."),
):
    not_encoded_section(REGISTRATION, _section, since=_REGISTERED_SINCE, why=_why)
not_encoded_section(
    "566/2020",
    "15, 18 §",
    since=date(2020, 7, 15),
    why="The administrative fine, at most 4 % of turnover: an authority's judgment.",
)
not_encoded_section(
    "444/2017",
    "1-9 luku",
    since=date(2017, 7, 3),
    why="Knowing the customer and reporting suspicions: the agency's own procedure; only "
    "retention is here.",
)
not_encoded_section(
    "1050/2018",
    "6-7, 30-38 §",
    since=_REGISTERED_SINCE,
    why="Special categories, rights and supervision: the rooms notice, gate and rights.",
)

_APART = Words(
    fi="Asiakasvarat pidetään erillään omista varoista ja säilytetään luotettavasti.",
    sv="Klientmedel hålls åtskilda från egna medel och förvaras på ett tillförlitligt sätt.",
    en="Client money is kept apart from one's own, in a reliable manner.",
)
_SHORT = Words(
    fi="Asiakasvaratililtä puuttuu {short} euroa.",
    sv="På klientmedelskontot saknas {short} euro.",
    en="The client account is short of {short} euros.",
)
_PAY_IN = Words(
    fi="Siirrä puuttuva määrä asiakasvaratilille ja selvitä syy.",
    sv="Överför det som saknas till klientmedelskontot och utred orsaken.",
    en="Pay what is missing into the client account and find out why.",
)
_NOT_PUBLIC = Words(
    fi="Perintätoiminnan harjoittaja ei saa olla julkisen saatavan ulosotossa hakijana eikä "
    "asiamiehenä.",
    sv="En indrivningsbyrå får inte vara sökande eller ombud vid utsökning av en offentlig "
    "fordran.",
    en="An agency may be neither applicant nor agent in the enforcement of a public claim.",
)
_PRIVATE_CLAIM = Words(
    fi="Kielto koskee vain julkisia saatavia.",
    sv="Förbudet gäller bara offentliga fordringar.",
    en="The ban concerns public claims only.",
)
_RESPONSIBLE = Words(
    fi="Uudesta vastaavasta henkilöstä ilmoitetaan kuukauden kuluessa: {last}.",
    sv="En ny ansvarig person anmäls inom en månad: {last}.",
    en="A new responsible person is reported within a month: {last}.",
)
_STATEMENTS = Words(
    fi="Tilinpäätös ilmoitetaan rekisteröitäväksi kahden kuukauden kuluessa: {last}.",
    sv="Bokslutet anmäls för registrering inom två månader: {last}.",
    en="The financial statements are registered within two months: {last}.",
)
_NOT_IN_PRINT = Words(
    fi="Henkilötunnusta ei merkitä tarpeettomasti asiakirjoihin.",
    sv="Personbeteckningen antecknas inte i onödan i handlingar.",
    en="A personal identity code is not put into documents needlessly.",
)
_TO_COLLECT = Words(
    fi="Henkilötunnusta saa käsitellä saatavan perimisessä.",
    sv="Personbeteckningen får behandlas vid indrivning.",
    en="A personal identity code may be processed in debt collection.",
)
_SECRECY = Words(
    fi="Perinnässä saatua tietoa ei saa ilmaista sivulliselle ilman suostumusta tai lain "
    "säännöstä.",
    sv="Uppgifter från indrivningen får inte röjas för utomstående utan samtycke eller stöd i lag.",
    en="What was learnt in collecting may not be told to others without consent or a law.",
)
