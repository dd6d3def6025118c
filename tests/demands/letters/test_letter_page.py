"""What a letter's page says, before it is set: all that the law wants, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from inkasso.base.money import Money, zero
from inkasso.base.words import LANGUAGES, Language
from inkasso.demands.letters.compose import letter_data, provided_contents
from inkasso.demands.letters.content import Audience, Kind, LetterContent, PaymentLine
from inkasso.demands.letters.specimen import specimen_letter, specimen_payment
from inkasso.formats.typeset import JsonValue
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.contents import LetterFacts, LetterKind, missing_contents

NBSP = "\u00a0"
CASES = [
    (kind, audience, language)
    for kind in ("reminder", "demand")
    for audience in ("consumer", "business")
    for language in LANGUAGES
]


def page_text(content: LetterContent) -> str:
    """Everything the page says, with plain blanks."""
    return " ".join(_strings(letter_data(content))).replace(NBSP, " ")


def _strings(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping) and "strong" in value:
        yield str(value["text"])
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        yield (
            "".join(str(segment["text"]) for segment in value)
            if _is_sentence(value)
            else " ".join(text for item in value for text in _strings(item))
        )


def _is_sentence(value: list[JsonValue]) -> bool:
    return bool(value) and all(isinstance(item, Mapping) and "strong" in item for item in value)


@pytest.mark.parametrize(("kind", "audience", "language"), CASES)
def test_every_letter_tells_the_essentials(
    kind: Kind, audience: Audience, language: Language
) -> None:
    letter = specimen_letter(kind, audience, language)
    text = page_text(letter)
    total = f"€{letter.total}" if language == "en" else f"{letter.total} €".replace(".", ",")
    deadline = "5 January 2027" if language == "en" else "5.1.2027"
    for said in (
        total,
        deadline,
        "86851 62596 19897",
        "RF09 8685 1625 9619 897",
        "FI79 4405 2020 0360 82",
        "HELSFIHH",
        "100234",
        "Åströmin Varastot Oy",
        "Satamatie 12, 20100 Turku",
        "02 765 4321, laskutus@astrom.example",
        "Esimerkkikatu 1, 00100 Helsinki",
        "asiakaspalvelu@mallila.example",
        "09 123 4567",
        "2026-0001",
        "oikeus.fi",
        "mallila.example/tietosuoja",
    ):
        assert said in text, said


#: The words by which each statutory content is told, by language (513/1999, 5 a §).
STATUTORY: dict[str, dict[Language, str]] = {
    "basis": {
        "fi": "Lasku 2026-0001 (2.11.2026): Varaston vuokra",
        "sv": "Faktura 2026-0001 (2.11.2026): Lagerhyra",
        "en": "Invoice 2026-0001 (2 Nov 2026): Storage rent",
    },
    "principal": {"fi": "Pääoma", "sv": "Kapital", "en": "Principal"},
    "overdue interest": {"fi": "Viivästyskorko", "sv": "Dröjsmålsränta", "en": "Overdue interest"},
    "costs": {
        "fi": "Maksumuistutus 1.12.2026 (perintälaki 10 a §)",
        "sv": "Betalningspåminnelse 1.12.2026 (indrivningslagen 10 a §)",
        "en": "Payment reminder 1 Dec 2026 (Debt Collection Act section 10 a)",
    },
    "objection": {
        "fi": "Voit esittää huomautuksia saatavan määrästä ja perusteesta viimeistään 5.1.2027",
        "sv": "Du kan framställa anmärkningar mot fordrans belopp och grund senast den 5.1.2027",
        "en": "You may object to the amount and the basis of the debt until 5 January 2027",
    },
    "suspension": {
        "fi": "perintä keskeytetään ja asia siirretään oikeudelliseen perintään",
        "sv": "indrivningen avbryts och att ärendet överlämnas till rättslig indrivning",
        "en": "collection is suspended and the matter is transferred to legal collection",
    },
    "how to ask": {"fi": "kirjallisesti", "sv": "skriftligen", "en": "in writing"},
    "effects": {
        "fi": "jos siitä ei vaadita sinulta kuluja",
        "sv": "om inga kostnader för den krävs av dig",
        "en": "only if no costs of it are claimed from you",
    },
    "explanation": {
        "fi": "selvityksen siitä, miten korot ja kulut määräytyvät (perintälaki 4 a §)",
        "sv": "utredning över hur räntor och kostnader bestäms (indrivningslagen 4 a §)",
        "en": "explanation of how interest and costs are determined",
    },
    "interest basis": {
        "fi": "9,5 % vuodessa, korkolaki 4 §",
        "sv": "9,5 % per år, räntelagen 4 §",
        "en": "9.5 % a year, Interest Act section 4",
    },
    "controller": {
        "fi": "Rekisterinpitäjä on Mallila Perintä Oy",
        "sv": "Personuppgiftsansvarig är Mallila Perintä Oy",
        "en": "The controller is Mallila Perintä Oy",
    },
    "debt counselling": {
        "fi": "Maksutonta ja riippumatonta apua",
        "sv": "Avgiftsfri och oberoende hjälp",
        "en": "Free and independent help",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", STATUTORY)
def test_a_consumer_demand_says_all_that_the_act_wants(content: str, language: Language) -> None:
    assert STATUTORY[content][language] in page_text(specimen_letter(language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_to_suspension_is_told_in_consumer_demands_only(language: Language) -> None:
    words = STATUTORY["suspension"][language]
    demand = specimen_letter("demand", "consumer", language)
    assert words in page_text(demand)
    assert words not in page_text(replace(demand, may_request_suspension=False))
    assert words not in page_text(specimen_letter("demand", "business", language))
    assert words not in page_text(specimen_letter("reminder", "consumer", language))


FACTS = {
    "consumer": LetterFacts(regime=Regime.CONSUMER),
    "instalments": LetterFacts(regime=Regime.CONSUMER, parts_not_due=True),
    "business": LetterFacts(regime=next(one for one in Regime if one is not Regime.CONSUMER)),
}


@pytest.mark.parametrize("case", FACTS)
def test_what_is_provided_is_what_the_law_requires(case: str) -> None:
    audience: Audience = "business" if case == "business" else "consumer"
    letter = replace(specimen_letter("demand", audience), may_request_suspension=case == "consumer")
    provided = set(provided_contents(letter))
    assert missing_contents(provided, LetterKind.PAYMENT_DEMAND, FACTS[case]) == ()


def test_an_exceptional_demand_provides_the_exceptional_contents() -> None:
    letter = specimen_letter()
    line = replace(letter.receivables[0], interest_from=date(2026, 11, 17))
    letter = replace(
        letter,
        receivables=(line,),
        is_suspended=True,
        remedies="Voit tehdä perustevalituksen hallinto-oikeuteen ja hakea maksulykkäystä.",
        creditor=replace(
            letter.creditor,
            former_name="Vanha Varasto Oy",
            original_creditor="Alkuvelkoja Oy",
            objection_unit="Laskutus, 02 111 2222",
        ),
    )
    facts = LetterFacts(
        regime=Regime.CONSUMER,
        directly_enforceable=True,
        public_creditor=True,
        transferred=True,
        creditor_renamed=True,
        suspended=True,
        due_date_binds=False,
    )
    provided = set(provided_contents(letter))
    assert missing_contents(provided, LetterKind.PAYMENT_DEMAND, facts) == ()
    text = page_text(letter)
    for said in ("Vanha Varasto Oy", "Alkuvelkoja Oy", "02 111 2222", "perustevalituksen"):
        assert said in text
    assert "viivästyskorko 17.11.2026 alkaen" in text
    assert "Pyynnön jälkeisistä perintätoimista ei vaadita kuluja" in text


def test_contents_that_are_missing_are_not_claimed() -> None:
    letter = specimen_letter()
    letter = replace(letter, creditor=replace(letter.creditor, address=()))
    assert "creditor_name_address" not in provided_contents(letter)
    letter = replace(letter, agency=replace(letter.agency, address=()))
    assert "objection_address" not in provided_contents(letter)


@pytest.mark.parametrize(("kind", "audience", "language"), CASES)
def test_no_letter_threatens(kind: Kind, audience: Audience, language: Language) -> None:
    text = page_text(specimen_letter(kind, audience, language)).lower()
    for threat in (
        *("maksuhäiriö", "luottotie", "ulosot", "uhalla", "välittömästi"),
        *("betalningsanmärkning", "kreditupplysning", "utmätning", "utsökning", "äventyr"),
        *("default entry", "credit information", "bailiff", "enforcement", "immediately"),
    ):
        assert threat not in text, threat


def test_an_identity_code_in_a_clients_text_is_masked_and_an_invoice_number_is_not() -> None:
    letter = specimen_letter()
    line = replace(
        letter.receivables[0], description="Vuokra 131052-308T", invoice_number="202401-1234"
    )
    text = page_text(replace(letter, receivables=(line,)))
    assert "308T" not in text
    assert "Vuokra ••••••-••••" in text
    assert "202401-1234" in text


@pytest.mark.parametrize(("kind", "audience", "language"), CASES)
def test_nothing_looks_like_an_identity_code(
    kind: Kind, audience: Audience, language: Language
) -> None:
    text = page_text(specimen_letter(kind, audience, language))
    assert not re.search(r"(?<!\d)\d{6}[-+A-Y]\d{3}[0-9A-Y](?!\w)", text)


def test_joint_liability_is_told_without_names() -> None:
    letter = replace(specimen_letter(), is_jointly_liable=True)
    assert "yhteisvastuullisesti" in page_text(letter)
    assert "yhteisvastuullisesti" not in page_text(specimen_letter())


def test_a_free_letter_says_so() -> None:
    assert "ei peritä kuluja" in page_text(replace(specimen_letter(), is_charged=False))
    assert "ei peritä kuluja" not in page_text(specimen_letter())


def test_interest_after_the_letter_is_waived_only_when_it_is() -> None:
    letter = specimen_letter()
    assert "ei vaadita korkoa" in page_text(letter)
    assert "korkoa kertyy 0,0312 € päivässä" in page_text(letter)
    firm = replace(letter, settles_if_paid_by_deadline=False, interest_per_day=Decimal("1.239"))
    assert "ei vaadita korkoa" not in page_text(firm)
    assert "korkoa kertyy 1,24 € päivässä" in page_text(firm)
    assert "kertyy" not in page_text(replace(firm, interest_per_day=None))


def test_payments_are_shown_as_negative_lines() -> None:
    letter = specimen_letter()
    letter = replace(
        letter,
        payments=(
            PaymentLine(on=date(2026, 12, 10), amount=Money(1000)),
            PaymentLine(on=date(2026, 12, 11), amount=Money(500), what="Hyvityslasku"),
        ),
        payment=specimen_payment(Money(letter.total.cents - 1500)),
    )
    text = page_text(letter)
    assert "Maksusuoritus 10.12.2026 −10,00 €" in text
    assert "Hyvityslasku 11.12.2026 −5,00 €" in text


def test_agreed_interest_has_its_column_only_when_there_is_some() -> None:
    letter = specimen_letter()
    assert len(_columns(letter)) == 5
    line = replace(letter.receivables[0], interest=Money(300))
    total = Money(letter.total.cents + 300)
    letter = replace(letter, receivables=(line,), payment=specimen_payment(total))
    assert _columns(letter)[3] == "Korko"


def _columns(content: LetterContent) -> list[JsonValue]:
    breakdown = letter_data(content)["breakdown"]
    assert isinstance(breakdown, dict)
    columns = breakdown["columns"]
    assert isinstance(columns, list)
    return columns


def test_differing_interest_bases_stand_in_their_rows() -> None:
    letter = specimen_letter(receivables=2)
    first, second = letter.receivables
    letter = replace(
        letter, receivables=(first, replace(second, interest_basis="sopimuskorko 7 %"))
    )
    text = page_text(letter)
    assert "sopimuskorko 7 %" in text
    assert "kunkin saatavan kohdalla" in text


def test_a_letter_without_costs_says_zero() -> None:
    letter = specimen_letter()
    total = Money(letter.total.cents - letter.cost.cents)
    letter = replace(letter, costs=(), payment=specimen_payment(total))
    assert letter.cost == zero()
    assert "Perintäkulut 0,00 €" in page_text(letter)


def test_a_receivable_without_an_invoice_is_told_by_its_description() -> None:
    letter = specimen_letter()
    line = replace(letter.receivables[0], invoice_number="", description="Vahingonkorvaus")
    text = page_text(replace(letter, receivables=(line,)))
    assert "Vahingonkorvaus" in text
    assert "Lasku" not in text
