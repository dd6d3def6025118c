"""What can go wrong before there is a database, and what to do about it."""

from __future__ import annotations

from inkasso.base.faults import OperationalFault
from inkasso.base.words import Words


class DatabaseUnavailable(OperationalFault):
    """No database can be reached or started: what, where, and what to do. Exit code 5."""

    def __init__(self, message: Words, *, detail: str = "") -> None:
        super().__init__(f"{message.en}\n{detail}" if detail else message.en)
        self.message = message
        #: What the server or the operating system said, untranslated.
        self.detail = detail


class BadDatabaseUrl(DatabaseUnavailable):
    """`DATABASE_URL` cannot be read. The text never repeats the URL: it may hold a password."""


NO_BINARIES = Words(
    fi=(
        "PostgreSQL-palvelinta ei löydy tältä koneelta. Asenna PostgreSQL {oldest} tai uudempi "
        "(Debian, Ubuntu: apt install postgresql), asenna Inkasso lisäosan 'embedded' kanssa "
        "(make install) tai osoita olemassa olevaan tietokantaan muuttujalla DATABASE_URL."
    ),
    sv=(
        "Ingen PostgreSQL-server hittas på den här maskinen. Installera PostgreSQL {oldest} eller "
        "nyare (Debian, Ubuntu: apt install postgresql), installera Inkasso med tillägget "
        "'embedded' (make install) eller peka på en befintlig databas med DATABASE_URL."
    ),
    en=(
        "No PostgreSQL server is found on this machine. Install PostgreSQL {oldest} or newer "
        "(Debian, Ubuntu: apt install postgresql), install Inkasso with its extra 'embedded' "
        "(make install), or point to an existing database with DATABASE_URL."
    ),
)

NO_BINARIES_OF_VERSION = Words(
    fi=(
        "Tietokanta hakemistossa {place} on PostgreSQL-versiota {major}, mutta sen "
        "palvelinohjelmia ei löydy. Asenna PostgreSQL {major}, tai poista hakemisto, jos "
        "demoaineistoa ei enää tarvita."
    ),
    sv=(
        "Databasen i {place} är av PostgreSQL-version {major}, men dess serverprogram hittas "
        "inte. Installera PostgreSQL {major}, eller ta bort katalogen om demodata inte behövs."
    ),
    en=(
        "The database in {place} is of PostgreSQL version {major}, whose server programs are not "
        "found. Install PostgreSQL {major}, or delete the directory if its demo data may go."
    ),
)

BAD_CHOICE = Words(
    fi="INKASSO_POSTGRES on '{choice}'. Sallitut arvot ovat machine ja wheel; tyhjä valitsee itse.",
    sv="INKASSO_POSTGRES är '{choice}'. Tillåtna värden är machine och wheel; tomt väljer själv.",
    en="INKASSO_POSTGRES is '{choice}'. It may be machine or wheel; empty chooses by itself.",
)

NO_ACCOUNT = Words(
    fi=(
        "PostgreSQL ei käynnisty pääkäyttäjänä, eikä tällä koneella ole muuta tunnusta, jolla sen "
        "voisi käynnistää. Aja komento tavallisena käyttäjänä tai aseta DATABASE_URL."
    ),
    sv=(
        "PostgreSQL startar inte som root, och maskinen har inget annat konto att starta det som. "
        "Kör kommandot som vanlig användare eller ange DATABASE_URL."
    ),
    en=(
        "PostgreSQL does not run as root, and this machine has no other account to start it as. "
        "Run the command as an ordinary user, or set DATABASE_URL."
    ),
)

NO_PLACE = Words(
    fi=(
        "Tietokannalle ei löydy paikkaa, johon käyttäjä {account} pääsee: {tried}. Osoita "
        "INKASSO_HOME hakemistoon, jonka läpi muut käyttäjät pääsevät, tai aseta DATABASE_URL."
    ),
    sv=(
        "Ingen plats för databasen hittas som användaren {account} når: {tried}. Låt INKASSO_HOME "
        "peka på en katalog som andra användare kan passera, eller ange DATABASE_URL."
    ),
    en=(
        "There is no place for the database that user {account} can reach: {tried}. Point "
        "INKASSO_HOME to a directory that other users can pass through, or set DATABASE_URL."
    ),
)

NOT_OURS = Words(
    fi=(
        "Hakemistoon {place} ei ole oikeuksia: se kuuluu toiselle käyttäjälle. Aja komento "
        "samana käyttäjänä kuin ensimmäisellä kerralla tai osoita INKASSO_HOME muualle."
    ),
    sv=(
        "Åtkomst till {place} saknas: katalogen tillhör en annan användare. Kör kommandot som "
        "samma användare som första gången, eller låt INKASSO_HOME peka någon annanstans."
    ),
    en=(
        "There is no access to {place}: it belongs to another user. Run the command as the same "
        "user as the first time, or point INKASSO_HOME elsewhere."
    ),
)

INIT_FAILED = Words(
    fi="Tietokantaa ei voitu luoda hakemistoon {place}. initdb kertoo:",
    sv="Databasen kunde inte skapas i {place}. initdb säger:",
    en="The database could not be created in {place}. initdb says:",
)

START_FAILED = Words(
    fi="Tietokantapalvelin ei käynnistynyt. Sen loki {log} päättyy näin:",
    sv="Databasservern startade inte. Dess logg {log} slutar så här:",
    en="The database server did not start. Its log {log} ends like this:",
)

BAD_URL = Words(
    fi="DATABASE_URL ei kelpaa. Oikea muoto: postgresql://käyttäjä:salasana@palvelin:5432/kanta",
    sv="DATABASE_URL duger inte. Rätt form: postgresql://användare:lösenord@server:5432/databas",
    en="DATABASE_URL cannot be read. It has the form postgresql://user:password@host:5432/database",
)
