"""Every address, tried by every role and by nobody: what comes is what the table says."""

from __future__ import annotations

import re
from collections.abc import Callable, Set

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from builders import person
from desk.agency_at_work import Agency, signed_in
from desk.cases_of_tests import hidden_of
from inkasso.desk.page import ANYBODY, SIGNED_IN, permission_of
from inkasso.desk.urls import urlpatterns
from inkasso.staff.actions import ACTIONS
from inkasso.staff.roles import ROLES

PATTERNS = {str(pattern.name): pattern for pattern in urlpatterns}
#: Arguments of addresses that take some, from what the agency has.
ARGUMENTS: dict[str, Callable[[Agency], dict[str, object]]] = {
    **dict.fromkeys(
        (
            "request",
            "request_letter",
            "request_compare",
            "request_ask",
            "request_authority",
            "request_more_time",
            "request_decide",
            *("request_rectify", "request_review", "request_erase", "request_recipients"),
            *("request_package", "request_package_file"),
            *("request_transfer", "request_wish_end", "request_bring"),
        ),
        lambda agency: {"number": agency.request},
    ),
    **dict.fromkeys(
        (
            *("breach_assess", "breach_measure", "breach_authority", "breach_persons"),
            *("breach_public", "breach_close", "breach_scope", "breach_notification"),
            *("breach_letter", "breach_list"),
        ),
        lambda agency: {"number": agency.breach},
    ),
    **dict.fromkeys(
        ("notice_version", "verification_one", "log_review", "log_review_sign"),
        lambda _: {"number": 10**9},
    ),
    **dict.fromkeys(
        (
            "plan",
            "plan_preview",
            "plan_end",
            "extension",
            "extension_preview",
            "correction",
            "reach",
            "returned_mail",
            "representative",
            "representative_end",
            "relief",
            "holds",
            "next_letter",
            "letter_write",
        ),
        lambda agency: {"number": agency.case},
    ),
    "hold_lift": lambda agency: {"number": agency.case, "hold": 10**9},
    **dict.fromkeys(("free_letter", "client_letter"), lambda _: {"number": 10**9}),
    **dict.fromkeys(
        ("letter_template", "letter_template_write", "letter_template_ask"),
        lambda _: {"number": 10**9},
    ),
    "letter_template_pdf": lambda _: {"number": 10**9, "version": 1, "spoken": "fi"},
    **dict.fromkeys(
        ("disclose", "consents", "consent_withdraw"), lambda agency: {"number": agency.case}
    ),
    "disclose_to": lambda agency: {"number": agency.case, "kind": "agents"},
    "processor_end": lambda _: {"key": "esimerkkiposti"},
    "consent_give": lambda agency: {"number": agency.case, "use": "electronic_demands"},
    "consent_proof": lambda agency: {"number": agency.case, "use": "electronic_demands"},
    "consent_proof_file": lambda agency: {
        "number": agency.case,
        "use": "electronic_demands",
        "place": 0,
    },
    "bulk_new": lambda _: {"act": "pause"},
    "bulk_order": lambda _: {"number": 10**9},
    "take_request": lambda agency: {"number": agency.case},
    **dict.fromkeys(
        ("objection_take", "suspension", "documents"), lambda agency: {"number": agency.case}
    ),
    **dict.fromkeys(
        ("objection", "objection_ask", "objection_evidence", "objection_answer"),
        lambda _: {"number": 10**9},
    ),
    "objection_letter": lambda _: {"number": 10**9},
    "document": lambda agency: {"number": agency.case, "document": 10**9},
    "breach": lambda agency: {"number": agency.breach},
    "purpose": lambda _: {"key": "collection"},
    **dict.fromkeys(
        (
            "suspense_item",
            "suspense_split",
            "suspense_back",
            "suspense_book",
            "payback_order",
            "payment_off",
            "refund_account",
            "refund_order",
            "remittance_prepared",
            "remittance_again",
            "remittance_order",
            "remittance_report",
            "remittance_table",
        ),
        lambda _: {"number": 10**9},
    ),
    "job": lambda _: {"number": 10**9},
    "job_file": lambda _: {"number": 10**9},
    "figure": lambda _: {"key": "age"},
    "figure_file": lambda _: {"key": "age", "form": "csv"},
    "case_payments": lambda agency: {"number": agency.case},
    "mfa_remove_webauthn": lambda _: {"pk": 1},
    "approval": lambda _: {"number": 10**9},
    "account": lambda _: {"number": 1},
    "account_role": lambda _: {"number": 1},
    "account_end_role": lambda _: {"number": 1, "key": "collector"},
    "account_close": lambda _: {"number": 1},
    "account_reset": lambda _: {"number": 1},
    "account_invite": lambda _: {"number": 1},
    "account_end_session": lambda _: {"number": 1, "handle": "forged"},
    "end_own_session": lambda _: {"handle": "forged"},
    **dict.fromkeys(
        (
            *("client", "client_contacts", "client_details", "client_agreement", "client_account"),
            *("client_strategies", "client_handovers", "client_report"),
            "client_letters",
        ),
        lambda _: {"number": 1},
    ),
    **dict.fromkeys(
        ("newsletter", "newsletter_confirm", "event", "registration"),
        lambda _: {"number": 10**9},
    ),
    "contact_new": lambda _: {"number": 1},
    **dict.fromkeys(("contact_person", "contact_left"), lambda _: {"number": 1, "contact": 10**9}),
    "client_simulate": lambda _: {"number": 1, "kind": "consumer"},
    "client_choose": lambda _: {"number": 1, "kind": "business"},
    "client_try": lambda _: {"number": 1, "kind": "consumer"},
    "client_simulation": lambda _: {"number": 1, "simulation": 10**9},
    "client_handover": lambda _: {"number": 1, "handover": 10**9},
    "client_faults": lambda _: {"number": 1, "handover": 10**9},
    "client_report_table": lambda _: {"number": 1, "form": "csv"},
    "case": lambda agency: {"number": agency.case},
    "contact": lambda agency: {"number": agency.shared},
    "correct_contact": lambda agency: {"number": agency.shared, "entry": agency.contact},
    "note": lambda agency: {"number": agency.shared},
    "correct_note": lambda agency: {"number": agency.shared, "entry": agency.note},
    "deviation": lambda agency: {"number": agency.contact},
    "queue_next": lambda _: {"name": "nowhere"},
    "letter": lambda agency: {"number": agency.letter},
    "plan_letter": lambda _: {"number": 10**9},
    "invitation": lambda _: {"account": "1", "token": "forged"},
}
NOT_THERE = frozenset({404})
#: Pages that answer otherwise than 200 when asked plainly by somebody who may, and how.
OTHERWISE: dict[str, Set[int]] = {
    # Letters about plans of their own have `tests/desk/test_plans.py`.
    "plan_letter": NOT_THERE,
    # Until when is not said.
    "extension_preview": {422},
    "request_letter": {405},
    "breach_list": {405},
    # Nobody has compared who asks; `tests/desk/test_officers_desk.py` goes on from there.
    **dict.fromkeys(("request_erase", "request_package", "request_package_file"), frozenset({409})),
    **dict.fromkeys(
        ("notice_version", "verification_one", "log_review", "log_review_sign"), NOT_THERE
    ),
    "approval": {404},
    "client_handover": {404},
    # Simulations of their own have `tests/desk/test_clients_at_the_desk.py`.
    "client_try": {302},
    "client_simulation": {409},
    "client_faults": {404},
    # Items, payments and remittances of their own have `tests/desk/test_money.py`.
    **dict.fromkeys(
        ("suspense_item", "suspense_split", "suspense_back", "suspense_book"), NOT_THERE
    ),
    **dict.fromkeys(
        ("payback_order", "payment_off", "refund_account", "refund_order", "remittance_again"),
        NOT_THERE,
    ),
    **dict.fromkeys(("remittance_order", "remittance_report", "remittance_table"), NOT_THERE),
    "remittance_prepared": {404},
    # Objections and documents of their own have `tests/desk/test_objections_and_documents.py`.
    **dict.fromkeys(("objection", "objection_ask", "objection_evidence"), NOT_THERE),
    **dict.fromkeys(("objection_answer", "objection_letter", "document"), NOT_THERE),
    # Letters in free words and changes to many have `tests/desk/test_letters_and_many_cases.py`.
    **dict.fromkeys(("free_letter", "bulk_order", "hold_lift"), NOT_THERE),
    **dict.fromkeys(("client_letter", "letter_template", "letter_template_write"), NOT_THERE),
    **dict.fromkeys(("letter_template_ask", "letter_template_pdf"), NOT_THERE),
    "queue_next": {303},
    # Those of their own have `tests/desk/test_relations_at_the_desk.py`.
    **dict.fromkeys(("newsletter", "newsletter_confirm", "event", "registration"), NOT_THERE),
    **dict.fromkeys(("contact_person", "contact_left"), NOT_THERE),
    "newsletter_find": {405},
    # Asked plainly, nothing is ticked.
    "bulk_these": {303},
    # Jobs of one's own have `tests/desk/test_long_work_pages.py`.
    **dict.fromkeys(("job", "job_file"), NOT_THERE),
    # Asked plainly, it leads to the figures.
    "count_figures": {302},
    "account_invite": {409},
    "account_end_session": {405},
    "end_own_session": {405},
    "language": {405},
    "theme": {405},
    "invitation": {404},
    "account_login": {200, 302},
    "mfa_authenticate": {302},
    "account_logout": {200, 302},
    "account_reauthenticate": {200, 302},
    "mfa_activate_totp": {302},
    "mfa_login_webauthn": {302},
    "openid_connect_login": {404},
    "openid_connect_callback": {404},
    "socialaccount_login_cancelled": {302},
    "socialaccount_signup": {404},
    "socialaccount_connections": {404},
    "socialaccount_login_error": {404},
    "mfa_add_webauthn": {200, 302},
    "mfa_remove_webauthn": {409},
    "mfa_reauthenticate": {200, 302},
    "mfa_view_recovery_codes": {200, 302, 404},
    "mfa_generate_recovery_codes": {200, 302},
    "account_change_password": {200, 302},
}


