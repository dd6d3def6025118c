"""Rows of rights, one module a subject."""

from __future__ import annotations

from inkasso.rights.models.breaches import (
    Breach,
    BreachAssessment,
    BreachClosing,
    BreachMeasure,
    BreachNotice,
    BreachPerson,
    BreachScope,
    BreachTelling,
)
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
from inkasso.rights.models.erasure import DecidedField, Erasure, ErasureMark
from inkasso.rights.models.portability import (
    PortingAttempt,
    PortingImport,
    PortingWish,
    PortingWishEnd,
)
from inkasso.rights.models.rectification import (
    Completion,
    Correction,
    FormerValue,
    LiftingTold,
    RecipientNotice,
    RecipientOutcome,
    RequestHold,
    RequestLetter,
    Review,
    ReviewText,
)
from inkasso.rights.models.requests import (
    Request,
    RequestDecision,
    RequestDecisionText,
    RequestExport,
    RequestStep,
    RequestText,
)
from inkasso.rights.models.retention import RetentionFile, RetentionLine, RetentionRun, SweepAhead

__all__ = [
    "Breach",
    "BreachAssessment",
    "BreachClosing",
    "BreachMeasure",
    "BreachNotice",
    "BreachPerson",
    "BreachScope",
    "BreachTelling",
    "Channel",
    "Circumstance",
    "CircumstanceKey",
    "Completion",
    "Consent",
    "ConsentContent",
    "ConsentWithdrawal",
    "Correction",
    "DecidedField",
    "Erasure",
    "ErasureMark",
    "FormerValue",
    "HardshipConsent",
    "HardshipWithdrawal",
    "LiftingTold",
    "PortingAttempt",
    "PortingImport",
    "PortingWish",
    "PortingWishEnd",
    "RecipientNotice",
    "RecipientOutcome",
    "Relief",
    "ReliefKind",
    "Request",
    "RequestDecision",
    "RequestDecisionText",
    "RequestExport",
    "RequestHold",
    "RequestLetter",
    "RequestStep",
    "RequestText",
    "RetentionFile",
    "RetentionLine",
    "RetentionRun",
    "Review",
    "ReviewText",
    "SaidBy",
    "SweepAhead",
    "Term",
]
