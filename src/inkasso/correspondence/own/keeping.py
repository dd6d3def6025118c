"""Own templates written down: version by version, switched on by two people, off by one.

What is on was approved word by word: another wording is another version, and is approved by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Words
from inkasso.correspondence.models import OwnTemplate, TemplateSwitch, TemplateVersion
from inkasso.correspondence.own.wording import KINDS, Kind, Wording, why_not_kept
from inkasso.correspondence.templates import Template
from inkasso.law.wording import fill
from inkasso.mandates.signing import sign
from inkasso.staff.approvals import Facts, ask
from inkasso.staff.models import Approval

#: The kind of request that waits for a second person; stands in rows, never renamed.
SWITCH_ON = "letter_template"
#: The action of whoever may approve it.
APPROVES = "approve_template"
#: Kinds of signatures: of a version's wording, and of a switch.
WRITTEN, SWITCHED = "template", "switch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An own template with its versions, and which of them letters are written from."""

    number: int
    kind: Kind
    #: The newest first.
    versions: Sequence[TemplateVersion]
    #: None while it is off.
    on: TemplateVersion | None

    @property
    def newest(self) -> TemplateVersion:
        """The version written last."""
        return self.versions[0]

    @property
    def name(self) -> Words:
        """What lists call it: as it is on, else as it was written last."""
        return wording_of(self.on or self.newest).name


def write_template(kind: Kind, wording: Wording, moment: Moment) -> TemplateVersion:
    """Write a new template down; it is off. Raises `Refused` as `why_not_kept`."""
    _check(wording, kind, moment)
    with transaction.atomic():
        template = OwnTemplate.objects.create(kind=kind)
        return _keep(template, wording, 1, moment)


def rewrite_template(number: int, wording: Wording, moment: Moment) -> TemplateVersion:
    """Write another version down; what is on stays on until this one is switched on.

    Raises `Refused`: `unknown_template`, `template_unchanged`, and as `why_not_kept`.
    """
    with transaction.atomic():
        _one_after_the_other(number)
        known = find_own(number)
        _check(wording, known.kind, moment)
        if wording_of(known.newest) == wording:
            raise Refused(Refusal(code="template_unchanged", message=_UNCHANGED))
        return _keep(known.newest.template, wording, known.newest.number + 1, moment)


def ask_on(version: TemplateVersion, why: str, moment: Moment) -> Approval:
    """Ask that letters be written from a version; a second person reads it and agrees.

    Raises `Refused`: `template_on_already`, and as `ask`.
    """
    _check_off(version)
    return ask(SWITCH_ON, {"version": version.id}, why, moment)


def switched_on(facts: Facts, moment: Moment) -> TemplateSwitch:
    """What a second person's approval does.

    The words are weighed once more, for rules may have grown stricter. Raises `Refused`:
    `template_on_already`, and as `why_not_kept`.
    """
    version = version_of(facts)
    with transaction.atomic():
        _one_after_the_other(version.template_id)
        _check(wording_of(version), Kind(version.template.kind), moment)
        _check_off(version)
        return _switch(version, moment, on=True)


def switch_off(number: int, moment: Moment) -> TemplateSwitch:
    """Let no more letters be written from a template, at once.

    Raises `Refused`: `unknown_template`, `template_off_already`.
    """
    with transaction.atomic():
        _one_after_the_other(number)
        version = find_own(number).on
        if version is None:
            raise Refused(Refusal(code="template_off_already", message=_OFF))
        return _switch(version, moment, on=False)


def told(facts: Facts) -> list[Words]:
    """What is asked for, word for word, for whoever is to approve it."""
    version = version_of(facts)
    wording = wording_of(version)
    kind = KINDS[Kind(version.template.kind)]
    number = str(version.number)
    head = fill(_TOLD, name=wording.name, number=number, kind=kind)
    every = (wording.heading, *wording.paragraphs)
    spoken = [f"{language}: {one.in_language(language)}" for language in LANGUAGES for one in every]
    return [head, *(Words(fi=one, sv=one, en=one) for one in spoken)]


