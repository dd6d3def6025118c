"""What each kind of hold stops, as the page says it, and on what ground."""

from __future__ import annotations

from pathlib import Path

import pytest

from inkasso.gate.holds.kinds import KINDS, Act, Concerns, Kind, holds_back

PAGE = Path(__file__).parents[3] / "docs" / "algorithms" / "holds.md"
#: What stops of a case's life when: the acts that each kind leaves open.
LEFT_OPEN = {
    "restriction": {"court_step"},
    "objection": {"court_step", "sweep", "erasure"},
    "dispute": {"disclosure", "court_step", "sweep"},
    "part_dispute": set(Act) - {"sale", "register_report", "erasure"},
    "suspension": {"disclosure", "sale", "court_step", "register_report", "sweep", "erasure"},
    "pause": {"disclosure", "sweep", "erasure"},
    "death": {"disclosure", "sale", "sweep", "erasure"},
    "insolvency": {"disclosure", "sale", "sweep", "erasure"},
    "minor": {"disclosure", "sale", "court_step", "sweep", "erasure"},
    "guardian": {"disclosure", "sale", "court_step", "register_report", "sweep", "erasure"},
    "legal_claim": set(Act) - {"erasure"},
    "no_contact_address": set(Act) - {"letter"},
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_a_kind_leaves_open_what_the_law_leaves_open(kind: Kind) -> None:
    assert set(Act) - kind.stops == LEFT_OPEN[kind.key]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_a_kind_is_named_and_grounded_in_three_languages(kind: Kind) -> None:
    assert all((kind.name.fi, kind.name.sv, kind.name.en))
    assert kind.because
    for ground in kind.because:
        assert ground.act
        assert ground.section
        assert len({ground.text.fi, ground.text.sv, ground.text.en}) == 3


def test_what_leaves_only_storing_is_whole_and_does_not_lapse() -> None:
    """Sweeps ask neither for a case nor for a day."""
    stored = [kind for kind in KINDS.values() if kind.only_stores]

    assert [kind.key for kind in stored] == ["restriction"]
    assert all(kind.concerns is Concerns.PERSON and not kind.lapses for kind in stored)


def test_the_page_lists_every_kind_with_what_it_stops() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    listed = {row[0].strip("`"): row for row in rows if row[0].strip("`") in KINDS}

    assert list(listed) == list(KINDS)
    for key, row in listed.items():
        stops = {word.strip().replace(" ", "_") for word in row[2].split(",")}
        assert stops == set(KINDS[key].stops), key
        assert row[1] == str(KINDS[key].concerns), key


@pytest.mark.parametrize(
    ("recipient", "purpose", "back"),
    [
        ("authority", "collection", False),
        ("by_consent", "collection", False),
        ("agent", "collection", False),
        ("bank", "payments", False),
        ("client", "rights", False),
        ("client", "collection", True),
        ("buyer", "administration", True),
        ("credit_information", "collection", True),
    ],
)
def test_a_hold_keeps_back_what_neither_law_nor_the_person_demands(
    recipient: str, purpose: str, back: bool
) -> None:
    assert holds_back(recipient, purpose) is back
