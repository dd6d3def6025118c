"""International bank account numbers (ISO 13616)."""

from __future__ import annotations

from dataclasses import dataclass

import schwifty
from schwifty.exceptions import SchwiftyException


@dataclass(frozen=True, slots=True)
class Iban:
    """A valid account number. `text` has no blanks and is in upper case."""

    #: The number without blanks, such as `FI3715903000000776`.
    text: str

    @classmethod
    def parse(cls, text: str) -> Iban | None:
        """The account number in `text`, blanks and lower case forgiven, or `None`.

        Country, length, shape and check digits are verified (mod 97 must be 1).
        """
        compact = "".join(text.split()).upper()
        if not compact.isascii():
            return None
        try:
            schwifty.IBAN(compact)
        except SchwiftyException:
            return None
        return cls(compact)

    @property
    def is_finnish(self) -> bool:
        """Whether the account is in Finland, Åland included."""
        return self.text.startswith("FI")

    @property
    def grouped(self) -> str:
        """The number as printed, in groups of four."""
        return " ".join(self.text[i : i + 4] for i in range(0, len(self.text), 4))

    @property
    def bic(self) -> str | None:
        """The bank's BIC where the bank code tells it, else `None`."""
        bic = schwifty.IBAN(self.text, validate_bban=False, allow_invalid=True).bic
        return None if bic is None else str(bic)

    def __str__(self) -> str:
        return self.text
