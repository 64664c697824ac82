"""What must not be read in the database: sealed with AES-GCM; the NIK is found again through a keyed index."""

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NIK = b"accounts.User.nik"
SECOND_FACTOR = b"accounts.User.second_factor"
NONCE_BYTES = 12


def seal(text, purpose):
    """The text as one that says nothing without the key; the same text never seals alike twice."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(_keys(purpose)[0]).encrypt(nonce, text.encode(), purpose)
    return base64.b64encode(nonce + sealed).decode()


def unseal(sealed, purpose):
    """The text again, with whichever of the configured keys closed it; ValueError if none of them did."""
    raw = base64.b64decode(sealed)
    for key in _keys(purpose):
        try:
            return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], purpose).decode()
        except InvalidTag:
            continue
    raise ValueError("No configured key opens this.")


def index(nik):
    """The same 64 characters for the same number, so that one person can be found behind two accounts."""
    return hmac.new(settings.IDENTITY_INDEX_KEY.encode(), nik.encode(), hashlib.sha256).hexdigest()


def mask(nik):
    """What people see: where it was given out and which of that day, not the birth date in the middle."""
    return f"{nik[:4]}{'*' * (len(nik) - 8)}{nik[-4:]}"


def _keys(purpose):
    """Several keys, separated by commas, while they are being changed: the first closes, any of them opens."""
    return [hashlib.sha256(purpose + key.encode()).digest() for key in settings.IDENTITY_KEY.split(",")]
