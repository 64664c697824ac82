"""The pages of recertification, as their readers open and use them (9.7)."""

import pytest
from django.urls import reverse

from accounts.models import Role
from recertification.models import PortalOutage, Renewal
from tests.factories.people import UserFactory
from tests.factories.recertification import (
    ONE_SECOND,
    digest,
    held,
    in_good_time,
    last_second,
)

pytestmark = pytest.mark.django_db


@pytest.mark.clause("9.7.1")
def test_the_holder_opens_the_renewal_from_the_certificate(client_as, clock_at):
    certificate = held()
    at = in_good_time(certificate)
    clock_at(at)
    holder = client_as(certificate.holder)
    page = reverse("recertification:renewal", args=[certificate.pk])

    on_certificate = holder.get(certificate.get_absolute_url()).content.decode()
    shown = holder.get(page)
    typed = {"read": "on", "text_sha256": digest(certificate, at=at)}
    answer = holder.post(reverse("recertification:open", args=[certificate.pk]), typed)

    assert page in on_certificate
    assert shown.status_code == 200
    renewal = Renewal.objects.get()
    assert answer.url == renewal.application.get_absolute_url()
    assert holder.get(answer.url).status_code == 200
    assert holder.get(reverse("applications:send", args=[renewal.application_id])).status_code == 200


@pytest.mark.clause("9.7.1")
def test_after_the_window_the_page_offers_the_new_application(client_as, clock_at):
    certificate = held()
    clock_at(last_second(certificate) + ONE_SECOND)
    holder = client_as(certificate.holder)

    page = holder.get(reverse("recertification:renewal", args=[certificate.pk])).content.decode()

    assert reverse("recertification:late", args=[certificate.pk]) in page
    assert reverse("recertification:open", args=[certificate.pk]) not in page


@pytest.mark.clause("9.7.2")
def test_a_holder_at_the_first_time_form_is_led_to_the_certificate(client_as, clock_at):
    certificate = held()
    clock_at(in_good_time(certificate))
    code = certificate.scheme_version.scheme.code

    answer = client_as(certificate.holder).get(reverse("applications:start", args=[code]))

    assert answer.url == reverse("recertification:renewal", args=[certificate.pk])


@pytest.mark.clause("9.7.1")
def test_the_office_reads_the_radar_and_the_administrator_records_an_outage(client_as, clock_at):
    certificate = held()
    last = last_second(certificate)
    clock_at(last)
    office, admin = UserFactory(roles=[Role.SECRETARIAT]), UserFactory(roles=[Role.ADMIN])
    day = certificate.valid_until.replace(day=1)

    radar = client_as(office).get(reverse("recertification:radar")).content.decode()
    typed = {"began_at": f"{day}T01:00", "ended_at": f"{day}T02:00", "words": "Listrik padam."}
    typed = {key: value.replace(str(day), str(last.date())) for key, value in typed.items()}
    client_as(admin).post(reverse("recertification:outages"), typed)

    assert certificate.number in radar
    assert PortalOutage.objects.get().words == "Listrik padam."
    assert client_as(admin).get(reverse("recertification:outages")).status_code == 200
