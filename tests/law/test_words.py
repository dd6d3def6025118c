"""Everything the law room says, it says in three languages, with the same places to fill."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

ROOM = Path(str(files("inkasso.law")))
PLACE = re.compile(r"{(\w+)}")


def sentences() -> Iterator[tuple[str, dict[str, str]]]:
    """Every `Words(fi=…, sv=…, en=…)` of plain text in the source of the room."""
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Words":
                texts = {
                    str(word.arg): str(word.value.value)
                    for word in node.keywords
                    if isinstance(word.value, ast.Constant)
                }
                if texts:
                    yield f"{path.relative_to(ROOM)}:{node.lineno}", texts


SENTENCES = list(sentences())


def test_the_room_speaks() -> None:
    assert len(SENTENCES) > 80


@pytest.mark.parametrize(("where", "texts"), SENTENCES, ids=[where for where, _ in SENTENCES])
def test_each_sentence_stands_in_three_languages(where: str, texts: dict[str, str]) -> None:
    assert set(texts) == {"fi", "sv", "en"}, where
    assert all(text.strip() == text and text for text in texts.values())
    assert len({text.endswith(".") for text in texts.values()}) == 1
    assert len({frozenset(PLACE.findall(text)) for text in texts.values()}) == 1
