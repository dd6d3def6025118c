"""An identifying row that facts say is there, and that nobody opened."""

from __future__ import annotations

from inkasso.base.faults import OperationalFault


class HiddenRow(OperationalFault):
    """A row under row-level security does not show: its file is not open.

    Raised where taking its absence for "there is none" would pay or write to the wrong one.
    """

    def __init__(self, table: str, number: int) -> None:
        super().__init__(
            f"{table} {number} is there but not open here: open the person's file, "
            "or run it as a sweep of a purpose that may see it"
        )
