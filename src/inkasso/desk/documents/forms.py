"""What is asked of a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from inkasso.desk.choices import from_texts
from inkasso.desk.doing import DeskForm
from inkasso.desk.templatetags.desk import said
from inkasso.desk.texts import TEXTS
from inkasso.receivables.documents.keeping import SENDERS, NewDocument
from inkasso.receivables.documents.sniffing import LARGEST, TYPES


class DocumentForm(DeskForm):
    """A file, and who gave it."""

    document = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ",".join(TYPES)}), max_length=400
    )
    given_by = forms.ChoiceField(choices=lambda: from_texts(SENDERS, "sender."))

    def clean_document(self) -> Any:
        """Refuse what is too large before it is read."""
        given = self.cleaned_data["document"]
        if given.size > LARGEST:
            raise ValidationError(said(TEXTS["document.too_large"]), code="size")
        return given

    def document_given(self) -> NewDocument:
        """The document as it came."""
        given = self.cleaned_data["document"]
        return NewDocument(
            content=given.read(), name=given.name, sender=self.cleaned_data["given_by"]
        )
