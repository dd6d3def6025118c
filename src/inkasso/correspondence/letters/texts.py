"""The words around every letter in free words."""

from __future__ import annotations

from inkasso.base.words import Words

DATED = Words(fi="Päiväys", sv="Datum", en="Date")
LETTER = Words(fi="Kirje", sv="Brev", en="Letter")
CASE = Words(fi="Asia", sv="Ärende", en="Case")
CREDITOR = Words(fi="Velkoja", sv="Borgenär", en="Creditor")
CLIENT = Words(fi="Toimeksiantaja", sv="Uppdragsgivare", en="Client")
RECEIVER = Words(fi="Vastaanottaja", sv="Mottagare", en="Receiver")
OWN_WORDS = Words(
    fi="kirjoittajan omat sanat", sv="skribentens egna ord", en="the writer's own words"
)
DRAFT = Words(fi="luonnos", sv="utkast", en="draft")
#: Once in every letter about a case in which something is open.
NO_DEMAND = Words(
    fi="Tämä kirje ei ole maksuvaatimus. Siinä ei aseteta maksupäivää, eikä siitä peritä kuluja.",
    sv="Det här brevet är inget betalningskrav. Det anger ingen betalningsdag och kostar inget.",
    en="This letter is no demand. It sets no day to pay and costs nothing.",
)
OWED = Words(fi="Avoinna {dated}", sv="Öppet {dated}", en="Owed on {dated}")
TOTAL = Words(fi="Yhteensä", sv="Totalt", en="Total")
DISPUTED = Words(
    fi="Tästä on riitaista pääomaa {sum}; sitä ei peritä, ennen kuin asia on selvitetty.",
    sv="Av detta är {sum} tvistigt kapital; det drivs inte in innan saken är utredd.",
    en="Of this {sum} is principal in dispute; it is not collected before the matter is settled.",
)
BARRED = Words(
    fi="Nämä laskut ovat lain mukaan vanhentuneet, eikä niitä peritä: {invoices}.",
    sv="Enligt lagen är dessa fakturor preskriberade och drivs inte in: {invoices}.",
    en="By law these invoices are time-barred and are not collected: {invoices}.",
)
CONTACT = Words(fi="Yhteystiedot", sv="Kontakt", en="Contact")
CONTACT_TEXT = Words(
    fi="{contact}. Asian numero on {case}.",
    sv="{contact}. Ärendets nummer är {case}.",
    en="{contact}. The number of the case is {case}.",
)
PRIVACY = Words(fi="Henkilötiedot", sv="Personuppgifter", en="Personal data")
PRIVACY_TEXT = Words(
    fi="Rekisterinpitäjä on {agency}. Käsittelystä ja oikeuksista kerrotaan: {notice}.",
    sv="Personuppgiftsansvarig är {agency}. Om behandlingen och rättigheterna: {notice}.",
    en="The controller is {agency}. On the processing and the rights of the person: {notice}.",
)
ON_REQUEST = Words(
    fi="sen saa meiltä pyytämällä", sv="den fås av oss på begäran", en="we send it on request"
)
