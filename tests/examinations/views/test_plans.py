"""The pages of the plan and of adjustments: proposed, read, signed, refused, and shown to nobody else."""

import pytest
from django.urls import reverse

from applications.queries.story import story_of
from examinations.actions import ask_for_adjustments
from examinations.models import AdjustmentRequest, Adjustments, TestPlan
from examinations.queries import current_test_plan, is_agreed, proposals, todo
from foundation.journal.models import Entry
from instruments.models import FormCode
from tests.factories.assessments import (
    REVIEWED_AT,
    an_assessor,
    waiting_for_a_test,
)
from tests.factories.examinations import (
    agreed_adjustments,
    agreed_test_plan,
    decided_adjustments,
    proposed_test_plan,
    seat,
    short_elements,
)
from tests.factories.instruments import InstrumentFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

WHY = "Sejak operasi saya mudah lelah."


@pytest.fixture(autouse=True)
def _the_day(clock_at):
    clock_at(REVIEWED_AT)


@pytest.fixture
def assessment():
    return waiting_for_a_test()


def bank(assessment, *forms):
    version = assessment.application.scheme_version
    return [InstrumentFactory(in_force=True, form=form, scheme_version=version) for form in forms]


def assessor_of(assessment):
    return assessment.assignments.live().get().registration.user


def candidate_of(assessment):
    return assessment.application.applicant


def page(client, person, view, assessment, data=None):
    client.force_login(person)
    url = reverse(f"examinations:{view}", args=[assessment.pk])
    return client.get(url) if data is None else client.post(url, data)


def typed(assessment, *, ticked=True):
    """FR.MAPA.01 as it is posted: what the page proposes, ticked or not."""
    answers = {f"modification_{which}": "no" for which in ("CANDIDATE", "WORKPLACE", "DEVELOPER")}
    answers |= {f"modification_{which}": "no" for which in ("INSTRUMENT", "INTEGRATION")}
    for proposal in proposals(assessment, on=REVIEWED_AT.date()) if ticked else ():
        for offer in proposal.proposed:
            place = f"{proposal.element.pk}_{offer.instrument.pk}"
            answers |= {f"method_{place}": "on", f"kind_{place}": offer.kind}
    return answers | {
        "potential": "3",
        "aim": "CERTIFICATION",
        "environment": "SIMULATION",
        "opportunity": "LIMITED",
        "relations": ["WORK"],
        "conductors": ["LSP"],
        "benchmarks": ["STANDARD"],
        "confirmed_SUPERVISOR": "Rina Pengawas",
    }


@pytest.mark.clause("9.2.1", "9.3.1")
def test_methods_are_proposed_from_what_the_judgements_left_open(assessment):
    practice, written, oral = bank(assessment, FormCode.IA02, FormCode.IA05, FormCode.IA07)

    (proposal,) = proposals(assessment, on=REVIEWED_AT.date())

    assert proposal.element == short_elements(assessment)[0]
    assert {(gap.rule, gap.remark) for gap in proposal.gaps} == {
        ("sufficient", "Belum mencakup semua kriteria.")
    }
    assert [offer.instrument for offer in proposal.proposed] == [practice, written]
    assert [offer.instrument for offer in proposal.others] == [oral]


@pytest.mark.clause("9.2.1", "9.2.4")
def test_an_assessor_plans_on_the_page_and_both_sign(client, assessment):
    bank(assessment, FormCode.IA02, FormCode.IA05)
    assessor, candidate = assessor_of(assessment), candidate_of(assessment)
    shown = page(client, assessor, "plan_test", assessment).content.decode()
    assert "Belum mencakup semua kriteria." in shown

    answer = page(client, assessor, "plan_test", assessment, typed(assessment))
    plan = current_test_plan(assessment)
    assert answer["Location"] == plan.get_absolute_url()
    assert plan.particulars["confirmed_with"] == {"SUPERVISOR": "Rina Pengawas"}

    for person in (assessor, candidate):
        page(client, person, "agree_to_plan", assessment, {"sign-typed_name": person.full_name})

    plan.refresh_from_db()
    assert is_agreed(plan)
    assert "Rencana sudah disepakati" in page(client, candidate, "plan", assessment).content.decode()


@pytest.mark.clause("9.3.1")
def test_without_a_method_the_page_says_so_and_keeps_what_was_typed(client, assessment):
    bank(assessment, FormCode.IA02)

    answer = page(
        client, assessor_of(assessment), "plan_test", assessment, typed(assessment, ticked=False)
    ).content.decode()

    assert "sekurang-kurangnya satu metode" in answer
    assert "Rina Pengawas" in answer
    assert not TestPlan.objects.exists()


@pytest.mark.clause("7.1.3")
def test_the_candidate_reads_how_but_not_the_remarks_of_the_assessor(client):
    plan = proposed_test_plan()

    shown = page(client, candidate_of(plan.assessment), "plan", plan.assessment).content.decode()

    assert "FR.IA.07" in shown
    assert "Belum mencakup semua kriteria." not in shown
    assert page(client, candidate_of(plan.assessment), "plan_test", plan.assessment).status_code == 404


@pytest.mark.clause("9.2.4")
def test_the_candidate_asks_for_another_way(client):
    plan = proposed_test_plan()

    page(
        client,
        candidate_of(plan.assessment),
        "ask_for_other_plan",
        plan.assessment,
        {"change-reason": "Lisan."},
    )

    plan.refresh_from_db()
    assert plan.change_reason == "Lisan."
    shown = page(client, assessor_of(plan.assessment), "plan", plan.assessment).content.decode()
    assert "Lisan." in shown


