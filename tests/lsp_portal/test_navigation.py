"""The frame: who looks, in which role, and where they can go."""

import pytest
from django.urls import NoReverseMatch, reverse

from lsp_portal import navigation
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def frame_of(rf, user=None, *, path="/", acting_as=None):
    request = rf.get(path)
    request.session = {navigation.ACTING_AS: acting_as} if acting_as else {}
    if user:
        request.user = user
    return navigation.Frame(request)


def test_strangers_cost_no_query(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        frame = frame_of(rf)

        assert [frame.is_signed_in, frame.is_staff, bool(frame.public)] == [False, False, True]


def test_staff_work_in_their_first_role_and_may_switch(rf):
    user = UserFactory(roles=["SECRETARIAT", "ASSESSOR"])

    assert frame_of(rf, user).acting_as == "SECRETARIAT"
    assert frame_of(rf, user, acting_as="ASSESSOR").role_name == "Asesor"
    assert [hat.code for hat in frame_of(rf, user).roles] == ["SECRETARIAT", "ASSESSOR", navigation.APPLICANT]


def test_nobody_works_in_a_role_they_do_not_hold(rf):
    frame = frame_of(rf, UserFactory(), acting_as="HEAD")

    assert [frame.acting_as, frame.is_staff] == [navigation.APPLICANT, False]


def test_staff_may_also_look_as_an_applicant(rf):
    frame = frame_of(rf, UserFactory(head=True), acting_as=navigation.APPLICANT)

    assert [frame.is_staff, frame.role_name] == [False, "Pemohon"]


def test_the_entry_one_stands_under_is_current(rf):
    frame = frame_of(rf, path=reverse("schemes:fees"))

    assert [str(entry.label) for entry in frame.public if entry.is_current] == ["Biaya"]


def test_a_word_with_entries_under_it_is_current_where_one_of_them_is(rf):
    office = UserFactory(roles=["SECRETARIAT"])
    frame = frame_of(rf, office, path=reverse("venues:add"))

    [word] = [entry for entry in frame.entries if entry.is_current]
    assert [word.url, [str(entry.label) for entry in word.entries if entry.is_current]] == ["", ["TUK"]]


@pytest.mark.parametrize(
    "name",
    sorted(
        {
            name
            for pages in (
                navigation.PUBLIC_PAGES,
                navigation.ACCOUNT_PAGES,
                navigation.ABOUT_PAGES,
                navigation.ANYBODY_ON_STAFF,
                *navigation.PAGES.values(),
            )
            for name in navigation.names_in(pages)
        }
    ),
)
def test_every_entry_leads_somewhere(name):
    try:
        reverse(name)
    except NoReverseMatch:
        pytest.fail(f"navigation.py names {name}, which no app has")
