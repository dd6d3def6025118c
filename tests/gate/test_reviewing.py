"""The review: each kind of finding, and none for ordinary work."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.clock import HELSINKI
from inkasso.base.dates import is_holy_day
from inkasso.gate.looking import Look
from inkasso.gate.reviewing.findings import USUAL, WORDS, Finding, FindingKind, Thresholds
from inkasso.gate.reviewing.names import Name, is_named, shares_surname, words_of
from inkasso.gate.reviewing.rules import People, review

DEBTOR, PAYER, STRANGER, AINO, VILLE, KIN, FIRM = (UUID(int=n) for n in range(1, 8))
PEOPLE = People(
    names={
        DEBTOR: Name(full="Matti Meikäläinen", family="Meikäläinen"),
        STRANGER: Name(full="Teppo Testaaja", family="Testaaja"),
        AINO: Name(full="Mäkinen Aino Maria", family="Mäkinen"),
        VILLE: Name(full="Ville Kallio", family="Kallio"),
        KIN: Name(full="Onni Mäkinen-Saari", family="Mäkinen-Saari"),
        FIRM: Name(full="Mäkinen Oy"),
    },
    cases={10001: frozenset({DEBTOR, PAYER, AINO, VILLE, KIN, FIRM})},
    actors=frozenset({"aino.makinen", "ville.kallio", "demo"}),
)
#: A Tuesday, ten in the morning.
WORKDAY = datetime(2026, 3, 3, 10, 0, tzinfo=HELSINKI)
NOW = WORKDAY + timedelta(days=30)
_rows = count(1)


def look(subject: UUID | None = DEBTOR, at: datetime = WORKDAY, **details: object) -> Look:
    number = next(_rows)
    given = Look(
        id=number,
        at=at,
        token=UUID(int=10**6 + number),
        kind="file",
        purpose="collection",
        actor="aino.makinen",
        reason="they called",
        about="case:10001",
        subject=subject,
        size=None,
    )
    return replace(given, **details)  # type: ignore[arg-type]  # the names are checked there


def found(*looks: Look, limits: Thresholds = USUAL) -> list[Finding]:
    return review(looks, PEOPLE, is_holy_day, as_of=NOW, limits=limits)


def kinds(*looks: Look, limits: Thresholds = USUAL) -> list[str]:
    return [str(finding.kind) for finding in found(*looks, limits=limits)]


def refusal(number: int = 0, **details: object) -> Look:
    given = look(None, WORKDAY + timedelta(minutes=number), kind="refusal", about="not allowed")
    return replace(given, **details)  # type: ignore[arg-type]  # as above


def at(hour: int, minute: int = 0, day: int = 3) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=HELSINKI)


ORDINARY = {
    "own case": look(),
    "payer of the case": look(PAYER),
    "queue": look(STRANGER, about="queue:suspense"),
    "first minute of the morning": look(at=at(6)),
    "last minute of the evening": look(at=at(21, 59)),
    "saturday": look(at=at(12, day=7)),
    "sweep at night": look(None, at(3), kind="sweep", token=UUID(int=5), about="day run"),
    "its end": look(None, at(4), kind="swept", token=UUID(int=5), about="day run"),
    "namesake firm": look(FIRM, actor="ville.kallio"),
    "two refusals": refusal(),
    "and the second": refusal(1),
}


@pytest.mark.parametrize("name", [name for name in ORDINARY if name != "sweep at night"])
def test_ordinary_work_is_not_found(name: str) -> None:
    assert kinds(ORDINARY[name]) == []


def test_a_day_of_ordinary_work_is_not_found() -> None:
    assert kinds(*ORDINARY.values()) == []


@pytest.mark.parametrize(
    ("kind", "unusual"),
    [
        ("outside_case", look(STRANGER)),
        ("outside_case", look(about="case:999")),
        ("no_case", look(about="terminal")),
        ("no_case", look(about="  ")),
        ("night", look(at=at(22))),
        ("night", look(at=at(5, 59))),
        ("night", look(None, at(1), kind="search", about="search:Meikäläinen")),
        ("day_off", look(at=at(12, day=8))),
        ("day_off", look(at=datetime(2026, 6, 20, 12, tzinfo=HELSINKI))),
        ("day_off", look(at=datetime(2026, 12, 24, 12, tzinfo=HELSINKI))),
        ("own_file", look(AINO)),
        ("own_file", look(AINO, actor="Aino Mäkinen")),
        ("colleague", look(VILLE)),
        ("same_surname", look(KIN)),
        ("same_surname", look(KIN, actor="onneli.saari@agency.example")),
        ("sweep_not_ended", look(None, kind="sweep", about="day run")),
    ],
)
def test_the_unusual_is_found(kind: str, unusual: Look) -> None:
    (finding,) = found(unusual)

    assert (str(finding.kind), finding.actor, finding.rows) == (
        kind,
        unusual.actor,
        (unusual.id,),
    )


def test_a_night_is_one_finding_though_it_has_two_dates() -> None:
    (finding,) = found(look(at=at(23, day=2)), look(at=at(1)), look(at=at(5)))

    assert (finding.kind, len(finding.rows)) == (FindingKind.NIGHT, 3)
    assert kinds(look(at=at(5)), look(at=at(23))) == ["night", "night"]


def test_night_is_night_in_finland_whatever_the_zone_it_is_told_in() -> None:
    summer = datetime.fromisoformat("2026-07-01T19:30:00+00:00")

    assert kinds(look(at=summer)) == ["night"]
    assert kinds(look(at=summer - timedelta(hours=1))) == []


def test_many_persons_are_counted_by_actor_and_day() -> None:
    limits = Thresholds(persons_a_day=3)
    three = [look(uuid.uuid4(), about="queue:letters") for _ in range(3)]

    assert kinds(*three, *three, limits=limits) == []
    assert kinds(*three, look(DEBTOR, actor="ville.kallio"), limits=limits) == []
    assert kinds(*three, look(DEBTOR, WORKDAY + timedelta(days=1)), limits=limits) == []
    (finding,) = found(*three, look(DEBTOR), limits=limits)
    assert (finding.kind, finding.subject) == (FindingKind.MANY_PERSONS, None)
    assert "4 persons in a day; usual is at most 3" in finding.because.en


class TestRefusals:
    """What worked ends a row of refusals."""

    def test_three_in_a_row_are_found_once(self) -> None:
        (finding,) = found(*(refusal(number) for number in range(5)))

        assert (finding.kind, len(finding.rows)) == (FindingKind.REFUSALS, 5)

    def test_a_file_that_opened_between_them_ends_the_row(self) -> None:
        between = look(at=WORKDAY + timedelta(seconds=90))
        assert kinds(refusal(0), refusal(1), between, refusal(2), refusal(3)) == []

    def test_a_sweep_that_began_and_was_refused_does_not_end_it(self) -> None:
        began = [look(None, WORKDAY + timedelta(minutes=n), kind="sweep") for n in range(3)]
        refused = [refusal(number, at=began[number].at) for number in range(3)]

        assert kinds(*began, *refused).count("refusals") == 1

    def test_several_restricted_persons_in_one_attempt_are_one_refusal(self) -> None:
        token = uuid.uuid4()
        assert kinds(*(refusal(subject=uuid.uuid4(), token=token) for _ in range(9))) == []

    def test_each_actors_are_their_own(self) -> None:
        assert kinds(refusal(0), refusal(1), refusal(2, actor="ville.kallio")) == []


def test_a_sweep_that_began_just_now_may_still_run() -> None:
    began = look(None, NOW - timedelta(hours=12), kind="sweep")

    assert kinds(began) == []
    assert kinds(replace(began, at=began.at - timedelta(seconds=1))) == ["sweep_not_ended"]


def test_reasons_are_told_in_three_languages_with_nothing_left_open() -> None:
    three = [refusal(n, actor="ville.kallio") for n in range(3)]
    many = [look(uuid.uuid4(), about="queue:x", actor="many") for _ in range(4)]
    everything = found(
        *(look(STRANGER), look(about="terminal"), look(at=at(23)), look(at=at(12, day=8))),
        *(look(AINO), look(VILLE), look(KIN), look(None, kind="sweep", about="{run}")),
        *three,
        *many,
        limits=Thresholds(persons_a_day=3),
    )

    assert {finding.kind for finding in everything} == set(FindingKind) == set(WORDS)
    for finding in everything:
        for text in (finding.because.fi, finding.because.sv, finding.because.en):
            assert finding.actor in text
            assert "{" not in text.replace("{run}", "")


MOMENTS = st.integers(0, 60 * 24 * 14).map(lambda minutes: WORKDAY + timedelta(minutes=minutes))
LOOKS = st.lists(
    st.builds(
        look,
        st.sampled_from([DEBTOR, STRANGER, AINO, VILLE, KIN, FIRM, None]),
        MOMENTS,
        kind=st.sampled_from(["file", "search", "sweep", "swept", "refusal"]),
        actor=st.sampled_from(["aino.makinen", "ville.kallio", "demo"]),
        about=st.sampled_from(["case:10001", "case:5", "terminal", "queue:suspense"]),
        token=st.sampled_from([UUID(int=n) for n in range(5)]),
    ),
    max_size=30,
)


@given(LOOKS, st.randoms())
def test_the_order_of_reading_changes_nothing(looks: list[Look], random: Random) -> None:
    limits = Thresholds(persons_a_day=3)
    shuffled = random.sample(looks, len(looks))

    assert found(*looks, limits=limits) == found(*shuffled, limits=limits)


@given(LOOKS)
def test_findings_rest_on_rows_of_their_actor_and_come_in_order(looks: list[Look]) -> None:
    by_number = {one.id: one for one in looks}
    findings = found(*looks)

    for finding in findings:
        rows = [by_number[number] for number in finding.rows]
        assert {row.actor for row in rows} == {finding.actor}
        assert min(row.at for row in rows) == finding.at
    assert [one.at for one in findings] == sorted(one.at for one in findings)


# Names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("aino.makinen", ("aino", "makinen")),
        ("Äinö  MÄKINEN", ("aino", "makinen")),
        ("a_von_wright2@agency.example", ("a", "wright")),
        ("O'Brien", ("o", "brien")),
        ("", ()),
        ("1234", ()),
    ],
)
def test_names_are_compared_without_case_accents_and_particles(
    text: str, words: tuple[str, ...]
) -> None:
    assert words_of(text) == words


def test_one_word_names_nobody() -> None:
    assert not is_named("aino", Name(full="Aino Mäkinen"))
    assert not is_named("", Name(full="Aino Mäkinen"))


def test_a_given_name_is_no_surname() -> None:
    assert not shares_surname("kallio.matti", Name(full="Ville Kallio", family="Kallio"))
    assert not shares_surname("matti.virtanen", Name(full="Matti Korhonen"))
    assert shares_surname("matti.virtanen", Name(full="Virtanen Teppo"))
    assert not shares_surname("von", Name(full="Georg von Wright", family="von Wright"))
    assert not shares_surname("virtanen", Name(full="Virtanen"))
