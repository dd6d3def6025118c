"""What a YAML or JSON file holds: plain texts, lists and mappings, the same for both.

Numbers and days stay the texts that they were written as, so that no amount passes through a
float and a wrong day is told by its key. A key given twice, a reference to another place in the
file and a file beyond all measure are faults.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import yaml

from inkasso.base.faults import BadInput

_MOST_BYTES = 256 * 1024


def read_yaml(path: Path) -> object:
    """What a YAML or JSON file holds; raises `BadInput`."""
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise BadInput(f"holds more than {_MOST_BYTES // 1024} kilobytes", source=str(path))
    try:
        return _parsed(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput("not text in UTF-8", source=str(path)) from error
    except RecursionError as error:
        raise BadInput("nested too deeply", source=str(path)) from error
    except (yaml.YAMLError, ValueError) as error:
        raise BadInput(f"not readable as YAML or JSON: {error}", source=str(path)) from error


def _parsed(text: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_float=str,
            parse_int=str,
            parse_constant=str,
        )
    except json.JSONDecodeError:
        return yaml.load(text, Loader=_PlainLoader)


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"key {key!r} stands twice")
        found[key] = value
    return found


class _PlainLoader(yaml.SafeLoader):
    """Texts, lists, mappings, true, false and null; no tags, no anchors, no key twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: yaml.NodeEvent = self.peek_event()  # type: ignore[no-untyped-call]
        if event.anchor or getattr(event, "tag", None) not in (None, "!"):
            where = f"line {self.line + 1}"
            raise yaml.YAMLError(f"anchors, references and tags are not used here ({where})")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:  # noqa: FBT001, FBT002  signature of the parent
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, "a key must be a text", key.start_mark
                )
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key {key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


# `on`, `off`, `yes` and `no` are words, and 0100 is no octal number: only these have a meaning.
_MEANT = {"tag:yaml.org,2002:bool": "tTfF", "tag:yaml.org,2002:null": "~nN"}
_PlainLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if first in _MEANT.get(pair[0], ()) or not first]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
