"""C and U: cookies, the website, and changes of the notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inkasso.gate.informing import waiting_messages
from inkasso.gate.models import NoticeMessage, NoticeVersion
from inkasso.oversight.verifying.running import Running, unread
from inkasso.oversight.verifying.verdicts import Finding, fails, holds, not_built, unless
from inkasso.oversight.verifying.verifier import Verifier

_NO_SITE = not_built("The agency's website is not built: no page of ours sets or reads a cookie.")
_CATEGORIES = ("necessary", "preferences", "statistics", "marketing")


def _categories(running: Running) -> Iterator[Finding]:
    """C1."""
    site = running.register.website
    if site is not None:
        yield from unless(
            [f"The register has no cookies `{key}`." for key in _CATEGORIES
             if key not in site.cookies],
            f"The register has the four: {', '.join(site.cookies)}.",
        )  # fmt: skip
    yield _NO_SITE


def _lives(running: Running) -> Iterator[Finding]:
    """C2."""
    site = running.register.website
    if site is not None:
        cookies = [cookie for kind in site.cookies.values() for cookie in kind.cookies]
        lasting = sum(cookie.lasts is not None for cookie in cookies)
        yield holds(
            f"The register tells how long each of {len(cookies)} cookies stays: {lasting} carry an "
            "expiry, the others end with the session."
        )
    yield _NO_SITE


def _control(running: Running) -> Iterator[Finding]:
    """C3: every cookie that is not strictly necessary waits for consent."""
    site = running.register.website
    if site is not None:
        yield from unless(
            [f"Cookies `{key}` need no consent." for key, kind in site.cookies.items()
             if not kind.consent and key != "necessary"],
            "The register asks consent for every cookie but the necessary ones (917/2014, 205 §).",
        )  # fmt: skip
    yield _NO_SITE


def _links(running: Running) -> Iterator[Finding]:
    """U1."""
    yield _NO_SITE


def _updates(running: Running) -> Iterator[Finding]:
    """U2: what was published is what holds, and who must be told is told."""
    read = running.look(("agency_records", "information_given"), "U2", _published)
    if read is None:
        yield unread(("agency_records", "information_given"))
        return
    versions, queued, waiting = read
    known = versions.get(running.register.version)
    if known is not None and known != running.as_is.digest:
        yield fails(
            f"The register was changed after version {running.register.version} was published: "
            "give the change a version of its own."
        )
    elif known is None:
        yield not_built(f"Version {running.register.version} is not published yet.")
    else:
        yield holds(
            f"{len(versions)} versions are published, the newest is the register as it is; "
            f"{queued} messages were queued to people concerned, {waiting} wait."
        )
    yield not_built("There is no website to announce updates on; queued messages are sent by hand.")


def _published() -> tuple[dict[str, str], int, int]:
    """Hashes of published versions, messages queued, and those nobody has been shown."""
    versions = dict(NoticeVersion.objects.values_list("version", "digest"))
    return versions, NoticeMessage.objects.count(), waiting_messages().count()


VERIFIERS: Mapping[str, Verifier] = {
    "C1": _categories,
    "C2": _lives,
    "C3": _control,
    "U1": _links,
    "U2": _updates,
}
