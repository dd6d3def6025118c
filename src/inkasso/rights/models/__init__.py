"""Rows of rights, one module a subject."""

from __future__ import annotations

from inkasso.rights.models.circumstances import (
    Circumstance,
    CircumstanceKey,
    Relief,
    ReliefKind,
    Term,
)
from inkasso.rights.models.consents import (
    Channel,
    Consent,
    ConsentContent,
    ConsentWithdrawal,
    HardshipConsent,
    HardshipWithdrawal,
    SaidBy,
)
from inkasso.rights.models.requests import (
    Request,
    RequestDecision,
    RequestDecisionText,
    RequestExport,
    RequestStep,
    RequestText,
)

__all__ = [
    "Channel",
    "Circumstance",
    "CircumstanceKey",
    "Consent",
    "ConsentContent",
    "ConsentWithdrawal",
    "HardshipConsent",
    "HardshipWithdrawal",
    "Relief",
    "ReliefKind",
    "Request",
    "RequestDecision",
    "RequestDecisionText",
    "RequestExport",
    "RequestStep",
    "RequestText",
    "SaidBy",
    "Term",
]
