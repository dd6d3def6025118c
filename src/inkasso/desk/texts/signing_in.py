"""Signing in, second factors, invitations."""

from __future__ import annotations

from inkasso.desk.texts.table import table

SIGNING_IN = table(
    (
        "demo.accounts",
        "Esittelyn tilit, salasana {password}",
        "Demokonton, lösenord {password}",
        "Demo accounts, password {password}",
    ),
    ("demo.code", "Esittelyn koodi nyt: {code}", "Demokod nu: {code}", "Demo code now: {code}"),
    ("signin.title", "Kirjaudu sisään", "Logga in", "Sign in"),
    ("signin.email", "Sähköposti", "E-post", "E-mail"),
    ("signin.password", "Salasana", "Lösenord", "Password"),
    ("signin.new_password", "Uusi salasana", "Nytt lösenord", "New password"),
    ("signin.again", "Sama uudelleen", "Samma igen", "The same again"),
    ("signin.old_password", "Nykyinen salasana", "Nuvarande lösenord", "Present password"),
    ("signin.button", "Kirjaudu", "Logga in", "Sign in"),
    (
        "signin.ended",
        "Istunto päättyi. Kirjaudu uudelleen.",
        "Sessionen är slut. Logga in igen.",
        "The session has ended. Sign in again.",
    ),
    (
        "signin.chosen",
        "Salasana on valittu. Kirjaudu sillä.",
        "Lösenordet är valt. Logga in med det.",
        "The password is chosen. Sign in with it.",
    ),
    (
        "signin.wrong",
        "Sähköposti tai salasana on väärin.",
        "E-postadressen eller lösenordet är fel.",
        "The e-mail address or the password is wrong.",
    ),
    ("signin.code_title", "Kertakoodi", "Engångskod", "One-time code"),
    (
        "signin.code_hint",
        "Koodi todennussovelluksesta, tai varakoodi.",
        "Koden från autentiseringsappen, eller en reservkod.",
        "The code from your authenticator app, or a recovery code.",
    ),
    ("signin.code", "Koodi", "Kod", "Code"),
    ("signin.go_on", "Jatka", "Fortsätt", "Go on"),
    (
        "signin.other",
        "Kirjaudu toisella tilillä",
        "Logga in med ett annat konto",
        "Sign in with another account",
    ),
    ("signin.sure", "Vahvista, että olet sinä", "Bekräfta att det är du", "Confirm that it is you"),
    (
        "signin.enrol",
        "Ota toinen tunniste käyttöön",
        "Ta den andra faktorn i bruk",
        "Set up the second factor",
    ),
    (
        "signin.enrol_why",
        "Pelkkä salasana ei avaa kenenkään tietoja.",
        "Ett lösenord ensamt öppnar ingens uppgifter.",
        "A password alone opens nobody's data.",
    ),
    (
        "signin.enrol_how",
        "Lue kuvio todennussovelluksella ja kirjoita sen näyttämä koodi.",
        "Läs bilden med en autentiseringsapp och skriv koden som den visar.",
        "Scan the picture with an authenticator app and type the code it shows.",
    ),
    (
        "signin.secret",
        "Avain käsin kirjoitettavaksi",
        "Nyckel att skriva för hand",
        "Key to type by hand",
    ),
    (
        "signin.picture",
        "Kuvio, jonka todennussovellus lukee",
        "Bild som autentiseringsappen läser",
        "Picture for the authenticator app",
    ),
    ("signin.enrol_button", "Ota käyttöön", "Ta i bruk", "Set up"),
    (
        "signin.factor_on",
        "Todennussovellus on käytössä.",
        "Autentiseringsappen är i bruk.",
        "An authenticator app is in use.",
    ),
    ("single.sign_in", "Kertakirjaudu", "Enkel inloggning", "Single sign-on"),
    ("single.unknown", "Tiliä ei löytynyt", "Inget konto hittades", "No account was found"),
    (
        "single.unknown_text",
        "Kertakirjautuminen kertoi, kuka olet, mutta täällä ei ole voimassa olevaa tiliä sillä "
        "vahvistetulla sähköpostiosoitteella. Pääkäyttäjä avaa tilit.",
        "Den enkla inloggningen berättade vem du är, men här finns inget giltigt konto med den "
        "bekräftade e-postadressen. En administratör öppnar konton.",
        "Single sign-on said who you are, but no account here has that verified e-mail address. "
        "An administrator opens accounts.",
    ),
    (
        "single.failed",
        "Kertakirjautuminen ei onnistunut",
        "Enkel inloggning misslyckades",
        "Single sign-on failed",
    ),
    (
        "single.failed_text",
        "Vastaus ei kelvannut tai se keskeytyi. Kirjaudu salasanalla tai yritä uudelleen.",
        "Svaret dög inte eller avbröts. Logga in med lösenord eller försök igen.",
        "The answer did not hold, or was stopped. Sign in with the password, or try again.",
    ),
    ("signin.app", "Todennussovellus", "Autentiseringsapp", "Authenticator app"),
    ("passkey.title", "Pääsyavaimet", "Nycklar", "Passkeys"),
    ("passkey.add", "Lisää pääsyavain", "Lägg till en nyckel", "Add a passkey"),
    (
        "passkey.what",
        "Pääsyavain on laitteessasi tai turva-avaimessasi, ja sormenjälki, kasvot tai PIN avaa "
        "sen. Väärä sivusto ei voi sitä kalastella.",
        "En nyckel finns i din enhet eller säkerhetsnyckel och öppnas med fingeravtryck, ansikte "
        "eller PIN. En falsk webbplats kan inte fiska efter den.",
        "A passkey lives in your device or security key and opens with a fingerprint, a face or a "
        "PIN. A false site cannot fish for it.",
    ),
    (
        "passkey.needs_script",
        "Pääsyavain vaatii, että selaimen skriptit ovat päällä.",
        "En nyckel kräver att webbläsarens skript är på.",
        "A passkey needs the browser's scripts to be on.",
    ),
    ("passkey.name", "Nimi, josta tunnet sen", "Namn som du känner igen", "A name you know it by"),
    (
        "passkey.alone",
        "Kirjaudu pelkällä pääsyavaimella, ilman salasanaa",
        "Logga in med enbart nyckeln, utan lösenord",
        "Sign in with the passkey alone, without a password",
    ),
    (
        "passkey.failed",
        "Pääsyavain ei toiminut tai pyyntö keskeytyi. Yritä uudelleen.",
        "Nyckeln fungerade inte eller begäran avbröts. Försök igen.",
        "The passkey did not work, or the request was stopped. Try again.",
    ),
    ("passkey.none", "Sinulla ei ole pääsyavainta.", "Du har ingen nyckel.", "You have none."),
    ("passkey.remove", "Poista", "Ta bort", "Remove"),
    (
        "passkey.remove_which",
        "Pääsyavaimella {name} ei voi enää kirjautua.",
        "Med nyckeln {name} kan man inte längre logga in.",
        "The passkey {name} will no longer sign in.",
    ),
    ("passkey.sign_in", "Kirjaudu pääsyavaimella", "Logga in med nyckel", "Sign in with a passkey"),
    ("passkey.use", "Käytä pääsyavainta", "Använd nyckeln", "Use a passkey"),
    (
        "passkey.instead",
        "Käytä mieluummin pääsyavainta",
        "Använd hellre en nyckel",
        "Use a passkey instead",
    ),
    (
        "passkey.app_instead",
        "Käytä mieluummin todennussovellusta",
        "Använd hellre en app",
        "Use an authenticator app instead",
    ),
    ("signin.codes", "Varakoodit", "Reservkoder", "Recovery codes"),
    (
        "signin.codes_why",
        "Säilytä nämä paperilla. Kukin toimii kerran, jos puhelin on poissa.",
        "Förvara dessa på papper. Var och en fungerar en gång, om telefonen är borta.",
        "Keep these on paper. Each works once, when the telephone is gone.",
    ),
    (
        "signin.codes_left",
        "Varakoodeja jäljellä: {count}",
        "Reservkoder kvar: {count}",
        "Recovery codes left: {count}",
    ),
    ("signin.codes_new", "Tee uudet varakoodit", "Gör nya reservkoder", "Make new recovery codes"),
    (
        "signin.codes_new_why",
        "Vanhat lakkaavat toimimasta.",
        "De gamla slutar fungera.",
        "The old ones stop working.",
    ),
    ("signin.codes_show", "Näytä varakoodit", "Visa reservkoderna", "Show the recovery codes"),
    ("signin.save", "Tallenna", "Spara", "Save"),
    ("invitation.title", "Valitse salasana", "Välj ett lösenord", "Choose a password"),
    ("invitation.for", "Tili: {email}", "Konto: {email}", "Account: {email}"),
    (
        "invitation.length",
        "Vähintään 12 merkkiä; pitkä lause on hyvä.",
        "Minst 12 tecken; en lång mening är bra.",
        "At least 12 characters; a long sentence is good.",
    ),
    (
        "invitation.over",
        "Kutsu ei ole enää voimassa",
        "Inbjudan gäller inte längre",
        "The invitation no longer holds",
    ),
    (
        "invitation.over_text",
        "Kutsu toimii kerran ja kolme päivää. Pyydä uusi pääkäyttäjältä.",
        "En inbjudan fungerar en gång och i tre dagar. Be en administratör om en ny.",
        "An invitation works once, within three days. Ask an administrator for a new one.",
    ),
)  # fmt: skip
