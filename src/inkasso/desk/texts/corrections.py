"""Corrections and write-offs."""

from __future__ import annotations

from inkasso.desk.texts.table import table

CORRECTIONS = table(
    ("doing.correction", "Oikaise tai luovu", "Rätta eller avstå", "Correct or write off"),
    (
        "correction.heading",
        "Mitä ei enää vaadita?",
        "Vad krävs inte mer?",
        "What is claimed no more?",
    ),
    (
        "correction.alone",
        "Yli {sum} vaatii toisen henkilön hyväksynnän.",
        "Över {sum} kräver en annan persons godkännande.",
        "More than {sum} needs a second person's approval.",
    ),
    (
        "correction.button",
        "Luovu tai pyydä hyväksyntä",
        "Avstå eller begär godkännande",
        "Give it up, or ask for approval",
    ),
    ("waive.everything", "Kaikki avoin", "Allt som är öppet", "Everything open"),
    ("waive.interest", "Avoin korko", "Öppen ränta", "Open interest"),
    ("waive.costs", "Avoimet kulut", "Öppna kostnader", "Open costs"),
    ("waive.cost", "peru aiheettomana", "återta som ogrundad", "take back as unfounded"),
    (
        "waive.credit",
        "Hyvitys laskusta {number}",
        "Kreditering av faktura {number}",
        "Credit of invoice {number}",
    ),
    (
        "approving.everything",
        "luovutaan kaikesta avoimesta",
        "allt öppet avskrivs",
        "everything open is written off",
    ),
    (
        "approving.interest",
        "luovutaan avoimesta korosta",
        "öppen ränta avskrivs",
        "open interest is written off",
    ),
    (
        "approving.costs",
        "luovutaan avoimista kuluista",
        "öppna kostnader avskrivs",
        "open costs are written off",
    ),
    ("approving.cost", "kulu perutaan", "en kostnad återtas", "a cost is taken back"),
    ("approving.credit", "hyvityslasku {number}", "kreditnota {number}", "credit note {number}"),
    ("cost.reminder", "Maksumuistutus", "Betalningspåminnelse", "Reminder"),
    ("cost.payment_demand", "Maksuvaatimus", "Betalningskrav", "Demand"),
    ("cost.payment_plan", "Maksusuunnitelma", "Betalningsplan", "Payment plan"),
    ("cost.extension", "Pidempi maksuaika", "Längre betalningstid", "Longer time to pay"),
    ("cost.compensation", "Vakiokorvaus", "Standardersättning", "Standard compensation"),
    ("event.write_off", "Luovuttu", "Avskrivet", "Written off"),
    ("event.cost_withdrawn", "Kulu peruttu", "Kostnad återtagen", "Cost taken back"),
    ("field.said_by", "Kuka velkojan puolelta", "Vem hos borgenären", "Who of the creditor"),
    ("field.said_on", "Minä päivänä", "Vilken dag", "On which day"),
    ("field.said_how", "Miten", "Hur", "How"),
    (
        "hint.said_by",
        "Saatava on velkojan: siitä luovutaan tai se palautetaan vain, jos velkoja on sanonut "
        "niin. Jätä tyhjäksi, jos sopimus kattaa jäännössumman tai kyse on toimiston omista "
        "kuluista.",
        "Fordran är borgenärens: den avskrivs eller återlämnas bara om borgenären har sagt så. "
        "Lämna tomt om avtalet täcker restsumman eller det gäller byråns egna kostnader.",
        "The claim is the creditor's: it is given up or handed back only on its word. Leave it "
        "empty where the agreement covers the rest, or costs are the agency's own.",
    ),
    ("field.given_up", "Mistä luovutaan", "Vad som avskrivs", "What is given up"),
    ("field.credit_amount", "Hyvityksen summa", "Krediteringens belopp", "Amount of the credit"),
    (
        "field.credit_note",
        "Hyvityslaskun numero",
        "Kreditnotans nummer",
        "Number of the credit note",
    ),
    ("field.ground", "Syy", "Skäl", "Reason"),
    (
        "field.for_approver",
        "Perustelu hyväksyjälle",
        "Motivering för godkännaren",
        "Why, for who approves",
    ),
    (
        "hint.for_approver",
        "Ei nimiä eikä terveyttä koskevaa.",
        "Inga namn, inget om hälsa.",
        "No names, nothing of health.",
    ),
    (
        "done.correction.done",
        "Kirjattu; summa on pienempi.",
        "Bokfört; summan är mindre.",
        "Done; the sum is smaller.",
    ),
    (
        "done.correction.asked",
        "Toisen henkilön hyväksyntää on pyydetty.",
        "En annan persons godkännande har begärts.",
        "A second person's approval is asked for.",
    ),
)  # fmt: skip
