"""`inkasso bench law` measures both ways, and they say the same."""

from __future__ import annotations

from command_line import Inkasso


def test_arrays_and_single_claims_are_measured_and_agree(inkasso: Inkasso) -> None:
    answer = inkasso("bench", "law", "--size", "3000", "--json")
    assert answer.code == 0
    figure = answer.document
    assert figure["size"] == 3000
    further = figure["further"]
    assert isinstance(further, list)
    single = further[0]
    assert (single["size"], single["differing_cents"]) == (100, 0)
