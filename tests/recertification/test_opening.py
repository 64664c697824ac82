"""When the renewal of a certificate is opened, and what comes along (9.7.1, 9.7.2)."""

import pytest

from applications.models import Application, Purpose
from applications.rules.start import can_start
from certificates.actions import change_status
from certificates.states import ChangeKind
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed, no
from recertification import rules
from recertification.actions import apply_late, open_renewal
from recertification.models import Renewal
from recertification.rules import can_open
from tests.factories.people import UserFactory
from tests.factories.recertification import (
    DAY,
    ONE_SECOND,
    a_scheme,
    digest,
    held,
    in_good_time,
    last_second,
    noon,
    opened,
)
from tests.factories.sanctions import suspended_case
from tests.factories.schemes import SchemeVersionFactory, give_parts, put_in_force

pytestmark = pytest.mark.django_db


def refused(act, certificate, *, by=None, at):
    """Why it was refused; nothing was written, and nobody was told."""
    text = digest(certificate, at=at)
    before = [model.objects.count() for model in (Renewal, Application, Entry, Notice)]
    with pytest.raises(NotAllowed) as refusal:
        act(certificate, text_sha256=text, by=by or certificate.holder, at=at)
    assert [model.objects.count() for model in (Renewal, Application, Entry, Notice)] == before
    return refusal.value


@pytest.mark.clause("9.7.1")
@pytest.mark.clause("9.7.2")
def test_the_form_is_filled_in_from_the_last_case():
    certificate = held()
    last = certificate.application

    renewal = opened(certificate)

    case = renewal.application
    assert (case.purpose, case.state, case.applicant) == (
        Purpose.RECERTIFICATION,
        "DRAFT",
        certificate.holder,
    )
    assert (case.organisation, case.particulars.home_address) == (
        last.organisation,
        last.particulars.home_address,
    )
    assert case.education.diploma_number == last.education.diploma_number
    assert [job.position for job in case.employments.all()] == [
        job.position for job in last.employments.all()
    ]
    assert {job.in_field for job in case.employments.all()} == {None}
    assert [one.number for one in case.trainings.all()] == [one.number for one in last.trainings.all()]
    assert Entry.objects.filter(verb="renewal.opened").count() == 1
    assert Notice.objects.filter(to=certificate.holder, url__contains=str(case.pk)).exists()


@pytest.mark.clause("9.7.2")
def test_documents_come_along_as_files_of_their_own_and_the_photograph_does_not():
    certificate = held()
    before = {file.requirement.code: file.upload for file in certificate.application.attachments.current()}

    now = {
        file.requirement.code: file.upload for file in opened(certificate).application.attachments.current()
    }

    assert set(now) == set(before) - {"b"}
    assert all(now[code].sha256 == before[code].sha256 and now[code] != before[code] for code in now)


@pytest.mark.clause("9.7.2")
def test_under_the_same_version_the_self_assessment_comes_along():
    certificate = held()

    case = opened(certificate).application

    assert not case.renewal.is_full
    assert case.ratings.count() == certificate.application.ratings.count()
    assert {rating.links.count() for rating in case.ratings.all()} == {1, 2}


@pytest.mark.clause("9.7.2")
def test_a_changed_scheme_asks_for_a_full_assessment_by_itself():
    certificate = held()
    before = certificate.scheme_version
    newer = SchemeVersionFactory(scheme=before.scheme, document_year=2027)
    give_parts(newer)
    _fee(newer)
    before.superseded_on = certificate.valid_until - 200 * DAY
    before.state = "SUPERSEDED"
    before.save(update_fields=["superseded_on", "state"])
    put_in_force(newer, since=before.superseded_on)

    renewal = opened(certificate)

    assert (renewal.is_full, renewal.application.scheme_version) == (True, newer)
    assert not renewal.application.ratings.exists()
    assert renewal.application.education.institution == certificate.application.education.institution


def _fee(version):
    from tests.factories.schemes import FeeFactory  # noqa: PLC0415 - only here

    FeeFactory(version=version, organisation_kind="GROUP", amount=450_000, purpose="RECERTIFICATION")


