"""Long work: its list, its page."""

from __future__ import annotations

from inkasso.desk.texts.table import table

WORK = table(
    ("work.title", "Omat taustatyöt", "Egna bakgrundsarbeten", "My background work"),
    (
        "work.none",
        "Et ole pyytänyt mitään taustatyötä.",
        "Du har inte bett om något bakgrundsarbete.",
        "You have asked for no background work.",
    ),
    ("work.what", "Työ", "Arbete", "Work"),
    ("work.asked", "Pyydetty", "Begärt", "Asked"),
    ("work.state", "Tila", "Läge", "State"),
    ("work.is_waiting", "Odottaa vuoroaan", "Väntar på sin tur", "Waiting its turn"),
    ("work.is_running", "Käynnissä", "Pågår", "Under way"),
    ("work.is_stopping", "Pysähtyy", "Stannar", "Stopping"),
    ("work.is_done", "Valmis", "Klart", "Done"),
    ("work.is_stopped", "Pysäytetty", "Stoppat", "Stopped"),
    ("work.is_refused", "Ei tehty", "Inte gjort", "Not done"),
    ("work.is_broken", "Katkennut", "Avbrutet", "Broken off"),
    (
        "work.leave",
        "Voit jatkaa muuta työtä; tämä ei vaadi sivun auki pitämistä.",
        "Du kan göra annat; sidan behöver inte vara öppen.",
        "You can go on with other work; this page need not stay open.",
    ),
    (
        "work.unworked",
        "Mikään tekijä ei ole nyt käynnissä. Työ alkaa, kun ylläpito käynnistää tekijän.",
        "Ingen utförare är i gång nu. Arbetet börjar när driften startar en.",
        "No worker is running now. The work begins when operations start one.",
    ),
    (
        "work.reached",
        "Tehty {done}/{total}. Se, mikä ehdittiin tehdä, on tehty.",
        "Gjort {done}/{total}. Det som hann göras är gjort.",
        "Reached {done} of {total}. What was done stays done.",
    ),
    ("work.number", "Työn numero: {number}", "Arbetets nummer: {number}", "Number: {number}"),
    ("work.download", "Lataa {file}", "Ladda ner {file}", "Download {file}"),
    ("work.stop", "Pysäytä", "Stoppa", "Stop"),
)
