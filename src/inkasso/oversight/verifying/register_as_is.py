"""The register as it is, also when it has faults: each fault is a breach of a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inkasso.notice.loading import digest, examine_register, register_files
from inkasso.notice.publishing.composing import compose_notice
from inkasso.notice.register import RecipientKind, Register

#: The statement that a kind of recipient stands under.
STATEMENT_OF: Mapping[str, str] = {
    RecipientKind.AGENCY_ABROAD: "D1",
    RecipientKind.SUCCESSOR: "D2",
    RecipientKind.AUTHORITY: "D3",
    RecipientKind.CREDIT_INFORMATION: "D4",
    RecipientKind.BUYER: "D5",
    RecipientKind.BY_CONSENT: "D6",
}
#: Anybody else works for us, or is whose data it is.
OTHER_RECIPIENTS = "D7"

#: How a fault's line begins, what else it holds, and the statement it breaks; the first that fits.
_BROKEN_BY = (
    ("processors.yaml: ", ".transfer_ground", "D8"),
    ("processors.yaml: ", ".country", "D8"),
    ("recipients.yaml: ", "country", "D8"),
    ("processors.yaml: ", "", "D7"),
    ("newsletters.yaml: ", "", "N1"),
    ("website.yaml: ", ".consent", "C3"),
    ("website.yaml: ", "", "C1"),
    ("sensitive.yaml: ", "", "S1"),
    ("register.yaml: controller", "", "W4"),
    ("register.yaml: authority", "", "W5"),
    ("retention.yaml: ", "", "R1"),
    ("purposes/", "retention", "R1"),
    ("purposes/", "9(2)", "S1"),
)
#: Any other fault: what is processed, and why, is not told clearly.
_UNCLEAR = "W1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAsIs:
    """A register with its faults."""

    #: As much of it as can be read.
    register: Register
    #: Hash of its files.
    digest: str
    #: Every fault, by file and key.
    faults: tuple[str, ...]
    #: Where each statement is told: anchors of the notice made from it.
    told: Mapping[str, tuple[str, ...]]

    def faults_for(self, statement: str) -> tuple[str, ...]:
        """The faults that break a statement."""
        return tuple(fault for fault in self.faults if self._broken_by(fault) == statement)

    def _broken_by(self, fault: str) -> str:
        for beginning, part, statement in _BROKEN_BY:
            if fault.startswith(beginning) and part in fault:
                return statement
        if fault.startswith("recipients.yaml: "):
            key = fault.removeprefix("recipients.yaml: ").partition(".")[0]
            known = self.register.recipients.get(key)
            return STATEMENT_OF.get(known.kind if known else "", OTHER_RECIPIENTS)
        return _UNCLEAR


def read_as_is(folder: Path) -> RegisterAsIs:
    """The register of a folder; raises `BadInput` only when there is none, or it is no text."""
    files = register_files(folder)
    register, faults = examine_register(files)
    return RegisterAsIs(
        register=register, digest=digest(files), faults=faults, told=_told(register, faults)
    )


def _told(register: Register, faults: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    if faults:  # no notice can be made from it; what carries a statement is named instead
        told = register.told().items()
        return {key: tuple(f"{at.part} {at.key}".strip() for at in places) for key, places in told}
    return {
        key: tuple(f"#{anchor}" for anchor in anchors)
        for key, anchors in compose_notice(register).told().items()
    }
