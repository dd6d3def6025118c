"""`inkasso law interest`: examples of the law, payments, refusals, wrong usage."""

from __future__ import annotations

import pytest

from command_line import Law

DAY_COUNTS = ("act/365", "act/act", "act/360")
#: Principal, due, until, debtor, and interest in each day count.
EXAMPLES = [
    ("1000.00", "2025-01-10", "2025-03-31", "consumer", ("23.01", "23.01", "23.33")),
    ("1000.00", "2024-12-01", "2025-01-31", "consumer", ("18.37", "18.34", "18.63")),
    ("2500.00", "2022-12-15", "2023-07-15", "consumer", ("136.75", "136.75", "138.65")),
    ("10000.00", "2023-05-31", "2024-01-31", "business", ("797.40", "797.11", "808.47")),
    ("480.00", "2024-02-15", "2024-03-31", "consumer", ("6.81", "6.79", "6.90")),
    ("750.00", "2025-06-15", "2025-07-15", "business", ("6.78", "6.78", "6.88")),
    ("1234.56", "2025-11-30", "2026-02-28", "consumer", ("28.92", "28.92", "29.32")),
    ("5000.00", "2024-12-31", "2025-12-31", "business", ("549.79", "549.79", "557.43")),
]


def ask(law: Law, *more: str) -> dict[str, object]:
    code, document = law("interest", "--principal", "1000", *more)
    assert code == 0, document
    return document


def lines(document: dict[str, object], *names: str) -> list[tuple[object, ...]]:
    segments = document["segments"]
    assert isinstance(segments, list)
    return [tuple(segment[name] for name in names) for segment in segments]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_law_are_right_in_every_day_count(
    law: Law, example: tuple[str, str, str, str, tuple[str, ...]]
) -> None:
    principal, due, until, debtor, expected = example
    for day_count, interest in zip(DAY_COUNTS, expected, strict=True):
        code, document = law(
            "interest", "--principal", principal, "--due", due, "--until", until,
            "--debtor", debtor, "--day-count", day_count,
        )  # fmt: skip
        assert (code, document["interest"]) == (0, interest)


def test_segments_show_rates_days_and_principal(law: Law) -> None:
    document = ask(
        law, "--due", "2022-12-15", "--until", "2023-07-15", "--payment", "2023-02-01:400"
    )
    assert lines(document, "from", "to", "days", "rate", "principal") == [
        ("2022-12-16", "2022-12-31", 16, "7", "1000.00"),
        ("2023-01-01", "2023-02-01", 32, "9.5", "1000.00"),
        ("2023-02-02", "2023-06-30", 149, "9.5", "611.40"),
        ("2023-07-01", "2023-07-15", 15, "11", "611.40"),
    ]
    assert document["payments"] == [
        {
            "date": "2023-02-01",
            "amount": "400.00",
            "interest": "11.40",
            "principal": "388.60",
            "over": "0.00",
        }
    ]
    assert document["principal_open"] == "611.40"
    # 3.0685 + 8.3288 + 23.7106 + 2.7638 = 37.8717
    assert (document["interest"], document["interest_open"]) == ("37.87", "26.47")


def test_every_result_has_its_grounds(law: Law) -> None:
    because = ask(law, "--due", "2025-01-10", "--until", "2025-03-31")["because"]
    assert isinstance(because, list)
    assert [(ground["section"], ground["version"]) for ground in because] == [
        ("5 §", ""),
        ("4 § 1 mom.", "340/2002"),
    ]


def test_a_rate_nobody_has_confirmed_is_said_to_be_so(law: Law) -> None:
    because = ask(law, "--due", "2026-07-10", "--until", "2026-08-31")["because"]
    assert "Unconfirmed value 2.5 (from 2026-07-01)" in str(because)


