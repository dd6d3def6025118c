"""What people ask: access, rectification, erasure, restriction, objection, portability."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from uuid import UUID

from django.db import connection

from inkasso.gate.register import register_and_map
from inkasso.notice.articles import Article
from inkasso.notice.register import Register
from inkasso.notice.rights import Right
from inkasso.oversight.rehearsing.stage import (
    ASSIGNMENTS,
    DOMAIN,
    NAME,
    NEWSLETTERS,
    RIGHTS,
    Rehearsal,
    Stage,
    refused,
)
from inkasso.parties.models import PartyName
from inkasso.relations.cards import Card
from inkasso.relations.contacts import ADMINISTRATION, add_contact
from inkasso.relations.models import ProspectDetails
from inkasso.relations.prospects import MARKETING, add_prospect
from inkasso.rights.access.exporting import occasion_of
from inkasso.rights.access.finding import LOG, find_whose
from inkasso.rights.access.package import Package
from inkasso.rights.erasure.carrying_out import remove
from inkasso.rights.erasure.deciding import plan_of, tables_to_erase
from inkasso.rights.models import FormerValue, RequestDecision
from inkasso.rights.portability.package import PortablePackage
from inkasso.rights.rectification.correcting import Wanted, rectify
from inkasso.rights.requests.deciding import Answer, Outcome, decide
from inkasso.rights.requests.state import State

_RETENTION = "retention"
_NOT_VERIFIED = "IK005"
_AGREED = frozenset({Article.CONSENT, Article.EXPLICIT_CONSENT, Article.CONTRACT})
#: Columns that could hold a person's number, of tables that whoever asks may read.
_NUMBERS = """
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
 WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0
   AND a.atttypid = 'uuid'::regtype AND has_table_privilege(c.oid, 'SELECT') AND c.relname <> %s
 ORDER BY 1, 2
"""


def _access(stage: Stage) -> Iterator[str]:
    """The catalogue is asked, not the data map, where the person's number stands."""
    person = stage.prospect()
    with stage.act(RIGHTS, person):
        state = _granted(stage, stage.known(person, Right.ACCESS))
        target = io.BytesIO()
        occasion = occasion_of(state, stage.moment)
        contents = Package(find_whose(person), occasion, *register_and_map()).write(target)
        for table, rows in _rows_by_table(person).items():
            if contents.rows.get(table, 0) < rows:
                yield f"{rows} rows of {table} are about the person; the package has fewer."
    told = zipfile.ZipFile(target).read("data.json").decode()
    for what in (NAME, DOMAIN):
        if what not in told:
            yield f"The package does not say {what}, which is held."


def _nothing_held(stage: Stage) -> Iterator[str]:
    with stage.act(RIGHTS):
        state = stage.asked(None, Right.ACCESS)
        said = decide(state, Answer(outcome=Outcome.NOTHING_HELD), stage.moment, stage.register)
        if said.state.decision is None:
            yield "A stranger was not answered."
    person = stage.prospect()
    with stage.act(RIGHTS, person):
        known = stage.known(person, Right.ACCESS)
        answer = Answer(outcome=Outcome.NOTHING_HELD)
        if refused(lambda: decide(known, answer, stage.moment, stage.register)) == "":
            yield "Somebody of whom data is held was told that nothing is."


def _unverified(stage: Stage) -> Iterator[str]:
    person = stage.prospect()
    with stage.act(RIGHTS, person):
        request = stage.asked(person, Right.ACCESS).request
        code = refused(
            lambda: RequestDecision.objects.create(
                request=request,
                person_id=person,
                decided_on=stage.on,
                outcome="granted",
                grounds=["access"],
                by=stage.actor,
            )
        )
        if code != _NOT_VERIFIED:
            yield f"An answer to somebody unverified met {code or 'nothing'} in the database."


def _rectified(stage: Stage) -> Iterator[str]:
    person = stage.debtor()
    with stage.act(RIGHTS, person):
        state = stage.known(person, Right.RECTIFICATION)
        wanted = Wanted(values={"name": "Right Person"}, statement="It was spelled wrong.")
        rectify(state, wanted, stage.moment)
        if PartyName.objects.get(person_id=person).name != "Right Person":
            yield "A corrected name still reads as it was."
        if not FormerValue.objects.filter(correction__request=state.request, value=NAME).exists():
            yield "The value that was wrong is not kept apart."


def _erased(stage: Stage) -> Iterator[str]:
    person = stage.prospect()
    with stage.act(RIGHTS, person):
        plan = plan_of(stage.known(person, Right.ERASURE), stage.on)
        if plan.outcome is not Outcome.GRANTED:
            yield f"Somebody whom no law keeps is answered {plan.outcome.value}, not granted."
    with stage.act(_RETENTION, person):
        removed = remove(person, tables_to_erase(plan.fields))
        if removed.left or not removed.rows.get("relations_prospectdetails"):
            yield f"After an erasure rows stay: {', '.join(removed.left) or 'name and address'}."
        if ProspectDetails.objects.filter(person_id=person).exists():
            yield "After an erasure the name shows still."


def _refused_by_field(stage: Stage) -> Iterator[str]:
    card = Card(name=NAME, email=f"supplier@{DOMAIN}")
    with stage.act(ADMINISTRATION):
        person = add_contact(card, "Verification Oy", stage.on).contact.person_id
    with stage.act(RIGHTS, person):
        state = stage.known(person, Right.ERASURE)
        plan = plan_of(state, stage.on)
        stays = [field for field in plan.fields if not field.goes]
        if plan.outcome is not Outcome.REFUSED or not stays:
            yield f"Whom the law keeps is answered {plan.outcome.value}, not refused."
        yield from (f"{one.field} stays without a provision." for one in stays if not one.because)
        answer = Answer(outcome=Outcome.GRANTED)
        if refused(lambda: decide(state, answer, stage.moment, stage.register)) == "":
            yield "Somebody could grant what the fields refuse."


