"""What follows from an answer, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.notice.publishing.phrases import day, joined, plain
from inkasso.notice.rights import Right
from inkasso.rights.letters.gathering import Matters
from inkasso.rights.requests.outcomes import Outcome


def following(right: Right, outcome: Outcome, matters: Matters) -> tuple[Words, ...]:
    """What follows, a sentence or two a line; empty where nothing does."""
    lines: list[Words] = []
    if outcome in (Outcome.GRANTED, Outcome.PARTLY):
        lines.extend(_granted(right, matters))
        lines.extend(_recipients(right, matters))
    elif outcome in (Outcome.NOTHING_HELD, Outcome.NOT_IDENTIFIED):
        lines.append(_WRITE_AGAIN[outcome])
        lines.append(fill(_KEPT, kept=matters.kept))
    elif "repeated" in matters.grounds:
        lines.append(_REPEATED)
    else:
        lines.append(_REFUSED)
    if right is Right.RECTIFICATION:
        lines.extend(_restriction(matters))
    return tuple(lines)


def _granted(right: Right, matters: Matters) -> Iterator[Words]:
    if right is Right.OBJECTION:
        marketing_alone = set(matters.grounds) == {"direct_marketing"}
        yield from _MARKETING_ENDS if marketing_alone else _PROCESSING_ENDS[matters.owes]
    elif right is Right.WITHDRAWAL:
        if matters.withdrawn:
            yield fill(_WITHDRAWN, uses=joined(matters.withdrawn, "; "))
        yield _STANDS_BEFORE
    elif right is Right.RECTIFICATION:
        if matters.has_former:
            yield _OLD_VALUES
        if matters.has_statement:
            yield _STATEMENT
    else:
        yield from _BY_RIGHT.get(right, ())


def _recipients(right: Right, matters: Matters) -> Iterator[Words]:
    """Who is told (Article 19); a request that tells nobody has no such line."""
    if matters.recipients:
        names = plain(", ".join(matters.recipients))
        yield fill(_TELLING[right], names=names) if right in _TELLING else plain("")
    elif right in (Right.RECTIFICATION, Right.RESTRICTION) and matters.tells:
        yield _NOBODY_TO_TELL


def _restriction(matters: Matters) -> Iterator[Words]:
    if matters.lifted_on is not None:
        yield fill(_ENDS, day=day(matters.lifted_on))


_BY_RIGHT: Mapping[Right, tuple[Words, ...]] = MappingProxyType(
    {
        Right.ACCESS: (
            Words(
                fi="Tiedot ovat paketissa, joka on lukittu salasanalla. Salasanan kerromme toista "
                "tietä kuin paketin. Paketissa on luettava vastaus (PDF) ja samat tiedot "
                "koneellisesti luettavina.",
                sv="Uppgifterna finns i ett paket som är låst med ett lösenord. Lösenordet får du "
                "på annan väg än paketet. Paketet har ett läsbart svar (PDF) och samma uppgifter i "
                "maskinläsbar form.",
                en="The data are in a package that is locked with a passphrase. You get the "
                "passphrase by another way than the package. It has an answer to read (PDF) and "
                "the same data in a machine-readable form.",
            ),
            Words(
                fi="Jos haluat tiedot mieluummin paperilla, kerro meille. Se on maksutonta.",
                sv="Vill du hellre ha uppgifterna på papper, säg till oss. Det är avgiftsfritt.",
                en="If you would rather have the data on paper, tell us. It is free of charge.",
            ),
        ),
        Right.RESTRICTION: (
            Words(
                fi="Toistaiseksi vain säilytämme tietojasi. Emme lähetä sinulle maksuvaatimuksia "
                "emmekä anna tietojasi muille. Käyttää niitä voidaan vain suostumuksellasi, "
                "oikeusvaatimuksen esittämiseen tai toisen oikeuksien suojaamiseen.",
                sv="Tills vidare bara lagrar vi dina uppgifter. Vi sänder inga betalningskrav och "
                "ger inte uppgifterna till andra. De får användas bara med ditt samtycke, för att "
                "göra gällande ett rättsligt anspråk eller för att skydda någon annans "
                "rättigheter.",
                en="For now we only store your data. We send you no demands and give the data to "
                "nobody. They may be used only with your consent, for a legal claim, or to protect "
                "the rights of somebody else.",
            ),
            Words(
                fi="Rajoittaminen ei poista velkaa eikä pysäytä korkoa. Kerromme sinulle, ennen "
                "kuin rajoitus poistetaan.",
                sv="Begränsningen tar inte bort skulden och stoppar inte räntan. Vi underrättar "
                "dig innan begränsningen upphör.",
                en="The restriction does not remove the debt or stop the interest. We tell you "
                "before the restriction is lifted.",
            ),
        ),
        Right.PORTABILITY: (
            Words(
                fi="Tiedot ovat paketissa, jonka muoto on avoin ja kuvattu paketissa itsessään, "
                "niin että toinen rekisterinpitäjä voi lukea sen. Pyynnöstä toimitamme sen suoraan "
                "sille, jos se on teknisesti mahdollista.",
                sv="Uppgifterna finns i ett paket vars form är öppen och beskriven i paketet, så "
                "att en annan personuppgiftsansvarig kan läsa det. På begäran överför vi det "
                "direkt dit, om det är tekniskt möjligt.",
                en="The data are in a package whose form is open and described in the package, so "
                "that another controller can read it. If you ask us we hand it there directly, "
                "where that is technically possible.",
            ),
        ),
    }
)
_OBJECTED_BY_DEBTOR = (
    Words(
        fi="Emme enää lähetä sinulle maksuvaatimuksia emmekä anna tietojasi muille vastustamaasi "
        "tarkoitukseen. Säilytämme vain sen, mitä laki tai oikeusvaatimus edellyttää.",
        sv="Vi sänder dig inga fler betalningskrav och ger inte dina uppgifter till andra för det "
        "ändamål som du invänder mot. Vi bevarar bara det som lagen eller ett rättsligt anspråk "
        "kräver.",
        en="We send you no more demands and give your data to nobody for the purpose to which you "
        "object. We keep only what the law or a legal claim calls for.",
    ),
    Words(
        fi="Velkaa vastustaminen ei poista; velkoja voi hakea sitä tuomioistuimessa.",
        sv="Invändningen tar inte bort skulden; borgenären kan kräva den i domstol.",
        en="Objecting does not remove the debt; the creditor may claim it in court.",
    ),
)
_PROCESSING_ENDS: Mapping[bool, tuple[Words, ...]] = MappingProxyType(
    {
        True: _OBJECTED_BY_DEBTOR,
        False: (
            Words(
                fi="Säilytämme tiedoistasi vain sen, mitä laki tai oikeusvaatimus edellyttää. "
                "Muistamme vastustuksesi.",
                sv="Av dina uppgifter bevarar vi bara det som lagen eller ett rättsligt anspråk "
                "kräver. Vi minns din invändning.",
                en="Of your data we keep only what the law or a legal claim calls for. We remember "
                "your objection.",
            ),
        ),
    }
)
_MARKETING_ENDS = (
    Words(
        fi="Et saa meiltä enää markkinointia. Muistamme vastustuksesi, jotta emme ota sinua "
        "uudelleen markkinoinnin piiriin.",
        sv="Du får ingen mer marknadsföring från oss. Vi minns din invändning, så att vi inte tar "
        "med dig i marknadsföringen på nytt.",
        en="You get no more marketing from us. We remember your objection, so that you are not "
        "taken into marketing again.",
    ),
)
_WITHDRAWN = Words(
    fi="Peruutettu on suostumus: {uses}.",
    sv="Återkallat är samtycket: {uses}.",
    en="What was withdrawn is the consent: {uses}.",
)
_STANDS_BEFORE = Words(
    fi="Peruutus ei vaikuta siihen, mitä suostumuksen nojalla tehtiin ennen sitä.",
    sv="Återkallelsen påverkar inte det som gjordes på grund av samtycket före den.",
    en="The withdrawal does not affect what was done on the consent before it.",
)
_OLD_VALUES = Words(
    fi="Uudet tiedot ovat käytössä heti. Entiset säilytämme niistä erillään, koska laki velvoittaa "
    "säilyttämään perinnän asiakirjat (411/2018 12 §). Niistä näkyy, että ne olivat virheelliset "
    "ja mihin päivään asti ne olivat käytössä.",
    sv="De nya uppgifterna används genast. De tidigare bevarar vi skilt från dem, för lagen "
    "ålägger oss att bevara indrivningens handlingar (411/2018 12 §). Av dem framgår att de var "
    "felaktiga och till vilken dag de användes.",
    en="The new data are in use at once. We keep the earlier ones apart from them, because the law "
    "obliges us to keep the documents of collecting (411/2018, section 12). They are marked as "
    "wrong, with the day until which they were used.",
)
_STATEMENT = Words(
    fi="Lisäselvityksesi näkyy tietojesi vieressä kaikille, jotka hoitavat asiaasi.",
    sv="Ditt kompletterande utlåtande visas bredvid dina uppgifter för alla som sköter ditt "
    "ärende.",
    en="Your supplementary statement is shown beside your data to everybody who handles your case.",
)
_TELLING: Mapping[Right, Words] = MappingProxyType(
    {
        Right.RECTIFICATION: Words(
            fi="Ilmoitamme oikaisusta niille, joille olemme antaneet virheellisen tiedon: {names}.",
            sv="Vi underrättar dem som vi har gett den felaktiga uppgiften om rättelsen: {names}.",
            en="We tell those to whom we gave the wrong data of the correction: {names}.",
        ),
        Right.ERASURE: Words(
            fi="Ilmoitamme poistamisesta niille, joille olemme antaneet tiedot: {names}.",
            sv="Vi underrättar dem som vi har gett uppgifterna om raderingen: {names}.",
            en="We tell those to whom we gave the data of the erasure: {names}.",
        ),
        Right.RESTRICTION: Words(
            fi="Ilmoitamme rajoittamisesta niille, joille olemme antaneet tietojasi: {names}.",
            sv="Vi underrättar dem som vi har gett dina uppgifter om begränsningen: {names}.",
            en="We tell those to whom we gave your data of the restriction: {names}.",
        ),
    }
)
_NOBODY_TO_TELL = Words(
    fi="Emme ole antaneet näitä tietoja kenellekään, jolle asiasta pitäisi ilmoittaa.",
    sv="Vi har inte gett dessa uppgifter till någon som borde underrättas.",
    en="We have given these data to nobody who would have to be told.",
)
_ENDS = Words(
    fi="Rajoitimme tietojesi käsittelyä siksi aikaa, kun niiden paikkansapitävyyttä tarkistettiin. "
    "Rajoitus päättyy {day}, ja sen jälkeen asiasi hoito jatkuu.",
    sv="Vi begränsade behandlingen av dina uppgifter medan deras riktighet kontrollerades. "
    "Begränsningen upphör {day}, och därefter fortsätter handläggningen av ditt ärende.",
    en="We restricted the processing of your data while their accuracy was checked. That ends on "
    "{day}; after that your case goes on.",
)
_WRITE_AGAIN: Mapping[Outcome, Words] = MappingProxyType(
    {
        Outcome.NOTHING_HELD: Words(
            fi="Jos olet voinut olla meille tuttu toisella nimellä tai osoitteella, kerro se, niin "
            "etsimme uudelleen.",
            sv="Om du kan ha varit känd för oss under ett annat namn eller en annan adress, "
            "berätta det så söker vi på nytt.",
            en="If we may have known you by another name or address, tell us and we search again.",
        ),
        Outcome.NOT_IDENTIFIED: Words(
            fi="Voit pyytää uudelleen. Kerro silloin asian numero tai viitenumero, joka on "
            "kirjeessämme, ja lisäksi nimi tai osoite, johon kirje tuli. Muuta ei tarvita: ei "
            "lomaketta, allekirjoitusta eikä kopiota henkilöllisyystodistuksesta.",
            sv="Du kan begära på nytt. Ange då ärendets nummer eller referensnumret i vårt brev "
            "och dessutom namnet eller adressen som brevet kom till. Annat behövs inte: ingen "
            "blankett, underskrift eller kopia av en identitetshandling.",
            en="You may ask again. Then tell us the case number or the reference in our letter, "
            "and besides the name or the address to which it came. Nothing else is needed: no "
            "form, no signature, no copy of an identity document.",
        ),
    }
)
_KEPT = Words(
    fi="Pyynnön ja tämän vastauksen säilytämme, jotta voimme osoittaa vastanneemme: {kept}.",
    sv="Begäran och detta svar bevarar vi för att kunna visa att vi har svarat: {kept}.",
    en="The request and this answer we keep to be able to show that we answered: {kept}.",
)
_REPEATED = Words(
    fi="Vastasimme samanlaiseen pyyntöösi äskettäin, ja se vastaus on edelleen voimassa. Voit "
    "pyytää uudelleen, kun aikaa on kulunut tai jokin on muuttunut.",
    sv="Vi besvarade nyligen en likadan begäran från dig, och det svaret gäller fortfarande. Du "
    "kan begära på nytt när tid har gått eller något har ändrats.",
    en="We answered a request of yours for the same not long ago, and that answer still holds. "
    "You may ask again when time has passed or something has changed.",
)
_REFUSED = Words(
    fi="Tietojesi käsittely jatkuu ennallaan. Voit pyytää uudelleen, jos tilanteesi muuttuu tai "
    "voit kertoa asiasta lisää.",
    sv="Behandlingen av dina uppgifter fortsätter som förut. Du kan begära på nytt om din "
    "situation ändras eller du kan berätta mer.",
    en="The processing of your data goes on as before. You may ask again if your situation changes "
    "or if you can tell us more.",
)
