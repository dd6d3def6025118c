"""What the first letter of a case tells of personal data: the text of Article 14, set on its back.

A company has no personal data; whoever writes to one sends the line that leads to the notice, as
every later letter does.
"""

from __future__ import annotations

from functools import lru_cache

from inkasso.base.faults import BadInput
from inkasso.base.words import Language
from inkasso.demands.letters.content import PrivacyInformation, PrivacyParagraph
from inkasso.gate.register import register_folder, register_in_force
from inkasso.notice.publishing.informing import InformationText, letter_information

#: Kinds of people in the register: who owes alone or first, and who owes with others.
DEBTORS, CO_DEBTORS = "debtors", "co_debtors"


def information_on_data(language: Language, *, subject: str, place: str) -> PrivacyInformation:
    """What a person of a kind is told; `place` is where the notice is read."""
    text = text_on_data(language, subject=subject, place=place)
    return PrivacyInformation(
        version=text.version,
        heading=text.heading,
        introduction=text.introduction,
        paragraphs=tuple(PrivacyParagraph(about=name, text=told) for name, told in text.paragraphs),
        more=text.more,
    )


def text_on_data(language: Language, *, subject: str, place: str) -> InformationText:
    """The same as the notice has it."""
    folder = register_folder()
    changed = (folder / "register.yaml").stat().st_mtime_ns
    return _composed(str(folder), changed, language, subject, place)


# The register is read again when its first file, which holds the version, has changed.
@lru_cache(maxsize=24)
def _composed(
    folder: str, _changed: int, language: Language, subject: str, place: str
) -> InformationText:
    register = register_in_force()
    known = subject if subject in register.subjects else DEBTORS
    try:
        return letter_information(register, language, subject=known, place=place)
    except ValueError as error:
        # Without the text the first letter would be unlawful, so there is none.
        raise BadInput(f"letters cannot inform debtors: {error}", source=folder) from error
