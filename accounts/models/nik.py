"""The population number (NIK) at rest: sealed with AES-GCM, found again through a keyed index."""

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
PURPOSE = b"accounts.User.nik"


def seal(nik):
    """The number as text that says nothing without the key; the same number never seals alike twice."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(_keys()[0]).encrypt(nonce, nik.encode(), PURPOSE)
    return base64.b64encode(nonce + sealed).decode()


def unseal(sealed):
    """The number again, with whichever of the configured keys closed it; ValueError if none of them did."""
    raw = base64.b64decode(sealed)
    for key in _keys():
        try:
            return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], PURPOSE).decode()
        except InvalidTag:
            continue
    msg = "No configured key opens this NIK."
    raise ValueError(msg)


def index(nik):
    """The same 64 characters for the same number, so that one person can be found behind two accounts."""
    return hmac.new(settings.IDENTITY_INDEX_KEY.encode(), nik.encode(), hashlib.sha256).hexdigest()


def mask(nik):
    """What people see: where it was given out and which of that day, not the birth date in the middle."""
    return f"{nik[:4]}{'*' * (len(nik) - 8)}{nik[-4:]}"


def _keys():
    """Several keys, separated by commas, while they are being changed: the first closes, any of them opens."""
    return [hashlib.sha256(PURPOSE + key.encode()).digest() for key in settings.IDENTITY_KEY.split(",")]
