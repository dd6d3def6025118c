"""Letters about plans: every kind in every language is a whole, accessible page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from string import Formatter

import pytest

from inkasso.base.decisions import Citation
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Words
from inkasso.formats.typeset import page_count
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client
from inkasso.parties.addressing import Addressee
from inkasso.plans.footing import Correspondence, Told
from inkasso.plans.letters import texts
from inkasso.plans.letters.composing import page_of
from inkasso.plans.letters.kinds import Kind, LetterFacts
from inkasso.plans.letters.printing import print_plan_letter
from inkasso.plans.watching import Due
from inkasso.receivables.account.replay import replay
from plans.footings import ON, case_on_paper

AGENCY = Agency(
    name="Perintätoimisto Oy",
    business_id="9000101-4",
    street="Katu 1",
    postal_code="00100",
    city="Helsinki",
    phone="09 000 0000",
    email="apu@toimisto.example",
    website="toimisto.example",
    iban="FI2112345600000785",
    bic="NDEAFIHH",
)
CLIENT = Client(
    name="Velkoja & Pojat <Oy>",
    business_id="9000103-0",
    street="Tie 2",
    postal_code="00200",
    city="Helsinki",
    email="laskut@velkoja.example",
)
TOLD = Told(
    version="1",
    heading="Tietojesi käsittely",
    introduction="Kerromme.",
    paragraphs=(("Rekisterinpitäjä", "Me."),),
    more="Lisää.",
)
CASE = case_on_paper(650_00)
GROUND = Citation(act="513/1999", section="10 a § 1 mom. 7 k", text=Words(fi="a", sv="b", en="c"))


def facts(kind: Kind, language: str = "fi", **more: object) -> LetterFacts:
    receiver = Addressee(
        name="Matti Meikäläinen",
        language=language,
        street="Kuja 3",
        postal_code="00300",
        city="Helsinki",
        country="FI",
    )
    confirms = kind in (Kind.AGREED, Kind.CHANGED)
    instalments = tuple(Due(n, date(2026, 3 + n, 1), 140_10) for n in range(1, 6))
    given = LetterFacts(
        kind=kind,
        number=17,
        dated=ON,
        deadline=date(2026, 4, 1),
        amount=Money(140_10),
        case=CASE,
        account=replay(CASE.facts, ON),
        beside=Correspondence(agency=AGENCY, client=CLIENT, receiver=receiver),
        plan=0 if kind is Kind.EXTENDED else 2,
        cost=Money(30_00) if confirms else Money(0),
        cost_because=(GROUND,) if confirms else (),
        interest_to_come=Money(15_22),
        total=Money(700_46),
        instalments=instalments if confirms else (),
        reason="broken" if kind is Kind.ENDED else "",
    )
    return replace(given, **more)  # type: ignore[arg-type]


def everything(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(everything, value.values()))
    if isinstance(value, list):
        return " ".join(map(everything, value))
    return str(value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_in_every_language_is_an_accessible_page(kind: Kind, language: str) -> None:
    page = page_of(facts(kind, language))
    pdf = print_plan_letter(page)

    assert pdf.startswith(b"%PDF")
    assert page["language"] == language
    assert page_count(pdf) <= 2
    assert "{" not in everything({name: page[name] for name in page if name != "slip"})
    assert print_plan_letter(page) == pdf


def test_a_confirmation_tells_the_cost_with_its_section_and_every_instalment() -> None:
    text = everything(page_of(facts(Kind.AGREED)))

    assert "perintälaki 10 a §:n 1 momentin 7 kohta" in text
    assert "30,00" in text
    assert text.count("140,10") == 5 + 3, (
        "five instalments, the band, the slip and the words of its code"
    )
    assert "700,46" in text


def test_a_free_plan_says_that_it_is_free() -> None:
    free = facts(Kind.AGREED, cost=Money(0), cost_because=())

    assert "maksuton" in everything(page_of(free))


def test_a_rate_that_is_not_known_yet_is_told_of() -> None:
    assert texts.MAY_CHANGE.fi not in everything(page_of(facts(Kind.AGREED)))
    assert texts.MAY_CHANGE.fi in everything(page_of(facts(Kind.AGREED, last_may_change=True)))


def test_the_first_letter_carries_what_is_told_of_personal_data_on_a_page_of_its_own() -> None:
    plain = facts(Kind.AGREED)
    first = replace(plain, beside=replace(plain.beside, told=TOLD))

    page = page_of(first)
    assert "Rekisterinpitäjä" in everything(page["privacy"])
    assert page_count(print_plan_letter(page)) >= 2


def test_names_are_never_markup() -> None:
    hostile = facts(Kind.AGREED)
    assert hostile.beside.receiver is not None
    receiver = replace(hostile.beside.receiver, name='#panic("x") *bold* $1$ <a> \u202e')
    page = page_of(replace(hostile, beside=replace(hostile.beside, receiver=receiver)))

    assert print_plan_letter(page).startswith(b"%PDF")


def test_sixty_instalments_run_over_pages_and_none_is_lost() -> None:
    many = tuple(Due(n, date(2026 + n // 12, n % 12 + 1, 1), 20_00) for n in range(1, 61))
    page = page_of(facts(Kind.AGREED, instalments=many))

    assert page_count(print_plan_letter(page)) in (2, 3)


def words() -> list[tuple[str, Words]]:
    found = []
    for name, value in vars(texts).items():
        if isinstance(value, Words):
            found.append((name, value))
        elif isinstance(value, dict) and name.isupper():
            found += [(f"{name}[{key}]", one) for key, one in value.items()]
        elif isinstance(value, tuple):
            found += [(name, one) for one in value if isinstance(one, Words)]
    return found


@pytest.mark.parametrize(("name", "said"), words(), ids=lambda value: str(value)[:30])
def test_every_text_has_the_same_places_in_every_language(name: str, said: Words) -> None:
    places = [
        {field for _, field, _, _ in Formatter().parse(said.in_language(one)) if field}
        for one in LANGUAGES
    ]
    assert places[0] == places[1] == places[2], name


def test_no_letter_speaks_of_what_is_not_decided() -> None:
    """4 §: nobody is misled about what follows."""
    said = " ".join(one.en + one.fi for _, one in words()).lower()

    for word in ("court", "enforcement", "credit default", "oikeuteen", "ulosot", "maksuhäiriö"):
        assert word not in said
