"""Forms that do something: once, on what their reader saw, with a refusal as an answer.

form = ContactForm.of(request, seen=opened.mark)
if form.carried_out(lambda said: record_contact(opened.case, said["result"])):
    return done(request, opened.url, "contact.recorded")
return render(request, "…", {"form": form}, status=form.status)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Self
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.desk.templatetags.desk import said
from inkasso.desk.texts import TEXTS
from inkasso.staff.submissions import use_up

_NOTICE = "notice"
_CHANGED = Words(
    fi="Tilanne on muuttunut sen jälkeen, kun sivu avattiin. Tarkista ja lähetä uudelleen.",
    sv="Läget har ändrats sedan sidan öppnades. Kontrollera och skicka på nytt.",
    en="Things have changed since this page was opened. Check, and send again.",
)
#: Beyond them, days that are counted from one leave the calendar.
_FIRST, _LAST = date(1600, 1, 1), date(2500, 12, 31)
_OUT_OF_REACH = Words(
    fi="Päivä ei voi olla näin kaukana.",
    sv="Dagen kan inte vara så långt borta.",
    en="The day cannot be so far away.",
)


class _Unsound(Exception):  # noqa: N818  it never leaves this module
    """The form has faults; its number stays unused."""


class DeskForm(forms.Form):
    """A form with a number that counts once, and a mark of what its page showed."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    #: What refused to do it, with its law, for the page to show.
    refusal: Refusal | None = None
    #: What the page shows now.
    _mark = ""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, field in self.fields.items():
            field.label = said(TEXTS[f"field.{name}"]) if f"field.{name}" in TEXTS else name
            if f"hint.{name}" in TEXTS:
                field.help_text = said(TEXTS[f"hint.{name}"])
            field.widget.attrs.setdefault("class", _class_of(field.widget))
            if isinstance(field, forms.DateField):
                field.validators.append(_within_reach)

    @classmethod
    def of(cls, request: HttpRequest, *, seen: str = "", **arguments: Any) -> Self:
        """The form as it was sent, or an empty one.

        `seen` marks what the page shows (`mark_of`): where it is not what it was when the form was
        drawn, nothing is done.
        """
        sent = request.POST.copy() if request.method == "POST" else None
        initial = {**arguments.pop("initial", {}), "once": uuid4(), "seen": seen}
        form = cls(sent, request.FILES if sent else None, initial=initial, **arguments)
        form._mark = seen
        return form

    @classmethod
    def beside(cls, *, seen: str = "") -> Self:
        """An empty form that stands on a page beside another, with a number of its own."""
        return cls(initial={"once": uuid4(), "seen": seen}, auto_id=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a form that was drawn from what is so no longer."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("seen", "") != self._mark:
            # Whoever has looked again may send again.
            self.data["seen"] = self._mark  # type: ignore[index]
            raise ValidationError(said(_CHANGED), code="changed")
        return cleaned

    def carried_out(self, do: Callable[[Mapping[str, Any]], object]) -> bool:
        """Do what a sound form asks; False on an empty one, a fault, or a refusal.

        True also where the same form was carried out before: then nothing is done again. What
        raised `Refused` has changed nothing, and its answer stands among the form's faults.
        """
        if not self.is_bound:
            return False
        try:
            with transaction.atomic():
                self._do_once(do)
        except _Unsound:
            return False
        except Refused as refused:
            self.refuse(refused.refusal)
            return False
        return True

    def offer(self, name: str, choices: Iterable[tuple[Any, str]]) -> None:
        """Give a field of choices what there is to choose from."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField), f"{name} offers no choice"
        field.choices = list(choices)

    def refuse(self, refusal: Refusal) -> None:
        """Put a rule's no among the form's faults, and its law beside it."""
        self.refusal = refusal
        self.add_error(None, ValidationError(said(refusal.message), code="refused"))

    @property
    def at_fault(self) -> list[tuple[str, str]]:
        """Fields that cannot be taken as they are: what each is called, and its place's id."""
        return [(str(one.label), _place_of(one)) for one in self.visible_fields() if one.errors]

    @property
    def status(self) -> int:
        """The HTTP status of a page with this form."""
        if self.refusal is not None or (self.is_bound and self.has_error(NON_FIELD_ERRORS)):
            return 409
        return 422 if self.is_bound and self.errors else 200

    def _do_once(self, do: Callable[[Mapping[str, Any]], object]) -> None:
        number = self._number()
        # Before the mark is looked at: what was carried out has itself changed what the page shows.
        if number is not None and not use_up(number):
            return
        if not self.is_valid():
            raise _Unsound
        do(self.cleaned_data)

    def _number(self) -> UUID | None:
        try:
            number: UUID = self.fields["once"].clean(self.data.get(self.add_prefix("once")))
        except ValidationError:
            return None
        return number


def _within_reach(day: date) -> None:
    """Refuse a day from which nothing can be reckoned; raises `ValidationError`."""
    if not _FIRST <= day <= _LAST:
        raise ValidationError(said(_OUT_OF_REACH), code="day")


def _place_of(field: BoundField) -> str:
    """The id of a field's control; of its first one, where it has several."""
    return field.id_for_label or f"{field.auto_id}_0"


def _class_of(widget: forms.Widget) -> str:
    """How the design system calls a control."""
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


class DayInput(forms.DateInput):
    """A day, chosen with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def mark_of(*shown: object) -> str:
    """A mark of what a page shows: another one as soon as any of it has changed."""
    return sha256(repr(shown).encode()).hexdigest()[:32]


def done(request: HttpRequest, where: str, notice: str) -> HttpResponse:
    """Back to a page, which tells once what was done: the text `done.<notice>`."""
    request.session[_NOTICE] = notice
    response = HttpResponseRedirect(where)
    response.status_code = 303
    return response


def notice_of(request: HttpRequest) -> str:
    """What the page before has done, told once; empty otherwise."""
    if _NOTICE not in request.session:
        return ""
    # What a forged form was told may have no text.
    key = f"done.{request.session.pop(_NOTICE)}"
    return key if key in TEXTS else ""
