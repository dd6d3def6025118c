"""Refusals of the Interest Act that rest on a single fact of the receivable."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.words import Words
from inkasso.law.fi.interest.grounds import ACT
from inkasso.law.wording import fill


def rate_of_old_title(judgment_on: date) -> Refusal:
    """Code `rate_of_old_title`: a judgment from before 1.7.2002 says the rate itself."""
    return Refusal(
        code="rate_of_old_title",
        message=fill(
            Words(
                fi="Viivästyskorko määräytyy {judgment_on} annetun tuomion mukaan, eikä sen korkoa "
                "ole annettu.",
                sv="Dröjsmålsräntan bestäms av domen {judgment_on}, och dess ränta har inte "
                "angetts.",
                en="Overdue interest follows the judgment of {judgment_on}, whose rate was not "
                "given.",
            ),
            judgment_on=judgment_on,
        ),
        remedy=Words(
            fi="Laske korko tuomiossa määrätyn korkokannan mukaan; luonnolliselta henkilöltä "
            "1.7.2002 alkaen enintään 4 §:n 1 momentin mukaan.",
            sv="Räkna enligt domens räntesats; av en fysisk person från 1.7.2002 högst enligt "
            "4 § 1 mom.",
            en="Calculate at the rate of the judgment; from a natural person at most section 4(1) "
            "from 1 July 2002 on.",
        ),
        because=(
            Citation(
                act=ACT,
                section="voimaantulosäännös, 4 kohta",
                version="340/2002",
                text=Words(
                    fi="Ennen 1.7.2002 annetun tuomion korko määräytyy tuomion mukaan.",
                    sv="Räntan enligt en dom som getts före 1.7.2002 bestäms av domen.",
                    en="Interest under a judgment given before 1 July 2002 follows the judgment.",
                ),
            ),
        ),
    )


def no_interest_runs(
    because: tuple[Citation, ...], *, invoice_sent: bool, consumer: bool
) -> Refusal:
    """Code `no_interest_runs`: no due date binds, and nothing else has set interest running.

    Names only what is missing: the day of the invoice, what the consumer was told, or both.
    """
    lacking = _NOT_TOLD if invoice_sent else _NOT_SENT_NOR_TOLD if consumer else _NOT_SENT
    remedy = _GIVE_TOLD if invoice_sent else _GIVE_SENT_AND_TOLD if consumer else _GIVE_SENT
    return Refusal(
        code="no_interest_runs",
        message=fill(_NO_INTEREST, lacking=lacking),
        remedy=remedy,
        because=because,
    )


_NO_INTEREST = Words(
    fi="Korkoa ei kerry: eräpäivä ei sido velallista, {lacking}.",
    sv="Ingen ränta löper: förfallodagen binder inte gäldenären, {lacking}.",
    en="No interest runs: the due date does not bind the debtor, {lacking}.",
)
_NOT_TOLD = Words(
    fi="eikä ole kerrottu, milloin kuluttaja sai tiedon viivästyskoron suuruudesta ja alkamisesta",
    sv="och det har inte uppgetts när konsumenten fick veta dröjsmålsräntans storlek och när den "
    "börjar löpa",
    en="and it is not stated when the consumer was told the rate of the interest and its first day",
)
_NOT_SENT = Words(
    fi="eikä laskun lähettämispäivää tai haasteen tiedoksiantoa ole annettu",
    sv="och varken fakturans avsändningsdag eller delgivning av stämningen har angetts",
    en="and neither the day of sending the invoice nor service of the summons was given",
)
_NOT_SENT_NOR_TOLD = Words(
    fi="eikä laskun lähettämispäivää, tietoa koron alkamisesta tai haasteen tiedoksiantoa ole "
    "annettu",
    sv="och varken fakturans avsändningsdag, uppgift om räntans början eller delgivning av "
    "stämningen har angetts",
    en="and no day of sending the invoice, of telling the debtor, or of serving the summons was "
    "given",
)
_GIVE_TOLD = Words(
    fi="Anna päivä, jona kuluttaja sai tiedon. Ilman tietoa korkoa ei ole ennen haasteen "
    "tiedoksiantoa.",
    sv="Ange dagen då konsumenten fick veta det. Utan uppgiften löper ingen ränta före "
    "delgivningen av stämningen.",
    en="Give the day on which the consumer was told. Without it no interest is owed before the "
    "summons is served.",
)
_GIVE_SENT = Words(
    fi="Anna laskun lähettämispäivä.",
    sv="Ange dagen då fakturan sändes.",
    en="Give the day the invoice was sent.",
)
_GIVE_SENT_AND_TOLD = Words(
    fi="Anna laskun lähettämispäivä ja päivä, jona kuluttaja sai tiedon koron suuruudesta ja "
    "alkamisesta.",
    sv="Ange dagen då fakturan sändes och dagen då konsumenten fick veta räntans storlek och när "
    "den börjar löpa.",
    en="Give the day the invoice was sent and the day the consumer was told the rate and its first "
    "day.",
)
