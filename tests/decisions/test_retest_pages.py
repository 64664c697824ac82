"""The pages of a retest, for the candidate and for the secretariat (9.3.5, 8.4)."""

import datetime as dt

import pytest

from certificates.models import OutcomeLetter
from decisions.models import Retest
from decisions.queries import todo
from tests.factories.assessments import reported
from tests.factories.people import UserFactory
from tests.factories.retests import ASKED_AT, asked, not_yet, opened, paid

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def words(answer):
    return " ".join(answer.content.decode().split())


def page_of(application):
    return f"/pleno/uji-ulang/{application.pk}/"


@pytest.mark.clause("9.3.5")
def test_the_candidate_reads_from_when_and_of_what_then_asks_and_pays(client_as, clock_at):
    application = not_yet()
    browser, page = client_as(application.applicant), page_of(application)
    letter = OutcomeLetter.objects.get()
    clock_at(ASKED_AT - 5 * DAY)
    before = words(browser.get(page))
    home, outcome = (
        words(browser.get(application.get_absolute_url())),
        words(browser.get(f"/hasil/{letter.pk}/")),
    )
    browser.post(f"{page}minta/")
    assert not Retest.objects.exists()
    clock_at(ASKED_AT)

    possible = words(browser.get(page))
    browser.post(f"{page}minta/")
    after = words(browser.get(page))
    retest = Retest.objects.get()

    for told in (before, home, outcome):
        assert "29 Oktober 2026" in told or "29 Okt 2026" in told
        assert "5 hari lagi" in told
    [element] = retest.decision.short_elements.all()
    assert str(element) in before
    assert "Rp 200.000" in possible.replace("\xa0", " ")
    assert retest.invoice.number in after
    assert retest.invoice.get_absolute_url() in words(browser.get(application.get_absolute_url()))
    assert "Uji ulang" in words(browser.get(retest.invoice.get_absolute_url()))


@pytest.mark.clause("8.4")
def test_the_secretariat_sees_who_asked_and_opens_what_is_paid(client_as, clock_at):
    retest, office = asked(), UserFactory(secretariat=True)
    clock_at(ASKED_AT)
    browser, page = client_as(office), page_of(retest.application)

    listed, unpaid = words(browser.get("/pleno/uji-ulang/")), words(browser.get(page))
    before = [duty.url for duty in todo(office, at=ASKED_AT)]
    browser.post(f"{page}buka/")
    assert Retest.objects.get().opened_at is None
    paid(retest)
    after = [duty.url for duty in todo(office, at=ASKED_AT)]
    browser.post(f"{page}buka/")

    assert retest.application.particulars.full_name in listed
    assert f"Uji ulang belum lunas: tagihan {retest.invoice}" in unpaid
    assert (page in before, page in after) == (False, True)
    assert Retest.objects.get().opened_by == office
    assert "Uji ulang sudah dibuka" in words(browser.get(page))


@pytest.mark.clause("9.3.5")
def test_the_home_of_a_case_tells_an_open_retest_and_keeps_the_letter(client_as, clock_at):
    retest = opened()
    clock_at(ASKED_AT)
    letter = OutcomeLetter.objects.get()
    told = words(client_as(retest.application.applicant).get(retest.application.get_absolute_url()))

    assert "Anda mengikuti uji ulang pada 1 elemen." in told
    assert f'href="/hasil/{letter.pk}/"' in told


@pytest.mark.clause("9.3.5")
def test_a_retest_that_is_withdrawn_on_the_page_says_why(client_as, clock_at):
    retest = asked()
    clock_at(ASKED_AT)
    browser, page = client_as(retest.application.applicant), page_of(retest.application)

    silent = browser.post(f"{page}tarik/", {"reason": ""})
    browser.post(f"{page}tarik/", {"reason": "Belum siap."})

    assert silent.status_code == 200
    retest.refresh_from_db()
    assert retest.withdrawn_reason == "Belum siap."
    assert client_as(retest.application.applicant).post(f"{page}tarik/", {"reason": "x"}).status_code == 404


@pytest.mark.clause("9.4.5")
def test_nobody_else_finds_the_page_and_before_the_seal_there_is_none(client_as, clock_at):
    application, undecided = not_yet(), reported().application
    clock_at(ASKED_AT)

    for person in (UserFactory(), UserFactory(assessor=True), UserFactory(decision=True)):
        assert client_as(person).get(page_of(application)).status_code == 404
    assert client_as(undecided.applicant).get(page_of(undecided)).status_code == 404
    assert client_as(application.applicant).get("/pleno/uji-ulang/").status_code == 404
