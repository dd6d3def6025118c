"""What this room tells the gate: what of an objection may leave. Imported when the app is ready."""

from __future__ import annotations

from inkasso.gate.fields import Value, Whose, provide
from inkasso.objections.models import ObjectionText

#: What a person said in objections, as disclosures name it.
FIELD = "objection_texts.objections"


def _said(whose: Whose) -> Value:
    rows = ObjectionText.objects.filter(person_id=whose.person_id).exclude(words="")
    if whose.case_id is not None:
        rows = rows.filter(objection__case_id=whose.case_id)
    return [
        {
            "case": str(row.objection.case_id),
            "on": row.objection.taken_on.isoformat(),
            "ground": row.objection.ground,
            "words": row.words,
        }
        for row in rows.select_related("objection").order_by("objection_id")
    ]


provide(FIELD, _said)
