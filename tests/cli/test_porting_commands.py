"""`inkasso rights wish|transfer|import`: to another controller and back, as a terminal sees it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from builders import Bill, case_of, hand_over, make_client
from command_line import Inkasso
from inkasso.parties.models import ContactPoint, PartyName, Source
from inkasso.rights.portability.simulator import simulator
from relations.relations_made import contact


def asked(inkasso: Inkasso, person: str, right: str, **told: str) -> str:
    """A request of somebody known; its number."""
    new = inkasso("rights", "new", "--person", person, "--right", right, "--channel", "email",
                  "--json")  # fmt: skip
    number = str(new.document["request"])
    words = [part for name, text in told.items() for part in ("--tell", f"{name}={text}")]
    assert inkasso("rights", "identify", number, *words).code == 0
    return number


def test_what_a_contact_gave_goes_where_they_wish_and_is_taken_in(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    client = make_client()
    person = str(contact(client).person_id)
    number = asked(inkasso, person, "portability", reached="kaisa@client.example",
                   name="Kaisa Kontakti")  # fmt: skip
    with simulator(tmp_path) as other:
        to = ("--to", other.url)
        key = ("--recipient-key", str(other.identity.recipient))
        early = inkasso("rights", "transfer", number, *to, *key)
        assert (early.code, "nothing_to_export" in early.err) == (3, True)
        assert inkasso("rights", "decide", number, "--outcome", "granted").code == 0
        wished = inkasso("rights", "wish", number, "--recipient", "Toinen Oy", *to, "--country",
                         "FI", "--json")  # fmt: skip
        assert wished.document["recipient"] == "Toinen Oy"
        other.failing = [503]
        assert inkasso("rights", "transfer", number, *to, *key).code == 5
        sent = inkasso("rights", "transfer", number, *to, *key, "--json").document
        assert (sent["categories"], sent["already_received"]) == (["client_contacts"], False)
        again = inkasso("rights", "transfer", number, *to, *key, "--json").document
        assert (again["already_received"], len(other.got)) == (True, 1)
        assert inkasso("rights", "transfer", number, *to, "--recipient-key", "age1x").code == 4
    made = inkasso("rights", "export", number, "--out", tmp_path / "out", "--json").document
    fields = made["fields"]
    assert isinstance(fields, list)
    assert {"field": "client_contacts.relations_contactdetails", "outcome": "given", "until": None,
            "because": "2016/679 20(1)"} in fields  # fmt: skip
    hand_over(client, [Bill(number="A-1")])
    case = case_of(client, "A-1")
    name = PartyName.objects.get(person_id=case.person_id).name
    bringing = asked(inkasso, str(case.id), "portability", case=str(case.id), name=name)
    file, word = str(made["file"]), ("--passphrase", str(made["passphrase"]))
    brings = ("rights", "import", file, "--request", bringing, *word, "--json")
    of_contact = inkasso("rights", "import", file, "--request", number, *word)
    assert (of_contact.code, "unknown_person" in of_contact.err) == (3, True)
    taken = inkasso(*brings).document
    assert {"kind": "emails", "count": 1, "outcome": "recorded"} in taken["items"]  # type: ignore[operator]
    point = ContactPoint.objects.get(person_id=case.person_id, source=Source.PERSON)
    assert point.value == "kaisa@client.example"
    assert inkasso(*brings).document["already"] is True


def test_a_wish_is_withdrawn_and_nothing_is_sent_any_more(inkasso: Inkasso, tmp_path: Path) -> None:
    person = str(contact(make_client()).person_id)
    number = asked(inkasso, person, "portability", reached="kaisa@client.example",
                   name="Kaisa Kontakti")  # fmt: skip
    decided = inkasso("rights", "decide", number, "--outcome", "granted", "--json").document
    fields = decided["decision"]["fields"]  # type: ignore[index]
    assert {"field": "client_contacts.relations_contactdetails", "outcome": "given", "until": None,
            "because": "2016/679 20(1)"} in fields  # fmt: skip
    none = inkasso("rights", "wish", number, "--withdraw")
    assert (none.code, "no_wish" in none.err) == (3, True)
    assert inkasso("rights", "wish", number, "--withdraw", "--country", "FI").code == 2
    with simulator(tmp_path) as other:
        to = ("--to", other.url)
        wish = ("rights", "wish", number)
        assert inkasso(*wish, "--recipient", "Toinen Oy", *to, "--country", "FI").code == 0
        for _ in range(2):
            assert inkasso(*wish, "--withdraw", "--json").document["withdrawn"] is True
        key = ("--recipient-key", str(other.identity.recipient))
        sent = inkasso("rights", "transfer", number, *to, *key)
        assert (sent.code, "wish_withdrawn" in sent.err, list(other.got)) == (3, True, [])


def test_what_was_granted_long_ago_is_exported_no_more(inkasso: Inkasso, tmp_path: Path) -> None:
    person = str(contact(make_client()).person_id)
    number = asked(inkasso, person, "portability", reached="kaisa@client.example",
                   name="Kaisa Kontakti")  # fmt: skip
    decided = inkasso("rights", "decide", number, "--outcome", "granted", "--json").document
    day = date.fromisoformat(str(decided["decision"]["decided"]))  # type: ignore[index]
    for days, code in ((30, 0), (31, 3)):
        on = (day + timedelta(days=days)).isoformat()
        out = tmp_path / str(days)
        made = inkasso("rights", "export", number, "--out", out, "--date", on)
        assert made.code == code
    assert "answer_too_old" in made.err


def test_bad_packages_and_wrong_usage_are_told(inkasso: Inkasso, tmp_path: Path) -> None:
    file = tmp_path / "data.json"
    file.write_text(json.dumps({"format": "inkasso-portability", "version": 2}), encoding="utf-8")
    bad = inkasso("rights", "import", str(file), "--dry-run")
    assert (bad.code, "version 1" in bad.err) == (4, True)
    assert inkasso("rights", "import", str(file)).code == 2
    assert inkasso("rights", "wish", "77", "--recipient", "X", "--to", "https://x.example",
                   "--country", "FI").code == 3  # fmt: skip
