"""Four eyes: requests that wait for a second person."""

from __future__ import annotations

from inkasso.desk.texts.table import table
from inkasso.staff.second import AT_TERMINAL

APPROVALS = table(
    ("nav.approvals", "Hyväksynnät", "Godkännanden", "Approvals"),
    ("queue.approvals", "Hyväksynnät", "Godkännanden", "Approvals"),
    (
        "queue.approvals_why",
        "Toinen on pyytänyt, sinä päätät.",
        "En annan har begärt, du avgör.",
        "Somebody else asked; you decide.",
    ),
    (
        "approvals.none",
        "Mikään ei odota sinun päätöstäsi.",
        "Inget väntar på ditt beslut.",
        "Nothing waits for your decision.",
    ),
    ("approvals.mine", "Omat pyyntösi", "Dina egna begäranden", "Your own requests"),
    ("column.change", "Muutos", "Ändring", "Change"),
    ("column.asked_by", "Pyytäjä", "Begärd av", "Asked by"),
    ("column.asked_on", "Pyydetty", "Begärd", "Asked"),
    ("column.why", "Miksi", "Varför", "Why"),
    # Reasons that the house words itself: kept in Finnish, shown in the reader's language.
    (
        "reason.refund",
        "Maksettu yli avoimen määrän, palautetaan maksajalle.",
        "Mer än det öppna beloppet betalades, återbetalas till betalaren.",
        "More was paid than was open; it goes back to the payer.",
    ),
    (
        "reason.cover_refund",
        "Palautettu maksu on peruttu; toimisto korvaa asiakasvarat.",
        "Den återbetalda betalningen har återtagits; byrån ersätter klientmedlen.",
        "The payment that was refunded was taken back; the agency makes the client money good.",
    ),
    (
        "reason.remittance",
        "Kauden tilitys toimeksiantajalle.",
        "Periodens redovisning till uppdragsgivaren.",
        "The period's remittance to the client.",
    ),
    (
        "reason.remittance_again",
        "Maksu palautui pankista, maksetaan uudelleen.",
        "Betalningen kom tillbaka från banken och görs på nytt.",
        "The payment came back from the bank and is made again.",
    ),
    (
        "reason.payee_account",
        "Palautus tuli takaisin, saajalla on toinen tili.",
        "Återbetalningen kom tillbaka, betalningsmottagaren har ett annat konto.",
        "The refund came back; its payee has another account.",
    ),
    (
        "reason.at_terminal",
        "Kaksi henkilöä päätteellä.",
        "Två personer vid terminalen.",
        AT_TERMINAL,
    ),
    ("approval.waits", "odottaa", "väntar", "waits"),
    ("approval.approved", "hyväksytty", "godkänd", "approved"),
    ("approval.rejected", "hylätty", "avslagen", "refused"),
    ("approval.withdrawn", "peruttu", "återtagen", "withdrawn"),
    ("approval.lapsed", "vanhentunut", "förfallen", "lapsed"),
    ("approval.does", "Mitä hyväksyminen tekee", "Vad ett godkännande gör", "What approving does"),
    ("approval.asked", "{who} pyysi {day}", "{who} begärde {day}", "{who} asked on {day}"),
    ("approval.until", "Päätä viimeistään {day}", "Avgör senast {day}", "Decide by {day}"),
    (
        "approval.decided",
        "{what}: {who}, {day}",
        "{what}: {who}, {day}",
        "{what}: {who}, {day}",
    ),
    (
        "approval.own",
        "Pyysit tätä itse. Toinen henkilö päättää.",
        "Du har själv begärt detta. En annan person avgör.",
        "You asked for this yourself. Somebody else decides.",
    ),
    (
        "approval.lapsed_text",
        "Pyyntö vanheni {day}. Se on tehtävä uudelleen.",
        "Begäran förföll {day}. Den ska göras på nytt.",
        "The request lapsed on {day}. It must be made again.",
    ),
    ("approval.approve", "Hyväksy ja toteuta", "Godkänn och genomför", "Approve and carry out"),
    ("approval.reject", "Hylkää", "Avslå", "Refuse"),
    ("approval.withdraw", "Peru pyyntö", "Ta tillbaka begäran", "Take the request back"),
    ("field.decision_reason", "Perustelu", "Motivering", "Reason"),
    (
        "hint.decision_reason",
        "Hylkäys on perusteltava. Perustelu jää päätökseen.",
        "Ett avslag ska motiveras. Motiveringen blir kvar i beslutet.",
        "A refusal needs a reason. It stays with the decision.",
    ),
    (
        "done.approval_approved",
        "Hyväksytty ja toteutettu.",
        "Godkänt och genomfört.",
        "Approved and carried out.",
    ),
    (
        "done.approval_rejected",
        "Hylätty. Pyytäjä näkee perustelun.",
        "Avslaget. Den som begärde ser motiveringen.",
        "Refused. Whoever asked sees the reason.",
    ),
    ("done.approval_withdrawn", "Pyyntö on peruttu.", "Begäran är återtagen.", "Taken back."),
    (
        "done.approval_asked",
        "Pyydetty. Muutos tapahtuu, kun toinen henkilö hyväksyy sen.",
        "Begärt. Ändringen sker när en annan person godkänner den.",
        "Asked for. It happens when somebody else approves it.",
    ),
)  # fmt: skip
