"""A strategy as a form: up to five steps, each with what is sent and how long to wait."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property

from inkasso.base.money import Money
from inkasso.desk.choices import from_texts
from inkasso.desk.templatetags.desk import text
from inkasso.strategy.plan import Step, Strategy, default_strategy

STEPS = 5
_NOTHING = ""
#: Longest wait that can be written.
_LONGEST = 365
_SENDS = ("reminder", "demand")
_UNITS = ("days", "banking_days")
_AFTER = ("due_date", "handover", "letter", "deadline")


@dataclass(frozen=True, slots=True)
class Row:
    """The controls of one step."""

    number: int
    send: forms.BoundField
    wait: forms.BoundField
    unit: forms.BoundField
    after: forms.BoundField
    unless: forms.BoundField

    @property
    def faults(self) -> list[str]:
        """What is wrong with it."""
        fields = (self.send, self.wait, self.unit, self.after, self.unless)
        return [str(error) for field in fields for error in field.errors]


class StrategyForm(forms.Form):
    """Asked with GET: a proposal changes nothing, and its address can be sent to a colleague."""

    smallest_total = forms.DecimalField(min_value=0, max_digits=7, decimal_places=2)

    def __init__(self, asked: QueryDict, kind: str, shown: Strategy) -> None:
        self._kind = kind
        sent = asked if "smallest_total" in asked else None
        super().__init__(sent, initial=_initial(shown))
        self.fields["smallest_total"].label = text("smallest_total", "field.")
        for number in range(1, STEPS + 1):
            self._step(number)
        for field in self.fields.values():
            select = isinstance(field.widget, forms.Select)
            check = isinstance(field.widget, forms.CheckboxInput)
            kind_of = "form-check-input" if check else "form-select" if select else "form-control"
            field.widget.attrs["class"] = kind_of

    def _step(self, number: int) -> None:
        choice = partial(forms.ChoiceField, required=False)
        nothing = (_NOTHING, text("none", "sends."))
        made: dict[str, forms.Field] = {
            "send": choice(choices=[nothing, *from_texts(_SENDS, "sends.")]),
            "wait": forms.IntegerField(min_value=0, max_value=_LONGEST, required=False),
            "unit": choice(choices=from_texts(_UNITS, "unit.")),
            "after": choice(choices=from_texts(_AFTER, "after.")),
            "unless": forms.BooleanField(required=False),
        }
        for name, field in made.items():
            field.widget.attrs["aria-label"] = f"{text(name, 'strategy.')}, {number}"
            self.fields[f"{name}_{number}"] = field

    @property
    def rows(self) -> list[Row]:
        """The steps with their controls."""
        names = ("send", "wait", "unit", "after", "unless")
        return [
            Row(number, *(self[f"{name}_{number}"] for name in names))
            for number in range(1, STEPS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """A strategy has a step, and every step says how long it waits."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        sends = [number for number in range(1, STEPS + 1) if said.get(f"send_{number}")]
        if not sends and not self.errors:
            self.add_error(None, text("no_step", "strategy."))
        for number in sends:
            if said.get(f"wait_{number}") is None and f"wait_{number}" not in self.errors:
                self.add_error(f"wait_{number}", text("no_wait", "strategy."))
        return said

    @cached_property
    def strategy(self) -> Strategy:
        """What a sound form proposes; steps are named as the house names its own."""
        said, counted = self.cleaned_data, {"reminder": 0, "demand": 0}
        steps = []
        for number in range(1, STEPS + 1):
            send = said[f"send_{number}"]
            if not send:
                continue
            counted[send] += 1
            steps.append(
                Step(
                    name=_name(send, counted[send]),
                    send=send,
                    unless_reminded=said[f"unless_{number}"],
                    wait_days=said[f"wait_{number}"],
                    banking_days=said[f"unit_{number}"] == "banking_days",
                    after=said[f"after_{number}"] or "deadline",
                )
            )
        house = default_strategy(self._kind)
        return Strategy(
            name=house.name,
            regime=house.regime,
            smallest_total=Money(int(said["smallest_total"] * Decimal(100))),
            steps=tuple(steps),
            then=house.then,
        )


def _name(send: str, count: int) -> str:
    """reminder, reminder_2, demand_1, demand_2."""
    return send if (send, count) == ("reminder", 1) else f"{send}_{count}"


def _initial(shown: Strategy) -> dict[str, object]:
    initial: dict[str, object] = {"smallest_total": shown.smallest_total.amount}
    for number, step in enumerate(shown.steps[:STEPS], 1):
        initial |= {
            f"send_{number}": step.send,
            f"wait_{number}": step.wait_days,
            f"unit_{number}": "banking_days" if step.banking_days else "days",
            f"after_{number}": step.after,
            f"unless_{number}": step.unless_reminded,
        }
    for number in range(len(shown.steps) + 1, STEPS + 1):
        initial |= {f"unit_{number}": "banking_days", f"after_{number}": "deadline"}
    return initial
