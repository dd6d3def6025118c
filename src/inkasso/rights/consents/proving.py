"""The proof of a consent: what was shown, how it was given and withdrawn, with hashes over it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from inkasso.base.words import Language, Words
from inkasso.law.wording import fill
from inkasso.rights.consents.texts import digest_of
from inkasso.rights.consents.uses import Use
from inkasso.rights.models import (
    Consent,
    ConsentContent,
    ConsentWithdrawal,
    HardshipConsent,
    HardshipWithdrawal,
)

#: Version of the form of `document`.
FORM = "inkasso-consent-proof/1"
Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The proof of every consent that a person gave to one use."""

    #: The proof as JSON holds it, without its digest.
    document: Json
    #: Whether every text is the one whose hash was recorded when it was shown.
    intact: bool

    @property
    def json(self) -> str:
        """The document as text, always the same for the same consents."""
        return json.dumps(self.document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    @property
    def digest(self) -> str:
        """SHA-256 of `json` in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.json.encode()).hexdigest()

    def readable(self, language: Language) -> str:
        """The same for a reader, with the hash of the JSON that it goes with."""
        given = self.document["consents"]
        assert isinstance(given, list)
        told = [line for one in given for line in _told(one)]
        words = [
            fill(_HEAD, person=str(self.document["person"]), use=str(self.document["use"])),
            *(told or [_NONE]),
            fill(_HASH, digest=self.digest),
        ]
        return "\n\n".join(one.in_language(language) for one in words) + "\n"


def proof_of(person_id: UUID, use: Use) -> Proof:
    """The proof of a person's consents to a use; their words show while the file is open."""
    consents = list(_hardship(person_id) if use.is_hardship else _others(person_id, use.key))
    return Proof(
        document={
            "form": FORM,
            "person": str(person_id),
            "use": use.key,
            "consents": consents,
        },
        intact=all(bool(one["text_intact"]) for one in consents),
    )


def _hardship(person_id: UUID) -> Iterator[dict[str, object]]:
    rows = HardshipWithdrawal.objects.filter(person_id=person_id)
    ends = {row.consent_id: row for row in rows}
    for row in HardshipConsent.objects.filter(person_id=person_id).order_by("id"):
        yield _document(row, row.text, ends.get(row.id))


def _others(person_id: UUID, use: str) -> Iterator[dict[str, object]]:
    rows = ConsentWithdrawal.objects.filter(person_id=person_id, consent__use=use)
    ends = {row.consent_id: row for row in rows}
    texts = dict(
        ConsentContent.objects.filter(person_id=person_id).values_list("consent_id", "text")
    )
    for row in Consent.objects.filter(person_id=person_id, use=use).order_by("id"):
        yield _document(row, texts.get(row.id, ""), ends.get(row.id))


def _document(
    row: Consent | HardshipConsent,
    text: str,
    end: ConsentWithdrawal | HardshipWithdrawal | None,
) -> dict[str, object]:
    return {
        "number": row.id,
        "given_on": row.given_on.isoformat(),
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
        "channel": row.channel,
        "said_by": row.said_by,
        "evidence": row.evidence or None,
        "text": text,
        "text_version": row.text_version,
        "text_language": row.language,
        "text_sha256": row.text_digest,
        "text_intact": digest_of(text) == row.text_digest,
        "recorded_at": row.recorded_at.isoformat(),
        "recorded_by": row.recorded_by,
        "withdrawn": None if end is None else _withdrawn(end),
    }


def _withdrawn(end: ConsentWithdrawal | HardshipWithdrawal) -> dict[str, object]:
    return {
        "on": end.withdrawn_on.isoformat(),
        "channel": end.channel,
        "said_by": end.said_by,
        "recorded_at": end.recorded_at.isoformat(),
        "recorded_by": end.recorded_by,
    }


def _told(one: Mapping[str, object]) -> Iterator[Words]:
    said = {key: "-" if value is None else str(value) for key, value in one.items()}
    yield fill(
        _GIVEN,
        number=said["number"],
        day=said["given_on"],
        channel=_CHANNELS[said["channel"]],
        who=_SPEAKERS[said["said_by"]],
        by=said["recorded_by"],
        evidence=said["evidence"],
        until=said["valid_until"],
        version=said["text_version"],
        language=said["text_language"],
        digest=said["text_sha256"],
    )
    text = f"  „{said['text']}”"
    yield Words(fi=text, sv=text, en=text)
    if not one["text_intact"]:
        yield _ALTERED
    end = one["withdrawn"]
    if isinstance(end, dict):
        yield fill(_ENDED, day=end["on"], channel=_CHANNELS[end["channel"]], by=end["recorded_by"])


_HEAD = Words(
    fi="Suostumukset: {use}\nHenkilö: {person}",
    sv="Samtycken: {use}\nPerson: {person}",
    en="Consents: {use}\nPerson: {person}",
)
_NONE = Words(
    fi="Suostumusta ei ole annettu.",
    sv="Inget samtycke har getts.",
    en="No consent has been given.",
)
_GIVEN = Words(
    fi="Suostumus {number}: annettu {day}, {channel}, {who}. Viimeinen päivä: {until}. "
    "Vastaanottaja: {by}. Asiakirja: {evidence}.\nNäytetty teksti, versio {version}, kieli "
    "{language}, SHA-256 {digest}:",
    sv="Samtycke {number}: gavs {day}, {channel}, {who}. Sista dag: {until}. Mottaget av: {by}. "
    "Handling: {evidence}.\nText som visades, version {version}, språk {language}, SHA-256 "
    "{digest}:",
    en="Consent {number}: given {day}, {channel}, {who}. Last day: {until}. Taken down by: {by}. "
    "Document: {evidence}.\nText as shown, version {version}, language {language}, SHA-256 "
    "{digest}:",
)
_ALTERED = Words(
    fi="HUOMIO: teksti ei ole se, jonka tiiviste kirjattiin.",
    sv="OBS: texten är inte den vars kontrollsumma antecknades.",
    en="NOTE: the text is not the one whose hash was recorded.",
)
_ENDED = Words(
    fi="Peruutettu {day}, {channel}. Vastaanottaja: {by}.",
    sv="Återkallat {day}, {channel}. Mottaget av: {by}.",
    en="Withdrawn {day}, {channel}. Taken down by: {by}.",
)
_HASH = Words(
    fi="Tiedoston proof.json SHA-256: {digest}",
    sv="SHA-256 för filen proof.json: {digest}",
    en="SHA-256 of the file proof.json: {digest}",
)
_CHANNELS = {
    "phone": Words(fi="puhelimitse", sv="per telefon", en="by telephone"),
    "letter": Words(fi="kirjeellä", sv="per brev", en="by letter"),
    "email": Words(fi="sähköpostilla", sv="per e-post", en="by e-mail"),
    "web": Words(fi="verkossa", sv="på webben", en="on the web"),
    "in_person": Words(fi="paikan päällä", sv="på plats", en="in person"),
}
_SPEAKERS = {
    "person": Words(fi="henkilö itse", sv="personen själv", en="the person"),
    "guardian": Words(fi="edunvalvoja", sv="intressebevakaren", en="the guardian"),
    "agent": Words(fi="asiamies", sv="ombudet", en="the agent"),
}
