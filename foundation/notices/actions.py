"""Post letters: a row with the act that caused it, and a job that carries the mail."""

import hashlib
import hmac
import smtplib
from dataclasses import dataclass
from email import encoders
from email.mime.base import MIMEBase

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from foundation.jobs.actions import enqueue
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.failpoints import failpoint
from foundation.workflow.moves import lock

from .models import Enclosure, Notice
from .queries import end_of
from .rules import can_resend

PERMANENT = 500


@dataclass(frozen=True)
class Enclosed:
    """A file for the mail of a letter: `content_type` may carry parameters, "text/calendar; method=REQUEST"."""

    name: str
    content_type: str
    data: bytes


def post(template, *, to, at, key="", url="", enclosed=None, **context):
    """Put a letter in this person's inbox and in the mail, in the language the person reads; returns the `Notice`.

    `template` is a path without its ending, "applications/letters/submitted"; `url` the page it is about, from
    the site's root; `enclosed` an `Enclosed` that goes with the mail. With a `key` known already nothing is posted,
    and None comes back.
    """
    reader = {"to": to, "address": to.email, "language": to.language}
    return _post(template, {"to": to, **context}, **reader, at=at, key=key, url=url, enclosed=enclosed)


def post_once(template, *, key, to, at, url="", **context):
    """`post`, for reminders: however often the task runs, the letter of this key goes out one time."""
    return post(template, to=to, at=at, key=key, url=url, **context)


def post_to_address(address, language, template, *, at, key="", url="", **context):
    """Post to somebody without an account: mail only."""
    return _post(template, context, to=None, address=address, language=language, at=at, key=key, url=url)


@transaction.atomic
def mark_read(notice, *, by, at):
    """The reader has opened the letter; the first time counts."""
    notice = lock(notice)
    if notice.read_at is None:
        notice.read_at = at
        notice.save(update_fields=["read_at"])
        record("notice.read", notice, by=by, at=at)
    return notice


@transaction.atomic
def resend(notice, *, by, at):
    """Send a letter again, after its address was mended or the reader asked."""
    notice = lock(notice)
    require(can_resend(by, notice))

    notice.address = notice.to.email if notice.to else notice.address
    notice.sent_at = notice.failed_at = None
    notice.failed_reason = ""
    notice.save()

    record("notice.resent", notice, by=by, at=at)
    enqueue("notices.carry", at=at, notice=notice.pk)
    return notice


def carry(notice, *, at):
    """Hand the mail to its server; a refusal for good is kept, anything else is raised, to be tried later."""
    if notice.sent_at or notice.failed_at:
        return
    try:
        mail_of(notice).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as refusal:
        code, words = _refusal(refusal)
        if code < PERMANENT:
            raise
        Notice.objects.filter(pk=notice.pk).update(failed_at=at, failed_reason=f"{code} {words}")
        return
    failpoint("notices.after_send")
    Notice.objects.filter(pk=notice.pk).update(sent_at=at)


def mail_of(notice):
    """The mail of a letter. Its Message-ID never changes, so that a mail sent twice is seen as one."""
    end = end_of(notice)
    body = f"{notice.body}\n\n{end}" if end else notice.body
    mail = EmailMessage(
        subject=notice.subject,
        body=body,
        to=[notice.address],
        headers={"Message-ID": message_id(notice), "Auto-Submitted": "auto-generated"},
    )
    if enclosure := Enclosure.objects.filter(notice=notice).first():
        mail.attach(_part(enclosure))
    return mail


def _part(enclosure):
    """The file as a part of the mail, with the parameters of its type as they are."""
    kind, *parameters = [word.strip() for word in enclosure.content_type.split(";")]
    part = MIMEBase(*kind.split("/"), **dict(word.split("=", 1) for word in parameters))
    part.set_payload(bytes(enclosure.data))
    encoders.encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=enclosure.name)
    return part


def message_id(notice):
    """The mail's name for ever: the letter's number, made unguessable."""
    seal = hmac.new(settings.SECRET_KEY.encode(), f"notice:{notice.pk}".encode(), hashlib.sha256).hexdigest()[
        :16
    ]
    return f"<notice.{notice.pk}.{seal}@{settings.SITE_HOST}>"


@transaction.atomic
def _post(template, context, *, key, at, enclosed=None, **where):
    with translation.override(where["language"]):
        context = {**context, "at": at, "site_url": settings.SITE_URL}
        subject = " ".join(_written(f"{template}_subject.txt", context).split())
        body = _written(f"{template}.txt", context).strip() + "\n"
    notice = Notice(**where, key=key, subject=subject[:200], body=body, posted_at=at)
    if not _keep(notice):
        return None
    if enclosed is not None:
        Enclosure.objects.create(notice=notice, **vars(enclosed))
    enqueue("notices.carry", at=at, notice=notice.pk)
    return notice


def _written(template, context):
    """Plain text: an ampersand in a name stays one."""
    return get_template(template).template.render(Context(context, autoescape=False))


def _keep(notice):
    if not notice.key:
        notice.save()
        return True
    columns = [field.attname for field in Notice._meta.concrete_fields if not field.primary_key]
    values = {column: getattr(notice, column) for column in columns}
    kept, is_new = Notice.objects.get_or_create(key=notice.key, defaults=values)
    notice.pk = kept.pk
    return is_new


def _refusal(error):
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
    else:
        code, words = error.smtp_code, error.smtp_error
    return code, words.decode(errors="replace") if isinstance(words, bytes) else words
