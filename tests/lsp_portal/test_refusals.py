"""What a clause refused somebody is in the trail: who, where, by which clause; and nothing of what they typed."""

import pytest
from django.urls import reverse

from accounts.queries import happenings
from applications.models import Part
from foundation.journal.models import Entry
from tests.decisions.helpers import census
from tests.factories.applications import ApplicationFactory, InvolvementFactory
from tests.factories.assessments import an_assessor
from tests.factories.decisions import MET_AT, convened, members_of, minuted
from tests.factories.fees import InvoiceFactory, SlipFactory
from tests.factories.people import UserFactory

TYPED = "Kata-kata yang sudah diketik."


@pytest.fixture(autouse=True)
def _on_the_day(clock_at, clean_cache):
    clock_at(MET_AT)


def tied(person, case):
    """Something that nobody knew when this person was given their part."""
    InvolvementFactory(application=case, user=person, part=Part.FAMILY)
    return person


def a_vote():
    item = convened().items.get()
    view, kwargs = "decisions:vote", {"pk": item.meeting_id, "item": item.pk}
    return tied(members_of(item.meeting)[1], item.application), view, kwargs, "9.4.2"


def a_signature():
    meeting = minuted()
    view, kwargs = "decisions:sign_minutes", {"pk": meeting.pk}
    return tied(members_of(meeting)[1], meeting.items.get().application), view, kwargs, "9.4.2"


def an_assignment():
    case = ApplicationFactory(accepted=True)
    registration = an_assessor(case.scheme)
    tied(registration.user, case)
    kwargs = {"application": case.pk, "registration": registration.pk}
    return UserFactory(secretariat=True), "assessments:name_assessor", kwargs, "9.2.2"


def a_review():
    case = ApplicationFactory(submitted=True)
    return tied(UserFactory(secretariat=True), case), "applications:take", {"pk": case.pk}, "9.1.5"


def ones_own_slip():
    officer = UserFactory(secretariat=True)
    slip = SlipFactory(invoice=InvoiceFactory(payer=officer))
    return officer, "fees:reject", {"pk": slip.invoice_id, "slip": slip.pk}, "8.4"


def post(browser, address, **given):
    """What these pages ask for, all in one."""
    typed = {"outcome": "COMPETENT", "dissent": TYPED, "reject-reason": TYPED} | given
    return browser.post(address, typed)


@pytest.mark.django_db
@pytest.mark.clause("9.4.2")
@pytest.mark.clause("9.2.2")
@pytest.mark.clause("9.1.5")
@pytest.mark.parametrize("attempt", [a_vote, a_signature, an_assignment, a_review, ones_own_slip])
def test_an_attempt_where_one_is_not_independent_leaves_its_line_in_the_trail_and_nothing_else(
    attempt, client_as
):
    person, view, kwargs, clause = attempt()
    address, browser, before = reverse(view, kwargs=kwargs), client_as(person), census()

    post(browser, address)
    post(browser, address)

    after = census()
    *others, entry = after.pop(Entry)
    assert others == before.pop(Entry)
    assert after == before
    assert (entry["verb"], entry["subject_id"], entry["actor_id"]) == (
        "person.refused",
        *2 * (str(person.pk),),
    )
    assert entry["facts"] == {"view": view, "path": address, "clause": clause}
    assert (entry["at"], entry["origin_ip"], bool(entry["request_id"])) == (MET_AT, "127.0.0.1", True)


@pytest.mark.django_db
@pytest.mark.clause("9.4.2")
def test_who_is_refused_a_vote_reads_why_beside_what_they_typed(client_as):
    person, view, kwargs, _clause = a_vote()

    page = post(client_as(person), reverse(view, kwargs=kwargs)).content.decode()

    assert (TYPED in page, "[9.4.2]" in page) == (True, True)


@pytest.mark.django_db
@pytest.mark.clause("9.1.5")
def test_of_many_taken_at_once_each_refused_one_has_a_line_of_its_own(client_as):
    officer = UserFactory(secretariat=True)
    cases = [ApplicationFactory(submitted=True) for _ in range(2)]
    for case in cases:
        tied(officer, case)

    client_as(officer).post(reverse("applications:take_many"), {"pilih": [case.pk for case in cases]})

    told = {entry.facts["path"] for entry in Entry.objects.filter(verb="person.refused")}
    assert told == {case.get_absolute_url() for case in cases}


@pytest.mark.django_db
def test_what_is_missing_on_a_form_and_what_is_done_leave_no_such_line(client_as):
    officer = UserFactory(secretariat=True)
    slip = SlipFactory()
    address = reverse("fees:reject", args=[slip.invoice_id, slip.pk])

    browser = client_as(officer)
    post(browser, address, **{"reject-reason": ""})
    post(browser, address)

    assert not Entry.objects.filter(verb="person.refused").exists()


@pytest.mark.django_db
def test_it_is_no_happening_of_the_account(client_as):
    person, view, kwargs, _clause = ones_own_slip()

    post(client_as(person), reverse(view, kwargs=kwargs))

    assert Entry.objects.filter(verb="person.refused").exists()
    assert [line.words for line in happenings(person)] == []
