"""Letters without a page: what is kept of them equals what the tables say."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders import START, make_case, make_client, play_day
from inkasso.demands import looked_through
from inkasso.demands.models import Letter, LetterFile
from inkasso.demands.viewing import unprinted

DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


def by_the_tables() -> list[int]:
    return list(Letter.objects.filter(letterfile=None).order_by("id").values_list("id", flat=True))


def filed(letter: Letter) -> None:
    LetterFile.objects.create(letter=letter, path=f"letters/{letter.id}.pdf", sha256="")


@pytest.mark.parametrize("newest_asked_again", [0, 1, 10_000])
def test_what_is_kept_is_what_the_tables_say(
    monkeypatch: pytest.MonkeyPatch, newest_asked_again: int
) -> None:
    monkeypatch.setattr(looked_through, "_UNDERWAY", newest_asked_again)
    monkeypatch.setattr(looked_through, "_known", {})
    client = make_client()
    for number in range(1, 4):
        make_case(client, number=number)
    play_day(START)
    letters = list(Letter.objects.order_by("id"))
    assert len(letters) == 3
    filed(letters[0])
    assert [one.id for one in unprinted()] == by_the_tables() == [one.id for one in letters[1:]]
    filed(letters[1])
    assert [one.id for one in unprinted()] == by_the_tables() == [letters[2].id]
    for day in range(1, 30):
        play_day(START + day * DAY)
    assert Letter.objects.count() > 3, "the day runs have written demands"
    assert [one.id for one in unprinted()] == by_the_tables()
