"""Section 4 c: who may ask that collecting be suspended and the matter taken to court, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.fi.debt_collection.wordings import REFORM_2013, ground
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import fill


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionFacts:
    """What decides whether a request to suspend collecting binds the collector."""

    regime: Regime
    #: Made in writing, or in another durable manner.
    durable: bool
    #: Due days of everything that is collected.
    due_dates: tuple[date, ...]


@enacted(ACT, "4 c § 1 mom.", since=REFORM_2013, version="31/2013")
def may_ask_to_suspend(facts: SuspensionFacts, on: date) -> Decision[None] | Refusal:
    """Whether a debtor may ask to suspend collecting on a day (513/1999, 4 c § 1 mom.).

    Refuses with `not_encoded` before 16.3.2013, `not_for_businesses`, `not_durable` and, of a debt
    in instalments, `not_wholly_due`.
    """
    because = (ground("4 c § 1 mom.", _RIGHT, version="31/2013"),)
    if on < REFORM_2013:
        return not_encoded(asked=on, since=REFORM_2013, what=_SUSPENSION, because=because)
    if facts.regime is not Regime.CONSUMER:
        return Refusal(code="not_for_businesses", message=_CONSUMERS_ONLY, because=because)
    if not facts.durable:
        return Refusal(code="not_durable", message=_WRITE, remedy=_ASK_IN_WRITING, because=because)
    last = max(facts.due_dates, default=date.min)
    if last >= on:
        message = fill(_NOT_DUE, last=last)
        return Refusal(code="not_wholly_due", message=message, because=because)
    return Decision(value=None, because=because)


_SUSPENSION = Words(
    fi="perinnän keskeyttäminen",
    sv="avbrott i indrivningen",
    en="suspension of collecting",
)
_RIGHT = Words(
    fi="Kuluttajasaatavan velallinen voi pyytää kirjallisesti tai muulla pysyvällä tavalla, että "
    "perintä keskeytetään ja asia siirretään oikeudelliseen perintään; erissä erääntyvästä "
    "saatavasta vasta, kun se on kokonaan erääntynyt.",
    sv="Gäldenären för en konsumentfordran kan skriftligen eller på annat varaktigt sätt begära "
    "att indrivningen avbryts och ärendet förs till rättslig indrivning; för en fordran som "
    "förfaller i poster först när den helt har förfallit.",
    en="The debtor of a consumer receivable may ask, in writing or another durable manner, that "
    "collecting be suspended and the matter go to legal collection; of a receivable in instalments "
    "only once all of it is due.",
)
_CONSUMERS_ONLY = Words(
    fi="Keskeytystä voi pyytää vain kuluttajasaatavan perinnässä.",
    sv="Avbrott kan begäras bara vid indrivning av en konsumentfordran.",
    en="Only the collecting of a consumer receivable can be suspended on request.",
)
_WRITE = Words(
    fi="Pyyntö on tehtävä kirjallisesti tai muulla pysyvällä tavalla.",
    sv="Begäran ska göras skriftligen eller på annat varaktigt sätt.",
    en="The request must be made in writing or in another durable manner.",
)
_ASK_IN_WRITING = Words(
    fi="Pyydä velallista lähettämään pyyntö esimerkiksi sähköpostilla.",
    sv="Be gäldenären sända sin begäran till exempel per e-post.",
    en="Ask the debtor to send the request, for example by e-mail.",
)
_NOT_DUE = Words(
    fi="Saatava ei ole kokonaan erääntynyt: viimeinen eräpäivä on {last}.",
    sv="Fordran har inte helt förfallit: den sista förfallodagen är {last}.",
    en="The receivable is not wholly due: its last due date is {last}.",
)
