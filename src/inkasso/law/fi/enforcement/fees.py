"""What enforcement costs: the applicant's handling and remittance fees, the debtor's table fee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import EUR, Money, round_to_cents
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.known import doubts, grounds, value_on
from inkasso.law.parameters import Parameter, parameter_beside

ACT = "35/1995"
_NEVER_BEFORE = date(2018, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedApplication:
    """An application that comes back with a certificate of obstacle, or is withdrawn."""

    #: Day it came back.
    on: date
    #: Whether limited enforcement was asked for.
    limited: bool = False
    #: Whether a passive registration was asked for.
    passive: bool = False
    #: Withdrawn because the debtor paid, and the debtor's table fee of that payment was collected.
    table_fee_collected: bool = False
    #: A compensation that a court awarded to a victim of crime.
    crime_victim: bool = False


@enacted("35/1995", "3 §", since=_NEVER_BEFORE)
def handling_fee(application: ReturnedApplication) -> Decision[Money] | Refusal:
    """What the applicant pays when an application is returned or withdrawn (35/1995, 3 §).

    Nothing for a crime victim's compensation, or where the debtor's payment has borne its own fee.
    Refuses with `not_encoded` before 2018.
    """
    name = "handling_limited" if application.limited else "handling_ordinary"
    value = value_on(_parameter(name), application.on, what=_HANDLING_NAME)
    if isinstance(value, Refusal):
        return value
    if application.crime_victim or application.table_fee_collected:
        text = _VICTIM if application.crime_victim else _BORNE
        return Decision(value=Money(0), because=(_ground("3 §", text),))
    fee = Money.of(value.value)
    if not application.passive:
        return Decision(value=fee, because=grounds(ACT, value, _HANDLING, fee=fee))
    addition = value_on(_parameter("handling_passive"), application.on, what=_HANDLING_NAME)
    if isinstance(addition, Refusal):
        return addition
    fee = fee + Money.of(addition.value)
    because = (*grounds(ACT, value, _HANDLING, fee=fee), *doubts(ACT, addition))
    return Decision(value=fee, because=because)


@enacted("35/1995", "3 §", since=date(2021, 4, 1), version="214/2021")
def remittance_fee(
    remitted: Money, on: date, *, crime_victim: bool = False
) -> Decision[Money] | Refusal:
    """What is held back from an amount remitted to the applicant, half up to the cent.

    Refuses with `not_encoded` before 1.4.2021 and with `not_in_euros`.
    """
    if remitted.currency != EUR:
        return _not_in_euros()
    percent = value_on(_parameter("remittance_percent"), on, what=_REMITTANCE_NAME)
    most = value_on(_parameter("remittance_most"), on, what=_REMITTANCE_NAME)
    if isinstance(percent, Refusal):
        return percent
    if isinstance(most, Refusal):
        return most
    if crime_victim:
        return Decision(value=Money(0), because=(_ground("3 §", _VICTIM),))
    exact = Fraction(max(remitted.cents, 0), 100) * Fraction(percent.value) / 100
    fee = min(Money(round_to_cents(exact)), Money.of(most.value))
    because = grounds(
        ACT, percent, _REMITTANCE, percent=percent.value, most=Money.of(most.value), fee=fee
    )
    return Decision(value=fee, because=(*because, *doubts(ACT, most)))


@enacted("35/1995", "2 §", since=date(2010, 1, 1), version="809/2009")
def table_fee(payment: Money, on: date) -> Decision[Money] | Refusal:
    """What the debtor pays for one payment collected by enforcement (35/1995, 2 §).

    Refuses with `not_encoded` before 2010 and with `not_in_euros`.
    """
    if payment.currency != EUR:
        return _not_in_euros()
    value = value_on(_parameter("table_fee"), on, what=_TABLE_NAME)
    if isinstance(value, Refusal):
        return value
    fee = Money.of(value.value_for(payment.amount)) if payment.cents > 0 else Money(0)
    return Decision(value=fee, because=grounds(ACT, value, _TABLE, payment=payment, fee=fee))


def _parameter(name: str) -> Parameter:
    return parameter_beside("inkasso.law.fi.enforcement", name)


def _ground(section: str, text: Words) -> Citation:
    return Citation(act=ACT, section=section, text=text)


def _not_in_euros() -> Refusal:
    return Refusal(code="not_in_euros", message=_EUROS, because=(_ground("2 §", _EUROS),))


not_encoded_section(
    "34/1995",
    "8 §",
    since=date(2025, 1, 1),
    why="Empowers a government decree on the fees; decree 35/1995 stayed in force (1044/2024).",
)

_HANDLING_NAME = Words(
    fi="ulosoton käsittelymaksu", sv="utsökningens behandlingsavgift", en="the handling fee"
)
_REMITTANCE_NAME = Words(
    fi="ulosoton tilitysmaksu", sv="utsökningens redovisningsavgift", en="the remittance fee"
)
_TABLE_NAME = Words(fi="ulosoton taulukkomaksu", sv="utsökningens tabellavgift", en="the table fee")
_HANDLING = Words(
    fi="Hakija maksaa palautetusta tai peruutetusta hakemuksesta {fee} euroa.",
    sv="Sökanden betalar {fee} euro för en ansökan som återlämnas eller återkallas.",
    en="The applicant pays {fee} euros for an application that is returned or withdrawn.",
)
_VICTIM = Words(
    fi="Rikoksen uhrille tuomitusta korvauksesta ei peritä maksua hakijalta.",
    sv="För en ersättning som dömts ut till ett brottsoffer tas ingen avgift ut av sökanden.",
    en="No fee is taken from the applicant for compensation awarded to a victim of crime.",
)
_BORNE = Words(
    fi="Maksusta on peritty velalliselta taulukkomaksu, joten hakija ei maksa käsittelymaksua.",
    sv="Tabellavgiften för betalningen har tagits ut av gäldenären, så sökanden betalar ingen "
    "behandlingsavgift.",
    en="The debtor has borne the table fee of the payment, so the applicant pays no handling fee.",
)
_REMITTANCE = Words(
    fi="Tilitysmaksu on {percent} % tilitetystä määrästä, enintään {most} euroa: {fee} euroa.",
    sv="Redovisningsavgiften är {percent} % av det redovisade beloppet, högst {most} euro: {fee} "
    "euro.",
    en="The remittance fee is {percent} % of the amount remitted, at most {most} euros: {fee} "
    "euros.",
)
_TABLE = Words(
    fi="Velallinen maksaa {payment} euron suorituksesta taulukkomaksua {fee} euroa.",
    sv="Gäldenären betalar {fee} euro i tabellavgift för en betalning på {payment} euro.",
    en="The debtor pays a table fee of {fee} euros for a payment of {payment} euros.",
)
_EUROS = Words(
    fi="Ulosoton maksut ovat euroina.",
    sv="Utsökningens avgifter är i euro.",
    en="Enforcement fees are in euros.",
)
