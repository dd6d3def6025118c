"""W: who is informed of what, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inkasso.gate.informing import overdue, version_on
from inkasso.gate.privileges.facts import Grant
from inkasso.gate.questions import kinds_kept
from inkasso.oversight.verifying.running import Running, unread
from inkasso.oversight.verifying.verdicts import Finding, fails, holds, not_built, unless
from inkasso.oversight.verifying.verifier import Verifier

#: Whom columns are about, and the kind of data subject that a room must be able to name.
_SUBJECTS = {"debtor": "debtors", "payer": "payers", "client_contact": "client_contacts"}

_NO_CREDITOR = """
SELECT letter_id FROM demands_lettercontent
 WHERE coalesce(content #>> '{creditor,name}', '') = ''
    OR coalesce(jsonb_array_length(content #> '{creditor,address}'), 0) = 0
       AND coalesce(content #>> '{creditor,phone}', '') = ''
       AND coalesce(content #>> '{creditor,email}', '') = ''
 ORDER BY 1
"""
_OTHER_AGENCY = """
SELECT DISTINCT content #>> '{agency,name}' FROM demands_lettercontent
"""
_LETTERS = "SELECT count(*) FROM demands_lettercontent"


def _informed(running: Running) -> Iterator[Finding]:
    """W1: everybody is told, and only declared data is processed, for purposes that may."""
    seen = running.catalogue
    yield from unless(
        [*seen.undeclared, *seen.unbound],
        f"All {seen.columns} columns of {len(running.data_map.tables)} tables are declared, and "
        "every category is told of in the register (inkasso notice map).",
    )
    yield from unless(
        seen.breaches(Grant),
        "The catalogue grants no purpose more than the register allows (inkasso notice drift).",
    )
    yield from running.probed("purposes")
    yield from _in_time(running)
    about = {
        column.of for table in running.data_map.tables.values() for column in table.columns.values()
    }
    untold = sorted(
        kind for of, kind in _SUBJECTS.items() if of in about and kind not in kinds_kept()
    )
    if untold:
        yield not_built(
            f"Nothing records that {', '.join(untold)} were informed when their data came "
            "(Articles 13 and 14): their rows are held, no room can name them."
        )


def _in_time(running: Running) -> Iterator[Finding]:
    """The Article 14 text reaches those whose data came from others, in its time."""
    categories = ("names", "claims", "information_given")
    late = running.look(categories, "W1", lambda: list(overdue(running.on)))
    if late is None:
        yield unread(categories)
        return
    yield from unless(
        [f"Person {one.person_id}: Article 14 information was due {one.due_on}." for one in late],
        f"On {running.on} nobody whose data came from a client waits past the last day for the "
        "Article 14 text (gate_informationgiven beside the first hand-over of each).",
    )
    version = running.look(("information_given",), "W1", lambda: version_on(running.on))
    if not version:
        yield not_built(f"No version of the notice is published that holds on {running.on}.")


def _audience(running: Running) -> Iterator[Finding]:
    """W2: those whom it speaks to are kinds of people in it."""
    wanted = ("client_contacts", "prospect_contacts", "debtors")
    known = running.register.subjects
    yield from unless(
        [f"The register has no kind of people `{key}`." for key in wanted if key not in known],
        "Clients, potential clients and debtors are kinds of people in the register.",
    )


def _client_informs(running: Running) -> Iterator[Finding]:
    """W3: every letter tells how to reach the creditor."""
    categories = ("letter_contents",)
    lacking = running.ask(categories, "W3", _NO_CREDITOR)
    total = running.ask(categories, "W3", _LETTERS)
    if lacking is None or total is None:
        yield unread(categories)
        return
    yield from unless(
        [f"Letter {number} does not show how to reach the creditor." for (number,) in lacking],
        f"All {total[0][0]} stored letters show the creditor's name and how to reach it. SQL: "
        "SELECT letter_id, content->'creditor' FROM demands_lettercontent",
    )


def _controller(running: Running) -> Iterator[Finding]:
    """W4: who decides is told, and is who sends the letters."""
    told, ours = running.register.controller, running.agency
    wrong = []
    if (told.name, told.business_id) != (ours.name, ours.business_id):
        wrong.append(
            f"The register's controller is {told.name} ({told.business_id}), letters are sent by "
            f"{ours.name} ({ours.business_id})."
        )
    if not (told.street and told.city and (told.email or told.phone)):
        wrong.append("The controller's contact details are not whole in register.yaml.")
    senders = running.ask(("letter_contents",), "W4", _OTHER_AGENCY) or []
    wrong += [f"A letter was sent by {name}." for (name,) in senders if name != ours.name]
    yield from unless(
        wrong,
        f"{told.name} ({told.business_id}), {told.street}, {told.postal_code} {told.city}, "
        f"{told.email}, {told.phone} is the register's controller and the sender of all letters.",
    )


def _authority(running: Running) -> Iterator[Finding]:
    """W5: the supervisory authority is named, and how to reach it."""
    one = running.register.authority
    details = (one.post.en or one.address.en, one.email, one.phone, one.website)
    if not one.name.en or not all(details[:2]):
        yield fails("The supervisory authority's name or contact details are missing.")
    else:
        yield holds(f"The register names it: {one.name.en}, {', '.join(filter(None, details))}.")


VERIFIERS: Mapping[str, Verifier] = {
    "W1": _informed,
    "W2": _audience,
    "W3": _client_informs,
    "W4": _controller,
    "W5": _authority,
}
