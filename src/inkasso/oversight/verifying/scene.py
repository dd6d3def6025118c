"""A person made up for a probe, with rows that some purpose may write; undone with the probe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from inkasso.gate.holds.kinds import KINDS
from inkasso.gate.roles import purpose_role
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Purpose, Use
from inkasso.oversight.verifying.probe import Probe

#: Number of the rows that a probe makes: no real row has it, and no sequence moves for it.
MADE_UP = -1
NAMES, LETTERS, HOLDS = "parties_partyname", "demands_letter", "gate_hold"
DISCLOSURES = "gate_disclosure"


@dataclass(slots=True, kw_only=True)
class Scene:
    """Who may do what in the probe, and the tokens that were given out."""

    probe: Probe
    purposes: Sequence[Purpose]
    data_map: DataMap
    on: date
    tokens: dict[str, UUID] = field(default_factory=dict)
    #: Kinds of the holds that were placed, in order; their numbers go down from `MADE_UP`.
    placed: list[str] = field(default_factory=list)

    def purpose(self, table: str, use: Use) -> Purpose | None:
        """The first purpose that may do something with a table; those held by a restriction first.

        None where the register lets nobody.
        """
        category = self.data_map.tables[table].category
        able = [one for one in self.purposes if use in one.uses(category)]
        return min(able, key=lambda one: one.passes_restriction, default=None)

    def act_as(self, purpose: Purpose, *, opened: bool = True) -> None:
        """Become a purpose, with the person's file open or closed."""
        role = purpose_role(purpose.key)
        if opened and role not in self.tokens:
            self.tokens[role] = self.probe.open(role)
        self.probe.as_role(role, self.tokens[role] if opened else None)

    def make_person(self) -> bool:
        """Write the person and a name; False where no purpose may write either."""
        if not self._may_write("parties_party") or not self._may_write(NAMES):
            return False
        self.probe.run(
            "INSERT INTO parties_party (id, kind, language) VALUES (%s, 'person', 'en')",
            [self.probe.person],
        )
        self._may_write(NAMES)
        self.probe.run(
            "INSERT INTO parties_partyname (person_id, name, given_names, family_name, match_key,"
            " source, known_since) VALUES (%s, 'Verification', '', '', '', 'client', %s)",
            [self.probe.person, self.on],
        )
        return True

    def place(self, kind: str) -> bool:
        """Place a hold on the person altogether; False where no purpose may."""
        holder = self.purpose(HOLDS, Use.ADD)
        if holder is None:
            return False
        self.act_as(holder)
        self.placed.append(kind)
        self.probe.run(
            "INSERT INTO gate_hold (id, person_id, kind, stops, placed_on, placed_by, lifted_by)"
            " VALUES (%s, %s, %s, %s, %s, 'verification', '')",
            [
                self._last_hold(),
                self.probe.person,
                kind,
                sorted(act.value for act in KINDS[kind].stops),
                self.on,
            ],
        )
        return True

    def lift(self) -> tuple[list[str], list[str]]:
        """Lift the hold that was placed last: the purposes that could, and those that could not."""
        category = self.data_map.tables[HOLDS].category
        lift = "UPDATE gate_hold SET lifted_on = %s, lifted_by = 'verification' WHERE id = %s"
        row: list[date | int] = [self.on, self._last_hold()]
        could: list[str] = []
        could_not: list[str] = []
        for purpose in self.purposes:
            if Use.CHANGE in purpose.uses(category):
                self.act_as(purpose)
                (could_not if self.probe.answer(lift, row) else could).append(purpose.key)
        if could:
            self.act_as(next(one for one in self.purposes if one.key == could[0]))
            self.probe.run(lift, row)
        return could, could_not

    def letter(self, sender: Purpose) -> str:
        """What PostgreSQL answers to a letter to the person."""
        self.act_as(sender)
        return self.probe.answer(
            "INSERT INTO demands_letter (id, case_id, person_id, kind, step, dated,"
            " payment_deadline, total_cents, because, absorbed_cents)"
            " VALUES (%s, %s, %s, 'demand', 'verification', %s, %s, 1, '[]', 0)",
            [MADE_UP, MADE_UP, self.probe.person, self.on, self.on],
        )

    def disclosure(self, sender: Purpose, recipient_kind: str) -> str:
        """What PostgreSQL answers to a disclosure of the person's data."""
        self.act_as(sender)
        return self.probe.answer(
            "INSERT INTO gate_disclosure (id, disclosed_on, at, person_id, recipient,"
            " recipient_kind, recipient_key, country, purpose, ground, transfer_ground, fields,"
            " actor) VALUES (%s, %s, now(), %s, 'verification', %s, 'verification', 'FI', %s,"
            " 'verification', '', '{names.name}', 'verification')",
            [MADE_UP, self.on, self.probe.person, recipient_kind, sender.key],
        )

    def _last_hold(self) -> int:
        return MADE_UP - len(self.placed)

    def _may_write(self, table: str) -> bool:
        writer = self.purpose(table, Use.ADD)
        if writer is None:
            return False
        self.act_as(writer)
        return True