def address(name: str, agency: Agency) -> str:
    made = ARGUMENTS.get(name, lambda _: {})(agency)
    return reverse(name, kwargs=made)


def expected(name: str, role: str | None) -> Set[int]:
    """What a plain look at a page is answered with."""
    needed = permission_of(PATTERNS[name].callback)
    if name.startswith(("account_", "mfa_")) and address_is_closed(PATTERNS[name]):
        return {404}
    if needed == ANYBODY:
        return OTHERWISE.get(name, {200})
    if role is None:
        return {302}
    if needed == SIGNED_IN:
        return OTHERWISE.get(name, {200})
    return OTHERWISE.get(name, {200}) if needed in ROLES[role].actions else {403}


def address_is_closed(pattern: URLPattern) -> bool:
    return str(pattern.pattern).startswith("closed/")


def test_every_page_says_what_it_needs() -> None:
    for name, pattern in PATTERNS.items():
        assert permission_of(pattern.callback) in {ANYBODY, SIGNED_IN, *ACTIONS}, name


def test_no_two_addresses_have_one_name() -> None:
    assert len(PATTERNS) == len(urlpatterns)


@pytest.mark.parametrize("role", [*ROLES, None])
def test_each_role_gets_what_the_table_allows_and_nothing_else(
    agency: Agency, role: str | None
) -> None:
    browser = signed_in(role) if role else Client(raise_request_exception=False)
    got = {}
    for name in PATTERNS:
        if name in ("account_logout",):
            continue
        got[name] = browser.get(address(name, agency)).status_code
    wrong = {
        name: (status, expected(name, role))
        for name, status in got.items()
        if status not in expected(name, role)
    }
    assert wrong == {}


