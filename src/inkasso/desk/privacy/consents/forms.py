"""How a consent is given, and taken back with no more words than that takes."""

from __future__ import annotations

from typing import Any

from django import forms

from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Language
from inkasso.desk.choices import from_texts
from inkasso.desk.doing import DayInput
from inkasso.desk.people.forms import PersonForm
from inkasso.desk.templatetags.desk import consent_use
from inkasso.notice.register import Register
from inkasso.parties.reading import party
from inkasso.rights.consents.giving import NewConsent, Statement, digest_as_shown
from inkasso.rights.consents.texts import ConsentText, DemandTerms
from inkasso.rights.consents.uses import Use, UseKind, uses_of
from inkasso.rights.models.consents import Channel, SaidBy


class StatementForm(PersonForm):
    """Who said it, and how."""

    consent_channel = forms.ChoiceField(choices=lambda: from_texts(Channel.values, "channel."))
    consent_said_by = forms.ChoiceField(
        choices=lambda: from_texts(SaidBy.values, "said_by."), initial=SaidBy.PERSON
    )

    def statement(self, moment: Moment) -> Statement:
        """What was said, as it is taken down."""
        said = self.cleaned_data
        return Statement(
            on=moment.on,
            channel=Channel(said["consent_channel"]),
            said_by=SaidBy(said["consent_said_by"]),
            by=moment.by,
        )


class WithdrawForm(StatementForm):
    """What somebody does not agree to any more."""

    consent_use = forms.ChoiceField()

    field_order = ("whom", "consent_use")

    def __init__(self, *arguments: Any, register: Register, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.offer("consent_use", [(use.key, consent_use(use.key)) for use in uses_of(register)])


class GiveForm(StatementForm):
    """What a consent says besides its words; the words are shown before it is recorded."""

    #: Digest of the words that the page showed, and to whom.
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    demands_manner = forms.CharField(max_length=200)
    demands_receivables = forms.CharField(max_length=500)
    consent_until = forms.DateField(required=False, widget=DayInput)
    consent_spoken = forms.ChoiceField(required=False)
    consent_evidence = forms.CharField(required=False, max_length=60)

    field_order = ("whom", "demands_manner", "demands_receivables")

    def __init__(self, *arguments: Any, use: Use, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.use = use
        if use.kind is not UseKind.ELECTRONIC_DEMANDS:
            del self.fields["demands_manner"], self.fields["demands_receivables"]
        own = from_texts(("own",), "consent_spoken.")[0][1]
        self.offer("consent_spoken", [("", own), *from_texts(LANGUAGES, "language.")])

    def new(self) -> NewConsent:
        """What was written; the rules refuse what is not whole."""
        said = self.cleaned_data
        return NewConsent(
            person_id=self.person,
            use=self.use,
            language=self._language(),
            until=said["consent_until"],
            demands=self._demands(),
            evidence=said["consent_evidence"],
        )

    def show(self, words: ConsentText) -> None:
        """Let the form tell, when it is sent again, which words its page showed."""
        self.data["shown"] = digest_as_shown(self.new(), words)  # type: ignore[index]

    def _language(self) -> Language:
        wanted = self.cleaned_data["consent_spoken"] or party(self.person).language
        return next((one for one in LANGUAGES if one == wanted), "fi")

    def _demands(self) -> DemandTerms | None:
        if self.use.kind is not UseKind.ELECTRONIC_DEMANDS:
            return None
        said = self.cleaned_data
        named = (one.strip() for one in said["demands_receivables"].split(","))
        return DemandTerms(
            manner=said["demands_manner"], receivables=tuple(one for one in named if one)
        )
