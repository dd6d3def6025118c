"""Tables of texts as they are written: a key and its three languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inkasso.base.words import Words


def table(*rows: tuple[str, str, str, str]) -> Mapping[str, Words]:
    """Rows of key, Finnish, Swedish and English; a key that stands twice is a mistake."""
    texts = {key: Words(fi=fi, sv=sv, en=en) for key, fi, sv, en in rows}
    assert len(texts) == len(rows), "a key stands twice"
    return MappingProxyType(texts)
