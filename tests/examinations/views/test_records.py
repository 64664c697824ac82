"""The tablet's pages and its endpoint, as a browser asks for them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments.queries import events_of
from examinations.actions.records import save_record
from examinations.actions.records_closing import correct_record
from examinations.models import Record, RecordPhoto, SaidLine
from examinations.queries.records import changes_of, lines_of
from instruments.models import FormCode
from tests.factories.people import UserFactory
from tests.factories.records import KEPT_AT, a_key, at_work, filled, handed_in, keeping, picture, report

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.1")]


@pytest.fixture(autouse=True)
def _on_the_day(clock_at):
    clock_at(KEPT_AT)


def page(view, *args):
    return reverse(f"examinations:{view}", args=args)


def save(client, record, body):
    return client.post(page("save_record", record.pk), data=json.dumps(body), content_type="application/json")


def test_an_assessor_begins_writes_and_hands_in(client_as):
    made = at_work(FormCode.IA07)
    client = client_as(made.assessor)

    assert made.name in client.get(page("records")).content.decode()
    assert client.post(page("open_record", made.pk, made.instrument.pk)).status_code == 302
    record = made.records.get()
    assert client.get(record.get_absolute_url()).status_code == 200
    line = {"item": 1, "sequence": 1, "achieved": "yes", "summary": "Benar.", "seconds": 3}
    answer = save(client, record, {"lines": [line], "head": {"sequence": 1, "feedback": "Baik."}})
    assert answer.json() == {"saved": {"1": 1, "0": 1}, "behind": {}}
    assert "masih kurang" in client.get(page("hand_in_record", record.pk)).content.decode()
    filled(record)
    assert "masih kurang" not in client.get(page("hand_in_record", record.pk)).content.decode()
    signed = {"typed_name": made.assessor.full_name, "unsigned_reason": "Tangan terluka."}
    assert client.post(page("hand_in_record", record.pk), signed).status_code == 302

    record.refresh_from_db()
    assert not record.is_open
    shown = client.get(record.get_absolute_url()).content.decode()
    assert f'data-record-closed="{record.pk}"' in shown
    assert record.sha256 in shown


def test_without_script_the_whole_page_is_sent(client_as):
    record = keeping()
    client = client_as(record.assessor)

    sent = {
        "achieved-1": "no",
        "summary-1": "Tidak tahu.",
        "remark-1": "Kurang.",
        "feedback": "Belajar lagi.",
    }
    response = client.post(record.get_absolute_url(), sent)

    assert response.url == page("hand_in_record", record.pk)
    line = record.lines.get(position=1)
    assert (line.achieved, line.remark) == (False, "Kurang.")


@pytest.mark.parametrize(
    "body", ["x", "[]", '{"lines": 1}', '{"lines": [{"item": "1", "sequence": 1}]}', '{"head": 1}']
)
def test_nonsense_is_not_read(client_as, body):
    record = keeping()

    answer = client_as(record.assessor).post(
        page("save_record", record.pk), data=body, content_type="application/json"
    )

    assert answer.status_code == 400
    assert set(record.lines.values_list("sequence", flat=True)) == {0}


def test_an_answer_that_was_not_offered_changes_nothing(client_as):
    record = filled()
    client = client_as(record.assessor)

    answer = save(client, record, {"lines": [{"item": 1, "sequence": 9, "achieved": "perhaps"}]})
    assert answer.status_code == 400
    assert client.post(record.get_absolute_url(), {"achieved-1": "perhaps"}).status_code == 400

    assert record.lines.get(position=1).achieved is True


def test_what_is_handed_in_tells_the_tablet_to_stop(client_as):
    record = handed_in()

    answer = save(client_as(record.assessor), record, {"lines": [{"item": 1, "sequence": 9}]})

    assert (answer.status_code, answer.json()["open"]) == (409, False)


def test_a_photo_comes_in_once_however_often_it_is_sent(client_as):
    record, key = keeping(), str(a_key())
    client = client_as(record.assessor)

    for _ in range(2):
        file = SimpleUploadedFile("foto.jpg", picture(), "image/jpeg")
        answer = client.post(page("add_photo", record.pk), {"key": key, "item": 1, "file": file})
        assert answer.status_code == 200
    assert client.get(answer.json()["url"]).status_code == 200
    client.post(answer.json()["drop"])

    assert RecordPhoto.objects.get().dropped_at == KEPT_AT


def test_no_pdf_passes_for_a_photo(client_as):
    record = keeping()

    file = SimpleUploadedFile("foto.jpg", b"<html>", "image/jpeg")
    answer = client_as(record.assessor).post(page("add_photo", record.pk), {"key": a_key(), "file": file})

    assert answer.status_code == 409
    assert answer.json()["reason"]
    assert not RecordPhoto.objects.exists()


@pytest.mark.clause("7.1.3")
def test_who_reads_a_record_before_and_after_it_is_handed_in(client_as):
    record = keeping()
    people = {
        "candidate": record.candidate,
        "office": UserFactory(secretariat=True),
        "another assessor": UserFactory(roles=["ASSESSOR"]),
        "another candidate": UserFactory(),
    }

    def seen():
        asked = {
            who: client_as(user).get(record.get_absolute_url()).status_code for who, user in people.items()
        }
        return {who for who, status in asked.items() if status == 200}

    assert seen() == set()
    handed_in(filled(record))
    assert seen() == {"candidate", "office"}
    assert client_as(record.candidate).get(page("case_records", record.assessment.pk)).status_code == 200


def test_a_correction_begins_on_the_page_of_what_was_handed_in(client_as):
    record = handed_in()
    client = client_as(record.assessor)

    client.post(page("correct_record", record.pk), {"reason": "Butir 1 keliru."})

    new = Record.objects.get(replaces=record)
    assert "Butir 1 keliru." in client.get(new.get_absolute_url()).content.decode()
    assert client.get(record.get_absolute_url()).status_code == 200


def test_a_correction_shows_what_it_says_otherwise_beside_what_was_said(client_as):
    made = at_work(FormCode.IA07)
    earlier = handed_in(filled(keeping(made)))
    later = correct_record(earlier, reason="Butir 1 keliru.", by=made.assessor, at=KEPT_AT)
    client = client_as(made.assessor)
    assert (
        "masih sama dengan rekaman terdahulu" in client.get(page("hand_in_record", later.pk)).content.decode()
    )

    said = SaidLine(1, 9, achieved=False, summary="Hanya menyebut satu sumber.", remark="Belum lengkap.")
    save_record(later, lines=[said], by=made.assessor, at=KEPT_AT)

    [change] = changes_of(later, lines_of(later))
    assert [change.before, change.now] == [
        ["Ya", "Menjawab dengan benar."],
        ["Tidak", "Hanya menyebut satu sumber.", "Belum lengkap."],
    ]
    shown = client.get(page("hand_in_record", later.pk)).content.decode()
    assert shown.index("Menjawab dengan benar.") < shown.index("Hanya menyebut satu sumber.")


@pytest.mark.clause("9.3.6")
def test_who_assessed_at_a_session_finds_its_report_on_the_desk(client_as):
    made = handed_in(filled(keeping(at_work(FormCode.IA07))))
    report(made.assessment)
    client = client_as(made.assessor)
    [event] = events_of(made.assessor)
    address = reverse("assessments:report", args=[event.key])

    assert address in client.get(reverse("desk")).content.decode()
    assert address in client.get(reverse("assessments:my_reports")).content.decode()
    assert client.get(address).status_code == 200
    assert (
        made.assessment.application.candidate_number
        in client.get(reverse("assessments:mine"), {"keadaan": "selesai"}).content.decode()
    )
