"""Accounts, sessions, the review of rights."""

from __future__ import annotations

from inkasso.desk.texts.table import table

ACCOUNTS = table(
    ("accounts.new", "Avaa tili", "Öppna ett konto", "Open an account"),
    ("accounts.review", "Oikeuksien katselmus", "Granskning av behörigheter", "Review of rights"),
    ("accounts.since", "{day} alkaen", "från {day}", "since {day}"),
    ("accounts.last_sign_in", "Kirjautui viimeksi", "Senaste inloggning", "Last sign-in"),
    ("accounts.never", "ei koskaan", "aldrig", "never"),
    ("accounts.by", "antoi {who}", "av {who}", "by {who}"),
    ("accounts.account_role", "Anna rooli", "Ge en roll", "Give a role"),
    ("accounts.account_end_role", "Päätä rooli", "Avsluta rollen", "Take the role away"),
    ("accounts.account_close", "Sulje tili", "Stäng kontot", "Close the account"),
    ("accounts.account_reset", "Toinen tunniste kadonnut", "Andra faktorn förlorad", "Factor lost"),
    ("accounts.invite", "Näytä kutsu", "Visa inbjudan", "Show the invitation"),
    (
        "accounts.no_password",
        "Tilillä ei ole vielä salasanaa. Anna sen haltijalle kutsu.",
        "Kontot har inget lösenord ännu. Ge innehavaren en inbjudan.",
        "The account has no password yet. Give its holder the invitation.",
    ),
    (
        "accounts.invitation_how",
        "Anna osoite tilin haltijalle itselleen, ei kenellekään muulle. Se toimii kerran, kolme "
        "päivää.",
        "Ge adressen till kontots innehavare själv, inte till någon annan. Den fungerar en gång, i "
        "tre dagar.",
        "Give the address to the account's holder, to nobody else. It works once, for three days.",
    ),
    ("accounts.waiting", "Odottaa toista henkilöä", "Väntar på en andra", "Waits for a second"),
    ("accounts.sessions", "Kirjautuneet selaimet", "Inloggade webbläsare", "Signed-in browsers"),
    ("accounts.no_sessions", "Ei yhtään.", "Inga.", "None."),
    ("accounts.began", "Alkoi", "Började", "Began"),
    ("accounts.used", "Käytetty", "Använd", "Last used"),
    ("accounts.this", "tämä selain", "denna webbläsare", "this browser"),
    ("accounts.end_session", "Päätä istunto", "Avsluta sessionen", "End this session"),
    (
        "accounts.takes_two",
        "Toinen henkilö hyväksyy muutoksen ennen kuin se tapahtuu. Hyväksyä voi: {names}.",
        "En annan person godkänner ändringen innan den sker. Godkänna kan: {names}.",
        "Somebody else approves the change before it happens. They can: {names}.",
    ),
    (
        "accounts.nobody_else",
        "Kukaan muu ei voi hyväksyä oikeuksia vielä. Anna ensimmäiset päätteellä kahden kesken: "
        "inkasso staff grant --second.",
        "Ingen annan kan ännu godkänna behörigheter. Ge de första vid terminalen, två personer "
        "tillsammans: inkasso staff grant --second.",
        "Nobody else can approve rights yet. Give the first ones at the terminal, two of you "
        "together: inkasso staff grant --second.",
    ),
    (
        "accounts.at_once",
        "Pääkäyttäjän ja esihenkilön oikeudet päättää kaksi, muut päättyvät heti.",
        "En administratörs och en chefs behörigheter avslutas av två, övriga upphör genast.",
        "An administrator's and a manager's rights are ended by two; others end at once.",
    ),
    (
        "queue.access_review",
        "Käyttöoikeuksien katselmus",
        "Granskning av behörigheter",
        "Access review",
    ),
    (
        "queue.access_review_why",
        "Tarvitseeko jokainen yhä oikeutensa?",
        "Behöver alla sina behörigheter ännu?",
        "Does everybody still need their rights?",
    ),
    (
        "review.last",
        "Edellisen allekirjoitti {who}, {day}.",
        "Den förra signerades av {who}, {day}.",
        "The last was signed by {who} on {day}.",
    ),
    ("review.never", "Katselmusta ei ole vielä tehty.", "Ingen ännu.", "There was none yet."),
    ("review.due", "Seuraava viimeistään {day}", "Nästa senast {day}", "The next is due {day}"),
    ("review.end", "Päätä", "Avsluta", "End"),
    (
        "review.end_of",
        "Päätä {role}: {name}",
        "Avsluta {role}: {name}",
        "End {role}: {name}",
    ),
    ("review.sign", "Allekirjoita", "Signera", "Sign"),
    (
        "review.how",
        "Merkitse roolit, joita työ ei enää vaadi. Muut vahvistat allekirjoituksellasi.",
        "Markera rollerna som arbetet inte längre kräver. De övriga bekräftar du med din signatur.",
        "Tick the roles that the work no longer needs. Your signature confirms the others.",
    ),
    ("column.role", "Rooli", "Roll", "Role"),
    ("column.last_day", "Viimeinen päivä", "Sista dag", "Last day"),
    ("column.given", "Annettu", "Given", "Given"),
    ("field.role", "Rooli", "Roll", "Role"),
    ("field.role_until", "Viimeinen päivä", "Sista dag", "Last day"),
    ("field.whole_name", "Koko nimi", "Hela namnet", "Whole name"),
    (
        "hint.whole_name",
        "Katselujen loki kertoo tällä nimellä, kuka katsoi.",
        "Åtkomstloggen visar med detta namn vem som såg.",
        "The access log tells by this name who looked.",
    ),
    ("field.sign_in_email", "Sähköposti", "E-post", "E-mail"),
    ("field.desk_language", "Kieli", "Språk", "Language"),
    (
        "field.sure",
        "Olen käynyt jokaisen rivin läpi.",
        "Jag har gått igenom varje rad.",
        "I have gone through every row.",
    ),
    (
        "done.account_opened",
        "Tili on avattu. Anna kutsu sen haltijalle ja pyydä sille rooli.",
        "Kontot är öppnat. Ge inbjudan till innehavaren och begär en roll.",
        "The account is open. Give its holder the invitation, and ask for a role.",
    ),
    ("done.account_changed", "Muutettu.", "Ändrat.", "Changed."),
    ("done.session_ended", "Istunto on päättynyt.", "Sessionen är avslutad.", "Session ended."),
    ("done.review_signed", "Allekirjoitettu.", "Signerat.", "Signed."),
)  # fmt: skip
