"""Impact assessments (GDPR 35), kept beside the register that they judge."""

from __future__ import annotations

from inkasso.notice.assessments.checking import Kind, Need, Shortfall, needs, shortfalls
from inkasso.notice.assessments.criteria import Criterion, Level
from inkasso.notice.assessments.loading import (
    Assessment,
    Assessments,
    Consultation,
    Hazard,
    load_assessments,
    read_assessments,
)

__all__ = [
    "Assessment",
    "Assessments",
    "Consultation",
    "Criterion",
    "Hazard",
    "Kind",
    "Level",
    "Need",
    "Shortfall",
    "load_assessments",
    "needs",
    "read_assessments",
    "shortfalls",
]
