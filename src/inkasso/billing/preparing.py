"""A remittance as it would be: reckoned anew whenever it is looked at, written by approval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.billing.collected import collected_rows
from inkasso.billing.models import Remittance, RemittedPosting
from inkasso.billing.reckoning import Line, Reckoned, reckon
from inkasso.billing.remitting import remit_client
from inkasso.billing.report.content import CollectedRow
from inkasso.law.wording import fill
from inkasso.mandates.models import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a client would get, and of what."""

    client: Client
    reckoned: Reckoned

    @property
    def facts(self) -> dict[str, object]:
        """What is approved: whose, until when, how much, of how many postings."""
        return {
            "client": self.client.id,
            "until": self.reckoned.until.isoformat(),
            "paid_out": self.reckoned.divided.paid_out.cents,
            "postings": len(self.reckoned.postings),
            "iban": self.client.iban,
        }


def prepared_remittances(on: date) -> list[Prepared]:
    """What clients have coming on a day, by name; who has nothing coming is left out."""
    found = []
    for client in Client.objects.order_by("name", "id"):
        reckoned = reckon(client.id, on)
        if reckoned.lines:
            found.append(Prepared(client=client, reckoned=reckoned))
    return found


def prepared_for(client_id: int, on: date) -> Prepared:
    """What one client has coming; raises `Refused` (`unknown_client_number`)."""
    client = Client.objects.filter(id=client_id).first() if client_id < 2**63 else None
    if client is None:
        raise Refused(Refusal(code="unknown_client_number", message=_UNKNOWN))
    return Prepared(client=client, reckoned=reckon(client_id, on))


def lines_of(prepared: Prepared, on: date) -> list[tuple[Line, Sequence[CollectedRow]]]:
    """The payments that it is made of, by the terms that divide them."""
    lines = prepared.reckoned.lines
    return [(line, list(collected_rows(line.postings, on))) for line in lines]


def remit_as_approved(facts: dict[str, object], on: date) -> Remittance:
    """Remit what was approved, in the caller's transaction.

    Raises `Refused` (`remittance_changed`) when it would come out otherwise now.
    """
    client_id, until = int(str(facts["client"])), date.fromisoformat(str(facts["until"]))
    # As of the period's last day, so that a day's delay does not take another period in.
    remittance = remit_client(client_id, until=until, on=on)
    if remittance is None or not _as_approved(remittance, facts):
        now = Money(remittance.paid_out_cents if remittance else 0)
        was = Money(int(str(facts["paid_out"])))
        raise Refused(
            Refusal(
                code="remittance_changed",
                message=fill(_CHANGED, was=was, now=now),
                remedy=_ASK_AGAIN,
            )
        )
    return remittance


def _as_approved(remittance: Remittance, facts: dict[str, object]) -> bool:
    return (
        remittance.paid_out_cents == facts["paid_out"]
        and remittance.iban == facts["iban"]
        and RemittedPosting.objects.filter(line__remittance=remittance).count() == facts["postings"]
    )


_UNKNOWN = Words(
    fi="Toimeksiantajaa ei ole.", sv="Uppdragsgivaren finns inte.", en="There is no such client."
)
_CHANGED = Words(
    fi="Tilitys on muuttunut: pyydettiin {was} €, nyt se olisi {now} €.",
    sv="Redovisningen har ändrats: {was} € begärdes, nu skulle den bli {now} €.",
    en="The remittance has changed: {was} EUR was asked for, now it would be {now} EUR.",
)
_ASK_AGAIN = Words(
    fi="Hylkää pyyntö, katso tilitys uudelleen ja pyydä sitä uudelleen.",
    sv="Avslå begäran, se över redovisningen och begär den på nytt.",
    en="Reject the request, look at the remittance again and ask anew.",
)
