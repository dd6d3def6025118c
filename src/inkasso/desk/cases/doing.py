"""What can be done from the page of a case: each a page of its own, for those who may."""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.desk.who import Who
from inkasso.strategy.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Doing:
    """A page that does something to a case; its address takes the case's `number`."""

    #: Name of its URL, and of its text as `doing.…`.
    name: str
    #: The action that it needs.
    action: str
    #: One letter that opens it from the case's page, none where it is rare.
    key: str = ""


#: In the order that they stand in: first what is done all day, each by its key.
DOINGS: tuple[Doing, ...] = (
    Doing("contact", "record_contact", "c"),
    Doing("note", "write_note", "m"),
    Doing("plan", "agree_plan", "p"),
    Doing("objection_take", "take_objection", "o"),
    Doing("documents", "add_document", "d"),
    Doing("reach", "change_contact", "a"),
    Doing("letter_write", "write_letter", "l"),
    Doing("next_letter", "preview_letter"),
    Doing("case_payments", "correct_payment"),
    Doing("extension", "agree_plan"),
    Doing("suspension", "suspend_collection"),
    Doing("relief", "give_relief"),
    Doing("representative", "name_representative"),
    Doing("holds", "manage_holds"),
    Doing("correction", "correct_claim"),
    Doing("take_request", "take_request"),
    Doing("disclose", "disclose_data"),
    Doing("consents", "keep_consents"),
)


def doings_of(who: Who | None, file: CaseFile) -> list[Doing]:
    """What somebody may do from a case's page; no letter to look at where none comes next."""
    comes = file.next is not None and file.next.step is not None and file.next.day is not None
    return [
        one
        for one in DOINGS
        if who is not None and who.may(one.action) and (comes or one.name != "next_letter")
    ]
