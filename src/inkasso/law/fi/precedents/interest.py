"""Decisions on interest: one-sided due dates and unfair terms. Costs: `interest.start`.

`since` is the day of a decision; the first of January where only its year was read.
"""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Citation, Decision
from inkasso.base.words import Words
from inkasso.law.enacted import enacted


@enacted("KKV/804/14.08.01.05/2021", "one-sided due date", since=date(2022, 7, 14))
def due_date_binds(*, agreed_in_advance: bool) -> Decision[bool]:
    """Whether interest may run from the due date: only from one agreed in advance.

    A date that the creditor printed on the invoice does not bind a consumer; section 6 of the
    Interest Act holds then.
    """
    ground = _cited("KKV/804/14.08.01.05/2021", _ONE_SIDED)
    return Decision(value=agreed_in_advance, because=(ground,))


@enacted("KKO 2015:60", "unfair credit interest", since=date(2015, 1, 1))
@enacted("KKO 2019:8", "unfair terms without a defence", since=date(2019, 1, 1))
def contract_rate_may_go_on(*, credit_term_unfair: bool) -> Decision[bool]:
    """Whether overdue interest may go on at the credit's own rate (Interest Act, 4 § 2 mom.).

    A court examines the term unasked, even undefended; if it is unfair only the statutory rate is
    left.
    """
    grounds = (_cited("KKO 2015:60", _UNFAIR), _cited("KKO 2019:8", _UNASKED))
    return Decision(value=not credit_term_unfair, because=grounds)


def _cited(number: str, text: Words) -> Citation:
    return Citation(act=number, section="", text=text)


_ONE_SIDED = Words(
    fi="Laskuun yksipuolisesti merkitty eräpäivä ei sido kuluttajaa etukäteen.",
    sv="En förfallodag som ensidigt satts på fakturan binder inte konsumenten på förhand.",
    en="A due date set one-sidedly on the invoice does not bind the consumer in advance.",
)
_UNFAIR = Words(
    fi="Jos luottokorkoehto on kohtuuton, viivästyskorko on vain lain mukainen.",
    sv="Om villkoret om kreditränta är oskäligt är dröjsmålsräntan bara den lagstadgade.",
    en="If the term on credit interest is unfair, overdue interest is only the statutory one.",
)
_UNASKED = Words(
    fi="Tuomioistuin tutkii kuluttajasopimuksen ehdot omasta aloitteestaan.",
    sv="Domstolen prövar villkoren i ett konsumentavtal på eget initiativ.",
    en="The court examines the terms of a consumer contract of its own motion.",
)
