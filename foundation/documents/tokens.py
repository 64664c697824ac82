"""The LSP's signature for machines: JSON Web Signatures with ES256. The only reader of PyJWT and of their key.

As with the seal on papers, only the worker can read the key (TRUST C3): it is read and checked once per process. Where
none is configured, a development key is made once beside the other keys of a desk; `note()` then gives the words that
everything signed with it must carry. Production has no such folder, and refuses.
"""

import base64
import contextlib
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from jwt.algorithms import ECAlgorithm

DEVELOPMENT = "KUNCI PENGEMBANGAN – bukan kredensial resmi LSP"
ALGORITHM = "ES256"
OTHERS = 0o077


class KeyRefused(Exception):
    """There is no key for tokens, others can read it, or it is of another kind."""


@dataclass(frozen=True)
class Signed:
    """A signed token, the public key that opens it, and that key's name (the thumbprint of RFC 7638)."""

    token: str
    jwk: dict[str, str]
    key: str


def sign(claims: dict[str, Any], *, owner: str, kind: str) -> Signed:
    """These claims as a compact JWS whose `kid` is the key's name at its owner: `did:web:…#<thumbprint>`.

    `kind` is its media type without `application/`. Raises KeyRefused.
    """
    key = _key(key_file())
    jwk = public_jwk(key)
    name = thumbprint(jwk)
    headers = {"kid": f"{owner}#{name}", "typ": kind}
    return Signed(jwt.encode(claims, key, algorithm=ALGORITHM, headers=headers), jwk, name)


def in_use(name: str) -> bool:
    """Whether the key of this name is the one that signs here. Raises KeyRefused."""
    return thumbprint(public_jwk(_key(key_file()))) == name


def note() -> str:
    """What is signed must say so where the key is a desk's own; otherwise nothing."""
    return "" if settings.CREDENTIAL_KEY_FILE else DEVELOPMENT


def public_jwk(key: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    """The public half alone, as a JSON Web Key."""
    jwk = ECAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {name: jwk[name] for name in ("kty", "crv", "x", "y")}


def thumbprint(jwk: dict[str, str]) -> str:
    """The name that follows from the key itself (RFC 7638)."""
    words = json.dumps(jwk, sort_keys=True, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(hashlib.sha256(words).digest()).decode().rstrip("=")


def key_file() -> str:
    """Where the key is: as configured, else the desk's own, made once. Raises KeyRefused where there is none."""
    if settings.CREDENTIAL_KEY_FILE:
        return settings.CREDENTIAL_KEY_FILE
    if settings.KEY_DIR is None:
        raise KeyRefused("no key for credentials: CREDENTIAL_KEY_FILE")
    path = Path(settings.KEY_DIR) / "credentials.pem"
    if not path.exists():
        _make_once(path)
    return str(path)


def _make_once(path):
    """Two workers may come at once: both end with one key, and neither reads half of it."""
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    draft.touch(mode=0o600)
    draft.write_bytes(pem)
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


@lru_cache(maxsize=4)
def _key(name: str) -> ec.EllipticCurvePrivateKey:
    path = Path(name)
    if path.stat().st_mode & OTHERS:
        raise KeyRefused(f"{path} can be read by others: chmod 600")
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise KeyRefused(f"{path} holds no key on the curve P-256")
    return key
