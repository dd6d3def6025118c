"""How what somebody was told is shown: to read out, to send, or to put under a form."""

from __future__ import annotations

from inkasso.cli.output import Json, say
from inkasso.notice.publishing.informing import InformationText


def information(text: InformationText | None) -> Json | None:
    """The text of Article 13 as JSON; None where nothing new was told."""
    if text is None:
        return None
    return {
        "article": text.duty.value,
        "version": text.version,
        "language": text.language,
        "digest": text.digest,
        "text": list(text.lines),
    }


def say_information(text: InformationText | None) -> None:
    """The same for whoever reads it out."""
    if text is not None:
        say("")
        for line in text.lines:
            say(line)
