"""What is tried on the running system, and what must come of it.

One probe tries everything, on one made-up person. What no purpose of the register may do at all
is not tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from inkasso.gate.privileges.desired import BESIDE
from inkasso.gate.roles import gate_role, purpose_role, sweep_role
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Purpose, Use
from inkasso.oversight.verifying.probe import HELD, NO_PRIVILEGE, Probe, probing
from inkasso.oversight.verifying.scene import DISCLOSURES, HOLDS, LETTERS, NAMES, Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One thing that was tried."""

    #: By which statements ask for it.
    name: str
    #: Whether what must come of it came.
    passed: bool
    #: What was done and what came, in a sentence.
    said: str


def probe_all(
    purposes: Sequence[Purpose], data_map: DataMap, on: date, *, actor: str
) -> Mapping[str, Tried]:
    """Everything that was tried, by name; under the face's login, which acts for nobody."""
    with probing(actor) as probe:
        scene = Scene(probe=probe, purposes=purposes, data_map=data_map, on=on)
        return {tried.name: tried for part in _PARTS for tried in part(scene)}


def _login(scene: Scene) -> Iterator[Tried]:
    """The login has no rights of its own, and cannot become who has them."""
    scene.probe.as_login()
    tables = list(scene.data_map.tables)
    read = scene.probe.readable(tables)
    yield Tried(
        name="login",
        passed=not read,
        said=f"The face's login, for no purpose, asked {len(tables)} tables: "
        + (f"{', '.join(read)} answered." if read else "permission denied for each."),
    )
    owner = 'SET LOCAL ROLE "{}"'
    became = [
        role
        for role in (_owner(scene.probe), gate_role())
        if not scene.probe.answer(owner.format(role))
    ]
    yield Tried(
        name="become_owner",
        passed=not became,
        said="The login tried to become the tables' owner and the gate's role: "
        + (f"it became {', '.join(became)}." if became else "refused."),
    )


def _purposes(scene: Scene) -> Iterator[Tried]:
    """Each purpose against each table: who may read what is what the register says."""
    wrong, tables = [], scene.data_map.tables
    for purpose in scene.purposes:
        scene.act_as(purpose, opened=False)
        wrong += [
            f"{purpose.key} reads {table}"
            for table in scene.probe.readable(tables)
            if Use.READ not in purpose.uses(tables[table].category) and table not in BESIDE
        ]
    yield Tried(
        name="purposes",
        passed=not wrong,
        said=f"{len(scene.purposes)} purposes asked {len(tables)} tables each: "
        + (
            "; ".join(wrong)
            or "none outside the register was answered (error 42501), but the "
            f"queue of long work, which names nobody but who asked ({', '.join(sorted(BESIDE))})."
        ),
    )


def _closed_files(scene: Scene) -> Iterator[Tried]:
    """A made-up person's name, looked at in every way that must show nothing, and in the one."""
    reader = scene.purpose(NAMES, Use.READ)
    if reader is None or not scene.make_person():
        return
    role = purpose_role(reader.key)
    scene.act_as(reader, opened=False)
    opened = [one.name for one in scene.data_map.opened if Use.READ in reader.uses(one.category)]
    shown = [table for table in opened if scene.probe.number(_ANY.format(table))]
    yield Tried(
        name="closed",
        passed=not shown,
        said=f"{role} looked into {len(opened)} tables that identify people, no file open: "
        + (f"{', '.join(shown)} showed rows." if shown else "0 rows, though a name is there."),
    )
    scene.probe.as_role(role, uuid4())
    forged = _names(scene)
    yield Tried(
        name="forged",
        passed=forged == 0,
        said=f"{role} looked with a token of its own making: {forged} rows.",
    )
    scene.act_as(reader)
    seen = _names(scene)
    yield Tried(
        name="opened",
        passed=seen == 1,
        said=f"{role} opened that one file, the look committed to the log first: {seen} row.",
    )


def _tokens(scene: Scene) -> Iterator[Tried]:
    """A token serves the purpose that it was given to, and a sweep that was logged."""
    readers = _readers(scene)
    if len(readers) > 1:
        given = scene.probe.open(purpose_role(readers[0].key))
        scene.probe.as_role(purpose_role(readers[1].key), given)
        lent = _names(scene)
        yield Tried(
            name="lent",
            passed=lent == 0,
            said=f"{readers[1].key} used a token that {readers[0].key} was given: {lent} rows.",
        )
    for sweeper in readers:
        if sweeper.sweeps:
            scene.probe.as_role(sweep_role(sweeper.key))
            unlogged = _names(scene)
            yield Tried(
                name="unlogged_sweep",
                passed=unlogged == 0,
                said=f"{sweep_role(sweeper.key)} without a sweep in the log: {unlogged} rows.",
            )
            return


def _log(scene: Scene) -> Iterator[Tried]:
    """Nobody writes the access log but the gate's functions."""
    forged = (
        "INSERT INTO gate_accesslog (id, token, kind, role, actor, reason, about)"
        " VALUES (-1, gen_random_uuid(), 'search', 'x', 'x', 'x', 'x')"
    )
    wrote = []
    for purpose in scene.purposes:
        scene.act_as(purpose, opened=False)
        if scene.probe.answer(forged) != NO_PRIVILEGE:
            wrote.append(purpose.key)
    yield Tried(
        name="log_forged",
        passed=not wrote,
        said=f"{len(scene.purposes)} purposes tried to write the access log themselves: "
        + (f"{', '.join(wrote)} could." if wrote else "permission denied for each."),
    )