@pytest.mark.parametrize(
    ("options", "rates"),
    [
        (("--contract-rate", "16"), ["9.5"]),
        (("--contract-rate", "8"), ["8"]),
        (("--contract-rate", "16", "--debtor", "business"), ["16"]),
        (("--contract-rate-before-due", "18"), ["18", "9.5"]),
        (("--contract-rate-before-due", "18", "--judgment-date", "2026-03-01"), ["18", "9.5"]),
        (("--contract-rate-before-due", "18", "--debtor", "business"), ["18"]),
        (("--debtor", "business"), ["10.5"]),
        (("--debtor", "business", "--general-rate"), ["9.5"]),
        (
            ("--debtor", "business", "--contract-rate", "4", "--contracting-authority"),
            ["10.5"],
        ),
    ],
)
def test_the_rate_follows_contract_and_debtor(
    law: Law, options: tuple[str, ...], rates: list[str]
) -> None:
    document = ask(law, "--due", "2026-01-01", "--until", "2026-12-01", *options)
    shown = [rate for (rate,) in lines(document, "rate")]
    assert list(dict.fromkeys(shown)) == rates


def test_a_judgment_ends_a_consumers_contract_rate(law: Law) -> None:
    document = ask(
        law, "--due", "2025-01-01", "--until", "2025-04-01", "--judgment-date", "2025-03-01",
        "--contract-rate-before-due", "18",
    )  # fmt: skip
    assert lines(document, "to", "rate") == [("2025-03-01", "18"), ("2025-04-01", "10.5")]


def test_without_a_binding_due_date_interest_waits_thirty_days(law: Law) -> None:
    invoice = ("--due-not-binding", "--invoice-sent", "2025-01-01", "--due", "2025-01-15")
    document = ask(law, *invoice, "--told-on", "2025-01-02", "--until", "2025-03-31")
    assert document["runs_from"] == "2025-02-01"
    untold = law("interest", "--principal", "1000", *invoice, "--until", "2025-03-31")
    assert untold[0] == 3
    assert "no_interest_runs" in str(untold[1])
    because = str(untold[1])
    assert "6 § 2 mom." in because
    assert "when the consumer was told" in because
    assert "sending" not in because
    unsent = law(
        "interest", "--principal", "1000", "--due-not-binding", "--due", "2025-01-15",
        "--until", "2025-03-31", "--debtor", "business",
    )  # fmt: skip
    assert "sending the invoice" in str(unsent[1])
    assert "told" not in str(unsent[1])
    served = ask(law, *invoice, "--summons-served", "2025-03-01", "--until", "2025-03-31")
    assert served["runs_from"] == "2025-03-02"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--due", "2026-12-01", "--until", "2027-01-01"), "reference_rate_unknown"),
        (("--due", "1990-01-01", "--until", "1991-01-01"), "not_encoded"),
        (
            ("--due", "2001-01-01", "--until", "2003-01-01", "--contract-rate", "9"),
            "not_encoded",
        ),
        (
            ("--due", "2001-01-01", "--until", "2003-01-01", "--judgment-date", "2002-01-01"),
            "rate_of_old_title",
        ),
    ],
)
def test_what_is_not_known_is_refused(law: Law, options: tuple[str, ...], code: str) -> None:
    exit_code, document = law("interest", "--principal", "1000", *options)
    refused = document["refused"]
    assert isinstance(refused, dict)
    assert (exit_code, refused["code"]) == (3, code)


@pytest.mark.parametrize(
    "options",
    [
        ("--payment", "2025-02-01"),
        ("--payment", "2025-02-01:-5"),
        ("--payment", "2025-02-01:0"),
        ("--payment", "tomorrow:5"),
        ("--contract-rate", "9.12345"),
        ("--contract-rate", "-1"),
        ("--day-count", "act/366"),
        ("--debtor", "nobody"),
        ("--contracting-authority",),
        ("--principal", "-1"),
        ("--principal", "1.005"),
    ],
)
def test_wrong_usage_says_so(law: Law, options: tuple[str, ...]) -> None:
    asked = ("--principal", "1000", "--due", "2025-01-10", "--until", "2025-03-31")
    assert law("interest", *asked, *options)[0] == 2


def test_nothing_runs_until_the_due_date_has_passed(law: Law) -> None:
    document = ask(law, "--due", "2025-03-31", "--until", "2025-03-31")
    assert (document["interest"], document["segments"]) == ("0.00", [])
