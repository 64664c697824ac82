"""The pages of appeals: the appellant's, the office's, and those of the team (7.1.4, 9.9)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from appeals.models import Appeal
from appeals.queries import filing_deadline
from certificates.models import OutcomeLetter
from decisions.models import Decision, Outcome
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
from tests.factories.assessments import reported
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


@pytest.mark.clause("9.9.2")
def test_what_was_typed_stays_where_it_is_refused(client_as, clock_at):
    decision = not_yet()
    clock_at(LODGED_AT)
    form = reverse("appeals:lodge", args=[decision.pk])
    typed = {
        "about": "DECISION",
        "grounds": "Rekap September.",
        "explained": "yes",
        "discussed": "no",
        "typed_name": "Orang Lain",
        "file": SimpleUploadedFile("rekap.pdf", b"%PDF-1.4"),
    }

    page = client_as(decision.application.applicant).post(form, typed)

    assert page.status_code == 200
    assert "Rekap September." in page.text
    assert "Pilih lagi berkasnya" in page.text
    assert not Appeal.objects.exists()


@pytest.mark.clause("9.9.3")
@pytest.mark.clause("9.9.4")
def test_every_refusal_of_the_office_says_why_and_changes_nothing(client_as, clock_at):
    office = UserFactory(roles=[Role.SECRETARIAT])
    appeal, member = lodged(), a_hearer()
    clock_at(LODGED_AT + DAY)
    browser, here = client_as(office), [appeal.pk]

    for view in ("admit", "dismiss"):
        page = browser.post(reverse(f"appeals:{view}", args=here), {"check-words": ""})
        assert "is-invalid" in page.text
    page = browser.post(reverse("appeals:seat", args=here), {"member": member.pk})
    assert "Tim dibentuk selama banding menunggu timnya." in page.text
    assert browser.post(reverse("appeals:outsider", args=here)).status_code == 404
    for view in ("declare", "leave", "call", "hold", "speak", "write", "sign", "dossier"):
        assert browser.post(reverse(f"appeals:{view}", args=here)).status_code == 404
    appeal.refresh_from_db()
    assert (appeal.state, appeal.seats.count()) == ("LODGED", 0)


@pytest.mark.clause("9.9.3")
def test_a_member_who_leaves_is_named_with_the_reason_and_the_form_of_each_seat_is_its_own(
    client_as, clock_at
):
    appeal, office = formed(), UserFactory(roles=[Role.SECRETARIAT])
    clock_at(LODGED_AT + 2 * DAY)
    browser, seats = client_as(office), list(appeal.live_seats)
    team = reverse("appeals:team", args=[appeal.pk])
    release = [reverse("appeals:release", args=[appeal.pk, seat.pk]) for seat in seats]

    page = browser.post(release[1], {f"lepas-{seats[1].pk}-words": ""})
    assert page.text.count("is-invalid") == 1
    assert browser.post(release[1], {f"lepas-{seats[1].pk}-words": "Saudara pemohon."}).url == team
    appeal.refresh_from_db()
    assert appeal.state == "ADMITTED"
    assert "Saudara pemohon." in browser.get(appeal.get_absolute_url()).text


@pytest.mark.clause("9.9.4")
def test_no_voice_shows_before_ones_own(client_as, clock_at):
    appeal = heard()
    clock_at(LODGED_AT + 7 * DAY)
    first, second, _third = team_of(appeal)
    speak = reverse("appeals:speak", args=[appeal.pk])
    client_as(first).post(speak, {"voice-upholds": "yes", "voice-words": "Belum dinilai."})

    assert "Belum dinilai." not in client_as(second).get(appeal.get_absolute_url()).text
    assert "Belum dinilai." in client_as(first).get(appeal.get_absolute_url()).text


@pytest.mark.clause("9.9.1")
def test_the_list_asks_no_more_for_many_appeals(client_as, clock_at):
    browser = client_as(UserFactory(roles=[Role.SECRETARIAT]))
    page = reverse("appeals:appeals")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            browser.get(page)
        return sum("cache_entry" not in query["sql"] for query in queries)

    decisions = Decision.objects.filter(outcome=Outcome.NOT_YET)
    not_yet([reported() for _ in range(3)], outcomes=[Outcome.NOT_YET] * 3)
    clock_at(LODGED_AT + DAY)
    lodged(decisions[0])
    asked()
    few = asked()
    for decision in decisions[1:]:
        lodged(decision)

    assert asked() == few
