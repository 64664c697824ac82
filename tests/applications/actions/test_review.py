"""A case is taken by one, and every item gets its verdict with what was found (9.1.5, TRUST 4.2, 4.5)."""

import datetime as dt

import pytest

from accounts.models import RelationKind
from applications.actions.review import judge_item, release_case, take_case
from applications.models import Involvement, Part, ReviewItem, Verdict
from applications.queries.eligibility import eligibility_of
from applications.queries.items import returned_items
from applications.queries.review import hints_for, lines_of
from applications.rules.outcomes import meets_requirements
from applications.states import ApplicationState
from foundation.journal.queries import trail
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.applications.helpers import refused
from tests.applications.reviewing import (
    AT,
    TODAY,
    finding_for,
    first,
    judge,
    key_of,
    refusal_reason,
    return_reason,
    under_review,
)
from tests.factories.applications import ApplicationFactory, InvolvementFactory
from tests.factories.people import RelationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_whoever_takes_a_case_has_it_and_a_part_in_it():
    application, officer = ApplicationFactory(submitted=True), UserFactory(secretariat=True)

    taken = take_case(application, by=officer, at=AT)

    assert (taken.reviewer, taken.taken_at) == (officer, AT)
    assert Involvement.objects.filter(application=application, user=officer, part=Part.REVIEWER).exists()


def test_taking_it_twice_changes_nothing():
    application = under_review(judged=False)

    again = take_case(application, by=application.reviewer, at=AT + dt.timedelta(hours=1))

    assert again.taken_at == AT


@pytest.mark.clause("9.1.5")
def test_who_comes_second_is_told_who_has_it_and_since_when():
    application = under_review(judged=False)

    with pytest.raises(NotAllowed) as refusal:
        take_case(application, by=UserFactory(secretariat=True), at=AT)

    application.refresh_from_db()
    assert application.reviewer.full_name in refusal.value.reason
    assert "10 September 2026" in refusal.value.reason
    assert application.taken_at == AT


def test_a_colleague_takes_over_with_a_reason_that_the_other_reads():
    application, other = under_review(judged=False), UserFactory(secretariat=True)
    before = application.reviewer

    take_case(application, by=other, at=AT, reason="Dewi sedang cuti.")

    application.refresh_from_db()
    assert application.reviewer == other
    assert "cuti" in Notice.objects.get(to=before).body


def test_a_case_put_back_is_free_and_keeps_its_verdicts():
    application = under_review()
    given = application.review_items.count()

    release_case(application, by=application.reviewer, at=AT)

    application.refresh_from_db()
    assert (application.reviewer, application.taken_at) == (None, None)
    assert application.review_items.count() == given


@pytest.mark.clause("9.1.5", "9.4.2")
def test_who_gives_a_case_back_for_a_tie_takes_it_no_more():
    application = under_review(judged=False)
    tied = application.reviewer

    release_case(application, tie="Pemohon adalah adik ipar saya.", by=tied, at=AT)

    with pytest.raises(NotAllowed) as refusal:
        take_case(application, by=tied, at=AT)
    application.refresh_from_db()
    assert refusal.value.clause == "9.1.5"
    assert application.reviewer is None
    assert application.involvements.get(part=Part.DECLARED).note == "Pemohon adalah adik ipar saya."


@pytest.mark.clause("9.1.5")
def test_the_applicant_does_not_review_the_own_case():
    officer = UserFactory(secretariat=True)
    application = ApplicationFactory(submitted=True, applicant=officer)

    with pytest.raises(NotAllowed) as refusal:
        take_case(application, by=officer, at=AT)

    application.refresh_from_db()
    assert refusal.value.clause == "9.1.5"
    assert application.reviewer is None


@pytest.mark.clause("9.1.5")
@pytest.mark.parametrize("part", [Part.SUPERIOR, Part.FAMILY, Part.DECLARED])
def test_who_is_tied_to_the_applicant_does_not_take_the_case(part):
    application, officer = ApplicationFactory(submitted=True), UserFactory(secretariat=True)
    InvolvementFactory(application=application, user=officer, part=part, note="Ikatan contoh.")

    with pytest.raises(NotAllowed, match=r"9\.1\.5"):
        take_case(application, by=officer, at=AT)

    application.refresh_from_db()
    assert application.reviewer is None


