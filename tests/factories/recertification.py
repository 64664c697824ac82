"""Renewals as tests need them: a certificate of a scheme with a fee for it, its renewal begun, sent, decided."""

import datetime as dt

from django.utils import timezone

from applications.queries.texts import explanation_text, sha256_of
from recertification.actions import open_renewal
from recertification.queries.ties import next_version
from recertification.queries.window import closing_of
from schemes.models import FeePurpose

from .applications import ApplicationFactory
from .assessments import reported
from .certificates import issued
from .schemes import FeeFactory, SchemeVersionFactory, give_parts, put_in_force

ONE_SECOND = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


def a_scheme(*, fee=True, **settings):
    """A version in force, with a fee for recertification unless it is to be missing."""
    version = SchemeVersionFactory(**settings)
    give_parts(version)
    if fee:
        FeeFactory(
            version=version, organisation_kind="GROUP", amount=400_000, purpose=FeePurpose.RECERTIFICATION
        )
    put_in_force(version)
    return version


def held(*, fee=True, version=None, **settings):
    """A certificate of such a scheme, by a real meeting."""
    version = version or a_scheme(fee=fee, **settings)
    return issued([reported(ApplicationFactory(accepted=True, scheme_version=version))])[0]


def last_second(certificate):
    """The last moment at which its renewal can be asked for."""
    return closing_of(certificate).due_at


def in_good_time(certificate):
    """Half a year before the last day, at noon."""
    return noon(certificate.valid_until - 180 * DAY)


def noon(day):
    """The middle of a day where the certification body is."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def digest(certificate, *, at):
    """The hash of the explanation that its holder is shown."""
    return sha256_of(explanation_text(next_version(certificate, on=timezone.localdate(at)), "id"))


def opened(certificate=None, *, at=None):
    """The renewal, begun by the holder."""
    certificate = certificate or held()
    at = at or in_good_time(certificate)
    return open_renewal(certificate, text_sha256=digest(certificate, at=at), by=certificate.holder, at=at)