@pytest.mark.clause("7.1.3")
@pytest.mark.parametrize("view", ["plan", "adjustments", "plan_paper", "adjustments_paper"])
def test_for_strangers_there_is_no_such_page(client, view):
    plan = agreed_test_plan()
    agreed_adjustments(plan.assessment)
    client.force_login(UserFactory(roles=["ASSESSOR"]))
    extra = ["mapa01"] if view == "plan_paper" else []

    assert client.get(reverse(f"examinations:{view}", args=[plan.assessment_id, *extra])).status_code == 404


@pytest.mark.clause("9.2.4")
def test_the_candidate_asks_and_the_assessor_fills_the_form(client, assessment):
    candidate, assessor = candidate_of(assessment), assessor_of(assessment)
    page(client, candidate, "ask_for_adjustments", assessment, {"wish-wishes": WHY})
    assert AdjustmentRequest.objects.get().opened() == WHY
    assert WHY in page(client, assessor, "decide_adjustments", assessment).content.decode()

    answers = {f"is_{which}": "no" for which in range(1, 9)} | {"is_4": "yes", "options_4": ["a"]}
    answers |= {f"fit_{which}": "yes" for which in ("STANDARD", "POTENTIAL", "CONTEXT")}
    answers |= {"extra_percent": "25", "measures": ["BREAKS"], "answer": "Seperempat lebih lama."}
    page(client, assessor, "decide_adjustments", assessment, answers)

    made = Adjustments.objects.get()
    assert (made.extra_percent, made.measures) == (25, ["BREAKS"])
    assert made.opened()["characteristics"]["4"] == {"answer": True, "options": ["a"], "note": ""}
    for person in (candidate, assessor):
        page(client, person, "agree_to_adjustments", assessment, {"sign-typed_name": person.full_name})
    made.refresh_from_db()
    assert made.agreed_at


@pytest.mark.clause("7.1.3")
def test_the_office_reads_what_is_done_and_never_why(client, assessment):
    ask_for_adjustments(assessment, wishes=WHY, by=candidate_of(assessment), at=REVIEWED_AT)
    agreed_adjustments(assessment, answer=WHY)
    office = UserFactory(secretariat=True)

    shown = page(client, office, "adjustments", assessment).content.decode()

    assert "Tambahan waktu 25 persen" in shown
    assert WHY not in shown
    assert page(client, office, "adjustments_paper", assessment).status_code == 404
    assert not Entry.objects.filter(verb="adjustments.opened").exists()


@pytest.mark.clause("7.1.3")
def test_an_assessor_who_declines_reads_it_no_more(client):
    made = agreed_adjustments(answer=WHY)
    assignment = made.assessment.assignments.live().get()
    assignment.ended_at, assignment.ending_reason = REVIEWED_AT, "Sakit."
    assignment.save()

    assert page(client, assignment.registration.user, "adjustments", made.assessment).status_code == 404


@pytest.mark.clause("9.2.1", "9.2.4")
def test_the_desk_says_whose_turn_it_is(assessment):
    candidate, assessor = candidate_of(assessment), assessor_of(assessment)

    def verbs(person):
        return [found.verb for found in todo(person, at=REVIEWED_AT) if found.kind == "test"]

    assert verbs(assessor) == [f"Rencanakan uji {assessment}"]
    proposed_test_plan(assessment)
    assert verbs(assessor) == [f"Tanda tangani rencana uji {assessment}"]
    assert verbs(candidate) == ["Setujui rencana uji Anda"]
    ask_for_adjustments(assessment, wishes=WHY, by=candidate, at=REVIEWED_AT)
    assert verbs(assessor) == [f"Putuskan penyesuaian untuk {assessment}"]
    assert verbs(candidate) == []
    decided_adjustments(assessment)
    assert verbs(candidate) == ["Tanda tangani penyesuaian"]


@pytest.mark.clause("9.2.1")
def test_the_home_of_the_case_tells_the_plan(assessment):
    case = assessment.application

    assert str(story_of(case, at=REVIEWED_AT).stops["test"].note) == "Rencana menyusul"
    proposed_test_plan(assessment)
    told = story_of(case, at=REVIEWED_AT)
    assert told.is_yours
    assert [found.verb for found in told.todos] == ["Setujui rencana uji Anda"]
    assert told.stops["test"].note == "Rencana menunggu tanda tangan"
    assert [way.name for way in told.ways] == ["Minta penyesuaian"]


@pytest.mark.clause("9.2.4")
def test_a_second_assessor_does_not_sign_for_the_lead():
    plan = proposed_test_plan()
    second = an_assessor(plan.assessment.application.scheme)
    plan.assessment.assignments.create(
        registration=second,
        is_lead=False,
        assigned_by=UserFactory(secretariat=True),
        assigned_at=REVIEWED_AT,
        accepted_at=REVIEWED_AT,
    )

    assert [found.verb for found in todo(second.user, at=REVIEWED_AT) if found.kind == "test"] == []


@pytest.mark.clause("7.1.3", "9.3.2")
def test_whoever_watches_over_the_test_reads_what_is_done_and_never_why(client):
    taken = seat()
    agreed_adjustments(taken.plan.assessment, measures=["READER"], answer=WHY)
    client.force_login(taken.session.invigilator)

    shown = client.get(reverse("examinations:day", args=[taken.session_id])).content.decode()

    assert "Tambahan waktu 25 persen; Soal dibacakan" in " ".join(shown.split())
    assert WHY not in shown
