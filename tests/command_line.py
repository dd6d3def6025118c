"""What a command of `inkasso` gave back, for tests that run the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """Exit code and both streams of a command."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, object]:
        """The one JSON document on standard output; anything else there is an error."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document


#: Runs a command line; see the fixture `inkasso`.
Inkasso = Callable[..., Answer]

#: Runs `inkasso law … --json`: exit code and document; see the fixture `law`.
Law = Callable[..., tuple[int, dict[str, object]]]
