"""Text in the three languages of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One sentence or phrase in Finnish, Swedish and English."""

    fi: str
    sv: str
    en: str

    def in_language(self, language: Language) -> str:
        """The wording in one language."""
        text: str = getattr(self, language)
        return text

    def format(self, **values: object) -> Words:
        """The same sentence with its `{places}` filled in, in all three languages."""
        return Words(
            fi=self.fi.format(**values), sv=self.sv.format(**values), en=self.en.format(**values)
        )
