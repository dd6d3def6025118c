"""Keys of erasures, each derived from the master key: of the journal and of receipts."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inkasso.parties.secrecy import keyed_hash


def journal_code(text: str) -> str:
    """The code of a line of the journal."""
    return keyed_hash("erasure.journal", text).hex()


def signing_key() -> Ed25519PrivateKey:
    """The key that signs receipts; the same as long as the master key is."""
    return Ed25519PrivateKey.from_private_bytes(keyed_hash("erasure.receipt", "signing key"))
