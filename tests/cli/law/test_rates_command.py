"""`inkasso law rates`: the list, its doubts, and taking a rate in for every later command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path

import pytest

from command_line import Law
from inkasso.cli.law.announced_file import kept_rates, take_in
from inkasso.law.fi.interest.announced import AnnouncedRate
from inkasso.law.fi.interest.reference_rate import install_reference_rates
from inkasso.receivables.account.terms import accrual_of

ADD = (
    "rates", "add", "--from", "2027-01-01", "--rate", "3.0",
    "--source", "1234/2026", "--by", "A. Virtanen", "--published", "2026-12-28",
)  # fmt: skip
INTO_2027 = (
    "interest", "--principal", "1000", "--due", "2026-12-01", "--until", "2027-01-31",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_rates_are_left() -> Iterator[None]:
    yield
    install_reference_rates(())


def rates_of(document: dict[str, object]) -> list[dict[str, object]]:
    rates = document["rates"]
    assert isinstance(rates, list)
    return rates


def test_the_list_says_what_is_in_doubt_and_what_is_missing(law: Law) -> None:
    code, document = law("rates")
    rates = rates_of(document)
    assert code == 0
    assert rates[0]["from"] == "1995-05-01"
    assert [row["from"] for row in rates if row["doubtful"]] == ["2025-07-01", "2026-07-01"]
    last = rates[-1]
    assert (last["until"], last["general"], last["commercial"]) == ("2026-12-31", "9.5", "10.5")
    assert document["known_through"] == "2026-12-31"
    assert "first half of 2027" in str(document["missing"])


def test_each_rate_names_its_notice(law: Law) -> None:
    _, document = law("rates")
    row = next(row for row in rates_of(document) if row["from"] == "2024-01-01")
    assert (row["act"], row["href"]) == ("1/2024", "https://finlex.fi/fi/laki/alkup/2024/20240001")
    assert all(row["act"] and row["section"] for row in rates_of(document))


def test_a_rate_taken_in_counts_in_every_later_command(law: Law, tmp_path: Path) -> None:
    code, refused = law(*INTO_2027)
    assert code == 3
    assert "reference_rate_unknown" in str(refused)
    code, document = law(*ADD)
    assert code == 0
    added = document["added"]
    assert isinstance(added, dict)
    assert (added["reference"], added["until"], added["verified_by"], added["verified_on"]) == (
        "3", "2027-06-30", "A. Virtanen", "2026-12-30",
    )  # fmt: skip
    assert (tmp_path / "law" / "reference_rates.yaml").is_file()
    code, document = law(*INTO_2027)
    assert (code, document["interest"]) == (0, "16.30")
    assert law("rates")[1]["missing"] is None


def test_the_account_of_a_case_knows_the_rate_too(law: Law) -> None:
    asked = ("consumer", "consumer", None, date(2026, 12, 1))
    assert accrual_of(*asked).known_through == date(2026, 12, 31)
    law(*ADD)
    assert accrual_of(*asked).known_through == date(2027, 6, 30)


def test_another_figure_for_a_known_half_year_is_refused(law: Law) -> None:
    law(*ADD)
    code, document = law(*(part if part != "3.0" else "3.5" for part in ADD))
    assert code == 3
    refused = document["refused"]
    assert isinstance(refused, dict)
    assert refused["code"] == "contradicts_known_rate"
    assert law(*INTO_2027)[1]["interest"] == "16.30"


@pytest.mark.parametrize("rate", ["2.9", "-1", "250"])
def test_a_figure_that_cannot_be_right_is_refused_and_kept_nowhere(
    law: Law, tmp_path: Path, rate: str
) -> None:
    assert law(*(part if part != "3.0" else rate for part in ADD))[0] == 3
    assert not (tmp_path / "law").exists()


def test_a_half_year_whose_notice_cannot_be_out_yet_is_refused(law: Law) -> None:
    assert law(*ADD)[0] == 0
    next_half = ("--from", "2027-07-01", "--rate", "3.0", "--source", "700/2027", "--by", "A. V.")
    code, document = law("rates", "add", *next_half)
    assert code == 3
    assert "implausible_publication" in str(document)
    assert "2027-06-01 at the earliest" in str(document)


@pytest.mark.parametrize("rate", ["three", "nan", "1e999999999"])
def test_what_is_no_number_is_wrong_usage_or_refused(law: Law, rate: str) -> None:
    assert law(*(part if part != "3.0" else rate for part in ADD))[0] in (2, 3)


def test_a_spoilt_file_is_bad_input_for_every_command(law: Law, tmp_path: Path) -> None:
    law(*ADD)
    file = tmp_path / "law" / "reference_rates.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("value: 3.0", "value: 2.9"))
    code, document = law("rates")
    assert code == 4
    assert "reference_rates.yaml" in str(document)
    file.write_bytes(b"\xff\xfe")
    assert law("rates")[0] == 4


def test_a_doubtful_rate_is_confirmed(law: Law) -> None:
    confirm = ("--from", "2026-07-01", "--rate", "2.5", "--source", "600/2026", "--by", "A. V.")
    assert law("rates", "add", *confirm)[0] == 0
    doubtful = [row["from"] for row in rates_of(law("rates")[1]) if row["doubtful"]]
    assert doubtful == ["2025-07-01"]


def test_rates_taken_in_at_the_same_time_are_both_kept(tmp_path: Path) -> None:
    known = [(date(2025, 7, 1), "2.5"), (date(2026, 7, 1), "2.5"), (date(2027, 1, 1), "3")]
    rates = [
        AnnouncedRate(
            since=since,
            percent=Decimal(percent),
            source=f"{number}/2026",
            by="A. Virtanen",
            on=date(2026, 12, 30),
        )
        for number, (since, percent) in enumerate(known, start=1)
    ]
    context = get_context("spawn")
    programs = [context.Process(target=take_in, args=(tmp_path, rate)) for rate in rates]
    for program in programs:
        program.start()
    for program in programs:
        program.join(30)
    assert [value.since for value in kept_rates(tmp_path)] == [since for since, _ in known]


def test_every_program_that_sets_django_up_knows_the_rates(tmp_path: Path, law: Law) -> None:
    assert law(*ADD)[0] == 0
    program = (
        "import django; django.setup();"
        "from inkasso.law.fi.interest.reference_rate import reference_rates_known_through;"
        "print(reference_rates_known_through())"
    )
    settings = {"INKASSO_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "inkasso.project.settings"}
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "2027-06-30\n"