def _held(scene: Scene) -> Iterator[Tried]:
    """A letter and a disclosure go through, and then not, because a hold was placed."""
    letters, senders = scene.purpose(LETTERS, Use.ADD), scene.purpose(DISCLOSURES, Use.ADD)
    if scene.purpose(HOLDS, Use.ADD) is None:
        return
    for kind in ("restriction", "objection"):
        letter = scene.letter(letters) if letters else ""
        disclosed = scene.disclosure(senders, "processor") if senders else ""
        scene.place(kind)
        if letters:
            yield _stopped(f"{kind}_letter", "a letter", (letter, scene.letter(letters)))
        if senders:
            yield from _disclosed(scene, kind, senders, disclosed)
        could, could_not = scene.lift()
        if letters:
            after = scene.letter(letters)
            yield Tried(
                name=f"{kind}_lifted",
                passed=bool(could) and not after,
                said=f"The {kind} was lifted for {', '.join(could) or 'nobody'}"
                + (f", refused to {', '.join(could_not)}" if could_not else "")
                + f"; then the same letter was {_as_said(after)}.",
            )


def _disclosed(scene: Scene, kind: str, sender: Purpose, before: str) -> Iterator[Tried]:
    to_processor = scene.disclosure(sender, "processor")
    yield _stopped(f"{kind}_disclosure", "a disclosure to a processor", (before, to_processor))
    to_authority = scene.disclosure(sender, "authority")
    yield Tried(
        name=f"{kind}_authority",
        passed=not to_authority,
        said=f"What the law obliges us to give an authority, under {kind}: "
        f"{_as_said(to_authority)}.",
    )


def _stopped(name: str, what: str, answers: tuple[str, str]) -> Tried:
    """That something went through before a hold and did not after it."""
    before, after = answers
    kind = name.partition("_")[0]
    return Tried(
        name=name,
        passed=not before and after == HELD,
        said=f"Under a hold ({kind}) {what} to the person was {_as_said(after)}; without it "
        f"{_as_said(before)}.",
    )


def _restricted(scene: Scene) -> Iterator[Tried]:
    """Of a restricted person nothing shows to who may do more than store."""
    reader = scene.purpose(NAMES, Use.READ)
    if reader is None or reader.passes_restriction or scene.purpose(HOLDS, Use.ADD) is None:
        return
    probe = scene.probe
    if reader.sweeps:
        role = sweep_role(reader.key)
        token = probe.sweep(role)
        probe.as_role(role, token)
        before = _names(scene)
        scene.place("restriction")
        probe.as_role(role, token)
        swept = _names(scene)
        probe.sweep(role, token)
        yield Tried(
            name="restricted_sweep",
            passed=(before, swept) == (1, 0),
            said=f"A logged sweep of {reader.key} saw {swept} rows of a restricted person, "
            f"{before} before the restriction.",
        )
    else:
        scene.place("restriction")
    probe.as_login()
    # Within the probe, for only here does the hold show; its rows in the log are undone with it.
    closed = probe.number(
        "SELECT cardinality(closed) FROM gate_open(%s, %s, 'verification', '', %s)",
        [purpose_role(reader.key), probe.actor, [probe.person]],
    )
    yield Tried(
        name="restricted_open",
        passed=closed == 1,
        said=f"{reader.key} asked to open the file of a restricted person: "
        + ("it stayed closed." if closed == 1 else "it was opened."),
    )


def _own_rows(scene: Scene) -> Iterator[Tried]:
    """Who answers the person's requests reaches every table that identifies people."""
    able = [
        purpose
        for purpose in scene.purposes
        if all(Use.READ in purpose.uses(table.category) for table in scene.data_map.opened)
    ]
    if not able or scene.purpose(NAMES, Use.READ) is None:
        return
    scene.act_as(able[0])
    shown = _names(scene)
    reached = len(scene.probe.readable(table.name for table in scene.data_map.opened))
    total = len(scene.data_map.opened)
    yield Tried(
        name="own_rows",
        passed=shown == 1 and reached == total,
        said=f"{able[0].key} opened the file: the person's row showed ({shown}), and {reached} of "
        f"{total} tables that identify people can be read.",
    )


def _readers(scene: Scene) -> list[Purpose]:
    category = scene.data_map.tables[NAMES].category
    return [one for one in scene.purposes if Use.READ in one.uses(category)]


def _names(scene: Scene) -> int:
    """How many names of the made-up person show."""
    return scene.probe.number(
        f"SELECT count(*) FROM {NAMES} WHERE person_id = %s", [scene.probe.person]
    )


def _owner(probe: Probe) -> str:
    return probe.text(
        "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'gate_purpose'::regclass"
    )


def _as_said(code: str) -> str:
    return f"refused ({code})" if code else "accepted"


_ANY = "SELECT count(*) FROM (SELECT 1 FROM {} LIMIT 1) AS any_row"
_PARTS: tuple[Callable[[Scene], Iterator[Tried]], ...] = (
    _login,
    _purposes,
    _closed_files,
    _tokens,
    _log,
    _own_rows,
    _held,
    _restricted,
)
