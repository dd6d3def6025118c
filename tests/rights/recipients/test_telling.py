"""Article 19: whoever got what was changed is found in the disclosures, told, and named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from builders import START, make_case
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.gate.disclosing import disclosures
from inkasso.gate.models import Disclosure
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.receivables.models import Case
from inkasso.rights.models import RecipientNotice, RecipientOutcome
from inkasso.rights.recipients.queue import find_waiting, give_up, owed_under, tell, waiting
from inkasso.rights.recipients.telling import recipients_of, tell_recipients
from inkasso.rights.rectification.correcting import Wanted, rectify
from inkasso.rights.requests.state import State
from rights.requests_made import MOMENT, answered, known, made

pytestmark = pytest.mark.django_db

LATER = Moment(on=MOMENT.on + timedelta(days=3), by="tester")


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def gave(
    case: Case,
    recipient: str,
    *fields: str,
    kind: str = "courts_and_enforcement",
    country: str = "FI",
    on: date = START,
) -> Disclosure:
    """A disclosure as it stands in the log."""
    return Disclosure.objects.create(
        disclosed_on=on,
        at=f"{on} 12:00+02:00",
        person_id=case.person_id,
        case_id=case.id,
        recipient=recipient,
        recipient_kind="authority",
        recipient_key=kind,
        country=country,
        purpose="collection",
        ground="513/1999 4 §",
        transfer_ground="",
        fields=list(fields),
        actor="tester",
    )


def corrected(case: Case, **values: str) -> State:
    state = known(made(case.person_id, Right.RECTIFICATION), case)
    rectify(state, Wanted(values=values), MOMENT)
    return state


def test_exactly_those_are_owed_word_who_got_the_field() -> None:
    case = make_case()
    other = make_case(case.client, number=2)
    first = gave(case, "Käräjäoikeus", "names.name", "contact_details.address")
    gave(case, "Ulosotto", "claims.open")
    gave(other, "Poliisi", "names.name")
    state = corrected(case, address="Uusikatu 7, 33100 Tampere")
    (notice,) = RecipientNotice.objects.all()
    assert (notice.recipient, notice.what) == ("Käräjäoikeus", "rectified")
    assert notice.fields == ["contact_details.address"]
    assert notice.disclosures == [first.id]
    assert waiting(MOMENT.on) == [notice]
    assert waiting(START) == []
    assert [one.outcome for one in owed_under(state, register_in_force())] == [None]


def test_one_recipient_is_one_row_however_its_name_was_written() -> None:
    case = make_case()
    numbers = [
        gave(case, name, "names.name").id
        for name in ("Käräjäoikeus", "käräjäoikeus ", "KÄRÄJÄOIKEUS")
    ]
    gave(case, "Käräjäoikeus", "names.name", country="SE")
    corrected(case, name="Aino Oikea")
    rows = {row.country: row.disclosures for row in RecipientNotice.objects.all()}
    assert rows["FI"] == numbers
    assert len(rows) == 2


def test_a_part_of_a_name_concerns_whoever_got_the_whole() -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "names.name")
    corrected(case, name="Aino Oikea")
    assert RecipientNotice.objects.count() == 1


def test_what_was_completed_or_kept_concerns_nobody() -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "contact_details.email", "names.name")
    state = known(made(case.person_id, Right.RECTIFICATION), case)
    rectify(state, Wanted(statement="x", refused=("name",)), MOMENT)
    assert not RecipientNotice.objects.exists()


def test_the_new_value_leaves_as_a_disclosure_and_the_old_one_never() -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "names.name", "contact_details.address")
    state = corrected(case, name="Aino Oikea")
    (notice,) = find_waiting(state, "käräjäoikeus")
    told = tell(notice, "letter", LATER, register_in_force())
    assert dict(told.values) == {"names.name": "Aino Oikea"}
    row = disclosures(case.person_id).last()
    assert row is not None
    assert row.id == told.outcome.disclosure
    assert row.fields == ["rights_requests.rectified", "names.name"]
    assert (row.recipient, row.ground, row.purpose) == ("Käräjäoikeus", "2016/679 19", "rights")
    assert "Aino" not in "".join((told.text.fi, told.text.sv, told.text.en))
    assert waiting(LATER.on) == []


def test_a_recipient_whose_contract_has_ended_is_told_all_the_same() -> None:
    case = make_case()
    gave(case, "Perintä AB", "names.name", kind="partner_agencies", country="SE")
    state = corrected(case, name="Aino Oikea")
    (notice,) = find_waiting(state, "Perintä AB")
    assert tell(notice, "email", LATER, register_in_force()).values == {"names.name": "Aino Oikea"}


def test_where_no_data_may_go_the_text_alone_is_sent() -> None:
    case = make_case()
    gave(case, "Perintä Ltd", "names.name", kind="partner_agencies", country="US")
    state = corrected(case, name="Aino Oikea")
    (notice,) = find_waiting(state, "Perintä Ltd")
    told = tell(notice, "letter", LATER, register_in_force())
    assert (told.values, told.outcome.disclosure) == ({}, None)
    assert str(notice.disclosures[0]) in told.text.en


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_text_says_what_changed_and_names_nobody(language: str) -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "names.name", "contact_details.phone", "payments.payments")
    for what in RecipientNotice.What.values:
        tell_recipients(case.person_id, known_request(case).request.id, what, moment=MOMENT)
    texts = [
        getattr(one.text, language) for one in owed_under(known_request(case), register_in_force())
    ]
    assert len(set(texts)) == len(RecipientNotice.What.values)
    for text in texts:
        assert str(case.id) in text
        assert "{" not in text
        assert "tietosuoja@esimerkkiperinta.example" in text


def known_request(case: Case) -> State:
    from inkasso.rights.requests.state import requests_of  # noqa: PLC0415

    found = requests_of(case.person_id)
    return found[0] if found else known(made(case.person_id, Right.RECTIFICATION), case)


def test_word_of_a_change_calls_for_no_word_of_the_next() -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "rights_requests.rectified")
    assert recipients_of(case.person_id) == []


def test_a_second_correction_on_a_day_is_owed_for_what_is_new_alone() -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "names.name", "contact_details.address")
    state = corrected(case, name="Aino Oikea")
    rectify(state, Wanted(values={"address": "Uusikatu 7, 33100 Tampere"}), MOMENT)
    assert [row.fields for row in RecipientNotice.objects.order_by("id")] == [
        ["names.name"],
        ["contact_details.address"],
    ]
    tell_recipients(
        case.person_id, state.request.id, "rectified", ["contact_details"], moment=MOMENT
    )
    assert RecipientNotice.objects.count() == 2


def test_a_recipient_that_cannot_be_told_is_on_record_with_why() -> None:
    case = make_case()
    gave(case, "Kadonnut Oy", "names.name")
    state = corrected(case, name="Aino Oikea")
    (notice,) = find_waiting(state, str(RecipientNotice.objects.get().id))
    with pytest.raises(Refused) as refused:
        give_up(notice, RecipientOutcome.Kind.IMPOSSIBLE, " ", LATER)
    assert code(refused) == "said_missing"
    give_up(notice, RecipientOutcome.Kind.IMPOSSIBLE, "struck off the trade register", LATER)
    with pytest.raises(Refused) as refused:
        tell(notice, "letter", LATER, register_in_force())
    assert code(refused) == "already_settled"
    with pytest.raises(Refused) as refused:
        find_waiting(state, "Kadonnut Oy")
    assert code(refused) == "no_such_recipient"


def test_nobody_is_told_before_it_happened() -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "names.name")
    (notice,) = find_waiting(corrected(case, name="Aino Oikea"), "Käräjäoikeus")
    with pytest.raises(Refused) as refused:
        tell(notice, "letter", Moment(on=START, by="tester"), register_in_force())
    assert code(refused) == "before_it_was_owed"


def test_a_restriction_is_told_to_everybody_who_ever_got_anything() -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "names.name")
    gave(case, "Ulosotto", "claims.open")
    answered(known(made(case.person_id, Right.RESTRICTION), case))
    rows = RecipientNotice.objects.order_by("id")
    assert [(row.recipient, row.what) for row in rows] == [
        ("Käräjäoikeus", "restricted"),
        ("Ulosotto", "restricted"),
    ]
    for row in rows:
        told = tell(row, "phone", LATER, register_in_force())
        assert told.values == {}
        assert told.outcome.disclosure is not None


def test_article_19_opens_nothing_that_the_recipient_did_not_get_before() -> None:
    from inkasso.gate.disclosing import consider  # noqa: PLC0415
    from inkasso.gate.disclosures.request import Request  # noqa: PLC0415

    case = make_case()
    gave(case, "Perintä AB", "names.name", kind="partner_agencies", country="SE")

    def asked(*fields: str, recipient: str = "Perintä AB", purpose: str = "rights") -> str:
        request = Request(
            person_id=case.person_id,
            case_id=case.id,
            recipient=recipient,
            kind="partner_agencies",
            country="SE",
            purpose=purpose,
            ground="2016/679 19",
            fields=fields,
            on=LATER.on,
        )
        answer = consider(request)
        return getattr(answer, "code", "allowed")

    assert asked("names.name") == "allowed"
    assert asked("names.name", "contact_details.address") == "no_contract"
    assert asked("names.name", recipient="Toinen AB") == "no_contract"
    assert asked("names.name", purpose="collection") == "no_contract"


@pytest.mark.parametrize("table", ["rights_recipientnotice", "rights_recipientoutcome"])
def test_who_was_told_cannot_be_rewritten(table: str) -> None:
    from django.db import Error, transaction  # noqa: PLC0415

    case = make_case()
    gave(case, "Käräjäoikeus", "names.name")
    (notice,) = find_waiting(corrected(case, name="Aino Oikea"), "Käräjäoikeus")
    tell(notice, "letter", LATER, register_in_force())
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET person_id = gen_random_uuid()")
