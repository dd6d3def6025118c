"""`inkasso contact`, `newsletter` and `event`, and requests of their people by an address."""

from __future__ import annotations

from builders import make_client
from command_line import Inkasso
from inkasso.relations.models import ContactDetails


def test_a_contact_is_taken_in_told_changed_and_leaves(inkasso: Inkasso) -> None:
    client = make_client()
    add = ("contact", "add", "--client", client.business_id, "--name", "Kaisa Kontakti",
           "--email", "kaisa@client.example", "--json")  # fmt: skip
    first = inkasso(*add).document
    assert first["contact"]["client"] == client.business_id  # type: ignore[index]  # JSON
    assert first["information"]["article"] == "article_13"  # type: ignore[index]
    assert inkasso(*add).document["information"] is None
    number = str(first["contact"]["number"])  # type: ignore[index]
    assert inkasso("contact", "change", number, "--position", "CFO").code == 0
    assert ContactDetails.objects.get().position == "CFO"
    left = inkasso("contact", "leave", number, "--json").document
    assert left["contact"]["left"] == "2026-03-02"  # type: ignore[index]
    assert inkasso("contact", "list", "--json").document == {"contacts": []}
    assert "Testivelkoja" in inkasso("contact", "list", "--all").out


def test_a_contact_speaks_for_one(inkasso: Inkasso) -> None:
    assert inkasso("contact", "add", "--name", "X").code == 2
    both = ("--supplier", "A Oy", "--prospect", "B Oy")
    assert inkasso("contact", "add", "--name", "X", *both).code == 2


def test_a_newsletter_is_ordered_confirmed_and_ended(inkasso: Inkasso) -> None:
    order = inkasso("newsletter", "subscribe", "--email", "r@example.com", "--json").document
    row = order["subscription"]
    assert (row["basis"], row["confirmed"]) == ("consent", None)  # type: ignore[index]
    number = str(row["number"])  # type: ignore[index]
    confirmed = inkasso("newsletter", "confirm", number, "--json").document
    assert isinstance(confirmed["consent"], int)
    ended = inkasso("newsletter", "unsubscribe", "--email", "R@example.com", "--json").document
    assert ended == {"ended": [row["person"]]}  # type: ignore[index]
    again = inkasso("newsletter", "unsubscribe", "--email", "r@example.com")
    assert (again.code, "No newsletter" in again.out) == (0, True)
    assert "subscription_ended" in inkasso("newsletter", "confirm", number).err
    assert "consent" in inkasso("newsletter", "list", "--all").out


def test_a_guest_signs_up_and_cancels(inkasso: Inkasso) -> None:
    event = inkasso("event", "add", "--name", "Seminar", "--held-on", "2026-03-20", "--json")
    number = str(event.document["event"]["number"])  # type: ignore[index]
    guest = ("event", "register", number, "--name", "V V", "--email", "v@example.com", "--json")
    row = inkasso(*guest).document["registration"]
    registration = str(row["number"])  # type: ignore[index]
    assert inkasso("event", "cancel", registration).code == 0
    assert inkasso("event", "attended", registration, "--no").code == 0
    assert "Seminar" in inkasso("event", "list").out


def test_an_objection_by_address_from_the_first_word_to_the_memory(inkasso: Inkasso) -> None:
    add = ("contact", "add", "--prospect", "Maybe Oy", "--name", "P M", "--email",
           "p@maybe.example", "--source", "public_source")  # fmt: skip
    assert inkasso(*add).code == 0
    new = inkasso("rights", "new", "--person", "p@maybe.example", "--right", "objection",
                  "--purpose", "marketing", "--channel", "email", "--json")  # fmt: skip
    number = str(new.document["request"])
    inkasso("rights", "identify", number, "--tell", "reached=p@maybe.example")
    refused = inkasso("rights", "decide", number, "--outcome", "refused", "--because",
                      "compelling", "--balancing", "We want to.")  # fmt: skip
    assert (refused.code, "objection_must_stand" in refused.err) == (3, True)
    assert inkasso("rights", "decide", number, "--outcome", "granted").code == 0
    again = inkasso(*add)
    assert (again.code, "objected_to_marketing" in again.err) == (3, True)


def test_an_address_of_nobody_or_of_several_finds_nobody(inkasso: Inkasso) -> None:
    client = make_client()
    new = ("rights", "new", "--right", "access", "--channel", "email", "--person")
    assert "unknown_person" in inkasso(*new, "nobody@example.com").err
    for name in ("One Person", "Other Person"):
        inkasso("contact", "add", "--client", client.business_id, "--name", name,
                "--email", "info@client.example")  # fmt: skip
    assert "several_people" in inkasso(*new, "info@client.example").err
