"""Letters on the way to an answer: more time, who asks, an earlier request, a restriction's end."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.notice.publishing.document import Bullets, Mark, Paragraph, Section
from inkasso.notice.publishing.phrases import capital, day
from inkasso.rights.letters.kinds import LetterKind
from inkasso.rights.models import RequestStep
from inkasso.rights.requests.state import State

_Kind = RequestStep.Kind


def told(state: State, kind: LetterKind, *, ends_on: Words | None = None) -> Section:
    """The section that tells what a letter is about; `ends_on` is when a restriction ends."""
    match kind:
        case LetterKind.EXTENSION:
            return _extension(state)
        case LetterKind.IDENTIFICATION:
            return _identification(state)
        case LetterKind.JOINED:
            text = _JOINED.format(number=state.joined_to)
            return _section("joined", _ONE_ANSWER, Paragraph(text))
        case _:
            assert ends_on is not None, "a letter on a restriction's end says when it ends"
            lines = (Paragraph(fill(_LIFTED, day=ends_on)), Paragraph(_AFTER), Paragraph(_AGAINST))
            return _section("lifting", _RESTRICTION_ENDS, *lines)


def _extension(state: State) -> Section:
    reason = next(step.what[0] for step in state.steps if step.kind == _Kind.EXTENDED)
    assert state.extended_to is not None, "more time was taken, and the clock runs"
    lines = fill(_MORE_TIME, day=day(state.extended_to)), _REASONS[reason]
    return _section("extension", _LATER, *map(Paragraph, lines))


def _identification(state: State) -> Section:
    newest = [step for step in state.steps if step.kind == _Kind.ASKED][-1]
    names = Bullets(tuple(capital(_NAMES[name]) for name in newest.what))
    return Section(
        mark=Mark(anchor="identification"),
        heading=_WHO_ASKS,
        blocks=(
            Paragraph(_TELL_US),
            names,
            Paragraph(_NO_MORE),
            Paragraph(_CLOCK if state.clock.stands_still else _CLOCK_RUNS),
        ),
    )


def _section(anchor: str, heading: Words, *paragraphs: Paragraph) -> Section:
    return Section(mark=Mark(anchor=anchor), heading=heading, blocks=paragraphs)


_LATER = Words(fi="Vastaus viipyy", sv="Svaret dröjer", en="The answer takes longer")
_MORE_TIME = Words(
    fi="Emme voi vastata kuukauden kuluessa. Vastaamme viimeistään {day}, ja aiemmin jos voimme.",
    sv="Vi kan inte svara inom en månad. Vi svarar senast {day}, och tidigare om vi kan.",
    en="We cannot answer within a month. We answer by {day} at the latest, and sooner if we can.",
)
_REASONS: Mapping[str, Words] = MappingProxyType(
    {
        "complex": Words(
            fi="Syy: pyyntösi on monimutkainen, ja sen selvittäminen vie aikaa.",
            sv="Skälet: din begäran är komplicerad, och det tar tid att utreda den.",
            en="The reason: your request is complex, and looking into it takes time.",
        ),
        "many_requests": Words(
            fi="Syy: olet tehnyt meille useita pyyntöjä, jotka käsittelemme kaikki.",
            sv="Skälet: du har gjort flera begäranden hos oss, och vi behandlar dem alla.",
            en="The reason: you have made several requests to us, and we deal with all of them.",
        ),
    }
)
_WHO_ASKS = Words(fi="Kuka pyytää?", sv="Vem begär?", en="Who asks?")
_TELL_US = Words(
    fi="Jotta emme anna tietoja väärälle henkilölle, kerro meille vielä:",
    sv="För att inte lämna uppgifter till fel person ber vi dig ännu om:",
    en="So as not to give data to the wrong person, we ask you to tell us besides:",
)
_NAMES: Mapping[str, Words] = MappingProxyType(
    {
        "case": Words(
            fi="asian numero tai viitenumero, joka on kirjeessämme",
            sv="ärendets nummer eller referensnumret i vårt brev",
            en="the case number, or the reference, in our letter",
        ),
        "name": Words(fi="koko nimesi", sv="ditt fullständiga namn", en="your whole name"),
        "address": Words(fi="postiosoitteesi", sv="din postadress", en="your postal address"),
        "email": Words(fi="sähköpostiosoitteesi", sv="din e-postadress", en="your e-mail address"),
        "phone": Words(fi="puhelinnumerosi", sv="ditt telefonnummer", en="your telephone number"),
        "identity_code": Words(
            fi="henkilötunnuksesi", sv="din personbeteckning", en="your personal identity code"
        ),
        "business_id": Words(fi="Y-tunnus", sv="FO-numret", en="the business ID"),
    }
)
_NO_MORE = Words(
    fi="Voit kertoa sen puhelimessa tai vastata millä tavalla haluat. Emme tarvitse lomaketta, "
    "allekirjoitusta emmekä kopiota henkilöllisyystodistuksesta. Vertaamme kertomaasi siihen, mitä "
    "meillä on, emmekä säilytä sitä.",
    sv="Du kan berätta det per telefon eller svara på det sätt du vill. Vi behöver ingen blankett, "
    "underskrift eller kopia av en identitetshandling. Vi jämför det du berättar med det vi har "
    "och bevarar det inte.",
    en="You may tell it by telephone, or answer in whatever way you like. We need no form, no "
    "signature and no copy of an identity document. We compare what you tell with what we have, "
    "and do not keep it.",
)
_CLOCK = Words(
    fi="Kun olemme saaneet tiedot, kuukauden määräaika jatkuu siitä, mihin se jäi.",
    sv="När vi har fått uppgifterna fortsätter månadens frist där den stannade.",
    en="When we have them, the month that we have for answering goes on where it stopped.",
)
_CLOCK_RUNS = Words(
    fi="Määräaika vastauksellemme kuluu tästä huolimatta.",
    sv="Tidsfristen för vårt svar löper trots detta.",
    en="The time in which we have to answer runs all the same.",
)
_ONE_ANSWER = Words(fi="Yksi vastaus", sv="Ett svar", en="One answer")
_JOINED = Words(
    fi="Olet pyytänyt meiltä samaa jo aiemmin, ja se pyyntö on vielä käsiteltävänä (pyyntö "
    "{number}). Vastaamme molempiin yhdellä kertaa ja aiemman pyynnön määräajassa.",
    sv="Du har redan tidigare begärt samma sak, och den begäran behandlas ännu (begäran {number}). "
    "Vi besvarar båda på en gång och inom den tidigare begärans tid.",
    en="You have asked us for the same before, and that request is still being dealt with (request "
    "{number}). We answer both at once, and within the time of the earlier one.",
)
_RESTRICTION_ENDS = Words(
    fi="Käsittelyn rajoitus päättyy",
    sv="Begränsningen av behandlingen upphör",
    en="The restriction of processing ends",
)
_LIFTED = Words(
    fi="Olemme rajoittaneet tietojesi käsittelyä. Rajoitus päättyy {day}.",
    sv="Vi har begränsat behandlingen av dina uppgifter. Begränsningen upphör {day}.",
    en="We have restricted the processing of your data. The restriction ends on {day}.",
)
_AFTER = Words(
    fi="Sen jälkeen käsittelemme tietojasi jälleen niihin tarkoituksiin, jotka kerromme "
    "tietosuojaselosteessamme. Myös perintä voi jatkua.",
    sv="Därefter behandlar vi åter dina uppgifter för de ändamål som anges i vår "
    "dataskyddsbeskrivning. Också indrivningen kan fortsätta.",
    en="After that we process your data again for the purposes that our privacy notice names. "
    "Collecting may go on too.",
)
_AGAINST = Words(
    fi="Jos rajoitukselle on yhä syy, kerro se meille ennen sitä päivää.",
    sv="Om det ännu finns skäl för begränsningen, berätta det för oss före den dagen.",
    en="If there is still a reason for the restriction, tell us before that day.",
)
