"""The command line's contract: one document, its keys, its exit codes, what it says to whom."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from builders import Bill, bank_file, entry, payment, person, write_table
from command_line import Answer, Inkasso
from inkasso.formats.reference import to_rf
from inkasso.receivables.models import Case, Receivable

AMOUNT = re.compile(r"-?[0-9]+\.[0-9]{2}")
CLIENT = "9000101-4"
ADDRESS = ("--street", "Katu 1", "--postal-code", "00100", "--city", "Helsinki")
CITED = [{"act": "text", "section": "text", "text": "text"}]

#: A person whom nobody handed over.
NOBODY = "00000000-0000-0000-0000-000000000001"

#: The documented keys of each answer and what stands under them; `?` means it may be null.
SHAPES: dict[str, object] = {
    "client": {"client": {"business_id": "text", "name": "text", "iban": "text"}},
    "intake": {
        "rows": "number",
        "accepted": "number",
        "refused": "number",
        "verdicts": [
            {
                "row": "number",
                "verdict": "text",
                "case": "text?",
                "receivable": "text?",
                "faults": [{"field": "text", "code": "text", "message": "text"}],
            }
        ],
    },
    "cases": {
        "cases": [
            {
                "case": "text",
                "client": "text",
                "debtor_kind": "text",
                "status": "text",
                "reference": "text",
                "rf": "text",
                "principal": "amount",
                "interest": "amount",
                "costs": "amount",
                "total": "amount",
                "next": {"step": "text?", "date": "day?", "because": "text"},
            }
        ]
    },
    "case": {
        "case": "text",
        "as_of": "day",
        "status": "text",
        "principal": "amount",
        "interest": "amount",
        "costs": "amount",
        "paid": "amount",
        "total": "amount",
        "lines": [{"kind": "text", "amount": "amount", "text": "text", "because": CITED}],
        "events": [{"date": "day", "kind": "text", "text": "text"}],
    },
    "day": {
        "date": "day",
        "cases": "number",
        "steps": {},
        "letters": "number",
        "costs_charged": "amount",
        "refused": [{"case": "text", "code": "text", "because": "text"}],
    },
    "bank": {
        "files": [
            {
                "file": "text",
                "format": "text",
                "statements": "number",
                "entries": "number",
                "booked_credits": {"count": "number", "sum": "amount"},
                "booked_debits": {"count": "number", "sum": "amount"},
                "not_booked": "number",
                "items": [
                    {
                        "archive_id": "text",
                        "value_date": "day",
                        "amount": "amount",
                        "reference": "text?",
                        "payer": "text?",
                        "outcome": "text",
                        "case": "text?",
                    }
                ],
            }
        ]
    },
    "remit": {
        "remittances": [
            {
                "client": "text",
                "period": {"from": "day", "to": "day"},
                "collected": {"principal": "amount", "interest": "amount", "costs": "amount"},
                "commission": "amount",
                "vat": "amount",
                "paid_out": "amount",
                "file": "text?",
                "report": "text",
            }
        ]
    },
    "hold": {
        "hold": {
            "number": "number",
            "kind": "text",
            "person": "text",
            "case": "text?",
            "placed_on": "day",
            "placed_by": "text",
            "until": "day?",
            "lifted_on": "day?",
            "lifted_by": "text?",
        }
    },
    "prove": {
        "holds": "truth",
        "postings": "number",
        "checks": [{"check": "text", "holds": "truth", "detail": "text"}],
    },
}


def check(value: object, shape: object, where: str) -> None:
    """Hold a document against its shape; extra keys are allowed."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), where
        for key, inner in shape.items():
            assert key in value, f"{where}.{key} is missing"
            check(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for number, item in enumerate(value):
            check(item, shape[0], f"{where}[{number}]")
    elif value is None:
        assert str(shape).endswith("?"), f"{where} is null"
    else:
        _check_plain(value, str(shape).rstrip("?"), where)


def _check_plain(value: object, shape: str, where: str) -> None:
    match shape:
        case "text":
            assert isinstance(value, str), where
        case "number":
            assert isinstance(value, int), where
            assert not isinstance(value, bool), where
        case "truth":
            assert isinstance(value, bool), where
        case "amount":
            assert isinstance(value, str), where
            assert AMOUNT.fullmatch(value), where
        case "day":
            assert isinstance(value, str), where
            assert date.fromisoformat(value), where


def answered(answer: Answer, shape: str, code: int = 0) -> dict[str, object]:
    assert answer.code == code, answer
    check(answer.document, SHAPES[shape], shape)
    return answer.document


@pytest.fixture
def handed_over(inkasso: Inkasso, tmp_path: Path) -> Path:
    """A client with two consumers' debts, one faulty row; the table that it came in."""
    added = inkasso(
        *("client", "add", "--business-id", CLIENT, "--name", "Testi Oy"),
        *("--iban", "FI49 5000 9420 0287 30", *ADDRESS, "--date", "2026-01-01", "--json"),
    )
    answered(added, "client")
    table = tmp_path / "table.csv"
    bills = [
        Bill(number="A", debtor=person(1)),
        Bill(number="B", debtor=person(2), cents=0),
        Bill(number="C", debtor=person(3), cents=250_00),
        Bill(number="", debtor=person(4), more={"co_debtor_of": "A"}),
    ]
    write_table(table, [bills[3].cells(), *(bill.cells() for bill in bills[:3])])
    answer = inkasso("intake", table, "--client", CLIENT, "--date", "2026-03-02", "--json")
    document = answered(answer, "intake")
    assert (document["rows"], document["accepted"], document["refused"]) == (4, 3, 1)
    return table


def case_number(invoice: str) -> str:
    return str(Receivable.objects.get(invoice_number=invoice).case_id)


def test_the_whole_chain_answers_as_documented(
    inkasso: Inkasso, handed_over: Path, tmp_path: Path
) -> None:
    day = answered(inkasso("day", "--date", "2026-03-02", "--json"), "day")
    assert (day["letters"], day["steps"], day["costs_charged"]) == (3, {"reminder": 2}, "10.00")

    cases = answered(inkasso("cases", "--client", CLIENT, "--date", "2.3.2026", "--json"), "cases")
    assert len(cases["cases"]) == 2  # type: ignore[arg-type]
    case = answered(inkasso("case", case_number("A"), "--as-of", "2026-03-02", "--json"), "case")
    events = case["events"]
    assert isinstance(events, list)
    letter = next(event for event in events if event["kind"] == "reminder")
    assert Path(letter["file"]).is_relative_to(tmp_path / "letters")
    assert Path(letter["file"]).read_bytes().startswith(b"%PDF")

    reference = Case.objects.get(id=case_number("A")).reference
    entries = [
        payment(150_00, reference, date(2026, 3, 4)),
        payment(10_00, "", date(2026, 3, 4)),
        entry(5_00, date(2026, 3, 4), status="PDNG"),
    ]
    bank = answered(
        inkasso("bank", bank_file(tmp_path, entries), "--date", "2026-03-05", "--json"), "bank"
    )
    (file,) = bank["files"]  # type: ignore[misc]
    assert [item["outcome"] for item in file["items"]] == ["matched", "suspense", "ignored"]
    assert file["booked_credits"] == {"count": 2, "sum": "160.00"}
    assert file["not_booked"] == 1
    assert file["items"][0]["case"] == case_number("A")

    remit = answered(inkasso("remit", "--date", "2026-03-05", "--json"), "remit")
    (remittance,) = remit["remittances"]  # type: ignore[misc]
    assert remittance["client"] == CLIENT
    assert b"pain.001" in Path(remittance["file"]).read_bytes()
    assert Path(remittance["report"]).read_bytes().startswith(b"%PDF")

    prove = answered(inkasso("prove", "--json"), "prove")
    assert prove["holds"] is True


def test_verdicts_come_in_the_order_of_the_rows(inkasso: Inkasso, handed_over: Path) -> None:
    """A co-debtor's row is taken in last and told where it stands."""
    document = inkasso("intake", handed_over, "--client", CLIENT, "--json").document
    verdicts = document["verdicts"]
    assert isinstance(verdicts, list)

    assert [(one["row"], one["verdict"]) for one in verdicts] == [
        (2, "duplicate"),
        (3, "duplicate"),
        (4, "refused"),
        (5, "duplicate"),
    ]
    assert {one["file"] for one in verdicts} == {"table.csv"}


@pytest.mark.parametrize("way", ["number", "reference", "grouped", "rf", "rf grouped", "zeros"])
def test_a_case_is_found_by_number_and_by_either_reference(
    inkasso: Inkasso, handed_over: Path, way: str
) -> None:
    case = Case.objects.get(id=case_number("C"))
    rf = to_rf(case.reference)
    ref = {
        "number": str(case.id),
        "reference": case.reference,
        "grouped": f"{case.reference[:5]} {case.reference[5:]}",
        "rf": rf,
        "rf grouped": " ".join(rf[n : n + 4] for n in range(0, len(rf), 4)).lower(),
        "zeros": case.reference.zfill(20),
    }[way]

    assert inkasso("case", ref, "--json").document["case"] == str(case.id)


def test_an_account_is_as_of_the_day_asked_for(inkasso: Inkasso, handed_over: Path) -> None:
    first = inkasso("case", case_number("A"), "--as-of", "2026-03-02", "--json").document
    later = inkasso("case", case_number("A"), "--as-of", "2026-06-30", "--json").document

    assert str(first["interest"]) < str(later["interest"])
    assert later["as_of"] == "2026-06-30"


def test_a_dry_run_keeps_nothing(inkasso: Inkasso, handed_over: Path, tmp_path: Path) -> None:
    table = tmp_path / "more.csv"
    write_table(table, [Bill(number="X").cells()])
    before = Receivable.objects.count(), Case.objects.count()

    answer = inkasso("intake", table, "--client", CLIENT, "--dry-run", "--json")

    assert answer.code == 0
    assert (answer.document["accepted"], answer.document["kept"]) == (1, False)
    assert (Receivable.objects.count(), Case.objects.count()) == before


@pytest.mark.parametrize(("sound", "code", "kept"), [(True, 0, 1), (False, 4, 0)])
def test_strict_takes_all_or_nothing(
    inkasso: Inkasso, handed_over: Path, tmp_path: Path, *, sound: bool, code: int, kept: int
) -> None:
    good, other = tmp_path / "good.csv", tmp_path / "other.csv"
    write_table(good, [Bill(number="X", debtor=person(9)).cells()])
    write_table(other, [Bill(number="Y", cents=10_00 if sound else -1).cells()])

    answer = inkasso("intake", good, other, "--client", CLIENT, "--strict", "--json")

    assert answer.code == code
    assert answer.document["kept"] is sound
    assert Receivable.objects.filter(invoice_number="X").count() == kept


def test_messages_of_intake_are_in_the_clients_language(
    inkasso: Inkasso, handed_over: Path, tmp_path: Path
) -> None:
    table = tmp_path / "x.csv"
    write_table(table, [Bill(number="X", cents=-1).cells()])
    told = []
    for language in ("fi", "sv", "en"):
        inkasso("client", "set", "--business-id", CLIENT, "--language", language)
        document = inkasso("intake", table, "--client", CLIENT, "--json").document
        told.append(document["verdicts"][0]["faults"][0]["message"])  # type: ignore[index]

    assert ["Määrä" in told[0], "Beloppet" in told[1], "amount" in told[2]] == [True] * 3


#: Command lines that cannot be done, their exit code, and what standard error says of them.
REFUSALS: list[tuple[tuple[str, ...], int, str]] = [
    (("case", "99"), 3, "There is no case 99"),
    (("case", "RF0012345"), 3, "There is no case RF0012345"),
    (("case", "hello"), 3, "Give a case number, a reference or an RF reference"),
    (("intake", "{table}", "--client", "9000103-0"), 3, "inkasso client add"),
    (("cases", "--client", "9000103-0"), 3, "No client has business ID 9000103-0"),
    (("remit", "--client", "9000103-0"), 3, "No client has business ID 9000103-0"),
    (("hold", "lift", "{case}", "--kind", "pause"), 3, "No such hold"),
    (("hold", "lift", "999"), 3, "no hold 999"),
    (("hold", "lift", "RF18539007547034"), 2, "--kind"),
    (("hold", "add", NOBODY, "--kind", "death", "--reason", "x"), 3, "no person"),
    (("hold", "add", "{case}", "--kind", "whim", "--reason", "x"), 2, "whim"),
    (("hold", "add", "{case}", "--kind", "pause"), 2, "--reason"),
    (("cases", "--client", "9000103-1"), 2, "check its digits"),
    (("day", "--date", "31.2.2026"), 2, "write it as 2026-12-31"),
    (("day", "--date", "tomorrow"), 2, "write it as 2026-12-31"),
    (("case", "1", "--as-of", "0"), 2, "write it as 2026-12-31"),
    (("day", "--dat", "2026-03-02"), 2, "--dat"),
    (("intake", "{table}"), 2, "--client"),
    (("intake", "nowhere.csv", "--client", CLIENT), 2, "nowhere.csv"),
    (("intake", "{home}", "--client", CLIENT), 2, "is a directory"),
    (("suspense", "--item", "1"), 2, "belong together"),
    (("nonsense",), 2, "nonsense"),
    (("reference", "make", "12"), 2, "BASE"),
    (("bank", "{half}"), 4, "half.xml"),
    (("bank", "{table}"), 4, "table.csv"),
    (("intake", "{half}", "--client", CLIENT), 4, "half.xml"),
    (("intake", "{halfcsv}", "--client", CLIENT), 4, "half.csv"),
    (("barcode", "read", "1234"), 4, "54 digits"),
]


@pytest.mark.parametrize(("line", "code", "told"), REFUSALS)
@pytest.mark.parametrize("as_json", [False, True])
def test_what_cannot_be_done_says_why_and_ends_with_its_code(
    inkasso: Inkasso,
    handed_over: Path,
    *,
    line: tuple[str, ...],
    code: int,
    told: str,
    as_json: bool,
) -> None:
    home = handed_over.parent
    (home / "half.xml").write_bytes(b'<?xml version="1.0"?><Document><BkToCstmrStmt><GrpHdr>')
    (home / "half.csv").write_bytes(handed_over.read_bytes()[:-30])
    places = {
        "table": handed_over,
        "home": home,
        "half": home / "half.xml",
        "halfcsv": home / "half.csv",
        "case": case_number("A"),
    }
    before = Receivable.objects.count()

    words = (word.format(**places) for word in line)
    answer = inkasso(*words, *(["--json"] if as_json else []))

    assert answer.code == code, answer
    assert told in " ".join(answer.err.split()), answer.err
    assert "Traceback" not in answer.err
    assert len(answer.document) == 1 if as_json else answer.out == ""
    assert Receivable.objects.count() == before


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--iban", "FI00 0000 0000 0000 00"),
        ("--commission-percent", "nan"),
        ("--commission-percent", "101"),
        ("--commission-percent", "-1"),
        ("--commission-percent", "1.001"),
        ("--commission-percent", "Infinity"),
        ("--business-id", "1234567-8"),
        ("--language", "de"),
    ],
)
def test_a_client_with_a_wrong_figure_is_wrong_usage(
    inkasso: Inkasso, option: str, value: str
) -> None:
    given = {"--business-id": CLIENT, "--name": "X Oy", "--iban": "FI4950009420028730"}
    words = [word for pair in (given | {option: value}).items() for word in pair]

    answer = inkasso("client", "add", *words)

    assert answer.code == 2, answer
    assert option in answer.err


