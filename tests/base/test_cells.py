"""What somebody typed runs in nobody's spreadsheet."""

from __future__ import annotations

import pytest

from inkasso.base.cells import harmless


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+358401234567",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "\r1",
        "  =1",
        "\uff1dHYPERLINK(1)",
        "\n=1",
    ],
)
def test_what_could_run_becomes_a_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Åsa", "a=b", "10-11", "'=1", "FI21 1234"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text
