"""The pages: everybody's form, the private link, the office's, of who is heard, the register (17024 9.9)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Role
from complaints import actions
from complaints.models import Complaint, Verdict
from foundation.documents.models import Upload
from foundation.look.writing import day
from tests.factories.certificates import issued
from tests.factories.complaints import (
    ADMITTED_AT,
    DAY,
    DRAFTED_AT,
    EMAIL,
    HEARD_AT,
    RECEIVED_AT,
    SIGNED_AT,
    a_head,
    a_measure,
    admitted,
    an_officer,
    answered,
    asked,
    drafted,
    fresh,
    misuse,
    received,
    terms,
)
from tests.factories.people import UserFactory

from .helpers import a_picture

pytestmark = pytest.mark.django_db
TYPED = {"about": "LSP", "words": "Telepon tidak pernah diangkat.", "name": "Warga", "email": EMAIL}


@pytest.fixture(autouse=True)
def _then(clock_at, clean_cache):
    clock_at(RECEIVED_AT)


def page(client, name, *args):
    return client.get(reverse(f"complaints:{name}", args=args))


def send(client, name, *args, **typed):
    return client.post(reverse(f"complaints:{name}", args=args), typed)


def text(response):
    return response.content.decode()


def signed_in(client, user):
    client.force_login(user, "accounts.doors.backend.StandingBackend")
    return client


# -- from anybody --


def test_a_stranger_gets_a_number_and_is_told_where_the_link_went(client):
    answer = client.post(reverse("complaints:complain"), TYPED, follow=True)

    complaint = Complaint.objects.get()
    assert complaint.number in text(answer)
    assert EMAIL in text(answer)
    assert complaint.link.token not in text(answer)
    assert "no-store" in answer["Cache-Control"]


def test_who_leaves_no_address_is_shown_the_link_and_reads_behind_it_without_a_code(client):
    answer = client.post(reverse("complaints:complain"), TYPED | {"email": "", "name": ""}, follow=True)

    link = Complaint.objects.get().link
    assert link.token in text(answer)
    assert TYPED["words"] in text(page(client, "follow", link.token))


def test_what_was_typed_survives_a_refusal(client):
    answer = client.post(
        reverse("complaints:complain"), TYPED | {"words": "", "about_name": "Bagian telepon"}
    )

    assert answer.status_code == 200
    assert "Bagian telepon" in text(answer)
    assert EMAIL in text(answer)
    assert not Complaint.objects.exists()


def test_a_file_that_is_not_what_it_says_is_refused_and_the_words_stay(client):
    file = SimpleUploadedFile("foto.jpg", b"MZ program", "image/jpeg")
    answer = client.post(reverse("complaints:complain"), TYPED | {"file": file})

    assert TYPED["words"] in text(answer)
    assert not Complaint.objects.exists()
    assert not Upload.objects.exists()


def test_a_machine_that_fills_in_everything_is_told_to_leave_the_trap_empty(client):
    answer = client.post(reverse("complaints:complain"), TYPED | {"website": "https://x.y"})

    assert answer.status_code == 200
    assert "Biarkan isian ini kosong" in text(answer)
    assert not Complaint.objects.exists()


def test_an_address_sends_few_a_minute_and_looks_as_often_as_it_likes(client):
    for _each in range(12):
        assert page(client, "complain").status_code == 200
    sent = [client.post(reverse("complaints:complain"), TYPED | {"email": ""}).status_code for _ in range(7)]

    assert sent == [302] * 6 + [429]


def test_a_picture_is_kept_and_checked_at_once(client):
    [certificate] = issued()
    code = "http://localhost:8000" + reverse("certificates:verification", args=[certificate.token])
    picture = a_picture(code)
    file = SimpleUploadedFile(picture["name"], picture["buffer"], picture["mimeType"])
    client.post(reverse("complaints:complain"), TYPED | {"about": "MISUSE", "file": file})

    complaint = Complaint.objects.get()
    check = complaint.checks.get()
    assert (check.verdict, check.certificate) == (Verdict.COPY, certificate)
    assert complaint.certificate == certificate
    assert complaint.files.get().upload.owner.email == "system@portal.invalid"


def test_the_form_knows_the_number_of_the_page_that_led_to_it(client):
    answer = client.get(reverse("complaints:complain"), {"tentang": "MISUSE", "nomor": "0000001 2026"})

    assert 'value="0000001 2026"' in text(answer)


def test_the_office_enters_what_it_was_told_for_somebody_else(client):
    officer = an_officer()
    signed_in(client, officer)
    client.post(reverse("complaints:complain"), TYPED | {"who": "other"})

    complaint = Complaint.objects.get()
    assert (complaint.complainant, complaint.entered_by, complaint.name) == (None, officer, "Warga")


def test_who_is_signed_in_follows_it_in_their_account(client):
    person = UserFactory()
    signed_in(client, person)
    answer = client.post(reverse("complaints:complain"), TYPED, follow=True)

    complaint = Complaint.objects.get()
    assert (complaint.complainant, complaint.name, complaint.email) == (person, "", "")
    assert answer.redirect_chain[-1][0] == reverse("complaints:own", args=[complaint.pk])
    assert complaint.number in text(page(client, "mine"))
    assert send(client, "add_own_words", complaint.pk, words="Kemarin lagi.").status_code == 302
    assert page(signed_in(client, UserFactory()), "own", complaint.pk).status_code == 404


# -- behind the link --


def test_a_look_at_the_link_changes_nothing_and_the_code_opens_it(client):
    complaint = received(words="Rahasia besar.")
    token = complaint.link.token
    assert "Rahasia besar" not in text(page(client, "follow", token))
    send(client, "send_code", token)
    code = complaint.link.codes.get()

    wrong = send(client, "enter", token, code="x")
    assert "Rahasia besar" not in text(wrong)
    opened = send(client, "enter", token, code=code.digits)

    assert opened.status_code == 302
    assert "Rahasia besar" in text(page(client, "follow", token))
    assert send(client, "add_words", token, words="Kemarin lagi.").status_code == 302
    assert "Kemarin lagi." in text(page(client, "follow", token))


def test_without_the_code_nothing_is_added_and_no_letter_read(client):
    complaint = answered()
    token = complaint.link.token

    assert send(client, "add_words", token, words="x").status_code == 404
    assert page(client, "answer", token).status_code == 404
    assert page(client, "follow", "x" * 64).status_code == 404
    assert not complaint.messages.exists()


def test_a_locked_or_old_link_says_so_and_leads_to_a_new_one(client, clock_at):
    link = received().link
    clock_at(link.expires_at)
    answer = page(client, "follow", link.token)

    assert answer.status_code == 410
    assert reverse("complaints:new_link") in text(answer)


def test_a_new_link_is_answered_alike_whether_the_complaint_is_there_or_not(client):
    complaint = received()
    there = send(client, "new_link", number=complaint.number, email=EMAIL)
    not_there = send(client, "new_link", number="KLH-2026-9999", email=EMAIL)

    hide = {complaint.number: "KLH-2026-9999"}
    assert [
        line for line in text(there).replace(*next(iter(hide.items()))).splitlines() if "csrf" not in line
    ] == [line for line in text(not_there).splitlines() if "csrf" not in line]
    assert complaint.links.count() == 2


def test_the_answer_is_read_by_the_link_as_words_and_as_a_letter(client):
    complaint = answered(admitted(received(email="")))
    shown = text(page(client, "follow", complaint.link.token))

    assert "Kami memeriksa daftar piket" in shown
    assert "Daftar piket lengkap." not in shown
    assert page(client, "answer", complaint.link.token).status_code == 503


# -- the office --


def test_to_whom_it_concerns_it_is_not_there(client):
    sri = an_officer(full_name="Sri Wahyuni")
    complaint = received(about="PERSON", about_name="Sri")
    signed_in(client, sri)

    assert page(client, "complaint", complaint.pk).status_code == 404
    assert complaint.number not in text(page(client, "complaints"))
    assert complaint.number not in text(client.get("/tugas/"))
    assert send(client, "turn_away", complaint.pk, **{"away-words": "x"}).status_code == 404


@pytest.mark.parametrize(
    "state", ["received", "admitted", "asked", "drafted", "answered", "measure", "misuse"]
)
def test_the_page_shows_every_state(client, state, clock_at):
    terms()
    handler = a_head() if state == "misuse" else an_officer()
    build = {
        "received": received,
        "admitted": lambda: admitted(handler=handler),
        "asked": lambda: asked(admitted(handler=handler)).complaint,
        "drafted": lambda: drafted(admitted(handler=handler)).complaint,
        "answered": lambda: answered(admitted(handler=handler)),
        "measure": lambda: answered(a_measure(admitted(handler=handler)).complaint),
        "misuse": lambda: admitted(misuse(issued()[0]), handler=handler),
    }
    complaint = fresh(build[state]())
    clock_at(SIGNED_AT)

    answer = page(signed_in(client, handler), "complaint", complaint.pk)

    assert answer.status_code == 200
    assert complaint.words in text(answer)
    assert "dilaksanakan :" not in text(answer)


def test_each_button_of_the_office_does_its_work(client, clock_at):
    officer, other, head = an_officer(), an_officer(), a_head()
    complaint = received()
    pk = complaint.pk
    signed_in(client, officer)

    send(client, "admit", pk, **{"admit-handler": officer.pk, "admit-words": "Ditelusuri."})
    send(client, "name_concerned", pk, **{"name-person": other.pk})
    send(client, "hear", pk, **{"hear-person": other.pk, "hear-question": "Bagaimana?"})
    hearing = complaint.hearings.get()
    send(client, "record_statement", pk, hearing.pk, **{f"s{hearing.pk}-words": "Saya sakit."})
    send(client, "write", pk, **{"write-words": "Sudah kami dengar."})
    due = day((RECEIVED_AT + 30 * DAY).date())
    send(
        client,
        "set_measure",
        pk,
        **{"measure-words": "Pasang penerus.", "measure-responsible": officer.pk, "measure-due_on": due},
    )
    draft = {"outcome": "UPHELD", "findings": "Benar.", "words": "Anda benar.", "signer": head.pk}
    send(client, "propose", pk, **{f"propose-{name}": value for name, value in draft.items()})
    answer = fresh(complaint).answer
    send(client, "sign", pk, answer.pk)
    assert fresh(complaint).state == "DRAFTED"

    signed_in(client, head)
    send(client, "send_back", pk, answer.pk, **{f"b{answer.pk}-words": "Sebut tanggalnya."})
    assert fresh(complaint).state == "HANDLING"
    signed_in(client, officer)
    send(client, "propose", pk, **{f"propose-{name}": value for name, value in draft.items()})
    actions.sign(fresh(complaint).answer, by=head, at=SIGNED_AT)
    send(client, "close", pk, **{"end-words": "Selesai."})
    assert fresh(complaint).state == "ANSWERED"
    measure = complaint.measures.get()
    assert client.post(measure.get_absolute_url(), {"words": "Terpasang."}).status_code == 302
    send(client, "close", pk, **{"end-words": "Selesai."})

    assert fresh(complaint).state == "CLOSED"


def test_the_numbers_of_people_are_those_that_may_be_chosen(client):
    officer, complaint = an_officer(), received()
    signed_in(client, officer)
    answer = send(client, "admit", complaint.pk, **{"admit-handler": UserFactory().pk, "admit-words": "x"})

    assert answer.status_code == 200
    assert fresh(complaint).state == "RECEIVED"


def test_a_sanction_case_is_opened_with_one_button(client, clock_at):
    clock_at(HEARD_AT)
    complaint = admitted(misuse(issued()[0]))
    signed_in(client, complaint.handler)
    answer = send(client, "open_case", complaint.pk, **{"case-ground": "C", "case-words": "Pada brosur."})

    case = fresh(complaint).sanction_case
    assert answer.status_code == 302
    assert complaint.number in text(client.get(case.get_absolute_url()))
    assert case.number in text(page(client, "complaint", complaint.pk))


def test_who_is_heard_sees_the_question_and_answers_once(client, clock_at):
    hearing = asked(admitted(received(words="Rahasia besar.")))
    clock_at(HEARD_AT)
    signed_in(client, hearing.person)
    url = hearing.get_absolute_url()

    shown = text(client.get(url))
    assert hearing.question in shown
    assert "Rahasia besar" not in shown
    assert hearing.complaint.number not in shown
    assert client.post(url, {"words": "Saya sakit."}).status_code == 302
    assert client.post(url, {"words": "Lagi."}).status_code == 200
    assert hearing.statement.words == "Saya sakit."
    assert signed_in(client, UserFactory()).get(url).status_code == 404


def test_the_register_tells_auditors_figures_and_no_names(client, django_assert_num_queries):
    terms()
    answered(admitted(received(name="Warga Pelapor", about_name="Bagian telepon")))
    received(email="")
    signed_in(client, UserFactory(roles=[Role.AUDITOR]))
    shown = text(client.get(reverse("complaints:register"), {"tahun": RECEIVED_AT.year}))

    assert Complaint.objects.first().number in shown
    assert "Tidak beralasan" in shown
    for word in ("Warga Pelapor", EMAIL, "Bagian telepon"):
        assert word not in shown


def test_a_list_asks_no_more_with_more_rows(client):
    from django.db import connection  # noqa: PLC0415 - only here
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - only here

    signed_in(client, an_officer())
    counted = []
    for _each in range(3):
        admitted(received(email=""))
        for name in ("complaints", "register"):
            page(client, name)
        with CaptureQueriesContext(connection) as asked_of:
            page(client, "complaints")
            page(client, "register")
        counted.append(len(asked_of))

    assert counted[0] == counted[1] == counted[2]


def test_the_head_sets_the_terms_on_their_page(client):
    signed_in(client, a_head())
    days = {"check_workdays": 3, "hearing_workdays": 5, "answer_workdays": 20}

    assert send(client, "terms", **days | {"answer_workdays": 2}).status_code == 200
    assert send(client, "terms", **days).status_code == 302
    assert "20" in text(page(client, "terms"))
    assert page(signed_in(client, UserFactory(roles=[Role.AUDITOR])), "terms").status_code == 404


def test_what_is_to_be_done_stands_on_the_desk(client, clock_at):
    terms()
    officer, head = an_officer(), a_head()
    complaint = received()
    wanted = {
        officer: f"Periksa keluhan {complaint.number}",
    }
    for person, words in wanted.items():
        assert words in text(signed_in(client, person).get("/tugas/"))
    admitted(complaint, handler=officer)
    assert f"Telusuri keluhan {complaint.number}" in text(signed_in(client, officer).get("/tugas/"))
    drafted(fresh(complaint), signer=head)
    assert f"Tanda tangani jawaban keluhan {complaint.number}" in text(signed_in(client, head).get("/tugas/"))
    assert ADMITTED_AT < DRAFTED_AT
