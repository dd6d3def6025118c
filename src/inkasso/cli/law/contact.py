"""`inkasso law contact`: whether a person may be contacted at a moment, and when next."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from inkasso.base.decisions import Refused
from inkasso.cli.law.collecting import missing
from inkasso.cli.law.facts import Facts
from inkasso.cli.law.reading import read_yaml
from inkasso.cli.options import Moment, json_option
from inkasso.cli.output import citations, emit, say, say_grounds
from inkasso.law.fi.contacts.allowed import ContactFacts, PastContact, contact_allowed
from inkasso.law.fi.contacts.policy import POLICIES, Channel, Recipient

_MOST_CONTACTS = 2_000


@click.command("contact")
@click.option("--channel", required=True, type=click.Choice([kind.value for kind in Channel]))
@click.option("--at", required=True, type=Moment(), help="By the clock in Finland.")
@click.option(
    "--history",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="YAML or JSON: a list of {channel, at}, or contacts, no_calls and recipient.",
)
@click.option("--policy", type=click.Choice(sorted(POLICIES)), default="good_practice")
@json_option
def contact_command(
    *, channel: str, at: datetime, history: Path | None, policy: str, as_json: bool
) -> None:
    """Whether a person may be contacted: the agency's policy, for no statute has hours."""
    facts = _facts(Channel(channel), at, history)
    answer = contact_allowed(facts, policy=POLICIES[policy])
    moment = answer.value.next_allowed
    written = None if moment is None else moment.isoformat(timespec="minutes")
    if as_json:
        emit(
            {
                "allowed": answer.value.allowed,
                "next_allowed": written,
                "neutral_only": answer.value.neutral_only,
                "policy": policy,
                "because": citations(answer.because),
            }
        )
        return
    say("may be contacted" if answer.value.allowed else f"not now; next {written or 'never'}")
    say_grounds(answer.because)


def _facts(channel: Channel, at: datetime, history: Path | None) -> ContactFacts:
    if history is None:
        return ContactFacts(channel=channel, at=at)
    content = read_yaml(history)
    if isinstance(content, list) or content is None:
        content = {"contacts": content}
    given = Facts(content, source=str(history))
    contacts = given.items("contacts", most=_MOST_CONTACTS)
    recipient = given.choice("recipient", Recipient, Recipient.DEBTOR)
    no_calls = given.flag("no_calls") or False
    given.done()
    past = tuple(_past(entry, str(history), number) for number, entry in enumerate(contacts))
    return ContactFacts(
        channel=channel, at=at, history=past, recipient=recipient, no_calls=no_calls
    )


def _past(entry: object, source: str, number: int) -> PastContact:
    given = Facts(entry, source=f"{source}: contacts[{number}]")
    for key in ("channel", "at"):
        if not given.given(key):
            raise Refused(missing(f"contacts[{number}].{key}"))
    channel, at = given.choice("channel", Channel), given.moment("at")
    given.done()
    assert at is not None, "a moment that cannot be read is a fault"
    return PastContact(channel=channel, at=at)
