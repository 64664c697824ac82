"""The devices an account is known on: a stranger who guesses at it must not shut its owner out (TRUST, S1)."""

import secrets

from django.conf import settings
from django.core import signing

SALT = "accounts.device"
LASTS = 180 * 24 * 60 * 60


def name_of_cookie():
    """Bound to this host alone where the connection is safe."""
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def device_of(request, email):
    """The name of this device if this account has signed in on it before, else an empty text."""
    try:
        known = signing.loads(request.COOKIES.get(name_of_cookie(), ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return ""
    return known["device"] if known["email"] == email.lower() else ""


def remember_device(response, email):
    """Know this device from now on as one of this account."""
    known = signing.dumps({"email": email.lower(), "device": secrets.token_urlsafe(12)}, salt=SALT)
    response.set_cookie(
        name_of_cookie(),
        known,
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