@pytest.mark.parametrize("role", [*ROLES, None])
def test_nothing_can_be_posted_without_the_form_that_the_browser_was_given(
    agency: Agency, role: str | None
) -> None:
    browser = signed_in(role) if role else Client()
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.cookies = browser.cookies
    for name in PATTERNS:
        answer = strict.post(address(name, agency), {"language": "sv", "theme": "dark"})
        assert answer.status_code in (302, 403), name
        if answer.status_code == 302:
            assert "/sign-in/" in answer.headers["Location"], name


@pytest.mark.parametrize("role", ["collector", "customer_service", "officer", "payment_handler"])
@pytest.mark.parametrize("number", [0, 99999, 999999999, 10**15, 10**30])
def test_forged_numbers_lead_nowhere(agency: Agency, role: str, number: int) -> None:
    browser = signed_in(role)
    assert browser.get(f"/cases/{number}/").status_code == 404
    assert browser.get(f"/letters/{number}.pdf").status_code in (403, 404)


def test_no_page_mentions_a_person_to_whom_may_not_see_one(agency: Agency) -> None:
    for role in ("client_manager", "administrator"):
        browser = signed_in(role)
        page = browser.get(f"/cases/{agency.case}/")
        assert page.status_code == 403
        assert not re.search(r"\d{5}-\d", page.content.decode())
        found = browser.get("/search/", {"q": person(1).name})
        assert found.status_code == (200 if role == "client_manager" else 403)
        assert f"/cases/{agency.case}/" not in found.content.decode()


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("officer", "/looks/?last=9999-12-31&first=0001-01-01"),
        ("officer", "/overview/?year=02026999999"),
        ("collector", "/cases/{case}/plan/preview.pdf?first_due=x"),
        ("collector", "/cases/{case}/?on=9999-12-31"),
        ("client_manager", "/clients/1/report/?since=0001-01-01&until=9999-12-31"),
    ],
)
def test_days_far_away_break_no_page(agency: Agency, role: str, path: str) -> None:
    assert signed_in(role).get(path.format(case=agency.case)).status_code < 500


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_clocks_and_promises_begin_on_days_that_can_be(agency: Agency, year: str) -> None:
    day, case = f"{year}-12-31", f"/cases/{agency.case}"
    told = {"person": "0", "contact_channel": "phone", "result": "reached", "deviation": "x"}
    promised = {**told, "result": "promise", "promised": "10", "at": "2026-03-02T08:00"}
    breach = {"what": "x", "kinds": "confidentiality", "found_by": "staff", "cause": "unknown"}
    forms: list[tuple[str, str, dict[str, str]]] = [
        ("collector", f"{case}/contact/", {**told, "at": f"{day}T12:00"}),
        ("collector", f"{case}/contact/?direction=in", {**promised, "promised_by": day}),
        ("officer", "/breaches/new/", {**breach, "aware_at": f"{day}T12:00"}),
        (
            "customer_service",
            f"/requests/new/{agency.case}/",
            {"right": "access", "channel": "phone", "received_on": day},
        ),
    ]
    for role, path, said in forms:
        browser = signed_in(role)
        hidden = hidden_of(browser.get(path).content.decode())
        assert browser.post(path, {**hidden, **said}).status_code in (409, 422), path
