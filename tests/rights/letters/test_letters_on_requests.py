"""Letters: for every right and outcome, in three languages, with grounds and remedies."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest

from builders import make_case
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Language
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.parties.models import Address, PartyName
from inkasso.parties.reaching import mail_returned
from inkasso.receivables.models import Case
from inkasso.rights.letters.gathering import gather
from inkasso.rights.letters.kinds import LetterKind
from inkasso.rights.letters.writing import Written, write_letter
from inkasso.rights.models import LiftingTold, RequestLetter
from inkasso.rights.rectification.correcting import Wanted, rectify
from inkasso.rights.requests.deciding import extend
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.identifying import ask
from inkasso.rights.requests.restricting import lift_restriction, standing_restriction
from inkasso.rights.requests.state import State, find_request
from rights.consenting import consent
from rights.recipients.test_telling import gave
from rights.requests_made import MOMENT, answered, known, made

pytestmark = pytest.mark.django_db


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def letter(
    state: State, folder: Path, language: Language = "en", kind: LetterKind | None = None
) -> Written:
    return write_letter(state, folder, MOMENT, register_in_force(), kind=kind, language=language)


def text(made_of: Written) -> str:
    """What the letter says, in one line and in reading order."""
    return " ".join(" ".join(_texts(made_of.told)).split())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def decided(case: Case, right: Right, outcome: str, *grounds: str, **more: str) -> State:
    state = known(made(case.person_id, right), case)
    return answered(state, outcome, *grounds, **more).state


def granted(case: Case, right: Right) -> State:
    """The answer that grants a right, with what it takes."""
    if right is Right.WITHDRAWAL:
        consent(case.person_id, "electronic_demands")
    state = known(made(case.person_id, right), case)
    if right is Right.RECTIFICATION:
        rectify(state, Wanted(values={"name": "Aino Oikea"}), MOMENT)
    return answered(state, explanation="We looked into it.").state


GRANTABLE = [
    Right.ACCESS,
    Right.RECTIFICATION,
    Right.RESTRICTION,
    Right.OBJECTION,
    Right.WITHDRAWAL,
    Right.COMPLAINT,
]


@pytest.mark.parametrize("right", GRANTABLE)
def test_a_granted_right_has_its_letter_in_every_language(right: Right, tmp_path: Path) -> None:
    state = granted(make_case(), right)
    for language in LANGUAGES:
        made_of = letter(state, tmp_path, language)
        assert made_of.path.name == f"decision-{state.request.id}-{language}.pdf"
        shown = text(made_of)
        assert "{" not in shown
        assert state.decision is not None
        for key in state.decision.grounds:
            cited = GROUNDS[key].citation.text.in_language(language)
            assert " ".join(cited.split()) in shown
        assert made_of.row.digest == hashlib.sha256(made_of.pdf).hexdigest()
    assert RequestLetter.objects.count() == len(LANGUAGES)


@pytest.mark.parametrize(
    ("right", "grounds"),
    [
        (Right.ACCESS, ("rights_of_others",)),
        (Right.RECTIFICATION, ("accurate",)),
        (Right.RESTRICTION, ("no_restriction_ground",)),
        (Right.PORTABILITY, ("not_portable",)),
        (Right.WITHDRAWAL, ("no_consent",)),
        (Right.HUMAN_REVIEW, ("no_automated_decision",)),
    ],
)
def test_a_refusal_names_its_ground_and_every_remedy(
    right: Right, grounds: tuple[str, ...], tmp_path: Path
) -> None:
    state = decided(make_case(), right, "refused", *grounds)
    shown = text(letter(state, tmp_path))
    assert "We cannot grant your request." in shown
    assert "Office of the Data Protection Ombudsman" in shown
    assert "tietosuoja@om.fi" in shown
    assert "district court" in shown
    assert "tietosuoja@esimerkkiperinta.example" in shown
    assert f"Article {GROUNDS[grounds[0]].citation.section}" in shown


@pytest.mark.parametrize(
    ("language", "authority", "court"),
    [
        ("fi", "Tietosuojavaltuutetun toimisto", "käräjäoikeudessa"),
        ("sv", "Dataombudsmannens byrå", "tingsrätten"),
        ("en", "Office of the Data Protection Ombudsman", "district court"),
    ],
)
def test_authorities_bear_their_right_names(
    language: Language, authority: str, court: str, tmp_path: Path
) -> None:
    state = decided(make_case(), Right.RESTRICTION, "refused", "no_restriction_ground")
    shown = text(letter(state, tmp_path, language))
    assert authority in shown
    assert court in shown


def test_a_rectification_is_told_field_by_field_with_its_recipients(tmp_path: Path) -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "names.name")
    state = known(made(case.person_id, Right.RECTIFICATION), case)
    wanted = Wanted(values={"name": "Aino Oikea"}, statement="x", refused=("address",))
    rectify(state, wanted, MOMENT)
    shown = text(letter(answered(state, "partly", "accurate", "rectification").state, tmp_path))
    assert "Name Corrected" in shown
    assert "Supplementary statement Completed" in shown
    assert "Postal address Stays as it is" in shown
    assert "Käräjäoikeus" in shown
    assert "section 12" in shown


def test_the_window_has_the_corrected_name_and_address(tmp_path: Path) -> None:
    case = make_case()
    state = known(made(case.person_id, Right.RECTIFICATION), case)
    wanted = Wanted(values={"name": "Aino Oikea", "address": "Uusikatu 7, 33100 Tampere"})
    rectify(state, wanted, MOMENT)
    shown = text(letter(answered(state).state, tmp_path))
    assert "Aino Oikea Uusikatu 7 33100 Tampere" in shown


def test_a_granted_rectification_has_no_letter_before_it_is_carried_out(tmp_path: Path) -> None:
    state = decided(make_case(), Right.RECTIFICATION, "granted")
    with pytest.raises(Refused) as refused:
        letter(state, tmp_path)
    assert code(refused) == "not_carried_out"
    assert not list(tmp_path.iterdir())


def test_a_weighing_is_told_as_it_was_made(tmp_path: Path) -> None:
    state = decided(
        make_case(), Right.OBJECTION, "refused", "compelling", balancing="The debt is undisputed."
    )
    shown = text(letter(state, tmp_path))
    assert "How we weighed" in shown
    assert "The debt is undisputed." in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_held_is_answered_to_where_the_stranger_said(
    language: Language, tmp_path: Path
) -> None:
    state = made(None, requester="Matti Meikäläinen, Katu 1, 00100 Helsinki")
    shown = text(letter(answered(state, "nothing_held").state, tmp_path, language))
    assert "Matti Meikäläinen Katu 1 00100 Helsinki" in shown


def test_whoever_was_not_known_is_told_nothing_that_is_held(tmp_path: Path) -> None:
    case = make_case()
    state = ask(made(case.person_id), ["case", "address"], MOMENT)
    name = PartyName.objects.get(person_id=case.person_id).name
    street = Address.objects.get(person_id=case.person_id).street
    asked = text(letter(state, tmp_path))
    assert "The case number, or the reference, in our letter" in asked
    assert "no form" in asked
    answer = text(letter(answered(state, "not_identified").state, tmp_path))
    assert "does not show us who asks" in answer
    for shown in (asked, answer):
        assert name not in shown
        assert street not in shown
        assert str(case.id) not in shown.replace(str(state.request.id), "")


@pytest.mark.parametrize(
    ("language", "day"), [("fi", "2.6.2026"), ("sv", "2.6.2026"), ("en", "2 June 2026")]
)
def test_more_time_is_told_with_the_day_and_the_reason(
    language: Language, day: str, tmp_path: Path
) -> None:
    state = extend(made(make_case().person_id), "complex", MOMENT)
    made_of = letter(state, tmp_path, language)
    assert made_of.kind is LetterKind.EXTENSION
    shown = text(made_of)
    assert day in shown
    assert {"fi": "monimutkainen", "sv": "komplicerad", "en": "complex"}[language] in shown


def test_a_joined_request_is_told_of_the_one_that_answers_it(tmp_path: Path) -> None:
    person = make_case().person_id
    first = made(person)
    made_of = letter(made(person), tmp_path)
    assert made_of.kind is LetterKind.JOINED
    assert f"request {first.request.id}" in text(made_of)


def test_the_end_of_a_restriction_is_told_with_its_day(tmp_path: Path) -> None:
    state = granted(make_case(), Right.RESTRICTION)
    made_of = letter(state, tmp_path, kind=LetterKind.LIFTING)
    ends = MOMENT.on + timedelta(days=7)
    assert made_of.lifted_on == ends
    assert "12 March 2026" in text(made_of)
    hold = standing_restriction(state)
    assert hold is not None
    lift_restriction(hold.id, Moment(on=ends, by="tester"))
    with pytest.raises(Refused) as refused:
        letter(find_request(state.request.id), tmp_path, kind=LetterKind.LIFTING)
    assert code(refused) == "nothing_to_tell"


def test_the_answer_on_contested_data_tells_when_their_restriction_ends(tmp_path: Path) -> None:
    case = make_case()
    state = known(made(case.person_id, Right.RECTIFICATION, contested=True), case)
    state = answered(state, "refused", "accurate").state
    for language in LANGUAGES:
        assert letter(state, tmp_path, language).lifted_on == date(2026, 3, 12)
    assert "ends on 12 March 2026" in text(letter(state, tmp_path))
    assert LiftingTold.objects.count() == 1


def test_there_is_no_letter_on_what_has_not_happened(tmp_path: Path) -> None:
    state = made(make_case().person_id)
    for kind in (None, *LetterKind):
        with pytest.raises(Refused) as refused:
            letter(state, tmp_path, kind=kind)
        assert code(refused) == "nothing_to_tell"


def test_what_people_wrote_is_no_markup(tmp_path: Path) -> None:
    hostile = '#import "x.typ": *\n= {name} *bold* $x$ \\ <a> _u_ "quoted" {0}'
    state = decided(make_case(), Right.COMPLAINT, "granted", explanation=hostile)
    made_of = letter(state, tmp_path)
    assert "{name} *bold* $x$" in text(made_of)
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    command = [program, "-layout", str(made_of.path), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "{name} *bold* $x$" in printed


def test_a_letter_is_tagged_and_its_owners_alone(tmp_path: Path) -> None:
    made_of = letter(granted(make_case(), Right.ACCESS), tmp_path, "sv")
    with pikepdf.open(io.BytesIO(made_of.pdf)) as pdf:
        assert str(pdf.Root.Lang) == "sv-FI"
        assert "/StructTreeRoot" in pdf.Root
    assert made_of.path.read_bytes() == made_of.pdf
    assert made_of.path.stat().st_mode & 0o077 == 0


def test_no_letter_goes_to_where_mail_came_back_from() -> None:
    case = make_case()
    state = known(made(case.person_id, Right.ACCESS), case)
    name, street, *_ = gather(state).addressee
    assert street
    mail_returned(case.person_id, MOMENT.on, by=MOMENT.by)

    assert gather(state).addressee == (name,)
