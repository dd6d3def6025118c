"""Every kind of long work that can be asked for; a page starts one with `jobs.starting.start`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inkasso.desk.bulk.job import BULK_JOB
from inkasso.desk.clients.handover_jobs import HANDOVER_KINDS
from inkasso.desk.clients.simulating import SIMULATE_JOB
from inkasso.desk.money.proofs import PROOF_JOB
from inkasso.desk.privacy.kinds import PRIVACY_KINDS
from inkasso.desk.work.day_job import DAY_JOB
from inkasso.desk.work.figures import COUNT_FIGURES
from inkasso.jobs.kinds import Kind

_ALL: tuple[Kind, ...] = (
    *HANDOVER_KINDS,
    PROOF_JOB,
    COUNT_FIGURES,
    DAY_JOB,
    SIMULATE_JOB,
    *PRIVACY_KINDS,
    BULK_JOB,
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.key: kind for kind in _ALL})

assert len(KINDS) == len(_ALL), "a kind of work stands twice"
