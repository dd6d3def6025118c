"""Sections 5 (until 15.3.2013), 5 a and 5 b: what a payment demand must say.

The letter room shows what it has put in, by key; `missing_contents` says what the law still wants.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.fi.debt_collection.wordings import (
    BEFORE_2022,
    BEFORE_JULY_2021,
    ENACTED,
    REFORM_2013,
    REFORM_2022,
    TEMPORARY_2021,
    TEMPORARY_JULY_2021,
)

_ONE_DAY = timedelta(days=1)


class LetterKind(StrEnum):
    """Letters whose contents are looked at."""

    #: No statute lists what a reminder must say, but see `interest_rate_and_start`.
    REMINDER = "reminder"
    #: The statutory demand.
    PAYMENT_DEMAND = "payment_demand"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What decides which items a letter needs."""

    #: Which set of rules applies.
    regime: Regime
    #: Whether the receivable may be enforced without a judgment.
    directly_enforceable: bool = False
    #: Whether the creditor is a public body.
    public_creditor: bool = False
    #: Whether the receivable was transferred to the present creditor.
    transferred: bool = False
    #: Whether the creditor goes by another name than in the contract.
    creditor_renamed: bool = False
    #: Whether the letter says how the interest was worked out.
    interest_basis_shown: bool = False
    #: Whether it falls due in parts that are not all due, so that suspension cannot be asked.
    parts_not_due: bool = False
    #: Whether the debtor has asked to suspend collection.
    suspended: bool = False
    #: Whether the due date binds the debtor without the creditor's notice (633/1982, 6 §).
    due_date_binds: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentItem:
    """One thing that a letter must say."""

    #: Stable key, by which the letter room names it.
    key: str
    #: Where the law asks for it, and what.
    because: Citation


@enacted(ACT, "5 §", since=ENACTED, until=REFORM_2013 - _ONE_DAY)
@enacted(ACT, "5 a §", since=REFORM_2013, version="31/2013")
@enacted(ACT, "3 b § 1 mom. 2 k", since=TEMPORARY_2021, until=BEFORE_JULY_2021, version="1069/2020")
@enacted(ACT, "3 b § 1 mom. 2 k", since=TEMPORARY_JULY_2021, until=BEFORE_2022, version="539/2021")
@enacted(ACT, "5 b § 4 mom.", since=REFORM_2022, version="299/2022")
def required_contents(
    kind: LetterKind, facts: LetterFacts, *, on: date = REFORM_2022
) -> tuple[ContentItem, ...]:
    """Everything that a letter of a day must say, in the order of the Act.

    `on` tells the wording; the newest if it is not given. The demand to others than consumers had
    to say nothing until 2021, when a charged one had to say what a consumer's does.
    """
    items: list[ContentItem] = []
    consumer = facts.regime is Regime.CONSUMER
    if kind is LetterKind.PAYMENT_DEMAND and (consumer or on >= TEMPORARY_2021):
        items.extend(_ALWAYS)
        items.extend(_as_facts_ask(facts, on))
    if consumer and not facts.due_date_binds:
        items.append(_RATE_AND_START)
    if consumer and facts.suspended and on >= REFORM_2013:
        items.append(_NO_COSTS)
    return tuple(item if on >= REFORM_2013 else _of_1999(item) for item in items)


def missing_contents(
    provided: set[str], kind: LetterKind, facts: LetterFacts, *, on: date = REFORM_2022
) -> tuple[ContentItem, ...]:
    """What the letter does not say yet; empty when it is complete. Raises nothing."""
    required = required_contents(kind, facts, on=on)
    return tuple(item for item in required if item.key not in provided)


def _of_1999(item: ContentItem) -> ContentItem:
    """The same item where it stood before 31/2013: in section 5 itself."""
    section = item.because.section.replace("5 a §", "5 §").replace("4 mom.", "2 mom.")
    if item.because.act != ACT:
        return item
    return replace(item, because=replace(item.because, section=section, version=""))


def _as_facts_ask(facts: LetterFacts, on: date) -> Iterator[ContentItem]:
    if facts.directly_enforceable:
        yield _REMEDIES
    if facts.public_creditor:
        yield _PUBLIC_CONTACT
    if on >= REFORM_2013:
        yield from _added_in_2013(facts)
    if not facts.interest_basis_shown:
        yield _INTEREST_EXPLANATION


def _added_in_2013(facts: LetterFacts) -> Iterator[ContentItem]:
    if facts.regime is Regime.CONSUMER and not facts.parts_not_due:
        yield from _SUSPENSION
    if facts.creditor_renamed:
        yield _ORIGINAL_NAME
    if facts.transferred:
        yield _ORIGINAL_CREDITOR


def _item(key: str, section: str, text: Words, *, act: str = ACT) -> ContentItem:
    version = "31/2013" if act == ACT else ""
    return ContentItem(
        key=key, because=Citation(act=act, section=section, version=version, text=text)
    )


