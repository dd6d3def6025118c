"""The two symbols of a letter, drawn as vectors: the bank bar code and the payment QR code.

One path of rectangles each, quiet zones included, one unit a module: the letter scales them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import zxingcpp

from inkasso.base.faults import BadInput

#: Modules left white on each side of a bar code (ISO/IEC 15417) and of a QR code (ISO/IEC 18004).
BARCODE_QUIET_ZONE = 10
QR_QUIET_ZONE = 4

#: Height of the bars in modules; on paper they are about 105 mm by 10 mm, quiet zones included.
BARCODE_HEIGHT = 34

_DIGITS = re.compile(r"[0-9]{54}")
_BLACK = re.compile(rb"\x00+")


def barcode_svg(digits: str) -> str:
    """Code 128, code set C, of a bank bar code's 54 digits, without text under the bars."""
    if not _DIGITS.fullmatch(digits):
        raise BadInput("a bank bar code is 54 digits", source="bar code")
    # Only digits, and an even number of them: the shortest encoding is code set C throughout.
    rows = _rows(zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.Code128))
    bars = "".join(
        f"M{BARCODE_QUIET_ZONE + left} 0h{width}v{BARCODE_HEIGHT}h-{width}z"
        for left, width in _runs(rows[0])
    )
    return _svg(bars, width=len(rows[0]) + 2 * BARCODE_QUIET_ZONE, height=BARCODE_HEIGHT)


def qr_svg(text: str) -> str:
    """A QR code of `text` in UTF-8 with error correction M, as EPC069-12 prescribes."""
    # Text beyond ASCII is marked as UTF-8 inside the symbol, or readers would guess Latin-1.
    options = {} if text.isascii() else {"eci": "UTF-8"}
    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", **options)
    rows = _rows(symbol)
    modules = "".join(
        f"M{QR_QUIET_ZONE + left} {top}h{width}v1h-{width}z"
        for top, row in enumerate(rows, QR_QUIET_ZONE)
        for left, width in _runs(row)
    )
    size = len(rows) + 2 * QR_QUIET_ZONE
    return _svg(modules, width=size, height=size)


def _rows(symbol: zxingcpp.Barcode) -> list[bytes]:
    """The symbol as rows of modules, one byte each, zero for black, without quiet zones."""
    image = symbol.to_image(add_quiet_zones=False)
    height, width = image.shape
    pixels = memoryview(image).tobytes()  # type: ignore[arg-type]  # a buffer, not typed as one
    return [pixels[i * width : (i + 1) * width] for i in range(height)]


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Start and length of each black stretch."""
    for match in _BLACK.finditer(row):
        yield match.start(), match.end() - match.start()


def _svg(path: str, *, width: int, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{width}v{height}H0z"/><path d="{path}"/></svg>'
    )
