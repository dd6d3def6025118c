"""What somebody is told when they give us their data (GDPR 13), and that it is on record."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from inkasso.base.words import Language
from inkasso.gate.informing import ARTICLE_13, Shown, record_information
from inkasso.gate.register import register_in_force
from inkasso.notice.publishing.informing import Duty, InformationText, inform


def tell(
    person_id: UUID, purpose: str, subject: str, language: Language, *, on: date, by: str
) -> InformationText:
    """The text to show to somebody who gives data for a purpose; that they were shown it is kept.

    `by` says with what: `subscription:12`. In the caller's transaction. Raises `ValueError` for a
    purpose that takes nothing from such people.
    """
    told = inform(register_in_force(), Duty.ARTICLE_13, [purpose], subject=subject)
    text = told.brief(language)
    record_information(
        [
            Shown(
                person_id=person_id,
                kind=ARTICLE_13,
                version=text.version,
                language=language,
                on=on,
                by=by,
                digest=text.digest,
            )
        ]
    )
    return text
