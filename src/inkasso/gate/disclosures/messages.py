"""What refusals of disclosures say, by their code."""

from __future__ import annotations

from collections.abc import Mapping

from inkasso.base.words import Words

REFUSED: Mapping[str, Words] = {
    "unknown_recipient": Words(
        fi="Rekisterissä ei ole vastaanottajaryhmää {kind}.",
        sv="Registret har ingen grupp av mottagare {kind}.",
        en="The register knows no kind of recipient {kind}.",
    ),
    "unnamed_recipient": Words(
        fi="Vastaanottajalla ei ole nimeä: henkilöllä on oikeus tietää, kuka tiedot sai.",
        sv="Mottagaren saknar namn: personen har rätt att veta vem som fick uppgifterna.",
        en="The recipient has no name: the person may ask who got the data.",
    ),
    "no_ground": Words(
        fi="Luovutuksella ei ole ilmoitettua perustetta.",
        sv="Ingen grund för utlämnandet har angetts.",
        en="No ground of the disclosure is stated.",
    ),
    "unwritable": Words(
        fi="Vastaanottaja ja peruste ovat yksi rivi tekstiä, enintään 200 merkkiä.",
        sv="Mottagare och grund är en rad text, högst 200 tecken.",
        en="Recipient and ground are one line of text each, of at most 200 characters.",
    ),
    "other_purpose": Words(
        fi="Tietoja käsitellään nyt tarkoituksessa {acting}, ei tarkoituksessa {purpose}.",
        sv="Uppgifterna behandlas nu för ändamålet {acting}, inte för {purpose}.",
        en="The data are processed for the purpose {acting} now, not for {purpose}.",
    ),
    "nothing_to_disclose": Words(
        fi="Nimettyjä tietoja ei henkilöstä ole, tai ne eivät ole avattavissa.",
        sv="De nämnda uppgifterna finns inte om personen, eller de kan inte öppnas.",
        en="There are no such data on the person, or they cannot be opened.",
    ),
    "unknown_purpose": Words(
        fi="Rekisterissä ei ole käyttötarkoitusta {purpose}.",
        sv="Registret har inget ändamål {purpose}.",
        en="The register knows no purpose {purpose}.",
    ),
    "not_for_purpose": Words(
        fi="Tarkoituksessa {purpose} tietoja ei luovuteta vastaanottajalle {kind}.",
        sv="För ändamålet {purpose} lämnas inga uppgifter till {kind}.",
        en="For the purpose {purpose} no data go to {kind}.",
    ),
    "no_fields": Words(
        fi="Yhtään tietoa ei ole nimetty.",
        sv="Inga uppgifter har nämnts.",
        en="No field is named.",
    ),
    "unknown_field": Words(
        fi="Tietoa {field} ei ole; tiedot kirjoitetaan muodossa ryhmä.tieto.",
        sv="Uppgiften {field} finns inte; uppgifter skrivs kategori.uppgift.",
        en="There is no field {field}; fields are written category.field.",
    ),
    "outside_purpose": Words(
        fi="Tarkoituksessa {purpose} ei käsitellä tietoa {field}.",
        sv="För ändamålet {purpose} behandlas inte uppgiften {field}.",
        en="The purpose {purpose} does not process {field}.",
    ),
    "not_needed": Words(
        fi="Vastaanottaja {kind} ei tarvitse tietoa {field} tarkoituksessa {purpose}.",
        sv="Mottagaren {kind} behöver inte uppgiften {field} för ändamålet {purpose}.",
        en="A recipient of the kind {kind} does not need {field} for the purpose {purpose}.",
    ),
    "not_their_case": Words(
        fi="Asia {case} ei koske tätä henkilöä.",
        sv="Ärendet {case} gäller inte den här personen.",
        en="Case {case} is not this person's.",
    ),
    "held": Words(
        fi="Esto {hold} ({hold_kind}, {since} alkaen) kieltää luovutukset.",
        sv="Hindret {hold} ({hold_kind}, från {since}) förbjuder utlämnanden.",
        en="Hold {hold} ({hold_kind}, since {since}) forbids disclosures.",
    ),
    "unknown_country": Words(
        fi="{country} ei ole ISO 3166 -maatunnus, kuten FI.",
        sv="{country} är ingen landskod enligt ISO 3166, såsom FI.",
        en="{country} is no country code of ISO 3166, such as FI.",
    ),
    "other_country": Words(
        fi="Rekisterin mukaan {recipient} käsittelee tietoja maassa {known}, ei maassa {country}.",
        sv="Enligt registret behandlar {recipient} uppgifter i {known}, inte i {country}.",
        en="The register says that {recipient} processes data in {known}, not in {country}.",
    ),
    "third_country": Words(
        fi="{country} ei {day} kuulu EU- eikä ETA-alueeseen, eikä siirrolle ole perustetta, joka "
        "sinä päivänä pätee (yleinen tietosuoja-asetus, V luku).",
        sv="{country} hör {day} varken till EU eller EES, och överföringen har ingen grund som "
        "gäller den dagen (dataskyddsförordningen, kapitel V).",
        en="{country} is outside the EU and EEA on {day}, and no ground for the transfer holds "
        "that day (GDPR, chapter V).",
    ),
    "no_contract": Words(
        fi="Rekisterissä ei ole {day} voimassa olevaa sopimusta: {recipient}, {kind}.",
        sv="Registret har inget avtal som gäller {day}: {recipient}, {kind}.",
        en="The register has no contract in force on {day}: {recipient}, {kind}.",
    ),
    "contract_ended": Words(
        fi="Sopimus {contract} ({recipient}) päättyi {ended}.",
        sv="Avtalet {contract} ({recipient}) upphörde {ended}.",
        en="The contract {contract} ({recipient}) ended on {ended}.",
    ),
    "no_confidentiality": Words(
        fi="Rekisterissä ei ole {day} voimassa olevaa salassapitosopimusta: {recipient}, {kind}.",
        sv="Registret har inget sekretessavtal som gäller {day}: {recipient}, {kind}.",
        en="The register has no confidentiality agreement in force on {day}: {recipient}, {kind}.",
    ),
    "no_consent": Words(
        fi="Henkilön suostumusta tähän luovutukseen ei ole kirjattu.",
        sv="Personens samtycke till detta utlämnande är inte dokumenterat.",
        en="The person's consent to this disclosure is not on record.",
    ),
    "no_legal_obligation": Words(
        fi="Peruste {ground} ei ole säännös, joka rekisterin mukaan velvoittaa luovuttamaan "
        "vastaanottajalle {kind}.",
        sv="Grunden {ground} är ingen bestämmelse som enligt registret förpliktar till "
        "utlämnande till {kind}.",
        en="The ground {ground} is no provision that, says the register, obliges us to disclose "
        "to {kind}.",
    ),
    "not_permitted_by_law": Words(
        fi="Peruste {ground} ei ole säännös, joka rekisterin mukaan sallii luovutuksen "
        "vastaanottajalle {kind}.",
        sv="Grunden {ground} är ingen bestämmelse som enligt registret tillåter utlämnande "
        "till {kind}.",
        en="The ground {ground} is no provision that, says the register, allows disclosures "
        "to {kind}.",
    ),
    "no_legal_claim": Words(
        fi="Oikeudellinen vaatimus on osoitettava: nimeä asia.",
        sv="Det rättsliga anspråket måste visas: ange ärendet.",
        en="The legal claim must be shown: name the case.",
    ),
    "not_moved_there": Words(
        fi="Velallinen ei viimeisimmän osoitteensa mukaan asu maassa {country}.",
        sv="Gäldenären bor enligt sin senaste adress inte i {country}.",
        en="By the newest address the debtor does not live in {country}.",
    ),
    "not_that_mandate": Words(
        fi="Perusteen on nimettävä Y-tunnuksella päämies, jonka toimeksianto on siirtynyt, ja "
        "asian on oltava hänen.",
        sv="Grunden måste med FO-nummer nämna klienten vars uppdrag har flyttats, och ärendet "
        "måste vara dennas.",
        en="The ground must name, by business ID, the client whose mandate has moved, and the "
        "case must be that client's.",
    ),
    "not_own_receivable": Words(
        fi="{recipient} ei ole antanut asiaa perittäväksi: nimeä asia ja sen päämies.",
        sv="{recipient} har inte gett ärendet för indrivning: ange ärendet och dess klient.",
        en="{recipient} has not handed the case over: name the case and its client.",
    ),
    "not_authorised": Words(
        fi="Henkilön valtuutusta tai viranomaisen määräystä ei ole kirjattu: {recipient}.",
        sv="Personens fullmakt eller en myndighets förordnande är inte dokumenterat: {recipient}.",
        en="No authorisation by the person or appointment by an authority is on record: "
        "{recipient}.",
    ),
}

