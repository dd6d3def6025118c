"""Inputs are written as Django writes them, only quicker."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from inkasso.desk.inputs import PLAIN, Inputs

HOSTILE = "\"><script>alert('x')</script> å & \N{SNOWMAN}"


class Every(forms.Form):
    """One field of each kind that desk forms have."""

    text = forms.CharField(required=False, max_length=20, help_text="why")
    number = forms.IntegerField(min_value=1, required=False)
    hidden = forms.CharField(widget=forms.HiddenInput)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date", "data-key": HOSTILE}))
    tick = forms.BooleanField(required=False)
    radio = forms.ChoiceField(
        choices=[("a", "A"), (HOSTILE, HOSTILE)], widget=forms.RadioSelect(attrs={"class": "x"})
    )
    select = forms.ChoiceField(choices=[("a", "A"), (HOSTILE, HOSTILE)])
    words = forms.CharField(widget=forms.Textarea)
    several = forms.MultipleChoiceField(choices=[("1", "1")], widget=forms.CheckboxSelectMultiple)


def written(renderer: DjangoTemplates, field: str, *, disabled: bool) -> list[str]:
    form = Every(
        {"text": HOSTILE, "number": "-1", "day": date(2026, 3, 2), "radio": HOSTILE, "tick": "on"},
        renderer=renderer,
    )
    form.fields[field].disabled = disabled
    bound = form[field]
    parts = [part.tag() for part in bound] if field in {"radio", "several"} else []
    return [str(bound), *parts]


@pytest.mark.parametrize("disabled", [False, True])
@pytest.mark.parametrize("field", Every.base_fields)
def test_an_input_is_what_django_writes(field: str, *, disabled: bool) -> None:
    ours = written(Inputs(), field, disabled=disabled)
    theirs = written(DjangoTemplates(), field, disabled=disabled)
    # Templates may end with a line feed; a browser sees no difference.
    assert [one.strip() for one in ours] == [one.strip() for one in theirs]


def test_what_is_written_here_is_one_input_in_django() -> None:
    for name in PLAIN:
        widget = {"name": "n", "type": "text", "value": 1, "attrs": {"id": "i", "required": True}}
        shown = DjangoTemplates().render(name, {"widget": widget})
        assert shown.count("<") == 1, name
