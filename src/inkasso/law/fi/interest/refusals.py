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


def no_interest_runs(because: tuple[Citation, ...]) -> Refusal:
    """Code `no_interest_runs`: no due date binds, and nothing else has set interest running."""
    return Refusal(
        code="no_interest_runs",
        message=Words(
            fi="Korkoa ei kerry: eräpäivä ei sido, eikä laskun lähettämispäivää, tietoa koron "
            "alkamisesta tai haasteen tiedoksiantoa ole annettu.",
            sv="Ingen ränta löper: förfallodagen binder inte, och varken fakturans avsändningsdag, "
            "uppgift om räntans början eller delgivning av stämningen har angetts.",
            en="No interest runs: the due date does not bind, and no day of sending the invoice, "
            "of telling the debtor, or of serving the summons was given.",
        ),
        remedy=Words(
            fi="Anna laskun lähettämispäivä ja kuluttajalle päivä, jona hän sai tiedon koron "
            "suuruudesta ja alkamisesta.",
            sv="Ange dagen då fakturan sändes och, för en konsument, dagen för uppgiften om "
            "räntans storlek och början.",
            en="Give the day the invoice was sent and, for a consumer, the day of being told the "
            "rate and its first day.",
        ),
        because=because,
    )
