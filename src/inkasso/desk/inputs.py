"""How inputs of forms are written: the frequent kind at once, the others by Django's templates.

A page with twenty choices would otherwise spend most of its time in two templates a choice.
"""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

_FOLDER = "django/forms/widgets/"
#: Templates of Django that write one `<input>` and nothing else.
PLAIN = frozenset(
    f"{_FOLDER}{name}.html"
    for name in ("input", "text", "number", "hidden", "date", "checkbox", "radio_option")
)


class Inputs(DjangoTemplates):
    """Django's own renderer, but for a plain `<input>`."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """The widget as HTML, the same as Django writes it."""
        widget = context.get("widget")
        if template_name not in PLAIN or widget is None or widget.get("wrap_label"):
            return super().render(template_name, context, request)
        return _input(widget)


def _input(widget: dict[str, Any]) -> SafeString:
    value = widget["value"]
    written = {
        "type": widget["type"],
        "name": widget["name"],
        **({} if value is None else {"value": str(value)}),
        **widget["attrs"],
    }
    inside = (_attribute(name, value) for name, value in written.items() if value is not False)
    return format_html("<input{}>", SafeString("".join(inside)))


def _attribute(name: str, value: object) -> SafeString:
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, str(value))