def test_a_client_is_added_once(inkasso: Inkasso, handed_over: Path) -> None:
    again = ("--business-id", CLIENT, "--name", "X", "--iban", "FI4950009420028730")
    answer = inkasso("client", "add", *again, "--json")

    assert answer.code == 3
    refused = answer.document["refused"]
    assert isinstance(refused, dict)
    assert refused["code"] == "client_exists"
    assert set(refused["message"]) == {"fi", "sv", "en"}


def test_a_client_without_address_is_warned_of(inkasso: Inkasso) -> None:
    answer = inkasso(
        *("client", "add", "--business-id", CLIENT, "--name", "X Oy"),
        *("--iban", "FI4950009420028730", "--json"),
    )

    assert answer.code == 0
    assert "No demand can be sent" in answer.err
    assert answer.document["client"]["name"] == "X Oy"  # type: ignore[index]


def test_a_reference_is_made_and_checked(inkasso: Inkasso) -> None:
    made = inkasso("reference", "make", "1234567", "--json").document
    assert made == {"reference": "12345672", "grouped": "123 45672", "rf": "RF8512345672"}

    right = inkasso("reference", "check", "RF85 1234 5672", "--json")
    wrong = inkasso("reference", "check", "12345673", "--json")

    assert (right.code, right.document["valid"], right.document["kind"]) == (0, True, "rf")
    assert (wrong.code, wrong.document["valid"]) == (1, False)
    assert wrong.document["faults"][0]["code"]  # type: ignore[index]


