"""Why something is asked for, where the house itself words it: shown in the reader's language.

Requests keep one sentence, as whoever asks would have written it; the house's own is kept in
Finnish, or in English from the terminal.
"""

from __future__ import annotations

from functools import cache

from inkasso.base.words import LANGUAGES, Words
from inkasso.desk.texts import TEXTS
from inkasso.payments.correcting.recording import REASONS
from inkasso.payments.models import Handled

_BEGINNING = "reason."


def house_reason(kind: str) -> str:
    """What a request of a kind keeps as its reason where nobody is asked for one."""
    return TEXTS[f"{_BEGINNING}{kind}"].fi


def reason_told(kept: str) -> Words:
    """A kept reason in three languages where the house worded it; else as it was written."""
    return _worded().get(kept) or Words(fi=kept, sv=kept, en=kept)


@cache
def _worded() -> dict[str, Words]:
    own = [words for key, words in TEXTS.items() if key.startswith(_BEGINNING)]
    every = [*own, *REASONS[Handled.SENT_BACK].values()]
    return {words.in_language(language): words for words in every for language in LANGUAGES}