def _restricted(stage: Stage) -> Iterator[str]:
    person = stage.prospect()
    with stage.act(RIGHTS, person):
        state = stage.known(person, Right.RESTRICTION)
        answer = Answer(outcome=Outcome.GRANTED, grounds=("restriction",))
        hold = decide(state, answer, stage.moment, stage.register).hold
        if hold is None or hold.kind != "restriction":
            yield "A granted restriction placed no hold."


def _objected(stage: Stage) -> Iterator[str]:
    card = Card(name=NAME, email=f"objector@{DOMAIN}")
    with stage.act(MARKETING):
        person = add_prospect(card, "Verification Oy", stage.on).contact.person_id
    with stage.act(RIGHTS, person):
        state = stage.known(person, Right.OBJECTION, MARKETING)
        no = Answer(outcome=Outcome.REFUSED, grounds=("compelling",), balancing="We want to.")
        if refused(lambda: decide(state, no, stage.moment, stage.register)) == "":
            yield "An objection to direct marketing could be refused."
        _granted(stage, state)
    with stage.act(MARKETING, person):
        if ProspectDetails.objects.filter(person_id=person).exists():
            yield "After the objection the person's rows of marketing are there still."
        code = refused(lambda: add_prospect(card, "Verification Oy", stage.on))
        if code != "objected_to_marketing":
            yield f"Taken in again after the objection, the address met {code or 'nothing'}."


def _portable(stage: Stage) -> Iterator[str]:
    """What is given rests on consent or a contract; of legitimate interest nothing is."""
    reader, prospect = stage.reader().person_id, stage.prospect()
    with stage.act(RIGHTS, reader, prospect):
        state = _granted(stage, stage.known(reader, Right.PORTABILITY))
        given = _ported(stage, state, reader)
        agreed = _agreed(stage.register)
        if "newsletter_subscriptions" not in given:
            yield "A reader's own order of newsletters is not in the package."
        yield from (
            f"{one} was given, and rests on neither consent nor contract."
            for one in given
            if one not in agreed
        )
        other = stage.known(prospect, Right.PORTABILITY)
        yield from (
            f"{one} of somebody known on legitimate interest was given."
            for one in _ported(stage, other, prospect)
        )
        answer = Answer(outcome=Outcome.GRANTED)
        if refused(lambda: decide(other, answer, stage.moment, stage.register)) == "":
            yield "Portability was granted of what rests on legitimate interest."


def _ported(stage: Stage, state: State, person: UUID) -> list[str]:
    """Categories of what a portable package gives."""
    occasion = occasion_of(state, stage.moment)
    return PortablePackage(find_whose(person), occasion, *register_and_map()).categories()


def _agreed(register: Register) -> frozenset[str]:
    """Categories that some purpose uses on consent or under a contract."""
    return frozenset(
        category
        for purpose in register.purposes.values()
        if _AGREED & set(purpose.articles)
        for category in purpose.categories
    )


def _granted(stage: Stage, state: State) -> State:
    return decide(state, Answer(outcome=Outcome.GRANTED), stage.moment, stage.register).state


def _rows_by_table(person: UUID) -> dict[str, int]:
    """How many rows of each table have the person's number in some column."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [LOG])
        columns: dict[str, list[str]] = {}
        for table, column in cursor.fetchall():
            columns.setdefault(table, []).append(column)
        found = {}
        for table, named in columns.items():
            where = " OR ".join(f'"{column}" = %(person)s' for column in named)
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {where}', {"person": person})
            found[table] = int(cursor.fetchone()[0])
    return {table: rows for table, rows in found.items() if rows}


ACCESS = (
    Rehearsal(
        purposes=(MARKETING, RIGHTS),
        said="a package had every row that the catalogue's own columns have of the person.",
        work=_access,
    ),
    Rehearsal(
        purposes=(MARKETING, RIGHTS),
        said="a stranger was answered that nothing is held, and nobody else could be.",
        work=_nothing_held,
    ),
    Rehearsal(
        purposes=(MARKETING, RIGHTS),
        said="the database refused an answer to somebody unverified (IK005).",
        work=_unverified,
    ),
    Rehearsal(
        purposes=(ASSIGNMENTS, RIGHTS),
        said="a name was corrected, completed by a statement, and the wrong one kept apart.",
        work=_rectified,
    ),
)
ERASURE = (
    Rehearsal(
        purposes=(MARKETING, RIGHTS, _RETENTION),
        said="an erasure was granted, and the person's name and addresses were gone.",
        work=_erased,
    ),
    Rehearsal(
        purposes=(ADMINISTRATION, RIGHTS),
        said="one was refused field by field, each with its provision, and could not be granted.",
        work=_refused_by_field,
    ),
)
RESTRICTION = (
    Rehearsal(
        purposes=(MARKETING, RIGHTS),
        said="a granted request for restriction placed its hold at once.",
        work=_restricted,
    ),
)
OBJECTION = (
    Rehearsal(
        purposes=(MARKETING, RIGHTS),
        said="an objection to direct marketing could not be refused, ended it at once, and kept "
        "the address from being taken in again.",
        work=_objected,
    ),
)
PORTABILITY = (
    Rehearsal(
        purposes=(MARKETING, NEWSLETTERS, RIGHTS),
        said="a portable package gave what rests on consent or contract, and nothing else.",
        work=_portable,
    ),
)
