"""Rows of changes to many cases: what was asked for, frozen, and what became of each case."""

from __future__ import annotations

from django.db import models

from inkasso.receivables.models import Case

#: Code of the outcome of a case on which the program itself failed.
FAULT = "fault"
#: Kind of the request for approval, and of the long work; stand in rows, never renamed.
APPROVAL, JOB = "bulk", "bulk"


class Order(models.Model):
    """One change to many cases, as somebody asked for it; a request for approval names it."""

    #: pause, resume, waiver, small, recall or letter.
    act = models.CharField(max_length=10)
    #: What the act goes by: a last day, a largest sum, a template.
    options = models.JSONField(default=dict)
    #: Of letters, the words by language; written for everybody, so they name nobody.
    words = models.JSONField(default=dict)
    #: Case numbers, each with the most cents that may be given up in it.
    cases = models.JSONField()
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=100)


class Outcome(models.Model):
    """What became of one case of an order; a case has one, so nothing is done to it twice."""

    order = models.ForeignKey(Order, models.PROTECT)
    case = models.ForeignKey(Case, models.PROTECT)
    carried_on = models.DateField()
    done = models.BooleanField()
    #: Number of what was made: a hold, a letter; empty where nothing was, or it has none.
    made = models.BigIntegerField(null=True)
    #: Why it was not done: `{code, fi, sv, en, because}`.
    refusal = models.JSONField(null=True)
    #: Of what was done: why a letter about it did not go, once for each; in the same form.
    unsent = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "case"], name="bulk_case_once"),
        ]

    @property
    def state(self) -> str:
        """`done`, `refused` by a rule, or `fault`: the program itself failed on it."""
        if self.refusal is None:
            return "done"
        return FAULT if self.refusal["code"] == FAULT else "refused"
