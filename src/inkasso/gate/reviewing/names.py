"""Names compared as a curious colleague would see them: without case, accents and order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")
#: Words in surnames that say nothing about kinship.
_PARTICLES = frozenset({"af", "von", "van", "de", "der", "den", "la", "zu"})
#: Words that a login needs to be a whole name: `aino.virtanen`, not `demo`.
_WHOLE_NAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What somebody is called."""

    full: str
    #: Empty where nobody told it apart, and for companies.
    family: str = ""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name or of a login such as `aino.makinen@agency.example`, in order.

    Case and accents are dropped, since logins are mostly written without them.
    """
    plain = unicodedata.normalize("NFKD", text.partition("@")[0])
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return tuple(word for word in _WORD.findall(kept) if word not in _PARTICLES)


def is_named(actor: str, name: Name) -> bool:
    """Whether an actor's whole name is a person's, in any order, other given names apart."""
    words = set(words_of(actor))
    return len(words) >= _WHOLE_NAME and words <= set(words_of(name.full))


def shares_surname(actor: str, name: Name) -> bool:
    """Whether a person has the surname that an actor's name ends with, or half of it.

    Without a family name of its own, it is looked for at both ends of the whole name.
    """
    words, whole = words_of(actor), words_of(name.full)
    if not words:
        return False
    if name.family:
        return bool(set(_surname(actor)) & set(words_of(name.family)))
    return len(whole) >= _WHOLE_NAME and words[-1] in (whole[0], whole[-1])


def _surname(actor: str) -> tuple[str, ...]:
    """The last part of an actor's name; both halves of one with a hyphen."""
    parts = re.split(r"[\s._]+", actor.partition("@")[0].strip())
    return words_of(parts[-1])
