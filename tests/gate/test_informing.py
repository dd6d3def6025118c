"""Published versions, whom they concern, and what each person was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import Error, connection, transaction

import inkasso.project
from builders import START, Bill, case_of, company, hand_over, make_case, make_client, play_day
from inkasso.base.decisions import Refused
from inkasso.demands.letters.compose import privacy_text
from inkasso.demands.letters.frozen import from_json
from inkasso.demands.models import FrozenContent, Letter
from inkasso.gate.informing import (
    ARTICLE_14,
    UPDATE,
    Shown,
    information_due,
    overdue,
    publish_version,
    record_information,
    version_on,
    waiting_messages,
)
from inkasso.gate.models import InformationGiven, NoticeMessage, NoticeVersion
from inkasso.law.eu.information import last_day_to_inform
from inkasso.notice.loading import register_files
from inkasso.receivables.models import Case

pytestmark = pytest.mark.usefixtures("db")

FILES = register_files(Path(inkasso.project.__file__).with_name("notice"))


def changed(version: str, file: str, change: Callable[[str], str]) -> dict[str, str]:
    """The register as a later version, with one file otherwise."""
    top = FILES["register.yaml"].replace('version: "2026.1"', f'version: "{version}"')
    files = {**FILES, "register.yaml": top}
    altered = change(files[file])
    assert altered != files[file], "the change must change something"
    return {**files, file: altered}


def with_new_processing(version: str = "2026.2") -> dict[str, str]:
    """Letters go to credit information keepers too: more than debtors were told."""
    return changed(
        version,
        "purposes/collection.yaml",
        lambda text: text.replace(
            "  posting: [", "  survey_provider: [contact_details]\n  posting: ["
        ),
    )


def reworded(version: str = "2026.2") -> dict[str, str]:
    return changed(version, "groups.yaml", lambda text: text + "\n# a remark for its keepers\n")


def test_a_version_is_kept_with_the_files_that_made_it() -> None:
    published = publish_version(FILES, START)

    row = NoticeVersion.objects.get()
    assert (row.version, row.published_on) == ("2026.1", START)
    assert row.register == FILES
    assert (published.changes, published.queued) == ((), 0)


def test_publishing_again_does_nothing_twice() -> None:
    make_case()
    publish_version(FILES, START)
    publish_version(with_new_processing(), START)

    again = publish_version(with_new_processing(), START + timedelta(days=1))

    assert again.queued == 0
    assert again.changes, "what it changed is still told"
    assert NoticeVersion.objects.count() == 2
    assert NoticeMessage.objects.count() == 1


def test_other_files_under_a_published_name_are_refused() -> None:
    publish_version(FILES, START)

    with pytest.raises(Refused, match="version_published"):
        publish_version(reworded("2026.1"), START)


def test_a_change_queues_a_message_to_exactly_those_concerned() -> None:
    client = make_client()
    anna, bertta = make_case(client), make_case(client, number=2)
    hand_over(client, [Bill(number="C-1", debtor=company())])
    Case.objects.filter(id=bertta.id).update(closed_on=START)
    publish_version(FILES, START)

    published = publish_version(with_new_processing(), START)

    assert published.queued == 1
    message = NoticeMessage.objects.get()
    assert message.person_id == anna.person_id, "not the closed case's debtor, not the company"
    assert message.language == anna.person.language


def test_what_is_only_worded_anew_is_announced_and_no_more() -> None:
    make_case()
    publish_version(FILES, START)

    assert publish_version(reworded(), START).queued == 0


def test_a_message_waits_until_its_version_was_shown() -> None:
    case = make_case()
    publish_version(FILES, START)
    publish_version(with_new_processing(), START)
    assert [message.person_id for message in waiting_messages()] == [case.person_id]

    record_information([shown(case, UPDATE, "2026.1")])
    assert waiting_messages().count() == 1, "another version was shown"
    record_information([shown(case, UPDATE, "2026.2")])

    assert not waiting_messages().exists()


def shown(case: Case, kind: str = ARTICLE_14, version: str = "2026.1") -> Shown:
    return Shown(
        person_id=case.person_id,
        kind=kind,
        version=version,
        language="fi",
        on=START,
        by="letter:1",
        digest="0" * 64,
    )


def test_the_version_of_a_day_is_published_and_holds() -> None:
    assert version_on(START) == ""
    publish_version(FILES, START)
    later = with_new_processing()
    later["register.yaml"] = later["register.yaml"].replace(
        "holds_from: 2026-01-01", "holds_from: 2026-04-01"
    )
    publish_version(later, START)

    assert version_on(START - timedelta(days=1)) == ""
    assert version_on(START) == "2026.1"
    assert version_on(date(2026, 4, 1)) == "2026.2"


def test_the_first_showing_stands() -> None:
    case = make_case()
    record_information([shown(case)])
    record_information([shown(case), shown(case, version="2026.2")])

    given = InformationGiven.objects.order_by("id").values_list("version", "given_on")
    assert list(given) == [("2026.1", START), ("2026.2", START)]


def test_a_kind_of_information_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="article_15"):
        record_information([shown(make_case(), "article_15")])


@pytest.mark.parametrize("table", ["informationgiven", "noticeversion", "noticemessage"])
def test_what_was_told_cannot_be_unsaid(table: str) -> None:
    with (
        pytest.raises(Error, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM gate_{table}")


# Article 14


@pytest.mark.parametrize(
    ("came", "last"),
    [
        (date(2026, 3, 2), date(2026, 4, 2)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ],
)
def test_information_is_due_within_a_month(came: date, last: date) -> None:
    decision = last_day_to_inform(came)

    assert decision.value == last
    assert [ground.section for ground in decision.because] == ["14(3)"]


def test_a_person_is_owed_information_since_the_first_hand_over() -> None:
    client = make_client()
    case = make_case(client)
    hand_over(client, [Bill(number="L-later")], START + timedelta(days=5))

    due = information_due(case.person_id)

    assert due is not None
    assert (due.came_on, due.due_on, due.given_on) == (START, date(2026, 4, 2), None)
    assert not due.is_overdue(date(2026, 4, 2))
    assert due.is_overdue(date(2026, 4, 3))


def test_a_company_is_owed_none() -> None:
    client = make_client()
    hand_over(client, [Bill(number="C-1", debtor=company())])

    assert information_due(case_of(client, "C-1").person_id) is None


def test_those_not_told_in_time_are_listed() -> None:
    client = make_client()
    anna, bertta = make_case(client), make_case(client, number=2)
    record_information([shown(bertta)])

    assert list(overdue(date(2026, 4, 2))) == []
    assert [due.person_id for due in overdue(date(2026, 4, 3))] == [anna.person_id]


def test_the_first_letter_tells_the_person_and_that_is_on_record() -> None:
    publish_version(FILES, START)
    case = make_case()

    play_day(START)

    letter = Letter.objects.get()
    row = InformationGiven.objects.get()
    assert (row.person_id, row.kind, row.version) == (case.person_id, ARTICLE_14, "2026.1")
    assert (row.by, row.given_on) == (f"letter:{letter.id}", letter.dated)
    content = from_json(FrozenContent.objects.get().content)
    text = privacy_text(content)
    assert content.privacy is not None
    assert content.privacy.introduction in text
    assert row.language == content.language
    assert row.digest == hashlib.sha256(text.encode()).hexdigest()
    due = information_due(case.person_id)
    assert due is not None
    assert due.given_on == START


def test_a_letter_to_a_company_tells_no_person() -> None:
    client = make_client()
    hand_over(client, [Bill(number="C-1", debtor=company())])

    play_day(START)

    assert Letter.objects.count() == 1
    assert not InformationGiven.objects.exists()


def test_later_letters_of_the_same_version_add_nothing() -> None:
    make_case()
    play_day(START)
    play_day(START + timedelta(days=30))

    assert Letter.objects.count() == 2
    assert InformationGiven.objects.count() == 1
