"""The next letter of a case before it is sent: decided as the day run would, written nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.demands.letters.compose import render_letter
from inkasso.demands.letters.content import LetterContent
from inkasso.mandates.agency import Agency
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.strategy.acting import look_ahead
from inkasso.strategy.loading import states
from inkasso.strategy.overview import next_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A letter that was not sent."""

    #: The day that it would be dated.
    on: date
    content: LetterContent

    def pdf(self) -> bytes:
        """Its page; where a letter has its number, it says that it is a preview."""
        number = PREVIEW.in_language(self.content.language)
        return render_letter(replace(self.content, letter_number=number))


def next_letter(case_id: int, on: date, agency: Agency) -> Preview:
    """The letter that is due, or the next one on the day that it falls due.

    With the files of everybody concerned open. Raises `Refused`: `no_next_letter`, and what would
    refuse the letter itself.
    """
    case = load_cases([case_id])[case_id]
    (state,) = states([case_id], on)
    following = next_of(case, state, replay(case.facts, on))
    if following is None or following.step is None or following.day is None:
        raise Refused(_none(following.because if following else _NOTHING_OPEN))
    day = max(on, following.day)
    answer = look_ahead(case, day, agency)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    if answer is None:
        raise Refused(_none(following.because))
    return Preview(on=day, content=answer.content)


def _none(because: Words) -> Refusal:
    return Refusal(code="no_next_letter", message=because)


PREVIEW = Words(
    fi="esikatselu, ei lähetetty", sv="förhandsvisning, inte sänt", en="preview, not sent"
)
_NOTHING_OPEN = Words(
    fi="Asiassa ei ole mitään avoinna, joten kirjeitä ei lähetetä.",
    sv="Inget är öppet i ärendet, så inga brev sänds.",
    en="Nothing is open in the case, so no letters are sent.",
)
