"""What a breach is weighed by, what may follow from it, and what is done, each as people read it.

Closed lists, so that what the authority and those concerned are told stands in three languages. The
criteria are those of the EDPB's Guidelines 9/2022, section IV.
"""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.base.words import Words

#: What was broken, as those concerned are told of it.
KINDS = {
    "confidentiality": Words(
        fi="Joku, jolla ei ollut siihen oikeutta, on nähnyt tai saanut tietoja.",
        sv="Någon som inte hade rätt till det har sett eller fått uppgifter.",
        en="Somebody who had no right to it has seen or got data.",
    ),
    "integrity": Words(
        fi="Tietoja on muuttunut tai muutettu ilman oikeutta.",
        sv="Uppgifter har ändrats utan rätt.",
        en="Data was changed without right.",
    ),
    "availability": Words(
        fi="Tietoja on kadonnut, tai niihin ei ole päästy.",
        sv="Uppgifter har gått förlorade eller varit oåtkomliga.",
        en="Data was lost or could not be reached.",
    ),
}

FOUND_BY = {
    "staff": Words(fi="työntekijä", sv="en anställd", en="an employee"),
    "system": Words(fi="lokin tarkistus tai muu valvonta", sv="granskning av loggen eller annan "
                    "övervakning", en="review of the log or other monitoring"),
    "processor": Words(
        fi="henkilötietojen käsittelijä", sv="ett personuppgiftsbiträde", en="a processor"
    ),
    "person": Words(fi="rekisteröity", sv="en registrerad", en="a data subject"),
    "client": Words(fi="toimeksiantaja", sv="en uppdragsgivare", en="a client"),
    "authority": Words(fi="viranomainen", sv="en myndighet", en="an authority"),
    "other": Words(fi="muu", sv="någon annan", en="somebody else"),
}  # fmt: skip

CAUSES = {
    "mistake": Words(fi="erehdys", sv="ett misstag", en="a mistake"),
    "misuse": Words(
        fi="työntekijän väärinkäytös", sv="en anställds missbruk", en="misuse by an employee"
    ),
    "attack": Words(fi="hyökkäys ulkoa", sv="ett angrepp utifrån", en="an attack from outside"),
    "technical": Words(fi="tekninen vika", sv="ett tekniskt fel", en="a technical fault"),
    "loss": Words(
        fi="laitteen tai asiakirjan katoaminen",
        sv="en förlorad enhet eller handling",
        en="a lost device or document",
    ),
    "unknown": Words(
        fi="ei vielä tiedossa", sv="ännu inte känd", en="not known yet"
    ),
}  # fmt: skip

