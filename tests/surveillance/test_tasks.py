"""What the machine does by itself: a plan for every certificate, and an end to waiting where one has ended (9.6)."""

import pytest
from django.utils import translation

from accounts.models import Role
from accounts.queries import system_user
from certificates.actions import change_status
from certificates.states import ChangeKind
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from surveillance import actions, rules
from surveillance.models import Method, Question, Surveillance, Visit
from surveillance.queries.plans import left_behind, running
from surveillance.tasks import end_with_certificates, lay_out_missing
from tests.factories.certificates import SEALED_AT
from tests.factories.people import UserFactory
from tests.factories.surveillance import (
    BEGUN_AT,
    DAY,
    FOUND_AT,
    a_certificate,
    an_officer,
    asked,
    begun,
    concluded,
    opened,
    read,
)

HOUR = DAY / 24
pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.6.2")]


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def waiting():
    """A surveillance with a link that was opened, and a visit to come: (surveillance, link, reader, visit)."""
    surveillance = begun(methods=[Method.SUPERIOR, Method.VISIT])
    link, reader = opened(asked(surveillance))
    visit = actions.arrange_visit(
        surveillance,
        visitor=UserFactory(roles=[Role.ASSESSOR]),
        visit_on=(FOUND_AT + 10 * DAY).date(),
        place="Gudang 2",
        by=an_officer(),
        at=FOUND_AT,
    )
    return surveillance, link, reader, visit


def changed(certificate, kind, *, at=FOUND_AT + DAY):
    ends_on = (at + 90 * DAY).date() if kind == ChangeKind.SUSPENDED else None
    return change_status(certificate, kind, because=certificate, ends_on=ends_on, by=system_user(), at=at)


def test_a_certificate_that_holds_only_later_has_its_plan_at_issue(clock_at):
    certificate = a_certificate()
    clock_at(SEALED_AT - 5 * DAY)

    lay_out_missing()

    assert certificate.surveillances.count() == 3
    refused = rules.can_write_logbook(certificate.holder, certificate, on=(SEALED_AT - 5 * DAY).date())
    assert "Its logbook begins with it" in refused.reason


@pytest.mark.parametrize("kind", [ChangeKind.WITHDRAWN, ChangeKind.REPLACED])
def test_with_the_certificate_ends_all_that_was_waited_for(waiting, clock_at, kind):
    surveillance, link, _reader, visit = waiting
    changed(surveillance.certificate, kind)
    clock_at(FOUND_AT + 2 * DAY)

    end_with_certificates()
    end_with_certificates()

    assert Question.objects.get().state == "WITHDRAWN"
    link.refresh_from_db()
    assert not link.holds(FOUND_AT + 2 * DAY)
    visit.refresh_from_db()
    assert visit.reason == "Sertifikat sudah berakhir."
    told = Notice.objects.filter(subject__startswith="Kunjungan", subject__endswith="dibatalkan")
    assert sorted(told.values_list("to", flat=True)) == sorted([visit.visitor_id, surveillance.holder.pk])
    assert Entry.objects.filter(verb="surveillance.let_go").count() == 1
    assert list(running(on=(FOUND_AT + 2 * DAY).date())) == []


def test_nothing_is_answered_entered_or_concluded_once_it_has_ended(waiting):
    surveillance, link, reader, _visit = waiting
    read(surveillance)
    changed(surveillance.certificate, ChangeKind.WITHDRAWN, at=FOUND_AT + HOUR)
    surveillance, at = Surveillance.objects.get(pk=surveillance.pk), FOUND_AT + 2 * HOUR
    [question], others = link.enquiry.questions.all(), surveillance.certificate.surveillances
    before = Entry.objects.count()
    for act in (
        lambda: actions.answer_question(link, question, reader=reader, answer="KEPT", at=at),
        lambda: read(surveillance, at=at),
        lambda: concluded(surveillance, at=at),
        lambda: actions.begin(others.get(year=2), methods=["OTHER"], by=an_officer(), at=at),
    ):
        with pytest.raises(NotAllowed, match="certificate has ended"):
            act()
    assert Entry.objects.count() == before


def test_a_suspended_certificate_is_looked_after_all_the_same(waiting, clock_at):
    surveillance, *_others = waiting
    changed(surveillance.certificate, ChangeKind.SUSPENDED)
    clock_at(FOUND_AT + 2 * DAY)

    end_with_certificates()

    assert Question.objects.get().is_asked
    assert list(left_behind(FOUND_AT + 2 * DAY)) == []
    read(surveillance)
    assert concluded(Surveillance.objects.get(pk=surveillance.pk), at=FOUND_AT + 2 * DAY)


def test_given_back_after_an_appeal_it_is_looked_after_again(waiting, clock_at):
    surveillance, *_others = waiting
    changed(surveillance.certificate, ChangeKind.WITHDRAWN)
    clock_at(FOUND_AT + 2 * DAY)
    end_with_certificates()
    changed(surveillance.certificate, ChangeKind.REINSTATED, at=FOUND_AT + 20 * DAY)
    again = Surveillance.objects.get(pk=surveillance.pk)

    contact = again.certificate.contacts.current().get()
    assert actions.ask([(contact, again)], by=an_officer(), at=FOUND_AT + 21 * DAY)
    assert list(running(on=(FOUND_AT + 21 * DAY).date())) == [again]


def test_what_was_waited_for_ends_with_the_conclusion(waiting):
    surveillance, *_others = waiting
    concluded(read(surveillance))

    assert not Visit.objects.to_come().exists()
    assert Question.objects.get().state == "WITHDRAWN"


def test_no_link_is_sent_for_a_certificate_that_has_ended():
    surveillance = begun()
    changed(surveillance.certificate, ChangeKind.WITHDRAWN, at=BEGUN_AT)
    with pytest.raises(NotAllowed, match="has ended"):
        asked(Surveillance.objects.get(pk=surveillance.pk))
    assert not Question.objects.exists()


def test_a_renewal_ends_what_the_last_year_waited_for():
    surveillance = begun()
    asked(surveillance)
    surveillance.required = False
    with pytest.raises(NotAllowed, match="cannot be left out"):
        actions.meet_by_renewal(surveillance, because=surveillance, by=system_user(), at=FOUND_AT)
    assert Question.objects.get().is_asked

    last = surveillance.certificate.surveillances.get(year=3)
    met = actions.meet_by_renewal(last, because=surveillance, by=system_user(), at=FOUND_AT)
    assert met.state == "MET"
