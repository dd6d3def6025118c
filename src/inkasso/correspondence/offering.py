"""What a letter can be written from: the house's templates, and the agency's own that are on."""

from __future__ import annotations

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.correspondence.models import TemplateVersion
from inkasso.correspondence.own.keeping import key_of, templates_on, wording_of
from inkasso.correspondence.templates import Template, house_templates


def offered(*, to_clients: bool = False) -> dict[str, Template]:
    """Templates of letters to people, or of those to clients, by key, the house's first."""
    every = {**house_templates(), **templates_on()}
    return {key: one for key, one in every.items() if one.to_client is to_clients}


def find_template(key: str, *, to_clients: bool = False) -> Template:
    """A template; raises `Refused` (`unknown_template`), also for one that was switched off."""
    found = offered(to_clients=to_clients).get(key)
    if found is None:
        raise Refused(Refusal(code="unknown_template", message=_UNKNOWN))
    return found


def names_of(keys: set[str]) -> dict[str, Words]:
    """What templates are called, by the keys that letters keep; also of those that are off."""
    names = {key: one.name for key, one in house_templates().items() if key in keys}
    if keys - names.keys():
        own = ((key_of(one), one) for one in TemplateVersion.objects.all())
        names.update({key: wording_of(one).name for key, one in own if key in keys})
    return names


_UNKNOWN = Words(
    fi="Tällaista kirjepohjaa ei ole käytössä.",
    sv="Någon sådan brevmall är inte i bruk.",
    en="No such template is on.",
)
