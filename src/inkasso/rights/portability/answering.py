"""What this room lets out through the gate: portable records by category. Imported at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from inkasso.base.words import Words
from inkasso.gate.fields import Value, Whose, provide
from inkasso.gate.register import register_and_map
from inkasso.rights.access.finding import find_whose
from inkasso.rights.access.package import Occasion
from inkasso.rights.access.values import in_cell
from inkasso.rights.portability.given import PORTED, field_of
from inkasso.rights.portability.package import PortablePackage

_NO_REMEDY = Words(fi="-", sv="-", en="-")


def _given(category: str) -> Callable[[Whose], Value]:
    def read(whose: Whose) -> Value:
        register, data_map = register_and_map()
        occasion = Occasion(request=0, on=whose.on, language="fi", remedy=_NO_REMEDY)
        found = PortablePackage(find_whose(whose.person_id), occasion, register, data_map)
        return [_texts(record) for record in found.values_of(category)]

    return read


def _texts(record: Mapping[str, object]) -> Mapping[str, str]:
    return {name: in_cell(value) for name, value in record.items()}  # type: ignore[arg-type]


for _category in PORTED:
    provide(field_of(_category), _given(_category))
