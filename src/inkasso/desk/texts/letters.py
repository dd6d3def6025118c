"""Letters before they are sent."""

from __future__ import annotations

from inkasso.desk.texts.table import table

LETTERS = table(
    ("doing.next_letter", "Seuraava kirje (PDF)", "Nästa brev (PDF)", "Next letter (PDF)"),
)  # fmt: skip
