"""A text that does not show is never taken for an empty one; dates and amounts do not need it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from builders import START as DAY
from builders import Bill, case_of, hand_over, make_case, make_client, person, play_day
from inkasso.demands.background import backgrounds
from inkasso.demands.filing import UnprintableLetter, file_letters
from inkasso.demands.letters.frozen import from_json
from inkasso.demands.models import FrozenContent, Letter, LetterFile
from inkasso.parties.hidden import HiddenRow
from inkasso.receivables.models import ReceivableText

pytestmark = pytest.mark.django_db


def test_a_letter_and_its_content_are_about_the_same_person_and_sum() -> None:
    case = make_case()
    play_day(DAY)

    letter, frozen = Letter.objects.get(), FrozenContent.objects.get()
    content = from_json(frozen.content)
    assert (frozen.letter_id, frozen.person_id) == (letter.id, case.person_id)
    assert content.total.cents == letter.total_cents
    assert content.receivables[0].description == "Sähköenergia"


def test_no_letter_leaves_out_what_the_debt_is_for() -> None:
    make_case()
    ReceivableText.objects.all().delete()

    with pytest.raises(HiddenRow, match="receivables_receivabletext"):
        play_day(DAY)
    assert not Letter.objects.exists()


def test_what_decides_the_next_letter_needs_no_opened_row() -> None:
    case = make_case()
    play_day(DAY)
    seen = backgrounds([(case.id, case.client_id)], DAY)[case.id]
    ReceivableText.objects.all().delete()
    _without_contents()

    blind = backgrounds([(case.id, case.client_id)], DAY)[case.id]
    assert blind.history() == seen.history() != ()
    assert blind.reminded == seen.reminded


def test_a_letter_whose_content_is_not_open_waits_and_is_told_of(tmp_path: Path) -> None:
    client = make_client()
    hand_over(client, [Bill(number=f"L-{n}", debtor=person(n)) for n in (1, 2)])
    play_day(DAY)
    hidden = Letter.objects.get(case=case_of(client, "L-1"))
    _without_contents(hidden.id)

    with pytest.raises(UnprintableLetter, match=f"letter {hidden.id}: its content is not open"):
        list(file_letters(tmp_path))
    assert LetterFile.objects.get().letter.case_id == case_of(client, "L-2").id


def _without_contents(*letters: int) -> None:
    """As if they did not show; nobody can delete them otherwise."""
    chosen = FrozenContent.objects.filter(letter_id__in=letters or Letter.objects.values("id"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE demands_lettercontent DISABLE TRIGGER append_only")
        chosen.delete()
        cursor.execute("ALTER TABLE demands_lettercontent ENABLE TRIGGER append_only")
