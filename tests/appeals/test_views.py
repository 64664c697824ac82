"""The pages of appeals: the appellant's, the office's, and those of the team (7.1.4, 9.9)."""

import pytest
from django.urls import reverse

from accounts.models import Role
from appeals.models import Appeal
from appeals.queries import filing_deadline
from certificates.models import OutcomeLetter
from sanctions.models import Measure
from tests.factories.appeals import (
    DAY,
    LODGED_AT,
    a_hearer,
    admitted,
    called,
    formed,
    heard,
    lodged,
    not_yet,
    ruled,
    spoken,
    team_of,
    written,
)
from tests.factories.people import UserFactory
from tests.factories.sanctions import suspended_case

pytestmark = pytest.mark.django_db


@pytest.mark.clause("7.1.4")
@pytest.mark.clause("9.9.2")
def test_from_the_letter_to_the_form_to_the_appeal(client_as, clock_at):
    decision = not_yet()
    clock_at(LODGED_AT)
    browser = client_as(decision.application.applicant)
    letter = OutcomeLetter.objects.get(decision=decision)
    form = reverse("appeals:lodge", args=[decision.pk])

    assert form in browser.get(reverse("certificates:outcome", args=[letter.pk])).text
    assert form in browser.get(decision.application.get_absolute_url()).text
    assert "Ajukan banding" in browser.get(form).text
    answer = browser.post(
        form,
        {
            "about": "PROCESS",
            "grounds": "Bukti tidak dibuka.",
            "explained": "yes",
            "discussed": "no",
            "typed_name": decision.application.particulars.full_name,
        },
    )

    appeal = Appeal.objects.get()
    assert answer.url == reverse("appeals:mine", args=[appeal.pk])
    assert "Hari menuju putusan" in browser.get(answer.url).text
    assert appeal.number in browser.get(form).text


@pytest.mark.clause("7.1.4")
def test_a_suspension_leads_to_its_appeal(client_as, clock_at):
    case = suspended_case()
    measure = case.proposals.get(measure=Measure.SUSPEND)
    clock_at(measure.settled_at + DAY)
    browser = client_as(case.certificate.holder)
    form = reverse("appeals:lodge_sanction", args=[measure.pk])

    assert form in browser.get(reverse("sanctions:mine", args=[case.pk])).text
    assert form in browser.get(case.certificate.get_absolute_url()).text
    assert browser.get(form).status_code == 200


@pytest.mark.clause("9.9.1")
def test_somebody_elses_appeal_does_not_exist(client_as, clock_at):
    appeal = lodged()
    clock_at(LODGED_AT)
    browser = client_as(UserFactory())

    for page in ("lodge", "mine"):
        pk = appeal.decision_id if page == "lodge" else appeal.pk
        assert browser.get(reverse(f"appeals:{page}", args=[pk])).status_code == 404
    assert client_as(a_hearer()).get(appeal.get_absolute_url()).status_code == 404


STAGES = [lodged, admitted, formed, called, heard, spoken, written, ruled]


@pytest.mark.clause("9.9.4")
@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_its_page_for_each_side(stage, client_as, clock_at):
    appeal = stage()
    clock_at(LODGED_AT + 9 * DAY)
    office = UserFactory(roles=[Role.SECRETARIAT])
    people = [office, UserFactory(roles=[Role.HEAD]), *team_of(appeal)]

    for person in people:
        browser = client_as(person)
        assert (
            appeal.number in browser.get(reverse("appeals:appeals"), {"keadaan": ""}).text or stage is ruled
        )
        assert browser.get(appeal.get_absolute_url()).status_code == 200
    assert client_as(office).get(reverse("appeals:team", args=[appeal.pk])).status_code == 200
    assert client_as(appeal.appellant).get(reverse("appeals:mine", args=[appeal.pk])).status_code == 200


@pytest.mark.clause("9.9.4")
def test_the_team_opens_the_file_and_each_piece_of_it(client_as, clock_at):
    appeal = formed()
    clock_at(LODGED_AT + 3 * DAY)
    browser = client_as(team_of(appeal)[0])

    page = browser.get(reverse("appeals:dossier", args=[appeal.pk]))

    assert "Berkas seperti saat diputus" in page.text
    document = next(row for row in appeal.decision.manifest.rows if row[0] == "evidence")
    piece = reverse("appeals:piece", args=[appeal.pk, document[2]])
    assert piece in page.text
    assert browser.get(reverse("appeals:piece", args=[appeal.pk, "0" * 64])).status_code == 404


@pytest.mark.clause("9.9.1")
def test_the_head_lets_a_late_appeal_in(client_as, clock_at):
    decision = not_yet()
    clock_at(filing_deadline(decision).due_at + DAY)
    browser = client_as(UserFactory(roles=[Role.HEAD]))
    page = reverse("appeals:let_in", args=[decision.pk])

    assert page in browser.get(reverse("appeals:late")).text
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"words": "Dirawat di rumah sakit."}).url == reverse("appeals:late")
    decision.refresh_from_db()
    assert decision.late_leave.reason == "Dirawat di rumah sakit."
