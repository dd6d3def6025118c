"""A check tells what it found in three languages, at most five faults by name."""

from __future__ import annotations

from inkasso.base.checks import check
from inkasso.base.words import Words

RIGHT = Words(fi="kaikki", sv="alla", en="all of them")


def faults(number: int) -> list[Words]:
    return [Words(fi=f"asia {n}", sv=f"ärende {n}", en=f"case {n}") for n in range(1, number + 1)]


def test_nothing_wrong_tells_what_was_counted() -> None:
    assert check("it", [], RIGHT) == ("it", True, RIGHT)


def test_five_faults_are_named_and_the_rest_counted_in_each_language() -> None:
    five, seven = check("it", faults(5), RIGHT), check("it", faults(7), RIGHT)
    assert five.detail == "case 1; case 2; case 3; case 4; case 5"
    assert seven.found.sv == "ärende 1; ärende 2; ärende 3; ärende 4; ärende 5 och 2 till"
    assert seven.found.fi.endswith("asia 5 ja 2 muuta")
    assert seven.as_document() == {"check": "it", "holds": False, "detail": seven.found.en}
