"""Mail that came back, and addresses that were found: what the case then waits for."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from inkasso.contacts.recording import NewAttempt, Said, done
from inkasso.contacts.results import Again, Direction
from inkasso.law.fi.contacts.days import local
from inkasso.law.fi.contacts.policy import Channel
from inkasso.parties.provenance import Provenance
from inkasso.parties.reaching import NewReach, learn, mail_returned
from inkasso.strategy.contacts.contacting import make_contact


def letter_came_back(case_id: int, person: UUID, at: datetime, *, by: str) -> None:
    """Nothing is sent to where mail came back from, and the case waits for another address.

    Raises `Refused`: `no_usable_address`, `not_of_case`.
    """
    mail_returned(person, local(at).date(), by=by)
    make_contact(
        NewAttempt(
            case_id=case_id,
            person_id=person,
            at=at,
            by=by,
            channel=Channel.LETTER,
            direction=Direction.IN,
            said=Said(result="returned"),
        ),
        at,
    )


def reached_anew(case_id: int, person: UUID, new: NewReach, told: Provenance) -> None:
    """People are reached otherwise than before: the case waits for no address any more.

    Raises `Refused` (`nothing_new`).
    """
    learn(person, new, told)
    done(case_id, Again.ADDRESS, person)
