"""Why a contact or a note is not written down."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.words import Words
from inkasso.contacts.results import Result
from inkasso.law.fi.contacts.allowed import ContactAnswer
from inkasso.law.wording import fill


def not_allowed(weighed: Decision[ContactAnswer]) -> Refusal:
    """That it was not allowed at that moment; with a reason it is recorded as a deviation."""
    return Refusal(
        code="contact_not_allowed",
        message=_NOT_ALLOWED,
        remedy=_GIVE_REASON,
        because=weighed.because,
    )


def result_does_not_fit(result: Result) -> Refusal:
    """That a result cannot come of a contact in that direction."""
    return Refusal(code="contact_result", message=fill(_RESULT, result=result.name))


def promise_incomplete() -> Refusal:
    """That a promise lacks its sum or day, or that there is one without a promise."""
    return Refusal(code="promise_incomplete", message=_PROMISE)


def again_too_early(on: date) -> Refusal:
    """That the next step lies before the contact itself."""
    return Refusal(code="again_too_early", message=fill(_AGAIN, day=on))


def in_future() -> Refusal:
    """That a contact is said to have been made at a moment that has not come."""
    return Refusal(code="contact_in_future", message=_FUTURE)


def too_old(days: int) -> Refusal:
    """That a contact was made too long ago to be written down as one."""
    return Refusal(code="contact_too_old", message=fill(_OLD, days=str(days)), remedy=_NOTE_IT)


def before_case(opened_on: date) -> Refusal:
    """That a contact is said to have been made before there was a case to speak of."""
    return Refusal(code="contact_before_case", message=fill(_BEFORE, day=opened_on))


def already_corrected() -> Refusal:
    """That another entry has taken its place already."""
    return Refusal(code="already_corrected", message=_CORRECTED, remedy=_CORRECT_THAT)


def not_of_case() -> Refusal:
    """That a contact or a person does not belong to the case."""
    return Refusal(code="not_of_case", message=_NOT_OF_CASE)


def bad_note(most: int) -> Refusal:
    """That a note is empty or too long."""
    return Refusal(code="bad_contact_note", message=fill(_NOTE, most=str(most)))


def health_in_note() -> Refusal:
    """That a note reads like a word on somebody's health."""
    return Refusal(code="health_in_note", message=_HEALTH, remedy=_CIRCUMSTANCES)


def already_reviewed() -> Refusal:
    """That the officer has looked at a deviation already."""
    return Refusal(code="already_reviewed", message=_REVIEWED)


_NOT_ALLOWED = Words(
    fi="Yhteydenotto ei ollut sallittu sillä hetkellä.",
    sv="Kontakten var inte tillåten då.",
    en="The contact was not allowed at that moment.",
)
_GIVE_REASON = Words(
    fi="Jos se kuitenkin tehtiin, kirjaa poikkeaman syy; tietosuojavastaava käy sen läpi.",
    sv="Om den ändå togs, skriv varför; dataskyddsombudet går igenom det.",
    en="If it was made all the same, write down why; the data protection officer looks at it.",
)
_RESULT = Words(
    fi="Tulos ei sovi tähän yhteydenottoon: {result}.",
    sv="Resultatet passar inte kontakten: {result}.",
    en="The result does not fit this contact: {result}.",
)
_PROMISE = Words(
    fi="Maksulupaukseen kuuluu summa ja päivä, joka ei ole mennyt; muuhun tulokseen ei.",
    sv="Till ett löfte att betala hör en summa och en dag som inte har passerat; till annat inte.",
    en="A promise to pay has a sum and a day that has not passed; other results have neither.",
)
_AGAIN = Words(
    fi="Uusi yhteydenotto voi olla aikaisintaan {day}.",
    sv="Ny kontakt kan vara tidigast {day}.",
    en="The next contact can be on {day} at the earliest.",
)
_BEFORE = Words(
    fi="Asia avattiin {day}; sitä ennen siitä ei ole voitu ottaa yhteyttä.",
    sv="Ärendet öppnades {day}; före det kan ingen kontakt ha tagits om det.",
    en="The case was opened on {day}; nobody can have been contacted about it before.",
)
_FUTURE = Words(
    fi="Yhteydenoton aika ei ole vielä tullut.",
    sv="Kontaktens tid har inte ännu kommit.",
    en="The time of the contact has not come yet.",
)
_CORRECTED = Words(
    fi="Merkintä on jo korjattu.", sv="Anteckningen är redan rättad.", en="It is corrected already."
)
_CORRECT_THAT = Words(
    fi="Korjaa uusin merkintä.", sv="Rätta den nyaste anteckningen.", en="Correct the newest entry."
)
_NOT_OF_CASE = Words(
    fi="Se ei kuulu tähän asiaan.", sv="Det hör inte till ärendet.", en="It is not of this case."
)
_NOTE = Words(
    fi="Muistiinpanossa on 1–{most} merkkiä.",
    sv="En anteckning har 1–{most} tecken.",
    en="A note has 1 to {most} characters.",
)
_HEALTH = Words(
    fi="Teksti näyttää kertovan terveydestä. Sitä ei kirjata tänne.",
    sv="Texten verkar gälla hälsa. Sådant antecknas inte här.",
    en="The text seems to tell of health. That is not written here.",
)
_CIRCUMSTANCES = Words(
    fi="Vaikeat olosuhteet kirjataan suostumuksella omaan paikkaansa (inkasso circumstances). Jos "
    "teksti ei kerro kenenkään terveydestä, vahvista se ja lähetä uudelleen.",
    sv="Svåra omständigheter antecknas med samtycke på sin egen plats (inkasso circumstances). "
    "Gäller texten ingens hälsa, bekräfta det och skicka på nytt.",
    en="Circumstances of hardship are noted with consent in their own place (inkasso "
    "circumstances). If the text tells of nobody's health, confirm that and send again.",
)
_REVIEWED = Words(
    fi="Poikkeama on jo käyty läpi.",
    sv="Avvikelsen är redan genomgången.",
    en="The deviation has been looked at already.",
)
_OLD = Words(
    fi="Yhteydenotosta on yli {days} päivää: sitä ei enää voi kirjata tehdyksi silloin.",
    sv="Kontakten togs för över {days} dagar sedan: den kan inte längre antecknas som gjord då.",
    en="The contact was made over {days} days ago: it is not written down as made then any more.",
)
_NOTE_IT = Words(
    fi="Kirjoita muistiinpano siitä, mitä tapahtui ja milloin.",
    sv="Skriv en anteckning om vad som hände och när.",
    en="Write a note of what happened, and when.",
)
