"""The rights matrix follows from grounds, sources and times to keep."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.notice.articles import Article
from inkasso.notice.loading import load_register
from inkasso.notice.register import Ground, Purpose, Register, SourceKind
from inkasso.notice.rights import Entitlement, Extent, Right, rights_matrix
from notice.registers_at_hand import FOLDERS, OTHERS, demo

REGISTERS = tuple(load_register(folder) for folder in FOLDERS)
EVERYWHERE = tuple(
    (register, purpose) for register in REGISTERS for purpose in register.purposes.values()
)
every_purpose = pytest.mark.parametrize(
    ("register", "purpose"), EVERYWHERE, ids=[purpose.key for _, purpose in EVERYWHERE]
)


def right_to(register: Register, purpose: str, right: Right) -> Entitlement:
    return rights_matrix(register)[purpose][right]


#: Purpose, right, how far it goes, and the categories where they are the point.
TABLE: tuple[tuple[str, Right, Extent, set[str] | None], ...] = (
    ("collection", Right.OBJECTION, Extent.LIMITED, None),
    ("collection", Right.PORTABILITY, Extent.NEVER, set()),
    ("collection", Right.WITHDRAWAL, Extent.NEVER, set()),
    ("client_relations", Right.PORTABILITY, Extent.LIMITED, {"client_contacts"}),
    ("client_relations", Right.OBJECTION, Extent.NEVER, set()),
    ("administration", Right.PORTABILITY, Extent.LIMITED, {"client_contacts"}),
    ("marketing", Right.OBJECTION, Extent.ALWAYS, None),
    ("newsletters", Right.OBJECTION, Extent.ALWAYS, None),
    ("newsletters", Right.WITHDRAWAL, Extent.ALWAYS, None),
    ("website", Right.OBJECTION, Extent.LIMITED, {"survey_answers"}),
    ("website", Right.WITHDRAWAL, Extent.ALWAYS, {"website_use", "consents"}),
    ("website", Right.PORTABILITY, Extent.LIMITED, {"website_use", "consents"}),
    ("hardship", Right.OBJECTION, Extent.LIMITED, {"health_notes"}),
    ("rights", Right.OBJECTION, Extent.NEVER, set()),
    ("oversight", Right.WITHDRAWAL, Extent.NEVER, set()),
)


@pytest.mark.parametrize(("purpose", "right", "extent", "categories"), TABLE)
def test_the_demo_gives_each_right_as_far_as_its_ground_goes(
    purpose: str, right: Right, extent: Extent, categories: set[str] | None
) -> None:
    found = right_to(demo(), purpose, right)
    assert found.extent is extent
    assert categories is None or found.categories == categories


@every_purpose
@pytest.mark.parametrize(
    "right", [Right.ACCESS, Right.RECTIFICATION, Right.RESTRICTION, Right.COMPLAINT]
)
def test_some_rights_are_always_there(register: Register, purpose: Purpose, right: Right) -> None:
    assert right_to(register, purpose.key, right).extent is Extent.ALWAYS


@every_purpose
def test_portability_covers_only_what_the_person_gave_on_contract_or_consent(
    register: Register, purpose: Purpose
) -> None:
    given_by_the_person = {
        category
        for use in purpose.sources
        if register.sources[use.source].kind is SourceKind.PERSON
        for category in use.categories
    }
    found = right_to(register, purpose.key, Right.PORTABILITY)
    assert found.categories <= given_by_the_person
    agreed = {Article.CONTRACT, Article.CONSENT, Article.EXPLICIT_CONSENT}
    assert found.extent is Extent.NEVER or agreed & set(purpose.articles)


@every_purpose
def test_no_right_reaches_whom_or_what_the_purpose_does_not(
    register: Register, purpose: Purpose
) -> None:
    for entitlement in rights_matrix(register)[purpose.key].values():
        assert entitlement.subjects <= purpose.subjects
        assert entitlement.categories <= purpose.categories.keys()
        assert (entitlement.extent is Extent.NEVER) == (not entitlement.scopes)


def test_a_contract_moves_only_the_data_of_those_it_is_with() -> None:
    found = right_to(load_register(OTHERS / "volaost"), "owned_claims", Right.PORTABILITY)
    assert found.covers(subject="borrowers", category="identity")
    assert not found.covers(subject="guarantors", category="identity")
    assert not found.covers(subject="borrowers", category="loan")


def test_only_guarantors_may_object_where_borrowers_are_bound_by_contract() -> None:
    found = right_to(load_register(OTHERS / "volaost"), "owned_claims", Right.OBJECTION)
    assert found.subjects == {"guarantors"}


def test_a_machines_decision_gives_the_right_to_a_human() -> None:
    register = load_register(OTHERS / "volaost")
    assert right_to(register, "valuation", Right.HUMAN_REVIEW).extent is Extent.ALWAYS
    assert right_to(register, "owned_claims", Right.HUMAN_REVIEW).extent is Extent.NEVER


def test_erasure_waits_for_the_times_that_the_law_sets() -> None:
    assert right_to(demo(), "collection", Right.ERASURE).barred_by == (
        *("after_collection", "books", "client_relationship", "vouchers"),
    )
    assert right_to(demo(), "website", Right.ERASURE).barred_by == ()
    bureau = load_register(OTHERS / "norrinkasso")
    assert right_to(bureau, "bokforing", Right.ERASURE).barred_by == ("bokforing",)
    assert right_to(bureau, "arenden", Right.ERASURE).barred_by == ()


@given(
    article=st.sampled_from([one for one in Article if not one.for_special_categories]),
    marketing=st.booleans(),
)
def test_the_ground_alone_decides_objection_and_withdrawal(
    article: Article, marketing: bool
) -> None:
    ground = Ground(
        article=article,
        subjects=frozenset(),
        categories=frozenset(),
        interest=None,
        law=(),
    )
    purpose = replace(
        demo().purposes["payments"], legal_basis=(ground,), direct_marketing=marketing
    )
    register = replace(demo(), purposes={"payments": purpose})
    objection = right_to(register, "payments", Right.OBJECTION).extent
    objectable = article in {Article.LEGITIMATE_INTEREST, Article.PUBLIC_TASK}
    assert objection is (
        Extent.ALWAYS if marketing else Extent.LIMITED if objectable else Extent.NEVER
    )
    withdrawal = right_to(register, "payments", Right.WITHDRAWAL).extent
    assert (withdrawal is Extent.ALWAYS) == (article is Article.CONSENT)
