"""A renewal that was begun: sent in time, held, decided; and the certificate that follows (9.7.1-9.7.3)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from applications.actions.submission import submit_application
from applications.queries.texts import consent_text, sha256_of
from applications.rules.bars import goes_on
from certificates.actions import change_status, release_meeting
from certificates.rules import first_day, holds_no_other, last_day
from certificates.states import ChangeKind
from decisions.models import Outcome
from foundation.workflow.answers import NotAllowed
from recertification.models import Renewal
from recertification.queries.leaves import leaves, note_of
from recertification.queries.radar import radar
from recertification.queries.stages import Stage, blip_of
from recertification.queries.ties import gap_before
from recertification.rules import can_open, may_still_be_sent
from tests.factories.applications import ApplicationFactory, AttachmentFactory, accept, send
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT
from tests.factories.decisions import signed
from tests.factories.recertification import DAY, ONE_SECOND, held, in_good_time, last_second, noon, opened
from tests.factories.surveillance import laid_out

pytestmark = pytest.mark.django_db


def with_photo(case):
    photo = case.scheme_version.document_requirements.get(code="b")
    AttachmentFactory(application=case, requirement=photo)
    return case


def sent(case, *, at):
    text = sha256_of(consent_text(case.scheme_version, "id"))
    name = case.particulars.full_name
    return submit_application(case, agreed=True, text_sha256=text, typed_name=name, by=case.applicant, at=at)


@pytest.mark.clause("9.7.1")
def test_a_renewal_is_sent_until_the_last_second_by_the_clock_of_the_server():
    certificate = held()
    case = with_photo(opened(certificate).application)
    last = last_second(certificate)

    with pytest.raises(NotAllowed, match="could be asked for until") as late:
        sent(case, at=last + ONE_SECOND)
    case.refresh_from_db()
    kept = case.state
    done = sent(case, at=last)

    assert (late.value.clause, kept, done.state) == ("9.7.1", "DRAFT", "SUBMITTED")
    assert done.invoice.amount == 400_000


@pytest.mark.clause("9.7.1")
def test_the_case_of_a_suspended_certificate_stands_still_and_that_of_a_withdrawn_one_ends():
    certificate = held()
    renewal = opened(certificate)
    at = in_good_time(certificate)
    ends_on = timezone.localdate(at) + 60 * DAY
    change_status(
        certificate, ChangeKind.SUSPENDED, because=renewal, ends_on=ends_on, by=certificate.holder, at=at
    )

    suspended = goes_on(renewal.application)
    unsent = may_still_be_sent(renewal.application, at=at)
    change_status(certificate, ChangeKind.REINSTATED, because=renewal, by=certificate.holder, at=at + DAY)
    lifted = goes_on(renewal.application)
    change_status(certificate, ChangeKind.WITHDRAWN, because=renewal, by=certificate.holder, at=at + 2 * DAY)
    withdrawn = holds_no_other(renewal.application, on=timezone.localdate(at + 3 * DAY))

    assert "waits until the suspension is lifted" in suspended.reason
    assert not unsent
    assert lifted
    assert "was withdrawn" in withdrawn.reason


@pytest.mark.clause("9.7.3")
def test_the_new_certificate_begins_the_day_after_or_on_its_own_day():
    certificate = held()
    case = opened(certificate).application
    last = certificate.valid_until

    assert first_day(case, on=last - 30 * DAY) == last + DAY
    assert first_day(case, on=last) == last + DAY
    assert first_day(case, on=last + DAY) == last + DAY
    assert first_day(case, on=last + 20 * DAY) == last + 20 * DAY
    assert first_day(certificate.application, on=last) == last


@pytest.mark.clause("9.7.3")
def test_the_one_that_is_renewed_does_not_stand_in_the_way():
    certificate = held()
    on = certificate.valid_until - 30 * DAY
    stranger = ApplicationFactory(applicant=certificate.holder, scheme_version=certificate.scheme_version)

    other = holds_no_other(stranger, on=on)
    stranger.state = "WITHDRAWN"
    stranger.save()
    case = opened(certificate).application

    assert not other
    assert holds_no_other(case, on=on)


@pytest.mark.clause("9.7.1")
def test_a_tie_stays_and_is_ones_own():
    certificate = held()
    renewal = opened(certificate)
    other = ApplicationFactory()

    with pytest.raises(IntegrityError, match="a_renewal_ties_ones_own"), transaction.atomic():
        Renewal.objects.create(
            certificate=certificate,
            application=other,
            opened_by=other.applicant,
            opened_at=noon(dt.date(2027, 1, 1)),
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        renewal.delete()


@pytest.mark.clause("9.7.1")
def test_the_radar_knows_how_far_each_renewal_is():
    certificate = held()
    stages = []

    def look(at):
        stages.extend(blip.stage for blip in radar(at=at))

    look(in_good_time(certificate))
    look(last_second(certificate) - 10 * DAY)
    look(last_second(certificate) + ONE_SECOND)
    look(noon(certificate.valid_until + DAY))
    renewal = opened(certificate)
    look(in_good_time(certificate))
    send(renewal.application)
    look(in_good_time(certificate))

    assert stages == [
        Stage.OPEN,
        Stage.CLOSING,
        Stage.CLOSED,
        Stage.EXPIRED,
        Stage.BEGUN,
        Stage.SENT,
    ]


@pytest.mark.clause("9.7.3")
def test_a_renewal_is_released_without_a_gap_and_without_an_overlap():
    certificate = held()
    case = opened(certificate, at=SEALED_AT).application
    accept(send(with_photo(case)))
    meeting = signed([reported(case)])

    [new] = release_meeting(meeting, by=certificate.signatory.user, at=SEALED_AT)

    assert (new.replaces, certificate.successor) == (certificate, new)
    assert new.valid_from == certificate.valid_until + DAY
    assert new.valid_until == last_day(new.valid_from, new.scheme_version.validity_years)
    assert new.status_on(certificate.valid_until) == "NOT_YET"
    assert certificate.status_on(certificate.valid_until) == "VALID"
    assert gap_before(new) == 0
    assert [blip.stage for blip in radar(at=in_good_time(certificate))] == [Stage.RENEWED]


@pytest.mark.clause("9.7.3")
def test_the_public_page_of_the_old_one_names_the_new_one(client):
    certificate = held()
    case = opened(certificate, at=SEALED_AT).application
    accept(send(with_photo(case)))
    [new] = release_meeting(signed([reported(case)]), by=certificate.signatory.user, at=SEALED_AT)

    scanned = client.get(reverse("certificates:verification", args=[certificate.token])).content.decode()
    typed = client.get(reverse("certificates:verify"), {"number": certificate.number}).content.decode()

    assert reverse("certificates:verification", args=[new.token]) in scanned
    assert new.number in typed
    # The number alone opens no page with a name on it.
    assert new.token not in typed


@pytest.mark.clause("9.7.3")
def test_a_renewal_that_was_decided_not_yet_competent_is_said_to_be_so():
    certificate = held()
    case = opened(certificate, at=SEALED_AT).application
    accept(send(with_photo(case)))
    meeting = signed([reported(case)], outcomes=[Outcome.NOT_YET])
    under_way = blip_of(certificate, at=SEALED_AT).stage

    release_meeting(meeting, by=certificate.signatory.user, at=SEALED_AT)

    blip = blip_of(certificate, at=SEALED_AT)
    assert (under_way, blip.stage) == (Stage.SENT, Stage.NOT_YET)
    assert note_of(blip, at=SEALED_AT) == "The renewal was decided not yet competent."


@pytest.mark.clause("9.7.3")
def test_a_decision_after_the_last_day_leaves_a_gap_that_both_certificates_show():
    certificate = held()
    case = opened(certificate, at=SEALED_AT).application
    accept(send(with_photo(case)))
    meeting = signed([reported(case)])
    at = noon(certificate.valid_until + 11 * DAY)

    [new] = release_meeting(meeting, by=certificate.signatory.user, at=at)

    assert new.valid_from == timezone.localdate(at)
    [_renewal, earlier] = leaves(new, new.holder, at=at)
    [_renewal, later] = leaves(certificate, new.holder, at=at)
    assert earlier.note.endswith("10 days without a certificate.")
    assert later.note.endswith("10 days without a certificate.")


@pytest.mark.clause("9.6.2")
@pytest.mark.clause("9.7.1")
def test_a_year_without_surveillance_is_settled_before_the_renewal_is_opened_and_before_it_is_sent():
    certificate = held()
    case = with_photo(opened(certificate).application)
    laid_out(certificate)
    at = in_good_time(certificate)

    unsent = may_still_be_sent(case, at=at)
    unopened = can_open(certificate.holder, certificate, at=at)

    assert (unsent.clause, unsent.reason) == ("9.6.2", "The surveillance is still missing for year 1, 2.")
    assert not unopened
