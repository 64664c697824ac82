"""An appeal that comes a second too late: refused with the day, and let in by the head alone, for a reason (9.9.1)."""

import datetime as dt

import pytest
from django.urls import reverse

from appeals.queries import filing_deadline

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.clause("9.9.1")
def test_a_late_one_is_let_in_by_the_head_alone(not_competent, ratna, staff, clock_at):
    last = filing_deadline(not_competent)
    clock_at(last.due_at + dt.timedelta(seconds=1))
    form = reverse("appeals:lodge", args=[not_competent.pk])
    ratna.goes_to(form)
    ratna.sees("Sesudah itu hanya ketua yang dapat mengizinkan", exact=False)

    head = staff("ketua")
    head.goes_to(reverse("appeals:late"))
    head.follows("Ratna Wulandari")
    head.fills("Alasan", "Dirawat di rumah sakit.")
    head.presses("Izinkan")
    head.sees("Izinkan banding terlambat", exact=False)

    ratna.goes_to(form)
    ratna.sees("Mengapa Anda mengajukan banding?", exact=False)
