"""What is done with the rights of data subjects."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

PRIVACY_ACTIONS: tuple[Action, ...] = (
    action(
        "see_requests",
        Words(
            fi="rekisteröityjen pyynnöt",
            sv="registrerades begäranden",
            en="requests of data subjects",
        ),
        "rights",
    ),
    action(
        "take_request",
        Words(
            fi="pyynnön vastaanotto",
            sv="mottagning av begäran",
            en="taking in a request of a data subject",
        ),
        "rights",
    ),
    action(
        "see_request",
        Words(
            fi="rekisteröidyn pyynnön katselu",
            sv="läsning av en begäran",
            en="looking at a request",
        ),
        "rights",
    ),
    action(
        "answer_request",
        Words(fi="pyyntöön vastaaminen", sv="svar på en begäran", en="answering a request"),
        "rights",
    ),
    action(
        "manage_holds",
        Words(
            fi="estojen asettaminen ja poistaminen",
            sv="inläggning och hävning av hinder",
            en="placing and lifting holds",
        ),
        "rights",
    ),
    action(
        "see_overview",
        Words(fi="tietosuojan tilanne", sv="dataskyddets läge", en="the officer's overview"),
        "oversight",
    ),
    action(
        "see_looks",
        Words(fi="katselujen loki", sv="åtkomstloggen", en="reading the access log"),
        "oversight",
    ),
    action(
        "see_disclosures",
        Words(fi="luovutusten katselu", sv="läsning av utlämnanden", en="looking at disclosures"),
        "rights",
    ),
    action(
        "see_register",
        Words(
            fi="käsittelyrekisterin katselu",
            sv="läsning av behandlingsregistret",
            en="looking at the processing register",
        ),
        "oversight",
    ),
    action(
        "keep_processors",
        Words(
            fi="käsittelijöiden sopimukset",
            sv="avtal med biträden",
            en="contracts with processors",
        ),
        "oversight",
    ),
    action(
        "disclose_data",
        Words(
            fi="tietojen luovuttaminen käsin",
            sv="utlämnande av uppgifter för hand",
            en="disclosing data by hand",
        ),
        "rights",
        "collection",
    ),
    action(
        "keep_consents",
        Words(
            fi="suostumusten kirjaaminen ja peruuttaminen",
            sv="anteckning och återkallelse av samtycken",
            en="recording and withdrawing consents",
        ),
        "rights",
    ),
    action(
        "prove_consent",
        Words(
            fi="suostumuksen todistaminen",
            sv="bevis på ett samtycke",
            en="proving a consent",
        ),
        "rights",
    ),
    action(
        "ask_notice",
        Words(
            fi="tietosuojaselosteen julkaisun pyytäminen",
            sv="begäran om publicering av informationen",
            en="asking for the notice to be published",
        ),
        "oversight",
    ),
    action(
        "see_breaches",
        Words(
            fi="tietoturvaloukkausten katselu",
            sv="läsning av personuppgiftsincidenter",
            en="looking at breaches",
        ),
        "breaches",
    ),
    action(
        "record_breach",
        Words(
            fi="tietoturvaloukkauksen kirjaus",
            sv="registrering av en incident",
            en="recording a breach",
        ),
        "breaches",
    ),
    action(
        "fetch_package",
        Words(
            fi="rekisteröidyn tietopaketin nouto",
            sv="hämtning av den registrerades datapaket",
            en="fetching the package of a data subject",
        ),
        "rights",
    ),
    action(
        "verify_notice",
        Words(
            fi="selosteen todentaminen",
            sv="verifiering av informationen",
            en="verifying the notice",
        ),
        "oversight",
    ),
    action(
        "see_retention",
        Words(fi="säilytyksen suunnitelma", sv="plan för gallring", en="the plan of retention"),
        "oversight",
    ),
    action(
        "ask_retention",
        Words(
            fi="poiston pyytäminen säilytysajan päätyttyä",
            sv="begäran om radering av utgånget",
            en="asking for removal of what is out of its time",
        ),
        "oversight",
    ),
    action(
        "review_log",
        Words(fi="lokin katselmus", sv="granskning av loggen", en="reviewing the access log"),
        "oversight",
    ),
)
