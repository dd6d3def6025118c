"""Registers of several shapes load whole, and say what they were written to say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from inkasso.base.faults import BadInput
from inkasso.base.words import LANGUAGES
from inkasso.law.fi.collector_duties.retention import Record
from inkasso.notice.articles import Article
from inkasso.notice.loading import digest, load_register, read_register, register_files
from inkasso.notice.register import Period, Provision, TransferGround, Unit, Use
from inkasso.notice.statements import STATEMENTS
from notice.registers_at_hand import DEMO, FOLDERS, OTHERS, altered, demo, files_of


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_register_loads_whatever_its_shape(folder: Path) -> None:
    register = load_register(folder)
    assert register.purposes
    assert all(purpose.legal_basis for purpose in register.purposes.values())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_purpose_has_its_name_in_three_languages(folder: Path) -> None:
    for purpose in load_register(folder).purposes.values():
        assert all(purpose.name.in_language(language) for language in LANGUAGES)


def test_the_demo_carries_every_statement_of_the_notice() -> None:
    assert set(demo().told()) == set(STATEMENTS)


def test_purposes_stand_in_the_order_of_their_groups() -> None:
    listed = [key for group in demo().groups.values() for key in group.purposes]
    assert list(demo().purposes) == listed
    assert [purpose.key for purpose in demo().purposes_of("collection_services")] == [
        *("assignments", "collection", "payments", "client_relations")
    ]


def test_a_purpose_may_use_what_it_names_and_nothing_else() -> None:
    collection = demo().purposes["collection"]
    assert collection.uses("identity_codes") == {Use.READ}
    assert collection.uses("health_notes") == frozenset()


def test_grounds_may_differ_by_subject() -> None:
    newsletters = demo().purposes["newsletters"]
    assert newsletters.articles == (Article.LEGITIMATE_INTEREST, Article.CONSENT)
    assert newsletters.consent_needed
    consent = newsletters.legal_basis[1]
    assert consent.covers(subject="subscribers")
    assert not consent.covers(subject="client_contacts")


def test_the_time_of_a_record_comes_from_the_law() -> None:
    rule = demo().retention["after_collection"]
    assert rule.record is Record.COLLECTION
    assert rule.period == Period(count=5, unit=Unit.YEARS)
    assert rule.law == (Provision(act="411/2018", section="12 §"),)


def test_acts_are_named_by_the_law_or_by_the_register() -> None:
    assert demo().acts["411/2018"].name.fi.startswith("laki perintätoiminnan")
    assert demo().acts["917/2014"].name.sv.startswith("lagen om tjänster")
    assert demo().acts["2016/679"].name.en == "General Data Protection Regulation"


def test_sources_have_the_names_of_today() -> None:
    names = {source.name.en for source in demo().sources.values()}
    assert {
        "Digital and Population Data Services Agency",
        "Tax Administration",
        "Suomen Asiakastieto Oy",
        "Dun & Bradstreet Finland Oy",
    } <= names


def test_the_authority_has_the_address_of_today() -> None:
    authority = demo().authority
    assert authority.address.fi == "Lintulahdenkuja 4, 00530 Helsinki"
    assert authority.post.en == "PO Box 800, 00531 Helsinki, Finland"
    assert authority.email == "tietosuoja@om.fi"


def test_the_survey_provider_may_get_telephone_numbers_and_nothing_else() -> None:
    assert demo().recipients["survey_provider"].fields == {"contact_details.phone"}
    assert demo().may_get("survey_provider", "feedback_surveys") == {"contact_details"}
    assert demo().may_get("survey_provider", "collection") == frozenset()
    assert demo().may_get("survey_provider", "no such purpose") == frozenset()


def test_every_cookie_but_the_necessary_needs_consent() -> None:
    website = demo().website
    assert website is not None
    needs = {key: category.consent for key, category in website.cookies.items()}
    assert [key for key, needed in needs.items() if not needed] == ["necessary"]
    assert len(needs) == 4


def test_a_processor_works_from_its_first_day_to_its_last() -> None:
    register = load_register(OTHERS / "volaost")
    at = {
        day: [one.key for one in register.processors_of("call_centre", day)]
        for day in (date(2024, 5, 31), date(2026, 5, 31), date(2026, 6, 1))
    }
    assert list(at.values()) == [[], ["kolkata_calls", "austin_calls"], ["austin_calls"]]
    assert register.processors[0].transfer_ground is TransferGround.STANDARD_CLAUSES


def test_an_agency_may_do_without_website_newsletters_and_processors() -> None:
    register = load_register(OTHERS / "norrinkasso")
    assert register.website is None
    assert register.newsletters is None
    assert register.processors == ()


def test_the_same_texts_read_again_are_the_same_register() -> None:
    assert read_register(files_of()) == load_register(DEMO)


def test_the_digest_tells_any_change_and_nothing_else() -> None:
    files = files_of()
    backwards = dict(reversed(files.items()))
    assert digest(files) == digest(backwards)
    assert digest(files) != digest(altered("register.yaml", "2026.1", "2026.2"))


def test_an_empty_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no processing register here"):
        register_files(tmp_path)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "register.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match=r"register\.yaml: not text in UTF-8"):
        register_files(tmp_path)
