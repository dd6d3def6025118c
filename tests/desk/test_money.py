"""Money at the desk: files, matching, splitting, corrections, and what only two people let out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from builders import (
    CLIENT_IBAN,
    START,
    Bill,
    bank_file,
    broken_proofs,
    case_of,
    hand_over,
    import_bank,
    payment,
    person,
)
from desk.agency_at_work import HOSTILE, Agency, gathered, signed_in
from face_login import django_on
from inkasso.base.clock import SystemClock
from inkasso.base.words import Words
from inkasso.billing.models import Remittance
from inkasso.desk.queues import keeping
from inkasso.ledger.proofs import Check
from inkasso.ledger.proving import keep_proof
from inkasso.payments.models import BankFile, Handling
from inkasso.payments.outgoing import order_id
from inkasso.payments.waiting import open_suspense
from inkasso.receivables.models import Case, Payment, Refund
from inkasso.staff.models import Approval

_ONCE = re.compile(r'name="once" value="([^"]+)"')
_SEEN = re.compile(r'name="seen" value="([^"]*)"')


@pytest.fixture
def handler(agency: Agency) -> Client:
    """A payment handler's browser, in English."""
    browser = signed_in("payment_handler")
    browser.post("/language/", {"language": "en"})
    return browser


@pytest.fixture
def owner(agency: Agency) -> Iterator[str]:
    """The URL by which rows for a test are made."""
    return agency.owner


def new_case(owner: str, number: int, cents: int = 100_00) -> Case:
    """A case of a client of its own for a test."""
    with django_on(owner):
        known = Case.objects.order_by("id").first()
        assert known is not None
        bill = Bill(number=f"MONEY-{uuid4().hex[:8]}", debtor=person(number), cents=cents)
        (verdict,) = hand_over(known.client, [bill])
        assert not verdict.faults, verdict.faults
        return case_of(known.client, bill.number)


def money_in(owner: str, folder: Path, cents: int, reference: str = "", **details: object) -> int:
    """Money that the bank tells of; the item's number if it waits in suspense."""
    with django_on(owner):
        import_bank(bank_file(folder, [payment(cents, reference, **details)]))  # type: ignore[arg-type]
        newest = open_suspense().order_by("-item_id").first()
        return newest.item_id if newest else 0


def sent(browser: Client, path: str, **said: object) -> dict[str, object]:
    """What the form on a page would send."""
    page = browser.get(path).content.decode()
    once, seen = _ONCE.search(page), _SEEN.search(page)
    assert once is not None, page
    return {"once": once[1], "seen": seen[1] if seen else "", **said}