@pytest.mark.clause("9.1.5")
def test_nor_does_a_relative_who_declared_it_elsewhere():
    application, officer = ApplicationFactory(submitted=True), UserFactory(secretariat=True)
    RelationFactory(user=officer, other=application.applicant, kind=RelationKind.FAMILY)

    with pytest.raises(NotAllowed, match=r"9\.1\.5"):
        take_case(application, by=officer, at=AT)


@pytest.mark.parametrize("state", ["returned", "accepted", "refused"])
def test_only_what_waits_for_its_review_is_taken(state):
    application = ApplicationFactory(**{state: True})

    with pytest.raises(NotAllowed):
        take_case(application, by=UserFactory(secretariat=True), at=AT, reason="Contoh.")


def test_others_do_not_review():
    application = ApplicationFactory(submitted=True)

    with pytest.raises(NotAllowed):
        take_case(application, by=UserFactory(assessor=True), at=AT)


@pytest.mark.clause("9.1.5")
def test_a_return_names_a_reason_of_the_list():
    application = under_review(judged=False)

    with pytest.raises(NotAllowed, match=r"9\.1\.5"):
        judge_item(application, "apl02", verdict=Verdict.RETURNED, by=application.reviewer, at=AT)
    with pytest.raises(NotAllowed, match=r"9\.1\.5"):
        judge_item(
            application,
            "apl02",
            verdict=Verdict.RETURNED,
            reason=refusal_reason(application),
            by=application.reviewer,
            at=AT,
        )

    assert not ReviewItem.objects.filter(application=application).exists()


def test_a_verdict_is_given_by_whoever_has_the_case():
    application = under_review(judged=False)

    with pytest.raises(NotAllowed) as refusal:
        judge(application, "apl02", by=UserFactory(secretariat=True))

    assert application.reviewer.full_name in refusal.value.reason
    assert not ReviewItem.objects.filter(application=application).exists()


def test_no_verdict_on_what_is_not_part_of_the_application():
    application = under_review(judged=False)

    with pytest.raises(NotAllowed):
        judge_item(application, "job:999999", verdict=Verdict.ACCEPTED, by=application.reviewer, at=AT)


def test_the_last_verdict_stands():
    application = under_review(judged=False)
    judge(application, "apl02", by=application.reviewer, verdict=Verdict.RETURNED)

    judge(application, "apl02", by=application.reviewer)

    assert "apl02" not in returned_items(application)


@pytest.mark.clause("6.1.1")
def test_a_job_is_accepted_only_with_a_word_about_its_field():
    application = under_review(judged=False)
    key = key_of(application, "job")

    with pytest.raises(NotAllowed, match=r"6\.1"):
        judge(application, key, by=application.reviewer, in_field=None)

    assert first(application, "job").in_field is None


@pytest.mark.clause("6.1.1")
def test_work_outside_the_field_is_not_counted_any_more():
    application = under_review(judged=False)

    judge(application, key_of(application, "job"), by=application.reviewer, in_field=False)

    answer = meets_requirements(application, on=TODAY)
    assert not answer
    assert answer.clause.startswith("6.1")


@pytest.mark.clause("6.1.1")
def test_the_path_is_reckoned_by_the_diploma_that_was_seen():
    application = under_review(judged=False)
    stated = eligibility_of(application, on=TODAY).path.requirement.clause

    judge(application, "education", by=application.reviewer, level="SLTA")

    application.education.refresh_from_db()
    seen = eligibility_of(application, on=TODAY).path.requirement.clause
    assert (stated, seen) == ("6.1.1", "6.1.3")
    assert any(hint.kind == "short" for hint in hints_for(application, "education"))


@pytest.mark.clause("6.1.1")
def test_where_the_diploma_opens_no_path_the_application_is_short():
    application = under_review(judged=False)

    judge(application, "education", by=application.reviewer, level="SMP")

    application.education.refresh_from_db()
    assert not meets_requirements(application, on=TODAY)


@pytest.mark.clause("6.1.1")
def test_a_diploma_is_not_accepted_without_its_level():
    application = under_review(judged=False)

    with pytest.raises(NotAllowed, match=r"6\.1"):
        judge(application, "education", by=application.reviewer, level="")


@pytest.mark.clause("9.4.2")
def test_the_trainer_who_is_a_user_has_a_part_since_the_day_of_the_training():
    application, trainer = under_review(judged=False), UserFactory(full_name="Sri Contoh, S.E.")

    judge(application, key_of(application, "training"), by=application.reviewer, matched=trainer)

    part = Involvement.objects.get(application=application, user=trainer, part=Part.TRAINER)
    assert part.since.date() <= dt.date(2024, 3, 15)


