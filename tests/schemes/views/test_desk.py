"""The pages of those who draft, set and approve, and of those who choose assessors."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation.journal.models import Entry
from schemes.models import AssessorAuthorisation, SchemeVersion
from schemes.states import TextStatus, VersionState
from tests.factories.people import AssessorRegistrationFactory, UserFactory
from tests.factories.schemes import AssessorAuthorisationFactory, SchemeVersionFactory
from tests.schemes.conftest import AT, FIRST

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(clock_at):
    clock_at(AT)


@pytest.fixture
def draft():
    return SchemeVersionFactory(complete=True, is_example=True)


def url(name, *args):
    return reverse(f"schemes:{name}", args=args)


def posted(client, address, **typed):
    return client.post(address, typed, follow=True).content.decode()


def state_of(version):
    return SchemeVersion.objects.values_list("state", flat=True).get(pk=version.pk)


@pytest.mark.clause("1")
def test_from_draft_to_force_in_the_browser(client_as, draft, committee_head, head):
    posted(client_as(committee_head), url("set_version", draft.pk))
    assert state_of(draft) == VersionState.SET

    text = posted(client_as(head), url("approve", draft.pk), in_force_from="22 November 2026")

    assert state_of(draft) == VersionState.IN_FORCE
    assert "Versi ini sudah disahkan." in text


@pytest.mark.clause("1")
@pytest.mark.parametrize("name", ["set_version", "approve", "send_back"])
def test_others_do_not_find_these_buttons(client_as, draft, committee, name):
    assert client_as(committee).post(url(name, draft.pk)).status_code == 404
    assert client_as(UserFactory()).post(url(name, draft.pk)).status_code == 404
    assert state_of(draft) == VersionState.DRAFT


@pytest.mark.clause("1")
def test_a_refusal_keeps_what_was_typed(client_as, draft, committee_head, head):
    client_as(committee_head).post(url("set_version", draft.pk))

    text = posted(client_as(head), url("approve", draft.pk), in_force_from="1 November 2026")

    assert "tidak pernah sejak hari yang sudah lewat" in text
    assert 'value="1 November 2026"' in text
    assert state_of(draft) == VersionState.SET


@pytest.mark.clause("1")
def test_sent_back_with_a_reason(client_as, draft, committee_head, head):
    client_as(committee_head).post(url("set_version", draft.pk))

    posted(client_as(head), url("send_back", draft.pk), reason="Biaya keliru.")

    assert state_of(draft) == VersionState.DRAFT


@pytest.mark.clause("1")
def test_a_draft_that_is_not_whole_says_what_is_missing(client_as, committee_head):
    text = client_as(committee_head).get(SchemeVersionFactory().get_absolute_url()).content.decode()

    assert "Versi ini belum memiliki unit." in text
    assert "Tetapkan versi ini?" not in text


def test_settings_are_edited_with_numbers_as_people_write_them(client_as, draft, committee):
    client = client_as(committee)
    form = client.get(url("edit", draft.pk)).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed = {name: form.fields[name].prepare_value(value) for name, value in typed.items()}
    typed = {name: value for name, value in typed.items() if value is not None and value is not False}

    client.post(url("edit", draft.pk), typed | {"surveillance_reminder_days": "45, 10", "quorum": "7"})

    draft.refresh_from_db()
    assert (draft.surveillance_reminder_days, draft.quorum) == ([45, 10], 7)
    again = client.post(url("edit", draft.pk), typed | {"quorum": "9"})
    assert "Orang lain menyimpan lebih dahulu" in again.content.decode()


@pytest.mark.clause("1")
def test_a_definition_is_loaded_by_the_committee(client_as, committee):
    file = SimpleUploadedFile("skema.toml", FIRST.read_bytes())

    posted(client_as(committee), url("load"), file=file)

    assert SchemeVersion.objects.get().document_number == "SS-PD07/00/LSP-PI/2019"


@pytest.mark.clause("1")
def test_a_file_with_a_fault_is_refused_on_the_form(client_as, committee):
    file = SimpleUploadedFile("skema.toml", b"[scheme")

    text = posted(client_as(committee), url("load"), file=file)

    assert "bukan definisi TOML" in text
    assert not SchemeVersion.objects.exists()


@pytest.mark.clause("1")
def test_the_next_version_is_drafted_from_the_one_in_force(client_as, committee):
    version = SchemeVersionFactory(in_force=True)
    facts = {"revision": "01", "document_year": "2026"}

    taken = posted(
        client_as(committee), url("copy", version.pk), document_number=version.document_number, **facts
    )
    posted(client_as(committee), url("copy", version.pk), document_number="SS-BARU", **facts)

    assert "Nomor dokumen ini sudah dipakai." in taken
    assert SchemeVersion.objects.get(document_number="SS-BARU").scheme == version.scheme


@pytest.mark.clause("8.2.3", "8.3")
@pytest.mark.parametrize(
    ("amount", "kept"),
    [
        ("600.000", 600_000),
        ("Rp 600.000,-", 600_000),
        ("600000,5", None),
        ("-1", None),
        ("0", None),
        ("500,000.00", None),
    ],
)
def test_an_amount_is_whole_rupiah(client_as, head, amount, kept):
    version = SchemeVersionFactory(in_force=True)
    typed = {
        "organisation_kind": "GROUP",
        "purpose": "NEW",
        "admin_percent": "60",
        "assessment_percent": "40",
    }

    posted(client_as(head), url("add_fee", version.pk), amount=amount, from_on="1 Januari 2027", **typed)

    assert list(version.fees.filter(from_on__year=2027).values_list("amount", flat=True)) == (
        [kept] if kept else []
    )


@pytest.mark.clause("8.1", "8.2.1", "8.2.2")
def test_shares_that_do_not_add_up_are_told(client_as, head):
    version = SchemeVersionFactory(in_force=True)
    typed = {
        "organisation_kind": "GROUP",
        "purpose": "NEW",
        "admin_percent": "60",
        "assessment_percent": "30",
    }

    text = posted(client_as(head), url("add_fee", version.pk), amount="1", from_on="1 Januari 2027", **typed)

    assert "Kedua bagian berjumlah 90 %. Jumlahnya harus 100 %." in text
    assert version.fees.count() == 2


@pytest.mark.clause("5.2")
def test_elements_are_looked_at_then_kept_then_confirmed(client_as, draft, committee, committee_head):
    unit = draft.units.first()
    rows = f"unit,element,element_title,criterion,criterion_text\n{unit.code},1,Menyusun,1.1,Data dikumpulkan"
    client = client_as(committee)

    looked = client.post(
        url("elements", draft.pk), {"file": SimpleUploadedFile("e.csv", rows.encode()), "source": "SKKNI"}
    )
    assert unit.elements.count() == 2
    again = looked.context["again"].initial
    client.post(url("import_elements", draft.pk), again)
    posted(client_as(committee_head), url("confirm_text", unit.pk))

    unit.refresh_from_db()
    assert [str(element) for element in unit.elements.all()] == ["1. Menyusun"]
    assert (unit.text_status, unit.text_source) == (TextStatus.OFFICIAL, "SKKNI")


@pytest.mark.clause("5.2")
def test_a_table_with_a_fault_shows_its_rows_and_no_button(client_as, draft, committee):
    rows = "unit,element,element_title,criterion,criterion_text\nX,1,a,1.1,b"

    text = posted(
        client_as(committee),
        url("elements", draft.pk),
        file=SimpleUploadedFile("e.csv", rows.encode()),
        source="S",
    )

    assert "Versi ini tidak memiliki unit X." in text
    assert "Simpan elemen ini" not in text


@pytest.mark.parametrize(("kind", "begins"), [("csv", b"\xef\xbb\xbfunit"), ("xlsx", b"PK")])
def test_elements_are_taken_along(client_as, draft, committee, kind, begins):
    answer = client_as(committee).get(url("export_elements", draft.pk, kind))

    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith("attachment;")


@pytest.mark.clause("9.2.2")
def test_the_secretariat_authorises_an_assessor_and_ends_it(client_as, draft):
    registration = AssessorRegistrationFactory()
    client = client_as(UserFactory(secretariat=True))
    address = url("assessors", draft.scheme.code)

    posted(client, address, registration=registration.pk, starts_on="22 November 2026")
    given = AssessorAuthorisation.objects.get()
    posted(client, url("end_assessor", given.pk), ends_on="30 November 2026")

    given.refresh_from_db()
    assert str(given.ends_on) == "2026-11-30"
    assert Entry.objects.count() >= 2


@pytest.mark.clause("9.2.2")
def test_the_committee_does_not_find_the_assessors(client_as, draft, committee):
    given = AssessorAuthorisationFactory(scheme=draft.scheme)

    assert client_as(committee).get(url("assessors", draft.scheme.code)).status_code == 404
    assert client_as(committee).get(url("end_assessor", given.pk)).status_code == 404


def test_the_list_takes_the_same_queries_however_many_versions(
    client_as, committee, django_assert_max_num_queries
):
    client = client_as(committee)
    SchemeVersionFactory()
    client.get(url("versions"))
    with django_assert_max_num_queries(20) as few:
        client.get(url("versions"))
    for _number in range(3):
        SchemeVersionFactory()
    with django_assert_max_num_queries(len(few)):
        client.get(url("versions"))
