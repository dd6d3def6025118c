"""Contracts on record with a recipient."""

from __future__ import annotations

from inkasso.gate.disclosures.request import Request
from inkasso.notice.register import Processor, Register


def contracts_with(register: Register, kind: str, recipient: str) -> tuple[Processor, ...]:
    """Every contract of the register with a recipient of a kind, in force or not."""
    name = _folded(recipient)
    return tuple(
        contract
        for contract in register.processors
        if contract.recipient == kind
        and (contract.key == recipient or _folded(contract.name) == name)
    )


def contract_with(register: Register, request: Request) -> Processor | None:
    """The contract in force with a request's recipient on its day."""
    signed = contracts_with(register, request.kind, request.recipient)
    return next((contract for contract in signed if contract.works_on(request.on)), None)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
