"""What a verifier is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from inkasso.oversight.verifying.running import Running
from inkasso.oversight.verifying.verdicts import Finding

#: Looks at the running system for one statement, and tells what it found.
Verifier: TypeAlias = Callable[[Running], Iterator[Finding]]