def every_own() -> list[Standing]:
    """Every own template, by its number."""
    versions: dict[int, list[TemplateVersion]] = defaultdict(list)
    for version in TemplateVersion.objects.select_related("template").order_by("-number"):
        versions[version.template_id].append(version)
    on = _on()
    return [
        Standing(
            number=number,
            kind=Kind(found[0].template.kind),
            versions=found,
            on=next((one for one in found if one.id == on.get(number)), None),
        )
        for number, found in sorted(versions.items())
    ]


def find_own(number: int) -> Standing:
    """One own template; raises `Refused` (`unknown_template`)."""
    found = next((one for one in every_own() if one.number == number), None)
    if found is None:
        raise Refused(Refusal(code="unknown_template", message=_UNKNOWN))
    return found


def version_of(facts: Facts) -> TemplateVersion:
    """The version that a request is about."""
    return TemplateVersion.objects.select_related("template").get(id=int(str(facts["version"])))


def wording_of(version: TemplateVersion) -> Wording:
    """What a version says."""
    return Wording(
        name=Words(**version.name),
        heading=Words(**version.heading),
        paragraphs=tuple(Words(**one) for one in version.paragraphs),
    )


def key_of(version: TemplateVersion) -> str:
    """How letters name what they were written from: `own-3-2`, the second version of the third."""
    return f"own-{version.template_id}-{version.number}"


def templates_on() -> dict[str, Template]:
    """Own templates that letters are written from, by key."""
    return {
        key_of(one.on): wording_of(one.on).template(one.kind, key_of(one.on))
        for one in every_own()
        if one.on is not None
    }


def _check(wording: Wording, kind: Kind, moment: Moment) -> None:
    refusal = why_not_kept(wording, kind, moment.on)
    if refusal is not None:
        raise Refused(refusal)


def _check_off(version: TemplateVersion) -> None:
    if _on().get(version.template_id) == version.id:
        raise Refused(Refusal(code="template_on_already", message=_ON))


def _on() -> dict[int, int]:
    """Which version of each template is on."""
    newest = TemplateSwitch.objects.order_by("id").values_list(
        "version__template_id", "version_id", "is_on"
    )
    last = {template: (version, is_on) for template, version, is_on in newest}
    return {template: version for template, (version, is_on) in last.items() if is_on}


def _keep(template: OwnTemplate, wording: Wording, number: int, moment: Moment) -> TemplateVersion:
    version = TemplateVersion.objects.create(
        template=template,
        number=number,
        name=_as_json(wording.name),
        heading=_as_json(wording.heading),
        paragraphs=[_as_json(one) for one in wording.paragraphs],
        written_on=moment.on,
    )
    sign(WRITTEN, version.id, moment)
    return version


def _switch(version: TemplateVersion, moment: Moment, *, on: bool) -> TemplateSwitch:
    made = TemplateSwitch.objects.create(version=version, is_on=on, dated=moment.on)
    sign(SWITCHED, made.id, moment)
    return made


def _as_json(words: Words) -> dict[str, str]:
    return {language: words.in_language(language) for language in LANGUAGES}


def _one_after_the_other(number: int) -> None:
    """Let two who change one template at once come one after the other; rows are only added."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"correspondence.owntemplate:{number}"],
        )


_UNKNOWN = Words(
    fi="Tällaista kirjepohjaa ei ole.",
    sv="Det finns ingen sådan brevmall.",
    en="There is no such template.",
)
_UNCHANGED = Words(
    fi="Sanat ovat samat kuin edellisessä versiossa.",
    sv="Orden är desamma som i den förra versionen.",
    en="The words are those of the version before.",
)
_ON = Words(
    fi="Tämä versio on jo käytössä.",
    sv="Den här versionen är redan i bruk.",
    en="This version is on already.",
)
_OFF = Words(
    fi="Kirjepohja ei ole käytössä.",
    sv="Brevmallen är inte i bruk.",
    en="The template is not on.",
)
_TOLD = Words(
    fi="Kirjepohja {name}, versio {number} ({kind}), otetaan käyttöön näillä sanoilla.",
    sv="Brevmallen {name}, version {number} ({kind}), tas i bruk med dessa ord.",
    en="Template {name}, version {number} ({kind}), is switched on with these words.",
)
