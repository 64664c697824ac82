"""Without a mouse: from the page of sign-in to an element of the self-assessment."""

import pytest

from schemes.models import SchemeVersion
from tests.factories.applications import ApplicationFactory
from tests.factories.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.clause("9.1.3")
def test_an_element_is_rated_by_keys_alone(applicant, stranger):
    application = ApplicationFactory(
        applicant=applicant, scheme_version=SchemeVersion.objects.get(), filled=True
    )
    visitor = stranger(at_desk=True)
    keys = visitor.page.keyboard

    visitor.goes_to("/akun/masuk/")
    visitor.tabs_to("#id_login")
    keys.type(applicant.email)
    visitor.tabs_to("#id_password")
    keys.type(PASSWORD)
    keys.press("Enter")
    visitor.sees("Permohonan Anda belum dikirim")
    visitor.tabs_to("a[href$='/lanjut/']")
    keys.press("Enter")
    visitor.page.wait_for_url(lambda url: "/permohonan/" in url)
    visitor.tabs_to("a[href*='/asesmen-mandiri/']")
    keys.press("Enter")
    visitor.sees("Dapatkah Anda melakukannya?")
    visitor.tabs_to("input[name=rating]")
    keys.press("ArrowDown")
    here = visitor.page.url
    visitor.tabs_to("button:has-text('Simpan, ')")
    keys.press("Enter")
    visitor.page.wait_for_url(lambda url: url != here)

    assert set(application.ratings.values_list("rating", flat=True)) == {"K", "BK"}
