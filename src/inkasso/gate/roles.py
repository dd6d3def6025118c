"""Names of the database roles. Roles belong to the cluster, so each agency's begin differently."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from inkasso.notice.register import Purpose

#: Longest name that PostgreSQL keeps.
_NAME_MAX = 63


def purpose_role(purpose: str) -> str:
    """The role of a purpose."""
    return _role(purpose)


def sweep_role(purpose: str) -> str:
    """The role of a purpose's batch work: it sees everybody, in a sweep that is logged."""
    return _role(f"{purpose}_sweep")


def roles_of(purpose: Purpose) -> Iterator[tuple[str, bool]]:
    """The roles of a purpose, each with whether it is the one of its batch work."""
    yield purpose_role(purpose.key), False
    if purpose.sweeps:
        yield sweep_role(purpose.key), True


def gate_role() -> str:
    """The role that owns the gate's functions and writes its log; nobody logs in as it."""
    return _role("gate")


def face_login(face: str) -> str:
    """The login of a face: it may become the face's purposes, and may do nothing by itself."""
    return _role(f"face_{face}")


def is_ours(role: str) -> bool:
    """Whether a role belongs to this agency."""
    return role.startswith(f"{settings.ROLE_PREFIX}_")


def _role(name: str) -> str:
    role = f"{settings.ROLE_PREFIX}_{name}"
    if len(role.encode()) > _NAME_MAX:
        raise ValueError(f"{role} is longer than PostgreSQL keeps; shorten INKASSO_ROLES")
    return role
