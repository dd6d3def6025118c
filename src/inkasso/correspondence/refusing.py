"""Why a letter in free words may not be sent, in words."""

from __future__ import annotations

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.gate.holds.grounds import PRIVACY
from inkasso.law.wording import fill


def answers_nothing() -> Refusal:
    """Code `request_missing`: the template answers, and no request was named."""
    return Refusal(code="request_missing", message=_SAY_WHAT, remedy=_RECORD)


def asks_itself() -> Refusal:
    """Code `request_needless`: the template asks, and answers nothing."""
    return Refusal(code="request_needless", message=_NO_ANSWER)


def no_address() -> Refusal:
    """Code `no_address`."""
    return Refusal(code="no_address", message=_NO_ADDRESS, remedy=_FIND_ADDRESS)


def nothing_to_collect(because: tuple[Citation, ...]) -> Refusal:
    """Code `nothing_to_collect`: what nobody asked for could only move the person to pay."""
    return Refusal(code="nothing_to_collect", message=_ENDED, remedy=_ONLY_ANSWERS, because=because)


def not_paid(total: Money) -> Refusal:
    """Code `not_paid_in_full`."""
    return Refusal(code="not_paid_in_full", message=fill(_NOT_PAID, sum=total))


def still_open(total: Money) -> Refusal:
    """Code `case_open`."""
    return Refusal(code="case_open", message=fill(_OPEN, sum=total))


def not_recalled() -> Refusal:
    """Code `not_recalled`: the claim was not taken back by its creditor."""
    return Refusal(code="not_recalled", message=_NOT_RECALLED)


def nothing_open() -> Refusal:
    """Code `nothing_open`."""
    return Refusal(code="nothing_open", message=_NOTHING)


def owes_part() -> Refusal:
    """Code `owes_part`: the statement would show what others owe."""
    return Refusal(code="owes_part", message=_PART, remedy=_ENQUIRY, because=(PRIVACY,))


def words_missing() -> Refusal:
    """Code `words_missing`."""
    return Refusal(code="words_missing", message=_WRITE)


def words_needless() -> Refusal:
    """Code `words_needless`."""
    return Refusal(code="words_needless", message=_NO_WORDS)


def words_too_long(most: int) -> Refusal:
    """Code `words_too_long`."""
    return Refusal(code="words_too_long", message=_TOO_LONG.format(most=most))


_SAY_WHAT = Words(
    fi="Tämä kirje vastaa pyyntöön: valitse, mihin kirjattuun pyyntöön tai yhteydenottoon.",
    sv="Det här brevet svarar på en begäran: välj vilken antecknad begäran eller kontakt.",
    en="This letter answers a request: choose which recorded request or contact.",
)
_RECORD = Words(
    fi="Jos pyyntöä ei ole kirjattu, kirjaa se ensin.",
    sv="Anteckna begäran först, om den inte är antecknad.",
    en="Where it is not on record, record it first.",
)
_NO_ANSWER = Words(
    fi="Tällä kirjeellä kysytään tai kerrotaan itse, joten se ei vastaa pyyntöön.",
    sv="Med det här brevet frågar eller berättar vi själva, så det svarar inte på en begäran.",
    en="This letter asks or tells something itself, so it answers no request.",
)
_NO_ADDRESS = Words(
    fi="Postiosoitetta ei tiedetä, tai sieltä palautui posti.",
    sv="Postadressen är inte känd, eller post därifrån har kommit i retur.",
    en="The postal address is not known, or mail came back from it.",
)
_FIND_ADDRESS = Words(
    fi="Kysy osoite ja vie se tietoihin.",
    sv="Fråga efter adressen och anteckna den.",
    en="Ask for the address and record it.",
)
_ENDED = Words(
    fi="Asiassa ei saa enää periä mitään, joten siitä ei kirjoiteta omasta aloitteesta.",
    sv="Inget får längre drivas in i ärendet, så om det skrivs inga brev på eget initiativ.",
    en="Nothing may be collected in the case any more, so nobody is written to about it unasked.",
)
_ONLY_ANSWERS = Words(
    fi="Vastaa siihen, mitä on kysytty, tai vahvista asian päättyminen.",
    sv="Svara på det som har frågats, eller bekräfta att ärendet är avslutat.",
    en="Answer what was asked, or confirm that the case is closed.",
)
_NOT_PAID = Words(
    fi="Kaikkea ei ole maksettu: avoinna on {sum} euroa, tai osasta luovuttiin.",
    sv="Allt är inte betalt: {sum} euro är öppet, eller en del avskrevs.",
    en="Not everything is paid: {sum} euros are open, or part was given up.",
)
_OPEN = Words(
    fi="Asia ei ole päättynyt: avoinna on {sum} euroa.",
    sv="Ärendet är inte avslutat: {sum} euro är öppet.",
    en="The case is not closed: {sum} euros are open.",
)
_NOT_RECALLED = Words(
    fi="Velkoja ei ole ottanut tätä asiaa takaisin.",
    sv="Borgenären har inte tagit tillbaka det här ärendet.",
    en="The creditor has not taken this case back.",
)
_NOTHING = Words(
    fi="Asiassa ei ole mitään avoinna, joten mitään ei tarvitse kysyä.",
    sv="Inget är öppet i ärendet, så inget behöver frågas.",
    en="Nothing is open in the case, so nothing need be asked.",
)
_PART = Words(
    fi="Henkilö vastaa vain osasta asian veloista, ja selvitys näyttäisi hänelle muutkin.",
    sv="Personen svarar bara för en del av ärendets skulder, och utredningen skulle visa de andra.",
    en="The person owes only part of the case, and the statement would show the rest too.",
)
_ENQUIRY = Words(
    fi="Selvitä hänen osuutensa omin sanoin vastauksena tiedusteluun.",
    sv="Utred personens del med egna ord i ett svar på förfrågan.",
    en="Tell what the person owes in your own words, as an answer to an enquiry.",
)
_WRITE = Words(
    fi="Kirjoita kirjeen sanat vastaanottajan kielellä.",
    sv="Skriv brevets ord på mottagarens språk.",
    en="Write the letter's words in the receiver's language.",
)
_NO_WORDS = Words(
    fi="Tähän kirjeeseen ei kirjoiteta omia sanoja.",
    sv="I det här brevet skrivs inga egna ord.",
    en="This letter takes no words of one's own.",
)
_TOO_LONG = Words(
    fi="Kirjeessä on liikaa tekstiä: enintään {most} merkkiä.",
    sv="Brevet är för långt: högst {most} tecken.",
    en="The letter is too long: {most} characters at most.",
)
