"""Education, dated jobs, trainings (6.1, 9.1.2)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from applications.actions.experience import save_experience, save_trainings
from applications.models import Employment
from tests.applications.helpers import AT, refused
from tests.factories.applications import (
    ApplicationFactory,
    EmploymentFactory,
    TrainingFactory,
    fill_particulars,
)

pytestmark = pytest.mark.django_db

DIPLOMA = {
    "level": "D3",
    "graduated_year": 2021,
    "institution": "Politeknik Contoh",
    "major": "",
    "diploma_number": "",
    "overseas": False,
}
JOB = {
    "position": "Staf",
    "employer": "PT Contoh",
    "started_on": dt.date(2022, 1, 1),
    "ended_on": None,
    "duties": "",
}
COURSE = {
    "title": "Pemasaran",
    "number": "1",
    "issuer": "LPK",
    "trainer_name": "Sri Contoh",
    "completed_on": dt.date(2024, 1, 1),
}


def save(application, *jobs, education=None, seen=1):
    return save_experience(
        application, education=education or DIPLOMA, jobs=jobs, seen=seen, by=application.applicant, at=AT
    )


def as_facts(job):
    return {"id": job.pk} | {name: getattr(job, name) for name in JOB}


def its_diploma(application):
    return {name: getattr(application.education, name) for name in DIPLOMA}


def test_jobs_are_kept_changed_and_removed_in_place():
    application = ApplicationFactory()
    save(application, JOB, JOB | {"employer": "PT Dua"})
    first, second = application.employments.order_by("pk")

    save(application, as_facts(first) | {"position": "Kepala"}, seen=2)

    assert [(job.pk, job.position) for job in application.employments.all()] == [(first.pk, "Kepala")]
    assert not Employment.objects.filter(pk=second.pk).exists()


@pytest.mark.clause("6.1.1")
@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        ({"ended_on": dt.date(2021, 12, 31)}, "selesai harus sesudah"),
        ({"started_on": dt.date(2026, 9, 8)}, "mulai tidak boleh sesudah hari ini"),
        ({"ended_on": dt.date(2026, 9, 8)}, "selesai tidak boleh sesudah hari ini"),
        ({"started_on": dt.date(2009, 5, 2)}, "mulai usia 15 tahun"),
    ],
)
def test_dates_that_cannot_be_are_refused(dates, reason):
    application = ApplicationFactory()
    fill_particulars(application)

    with refused(reason, application):
        save(application, JOB | dates)

    assert not application.employments.exists()


@pytest.mark.clause("6.1.1")
def test_work_from_the_fifteenth_birthday_on_counts():
    application = ApplicationFactory()
    fill_particulars(application)

    save(application, JOB | {"started_on": dt.date(2009, 5, 3)})

    assert application.employments.count() == 1


@pytest.mark.both_databases
def test_the_database_itself_refuses_a_job_that_ends_before_it_began():
    with pytest.raises(IntegrityError), transaction.atomic():
        EmploymentFactory(started_on=dt.date(2024, 1, 2), ended_on=dt.date(2024, 1, 1))


@pytest.mark.clause("9.1.5")
def test_only_the_returned_job_changes():
    application = ApplicationFactory(filled=True)
    other = EmploymentFactory(application=application, employer="PT Lama")
    job = application.employments.exclude(pk=other.pk).get()
    application = reopened(application, f"job:{job.pk}")

    with refused("tidak dikembalikan", other):
        save(
            application,
            as_facts(job),
            as_facts(other) | {"employer": "PT Lain"},
            education=its_diploma(application),
        )
    with refused("tidak dikembalikan", other):
        save(application, as_facts(job), education=its_diploma(application))

    save(
        application,
        as_facts(job) | {"position": "Analis"},
        as_facts(other),
        education=its_diploma(application),
    )
    assert application.review_items.get().answered_at == AT


@pytest.mark.clause("9.1.5")
def test_education_that_was_not_returned_stays():
    application = ApplicationFactory(filled=True)
    job = application.employments.get()
    application = reopened(application, f"job:{job.pk}")

    with refused("tidak dikembalikan", application.education):
        save(application, as_facts(job), education=DIPLOMA)


def test_a_changed_job_is_judged_anew():
    application = ApplicationFactory(filled=True)
    job = application.employments.get()
    Employment.objects.update(in_field=False)
    application = reopened(application, f"job:{job.pk}")

    save(application, as_facts(job) | {"duties": "Data pelanggan"}, education=its_diploma(application))

    job.refresh_from_db()
    assert job.in_field is None


def train(application, *trainings, seen=1):
    return save_trainings(application, trainings=trainings, seen=seen, by=application.applicant, at=AT)


@pytest.mark.clause("6.1.4")
@pytest.mark.clause("9.4.2")
@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"completed_on": dt.date(2026, 9, 8)}, "tidak boleh sesudah hari ini"),
        ({"trainer_name": ""}, "nama pelatih|Isi nama pelatih"),
        ({"trainer_name": "   "}, "Isi nama pelatih"),
    ],
)
def test_a_training_has_a_past_date_and_a_trainer(facts, reason):
    application = ApplicationFactory()

    with refused(reason, application):
        train(application, COURSE | facts)

    assert not application.trainings.exists()


def test_trainings_are_added_and_removed_in_a_draft():
    application = ApplicationFactory()
    TrainingFactory(application=application)

    train(application, COURSE)

    assert [training.title for training in application.trainings.all()] == ["Pemasaran"]


@pytest.mark.clause("9.1.5")
def test_a_training_is_added_only_where_one_was_returned():
    application = reopened(ApplicationFactory(filled=True), "particulars")
    kept = {"id": application.trainings.get().pk} | {
        name: getattr(application.trainings.get(), name) for name in COURSE
    }

    with refused("tidak dikembalikan", application):
        train(application, kept, COURSE)


def reopened(application, key):
    from tests.factories.applications import give_back, send  # noqa: PLC0415 - the factory's own steps

    send(application)
    give_back(application, keys=(key,), due_on=dt.date(2026, 9, 28))
    return application