_OF_REGISTER = Words(
    fi="Rekisteri kertoo, mitä mihinkin luovutetaan; muutos tehdään sinne: inkasso notice apply.",
    sv="Registret visar vad som lämnas ut till vem; ändra där: inkasso notice apply.",
    en="The register tells what goes where; a change is made there: inkasso notice apply.",
)
_CONTRACT = Words(
    fi="Kirjaa sopimus ensin: inkasso processor add; voimassa olevat: inkasso processor list.",
    sv="För in avtalet först: inkasso processor add; gällande avtal: inkasso processor list.",
    en="Record the contract first: inkasso processor add; those in force: inkasso processor list.",
)
_LAW = Words(
    fi="Rekisterin tuntemat säännökset: {provisions}.",
    sv="Bestämmelser i registret: {provisions}.",
    en="Provisions in the register: {provisions}.",
)
_HOLD = Words(
    fi="Poista esto, jos sen syy on poistunut: inkasso hold lift.",
    sv="Häv hindret om skälet har upphört: inkasso hold lift.",
    en="Lift the hold if its reason is gone: inkasso hold lift.",
)
_READABLE = Words(
    fi="Luovutettavissa tässä ryhmässä: {readable}.",
    sv="Kan lämnas ut i denna kategori: {readable}.",
    en="What may leave in this category: {readable}.",
)

#: What can be done about it, where something can.
REMEDIES: Mapping[str, Words] = {
    "unknown_recipient": _OF_REGISTER,
    "unknown_purpose": _OF_REGISTER,
    "not_for_purpose": _OF_REGISTER,
    "outside_purpose": _OF_REGISTER,
    "not_needed": _OF_REGISTER,
    "unknown_field": _READABLE,
    "no_contract": _CONTRACT,
    "contract_ended": _CONTRACT,
    "no_confidentiality": _CONTRACT,
    "third_country": _CONTRACT,
    "no_legal_obligation": _LAW,
    "not_permitted_by_law": _LAW,
    "held": _HOLD,
}