def test_a_bar_code_is_made_and_read(inkasso: Inkasso) -> None:
    """Example 46 of the facts."""
    made = inkasso(
        *("barcode", "make", "--iban", "FI37 1590 3000 0007 76", "--amount", "124,00"),
        *("--reference", "20260011", "--due", "31.12.2026", "--json"),
    ).document
    assert made["digits"] == "437159030000007760001240000000000000000020260011261231"
    assert (made["version"], made["check"]) == (4, "49")

    read = inkasso("barcode", "read", str(made["digits"]), "--json").document
    assert (read["iban"], read["amount"], read["reference"], read["due"]) == (
        "FI3715903000000776",
        "124.00",
        "20260011",
        "2026-12-31",
    )


@pytest.mark.parametrize("what", ["posting", "letter"])
def test_proof_fails_when_somebody_tampered(
    inkasso: Inkasso, handed_over: Path, tmp_path: Path, what: str
) -> None:
    inkasso("day", "--date", "2026-03-02")
    assert inkasso("prove").code == 0
    if what == "posting":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE ledger_posting DISABLE TRIGGER append_only")
            cursor.execute(
                "UPDATE ledger_posting SET cents = cents * 2 WHERE account LIKE 'claim%'"
            )
    else:
        letter = next((tmp_path / "letters").rglob("*.pdf"))
        letter.write_bytes(letter.read_bytes() + b" ")

    answer = inkasso("prove", "--json")

    document = answered(answer, "prove", code=1)
    assert document["holds"] is False
    failed = {one["check"] for one in document["checks"] if not one["holds"]}  # type: ignore[union-attr,attr-defined]
    expected = (
        {"accounts_equal_postings", "seals_unbroken"} if what == "posting" else {"letters_on_file"}
    )
    assert expected <= failed


