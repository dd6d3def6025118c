"""What is asked on pages about money."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from inkasso.base.words import Words
from inkasso.desk.amounts import AmountField
from inkasso.desk.choices import from_words
from inkasso.desk.doing import DeskForm
from inkasso.desk.templatetags.desk import said
from inkasso.law.wording import fill
from inkasso.payments.correcting.recording import REASONS
from inkasso.payments.models import Handled

#: Most of bank files in one form, in bytes: a statement of a hundred thousand payments fits thrice.
LARGEST = 200 * 1024**2
#: Most cases that one payment is divided over at once.
PARTS = 6


class PlaceForm(DeskForm):
    """The case that a payment is for: the value of the button that was pressed."""

    case = forms.IntegerField(min_value=1, max_value=10**9, widget=forms.HiddenInput)


class ReasonForm(DeskForm):
    """Why something is set right, of a table of reasons."""

    why = forms.ChoiceField(widget=forms.RadioSelect)
    kind: Handled

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["why"] = forms.ChoiceField(
            choices=from_words(REASONS[self.kind]),
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            label=self.fields["why"].label,
        )


class TakeOffForm(ReasonForm):
    """Why a payment comes off its case."""

    kind = Handled.TAKEN_OFF


class BookAwayForm(ReasonForm):
    """What a debit was for."""

    kind = Handled.BOOKED


class SendBackForm(ReasonForm):
    """Why money goes back to its payer."""

    kind = Handled.SENT_BACK


class SplitForm(DeskForm):
    """Cases with the part that each gets; empty lines count for nothing."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for n in range(1, PARTS + 1):
            self.fields[f"case_{n}"] = forms.CharField(
                required=False,
                max_length=40,
                label=said(_CASE.format(n=n)),
                widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
            )
            self.fields[f"sum_{n}"] = AmountField(required=False, label=said(_SUM.format(n=n)))
            self.fields[f"sum_{n}"].widget.attrs["class"] = "form-control"

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields line by line."""
        return [(self[f"case_{n}"], self[f"sum_{n}"]) for n in range(1, PARTS + 1)]

    def clean(self) -> dict[str, Any]:
        """A case without a sum, or a sum without a case, is a fault of that line."""
        cleaned = super().clean()
        for n in range(1, PARTS + 1):
            case, cents = cleaned.get(f"case_{n}"), cleaned.get(f"sum_{n}")
            if case and cents is None and not self.has_error(f"sum_{n}"):
                self.add_error(f"sum_{n}", said(_MISSING))
            if cents is not None and not case:
                self.add_error(f"case_{n}", said(_MISSING))
        return cleaned


class _Files(forms.ClearableFileInput):
    """Takes several files at once; the browser lets files be dropped on it."""

    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Several files; at least one."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """The files in the order that they were chosen in."""
        several = data if isinstance(data, list | tuple) and data else [None]
        files = [super(_FilesField, self).clean(each, initial) for each in several]
        if sum(file.size or 0 for file in files) > LARGEST:
            told = fill(_TOO_LARGE, most=str(LARGEST // 1024**2))
            raise forms.ValidationError(said(told), code="too_large")
        return files


class BankFilesForm(DeskForm):
    """Bank files to book."""

    bank_files = _FilesField(widget=_Files(attrs={"accept": ".xml,application/xml,text/xml"}))


_TOO_LARGE = Words(
    fi="Tiedostoja saa olla yhteensä enintään {most} megatavua; tuo loput erikseen.",
    sv="Filerna får vara högst {most} megabyte sammanlagt; ta in resten för sig.",
    en="The files may be {most} megabytes in all; take the rest in separately.",
)
_CASE = Words(fi="Asia {n}", sv="Ärende {n}", en="Case {n}")
_SUM = Words(fi="Osuus {n}", sv="Del {n}", en="Part {n}")
_MISSING = Words(
    fi="Anna sekä asia että osuus.",
    sv="Ange både ärende och del.",
    en="Give both the case and its part.",
)
