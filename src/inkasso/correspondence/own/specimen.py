"""An own template as a page, before anybody gets it: what it says, with places for what varies."""

from __future__ import annotations

from datetime import date

from inkasso.base.words import Language
from inkasso.correspondence.letters import texts
from inkasso.correspondence.letters.frame import Head, page_with, privacy_of, reached_at, said
from inkasso.correspondence.own.wording import FIELDS, Kind, Wording
from inkasso.mandates.agency import Agency
from inkasso.parties.letters.printing import print_letter


def specimen(
    wording: Wording, kind: Kind, agency: Agency, on: date, *, language: Language
) -> bytes:
    """A wording as PDF; whoever writes adds words of their own where the page says so."""
    head = Head(
        language=language,
        agency=agency,
        heading=said(wording.heading, language),
        dated=on,
        number=None,
        window=(said(texts.RECEIVER, language),),
        details=(),
    )
    values = {name: f"[{said(words, language)}]" for name, words in FIELDS[kind].items()}
    paragraphs = [said(one, language, **values) for one in wording.paragraphs]
    contact = {"heading": said(texts.CONTACT, language), "lines": [reached_at(agency)]}
    own = f"[{said(texts.OWN_WORDS, language)}]"
    page = page_with(head, [*paragraphs, own], [contact, privacy_of(agency, language)])
    return print_letter(page)