@pytest.mark.clause("9.4.2")
def test_a_namesake_who_is_not_the_trainer_is_freed():
    application, namesake = under_review(judged=False), UserFactory(full_name="Sri Contoh")
    training = first(application, "training")
    InvolvementFactory(
        application=application,
        user=namesake,
        part=Part.TRAINER,
        note=f"{training.trainer_name}, {training}",
        declared_by=application.applicant,
    )

    judge(application, key_of(application, "training"), by=application.reviewer)

    assert not Involvement.objects.filter(application=application, part=Part.TRAINER).exists()


@pytest.mark.clause("9.4.2")
def with_photo(**hints):
    """A case under review whose photo was measured so; and the key of the photo's item."""
    application = under_review(judged=False)
    photo = application.attachments.get(requirement__slot="PHOTO")
    photo.upload.hints = hints
    photo.upload.save()
    return application, f"document:{photo.requirement_id}"


BLUE = {"background": {"red_share": 0.0, "looks_red": False}}
RED = {"background": {"red_share": 1.0, "looks_red": True}}


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize(
    ("hints", "claims"),
    [
        ({}, {"face"}),
        (RED | {"greyscale": False, "taken_on": "2026-08-01"}, {"face"}),
        (BLUE, {"face", "background"}),
        (RED | {"greyscale": True}, {"face", "colours"}),
        (RED | {"taken_on": "2026-01-02"}, {"face", "age"}),
    ],
)
def test_what_was_doubted_in_a_photo_is_decided_by_a_person(hints, claims):
    application, key = with_photo(**hints)
    office = application.reviewer

    for left_out in claims:
        with refused("Putuskan dengan mata Anda sendiri", application):
            judge(application, key, by=office, affirmed=frozenset(claims - {left_out}))
    judge(application, key, by=office, affirmed=frozenset(claims))

    assert trail(application).last().facts["affirmed"] == sorted(claims)


@pytest.mark.clause("9.1.2")
def test_a_doubted_photo_may_go_back_without_a_word_on_it():
    application, key = with_photo(**BLUE)

    judge(application, key, by=application.reviewer, verdict=Verdict.RETURNED, affirmed=frozenset())

    assert key in returned_items(application)


def test_who_the_superior_is_has_to_be_said():
    application = under_review(judged=False)

    with pytest.raises(NotAllowed, match=r"9\.4\.2"):
        judge(application, "particulars", by=application.reviewer, is_matched=False)


@pytest.mark.clause("9.4.2")
def test_nobody_is_their_own_superior():
    application = under_review(judged=False)

    with pytest.raises(NotAllowed, match=r"9\.4\.2"):
        judge(application, "particulars", by=application.reviewer, matched=application.applicant)


@pytest.mark.clause("9.1.2")
def test_a_nik_that_does_not_fit_is_a_hint_and_no_obstacle():
    application = under_review(judged=False)
    application.particulars.nik_fits = False
    application.particulars.save()

    hints = hints_for(application, "particulars")
    judge(application, "particulars", by=application.reviewer)

    assert [hint.kind for hint in hints] == ["short"]
    assert "particulars" not in returned_items(application)


@pytest.mark.clause("9.1.2")
def test_another_account_with_the_same_nik_is_pointed_out_to_the_secretariat():
    application = under_review(judged=False)
    applicant = application.applicant
    twin = UserFactory(nik="3578015205900001")
    applicant.nik_sealed, applicant.nik_index = twin.nik_sealed, twin.nik_index
    applicant.save()

    hints = hints_for(application, "particulars")

    assert any(twin.email in hint.title for hint in hints)


def test_an_item_that_was_mended_waits_again():
    application = under_review(returned=("education",))
    item = returned_items(application)["education"]
    item.answered_at = AT
    item.save()

    open_ = [line.item.key for line in lines_of(application, on=TODAY) if line.is_open]

    assert open_ == ["education"]
    assert application.state == ApplicationState.SUBMITTED


def test_the_sentence_of_the_reviewer_is_kept_as_it_is():
    application = under_review(judged=False)

    judge_item(
        application,
        "apl02",
        verdict=Verdict.RETURNED,
        finding=finding_for(application, "apl02"),
        reason=return_reason(application),
        remark="  Elemen 2 belum berbukti. ",
        by=application.reviewer,
        at=AT,
    )

    assert returned_items(application)["apl02"].remark == "Elemen 2 belum berbukti."
