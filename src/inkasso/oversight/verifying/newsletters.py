"""N: newsletters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inkasso.base.words import LANGUAGES
from inkasso.oversight.verifying.running import Running
from inkasso.oversight.verifying.verdicts import Finding, unless
from inkasso.oversight.verifying.verifier import Verifier

_UNBUILT = "newsletters and their lists are not built."


def _unsubscribing(running: Running) -> Iterator[Finding]:
    """N1."""
    part = running.register.newsletters
    if part is not None:
        promised = {"the unsubscribe link": part.unsubscribe, "the other way": part.other_way}
        yield from unless(
            [
                f"newsletters.yaml says nothing of {what} in {language}."
                for what, words in promised.items()
                for language in LANGUAGES
                if not words.in_language(language).strip()
            ],
            "The register promises a link in every message and another way beside it, in three "
            "languages.",
        )
    yield from running.unbuilt(_UNBUILT, "newsletter_subscriptions")


def _fresh(running: Running) -> Iterator[Finding]:
    """N2."""
    yield from running.unbuilt(_UNBUILT, "newsletter_subscriptions")


VERIFIERS: Mapping[str, Verifier] = {"N1": _unsubscribing, "N2": _fresh}
