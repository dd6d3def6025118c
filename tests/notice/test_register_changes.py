"""A new version is compared with the one before: what changed, and who must be told directly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.words import LANGUAGES, Words
from inkasso.notice.changes import Change, changes_between, concerned
from inkasso.notice.changes_of_purposes import is_longer
from inkasso.notice.loading import load_register, read_register
from inkasso.notice.register import Period, Unit
from notice.registers_at_hand import FOLDERS, altered, demo, files_of

ALL = frozenset(demo().purposes["collection"].subjects)


def after(file: str, old: str, new: str) -> tuple[Change, ...]:
    """The changes that one place written otherwise makes."""
    return changes_between(demo(), read_register(altered(file, old, new)))


#: File, what is written otherwise, what is told in English, and whom it concerns directly.
CHANGES: tuple[tuple[str, str, str, str, frozenset[str]], ...] = (
    (
        "purposes/collection.yaml",
        "  messages: [contact_details]",
        "  messages: [contact_details, names]",
        "Collection: new recipient, or one that gets more data: e-mail and text messages.",
        ALL,
    ),
    (
        "purposes/collection.yaml",
        "  messages: [contact_details]\n",
        "",
        "Collection: these recipients get less or nothing: e-mail and text messages.",
        frozenset(),
    ),
    (
        "purposes/payments.yaml",
        "subjects: [debtors, co_debtors, payers]",
        "subjects: [debtors, co_debtors, payers, agents]",
        "Administration of payments: concerns now also: debtors' agents.",
        frozenset({"agents"}),
    ),
    (
        "purposes/feedback_surveys.yaml",
        "  - source: own",
        "  - source: public_sources\n    categories: [contact_details]\n  - source: own",
        "Feedback surveys: data comes now also from these sources, or more of it: "
        "public sources, such as a professional network or a company's website.",
        frozenset({"debtors"}),
    ),
    (
        "retention.yaml",
        "period: 6 months",
        "period: 7 months",
        "Feedback surveys: kept longer, or counted otherwise: survey answers.",
        frozenset(
            {"debtors", "co_debtors", "agents", "payers", "client_contacts", "supplier_contacts"}
            | {"prospect_contacts", "subscribers", "guests", "visitors", "employees"}
        ),
    ),
    (
        "retention.yaml",
        "period: 6 months",
        "period: 5 months",
        "Feedback surveys: kept for a shorter time: survey answers.",
        frozenset(),
    ),
    (
        "purposes/feedback_surveys.yaml",
        "passes_restriction: false",
        "passes_restriction: true",
        "Feedback surveys: goes on now also while processing is restricted.",
        frozenset({"debtors"}),
    ),
    (
        "purposes/feedback_surveys.yaml",
        "passes_restriction: false",
        "passes_restriction: false\ndirect_marketing: true",
        "Feedback surveys: is now direct marketing, to which anybody may always object.",
        frozenset({"debtors"}),
    ),
    (
        "purposes/feedback_surveys.yaml",
        "in improving it",
        "in selling more",
        "Feedback surveys: the ground of the processing changed.",
        frozenset({"debtors"}),
    ),
    (
        "recipients.yaml",
        "[country, mandate_moved]",
        "[country, mandate_moved, contract]",
        "Details of the register were made more precise.",
        frozenset(),
    ),
    (
        "recipients.yaml",
        "  fields: [contact_details.phone]\n",
        "",
        "the survey provider: more data is given than before.",
        frozenset({"debtors"}),
    ),
    (
        "recipients.yaml",
        "fields: [contact_details.phone]",
        "fields: [contact_details.phone, contact_details.email]",
        "the survey provider: more data is given than before.",
        frozenset({"debtors"}),
    ),
    (
        "recipients.yaml",
        "kind: bank",
        "kind: processor",
        "Details of the register were made more precise.",
        frozenset(),
    ),
    (
        "processors.yaml",
        "country: SE",
        "country: IN\n  transfer_ground: 46(2)(c)",
        "Data is transferred outside the EU and EEA: Exempelenkät AB, "
        "feedback surveys by text message.",
        frozenset({"debtors"}),
    ),
    (
        "processors.yaml",
        "country: SE",
        "country: DK",
        "Details of a service provider changed: Exempelenkät AB, feedback surveys by text message.",
        frozenset(),
    ),
    (
        "register.yaml",
        "phone: 09 000 0000",
        "phone: 09 111 1111",
        "The controller's contact details changed.",
        frozenset(),
    ),
    (
        "passages.yaml",
        "We tell which personal data we process",
        "Here is which personal data we process",
        "The wording changed: What this notice tells you.",
        frozenset(),
    ),
    (
        "newsletters.yaml",
        "You may unsubscribe",
        "You can unsubscribe",
        "The wording changed: newsletters.",
        frozenset(),
    ),
    (
        "website.yaml",
        "remembers the language}",
        "remembers it}",
        "The wording changed: preferences.",
        frozenset(),
    ),
)


@pytest.mark.parametrize(("file", "old", "new", "said", "whom"), CHANGES)
def test_a_change_is_told_and_concerns_whom_it_touches(
    file: str, old: str, new: str, *, said: str, whom: frozenset[str]
) -> None:
    found = after(file, old, new)
    assert said in [change.what.en for change in found]
    assert concerned(found) == whom


def test_a_new_controller_concerns_everybody() -> None:
    found = after("register.yaml", "name: Esimerkkiperintä Oy", "name: Toinen Oy")
    assert found[0].what.fi == "Rekisterinpitäjä on nyt Toinen Oy."
    assert {"debtors", "visitors", "employees"} <= concerned(found)


def test_a_weaker_gate_concerns_those_whose_data_may_pass_it() -> None:
    asking_more = ("[country, mandate_moved]", "[country, mandate_moved, contract]")
    stricter = read_register(altered("recipients.yaml", *asking_more))
    assert concerned(changes_between(demo(), stricter)) == frozenset()
    weaker = changes_between(stricter, demo())
    assert weaker[0].what.en.endswith("data is given on weaker conditions than before.")
    # What was corrected may have to be told to a new agency, whoever it is about (Article 19).
    assert concerned(weaker) == ALL | demo().purposes["rights"].subjects


def test_a_new_purpose_concerns_its_subjects_and_one_that_ended_nobody() -> None:
    files = files_of()
    del files["purposes/feedback_surveys.yaml"]
    files["groups.yaml"] = files["groups.yaml"].replace("feedback_surveys, ", "")
    files["recipients.yaml"] = files["recipients.yaml"].replace("survey_provider:", "messages2:")
    files["purposes/collection.yaml"] = files["purposes/collection.yaml"].replace(
        "  messages:", "  messages2: [claims]\n  messages:"
    )
    files["processors.yaml"] = files["processors.yaml"].replace("survey_provider", "messages2")
    without = read_register(files)
    assert "New purpose: Feedback surveys." in [
        change.what.en for change in changes_between(without, demo()) if change.direct
    ]
    ended = [
        change for change in changes_between(demo(), without) if change.key == "feedback_surveys"
    ]
    assert [(change.what.en, change.direct) for change in ended] == [
        ("Purpose ended: Feedback surveys.", False)
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_changed_is_nothing_told(folder: Path) -> None:
    register = load_register(folder)
    later = replace(register, version="9", holds_from=register.holds_from.replace(year=2099))
    assert changes_between(register, later) == ()


@pytest.mark.parametrize("one", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("other", FOLDERS, ids=lambda folder: folder.name)
def test_any_two_registers_can_be_compared(one: Path, other: Path) -> None:
    found = changes_between(load_register(one), load_register(other))
    assert bool(found) == (one != other)
    directs = [change.direct for change in found]
    assert directs == sorted(directs, reverse=True)
    for change in found:
        assert all("{" not in change.what.in_language(language) for language in LANGUAGES)
        assert change.subjects or not change.direct


@given(st.sampled_from(sorted(demo().purposes)), st.text("abc", min_size=1))
def test_no_word_changes_unseen(key: str, text: str) -> None:
    purpose = demo().purposes[key]
    other = replace(purpose, description=Words(fi=text, sv=text, en=text))
    register = replace(demo(), purposes={**demo().purposes, key: other})
    assert [change.key for change in changes_between(demo(), register)] == [key]


@pytest.mark.parametrize(
    ("one", "other", "longer"),
    [
        ((2, Unit.YEARS), (1, Unit.YEARS), True),
        ((1, Unit.YEARS), (12, Unit.MONTHS), False),
        ((13, Unit.MONTHS), (1, Unit.YEARS), True),
        ((30, Unit.DAYS), (1, Unit.MONTHS), True),
        ((28, Unit.DAYS), (1, Unit.MONTHS), False),
        ((1, Unit.MONTHS), (30, Unit.DAYS), True),
        ((1, Unit.MONTHS), (31, Unit.DAYS), False),
        ((365, Unit.DAYS), (1, Unit.YEARS), False),
    ],
)
def test_in_doubt_a_new_period_counts_as_longer(
    one: tuple[int, Unit], other: tuple[int, Unit], longer: bool
) -> None:
    new, old = (Period(count=count, unit=unit) for count, unit in (one, other))
    assert is_longer(new, old) is longer
