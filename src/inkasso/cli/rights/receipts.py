"""`inkasso rights receipt write|verify|key`: the proof that something was erased."""

from __future__ import annotations

from pathlib import Path

import click

from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import emit, say, spoken
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.register import register_in_force
from inkasso.rights.erasure.keys import signing_key
from inkasso.rights.erasure.proving import write_receipt
from inkasso.rights.erasure.receipts import LARGEST, public_digits, verify
from inkasso.rights.requests.state import find_request

_DOES_NOT_HOLD = 1


@click.group("receipt")
def receipt_group() -> None:
    """Receipts of erasures: signed, without a name."""


@receipt_group.command("write")
@click.argument("number", type=int)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder."
)
@json_option
@pass_workspace
def write_command(workspace: Workspace, *, number: int, out: Path, as_json: bool) -> None:
    """Write the signed receipt of an erasure that was carried out."""
    with work(workspace, "rights", f"receipt of request {number}"):
        path = write_receipt(find_request(number), out, register_in_force())
    if as_json:
        emit({"request": number, "file": str(path), "public_key": public_digits(signing_key())})
    else:
        say(f"{path}: signed with key {public_digits(signing_key())}.")


@receipt_group.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--key", default="", help="The public key that must have signed it.")
@json_option
def verify_command(*, file: Path, key: str, as_json: bool) -> int:
    """Whether a receipt is what was signed; needs no database. Exit 0 or 1."""
    with file.open("rb") as opened:
        found = verify(opened.read(LARGEST + 1), key=key)
    if as_json:
        emit(
            {
                "holds": found.holds,
                "signer_checked": bool(key),
                "public_key": found.public_key or None,
                "changed": list(found.changed),
                "faults": [spoken(fault) for fault in found.faults],
            }
        )
    else:
        say("The receipt holds." if found.holds else "The receipt does not hold.")
        for fault in found.faults:
            say(f"  {spoken(fault)}")
        if found.public_key and not key:
            say("  WHO SIGNED IT WAS NOT CHECKED: anybody can sign a receipt of their own.")
            say(f"  Signed with key {found.public_key}; give the agency's published one as --key.")
    return 0 if found.holds else _DOES_NOT_HOLD


@receipt_group.command("key")
@json_option
def key_command(*, as_json: bool) -> None:
    """The agency's public key, which receipts are verified with."""
    if as_json:
        emit({"algorithm": "Ed25519", "public_key": public_digits(signing_key())})
    else:
        say(public_digits(signing_key()))
