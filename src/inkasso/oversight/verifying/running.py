"""The running system, as verifiers ask it: each part is looked at once, when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from django.db import connection

from inkasso.base.faults import BadInput
from inkasso.gate.acting import acting, sweeping
from inkasso.gate.models import Purpose as PurposeRole
from inkasso.gate.register import register_in_force
from inkasso.gate.roles import purpose_role
from inkasso.mandates.agency import Agency
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Purpose, Register, Use
from inkasso.oversight.verifying.catalogue import Catalogue, read_catalogue
from inkasso.oversight.verifying.disclosed import READ, Disclosed, judge_rows
from inkasso.oversight.verifying.probe import REASON
from inkasso.oversight.verifying.probing import Tried, probe_all
from inkasso.oversight.verifying.register_as_is import RegisterAsIs
from inkasso.oversight.verifying.verdicts import Finding, fails, holds, not_built

T = TypeVar("T")
Row = tuple[object, ...]


@dataclass(frozen=True, kw_only=True)
class Running:
    """Where to look."""

    #: The processing register, with its faults.
    as_is: RegisterAsIs
    data_map: DataMap
    agency: Agency
    on: date
    #: Who asks; the access log names them.
    actor: str
    #: The login of the tables' owner, for the catalogue alone.
    as_owner: Callable[[], AbstractContextManager[None]]

    @property
    def register(self) -> Register:
        """As much of the register as can be read."""
        return self.as_is.register

    @cached_property
    def rehearsed(self) -> dict[object, tuple[Finding, ...]]:
        """What came of each rehearsal so far."""
        return {}

    @cached_property
    def applied(self) -> tuple[Purpose, ...]:
        """The register's purposes that the database knows: others cannot be acted for."""
        with self.as_owner():
            roles = set(PurposeRole.objects.filter(sweep=False).values_list("role", flat=True))
        known = self.register.purposes.values()
        return tuple(one for one in known if purpose_role(one.key) in roles)

    @cached_property
    def tried(self) -> Mapping[str, Tried]:
        """What was tried under the face's login."""
        return probe_all(self.applied, self.data_map, self.on, actor=self.actor)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The database's catalogue."""
        assert self.tried is not None, "the probe leaves a row in the log, which the owner tries"
        with self.as_owner():
            return read_catalogue(self.register, self.data_map)

    @cached_property
    def is_shut(self) -> bool:
        """Whether the gate takes the register for unusable: then nothing at all may leave."""
        try:
            register_in_force()
        except BadInput:
            return True
        return False

    @cached_property
    def disclosed(self) -> Disclosed | None:
        """Rows of disclosures, judged; None where no purpose with batch work may read them."""
        return self.look(READ, "disclosures", lambda: judge_rows(self.register))

    def probed(self, *names: str) -> Iterator[Finding]:
        """What came of some tries."""
        for name in names:
            tried = self.tried.get(name)
            if tried is None:
                yield not_built(f"No purpose of this register may do what `{name}` tries.")
            else:
                yield (holds if tried.passed else fails)(tried.said)

    def unbuilt(self, what: str, *categories: str) -> Iterator[Finding]:
        """What is not built because no table holds its data.

        A table alone shows nothing: once there is one, the verifier must try what is done with it,
        and until it does the part is not shown.
        """
        lacking = [key for key in categories if key in self.catalogue.untabled]
        if lacking:
            yield not_built(f"No table holds {', '.join(lacking)} (inkasso notice map): {what}")
        else:
            yield not_built(f"Tables hold {', '.join(categories)}; nobody has tried their use yet.")

    def look(self, categories: Collection[str], about: str, work: Callable[[], T]) -> T | None:
        """Work over stored rows, as a sweep of a purpose that may read them all.

        None where no purpose with batch work may.
        """
        purpose = self._sweeper(categories)
        if purpose is None:
            return None
        with acting(purpose.key, actor=self.actor, reason=REASON), sweeping(about):
            return work()

    def ask(self, categories: Collection[str], about: str, statement: str) -> list[Row] | None:
        """Rows that a statement gives, as `look`."""
        return self.look(categories, about, lambda: _rows(statement))

    def _sweeper(self, categories: Collection[str]) -> Purpose | None:
        able = [
            one
            for one in self.applied
            if one.sweeps and all(Use.READ in one.uses(key) for key in categories)
        ]
        return max(able, key=lambda one: one.passes_restriction, default=None)


def unread(categories: Sequence[str]) -> Finding:
    """That no purpose with batch work may read what would show it."""
    return not_built(
        f"No purpose of this register may sweep {', '.join(categories)}: nobody can look."
    )


def _rows(statement: str) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
