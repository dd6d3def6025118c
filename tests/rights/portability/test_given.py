"""What is portable: given by the person, on consent or under a contract, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import make_case
from inkasso.base.decisions import Refused
from inkasso.gate.register import register_in_force
from inkasso.notice.data_map import load_data_map
from inkasso.notice.rights import Right
from inkasso.parties.models import ContactPoint, PartyName, Source
from inkasso.rights.portability.form import KNOWN, faults_of, schema, unknown_in
from inkasso.rights.portability.given import (
    _GIVEN,
    PORTED,
    given_rows,
    portable_categories,
)
from rights.consenting import consent
from rights.portability.packages_made import granted, granted_to, package, records_of
from rights.requests_made import answered, known, made
from rights.subjects.people_asking import Asking

pytestmark = pytest.mark.django_db


def test_a_clients_contact_gets_the_card_that_they_gave(tmp_path: Path) -> None:
    exported, document = package(granted_to("client_contacts", tmp_path), tmp_path / "out")
    (details,) = records_of(document)["relations_contactdetails"]
    assert details["name"] == "Kaisa Kontakti"
    assert document["person"]["names"] == ["Kaisa Kontakti"]  # type: ignore[index]
    assert document["person"]["emails"] == ["kaisa@client.example"]  # type: ignore[index]
    first = document["records"][0]  # type: ignore[index]
    assert first["grounds"] == ["6(1)(b)"]
    assert "person_id" not in details
    assert any(one.outcome == "given" for one in exported.fields)


def test_a_reader_gets_the_order_and_the_consent(tmp_path: Path) -> None:
    _, document = package(granted_to("subscribers", tmp_path), tmp_path / "out")
    records = records_of(document)
    assert [one["email"] for one in records["relations_subscriber"]] == ["reader@example.com"]
    assert records["rights_consent"][0]["use"] == "newsletters"
    grounds = {ground for one in document["records"] for ground in one["grounds"]}  # type: ignore[attr-defined]
    assert grounds == {"6(1)(a)"}


def test_a_debtor_gets_consents_and_is_told_why_nothing_else(tmp_path: Path) -> None:
    case = make_case()
    consent(case.person_id, "electronic_demands")
    # Even what the debtor gave: it is processed on legitimate interest and by law.
    ContactPoint.objects.create(
        person_id=case.person_id, kind="phone", value="+358401112233",
        source=Source.PERSON, known_since="2026-01-01",
    )  # fmt: skip
    name = PartyName.objects.get(person_id=case.person_id).name
    told = {"case": str(case.id), "name": name}
    exported, document = package(granted(Asking(person_id=case.person_id, told=told)), tmp_path)
    assert records_of(document).keys() == {"rights_consent", "rights_consentcontent"}
    assert "+358401112233" not in str(document)
    fields = {one.field: one for one in exported.fields}
    assert fields["contact_details.parties_contactpoint"].because == "20(1)(a)"
    assert fields["claims.receivables_case"].outcome == "no_agreement"
    left_out = {row["field"]: row for row in document["left_out"]}  # type: ignore[attr-defined]
    assert left_out["contact_details.parties_contactpoint"] == {
        "field": "contact_details.parties_contactpoint",
        "outcome": "no_agreement",
        "until": None,
        "because": "2016/679 20(1)(a)",
    }


def test_a_debtor_without_consents_is_answered_by_20_1() -> None:
    case = make_case()
    state = known(made(case.person_id, Right.PORTABILITY), case)
    with pytest.raises(Refused) as refused:
        answered(state)
    assert refused.value.refusal.code == "right_does_not_apply"
    assert [one.section for one in refused.value.refusal.because] == ["20(1)"]


@pytest.mark.parametrize("who", ["client_contacts", "supplier_contacts", "subscribers"])
def test_every_package_has_the_published_form(who: str, tmp_path: Path) -> None:
    _, document = package(granted_to(who, tmp_path), tmp_path / "out")
    assert list(faults_of(document)) == []
    assert list(unknown_in(document)) == []


def test_the_schema_says_only_what_is_checked() -> None:
    def words(form: object) -> set[str]:
        if isinstance(form, list):
            return set().union(*map(words, form)) if form else set()
        if not isinstance(form, dict):
            return set()
        inner = [*form.get("properties", {}).values(), form.get("items")]
        return set(form).union(*map(words, inner))

    assert words(schema()) <= KNOWN


def test_every_table_named_here_exists_and_has_no_source_of_its_own() -> None:
    tables = load_data_map().tables
    for name in _GIVEN:
        assert name in tables, name
        assert "source" not in tables[name].columns, name
    assert given_rows(tables["ledger_posting"]) is None
    assert given_rows(tables["parties_contactpoint"]) == "source = 'person'"


def test_what_may_go_to_another_controller_the_register_lets_out() -> None:
    register = register_in_force()
    assert register.may_get("by_consent", "rights") >= PORTED
    assert not PORTED & {"health_notes", "hardship_consents"}


def test_a_stranger_to_a_purpose_has_no_right_through_it() -> None:
    register = register_in_force()
    held = frozenset(register.categories)
    assert "client_contacts" not in portable_categories(register, frozenset({"debtors"}), held)
    of_contacts = portable_categories(register, frozenset({"client_contacts"}), held)
    assert of_contacts["client_contacts"].grounds == ("6(1)(b)",)