CRITERIA = {
    "type": Words(fi="loukkauksen laji", sv="incidentens art", en="type of breach"),
    "sensitivity": Words(
        fi="tietojen luonne ja arkaluonteisuus",
        sv="uppgifternas art och känslighet",
        en="nature and sensitivity of the data",
    ),
    "volume": Words(fi="tietojen määrä", sv="mängden uppgifter", en="volume of data"),
    "identification": Words(
        fi="tunnistamisen helppous",
        sv="hur lätt personer kan identifieras",
        en="ease of identifying people",
    ),
    "severity": Words(
        fi="seurausten vakavuus", sv="följdernas allvar", en="severity of consequences"
    ),
    "vulnerability": Words(
        fi="ihmisten haavoittuvuus", sv="personernas utsatthet", en="vulnerability of the people"
    ),
    "controller": Words(
        fi="rekisterinpitäjän toiminta",
        sv="den ansvarigas verksamhet",
        en="the controller's line of work",
    ),
    "number": Words(fi="ihmisten määrä", sv="antalet personer", en="number of people"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What may follow for people, and what they can do about it."""

    name: Words
    #: What somebody concerned can do.
    advice: Words


CONSEQUENCES = {
    "loss_of_privacy": Consequence(
        name=Words(
            fi="tieto veloista tai maksuista voi tulla muiden tietoon",
            sv="andra kan få veta om skulder eller betalningar",
            en="others may learn of debts or payments",
        ),
        advice=Words(
            fi="Kerro meille, jos joku on käyttänyt näitä tietoja sinua vastaan.",
            sv="Berätta för oss om någon har använt uppgifterna mot dig.",
            en="Tell us if somebody has used the data against you.",
        ),
    ),
    "identity_theft": Consequence(
        name=Words(
            fi="identiteettivarkaus: joku esiintyy toisen nimissä",
            sv="identitetsstöld: någon uppträder i en annans namn",
            en="identity theft: somebody pretends to be somebody else",
        ),
        advice=Words(
            fi="Voit asettaa itsellesi luottokiellon ja luovutuskiellon Digi- ja "
            "väestötietovirastossa, ja tehdä rikosilmoituksen poliisille.",
            sv="Du kan ange en frivillig kreditspärr, förbjuda utlämnande hos Myndigheten för "
            "digitalisering och befolkningsdata och göra en polisanmälan.",
            en="You can set a voluntary credit ban, forbid disclosure at the Digital and "
            "Population Data Services Agency, and report a crime to the police.",
        ),
    ),
    "fraud": Consequence(
        name=Words(
            fi="väärennetyt laskut ja huijausviestit",
            sv="falska fakturor och bedrägliga meddelanden",
            en="false invoices and fraudulent messages",
        ),
        advice=Words(
            fi="Tarkista maksunsaajan tilinumero, äläkä kerro pankkitunnuksia kenellekään.",
            sv="Kontrollera mottagarens kontonummer och lämna inte ut bankkoder till någon.",
            en="Check the payee's account number, and tell nobody your bank codes.",
        ),
    ),
    "financial_loss": Consequence(
        name=Words(fi="rahan menetys", sv="förlust av pengar", en="loss of money"),
        advice=Words(
            fi="Seuraa tilitapahtumiasi ja ota yhteys pankkiisi, jos niissä on jotain outoa.",
            sv="Följ dina kontohändelser och kontakta din bank om något är konstigt.",
            en="Watch your account, and call your bank if anything looks strange.",
        ),
    ),
    "discrimination": Consequence(
        name=Words(
            fi="huonompi kohtelu tietojen takia",
            sv="sämre behandling på grund av uppgifterna",
            en="worse treatment because of the data",
        ),
        advice=Words(
            fi="Kerro meille, jos näin käy; voit kääntyä myös yhdenvertaisuusvaltuutetun puoleen.",
            sv="Berätta för oss om det händer; du kan också vända dig till "
            "diskrimineringsombudsmannen.",
            en="Tell us if that happens; you can also turn to the Non-Discrimination Ombudsman.",
        ),
    ),
    "wrong_decisions": Consequence(
        name=Words(
            fi="asian hoitaminen väärien tai puuttuvien tietojen varassa",
            sv="ett ärende sköts på felaktiga eller saknade uppgifter",
            en="a case is handled on wrong or missing data",
        ),
        advice=Words(
            fi="Tarkista saamasi kirjeet, ja kerro meille, jos jokin on väärin.",
            sv="Kontrollera breven du får och berätta för oss om något är fel.",
            en="Check the letters you get, and tell us if anything is wrong.",
        ),
    ),
}

MEASURES = {
    "access_closed": Words(
        fi="Pääsy tietoihin on suljettu.",
        sv="Åtkomsten till uppgifterna har stängts.",
        en="Access to the data was closed.",
    ),
    "credentials_changed": Words(
        fi="Tunnukset ja avaimet on vaihdettu.",
        sv="Koder och nycklar har bytts.",
        en="Passwords and keys were changed.",
    ),
    "deleted_by_recipient": Words(
        fi="Väärä vastaanottaja on vahvistanut poistaneensa tiedot.",
        sv="Den felaktiga mottagaren har bekräftat att uppgifterna har raderats.",
        en="The wrong recipient has confirmed deleting the data.",
    ),
    "recovered": Words(
        fi="Tiedot on saatu takaisin.",
        sv="Uppgifterna har återfåtts.",
        en="The data was recovered.",
    ),
    "restored": Words(
        fi="Tiedot on palautettu varmuuskopiosta.",
        sv="Uppgifterna har återställts från en säkerhetskopia.",
        en="The data was restored from a backup.",
    ),
    "corrected": Words(
        fi="Virhe on korjattu.", sv="Felet har rättats.", en="The fault was corrected."
    ),
    "police": Words(
        fi="Asiasta on tehty rikosilmoitus.",
        sv="En polisanmälan har gjorts.",
        en="It was reported to the police.",
    ),
    "training": Words(
        fi="Työntekijöitä on opastettu.",
        sv="De anställda har instruerats.",
        en="Employees were instructed.",
    ),
    "monitoring": Words(
        fi="Tietojen käyttöä seurataan tarkemmin.",
        sv="Användningen av uppgifterna följs noggrannare.",
        en="Use of the data is watched more closely.",
    ),
    "other": Words(
        fi="Muita toimia on tehty.",
        sv="Andra åtgärder har vidtagits.",
        en="Other measures were taken.",
    ),
}
