"""The gate's attacker, as in tests/gate."""

from __future__ import annotations

from gate.conftest import as_face, face_url, intruder

__all__ = ["as_face", "face_url", "intruder"]
