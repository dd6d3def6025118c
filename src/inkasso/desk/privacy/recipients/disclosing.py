"""Disclosing by hand: to whom, which data, on which ground; the register decides, and it is noted.

The page acts for the purpose of whoever opened it, and offers the recipients of that purpose only.
What has a page of its own is left out: word of a correction, and what a person takes along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from inkasso.base.decisions import Citation, Refused
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.choices import from_texts
from inkasso.desk.page import page
from inkasso.desk.people.forms import PersonForm
from inkasso.desk.people.reaching import choices_of
from inkasso.desk.templatetags.desk import field_of_data
from inkasso.desk.who import moment_of
from inkasso.gate.current import current
from inkasso.gate.disclosing import Disclosed, allowed_or_refused, disclose
from inkasso.gate.disclosures.offering import offered
from inkasso.gate.disclosures.request import Request
from inkasso.gate.fields import category_of, readable_fields
from inkasso.gate.questions import case_facts
from inkasso.gate.register import register_in_force
from inkasso.notice.kinds import RecipientKind
from inkasso.notice.publishing.phrases import provisions
from inkasso.notice.register import Condition, Recipient
from inkasso.rights.portability.given import PORTED, field_of
from inkasso.rights.recipients.telling import CHANGES

_TAKEN_ALONG = frozenset(field_of(category) for category in PORTED)
_CASE, _PERSON = "case", "person"
#: Who may have to do with all of a person's cases; others get no other creditor's claims.
_OF_THE_PERSON = (RecipientKind.AUTHORITY, RecipientKind.AGENT, RecipientKind.BY_CONSENT)


class DiscloseForm(PersonForm):
    """What goes to whom, and why."""

    disclosed_fields = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    disclosed_of = forms.ChoiceField(
        choices=lambda: from_texts((_CASE, _PERSON), "disclosed_of."),
        widget=forms.RadioSelect,
        initial=_CASE,
    )
    recipient_name = forms.CharField(max_length=200)
    recipient_country = forms.CharField(max_length=2, min_length=2)
    disclosed_ground = forms.CharField(max_length=200)

    def __init__(
        self,
        *arguments: Any,
        fields: Iterable[str],
        names: Iterable[str],
        whole: bool,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        if not whole:
            del self.fields["disclosed_of"]
        offers = [(field, field_of_data(field)) for field in fields]
        self.fields["disclosed_fields"].choices = offers  # type: ignore[attr-defined]
        if known := [(name, name) for name in names]:
            field = self.fields["recipient_name"]
            choice = forms.ChoiceField(label=field.label, choices=known)
            choice.widget.attrs["class"] = "form-select"
            self.fields["recipient_name"] = choice

    def wanted(self, opened: Opened, kind: str, purpose: str) -> Request:
        """What was asked for, as the gate weighs it."""
        said = self.cleaned_data
        return Request(
            person_id=self.person,
            case_id=None if said.get("disclosed_of") == _PERSON else opened.case.id,
            recipient=said["recipient_name"],
            kind=kind,
            country=said["recipient_country"].upper(),
            purpose=purpose,
            ground=said["disclosed_ground"],
            fields=tuple(said["disclosed_fields"]),
            on=opened.on,
        )


@page("disclose_data")
def choose(request: HttpRequest, number: int) -> HttpResponse:
    """Who may get data for the purpose that one works for."""
    opened, recipients = open_case(number), register_in_force().recipients
    rows = [
        (recipients[kind], list(dict.fromkeys(category_of(field) for field in fields)))
        for kind, fields in _offered().items()
    ]
    context = {**opened.context(), "rows": rows}
    return render(request, "desk/privacy/recipients/choose.html", context)


@page("disclose_data")
def give(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Disclose data of one of a case's people; what left shows once, on the page that answers."""
    opened, fields = open_case(number), _offered().get(kind)
    if fields is None:
        raise Http404
    known, names = register_in_force().recipients[kind], _names(kind, opened)
    form = DiscloseForm.of(
        request,
        seen=opened.mark,
        people=choices_of(opened),
        fields=fields,
        names=names,
        whole=known.kind in _OF_THE_PERSON,
        initial={"recipient_country": "FI"},
    )
    gone: list[Disclosed] = []
    checked = _checked(request, form, opened, kind)
    if "check" not in request.POST and form.carried_out(
        lambda _: gone.append(_disclose(request, form, opened, kind))
    ):
        return _told(request, opened, known, gone)
    context = {
        **opened.context(),
        "form": form,
        "recipient": known,
        "conditions": sorted(known.gate),
        "law": provisions(register_in_force(), known.law) if known.law else None,
        "has_contracts": bool(names) or not known.needs_contract,
        "checked": checked,
    }
    return render(request, "desk/privacy/recipients/disclose.html", context, status=form.status)


def _checked(
    request: HttpRequest, form: DiscloseForm, opened: Opened, kind: str
) -> tuple[Citation, ...]:
    """On which grounds it may be disclosed, where somebody asks that first; nothing leaves."""
    if "check" not in request.POST or not form.is_valid():
        return ()
    try:
        return allowed_or_refused(form.wanted(opened, kind, _purpose())).because
    except Refused as refused:
        form.refuse(refused.refusal)
        return ()


def _disclose(request: HttpRequest, form: DiscloseForm, opened: Opened, kind: str) -> Disclosed:
    return disclose(form.wanted(opened, kind, _purpose()), actor=moment_of(request).by)


def _told(
    request: HttpRequest, opened: Opened, known: Recipient, gone: list[Disclosed]
) -> HttpResponse:
    """What left, once; whoever sends the same form again sees the case."""
    if not gone:
        return redirect(opened.url)
    texts = {name: told for name, told in gone[0].values.items() if isinstance(told, str)}
    rows = {name: told for name, told in gone[0].values.items() if name not in texts}
    context = {
        **opened.context(),
        "recipient": known,
        "gone": gone[0],
        "texts": texts,
        "rows": rows,
    }
    return render(request, "desk/privacy/recipients/disclosed.html", context)


def _offered() -> Mapping[str, tuple[str, ...]]:
    """Recipients of the purpose that is acted for, without what leaves by a page of its own."""
    readable = [
        field for field in readable_fields() - _TAKEN_ALONG if category_of(field) != CHANGES
    ]
    return offered(_purpose(), register_in_force(), readable)


def _names(kind: str, opened: Opened) -> list[str]:
    """Recipients of a kind that are known by name; none where anybody can be one."""
    register = register_in_force()
    if Condition.OWN_RECEIVABLE in register.recipients[kind].gate:
        facts = case_facts(opened.case.id)
        return [facts.client_name] if facts else []
    return [one.name for one in register.processors_of(kind, opened.on)]


def _purpose() -> str:
    who = current()
    assert who is not None, "a page acts for a purpose"
    return who.purpose