@pytest.mark.clause("9.7.1")
def test_the_last_second_counts_and_the_next_does_not():
    certificate = held()
    last = last_second(certificate)

    in_time = can_open(certificate.holder, certificate, at=last)
    late = refused(open_renewal, certificate, at=last + ONE_SECOND)

    assert in_time
    assert late.clause == "9.7.1"
    assert "new full application" in late.reason


@pytest.mark.clause("9.7.1")
def test_after_the_window_a_new_full_application_is_the_way():
    certificate = held()
    last = last_second(certificate)
    too_soon = refused(apply_late, certificate, at=last)
    at = last + ONE_SECOND

    late = apply_late(certificate, text_sha256=digest(certificate, at=at), by=certificate.holder, at=at)

    assert "can still be renewed" in too_soon.reason
    assert (late.application.purpose, late.certificate) == (Purpose.NEW, certificate)
    assert not late.application.ratings.exists()


@pytest.mark.clause("9.7.1")
def test_a_renewal_begun_in_time_and_not_sent_goes_on_as_a_new_application():
    certificate = held()
    draft = opened(certificate)
    at = last_second(certificate) + ONE_SECOND

    late = apply_late(certificate, text_sha256="", by=certificate.holder, at=at)

    assert late.pk == draft.pk
    assert late.application.purpose == Purpose.NEW


@pytest.mark.clause("9.7.2")
def test_without_a_fee_nothing_is_opened_and_the_page_says_who_sets_it():
    certificate = held(fee=False)

    refusal = refused(open_renewal, certificate, at=in_good_time(certificate))

    assert refusal.clause == "9.7.2.c"
    assert "The head of the LSP sets it" in refusal.reason


@pytest.mark.clause("9.7.1")
def test_nobody_else_opens_it():
    certificate = held()

    refusal = refused(open_renewal, certificate, by=UserFactory(), at=in_good_time(certificate))

    assert "Only the holder" in refusal.reason


@pytest.mark.clause("9.7.1")
def test_a_suspended_certificate_waits():
    certificate = suspended_case(held()).certificate
    at = noon(certificate.valid_from + 200 * DAY)

    refusal = refused(open_renewal, certificate, at=at)

    assert "suspended" in refusal.reason


@pytest.mark.clause("9.7.1")
def test_what_was_withdrawn_or_has_ended_is_applied_for_anew():
    certificate = held()
    ended = refused(open_renewal, certificate, at=noon(certificate.valid_until + DAY))
    at = in_good_time(certificate)
    change_status(certificate, ChangeKind.WITHDRAWN, because=certificate, by=certificate.holder, at=at)
    certificate.refresh_from_db()

    withdrawn = refused(open_renewal, certificate, at=at + DAY)

    assert "has ended" in ended.reason
    assert "was withdrawn" in withdrawn.reason
    assert can_start(certificate.holder, certificate.scheme_version, on=(at + DAY).date())


@pytest.mark.clause("9.7.1")
def test_it_is_begun_once():
    certificate = held()
    opened(certificate)

    refusal = refused(open_renewal, certificate, at=in_good_time(certificate) + DAY)

    assert "You have begun this renewal" in refusal.reason


@pytest.mark.clause("9.7.1")
def test_what_the_floors_below_still_ask_is_settled_first(monkeypatch):
    certificate = held()
    owed = no("The surveillance of the second year is missing.", clause="9.6.2")
    monkeypatch.setattr(rules.opening, "SETTLED_FIRST", [lambda certificate, *, on: owed])

    refusal = refused(open_renewal, certificate, at=in_good_time(certificate))

    assert (refusal.reason, refusal.clause) == (owed.reason, "9.6.2")


@pytest.mark.clause("9.7.2")
def test_a_draft_of_a_first_application_goes_on_as_the_renewal():
    from tests.factories.applications import ApplicationFactory  # noqa: PLC0415 - only here

    version = a_scheme()
    certificate = held(version=version)
    draft = ApplicationFactory(applicant=certificate.holder, scheme_version=version, filled=True)

    renewal = opened(certificate)

    assert renewal.application.pk == draft.pk
    assert renewal.application.purpose == Purpose.RECERTIFICATION
    assert renewal.application.ratings.exists()
