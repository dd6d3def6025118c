"""What a visiting card says of somebody, for contact persons and for marketing."""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.base.words import Language
from inkasso.notice.publishing.informing import InformationText
from inkasso.relations.models import Contact, Prospect, Told
from inkasso.relations.people import Identity, checked, one_line

#: Longest name of somebody or of a company, and of a position.
NAME_MAX, POSITION_MAX = 200, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a visiting card says of somebody, and who told it."""

    name: str
    position: str = ""
    email: str = ""
    phone: str = ""
    language: Language = "fi"
    source: Told = Told.PERSON

    def identity(self) -> Identity:
        """What the person is called and reached at, written one way.

        Raises `Refused`: `bad_address`, `bad_text`.
        """
        email, phone = checked(self.email, self.phone)
        return Identity(email=email, phone=phone, name=one_line(self.name, NAME_MAX))

    def role(self) -> str:
        """Their position; raises `Refused` (`bad_text`)."""
        return one_line(self.position, POSITION_MAX, needed=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A contact that was taken in."""

    contact: Contact | Prospect
    #: What the person is told; None where it was known already or others told of them.
    information: InformationText | None
