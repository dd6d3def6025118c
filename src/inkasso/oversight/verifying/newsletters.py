"""N: newsletters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inkasso.base.words import LANGUAGES
from inkasso.oversight.rehearsing.agreeing import LEAVING
from inkasso.oversight.rehearsing.stage import rehearse
from inkasso.oversight.verifying.running import Running, unread
from inkasso.oversight.verifying.verdicts import Finding, not_built, unless
from inkasso.oversight.verifying.verifier import Verifier

_GOING = """
SELECT count(*) FROM relations_subscription
 WHERE confirmed_on IS NOT NULL AND unsubscribed_on IS NULL AND bounced_on IS NULL
"""
_WITHOUT_CONSENT = """
SELECT s.id FROM relations_subscription s
 WHERE s.basis = 'consent' AND s.confirmed_on IS NOT NULL
   AND s.unsubscribed_on IS NULL AND s.bounced_on IS NULL
   AND NOT EXISTS (
       SELECT FROM rights_consent c WHERE c.person_id = s.person_id AND c.use = 'newsletters'
          AND NOT EXISTS (SELECT FROM rights_consentwithdrawal w WHERE w.consent_id = c.id))
 ORDER BY 1
"""
_UNBUILT = "Sending newsletters is not built, so no message carries the link yet."


def _unsubscribing(running: Running) -> Iterator[Finding]:
    """N1."""
    part = running.register.newsletters
    if part is not None:
        promised = {"the unsubscribe link": part.unsubscribe, "the other way": part.other_way}
        yield from unless(
            [
                f"newsletters.yaml says nothing of {what} in {language}."
                for what, words in promised.items()
                for language in LANGUAGES
                if not words.in_language(language).strip()
            ],
            "The register promises a link in every message and another way beside it, in three "
            "languages.",
        )
    yield from rehearse(running, *LEAVING)
    yield not_built(_UNBUILT)


def _fresh(running: Running) -> Iterator[Finding]:
    """N2: whoever is on the list has agreed, or speaks for a company, and has not left it."""
    categories = ("newsletter_subscriptions", "consents")
    unwanted = running.ask(categories, "N2", _WITHOUT_CONSENT)
    going = running.ask(categories, "N2", _GOING)
    if unwanted is None or going is None:
        yield unread(categories)
        return
    yield from unless(
        [f"Subscription {number} goes to a private reader without a consent in force."
         for (number,) in unwanted],
        f"All {going[0][0]} newsletters that go rest on a consent in force or on 202 §; those that "
        "ended or bounced are off the list at once and removed by the next sweep.",
    )  # fmt: skip


VERIFIERS: Mapping[str, Verifier] = {"N1": _unsubscribing, "N2": _fresh}
