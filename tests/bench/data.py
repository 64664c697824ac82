"""A database as it is after years: one whole case made by the actions themselves, and the rest copied from rows of it.

The copies are made by the database with its triggers aside: what they refuse is beside the point here, and making a
hundred thousand certificates in the lawful way takes hours.
"""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.models import Organisation, Role, Signs, User
from applications.models import Application, Involvement, Particulars, Return, ReviewItem
from applications.queries.items import items_of
from assessments.models import Assessment
from certificates.actions import release_meeting
from certificates.models import Certificate
from fees.models import Invoice
from foundation.journal.models import Entry
from tests.emptying import without_triggers
from tests.factories.applications import ApplicationFactory, ReviewItemFactory
from tests.factories.assessments import reported
from tests.factories.decisions import MET_AT, signed
from tests.factories.people import SignatoryFactory, UserFactory
from tests.factories.schemes import SchemeVersionFactory

FIRST = 1_000_000
"""The copies are counted from here, far from what the sequences give."""
EMPLOYERS = 40
READER = "django.contrib.auth.backends.ModelBackend"
# Of ten cases six wait for a reviewer, two are under review and two are with their applicant.
REVIEWED, RETURNED = "mod(n, 10) IN (6, 7)", "mod(n, 10) >= 8"


@dataclass(frozen=True)
class World:
    """Which records the pages are of, and the session cookies of those who look: (ours, bare)."""

    case: int
    review: int
    assessment: int
    token: str
    office: tuple[str, str]
    applicant: tuple[str, str]


def found(*, cases, certificates):
    """Fill an empty database; the `World` to look at."""
    version = SchemeVersionFactory(in_force=True, in_force__units=4, in_force__elements=3)
    office = UserFactory(roles=[Role.SECRETARIAT])
    certificate = _certified(version)
    review = _under_review(version, office)
    ApplicationFactory(scheme_version=version, returned=True)
    world = World(
        case=certificate.application_id,
        review=review.pk,
        assessment=Assessment.objects.get(application=certificate.application).pk,
        token=certificate.token,
        office=_sessions(office),
        applicant=_sessions(certificate.holder),
    )
    partners = "CASE WHEN mod(n, 4) = 0 THEN 'PARTNER' ELSE kind END"
    copy_row(Organisation, review.organisation, 1, EMPLOYERS, name="'PT Contoh Banyak ' || n", kind=partners)
    grow(world, cases=(1, cases), certificates=(1, certificates))
    return world


def grow(world, *, cases, certificates):
    """Add copies with these numbers, first and last."""
    review = Application.objects.get(pk=world.review)
    _copy_case(review, Return.objects.first(), *cases)
    certificate = Certificate.objects.get(token=world.token)
    changes = dict.fromkeys(("number", "registration_number", "check_code"), "'X' || lpad(n::text, 9, '0')")
    changes |= dict.fromkeys(("decision_id", "application_id", "holder_id"), f"{FIRST} + n")
    copy_row(Certificate, certificate, *certificates, **changes, token="md5(n::text)")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _certified(version):
    """A person from the first line of the form to the certificate."""
    application = ApplicationFactory(scheme_version=version, accepted=True)
    meeting = signed([reported(application)])
    head = UserFactory(roles=[Role.HEAD])
    for signs in (Signs.DECREE, Signs.CERTIFICATE):
        SignatoryFactory(user=head, signs=signs)
    [certificate] = release_meeting(meeting, by=head, at=MET_AT + dt.timedelta(hours=3))
    return certificate


def _under_review(version, office):
    """An application whose reviewer has looked at half of it."""
    review = ApplicationFactory(scheme_version=version, submitted=True)
    items = items_of(review, on=MET_AT.date())
    for item in items[: len(items) // 2]:
        ReviewItemFactory(
            application=review, key=item.key, given_by=office, verdict="ACCEPTED", reason=None, remark=""
        )
    review.reviewer, review.taken_at = office, MET_AT
    review.save()
    return review


def _copy_case(review, returned, first, last):
    """Applications in hand with everything that the queue shows of them, and a few lines of the trail."""
    this = f"{FIRST} + n"
    other = {"application_id": this}
    span = (first, last)
    copy_row(
        User, review.applicant, *span, email="'orang' || n || '@bench.contoh.id'", nik_index="md5(n::text)"
    )
    copy_row(Invoice, review.invoice, *span, number="'INV-' || n", payer_id=this)
    copy_row(
        Application,
        review,
        *span,
        number="'PMH-' || n",
        applicant_id=this,
        invoice_id=this,
        organisation_id=f"{FIRST} + 1 + mod(n, {EMPLOYERS})",
        state=f"CASE WHEN {RETURNED} THEN 'RETURNED' ELSE 'SUBMITTED' END",
        reviewer_id=f"CASE WHEN {REVIEWED} OR {RETURNED} THEN reviewer_id END",
        taken_at=f"CASE WHEN {REVIEWED} OR {RETURNED} THEN taken_at END",
        submitted_at="submitted_at + n * interval '1 minute'",
    )
    copy_row(Particulars, review.particulars, *span, full_name="full_name || ' ' || n", **other)
    copy_row(Involvement, review.involvements.first(), *span, user_id=this, **other)
    for number, item in enumerate(review.review_items.all()):
        own = {"id": f"{FIRST} * (2 + {number}) + n"}
        copy_row(ReviewItem, item, *span, only=f"{REVIEWED} OR {RETURNED}", **own, **other)
    copy_row(Return, returned, *span, only=RETURNED, **other)
    for number, entry in enumerate(Entry.objects.all()[:5]):
        own = {"id": f"{FIRST} * (2 + {number}) + n", "subject_id": f"({this})::text"}
        copy_row(Entry, entry, *span, subject=f"'{Application._meta.label}'", **own)


def copy_row(model, row, first, last, *, only="TRUE", **changes):
    """Copy a row for every n from first to last; `changes` are columns as SQL in which n is the number."""
    changes = {"id": f"{FIRST} + n"} | changes
    columns = [field.column for field in model._meta.concrete_fields]
    values = [changes.get(column, column) for column in columns]
    table = model._meta.db_table
    statement = (  # every part is written in this file or is a name of a column
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} "  # noqa: S608
        f"FROM {table} row, generate_series(%s, %s) n WHERE row.id = %s AND ({only})"
    )
    with without_triggers(connection), connection.cursor() as cursor:
        cursor.execute(statement, [first, last, row.pk])


def _sessions(user):
    """The session keys of somebody who signed in to our pages, and to the bare ones."""
    return tuple(_session(user, backend) for backend in (settings.AUTHENTICATION_BACKENDS[0], READER))


def _session(user, backend):
    client = Client()
    client.force_login(user, backend=backend)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
