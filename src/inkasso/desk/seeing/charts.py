"""Bars as SVG, made here: no script draws them, no style is in them, and they fit any width.

Places are percentages and texts have the page's own size, so a chart on a telephone is as legible
as on a desk. Colours are classes of the style sheet. The table beside it says all that it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Heights in pixels: a label's line, a bar, the room after a group.
_LINE, _BAR, _ROOM = 18, 14, 10
#: Share of the width that the longest bar takes; the rest is for its amount.
_LONGEST = 64.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, or one piece of a stacked one."""

    #: Which of the style sheet's colours: 1, 2 …
    colour: int
    x: str
    y: int
    width: str
    height: int = _BAR


@dataclass(frozen=True, slots=True)
class Line:
    """A text in a chart."""

    text: str
    x: str
    y: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that a template draws."""

    height: int
    bars: tuple[Bar, ...]
    #: Names of the groups, and what each bar comes to.
    labels: tuple[Line, ...]
    values: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one label."""

    label: str
    #: Sizes, none of them negative.
    sizes: tuple[int, ...]
    #: What each size is called; of a stacked group, what the whole is.
    told: tuple[str, ...]


def draw(groups: Sequence[Group], *, stacked: bool) -> Chart:
    """Bars side by side, or pieces of one bar a group."""
    most = _most(groups, stacked=stacked)
    bars: list[Bar] = []
    labels: list[Line] = []
    values: list[Line] = []
    y = 0
    for group in groups:
        labels.append(Line(group.label, "0", y + _LINE - 5))
        y += _LINE
        pieces = _stack(group, most, y) if stacked else _beside(group, most, y)
        bars += pieces
        for told, row in zip(group.told, _ends(group, most, stacked=stacked), strict=True):
            values.append(Line(told, f"{row[0] + 1:.2f}%", y + row[1] * _BAR + _BAR - 3))
        y += _ROOM + _BAR * (1 if stacked else len(group.sizes))
    return Chart(height=y, bars=tuple(bars), labels=tuple(labels), values=tuple(values))


def _most(groups: Sequence[Group], *, stacked: bool) -> int:
    ends = [sum(group.sizes) if stacked else max(group.sizes, default=0) for group in groups]
    return max([1, *ends])


def _share(size: int, most: int) -> float:
    return max(0, size) / most * _LONGEST


def _beside(group: Group, most: int, y: int) -> list[Bar]:
    return [
        Bar(place + 1, "0", y + place * _BAR, f"{_share(size, most):.2f}%", _BAR - 2)
        for place, size in enumerate(group.sizes)
    ]


def _stack(group: Group, most: int, y: int) -> list[Bar]:
    before, pieces = 0, []
    for place, size in enumerate(group.sizes):
        at, wide = _share(before, most), _share(size, most)
        pieces.append(Bar(place + 1, f"{at:.2f}%", y, f"{wide:.2f}%"))
        before += size
    return pieces


def _ends(group: Group, most: int, *, stacked: bool) -> list[tuple[float, int]]:
    """Where each told text stands: the end of its bar, and which bar."""
    if stacked:
        return [(_share(sum(group.sizes), most), 0)]
    return [(_share(size, most), place) for place, size in enumerate(group.sizes)]