def test_a_hold_is_placed_and_lifted(inkasso: Inkasso, handed_over: Path) -> None:
    case = case_number("A")
    why = ("--reason", "The invoice was for somebody else.")
    placed = inkasso("hold", "add", case, "--kind", "dispute", *why, "--json")
    again = inkasso("hold", "add", case, "--kind", "dispute", *why, "--json")
    day = inkasso("day", "--json").document

    hold = answered(placed, "hold")["hold"]
    assert (hold["case"], hold["kind"], hold["placed_by"]) == (case, "dispute", "tester")  # type: ignore[index]
    assert again.code == 3
    assert again.document["refused"]["code"] == "already_held"  # type: ignore[index]
    assert [(one["case"], one["code"]) for one in day["refused"]] == [(case, "hold")]  # type: ignore[attr-defined]
    lifted = answered(inkasso("hold", "lift", case, "--kind", "dispute", "--json"), "hold")
    assert lifted["hold"]["lifted_on"] == "2026-03-02"  # type: ignore[index]
    assert inkasso("day", "--json").document["letters"] == 2


def test_holds_are_listed_and_what_was_said_shows_only_of_one_person(
    inkasso: Inkasso, handed_over: Path
) -> None:
    case = case_number("A")
    person_id = str(Case.objects.get(id=case).person_id)
    inkasso("hold", "add", case, "--kind", "pause", "--reason", "ill", "--until", "2026-03-20")
    placed = inkasso("hold", "add", person_id, "--kind", "minor", "--reason", "aged 17", "--json")

    everybodys = inkasso("hold", "list", "--json").document["holds"]
    persons = inkasso("hold", "list", "--person", person_id, "--json").document["holds"]
    later = inkasso("hold", "list", "--case", case, "--date", "2026-04-01", "--json").document
    number = placed.document["hold"]["number"]  # type: ignore[index]
    inkasso("hold", "lift", str(number))
    every = inkasso("hold", "list", "--all", "--json").document["holds"]

    assert [(one["kind"], one["reason"]) for one in everybodys] == [  # type: ignore[attr-defined]
        ("pause", None),
        ("minor", None),
    ]
    assert [(one["case"], one["until"], one["reason"]) for one in persons] == [  # type: ignore[attr-defined]
        (case, "2026-03-20", "ill"),
        (None, None, "aged 17"),
    ]
    assert [one["kind"] for one in later["holds"]] == ["minor"]  # type: ignore[attr-defined]
    assert [one["lifted_on"] for one in every] == [None, "2026-03-02"]  # type: ignore[attr-defined]
    assert "pause" in inkasso("hold", "list").out


def test_without_json_every_command_speaks_to_a_person(
    inkasso: Inkasso, handed_over: Path, tmp_path: Path
) -> None:
    file = bank_file(tmp_path, [payment(10_00, "", date(2026, 3, 2))])
    lines = [
        ("day",),
        ("cases",),
        ("case", case_number("A")),
        ("bank", str(file)),
        ("suspense",),
        ("remit",),
        ("prove",),
        ("intake", str(handed_over), "--client", CLIENT),
    ]
    for line in lines:
        answer = inkasso(*line)
        assert answer.code == 0, answer
        assert len(answer.out.splitlines()) >= 1
        assert not answer.out.lstrip().startswith("{"), line
