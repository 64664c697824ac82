"""The token of a browser for one written paper: it lies there before the click that needs it (E6).

Were it sent with the answer to "Begin", an answer that is lost on the way would shut candidates out of their own
device. Signed for this candidate and this paper, so that nobody agrees on one with somebody elsewhere; and handed out
only where a paper can be begun, or taken over with a code.
"""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse


def token_in(request, seat, instrument):
    """The token of this browser for the paper of that seat and instrument, by their numbers; empty without one."""
    token = request.COOKIES.get(_name(seat, instrument), "")
    try:
        _signer(request, seat, instrument).unsign(token)
    except BadSignature:
        return ""
    return token


def token_for(request, seat, instrument):
    """The token that this browser has, or a new one to be kept there."""
    known = token_in(request, seat, instrument)
    return known or _signer(request, seat, instrument).sign(secrets.token_urlsafe(24))


def keep_token(response, seat, instrument, token):
    """Let the browser keep it. Returns the response."""
    response.set_cookie(
        _name(seat, instrument),
        token,
        path=reverse("examinations:my_written"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        # Not strict: whoever comes back by a link in a mail holds the paper, too.
        samesite="Lax",
    )
    return response


def _name(seat, instrument):
    return f"written-{seat}-{instrument}"


def _signer(request, seat, instrument):
    return Signer(salt=f"examinations.written.{request.user.pk}.{seat}.{instrument}")