class TestFiles:
    def test_several_files_are_booked_and_each_says_what_became_of_it(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 31)
        good = bank_file(tmp_path, [payment(10_00, case.reference), payment(7_77)])
        bad = SimpleUploadedFile("../../evil<b>.xml", b"<Document>half")
        with good.open("rb") as one:
            said = sent(handler, "/bank-files/", bank_files=[one, bad])
            answer = handler.post("/bank-files/", said)
        page = answer.content.decode()
        assert answer.status_code == 200, page
        assert "1 · €10.00" in page
        assert "it carries no reference" in page
        assert "The file cannot be read" in page
        assert "evil&lt;b&gt;.xml" in page
        with django_on(owner):
            assert Payment.objects.filter(case=case).count() == 1
            assert not BankFile.objects.filter(name__contains="evil").exists()

    def test_a_file_that_was_had_before_says_so_and_books_nothing(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        file = bank_file(tmp_path, [payment(3_21)])
        for expected in ("in suspense", "Taken in already on 2026-03-02"):
            with file.open("rb") as one:
                said = sent(handler, "/bank-files/", bank_files=[one])
                assert expected in handler.post("/bank-files/", said).content.decode()

    def test_more_than_a_machine_can_bear_is_not_even_read(
        self, handler: Client, owner: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("inkasso.desk.money.forms.LARGEST", 1_000)
        files = [SimpleUploadedFile(f"{n}.xml", b"<" * 501) for n in range(2)]
        answer = handler.post("/bank-files/", sent(handler, "/bank-files/", bank_files=files))
        assert answer.status_code == 422
        with django_on(owner):
            assert not BankFile.objects.filter(name="0.xml").exists()

    def test_a_form_without_files_says_what_is_missing(self, handler: Client) -> None:
        assert handler.post("/bank-files/", sent(handler, "/bank-files/")).status_code == 422


class TestMatching:
    def test_the_likeliest_case_is_one_key_away_and_the_next_item_follows(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 32)
        number = money_in(owner, tmp_path, 100_00, payer_name=person(32).name)
        path = f"/suspense/{number}/"
        page = handler.get(path).content.decode()
        button = re.search(rf'<button[^>]*value="{case.id}"[^>]*data-key="(\d)"', page)
        assert button is not None, page
        assert person(32).name in page
        assert "the payer&#x27;s name is like the debtor&#x27;s" in page

        answer = handler.post(path, sent(handler, path, case=case.id))

        assert answer.status_code == 303
        with django_on(owner):
            placed = Payment.objects.get(item_id=number)
            assert (placed.case_id, placed.matched_by) == (case.id, "staff")
            assert broken_proofs() == []

    def test_sent_twice_it_is_placed_once_and_leads_on(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 33)
        path = f"/suspense/{money_in(owner, tmp_path, 5_00)}/"
        said = sent(handler, path, case=case.id)
        assert [handler.post(path, said).status_code for _ in range(2)] == [303, 303]
        with django_on(owner):
            assert Payment.objects.filter(case=case).count() == 1

    def test_who_comes_second_is_told_what_became_of_it(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        one, other = new_case(owner, 34), new_case(owner, 35)
        path = f"/suspense/{money_in(owner, tmp_path, 5_00)}/"
        second = sent(handler, path, case=other.id)
        handler.post(path, sent(handler, path, case=one.id))

        answer = handler.post(path, second)

        assert answer.status_code == 409
        assert f"It was placed on case {one.id} on 2026-03-02." in answer.content.decode()
        assert handler.get(path).status_code == 409
        with django_on(owner):
            assert not Payment.objects.filter(case=other).exists()

    def test_another_case_is_found_by_its_number(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 36)
        path = f"/suspense/{money_in(owner, tmp_path, 5_00)}/"
        page = handler.get(path, {"q": str(case.id)}).content.decode()
        assert f'value="{case.id}"' in page
        assert 'data-key="1"' in page

    def test_what_a_payer_wrote_is_shown_and_never_run(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        number = money_in(
            owner, tmp_path, 5_00, payer_name=HOSTILE[:70], unstructured=(HOSTILE[:70],)
        )
        for path in ("/suspense/", f"/suspense/{number}/", f"/suspense/{number}/split/"):
            page = handler.get(path).content.decode()
            assert "&lt;script&gt;" in page, path
            assert "<script>alert" not in page, path

    @pytest.mark.parametrize("case", ["", "0", "-1", "999999", "10**9", "9" * 30, "x"])
    def test_a_forged_case_places_nothing(
        self, handler: Client, owner: str, tmp_path: Path, case: str
    ) -> None:
        number = money_in(owner, tmp_path, 5_00)
        path = f"/suspense/{number}/"
        assert handler.post(path, sent(handler, path, case=case)).status_code in (409, 422)
        with django_on(owner):
            assert not Payment.objects.filter(item_id=number).exists()


class TestSettingRight:
    def test_a_payment_is_split_over_cases(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        one, other = new_case(owner, 37), new_case(owner, 38)
        number = money_in(owner, tmp_path, 30_00, payer_name="Maksaja", payer_iban=CLIENT_IBAN)
        path = f"/suspense/{number}/split/"
        parts = {"case_1": one.id, "sum_1": "10", "case_2": other.reference, "sum_2": "15,50"}

        answer = handler.post(path, sent(handler, path, **parts))

        assert answer.status_code == 303, answer.content.decode()
        with django_on(owner):
            cents = Payment.objects.filter(case__in=(one, other)).order_by("case_id")
            assert list(cents.values_list("cents", flat=True)) == [10_00, 15_50]
            assert open_suspense().latest("item_id").item.cents == 4_50
            assert broken_proofs() == []

    def test_more_than_there_is_is_refused_and_what_was_typed_stays(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 39)
        path = f"/suspense/{money_in(owner, tmp_path, 30_00)}/split/"
        answer = handler.post(path, sent(handler, path, case_1=case.id, sum_1="30,01"))
        assert answer.status_code == 409
        assert 'value="30,01"' in answer.content.decode()
        half = handler.post(path, sent(handler, path, case_1=case.id))
        assert half.status_code == 422

    def test_a_bank_charge_is_booked_away(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        number = money_in(owner, tmp_path, -4_50)
        path = f"/suspense/{number}/book/"
        assert handler.post(path, sent(handler, path, why="bank_charge")).status_code == 303
        with django_on(owner):
            kept = Handling.objects.get(item_id=number)
            assert (kept.kind, kept.handled_by) == ("booked", "Pilvi Maksunen")

    def test_a_wrong_payment_comes_off_and_both_entries_show(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 40)
        money_in(owner, tmp_path, 12_00, case.reference)
        with django_on(owner):
            number = Payment.objects.get(case=case).id
        path = f"/payments/{number}/off/"

        answer = handler.post(path, sent(handler, path, why="wrong_case"))

        assert answer.status_code == 303, answer.content.decode()
        assert answer.headers["Location"].startswith("/suspense/")
        page = handler.get(f"/cases/{case.id}/payments/").content.decode()
        assert "belongs to another case (Pilvi Maksunen)" in page
        assert handler.post(path, sent(handler, path, why="wrong_case")).status_code == 409
        with django_on(owner):
            assert broken_proofs() == []


class TestFourEyes:
    def approve(self, kind: str) -> int:
        manager = signed_in("manager")
        number = Approval.objects.filter(kind=kind, decision="").latest("id").id
        path = f"/approvals/{number}/"
        assert self.decided(signed_in("payment_handler"), path) in (403, 409)
        page = manager.get(path).content.decode()
        return self.decided(manager, path, page)

    def decided(self, browser: Client, path: str, page: str = "") -> int:
        page = page or browser.get(path).content.decode()
        once, seen = _ONCE.search(page), _SEEN.search(page)
        said = {
            "once": once[1] if once else uuid4(),
            "seen": seen[1] if seen else "",
            "decision": "approved",
            "reason": "",
        }
        return int(browser.post(path, said).status_code)

    def test_a_refund_leaves_only_when_somebody_else_lets_it(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 41, cents=50_00)
        details = {"payer_name": "Liika Maksaja", "payer_iban": CLIENT_IBAN}
        money_in(owner, tmp_path, 500_00, case.reference, **details)
        page = handler.get("/refunds/").content.decode()
        asked = re.search(rf'name="number" value="{case.id}"><input[^>]*value="(\d+)"', page)
        assert asked is not None, page
        account = f"/refunds/case/{case.id}/account/"
        told = {
            "iban": "FI79 4405 2020 0360 82",
            "account_said_by": "Liika Maksaja",
            "account_said_on": START.isoformat(),
            "account_checked": "tunnistettu ja soitettu tuttuun numeroon",
        }
        assert (
            handler.post(account, sent(handler, account, **{**told, "iban": "FI1"})).status_code
            == 409
        )
        assert handler.post(account, sent(handler, account, **told)).status_code == 303
        mine = handler.get("/approvals/").content.decode()
        assert "The refund came back; its payee has another account." in mine, "in one's language"
        with django_on(owner):
            assert self.approve("payee_account") == 303
        said = sent(handler, "/refunds/", what="refund", number=case.id, cents=asked[1])
        assert handler.post("/refunds/", said).status_code == 303
        with django_on(owner):
            assert not Refund.objects.filter(case=case).exists()
            assert self.approve("refund") == 303
            refund = Refund.objects.get(case=case)
            assert refund.refundpayee.iban == "FI7944052020036082"
        assert refund.cents == int(asked[1])
        order = handler.get(f"/refunds/{refund.id}/order.xml")
        assert order.status_code == 200
        assert order_id("refund", refund.id).encode() in order.content
        with django_on(owner):
            assert broken_proofs() == []

    def test_another_account_stays_its_payers_whoever_pays_before_it_is_approved(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 46, cents=50_00)
        money_in(owner, tmp_path, 200_00, case.reference, payer_name="Bertta Tilitön")
        account = f"/refunds/case/{case.id}/account/"
        assert account in handler.get("/refunds/").content.decode()
        told = {
            "iban": "FI79 4405 2020 0360 82",
            "account_said_by": "Bertta itse",
            "account_said_on": START.isoformat(),
            "account_checked": "tunnistettu ja soitettu tuttuun numeroon",
        }
        assert handler.post(account, sent(handler, account, **told)).status_code == 303
        details = {"payer_name": "Myöhempi Maksaja", "payer_iban": CLIENT_IBAN}
        money_in(owner, tmp_path, 20_00, case.reference, **details)

        with django_on(owner):
            number = Approval.objects.filter(kind="payee_account").latest("id").id
            manager, path = signed_in("manager"), f"/approvals/{number}/"
            page = manager.get(path).content.decode()
            assert "Bertta Tilitön" in page
            assert "Myöhempi Maksaja" not in page
            assert self.decided(manager, path, page) == 303

    def test_what_is_not_owed_back_is_not_even_asked_for(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 45, cents=50_00)
        details = {"payer_name": "Liika Maksaja", "payer_iban": CLIENT_IBAN}
        money_in(owner, tmp_path, 500_00, case.reference, **details)
        for what, number in (("refund", case.id), ("cover_refund", case.id), ("refund", 10**9)):
            said = sent(handler, "/refunds/", what=what, number=number, cents=1)
            assert handler.post("/refunds/", said).status_code == 409

    def test_money_that_is_not_ours_goes_back(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        details = {"payer_name": "Väärä Maksaja", "payer_iban": CLIENT_IBAN}
        number = money_in(owner, tmp_path, 66_00, **details)
        path = f"/suspense/{number}/back/"
        assert handler.post(path, sent(handler, path, why="not_ours")).status_code == 303
        with django_on(owner):
            assert self.approve("send_back") == 303
            assert Handling.objects.get(item_id=number).kind == "sent_back"
        order = handler.get(f"/suspense/{number}/order.xml")
        assert order_id("payback", number).encode() in order.content

        # The bank carries it out, and brings it back: it waits again.
        own_id = {"end_to_end_id": order_id("payback", number)}
        money_in(owner, tmp_path, -66_00, **own_id)
        money_in(owner, tmp_path, 66_00, **own_id, return_reason="AC04")
        back = sent(handler, "/refunds/", what="undo_payback", number=number)
        assert handler.post("/refunds/", back).status_code == 303
        again = sent(handler, "/refunds/", what="undo_payback", number=number)
        assert handler.post("/refunds/", again).status_code == 409
        with django_on(owner):
            waiting = open_suspense().order_by("-item_id")[0].item
            assert (waiting.cents, waiting.id != number) == (66_00, True)
            assert broken_proofs() == []
        assert "Väärä Maksaja" in handler.get(f"/suspense/{waiting.id}/").content.decode()

    def test_a_remittance_is_looked_at_line_by_line_and_approved(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 42)
        money_in(owner, tmp_path, 80_00, case.reference)
        path = f"/remittances/client/{case.client_id}/"
        page = handler.get(path).content.decode()
        assert f">{case.id}</a>" in page
        assert handler.post(path, sent(handler, path)).status_code == 303
        with django_on(owner):
            assert self.approve("remittance") == 303
            made = Remittance.objects.latest("id")
        order = handler.get(f"/remittances/{made.id}/order.xml")
        assert order_id("remittance", made.id).encode() in order.content
        assert b"ordered" in handler.get("/remittances/").content

    def test_a_large_agency_s_list_tells_when_it_was_reckoned_and_forgets_who_was_paid(
        self, handler: Client, owner: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = new_case(owner, 43)
        money_in(owner, tmp_path, 81_00, case.reference)
        monkeypatch.setattr(keeping, "_FEW", 0)
        monkeypatch.setattr(keeping, "_QUICK", 0.0)
        monkeypatch.setattr(keeping, "_kept", {})
        own = f"/remittances/client/{case.client_id}/"
        assert "Being reckoned" in handler.get("/remittances/").content.decode()
        gathered()
        page = handler.get("/remittances/").content.decode()
        assert "Reckoned at" in page
        assert own in page
        assert handler.post(own, sent(handler, own)).status_code == 303
        assert "asked" in handler.get("/remittances/").content.decode()
        with django_on(owner):
            assert self.approve("remittance") == 303
        # What was kept still holds the client; it has been paid since, and is reckoned anew.
        page = handler.get("/remittances/").content.decode()
        assert "Reckoned at" in page
        assert own not in page

    def test_a_remittance_that_has_changed_meanwhile_is_not_paid(
        self, handler: Client, owner: str, tmp_path: Path
    ) -> None:
        case = new_case(owner, 43)
        money_in(owner, tmp_path, 20_00, case.reference)
        path = f"/remittances/client/{case.client_id}/"
        assert handler.post(path, sent(handler, path)).status_code == 303
        money_in(owner, tmp_path, 5_00, case.reference)
        with django_on(owner):
            before = Remittance.objects.count()
            assert self.approve("remittance") == 409
            assert Remittance.objects.count() == before


class TestProofs:
    def test_what_failed_and_since_when(self, handler: Client, owner: str) -> None:
        with django_on(owner):
            told = Words(fi="heitto 1,00", sv="differens 1,00", en="off <b>by</b> 1.00")
            for holds in (True, False, False):
                found = [Check("statements_tie", holds=holds, found=told)]
                keep_proof(found, SystemClock().now(), START, "tester")
        pages = {}
        for language in ("fi", "sv", "en"):
            handler.post("/language/", {"language": language})
            pages[language] = handler.get("/proofs/").content.decode()
        assert "heitto 1,00" in pages["fi"]
        assert "differens 1,00" in pages["sv"]
        assert "inte på en punkt" in pages["sv"]
        page = pages["en"]
        assert "One check fails" in page
        assert "since 2026-03-02" in page
        assert "&lt;b&gt;by" in page


def test_the_day_is_told_on_the_first_page_of_money(
    handler: Client, owner: str, tmp_path: Path
) -> None:
    for language in ("fi", "sv", "en"):
        handler.post("/language/", {"language": language})
        for path in ("/money/", "/suspense/", "/refunds/", "/remittances/", "/proofs/"):
            assert handler.get(path).status_code == 200, (language, path)
