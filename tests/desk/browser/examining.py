"""What is wrong with a page that a browser has open: axe's findings, and what axe does not see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Rules whose answer hangs on colours or on the width; the others say the same everywhere.
_SEEN = ["color-contrast", "target-size", "scrollable-region-focusable"]
#: Asks a page what is wrong with it as it stands.
FAULTS = Path(__file__).with_name("faults.js").read_text(encoding="utf-8")
WIDE, NARROW = 1280, 320
_HEIGHT = 800
_LOOKS = tuple((scheme, width) for scheme in ("light", "dark") for width in (WIDE, NARROW))
_AXE = """options => axe.run({...options, rules: {"target-size": {enabled: true}}})
    .then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`))"""


def faults_of(page: Any, axe: Path, *, words_only: bool = False) -> Iterator[str]:
    """Wide and narrow, light and dark, and at double text; each fault says where it showed.

    The page is opened once: what changes is the window, the appearance and the size of the text.
    `words_only` leaves out what another language's words cannot change: colours and sizes of what
    is pressed, in the dark and narrow.
    """
    page.add_script_tag(path=str(axe))
    for scheme, width in _LOOKS:
        whole = (scheme, width) == _LOOKS[0]
        if words_only and scheme == "dark":
            continue
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        if whole or not words_only:
            seen = {"type": "tag", "values": _TAGS} if whole else {"type": "rule", "values": _SEEN}
            told = page.evaluate(_AXE, {"runOnly": seen})
            yield from (f"{one} ({scheme} {width})" for one in told)
        if scheme == "light":
            yield from (f"{one} ({width})" for one in page.evaluate(FAULTS))
    page.set_viewport_size({"width": WIDE, "height": _HEIGHT})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield from (f"{one} (200 % text)" for one in page.evaluate(FAULTS))
    page.evaluate("document.documentElement.style.fontSize = ''")
