"""A link in a mail to somebody without an account, and the code that follows it (TRUST A9).

256 bits of which only the digest is kept; whoever holds the link has six digits sent to the address that it went to, so
a link that was passed on opens nothing, and a program that looks into mail changes nothing. Apps build their own tables
from these; what a link is about, and when that is over, is theirs.
"""

import datetime as dt
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import models

LINK_LASTS = dt.timedelta(days=30)
CODE_LASTS = dt.timedelta(minutes=15)
READING_LASTS = dt.timedelta(hours=4)
AN_HOUR = dt.timedelta(hours=1)
TRIES = 5
CODES_AN_HOUR = 5

ANYBODYS = frozenset(
    {
        "gmail.com",
        "googlemail.com",
        "yahoo.com",
        "yahoo.co.id",
        "ymail.com",
        "rocketmail.com",
        "outlook.com",
        "outlook.co.id",
        "hotmail.com",
        "live.com",
        "msn.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "proton.me",
        "protonmail.com",
        "gmx.com",
        "mail.com",
        "zoho.com",
        "yandex.com",
    }
)
"""Where everybody can have any address: it does not show who somebody is."""


def is_anybodys(email):
    """Whether the address is at one of the services where everybody can have any."""
    return email.rpartition("@")[2].casefold() in ANYBODYS


def new_salt():
    """What a secret of its own follows from."""
    return secrets.token_hex(16)


def sealed_by_us(*words):
    """32 bytes that follow from these words and from the secret of the portal, and from nothing in the database."""
    return hmac.new(settings.SECRET_KEY.encode(), ":".join(map(str, words)).encode(), hashlib.sha256).digest()


def digest_of(token):
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


class PersonalLink(models.Model):
    """A link in a mail. A new one takes the place of the one before; `codes` are the `LinkCode`s sent for it."""

    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    wrong_codes = models.PositiveSmallIntegerField(default=0, editable=False)
    # The browser in which the code was typed, by the digest of its cookie, and until when it may read.
    reader_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    read_until = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def fresh(cls, *, at, **of):
        """A new one, not yet kept, that holds for thirty days."""
        link = cls(sent_at=at, expires_at=at + LINK_LASTS, **of)
        link.token_sha256 = digest_of(link.token)
        return link

    @property
    def token(self):
        """256 bits, as the mail carries them; they follow from the salt and the secret of the portal."""
        return sealed_by_us(self._meta.label, self.salt).hex()

    @property
    def is_locked(self):
        """Guessed at too often."""
        return self.wrong_codes >= TRIES

    def is_open(self, at):
        """Whether the link itself still holds, whatever became of what it is about."""
        return self.revoked_at is None and at < self.expires_at and not self.is_locked

    def is_read_by(self, cookie, at):
        """Whether this browser has typed the code, a while ago at most."""
        known = bool(self.reader_sha256) and hmac.compare_digest(digest_of(cookie), self.reader_sha256)
        return known and self.read_until is not None and at < self.read_until

    def good_code(self, at):
        """The code that was sent last, while it is good; None without."""
        last = self.codes.order_by("-pk").first()
        return last if last is not None and last.is_good(at) else None

    def codes_of_late(self, at):
        """How many codes went out within the hour."""
        return self.codes.filter(sent_at__gt=at - AN_HOUR).count()


class LinkCode(models.Model):
    """Six digits to the same address, asked for by whoever holds the link; its table names the `link`."""

    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    sent_at = models.DateTimeField(editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def digits(self):
        """Six of them; they are kept nowhere."""
        return f"{int.from_bytes(sealed_by_us(self._meta.label, self.salt)) % 1_000_000:06}"

    def is_good(self, at):
        """Not used yet, and not too old."""
        return self.used_at is None and at < self.sent_at + CODE_LASTS


def enter(link, digits, *, at):
    """Try the digits on a locked link. Returns what the browser's cookie keeps, or None where they are wrong.

    Wrong digits are counted and kept, so that no refusal takes the count back; after five the link is locked.
    """
    code = link.good_code(at)
    if code is None or not hmac.compare_digest(code.digits.encode(), digits.strip().encode()):
        link.wrong_codes += 1
        link.save(update_fields=["wrong_codes"])
        return None
    code.used_at = at
    code.save(update_fields=["used_at"])
    reader = secrets.token_urlsafe(32)
    link.reader_sha256, link.read_until = digest_of(reader), at + READING_LASTS
    link.opened_at = link.opened_at or at
    link.save(update_fields=["reader_sha256", "read_until", "opened_at"])
    return reader
