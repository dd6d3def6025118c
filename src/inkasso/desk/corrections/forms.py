"""What is asked for no longer, chosen from what the case owes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.desk.amounts import AmountField
from inkasso.desk.cases.opening import Opened
from inkasso.desk.choices import Choices, from_words
from inkasso.desk.corrections.creditors_word import SAID, CreditorsWordForm
from inkasso.desk.templatetags.desk import day, euros, said
from inkasso.desk.texts import TEXTS
from inkasso.law.wording import fill
from inkasso.receivables.models import Cost, Receivable
from inkasso.receivables.waiving import REASONS, Waiver, What


class CorrectionForm(CreditorsWordForm):
    """What, how much, why, and who of the creditor agreed."""

    field_order = ("given_up", "credit_amount", "credit_note", "ground", *SAID)

    given_up = forms.ChoiceField(widget=forms.RadioSelect)
    credit_amount = AmountField(required=False)
    credit_note = forms.CharField(required=False, max_length=60)
    ground = forms.ChoiceField(choices=lambda: from_words(REASONS))
    for_approver = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *arguments: Any, opened: Opened, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._opened = opened
        self.offer("given_up", choices_of(opened))

    def clean(self) -> dict[str, Any]:
        """Refuse a credit note without its amount and number."""
        cleaned = super().clean()
        credited = str(cleaned.get("given_up", "")).startswith(What.CREDIT)
        if credited and not (cleaned.get("credit_amount") and cleaned.get("credit_note")):
            raise ValidationError(said(_CREDIT_NEEDS), code="credit")
        return cleaned

    def waiver(self) -> Waiver:
        """What was chosen."""
        chosen = self.cleaned_data
        what, _, row = str(chosen["given_up"]).partition(":")
        kind, account = What(what), self._opened.file.account
        amount: Money | None = chosen["credit_amount"]
        most = {
            What.EVERYTHING: account.principal + account.costs,
            What.COSTS: account.costs,
            What.CREDIT: amount.cents if amount else 0,
        }
        cents = most.get(kind, 0)
        if kind is What.COST:
            cents = Cost.objects.get(id=int(row)).cents
        return Waiver(
            case_id=self._opened.case.id,
            what=kind,
            reason=chosen["ground"],
            cents=cents,
            cost_id=int(row) if kind is What.COST else 0,
            receivable_id=int(row) if kind is What.CREDIT else 0,
            number=chosen["credit_note"].strip() if kind is What.CREDIT else "",
        )


def choices_of(opened: Opened) -> Choices:
    """What can be asked for no longer: what is open, each cost, and each invoice in part."""
    account = opened.file.account
    sums = (
        (What.EVERYTHING, account.total),
        (What.INTEREST, account.interest),
        (What.COSTS, account.costs),
    )
    found = [(what.value, _with_sum(f"waive.{what}", cents)) for what, cents in sums if cents]
    withdrawn = opened.file.case.facts.withdrawn
    for cost in Cost.objects.filter(case_id=opened.case.id).order_by("id"):
        if cost.id not in withdrawn:
            name = said(TEXTS.get(f"cost.{cost.act}", TEXTS["line.cost"]))
            label = (
                f"{name} {day(cost.charged_on)}, {euros(cost.cents)}: {said(TEXTS['waive.cost'])}"
            )
            found.append((f"{What.COST}:{cost.id}", label))
    for receivable in Receivable.objects.filter(case_id=opened.case.id).order_by("id"):
        label = said(fill(TEXTS["waive.credit"], number=receivable.invoice_number))
        found.append((f"{What.CREDIT}:{receivable.id}", label))
    return found


def _with_sum(key: str, cents: int) -> str:
    return f"{said(TEXTS[key])}, {euros(cents)}"


_CREDIT_NEEDS = Words(
    fi="Hyvitys tarvitsee summan ja velkojan hyvityslaskun numeron.",
    sv="En kreditering behöver ett belopp och numret på borgenärens kreditnota.",
    en="A credit needs an amount and the number of the creditor's credit note.",
)
