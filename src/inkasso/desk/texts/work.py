"""Long work: its list, its page; the day run."""

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
    ("work.see", "Katso tulos", "Se resultatet", "See the result"),
    ("work.stop", "Pysäytä", "Stoppa", "Stop"),
)

#: The day run, its page, and what a day may wait for.
DAYS = table(
    ("nav.day_runs", "Päiväajo", "Dagskörning", "Day run"),
    ("day.title", "Päiväajo", "Dagskörning", "Day run"),
    ("day.today", "Tänään, {day}", "I dag, {day}", "Today, {day}"),
    ("day.not_run", "Päivää ei ole vielä ajettu.", "Dagen är inte körd än.", "Not run yet."),
    (
        "day.was_run",
        "Ajettu, valmis kello {time}. Ajoi {who}.",
        "Körd, klar klockan {time}. Kördes av {who}.",
        "Run already, ended at {time}. Run by {who}.",
    ),
    ("day.open_cases", "Avoimia asioita", "Öppna ärenden", "Open cases"),
    (
        "day.unprinted",
        "Päätettyjä kirjeitä, joita ei ole vielä tehty",
        "Beslutade brev som inte är gjorda än",
        "Letters decided and not made yet",
    ),
    (
        "day.what",
        "Jokaisen avoimen asian seuraava askel ratkaistaan, ja se mikä on tehtävä tänään tehdään: "
        "kirjeet, niiden kulut ja maksusuunnitelmien seuranta. Kirjeet tehdään, mutta niitä ei "
        "lähetetä.",
        "Varje öppet ärendes nästa steg avgörs, och det som ska göras i dag görs: brev, deras "
        "kostnader och uppföljningen av betalningsplaner. Breven framställs men skickas inte.",
        "The next step of every open case is decided, and what is due today is done: letters, "
        "their costs, the watch over payment plans. Letters are made; they are not sent.",
    ),
    (
        "day.again_why",
        "Uusi ajo tekee vain sen, mikä on tullut lisää. Mitään ei tehdä kahdesti.",
        "En ny körning gör bara det som har tillkommit. Ingenting görs två gånger.",
        "Another run does only what has come up since. Nothing is done twice.",
    ),
    ("day.run", "Aja päivä", "Kör dagen", "Run the day"),
    ("day.again", "Aja uudelleen", "Kör på nytt", "Run again"),
    (
        "day.going_on",
        "Päiväajo on käynnissä tai jonossa. Sen pyysi {who}.",
        "En dagskörning pågår eller väntar. {who} bad om den.",
        "A day run is under way or waiting. {who} asked for it.",
    ),
    ("day.watch", "Seuraa", "Följ", "Watch it"),
    ("day.newest", "Viimeisin ajo, {day}", "Senaste körningen, {day}", "Newest run, {day}"),
    (
        "day.came_to",
        "kirjeitä {letters}, kuluja {costs}",
        "brev {letters}, kostnader {costs}",
        "letters {letters}, costs {costs}",
    ),
    ("day.is_done", "Valmis", "Klar", "Done"),
    ("day.is_stopped", "Pysäytetty", "Stoppad", "Stopped"),
    ("day.is_broken", "Katkennut", "Avbruten", "Broken off"),
    ("day.part_steps", "Tehty", "Gjort", "Done"),
    ("day.part_refused", "Ei tehty", "Inte gjort", "Not taken"),
    ("day.part_waiting", "Odottaa", "Väntar", "Waiting"),
    ("day.before", "Ajetut päivät", "Körda dagar", "Days that were run"),
    ("day.day", "Päivä", "Dag", "Day"),
    ("day.letters", "Kirjeitä", "Brev", "Letters"),
    ("day.costs", "Kuluja", "Kostnader", "Costs"),
    ("day.refused", "Ei tehty", "Inte gjort", "Not taken"),
    ("day.took", "Kesto", "Tid", "Took"),
    ("day.by", "Ajoi", "Körd av", "Run by"),
    ("ended.waiting", "aika ei ole vielä tullut", "tiden har inte kommit", "not the time yet"),
    ("ended.plan", "maksusuunnitelma", "betalningsplan", "payment plan"),
    ("ended.disputed", "riitautettu", "bestridd", "disputed"),
    ("ended.no_address", "osoite puuttuu", "adress saknas", "no address"),
    ("figure.plan_missed", "muistutus erästä", "påminnelse om post", "instalment reminder"),
)
