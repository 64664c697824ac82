"""A small LSP for the machine: people with several roles, a second account, and cases at several ends of the way."""

import datetime as dt
from dataclasses import dataclass, field

from accounts.models import AssessorRegistration, Role
from accounts.queries import system_user
from certificates.actions import release_meeting
from certificates.models import Certificate
from decisions.models import Outcome
from foundation.documents.actions.papers import print_paper
from surveillance.actions import lay_out
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import an_assessor, reported
from tests.factories.certificates import SEALED_AT, a_head, handed_over
from tests.factories.decisions import a_member, signed
from tests.factories.people import RelationFactory, RoleGrantFactory, UserFactory, afresh
from tests.factories.recertification import a_scheme

DAY = dt.timedelta(days=1)


@dataclass
class Stage:
    """Who is there, by what they mostly do; everybody is in `people`."""

    head: object
    offices: list
    members: list
    hearers: list
    assessors: list
    holder: object
    people: list = field(default_factory=list)


def set_up():
    """A certificate that was handed over, a decision that says not yet, two cases that wait. Returns the `Stage`."""
    version = a_scheme()
    head, scheme = a_head(), version.scheme
    offices = [UserFactory(roles=[Role.SECRETARIAT]) for _ in range(3)]
    assessors = [an_assessor(scheme).user for _ in range(3)]
    members = [a_member() for _ in range(4)]
    hearers = [UserFactory(roles=[Role.APPEAL]) for _ in range(4)]
    _mix(offices, assessors, members, hearers)

    first, second, third = (_reported(version, assessors[0], hour, offices[0]) for hour in (8, 10, 12))
    _waiting(version, offices[0])
    meeting = signed([first, second], members=members[:3], outcomes=[Outcome.COMPETENT, Outcome.NOT_YET])
    [certificate] = release_meeting(meeting, by=head, at=SEALED_AT)
    for paper in (certificate.letter, certificate.card):
        print_paper(paper, by=None, at=SEALED_AT)
    certificate = handed_over(Certificate.objects.get(pk=certificate.pk))
    lay_out(certificate, by=system_user(), at=SEALED_AT)
    RelationFactory(user=third.application.applicant, other=members[3], declared_at=SEALED_AT)
    RelationFactory(user=assessors[0], other=hearers[3], declared_at=SEALED_AT)

    stage = Stage(head, offices, members, hearers, assessors, certificate.holder)
    others = [second.application.applicant, third.application.applicant]
    everybody = [head, *offices, *assessors, *members, *hearers, certificate.holder, *others]
    stage.people = [afresh(person) for person in everybody]
    return stage


def _mix(offices, assessors, members, hearers):
    """Few people, many roles: as in a small LSP; and one human being with two accounts."""
    RoleGrantFactory(user=offices[1], role=Role.APPEAL)
    RoleGrantFactory(user=members[2], role=Role.APPEAL)
    RoleGrantFactory(user=assessors[2], role=Role.APPEAL)
    a_member(user=offices[2])
    twin, again = UserFactory(nik="3578015205940001"), hearers[2]
    for account in (assessors[0], again):
        account.nik_sealed, account.nik_index = twin.nik_sealed, twin.nik_index
        account.save()


def _reported(version, assessor, hour, office):
    case = ApplicationFactory(accepted=True, scheme_version=version, reviewer=office)
    registration = AssessorRegistration.objects.get(user=assessor)
    return reported(case, registration=registration, starts_at=dt.time(hour))


def _waiting(version, office):
    return ApplicationFactory(accepted=True, scheme_version=version, reviewer=office)
