"""Files locked for a recipient: opened by its identity alone, as other tools of the format do."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.formats.age import Locked, unlocked
from inkasso.formats.age_keys import Identity, new_identity, read_identity, read_recipient

#: Made by pyrage 1.4 (the Rust implementation of age) of `hello`, with a stanza that nobody knows.
SECRET = "AGE-SECRET-KEY-1ZHFJCU6RGQJQ20XWXJ7NPRKJKU08MP7JLN4W5RSHFY7J6A9AC3ZQMZDJKE"
RECIPIENT = "age17ags6780zer0drecg0utj9605gzurz9py4cq8qkktcl4xymyqylqkr3du6"
FOREIGN = bytes.fromhex(
    "6167652d656e6372797074696f6e2e6f72672f76310a2d3e205832353531392045646f726952514d476e305536"
    "744566713834324c4745754a395935684b50555565573332756c6d7269450a797033326452623352794e436f71"
    "5a582f75426a4e33614830796b44314e4f4a387347723873536f7642300a2d3e205e2c3e697440352f2d677265"
    "617365203a3e4720362767685e2e523d0a7775522b38656e6e736c6c2f446e3569584e7243626f663776767075"
    "4c2f6c32554a5066346e7530784571774d4b2f304475753134354a6e70726652705839420a4b37436a38667930"
    "4663687870492f4c356376666659630a2d2d2d205743754a7162767a53526a636b374b66486e6a647a5776446c"
    "69326244326630532f653656392b695756340a568fe05f64a684139f2e54287677c89d32bc6994f3d22ef901e8"
    "b74aee2f218f1cab638bd7"
)


def locked(data: bytes, identity: Identity) -> bytes:
    target = io.BytesIO()
    file = Locked(target, identity.recipient)
    file.write(data)
    file.close()
    return target.getvalue()


def opened(data: bytes, key: str | Identity) -> bytes:
    return b"".join(unlocked(io.BytesIO(data), key))


def test_a_file_of_another_tool_opens() -> None:
    assert opened(FOREIGN, read_identity(SECRET)) == b"hello"


def test_keys_are_written_as_others_write_them() -> None:
    identity = read_identity(f"# created: today\n# public key: {RECIPIENT}\n{SECRET}\n")
    assert str(identity.recipient) == RECIPIENT
    assert identity.secret() == SECRET
    assert str(read_recipient(f" {RECIPIENT}\n")) == RECIPIENT


@given(st.binary(max_size=200_000))
def test_what_was_locked_for_somebody_opens_for_them(data: bytes) -> None:
    identity = new_identity()
    assert opened(locked(data, identity), identity) == data


def test_nobody_else_opens_it() -> None:
    file = locked(b"secret", new_identity())
    with pytest.raises(BadInput):
        opened(file, new_identity())
    with pytest.raises(BadInput):
        opened(file, "a passphrase")


@given(st.integers(min_value=0, max_value=220), st.integers(min_value=1, max_value=255))
def test_a_changed_file_never_opens(place: int, change: int) -> None:
    identity = read_identity(SECRET)
    file = bytearray(locked(b"secret", identity))
    file[place % len(file)] ^= change
    with pytest.raises(BadInput):
        opened(bytes(file), identity)


def test_a_file_by_passphrase_does_not_open_by_identity() -> None:
    target = io.BytesIO()
    file = Locked(target, "a passphrase")
    file.close()
    with pytest.raises(BadInput):
        opened(target.getvalue(), new_identity())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        RECIPIENT[:-1],
        RECIPIENT[:-1] + "q",
        RECIPIENT.title(),
        SECRET,
        "age1" + "ä" * 58,
    ],
)
def test_what_is_no_recipient_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_recipient(text)


@pytest.mark.parametrize("text", ["", RECIPIENT, f"{SECRET}\n{SECRET}", SECRET[:-1]])
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_identity(text)
