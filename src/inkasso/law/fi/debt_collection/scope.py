"""Sections 3 and 9: whose rules a receivable follows, and which public claims may be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.fi.debt_collection.wordings import BROKERED_2019, ENACTED, REFORM_2013, ground


class ReceivableKind(StrEnum):
    """What a receivable arose from, as the client hands it over."""

    #: Goods or services supplied by a trader to a consumer.
    CONSUMER = "consumer"
    #: Credit granted or brokered by a trader to a consumer.
    CONSUMER_CREDIT = "consumer_credit"
    #: Rent.
    RENT = "rent"
    #: Anything else of private law.
    BUSINESS = "business"
    #: A public body's receivable, or one of a public task.
    PUBLIC = "public"


class DebtorKind(StrEnum):
    """Who owes, as the client hands it over."""

    #: A natural person.
    PERSON = "person"
    #: A company or another legal person.
    COMPANY = "company"
    #: The estate of a deceased person.
    ESTATE = "estate"
    #: The State, a municipality or another public body.
    PUBLIC_BODY = "public_body"


class PublicCreditor(StrEnum):
    """Whose public receivable it is."""

    #: The State and its authorities.
    STATE = "state"
    #: A municipality, joint authority, wellbeing services county or parish.
    LOCAL = "local"
    #: A private body with a public task, such as a statutory insurer.
    PUBLIC_TASK = "public_task"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicClaim:
    """What decides whether a public receivable may be given to an agency; None is not known."""

    #: Whose it is.
    creditor: PublicCreditor | None = None
    #: Whether it may be enforced without a judgment (706/2007).
    directly_enforceable: bool | None = None
    #: Whether it is a payment ordered for unlawful conduct: a parking or inspection fee, a penalty.
    sanction: bool | None = None


@enacted(ACT, "3 §", since=ENACTED)
@enacted(ACT, "3 § 2 mom.", since=REFORM_2013, version="31/2013")
def regime_of(kind: ReceivableKind, debtor: DebtorKind) -> Decision[Regime] | Refusal:
    """Which set of rules the receivable follows (513/1999, 3 §).

    A debtor who is a person, or a person's estate, has the consumer rules for everything but
    business receivables: rent too, because a hand-over does not say whether the landlord is a
    trader. Refuses with `contradictory` a consumer receivable of a company or public body.
    """
    private = debtor in (DebtorKind.PERSON, DebtorKind.ESTATE)
    consumer_kinds = (ReceivableKind.CONSUMER, ReceivableKind.CONSUMER_CREDIT)
    if kind in consumer_kinds and not private:
        return Refusal(
            code="contradictory",
            message=_CONTRADICTORY,
            remedy=_SAY_WHICH,
            because=(_ground("3 § 1 mom.", _CONSUMER),),
        )
    if not private or kind is ReceivableKind.BUSINESS:
        return Decision(value=Regime.OTHER, because=(_ground("3 § 1 mom.", _OTHER),))
    if kind is ReceivableKind.PUBLIC:
        ground = _ground("3 § 3 mom.", _PUBLIC_OF_PERSON)
    else:
        ground = _ground("3 § 1 mom.", _CONSUMER)
    return Decision(value=Regime.CONSUMER, because=(ground,))


@enacted(ACT, "9 §", since=ENACTED)
def public_claim_allowed(claim: PublicClaim) -> Decision[None] | Refusal:
    """Whether an agency may collect a public receivable out of court (513/1999, 9 §).

    Directly enforceable receivables of the State may not be given to it, nor directly enforceable
    sanctions of anybody. What is not known counts against: such a receivable is refused with
    `public_claim_not_allowed` until the client says what it is.
    """
    if claim.directly_enforceable is False:
        return Decision(value=None, because=(_ground("9 §", _NOT_DIRECTLY),))
    state = claim.creditor is None or claim.creditor is PublicCreditor.STATE
    sanction = claim.sanction is not False
    if state or sanction:
        unknown = None in (claim.creditor, claim.sanction, claim.directly_enforceable)
        return Refusal(
            code="public_claim_not_allowed",
            message=_NOT_ALLOWED,
            remedy=_TELL_US if unknown else _ENFORCEMENT,
            because=(_ground("9 §", _FORBIDDEN),),
        )
    return Decision(
        value=None,
        because=(_ground("9 §", _LOCAL), Citation(act="706/2007", section="5 § 2 mom.", text=_UO)),
    )


@enacted(ACT, "3 § 2 mom.", since=BROKERED_2019, version="598/2019")
def is_brokered_credit_a_consumer_receivable(on: date) -> Decision[bool]:
    """Credit that a trader brokers from a private lender to a consumer, since 1.9.2019."""
    because = ground("3 § 2 mom.", _BROKERED, version="598/2019", since=BROKERED_2019)
    return Decision(value=on >= BROKERED_2019, because=(because,))


def _ground(section: str, text: Words) -> Citation:
    return Citation(act=ACT, section=section, text=text)


_CONSUMER = Words(
    fi="Kuluttajasaatava on elinkeinonharjoittajan saatava kulutushyödykkeestä tai luotosta "
    "kuluttajalle.",
    sv="En konsumentfordran är en näringsidkares fordran för en konsumtionsnyttighet eller kredit "
    "till en konsument.",
    en="A consumer receivable is a trader's receivable for consumer goods, services or credit.",
)
_BROKERED = Words(
    fi="Yksityisen antama luotto, jonka elinkeinonharjoittaja on välittänyt kuluttajalle, "
    "rinnastetaan kuluttajasaatavaan {since} alkaen.",
    sv="En kredit av en privatperson som en näringsidkare förmedlat till en konsument jämställs "
    "med en konsumentfordran från {since}.",
    en="Credit from a private lender that a trader brokered to a consumer counts as a consumer "
    "receivable from {since}.",
)
_OTHER = Words(
    fi="Saatava ei ole kuluttajasaatava.",
    sv="Fordran är inte en konsumentfordran.",
    en="The receivable is not a consumer receivable.",
)
_PUBLIC_OF_PERSON = Words(
    fi="Yksityishenkilöltä perittävään julkiseen saatavaan sovelletaan kuluttajasaatavan sääntöjä.",
    sv="På en offentlig fordran på en privatperson tillämpas reglerna om konsumentfordringar.",
    en="A public receivable from a private person follows the rules of consumer receivables.",
)
_CONTRADICTORY = Words(
    fi="Saatava on merkitty kuluttajasaatavaksi, mutta velallinen ei ole yksityishenkilö.",
    sv="Fordran är angiven som konsumentfordran, men gäldenären är inte en privatperson.",
    en="The receivable is marked as a consumer receivable, but the debtor is not a private person.",
)
_SAY_WHICH = Words(
    fi="Korjaa saatavan laji tai velallisen tyyppi.",
    sv="Rätta fordrans art eller gäldenärens typ.",
    en="Correct the kind of the receivable or the type of the debtor.",
)
_NOT_ALLOWED = Words(
    fi="Julkista saatavaa ei voi ottaa perittäväksi: se on tai voi olla suoraan ulosottokelpoinen "
    "valtion saatava tai lainvastaisesta menettelystä määrätty maksu.",
    sv="Den offentliga fordran kan inte tas emot: den är eller kan vara en direkt utsökningsbar "
    "statlig fordran eller en avgift för ett lagstridigt förfarande.",
    en="The public receivable cannot be taken: it is, or may be, a directly enforceable receivable "
    "of the State or a payment ordered for unlawful conduct.",
)
_TELL_US = Words(
    fi="Ilmoita toimeksiannossa, kenen saatava on, onko se suoraan ulosottokelpoinen ja onko se "
    "seuraamusmaksu.",
    sv="Uppge i uppdraget vems fordran är, om den är direkt utsökningsbar och om den är en "
    "påföljdsavgift.",
    en="State in the mandate whose receivable it is, whether it is directly enforceable, and "
    "whether it is a sanction.",
)
_ENFORCEMENT = Words(
    fi="Velkoja hakee itse ulosottoa.",
    sv="Borgenären ansöker själv om utsökning.",
    en="The creditor applies for enforcement itself.",
)
_FORBIDDEN = Words(
    fi="Toimeksisaajalle ei saa antaa perittäväksi suoraan ulosottokelpoista valtion saatavaa eikä "
    "lainvastaisesta menettelystä määrättyä julkista maksuseuraamusta.",
    sv="Till en uppdragstagare får inte överlåtas en direkt utsökningsbar statlig fordran eller en "
    "offentligrättslig betalningspåföljd för ett lagstridigt förfarande.",
    en="An agency may not be given a directly enforceable receivable of the State, nor a "
    "public-law payment ordered for unlawful conduct.",
)
_NOT_DIRECTLY = Words(
    fi="Rajoitus koskee vain suoraan ulosottokelpoisia saatavia.",
    sv="Begränsningen gäller bara direkt utsökningsbara fordringar.",
    en="The restriction concerns only directly enforceable receivables.",
)
_LOCAL = Words(
    fi="Muun kuin valtion julkisen saatavan, joka ei ole seuraamusmaksu, saa antaa perittäväksi.",
    sv="En annan offentlig fordran än statens, som inte är en påföljdsavgift, får ges till "
    "indrivning.",
    en="A public receivable that is not the State's and not a sanction may be given for "
    "collection.",
)
_UO = Words(
    fi="Ulosotossa perintätoimisto ei saa esiintyä julkisen saatavan hakijana tai asiamiehenä.",
    sv="I utsökningen får en indrivningsbyrå inte vara sökande eller ombud för en offentlig "
    "fordran.",
    en="In enforcement an agency may be neither applicant nor agent for a public receivable.",
)