_ALWAYS = (
    _item(
        "creditor_name_address",
        "5 a § 1 mom. 1 k",
        Words(
            fi="Velkojan nimi ja osoite.",
            sv="Borgenärens namn och adress.",
            en="The creditor's name and address.",
        ),
    ),
    _item(
        "basis",
        "5 a § 1 mom. 2 k",
        Words(
            fi="Mihin saatava perustuu.",
            sv="Vad fordran grundar sig på.",
            en="What the receivable is for.",
        ),
    ),
    _item(
        "itemised_amounts",
        "5 a § 1 mom. 3 k",
        Words(
            fi="Pääoma, korko, viivästyskorko ja perintäkulut eriteltyinä.",
            sv="Kapital, ränta, dröjsmålsränta och indrivningskostnader specificerade.",
            en="Principal, interest, overdue interest and recovery costs, each by itself.",
        ),
    ),
    _item(
        "total",
        "5 a § 1 mom. 4 k",
        Words(
            fi="Vaadittu kokonaissumma.",
            sv="Det totala belopp som krävs.",
            en="The total that is demanded.",
        ),
    ),
    _item(
        "payment_instructions",
        "5 a § 1 mom. 5 k",
        Words(
            fi="Kenelle, miten ja milloin on maksettava.",
            sv="Till vem, hur och när betalning ska ske.",
            en="To whom, how and when to pay.",
        ),
    ),
    _item(
        "objection_right",
        "5 a § 1 mom. 6 k",
        Words(
            fi="Mahdollisuus esittää huomautuksia määrästä ja perusteesta, ja missä ajassa.",
            sv="Möjligheten att framställa anmärkningar om belopp och grund, och inom vilken tid.",
            en="That one may object to the amount and to its basis, and until when.",
        ),
    ),
    _item(
        "objection_address",
        "5 a § 1 mom. 7 k",
        Words(
            fi="Kenelle huomautukset esitetään.",
            sv="Till vem anmärkningarna framställs.",
            en="To whom objections are made.",
        ),
    ),
)
_REMEDIES = _item(
    "remedies_and_deferral",
    "5 a § 1 mom. 6 k",
    Words(
        fi="Suoraan ulosottokelpoisen saatavan oikeussuojakeinot ja mahdollisuus hakea lykkäystä.",
        sv="Rättsmedlen mot en direkt utsökningsbar fordran och möjligheten att ansöka om uppskov.",
        en="The remedies against a directly enforceable receivable and that one may ask for "
        "deferral.",
    ),
)
_PUBLIC_CONTACT = _item(
    "public_body_contact",
    "5 a § 1 mom. 7 k",
    Words(
        fi="Sen julkisyhteisön yksikön tai henkilön yhteystiedot, jolle huomautukset voi tehdä.",
        sv="Kontaktuppgifter till den enhet eller person vid det offentliga samfundet som tar emot "
        "anmärkningar.",
        en="How to reach the unit or person of the public body that takes objections.",
    ),
)
_SUSPENSION = (
    _item(
        "suspension_right",
        "5 a § 2 mom.",
        Words(
            fi="Oikeus pyytää perinnän keskeyttämistä ja siirtämistä oikeudelliseen perintään.",
            sv="Rätten att begära att indrivningen avbryts och överlämnas till rättslig "
            "indrivning.",
            en="The right to ask that collection be suspended and taken to court.",
        ),
    ),
    _item(
        "suspension_how_and_effects",
        "5 a § 2 mom.",
        Words(
            fi="Miten keskeytystä pyydetään ja mitä pyynnöstä seuraa.",
            sv="Hur avbrytande begärs och vilka följder begäran har.",
            en="How to ask for suspension and what follows from it.",
        ),
    ),
)
_ORIGINAL_NAME = _item(
    "original_creditor_name",
    "5 a § 3 mom.",
    Words(
        fi="Velkojasta sopimuksessa käytetty nimi.",
        sv="Det namn på borgenären som användes i avtalet.",
        en="The name the creditor had in the contract.",
    ),
)
_ORIGINAL_CREDITOR = _item(
    "original_creditor",
    "5 a § 3 mom.",
    Words(
        fi="Siirretyn saatavan alkuperäinen velkoja.",
        sv="Den ursprungliga borgenären för en överförd fordran.",
        en="The original creditor of a transferred receivable.",
    ),
)
_INTEREST_EXPLANATION = _item(
    "interest_explanation_right",
    "5 a § 4 mom.",
    Words(
        fi="Oikeus saada pyynnöstä selvitys korkojen määräytymisestä.",
        sv="Rätten att på begäran få en utredning över hur räntorna bestäms.",
        en="The right to have the interest explained on request.",
    ),
)
_NO_COSTS = _item(
    "no_costs_after_suspension",
    "4 c § 2 mom.",
    Words(
        fi="Keskeytyspyynnön jälkeisistä toimista ei vaadita kuluja.",
        sv="För åtgärder efter begäran om avbrytande krävs inga kostnader.",
        en="Nothing is charged for what is done after the request to suspend.",
    ),
)
_RATE_AND_START = _item(
    "interest_rate_and_start",
    "6 § 2 mom.",
    Words(
        fi="Viivästyskoron suuruus ja päivä, josta alkaen sitä kertyy.",
        sv="Dröjsmålsräntans storlek och den dag från vilken den löper.",
        en="The rate of overdue interest and the day it runs from.",
    ),
    act="633/1982",
)
