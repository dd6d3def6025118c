"""The answer to a request for erasure: field by field, worked out, recorded, and never chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.register import register_and_map
from inkasso.notice.rights import Right
from inkasso.rights.erasure.planning import Field, Plan, Why, plan
from inkasso.rights.models import DecidedField, RequestDecision
from inkasso.rights.requests.outcomes import Outcome
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import open_for

_OF_FIELDS = (Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED)
#: Refuses without looking at fields.
_REPEATED = "repeated"


def work_out(state: State, outcome: Outcome, grounds: Collection[str], on: date) -> Plan | None:
    """What an answer to a request for erasure must say; None where fields do not decide it.

    So it is of other rights, of whoever is not known, and of a request that repeats another.
    """
    if state.right is not Right.ERASURE or outcome not in _OF_FIELDS:
        return None
    if not state.is_verified or (outcome is Outcome.REFUSED and set(grounds) == {_REPEATED}):
        return None
    return plan_of(state, on)


def not_an_erasure(state: State) -> Refusal | None:
    """Why fields have nothing to say on a request; None for erasure asked by somebody verified."""
    if state.right is Right.ERASURE and state.is_verified:
        return None
    return Refusal(code="no_erasure_to_plan", message=_NO_PLAN.format(number=state.request.id))


def require_erasure(state: State) -> None:
    """Raise `Refused` unless a request is for erasure, by somebody verified."""
    refused = not_an_erasure(state)
    if refused is not None:
        raise Refused(refused)


def plan_of(state: State, on: date) -> Plan:
    """What erasing would come to on a day for the person of a request; opens the file."""
    request = state.request
    open_for(request.person_id, f"request:{request.id}")
    return plan(request.person_id, on, *register_and_map(), purposes=request.purposes)


def differs_from_fields(
    worked_out: Plan | None, outcome: Outcome, grounds: Collection[str]
) -> Refusal | None:
    """Why an answer that somebody gave does not follow from the fields; None where it does."""
    if worked_out is None:
        return None
    if outcome is worked_out.outcome and set(grounds) <= set(worked_out.grounds):
        return None
    told = {"outcome": worked_out.outcome.value, "grounds": ", ".join(worked_out.grounds)}
    because = tuple(dict.fromkeys(cited for field in worked_out.fields for cited in field.because))
    return Refusal(
        code="fields_say_otherwise",
        message=_OTHERWISE.format(**told),
        remedy=_SEE_PLAN,
        because=because,
    )


def record_fields(decision: RequestDecision, worked_out: Plan) -> None:
    """Keep what was decided of each field with the decision, in its transaction."""
    DecidedField.objects.bulk_create(
        DecidedField(
            request=decision,
            person_id=decision.person_id,
            field=field.field,
            category=field.category,
            outcome=DecidedField.Outcome.ERASED if field.goes else DecidedField.Outcome.KEPT,
            rows=field.rows,
            until=field.until,
            why=field.why or "",
            because=[as_json(cited) for cited in field.because],
        )
        for field in worked_out.fields
    )


def decided_fields(number: int) -> tuple[Field, ...]:
    """What was decided of each field under a request, in the order of the data map."""
    return tuple(
        Field(
            field=row.field,
            category=row.category,
            rows=row.rows,
            why=Why(row.why) if row.why else None,
            until=row.until,
            because=tuple(_from_json(cited) for cited in row.because),
        )
        for row in DecidedField.objects.filter(request=number).order_by("id")
    )


def as_json(cited: Citation) -> dict[str, object]:
    """A citation as rows and receipts keep it, in three languages."""
    return {
        "law": cited.act,
        "section": cited.section,
        "version": cited.version,
        "text": asdict(cited.text),
    }


def _from_json(told: Mapping[str, object]) -> Citation:
    text = told["text"]
    assert isinstance(text, Mapping)
    return Citation(
        act=str(told["law"]),
        section=str(told["section"]),
        version=str(told["version"]),
        text=Words(fi=str(text["fi"]), sv=str(text["sv"]), en=str(text["en"])),
    )


def tables_to_erase(fields: Sequence[Field]) -> tuple[str, ...]:
    """The tables that the person's rows go from, by name."""
    return tuple(sorted(field.field for field in fields if field.goes))


_NO_PLAN = Words(
    fi="Pyyntö {number} ei ole poistopyyntö, tai sen tekijää ei ole vielä tunnettu.",
    sv="Begäran {number} gäller inte radering, eller den som begär är inte känd ännu.",
    en="Request {number} is not for erasure, or who asks is not known yet.",
)
_OTHERWISE = Words(
    fi="Vastaus seuraa tiedoista: {outcome}, perusteet {grounds}.",
    sv="Svaret följer av uppgifterna: {outcome}, grunder {grounds}.",
    en="The answer follows from the fields: {outcome}, grounds {grounds}.",
)
_SEE_PLAN = Words(
    fi="Katso ratkaisu kenttä kentältä ja jätä lopputulos pois: inkasso rights plan.",
    sv="Se avgörandet fält för fält och utelämna utfallet: inkasso rights plan.",
    en="See the decision field by field and leave the outcome out: inkasso rights plan.",
)
